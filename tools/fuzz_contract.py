"""Hold the library to its contract, whatever comes in: what is asserted here must never fail.

`check` returns; `load` returns or says `InvalidPayloadError`; whatever is done with what loads
returns or says a `CerpRulesError`; nothing that came in is changed or called, and the same question
has the same answer.
"""

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from random import Random
from typing import Any, Final

from cerp_rules import (
    PUBLISHED,
    Application,
    CerpRulesError,
    Completion,
    Event,
    InvalidPayloadError,
    MarketingUse,
    Policy,
    PreApproval,
    approval_period,
    assess,
    assess_completion,
    assess_marketing,
    check,
    deadlines,
    dump,
    duties,
    impact,
    load,
    policy_diff,
    review_deadline,
)
from fuzz_telling import watched

__all__ = ["CLASSES", "BrokenError", "answers_of", "held", "held_replay", "snapshot"]

CLASSES: Final[dict[str, Any]] = {
    "application": Application,
    "event": Event,
    "completion": Completion,
    "marketing-use": MarketingUse,
    "policy": Policy,
}
"""The class that each kind of payload is loaded into."""

_DAYS: Final = (dt.date(1900, 1, 1), dt.date(2026, 7, 1), dt.date(2200, 12, 31))
_LONGEST_MESSAGE: Final = 600
_LONGEST_POINTER: Final = 16 * (2 * 80 + 1)
_MOST_PROBLEMS: Final = 101
_CODE: Final = re.compile(r"(?:shape|invariant|budget)\.[a-z_]+")
_BIDI: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SUBMITTED: Final = {
    "submitted_on": "2026-03-02",
    "sponsor": {"name": "Cascadia Wetlands Institute", "kind": "government_agency"},
    "offering": {"title": "Field course", "kind": "course"},
}


class BrokenError(AssertionError):
    """The contract is broken."""


def _hold(holds: object, what: str) -> None:
    if not holds:
        raise BrokenError(what)


def snapshot(value: Any) -> list[Any]:
    """Write down every list and object that is reached, each once, by what it is and holds.

    Nothing of a strange object is called: it is itself, and that is all that is said of it.
    """
    seen: set[int] = set()
    lines: list[Any] = []
    ahead = [value]
    while ahead:
        one = ahead.pop()
        if id(one) in seen or not (type(one) is dict or type(one) is list):
            continue
        seen.add(id(one))
        inside = [*one.keys(), *one.values()] if type(one) is dict else list(one)
        # The objects are kept, so that no other can come to have the number of one of them.
        lines.append((id(one), [id(item) for item in inside], inside))
        ahead.extend(inside)
    return lines


def _is_same(before: list[Any], after: list[Any]) -> bool:
    return [one[:2] for one in before] == [one[:2] for one in after]


def _is_safe(text: str) -> bool:
    return not any(unicodedata.category(one) in {"Cc", "Cs"} or one in _BIDI for one in text)


def held(payload: Any, into: Any) -> Any:
    """Hold `check` and `load` to the contract; give the value, or None when it does not load."""
    before = snapshot(payload)
    with watched():
        problems = check(payload, into)
        value, refusal = _loaded(payload, into)
        again = check(payload, into)
        second, refusal_again = _loaded(payload, into)
    _hold(_is_same(before, snapshot(payload)), "the payload was changed")
    _hold(problems == again, "check gave two answers")
    _hold((value, refusal) == (second, refusal_again), "load gave two answers")
    _hold(problems == refusal, "check and load differ")
    _hold((value is None) is bool(problems), "what is refused has no problem, or the contrary")
    if value is None:
        _hold_problems(problems)
        return None
    _hold(isinstance(value, into), "it is of another class")
    dumped = dump(value)
    _hold(load(dumped, into) == value, "it does not come back")
    _hold(load(json.loads(json.dumps(dumped)), into) == value, "it does not come back as JSON")
    return value


def _loaded(payload: Any, into: Any) -> tuple[Any, tuple[Any, ...]]:
    try:
        return load(payload, into), ()
    except InvalidPayloadError as error:
        _hold(_is_safe(str(error)), "the error is not safe to print")
        return None, error.problems


