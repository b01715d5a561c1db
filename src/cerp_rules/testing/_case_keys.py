"""Decide which keys a case of a table may have, by what it is about, and what can stand there.

What is left out: what the values come to (`cerp_rules.testing._cases`).
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from pendulum import Date

from cerp_rules._calendar import computed_day, parse_day
from cerp_rules.clauses import CLAUSES
from cerp_rules.duty_values import DeadlineKind, DeadlineState, DutyStatus
from cerp_rules.errors import InvalidValueError
from cerp_rules.findings import Outcome, Verdict
from cerp_rules.rules.every_rule import EVERY_RULE
from cerp_rules.testing._scenarios import About
from cerp_rules.testing._table_errors import MalformedError, one_of
from cerp_rules.transitions import Status

__all__ = [
    "FOR_ALL",
    "NONE",
    "as_day",
    "check_expectation",
    "check_keys",
    "check_shapes",
    "in_words",
]

NONE: Final = "none"
"""What a table says where there is no day, no deadline or no award."""

_COMMON: Final = frozenset({"id", "clause", "why", "policy", "book"})
_JUDGED: Final = _COMMON | {"rule", "expect", "outcome"}
_STORY: Final = frozenset({"history", "without", "change", "also"})
_KEYS: Final[dict[About, frozenset[str]]] = {
    About.APPLICATION: _JUDGED | {"remove", "set", "on"},
    About.EVENT: _JUDGED | _STORY | {"event"},
    About.COMPLETION: _JUDGED | _STORY | {"remove", "set", "on", "renewal_on", "award"},
    About.MARKETING: _JUDGED | _STORY | {"use", "on"},
    About.DUTY: _COMMON | _STORY | {"completions", "renewals", "on", "duty", "subject", "expect"},
    About.STATUS: _COMMON | _STORY | {"on", "expect"},
}
_REQUIRED: Final[dict[About, tuple[str, ...]]] = {
    About.APPLICATION: ("id", "why"),
    About.EVENT: ("id", "why", "history", "event"),
    About.COMPLETION: ("id", "why", "history"),
    About.MARKETING: ("id", "why", "history", "use"),
    About.DUTY: ("id", "why", "history", "duty", "expect"),
    About.STATUS: ("id", "why", "history", "expect"),
}
FOR_ALL: Final[dict[About, frozenset[str]]] = {
    about: keys & {"policy", "book", "history", "on"} for about, keys in _KEYS.items()
}
"""The keys that can stand at the head of a table, for those of its cases that lack them."""

_Shape = tuple[tuple[type, ...], tuple[type, ...], str]
_TEXT: Final[_Shape] = ((str,), (), "text")
_DAY: Final[_Shape] = ((dt.date, str), (), "a day, such as 2026-04-01")
_TABLE: Final[_Shape] = ((dict,), (), "a table")
_SHAPES: Final[dict[str, _Shape]] = {
    **dict.fromkeys(("id", "why", "clause", "rule", "outcome", "award"), _TEXT),
    **dict.fromkeys(("duty", "subject", "history"), _TEXT),
    **dict.fromkeys(("on", "renewal_on"), _DAY),
    **dict.fromkeys(("policy", "set", "change", "use", "renewals", "expect"), _TABLE),
    "remove": ((list,), (str,), "a list of JSON Pointers"),
    "without": ((list,), (str,), "a list of names of events"),
    "event": ((str, dict), (), "the name of an event or a table"),
    "also": ((list,), (str, dict), "a list of names of events or tables"),
    "completions": ((list,), (dict,), "a list of tables"),
    "book": ((list,), (dict,), "a list of tables"),
}

_WORDS: Final = (
    *(verdict.value for verdict in Verdict),
    "advice",
    "falls_short",
    "flagged",
    "asked_in_passing",
)
_OUTCOMES: Final = tuple(one.value for one in Outcome)
_CLAUSES: Final = tuple(one.id for one in CLAUSES)
_RULES: Final = {rule.id: rule.clause for rule in EVERY_RULE}
# What can be asked of a duty or a status, and the words that can stand there; none for a day.
_ASKED: Final[dict[About, dict[str, tuple[str, ...]]]] = {
    About.DUTY: {
        "status": tuple(one.value for one in DutyStatus),
        "deadline": (NONE,),
        "kind": tuple(one.value for one in DeadlineKind),
        "day_zero": (),
        "due_on": (),
        "met_on": (),
        "state": tuple(one.value for one in DeadlineState),
    },
    About.STATUS: {
        "status": tuple(one.value for one in Status),
        "in_force": ("true", "false"),
    },
}


def check_keys(about: About, given: Mapping[str, Any], for_all: Mapping[str, Any]) -> None:
    """Refuse a key that a case on this does not have, and a case that lacks one it needs.

    Raises:
        MalformedError: with the key.
    """
    for key in given:
        if key not in _KEYS[about]:
            raise MalformedError(key, f"is no key of a case that is about {about.value}")
    for key in _REQUIRED[about]:
        if key not in given and key not in for_all:
            raise MalformedError(key, "is missing")


def check_shapes(given: Mapping[str, Any]) -> None:
    """Refuse a value of another type than stands under its key, and text that says nothing.

    Raises:
        MalformedError: with the key.
    """
    for key, value in given.items():
        outer, inner, words = _SHAPES[key]
        right = isinstance(value, outer) and not isinstance(value, dt.datetime)
        if not right or (inner and not all(isinstance(one, inner) for one in value)):
            raise MalformedError(key, f"must be {words}")
        if isinstance(value, str) and not value.strip():
            raise MalformedError(key, "must say something")
    name = given.get("id", "")
    # A name is a part of what pytest is told to run.
    if not name.isprintable() or "::" in name or name != name.strip():
        raise MalformedError("id", "must be on one line, without `::` and space around it")


def check_expectation(about: About, case: Mapping[str, Any]) -> None:
    """Refuse a case that expects nothing, or what no answer could be.

    Raises:
        MalformedError: with the key.
    """
    if "clause" in case:
        one_of("clause", case["clause"], _CLAUSES)
    if about in _ASKED:
        _check_asked(about, case["expect"])
        return
    if not {"expect", "outcome", "award"} & case.keys():
        raise MalformedError("outcome", "is missing: the case expects nothing")
    if "outcome" in case:
        one_of("outcome", case["outcome"], _OUTCOMES)
    if ("rule" in case) is not ("expect" in case):
        key, other = ("expect", "rule") if "rule" in case else ("rule", "expect")
        raise MalformedError(key, f"is missing, and goes with `{other}`")
    if "rule" in case:
        one_of("rule", case["rule"], _RULES)
        if case.get("clause", _RULES[case["rule"]]) != _RULES[case["rule"]]:
            rests = f"the rule {case['rule']} rests on {_RULES[case['rule']]}"
            raise MalformedError("clause", f"is another than that of the rule: {rests}")
    for pointer, word in case.get("expect", {}).items():
        if pointer and not pointer.startswith("/"):
            raise MalformedError("expect", f"{pointer!r} is no JSON Pointer")
        one_of(f"expect.{pointer}", word, _WORDS)


def _check_asked(about: About, expect: Mapping[str, Any]) -> None:
    if not expect:
        raise MalformedError("expect", "expects nothing")
    for name, value in expect.items():
        one_of("expect", name, _ASKED[about])
        if _ASKED[about][name]:
            one_of(f"expect.{name}", in_words(value), _ASKED[about][name])
        elif (name, value) != ("met_on", NONE):
            as_day(f"expect.{name}", value)


def in_words(value: object) -> str:
    """Write true, false and days as reports do; text stays as it is."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def as_day(key: str, value: object) -> Date:
    """Read a day, given as such or as text.

    Raises:
        MalformedError: it is none.
    """
    try:
        return computed_day(key, value) if isinstance(value, dt.date) else parse_day(value, key)
    except InvalidValueError as error:
        raise MalformedError(key, error.reason) from None
