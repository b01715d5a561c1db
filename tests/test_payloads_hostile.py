"""A payload that is made to do harm is explained, and with little work."""

import datetime as dt
import math
from collections.abc import Callable
from types import MappingProxyType
from typing import Any

import pytest

from cerp_rules import Application, OfferingKind, Policy, check
from cerp_rules._budget import NODES
from lookalikes import Items, Members, Refusing, RefusingMembers, RefusingText, Text, Whole
from payload_problems import found
from payload_work import calls_of
from pointers import with_value
from sample_payloads import FULL, SMALLEST


def inside(**offering: object) -> dict[str, Any]:
    """Give the smallest payload with more members in its offering."""
    return {**SMALLEST, "offering": {**SMALLEST["offering"], **offering}}


def _nested(depth: int, wrap: Callable[[object], object]) -> object:
    value: object = "end"
    for _ in range(depth):
        value = wrap(value)
    return value


def _deep_list() -> object:
    return _nested(100_000, lambda inner: [inner])


def _deep_object() -> object:
    return _nested(100_000, lambda inner: {"a": inner})


def _wide_by_sharing() -> object:
    """Give 10**10 texts by sharing one list ten levels deep."""
    value: object = ["x"] * 10
    for _ in range(9):
        value = [value] * 10
    return value


def _cycle() -> object:
    payload = inside()
    payload["offering"]["syllabus"] = payload
    return payload


def _cyclic_list() -> object:
    items: list[object] = []
    items.append(items)
    return items


def _with(members: dict[Any, Any]) -> dict[Any, Any]:
    return {**SMALLEST, **members}


_SESSION = {"starts_on": "2026-06-01", "ends_on": "2026-06-03"}
_SYLLABUS = "/offering/syllabus"
_LOST = [("/submitted_on", "shape.required"), ("/sponsor", "shape.required")]
_NO_OFFERING = ("/offering", "shape.required")