def _hold_problems(problems: tuple[Any, ...]) -> None:
    _hold(len(problems) <= _MOST_PROBLEMS, "there are too many problems")
    pointers = [one.pointer for one in problems if one.code != "budget.problems"]
    _hold(len(set(pointers)) == len(pointers), "a member has two problems")
    for one in problems:
        _hold(_CODE.fullmatch(one.code), f"the code is {one.code}")
        _hold(one.code != "shape.refused", "it is refused for no known cause")
        _hold(0 < len(one.message) <= _LONGEST_MESSAGE, "the message is too long")
        _hold(len(one.pointer) <= _LONGEST_POINTER, "the pointer is too long")
        _hold(_is_safe(one.message + one.pointer), "the problem is not safe to print")


def held_replay(events: Iterable[Any], policy: Any = PUBLISHED) -> PreApproval | None:
    """Hold `replay` to the contract; give the case, or None when there is none."""
    history = list(events)
    before = snapshot(history)
    with watched():
        answers = [_answer(lambda: PreApproval.replay(history, policy)) for _ in range(2)]
    _hold(_is_same(before, snapshot(history)), "the history was changed")
    _hold(answers[0] == answers[1], "replay gave two answers")
    case = answers[0]
    if not isinstance(case, PreApproval):
        return None
    _hold(case.events == tuple(history), "the case has another history")
    return case


def _answer(call: Callable[[], Any]) -> Any:
    """Give what a call gives, or what it refuses with as text."""
    try:
        return call()
    except CerpRulesError as error:
        text = f"{type(error).__name__}: {error}"
        _hold(_is_safe(text), "the error is not safe to print")
        return text


def answers_of(value: Any, draw: Random | None = None) -> list[Any]:
    """Ask about what was loaded; each answer is one, or a refusal.

    Args:
        value: What was loaded.
        draw: What is asked is drawn by this; None to ask all there is to ask.
    """
    calls = _questions(value)
    if draw is not None:
        calls = draw.choices(calls, k=2)
    answers = [_answer(call) for call in calls]
    _hold(answers == [_answer(call) for call in calls], "a question had two answers")
    return answers


def _questions(value: Any) -> list[Callable[[], Any]]:
    application = load(_SUBMITTED, Application)
    if isinstance(value, Application):
        return _about_application(value)
    if isinstance(value, Policy):
        return [
            lambda: policy_diff(PUBLISHED, value).to_markdown(),
            lambda: impact(PUBLISHED, value, [application], on=_DAYS[1]).to_markdown(),
            *(lambda on=on: assess(application, on=on, policy=value) for on in _DAYS),
            *_about_case(PreApproval.submit(application, value)),
        ]
    case = PreApproval.submit(application)
    if isinstance(value, Event):
        return [
            lambda: case.permit(value),
            lambda: case.record(value),
            lambda: PreApproval.replay([value]),
            lambda: PreApproval.replay([*case.events, value]),
        ]
    decide: Any = assess_completion if isinstance(value, Completion) else assess_marketing
    several = [value] if isinstance(value, Completion) else []
    return [
        *(lambda on=on: decide(value, case, on=on) for on in _DAYS),
        *_about_case(case, several),
    ]


def _about_application(value: Application) -> list[Callable[[], Any]]:
    return [
        *(lambda on=on: dump(assess(value, on=on)) for on in _DAYS),
        *(lambda on=on: approval_period(value, decided_on=on) for on in _DAYS),
        lambda: assess(value, on=value.submitted_on).outcome,
        lambda: review_deadline(value),
        *_about_case(PreApproval.submit(value)),
    ]


def _about_case(case: PreApproval, completions: Any = ()) -> list[Callable[[], Any]]:
    return [
        *(lambda on=on: duties(case, completions, on=on) for on in _DAYS),
        *(lambda on=on: deadlines(case, completions, on=on) for on in _DAYS),
        *(lambda on=on: case.status(on=on) for on in _DAYS),
        lambda: repr(case),
    ]
