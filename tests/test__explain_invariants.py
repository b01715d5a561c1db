"""The explanation finds what no schema can say, and holds an event to its type alone."""

import pytest

from cerp_rules._explain import explain
from pointers import with_value
from sample_payloads import FULL


def _found(payload: object, kind: str) -> list[tuple[str, str]]:
    return [(one.pointer, one.code) for one in explain(payload, kind)]


@pytest.mark.parametrize(
    "sessions",
    [
        {},
        "no list",
        [7, None, []],
        [{"starts_on": "2026-06-01"}],
        [{"ends_on": "2026-06-01"}],
        [{"starts_on": "2026-06-31", "ends_on": "2026-06-01"}],
        [{"starts_on": "2026-06-02", "ends_on": "2026-06-00"}],
        [{"starts_on": ["2026-06-02"], "ends_on": "2026-06-01"}],
        [{"starts_on": "2026-06-02", "ends_on": 20260601}],
        [{"starts_on": "2026-06-02", "ends_on": "2026-06-02"}],
    ],
)
def test_order_of_days_is_looked_at_only_where_there_are_two_days(sessions: object) -> None:
    """Without two days there is no order to be wrong."""
    payload = with_value(FULL["application"], "/offering/sessions", sessions)
    assert "invariant.period" not in {code for _, code in _found(payload, "application")}


@pytest.mark.parametrize("payload", [[], "text", None, {"offering": []}, {"offering": {}}, {}])
def test_order_of_days_needs_an_offering(payload: object) -> None:
    """What has no sessions has no order of days."""
    found = _found(payload, "application")
    assert found
    assert "invariant.period" not in {code for _, code in found}


def test_each_session_that_ends_early_is_found() -> None:
    """The day that is too early is the problem, for each such session."""
    early = {"starts_on": "2026-06-02", "ends_on": "2026-06-01"}
    right = {"starts_on": "2026-06-01", "ends_on": "2026-06-02"}
    payload = with_value(FULL["application"], "/offering/sessions", [early, right, early])
    assert [
        ("/offering/sessions/0/ends_on", "invariant.period"),
        ("/offering/sessions/2/ends_on", "invariant.period"),
    ] == _found(payload, "application")


def test_order_of_days_is_no_matter_of_a_policy() -> None:
    """A policy with a member that looks like sessions has an unknown member, and no more."""
    early = {"starts_on": "2026-06-02", "ends_on": "2026-06-01"}
    payload = {**FULL["policy"], "offering": {"sessions": [early]}}
    assert [("/offering", "shape.unknown_member")] == _found(payload, "policy")


@pytest.mark.parametrize(
    ("kind", "payload", "pointer"),
    [
        ("event", "event:application_submitted", "/application/offering/sessions/0/ends_on"),
        ("event", "event:application_amended", "/application/offering/sessions/0/ends_on"),
        ("event", "event:application_approved", "/sessions/0/ends_on"),
        ("event", "event:records_delivered", "/session/ends_on"),
        ("completion", "completion", "/session/ends_on"),
    ],
)
def test_session_that_ends_early_is_found_wherever_one_is(
    kind: str, payload: str, pointer: str
) -> None:
    """Each session of an event and of a completion must end no earlier than it starts."""
    changed = with_value(FULL[payload], pointer, "2026-05-31")
    assert [(pointer, "invariant.period")] == _found(changed, kind)


_EARLY = {"starts_on": "2026-06-02", "ends_on": "2026-06-01"}


@pytest.mark.parametrize(
    ("payload", "pointer", "value", "found"),
    [
        ("event:logo_requested", "/session", _EARLY, ("/session", "shape.unknown_member")),
        ("event:appeal_filed", "/sessions", [_EARLY], ("/sessions", "shape.unknown_member")),
        ("event:application_approved", "/sessions", _EARLY, ("/sessions", "shape.type")),
        ("event:records_delivered", "/session", [_EARLY], ("/session", "shape.type")),
        ("event:application_amended", "/application", [_EARLY], ("/application", "shape.type")),
        ("event:records_delivered", "/type", "delivery", ("/type", "shape.choice")),
    ],
)
def test_order_of_days_is_looked_at_only_where_a_session_belongs(
    payload: str, pointer: str, value: object, found: tuple[str, str]
) -> None:
    """What has no business to be there, or is no session, has one problem, and no other."""
    changed = with_value({**FULL[payload]}, pointer, value)
    assert [found] == _found(changed, "event")


def test_days_of_a_submission_are_compared_only_where_both_are_days() -> None:
    """Without two days there is nothing to differ, and an amendment has a day of its own."""
    payload = FULL["event:application_submitted"]
    pointer = "/application/submitted_on"
    assert [("/on", "shape.day")] == _found({**payload, "on": "2026-02-29"}, "event")
    assert [(pointer, "shape.day")] == _found(with_value(payload, pointer, "2026-02-29"), "event")
    assert [("/application", "shape.type")] == _found({**payload, "application": []}, "event")
    assert [("/on", "invariant.submitted_on")] == _found({**payload, "on": "2026-03-03"}, "event")
    amended = {**FULL["event:application_amended"], "on": "2026-03-03"}
    assert [] == _found(amended, "event")


@pytest.mark.parametrize(
    ("payload", "found"),
    [
        ({}, [("/type", "shape.required"), ("/on", "shape.required")]),
        ({"on": "2026-04-03"}, [("/type", "shape.required")]),
        ({"on": "2026-04-03", "x": 1}, [("/type", "shape.required")]),
        (
            {"x": 1, "type": "party", "on": "now"},
            [("/type", "shape.choice"), ("/on", "shape.day")],
        ),
        ({"type": 7, "x": 1}, [("/type", "shape.type"), ("/on", "shape.required")]),
        ({"type": "logo_requested"}, [("/on", "shape.required")]),
        (
            {"type": "logo_requested", "remarks": "please", "on": None},
            [("/remarks", "shape.unknown_member"), ("/on", "shape.type")],
        ),
        (
            {"type": "warning_issued", "on": "2026-07-01"},
            [("/grounds", "shape.required"), ("/evidence", "shape.required")],
        ),
        ([], [("", "shape.type")]),
        (None, [("", "shape.type")]),
    ],
)
def test_event_is_held_to_its_type_and_to_nothing_without_one(
    payload: object, found: list[tuple[str, str]]
) -> None:
    """An event of no known type has no problem but that and with its day; each comes once."""
    assert found == _found(payload, "event")
