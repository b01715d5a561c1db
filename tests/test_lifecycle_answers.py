"""What a case tells of itself: approval, period, application, calendar entry, each on a day."""

import datetime as dt
from typing import Any

import pytest
from pendulum import Date, DateTime

from cerp_rules import (
    Approval,
    CalendarEntry,
    CreditAward,
    DatePeriod,
    InvalidValueError,
    PreApproval,
    RegistrationContact,
    RequestedApproval,
    Session,
)
from histories import HISTORIES, case_of

JUNE = Session(starts_on=dt.date(2026, 6, 1), ends_on=dt.date(2026, 6, 3), place="Corvallis")
LISTED = {"change": {"submitted/application/requested_approval": "listed_sessions"}}


def test_what_was_granted() -> None:
    """The approval has code, credits, what is granted and the day; before it there is none."""
    assert case_of("reviewed").approval is None
    expected = Approval(
        code="CEC-0117",
        credits=CreditAward(value=16),
        granted=RequestedApproval.TWO_YEARS,
        decided_on=dt.date(2026, 4, 1),
    )
    assert expected == case_of("reversed").approval


def test_what_was_granted_of_listed_sessions() -> None:
    """The approval names the sessions it covers, those that were over left out."""
    change = {
        **LISTED["change"],
        "submitted/application/offering/sessions/1": {
            "starts_on": "2026-03-30",
            "ends_on": "2026-03-31",
        },
    }
    approval = case_of("approved", change=change).approval
    assert approval is not None
    assert (RequestedApproval.LISTED_SESSIONS, (JUNE,)) == (approval.granted, approval.sessions)
    assert not approval.for_two_years


@pytest.mark.parametrize(
    ("history", "given", "period"),
    [
        ("reviewed", {}, None),
        ("declined", {}, None),
        ("withdrawn", {}, None),
        ("approved", {}, (Date(2026, 4, 1), Date(2028, 3, 31))),
        ("approved", LISTED, (Date(2026, 4, 1), Date(2026, 6, 3))),
        ("terminated", {}, (Date(2026, 4, 1), Date(2028, 3, 31))),
        ("final", {}, (Date(2026, 4, 1), Date(2028, 3, 31))),
        ("reversed", {}, (Date(2026, 4, 1), Date(2028, 3, 31))),
    ],
)
def test_the_period_is_that_of_the_grant(
    history: str, given: dict[str, Any], period: tuple[Date, Date] | None
) -> None:
    """A termination ends an approval early and changes nothing of what was granted."""
    expected = None if period is None else DatePeriod(first=period[0], last=period[1])
    assert expected == case_of(history, **given).period


def test_the_application_is_the_last_version() -> None:
    """An amendment gives the application as it now is."""
    amended = {"type": "application_amended", "on": "2026-03-24", "set": {"/sponsor/name": "Other"}}
    assert "Other" == case_of("reviewed", also=[amended]).application.sponsor.name


ENTRY = CalendarEntry(
    title="Riparian restoration field course",
    sponsor="Cascadia Wetlands Institute",
    sessions=(JUNE,),
    credits=CreditAward(value=16),
    registration_contact=RegistrationContact(
        name="Registrar",
        email="registrar@example.org",
        phone="+1 202 555 0100 ext. 4",
        url="https://example.org/register",
    ),
    approval_code="CEC-0117",
)


@pytest.mark.parametrize(
    ("history", "given", "on", "listed"),
    [
        ("reviewed", {}, dt.date(2026, 4, 1), False),
        ("declined", {}, dt.date(2026, 4, 1), False),
        ("withdrawn", {}, dt.date(2026, 4, 1), False),
        ("listed", {}, dt.date(2026, 3, 31), False),
        ("listed", {}, dt.date(2026, 4, 1), True),
        ("listed", {}, dt.date(2028, 3, 31), True),
        ("listed", {}, dt.date(2028, 4, 1), False),
        ("listed", LISTED, dt.date(2026, 6, 3), True),
        ("listed", LISTED, dt.date(2026, 6, 4), False),
        ("terminated", {}, dt.date(2026, 8, 5), True),
        ("terminated", {}, dt.date(2026, 8, 6), False),
        ("reversed", {}, dt.date(2026, 8, 10), False),
        ("reversed", {}, dt.date(2026, 9, 14), True),
    ],
)
def test_the_calendar_lists_what_is_approved_and_not_over(
    history: str, given: dict[str, Any], on: dt.date, *, listed: bool
) -> None:
    """From the decision through the last day there is an entry, with these members."""
    assert (ENTRY if listed else None) == case_of(history, **given).calendar_entry(on=on)


def test_the_calendar_lists_what_starts_later() -> None:
    """An approval that starts with its first session is listed before."""
    case = case_of("listed", policy={"readings": {"approval_start": "first_session"}})
    assert ENTRY == case.calendar_entry(on=dt.date(2026, 4, 3))


def test_the_calendar_lists_the_sessions_that_were_named() -> None:
    """An approval of one of two sessions lists that one."""
    september = {"starts_on": "2026-09-07", "ends_on": "2026-09-08"}
    case = case_of(
        "reviewed",
        change={"submitted/application/offering/sessions/1": september},
        also=[{"like": "approved", "sessions": [september]}],
    )
    entry = case.calendar_entry(on=dt.date(2026, 4, 1))
    assert entry is not None
    expected = Session(starts_on=dt.date(2026, 9, 7), ends_on=dt.date(2026, 9, 8))
    assert (expected,) == entry.sessions


@pytest.mark.parametrize("history", HISTORIES)
def test_an_answer_on_a_day_knows_nothing_later(history: str) -> None:
    """On the day of each event the answers are those of the history that ends with that day."""
    case = case_of(history)
    for event in case.events:
        known = PreApproval.replay([one for one in case.events if one.on <= event.on])
        asked = event.on
        assert known.status(on=asked) is case.status(on=asked)
        assert known.in_force(on=asked) is case.in_force(on=asked)
        assert known.calendar_entry(on=asked) == case.calendar_entry(on=asked)


@pytest.mark.parametrize("method", ["status", "in_force", "calendar_entry"])
@pytest.mark.parametrize(
    "on",
    [
        dt.date(2026, 3, 1),
        dt.datetime(2026, 6, 1),  # noqa: DTZ001  # without a zone it is no day either
        DateTime(2026, 6, 1),
        "2026-06-01",
        None,
        dt.date(1899, 12, 31),
        dt.date(2201, 1, 1),
    ],
)
def test_what_is_no_day_of_the_case_is_misuse(method: str, on: Any) -> None:
    """A case is asked about a civil day that is no earlier than its submission."""
    with pytest.raises(InvalidValueError) as no:
        getattr(case_of("reversed"), method)(on=on)
    assert "on" == no.value.field


def test_a_day_can_be_of_either_class() -> None:
    """A day of the standard library and one of pendulum give the same answer."""
    case = case_of("listed")
    assert case.status(on=dt.date(2028, 4, 1)) is case.status(on=Date(2028, 4, 1))
