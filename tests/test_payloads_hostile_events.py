"""An event that is made to do harm is explained, and with little work."""

import math
from collections.abc import Callable

import pytest

from cerp_rules import Event, EventType, check
from lookalikes import RefusingMembers, RefusingText, Whole
from payload_problems import found
from payload_work import calls_of
from sample_payloads import FULL


def _deep_list() -> object:
    value: object = "end"
    for _ in range(100_000):
        value = [value]
    return value


_SESSION = {"starts_on": "2026-06-01", "ends_on": "2026-06-03"}


_SUBMITTED = FULL["event:application_submitted"]
_HOSTILE_EVENTS: dict[str, tuple[Callable[[], object], list[tuple[str, str]]]] = {
    "a list nested 100,000 deep": (
        _deep_list,
        [("", "shape.type"), ("/0" * 16, "budget.depth")],
    ),
    "a list nested 100,000 deep as the application": (
        lambda: {**_SUBMITTED, "application": _deep_list()},
        [("/application", "shape.type"), ("/application" + "/0" * 15, "budget.depth")],
    ),
    "a million characters of type": (
        lambda: {**_SUBMITTED, "type": "x" * 1_000_000},
        [("/type", "budget.text")],
    ),
    "an enumeration's member as the type": (
        lambda: {**_SUBMITTED, "type": EventType.APPLICATION_SUBMITTED},
        [("/type", "budget.type")],
    ),
    "a type that raises": (
        lambda: {**_SUBMITTED, "type": RefusingText("logo_requested")},
        [("/type", "budget.type")],
    ),
    "an object as the type": (lambda: {**_SUBMITTED, "type": {}}, [("/type", "shape.type")]),
    "an event that raises": (RefusingMembers, [("", "budget.type")]),
    "an event as its own application": (
        lambda: {**_SUBMITTED, "application": _SUBMITTED},
        [
            ("/application/type", "shape.unknown_member"),
            ("/application/on", "shape.unknown_member"),
            ("/application/application", "shape.unknown_member"),
            ("/application/submitted_on", "shape.required"),
            ("/application/sponsor", "shape.required"),
            ("/application/offering", "shape.required"),
        ],
    ),
    "a million sessions": (
        lambda: {**FULL["event:application_approved"], "sessions": [_SESSION] * 1_000_000},
        [("/sessions", "budget.nodes")],
    ),
    "a million grounds": (
        lambda: {**FULL["event:warning_issued"], "grounds": ["guidelines"] * 1_000_000},
        [("/grounds", "budget.nodes")],
    ),
    "more votes than there are people": (
        lambda: {**FULL["event:appeal_decided"], "votes_to_uphold": 10**400},
        [("/votes_to_uphold", "budget.number")],
    ),
    "more votes than are exact": (
        lambda: {**FULL["event:appeal_decided"], "votes_to_uphold": 1e300},
        [("/votes_to_uphold", "budget.number")],
    ),
    "votes that are not a number": (
        lambda: {**FULL["event:appeal_decided"], "votes_to_uphold": math.nan},
        [("/votes_to_uphold", "budget.number")],
    ),
    "votes of another class": (
        lambda: {**FULL["event:appeal_decided"], "votes_to_uphold": Whole(2)},
        [("/votes_to_uphold", "budget.type")],
    ),
}


@pytest.mark.parametrize("name", _HOSTILE_EVENTS)
def test_hostile_event_is_explained(name: str) -> None:
    """A hostile event has the right problems at the right pointers, with little work."""
    make, expected = _HOSTILE_EVENTS[name]
    payload = make()
    assert expected == found(payload, Event)
    assert calls_of(lambda: check(payload, Event)) < 10_000
