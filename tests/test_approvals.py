"""Approvals and calendar entries: each bound from both sides, each member by its field."""

import datetime as dt
from typing import Any

import attrs
import pytest
from pendulum import Date

from cerp_rules import (
    Approval,
    CalendarEntry,
    CreditAward,
    InvalidValueError,
    RegistrationContact,
    RequestedApproval,
    Session,
)

TWO_YEARS, LISTED = RequestedApproval.TWO_YEARS, RequestedApproval.LISTED_SESSIONS
SESSION = Session(starts_on=dt.date(2026, 6, 1), ends_on=dt.date(2026, 6, 3))
SIXTEEN = CreditAward(value=16)
CONTACT = RegistrationContact(email="registrar@example.org")
VISIBLE = "must show something and hold no control characters"
APPROVAL: dict[str, Any] = {
    "code": "CEC-0117",
    "credits": SIXTEEN,
    "granted": TWO_YEARS,
    "decided_on": dt.date(2026, 4, 1),
}
ENTRY: dict[str, Any] = {
    "title": "Field course",
    "sponsor": "Cascadia Wetlands Institute",
    "credits": SIXTEEN,
    "approval_code": "CEC-0117",
}


def test_an_approval_is_kept_as_given() -> None:
    """Code, credits, grant and day are kept, and no sessions are none."""
    approval = Approval(**APPROVAL)
    expected = ("CEC-0117", SIXTEEN, TWO_YEARS, (), Date(2026, 4, 1))
    assert expected == attrs.astuple(approval, recurse=False)
    assert type(approval.decided_on) is Date


@pytest.mark.parametrize(("granted", "expected"), [(TWO_YEARS, True), (LISTED, False)])
def test_two_years_or_the_listed_sessions_are_granted(
    granted: RequestedApproval, *, expected: bool
) -> None:
    """What is granted is one or the other."""
    assert Approval(**{**APPROVAL, "granted": granted}).for_two_years is expected


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("code", "x"),
        ("code", "x" * 300),
        ("sessions", (SESSION,) * 1_000),
        ("decided_on", dt.date(1900, 1, 1)),
        ("decided_on", dt.date(2200, 12, 31)),
    ],
    ids=lambda one: str(one)[:20],
)
def test_what_lies_within_a_bound_of_an_approval_is_kept(field: str, value: object) -> None:
    """Each member is kept up to its bound."""
    listed = {**APPROVAL, "granted": LISTED}
    assert value == getattr(Approval(**{**listed, field: value}), field)


@pytest.mark.parametrize(
    ("member", "value", "field", "reason"),
    [
        ("code", "", "code", VISIBLE),
        ("code", "x" * 301, "code", "must have at most 300 characters"),
        ("code", 117, "code", "must be text"),
        ("credits", 16, "credits", "must be of type CreditAward"),
        ("credits", None, "credits", "must be of type CreditAward"),
        ("granted", "two_years", "granted", "must be of type RequestedApproval"),
        ("granted", None, "granted", "must be of type RequestedApproval"),
        ("sessions", [SESSION], "sessions", "must be a tuple"),
        ("sessions", (SESSION, None), "sessions[1]", "must be of type Session"),
        ("sessions", (SESSION,) * 1_001, "sessions", "must have at most 1000 items"),
        ("sessions", (SESSION,), "sessions", "must be none beside two years"),
        ("decided_on", "2026-04-01", "decided_on", "must be a date without a time of day"),
        (
            "decided_on", dt.date(2201, 1, 1), "decided_on",
            "must lie between 1900-01-01 and 2200-12-31",
        ),
    ],
    ids=lambda one: str(one)[:20],
)  # fmt: skip
def test_what_is_no_member_of_an_approval_is_refused(
    member: str, value: object, field: str, reason: str
) -> None:
    """A member of another class, too long, too many or no day is refused by its field."""
    with pytest.raises(InvalidValueError) as no:
        Approval(**{**APPROVAL, member: value})
    assert (field, reason) == (no.value.field, no.value.reason)


def test_a_calendar_entry_is_kept_as_given() -> None:
    """Title, sponsor, credits and code are enough; sessions and contact may be absent."""
    expected = ("Field course", "Cascadia Wetlands Institute", (), SIXTEEN, None, "CEC-0117")
    assert expected == attrs.astuple(CalendarEntry(**ENTRY), recurse=False)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "x"),
        ("title", "x" * 300),
        ("sponsor", "x"),
        ("sponsor", "x" * 300),
        ("sessions", (SESSION,) * 1_000),
        ("registration_contact", CONTACT),
        ("approval_code", "x"),
        ("approval_code", "x" * 300),
    ],
    ids=lambda one: str(one)[:20],
)
def test_what_lies_within_a_bound_of_an_entry_is_kept(field: str, value: object) -> None:
    """Each member is kept up to its bound."""
    assert value == getattr(CalendarEntry(**{**ENTRY, field: value}), field)


@pytest.mark.parametrize(
    ("member", "value", "field", "reason"),
    [
        ("title", "", "title", VISIBLE),
        ("title", "x" * 301, "title", "must have at most 300 characters"),
        ("title", None, "title", "must be text"),
        ("sponsor", " ", "sponsor", VISIBLE),
        ("sponsor", "x" * 301, "sponsor", "must have at most 300 characters"),
        ("sponsor", 7, "sponsor", "must be text"),
        ("sessions", SESSION, "sessions", "must be a tuple"),
        ("sessions", (SESSION.days,), "sessions[0]", "must be of type Session"),
        ("sessions", (SESSION,) * 1_001, "sessions", "must have at most 1000 items"),
        ("credits", "16", "credits", "must be of type CreditAward"),
        (
            "registration_contact", "registrar@example.org", "registration_contact",
            "must be of type RegistrationContact",
        ),
        ("approval_code", "\n", "approval_code", VISIBLE),
        ("approval_code", "x" * 301, "approval_code", "must have at most 300 characters"),
        ("approval_code", None, "approval_code", "must be text"),
    ],
    ids=lambda one: str(one)[:20],
)  # fmt: skip
def test_what_is_no_member_of_an_entry_is_refused(
    member: str, value: object, field: str, reason: str
) -> None:
    """A member of another class, too long or too many is refused by its field."""
    with pytest.raises(InvalidValueError) as no:
        CalendarEntry(**{**ENTRY, member: value})
    assert (field, reason) == (no.value.field, no.value.reason)


@pytest.mark.parametrize(
    ("build", "members", "absent"),
    [
        *((Approval, APPROVAL, name) for name in APPROVAL),
        *((CalendarEntry, ENTRY, name) for name in ENTRY),
    ],
)
def test_nothing_that_is_asked_for_is_left_out(
    build: Any, members: dict[str, Any], absent: str
) -> None:
    """Each member without a default is asked for."""
    with pytest.raises(TypeError):
        build(**{name: value for name, value in members.items() if name != absent})