# What is given, and what is found.
_HOSTILE: dict[str, tuple[Callable[[], object], list[tuple[str, str]]]] = {
    "a list nested 100,000 deep": (
        _deep_list,
        [("", "shape.type"), ("/0" * 16, "budget.depth")],
    ),
    "an object nested 100,000 deep": (
        _deep_object,
        [("/a", "shape.unknown_member"), ("/a" * 16, "budget.depth"), *_LOST, _NO_OFFERING],
    ),
    "a list nested 100,000 deep as the syllabus": (
        lambda: inside(syllabus=_deep_list()),
        [(_SYLLABUS, "shape.type"), (_SYLLABUS + "/0" * 14, "budget.depth")],
    ),
    "an object nested 100,000 deep as the syllabus": (
        lambda: inside(syllabus=_deep_object()),
        [
            (f"{_SYLLABUS}/a", "shape.unknown_member"),
            (_SYLLABUS + "/a" * 14, "budget.depth"),
            (f"{_SYLLABUS}/title", "shape.required"),
        ],
    ),
    "a million sessions": (
        lambda: inside(sessions=[_SESSION] * 1_000_000),
        [("/offering/sessions", "budget.nodes")],
    ),
    "1,001 sessions": (
        lambda: inside(sessions=[_SESSION] * 1_001),
        [("/offering/sessions", "shape.too_many")],
    ),
    "a list ten levels deep, each ten times the next": (
        _wide_by_sharing,
        [("", "shape.type"), ("/0/0/0/0/0/0/8/9/4", "budget.nodes")],
    ),
    "sessions ten levels deep, each ten times the next": (
        lambda: inside(sessions=_wide_by_sharing()),
        [("/offering/sessions/0", "shape.type")],
    ),
    "2,000 unknown members": (
        lambda: {**SMALLEST, **{f"x{number}": number for number in range(2_000)}},
        [("/x0", "shape.unknown_member"), ("/x1", "shape.unknown_member")],
    ),
    "9,000 unknown members": (
        lambda: {**SMALLEST, **{f"x{number}": number for number in range(9_000)}},
        [("/x0", "shape.unknown_member"), ("/x1", "shape.unknown_member")],
    ),
    "half a million unknown members": (
        lambda: {**SMALLEST, **dict.fromkeys(map(str, range(500_000)))},
        [("", "budget.nodes")],
    ),
    "a hundred million characters of e-mail": (
        lambda: {**SMALLEST, "registration_contact": {"email": "x" * 100_000_000}},
        [("/registration_contact/email", "budget.text")],
    ),
    "a cycle of objects": (
        _cycle,
        [
            (f"{_SYLLABUS}/submitted_on", "shape.unknown_member"),
            (f"{_SYLLABUS}/sponsor", "shape.unknown_member"),
            (f"{_SYLLABUS}/offering", "shape.unknown_member"),
            (_SYLLABUS + _SYLLABUS * 7, "budget.depth"),
            (f"{_SYLLABUS}/title", "shape.required"),
        ],
    ),
    "a list that holds itself": (
        _cyclic_list,
        [("", "shape.type"), ("/0" * 16, "budget.depth")],
    ),
    "a huge name": (lambda: {**SMALLEST, "x" * 10_000_000: 1}, [("", "budget.name")]),
    "a name with a control character": (
        lambda: inside(**{"title\n": 1, "kind\x00": 1, "\ud800": 1, "\u202e": 1}),
        [("/offering", "budget.name")],
    ),
    "a number as a name": (lambda: _with({1: 1}), [("", "budget.name")]),
    "other things as names": (
        lambda: _with({"sponsor": {"name": "S", None: 1, True: 1, (): 1, b"": 1, 1.5: 1}}),
        [("/sponsor", "budget.name")],
    ),
    "names that equal real ones and are none": (
        lambda: {Text(name): value for name, value in SMALLEST.items()},
        [("", "budget.name"), *_LOST, _NO_OFFERING],
    ),
    "a name that raises": (
        lambda: {**SMALLEST, RefusingText("offering"): 1},
        [("", "budget.name")],
    ),
    "null members": (
        lambda: dict.fromkeys(FULL["application"]),
        [(f"/{name}", "shape.type") for name in FULL["application"]],
    ),
    "a proxy of a mapping": (
        lambda: {**SMALLEST, "offering": MappingProxyType(SMALLEST["offering"])},
        [("/offering", "budget.type")],
    ),
    "a generator of sessions": (
        lambda: inside(sessions=(_SESSION for _ in range(3))),
        [("/offering/sessions", "budget.type")],
    ),
    "objects that raise": (
        lambda: {**SMALLEST, "sponsor": Refusing(), "offering": RefusingMembers()},
        [("/sponsor", "budget.type"), ("/offering", "budget.type")],
    ),
    "texts that raise": (
        lambda: inside(title=RefusingText("a"), kind=RefusingText("course")),
        [("/offering/title", "budget.type"), ("/offering/kind", "budget.type")],
    ),
    "an object that raises as the payload": (Refusing, [("", "budget.type")]),
    "a subclass of dict as the payload": (lambda: Members(SMALLEST), [("", "budget.type")]),
    "a subclass of list": (
        lambda: {**SMALLEST, "instructors": Items()},
        [("/instructors", "budget.type")],
    ),
    "subclasses of str and int": (
        lambda: inside(title=Text("a"), recurring=Whole(1)),
        [("/offering/title", "budget.type"), ("/offering/recurring", "budget.type")],
    ),
    "an enumeration's member": (
        lambda: inside(kind=OfferingKind.COURSE),
        [("/offering/kind", "budget.type")],
    ),
    "a thousand wrong sessions": (
        lambda: inside(sessions=[{"starts_on": "x"}] * 1_000),
        [
            ("/offering/sessions/0/starts_on", "shape.day"),
            ("/offering/sessions/0/ends_on", "shape.required"),
        ],
    ),
}

_AND_MORE = frozenset(
    {
        "a list ten levels deep, each ten times the next",
        "sessions ten levels deep, each ten times the next",
        "2,000 unknown members",
        "9,000 unknown members",
        "a thousand wrong sessions",
    }
)


