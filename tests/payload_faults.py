"""What can be wrong in a payload, with the pointer and the code under which it must be found."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from cerp_rules import SponsorKind
from cerp_rules.testing.strategies import Faulty
from lookalikes import Items, Members, Text, Whole
from payload_members import REQUIRED, SORTS
from pointers import at, objects, places, with_value, without
from sample_payloads import FULL

_Fault = tuple[object, str]


def _each(code: str, *values: object) -> tuple[_Fault, ...]:
    return tuple((value, code) for value in values)


_NOWHERE: Final = (
    *_each("budget.number", float("nan"), float("-inf"), 10**400, -(2**53)),
    *_each("budget.text", "x" * 10_001),
    *_each("budget.type", Text("2026-03-02"), Whole(1), Items(), Members(), b"course", ()),
    *_each("budget.type", dt.date(2026, 3, 2), SponsorKind.INDIVIDUAL, Decimal(16)),
    *_each("shape.type", None, 0, 1.5),
)
"""What is right nowhere, with the code of the problem."""

_NO_TEXT: Final = (*_NOWHERE, *_each("shape.type", True, [], ["a"], {}))
_NO_LINE: Final = (
    *_NO_TEXT,
    *_each("shape.text", "", " \u00a0\u3000", "\u200b\ufeff", "a\nb", "a\x00", "a\x85"),
    *_each("shape.text", "a\u202eb", "a\u2066b", "a\ud800"),
)
# fmt: off
_NO_DAY: Final = _each(
    "shape.day",
    "", "2023-02-29", "1900-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10",
    "2026-01-00", "20240229", "2024-02-29\n", "2024-02-29T00:00:00", "2024-W09-4", "2024/02/29",
    "2024-2-29", "1899-12-31", "2201-01-01", "9999-12-31", "2024", "12:30", "now",
    "\u0662\u0660\u0662\u0664-02-29",
)
_NO_DECIMAL: Final = _each(
    "shape.decimal",
    "", "-1", "+1", "1,5", "1.", ".5", "01", "1e3", "1.23456", "1234567890", "NaN", "Infinity",
    "1\n", " 1", "\u0663",
)
_NO_EMAIL: Final = _each(
    "shape.email",
    "", "@", "a@", "@b.c", "a@b", "a b@c.d", "a@b..c", ".a@b.c", "a.@b.c", "a@b.c\n", "a@-b.c",
    "a@b-.c", "a@[127.0.0.1]", "\u00e9@b.c",
)
_NO_URI: Final = _each(
    "shape.uri",
    "", "javascript:alert(1)", "ftp://example.org", "example.org", "https://", "https://a b",
    "https://a/%", "https://user@example.org", "urn:x", "urn:x:", "https://example.org\n",
    "data:text/plain,x", "file:///etc/passwd",
)
_NO_URL: Final = _each(
    "shape.url",
    "", "javascript:alert(1)", "urn:isbn:9780123456786", "https://example.org\n", "//example.org",
)
_NO_TERM: Final = _each(
    "shape.term",
    "", "P", "P0D", "P1.5W", "-P6W", "P6W\n", "6W", "P6w", "PT6H", "P1D2W", "P06W", "P100Y",
    "P1000M", "P1000W", "P10000D",
)
# fmt: on
_LONG_ADDRESS: Final = _each("shape.too_long", "https://a/" + "x" * 2_039)

FAULTS: Final[dict[str, tuple[_Fault, ...]]] = {
    "name": (*_NO_LINE, *_each("shape.too_long", "x" * 301)),
    "prose": (*_NO_LINE, *_each("shape.too_long", "x" * 2_001)),
    "phone": (*_NO_LINE, *_each("shape.too_long", "5" * 101)),
    "day": (*_NO_TEXT, *_NO_DAY),
    "choice": (
        *_NO_TEXT,
        *_each("shape.choice", "", "Course", "course\n", "x" * 400, "\ud800"),
    ),
    "flag": (*_NOWHERE, *_each("shape.type", "", "true", "false", 1, [], [True], {})),
    "decimal": (*_NO_TEXT, *_NO_DECIMAL),
    "positive": (*_NO_TEXT, *_NO_DECIMAL, *_each("shape.decimal", "0", "0.0", "0.0000")),
    "email": (*_NO_TEXT, *_NO_EMAIL, *_each("shape.too_long", "x" * 250 + "@b.co")),
    "uri": (*_NO_TEXT, *_NO_URI, *_LONG_ADDRESS),
    "url": (*_NO_TEXT, *_NO_URL, *_LONG_ADDRESS),
    "currency": (
        *_NO_TEXT,
        *_each("shape.currency", "", "usd", "US", "USDX", "USD\n", "U$D"),
    ),
    "term": (*_NO_TEXT, *_NO_TERM),
    "object": (*_NOWHERE, *_each("shape.type", "", "text", True, [], [{}])),
    # Here numbers are right, and one with a fraction is still of no right type.
    "whole": (
        *(fault for fault in _NOWHERE if fault != (0, "shape.type")),
        *_each("shape.type", "", "3", True, False, 0.5, 999.5, [], [3], {}),
        *_each("shape.bound", -1, -1.0, 1_001, 1_001.0, 1e15, 2**53 - 1),
    ),
    "list": (*_NOWHERE, *_each("shape.type", "", "abc", False, {}, {"0": {}})),
}
"""What is wrong for each sort of member, with the code of the problem."""


_ITEM: Final = {"starts_on": "2026-06-01", "ends_on": "2026-06-03"}
_HOLIDAYS: Final = [f"{1900 + year}-01-{day:02}" for year in range(101) for day in range(1, 11)]
_GROUNDS: Final = ["educational_criteria", "guidelines", "code_of_ethics"]
_KINDS: Final = ["attendance", "grades", "confirmations"]
_EVIDENCE: Final[dict[str, tuple[tuple[list[Any], str], ...]]] = {
    "/grounds": (
        (["guidelines", "guidelines"], "shape.twice"),
        ([*_GROUNDS, "guidelines"], "shape.too_many"),
    ),
    "/evidence": (([{"title": "D"}] * 101, "shape.too_many"),),
}
LISTS: Final[dict[str, dict[str, tuple[tuple[list[Any], str], ...]]]] = {
    "application": {
        "/co_sponsors": (([{"name": "C"}] * 51, "shape.too_many"),),
        "/instructors": (([{"name": "I"}] * 501, "shape.too_many"),),
        "/offering/supporting_information": (([{"title": "D"}] * 101, "shape.too_many"),),
        "/offering/educational_objectives": ((["O"] * 101, "shape.too_many"),),
        "/offering/sessions": (([_ITEM] * 1_001, "shape.too_many"),),
    },
    "policy": {
        "/sponsor_kinds": (
            ([], "shape.too_few"),
            (["other", "other"], "shape.twice"),
            (["other"] * 7, "shape.too_many"),
        ),
        "/offering_kinds": (
            ([], "shape.too_few"),
            (["course", "course"], "shape.twice"),
            (["course"] * 6, "shape.too_many"),
        ),
        "/required_information": (
            ([], "shape.too_few"),
            (["sessions", "sessions"], "shape.twice"),
            (["sessions"] * 5, "shape.too_many"),
        ),
        "/reviewers": (
            ([], "shape.too_few"),
            (["committee", "committee"], "shape.twice"),
            (["committee"] * 3, "shape.too_many"),
        ),
        "/holidays": (
            (["2026-12-25", "2026-12-25"], "shape.twice"),
            (_HOLIDAYS[:1_001], "shape.too_many"),
        ),
    },
    "completion": {"/records": (([{"kind": "grades"}] * 101, "shape.too_many"),)},
    "event:application_approved": {"/sessions": (([_ITEM] * 1_001, "shape.too_many"),)},
    "event:application_declined": {
        "/reasons": (([], "shape.too_few"), (["R"] * 101, "shape.too_many")),
    },
    "event:records_delivered": {
        "/kinds": (
            ([], "shape.too_few"),
            (["grades", "grades"], "shape.twice"),
            ([*_KINDS, "grades"], "shape.too_many"),
        ),
    },
    "event:warning_issued": _EVIDENCE,
    "event:pre_approval_terminated": _EVIDENCE,
}
"""Lists that have too many or too few items, or one twice, with the code of the problem."""

SESSIONS: Final[dict[str, str]] = {
    "application": "/offering/sessions/*",
    "completion": "/session",
    "event:application_submitted": "/application/offering/sessions/*",
    "event:application_amended": "/application/offering/sessions/*",
    "event:application_approved": "/sessions/*",
    "event:records_delivered": "/session",
}
"""Where the sessions of a payload are."""


def replaced(payload: Any, name: str) -> Iterator[tuple[str, object, str]]:
    """Give every fault that is a wrong value: where, the value, and the code."""
    for pattern, sort in SORTS[name].items():
        for pointer in places(payload, pattern):
            yield from ((pointer, value, code) for value, code in FAULTS[sort])
    for pattern, lists in LISTS.get(name, {}).items():
        for pointer in places(payload, pattern):
            yield from ((pointer, value, code) for value, code in lists)


def sampled(payload: Any, name: str) -> Iterator[tuple[str, object, str]]:
    """Give the same, but of each sort all at its first member, and one of each code at others."""
    at_first: dict[str, str] = {}
    given: set[tuple[str, str]] = set()
    sorts = {place: sort for one, sort in SORTS[name].items() for place in places(payload, one)}
    for pointer, value, code in replaced(payload, name):
        first = at_first.setdefault(sorts[pointer], pointer)
        if pointer == first or (pointer, code) not in given:
            given.add((pointer, code))
            yield pointer, value, code


def removed(payload: Any, name: str) -> Iterator[str]:
    """Give the pointer of every required member."""
    for pattern, required in REQUIRED[name].items():
        for pointer in places(payload, pattern):
            if _is_there(payload, pointer):
                yield from (f"{pointer}/{one}" for one in required)


def _is_there(payload: Any, pointer: str) -> bool:
    try:
        at(payload, pointer)
    except KeyError:
        return False
    return True


def in_wrong_order(payload: Any, name: str) -> Iterator[Faulty]:
    """Give the payload with each of its sessions in turn ending before it starts."""
    if name not in SESSIONS:
        return
    for pointer in places(payload, f"{SESSIONS[name]}/ends_on"):
        first = at(payload, pointer.replace("ends_on", "starts_on"))
        if first > "1900-01-01":
            changed = with_value(payload, pointer, "1900-01-01")
            yield Faulty(payload=changed, pointer=pointer, code="invariant.period")


def faulty_of(payload: Any, name: str) -> Iterator[Faulty]:
    """Give the payload with each of its faults in turn."""
    # Everything is tried of an application and of a policy; the others are made of much the same.
    faults = replaced if name in {"application", "policy"} else sampled
    for pointer, value, code in faults(payload, name):
        changed = with_value(payload, pointer, value)
        yield Faulty(payload=changed, pointer=pointer, code=code)
    for pointer in removed(payload, name):
        changed = without(payload, pointer)
        yield Faulty(payload=changed, pointer=pointer, code="shape.required")
    for pointer in objects(payload):
        strange = f"{pointer}/not a member"
        changed = with_value(payload, strange, [])
        yield Faulty(payload=changed, pointer=strange, code="shape.unknown_member")
        changed = with_value(payload, pointer, {**at(payload, pointer), 1: "a"})
        yield Faulty(payload=changed, pointer=pointer, code="budget.name")
    yield from in_wrong_order(payload, name)
    if name == "event:application_submitted":
        for pointer in ("/on", "/application/submitted_on"):
            changed = with_value(payload, pointer, "2026-03-03")
            yield Faulty(payload=changed, pointer="/on", code="invariant.submitted_on")


MEMBERS = sorted({faulty.pointer for faulty in faulty_of(FULL["application"], "application")})
"""The pointers of the payload, of every member, and of an unknown one in each object."""