@pytest.mark.parametrize("name", _HOSTILE)
def test_hostile_payload_is_explained(name: str) -> None:
    """A hostile payload has the right problems at the right pointers, and no exception."""
    make, expected = _HOSTILE[name]
    problems = found(make())
    assert expected == (problems[: len(expected)] if name in _AND_MORE else problems)


_SMALL: dict[str, tuple[str, object, str]] = {
    "not a number": ("/offering/contact_hours", math.nan, "budget.number"),
    "infinity": ("/fee_paid/amount", math.inf, "budget.number"),
    "ten to the 400": ("/offering/contact_hours", 10**400, "budget.number"),
    "a lone surrogate": ("/sponsor/name", "R. \ud83c Alder", "shape.text"),
    "29 February of no leap year": ("/submitted_on", "2023-02-29", "shape.day"),
    "a day without hyphens": ("/submitted_on", "20240229", "shape.day"),
    "a day and a new line": ("/submitted_on", "2024-02-29\n", "shape.day"),
    "an at sign": ("/registration_contact/email", "@", "shape.email"),
    "a script for an address": ("/registration_contact/url", "javascript:alert(1)", "shape.url"),
    "a script for a document": ("/sponsor/resume/uri", "javascript:alert(1)", "shape.uri"),
    "true for a text": ("/sponsor/name", True, "shape.type"),
    "a tuple": ("/instructors", (), "budget.type"),
    "a date": ("/submitted_on", dt.date(2026, 3, 2), "budget.type"),
    "bytes": ("/sponsor/name", b"R. Alder", "budget.type"),
}


@pytest.mark.parametrize("name", _SMALL)
def test_wrong_value_is_explained(name: str) -> None:
    """A value that other libraries would let through is a problem at its member."""
    pointer, value, code = _SMALL[name]
    assert [(pointer, code)] == found(with_value(FULL["application"], pointer, value))


def _payload_of(name: str) -> object:
    if name in _HOSTILE:
        return _HOSTILE[name][0]()
    pointer, value, _ = _SMALL[name]
    return with_value(FULL["application"], pointer, value)


# These have up to as many values as the budget allows, or a thousand faults.
_LARGE = _AND_MORE | {"1,001 sessions"}


@pytest.mark.parametrize("name", [*_HOSTILE, *_SMALL])
def test_hostile_payload_is_explained_with_little_work(name: str) -> None:
    """With a validator that is warm, the work is bounded by the budget, whatever is given."""
    payload = _payload_of(name)
    check({}, Application)
    most = 50 * NODES if name in _LARGE else 10_000
    assert calls_of(lambda: check(payload, Application)) < most


@pytest.mark.parametrize("field", ["holidays", "sponsor_kinds", "reviewers"])
@pytest.mark.parametrize(
    "item",
    [lambda number: {"a": number}, lambda number: [number, {}], lambda number: "x" * number],
    ids=["objects", "lists", "texts"],
)
def test_items_that_must_differ_are_not_compared_in_pairs(
    field: str, item: Callable[[int], object]
) -> None:
    """That each item is named once is decided in work that does not grow as the square."""

    def work(items: int) -> int:
        payload = {**FULL["policy"], field: [item(number) for number in range(items)]}
        assert 101 == len(check(payload, Policy))
        return calls_of(lambda: check(payload, Policy))

    assert work(1_000) < 2.2 * work(500)


def test_items_left_out_by_the_budget_are_not_taken_for_equal() -> None:
    """Two items that are no JSON are a problem each, and the list is none."""
    payload = {**FULL["policy"], "holidays": [dt.date(2026, 12, 25), dt.date(2027, 1, 1)]}
    expected = [("/holidays/0", "budget.type"), ("/holidays/1", "budget.type")]
    assert expected == found(payload, Policy)


@pytest.mark.parametrize("name", ["a generator of sessions", "objects that raise"])
def test_hostile_payload_is_left_alone(name: str) -> None:
    """Nothing of a payload is called, consumed or changed."""
    payload: Any = _HOSTILE[name][0]()
    check(payload, Application)
    if name == "a generator of sessions":
        assert [_SESSION] * 3 == list(payload["offering"]["sessions"])
    else:
        assert (Refusing, RefusingMembers) == (type(payload["sponsor"]), type(payload["offering"]))
