"""The last days of the duties against an oracle that knows only which day follows which.

The oracle takes one step of one day at a time, with the standard library.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cerp_rules import Completion, Deadline, PreApproval, duties
from scenarios import completion_of, scenario

ONE_DAY: Final = dt.timedelta(days=1)
SATURDAY, SUNDAY = 5, 6
ROLL: Final = {"readings": {"last_day_roll": "next_working_day"}, "holidays": ["2024-04-01"]}
HOLIDAYS: Final = {dt.date(2024, 4, 1)}


def on_by(day: dt.date, days: int) -> dt.date:
    """Take so many steps forward."""
    for _ in range(days):
        day += ONE_DAY
    return day


def same_day_of(year: int, day: dt.date) -> dt.date:
    """Walk to the same day of a later year; a day it does not have is the last of its month."""
    reached = day
    while reached.year < year or reached.month != day.month:
        reached += ONE_DAY
    while reached.day != day.day and (reached + ONE_DAY).month == day.month:
        reached += ONE_DAY
    return reached


def last_in_force(first: dt.date, years: int) -> dt.date:
    """Walk to the day before the anniversary; one that is missing is the next day, 1 March."""
    reached = first
    while reached.year < first.year + years or (reached.month, reached.day) < (
        first.month,
        first.day,
    ):
        reached += ONE_DAY
    return reached - ONE_DAY


def working(day: dt.date) -> dt.date:
    """Walk to the first day that is neither of the weekend nor a holiday."""
    while day.weekday() in {SATURDAY, SUNDAY} or day in HOLIDAYS:
        day += ONE_DAY
    return day


def days_of(first: dt.date, last: dt.date) -> list[dt.date]:
    """Give every day from one to another."""
    return [on_by(first, number) for number in range((last - first).days + 1)]


AROUND_LEAP_DAY = days_of(dt.date(2023, 12, 25), dt.date(2024, 3, 8))
"""Through the end of a year, of January, and of February in a leap year."""
MANY_DAYS = days_of(dt.date(2023, 6, 1), dt.date(2025, 3, 31))
"""The days on which somebody completes; 29 February 2024 is one of them."""

LIFE = {"submitted": "2023-03-01", "coordinator": "2023-03-06", "committee": "2023-03-13"}


def case_of(history: str, days: dict[str, str], policy: dict[str, Any]) -> PreApproval:
    """Replay a history on these days."""
    change = {f"{name}/on": day for name, day in {**LIFE, **days}.items() if "/" not in name}
    change |= {name: day for name, day in days.items() if "/" in name}
    change["submitted/application/submitted_on"] = change["submitted/on"]
    given: dict[str, Any] = {"history": history, "change": change, "policy": policy}
    if history == "terminated":
        given["without"] = ["listed", "warned", "notified"]
    return scenario("status", **given).pre_approval()


def deadline_of(
    case: PreApproval, id_: str, on: dt.date, completions: Iterable[Completion] = ()
) -> Deadline:
    """Find the deadline of the one duty of this name."""
    (found,) = [one.deadline for one in duties(case, completions, on=on) if one.id == id_]
    assert found is not None
    return found


def completed(day: dt.date, **more: Any) -> Completion:
    """Build a completion of a session of one day, of which nobody has a confirmation yet."""
    session = {"starts_on": day, "ends_on": day}
    without = ["/confirmation", "/uploaded_on"]
    return completion_of(
        {"remove": without, "set": {"/session": session, "/completed_on": day, **more}}
    )


def due_days(id_: str, days: list[dt.date], policy: dict[str, Any]) -> dict[dt.date, dt.date]:
    """Give the last day of a duty by the day of completion, all asked for at once."""
    case = case_of("approved", {"approved": "2023-04-03"}, policy)
    owed = duties(case, [completed(day) for day in days], on=dt.date(2025, 3, 31))
    found = [one.deadline for one in owed if one.id == id_ and one.deadline is not None]
    return {one.day_zero: one.due_on for one in found}


def test_confirmations_are_due_as_the_calendar_says() -> None:
    """For every day of completion of 22 months, the 30th day after it."""
    expected = {day: on_by(day, 30) for day in MANY_DAYS}
    assert expected == due_days("confirmation", MANY_DAYS, {})
    assert dt.date(2024, 3, 30) == expected[dt.date(2024, 2, 29)]


def test_confirmations_roll_as_the_calendar_says() -> None:
    """Over weekends, and over Easter Monday of 2024."""
    expected = {day: working(on_by(day, 30)) for day in MANY_DAYS}
    assert expected == due_days("confirmation", MANY_DAYS, ROLL)
    assert dt.date(2024, 4, 2) == expected[dt.date(2024, 2, 29)]


@pytest.mark.parametrize("policy", [{}, ROLL], ids=["no-roll", "roll"])
@pytest.mark.parametrize("id_", ["attendance-record", "grades-record", "confirmation-record"])
def test_records_are_kept_as_the_calendar_says(id_: str, policy: dict[str, Any]) -> None:
    """Through the same date six years on, which never rolls."""
    days = AROUND_LEAP_DAY
    case = case_of("approved", {"approved": "2023-04-03"}, policy)
    given = [_confirmed(day) for day in days]
    owed = duties(case, given, on=dt.date(2025, 3, 31))
    found = [one.deadline for one in owed if one.id == id_ and one.deadline is not None]
    expected = {day: same_day_of(day.year + 6, day) for day in days}
    assert expected == {one.day_zero: one.due_on for one in found}
    assert dt.date(2030, 2, 28) == expected[dt.date(2024, 2, 29)]


def _confirmed(day: dt.date) -> Completion:
    return completed(day, **{"/confirmation": {"issued_on": day}})


@pytest.mark.parametrize("day", AROUND_LEAP_DAY, ids=str)
def test_reviews_end_as_the_calendar_says(day: dt.date) -> None:
    """On the 42nd day after the submission, rolled or not."""
    for policy, expected in (({}, on_by(day, 42)), (ROLL, working(on_by(day, 42)))):
        case = _submitted(day, policy)
        found = deadline_of(case, "review-notice", day)
        assert (day, expected) == (found.day_zero, found.due_on)


def _submitted(day: dt.date, policy: dict[str, Any]) -> PreApproval:
    change = {"submitted/on": day, "submitted/application/submitted_on": day}
    given = {"history": "submitted", "change": change, "policy": policy}
    return scenario("status", **given).pre_approval()


@pytest.mark.parametrize("day", AROUND_LEAP_DAY, ids=str)
def test_appeals_end_as_the_calendar_says(day: dt.date) -> None:
    """On the 30th day after the sponsor was told, rolled or not."""
    days = {
        "approved": "2023-04-03",
        "terminated": "2023-12-20",
        "terminated/notified_on": day.isoformat(),
    }
    for policy, expected in (({}, on_by(day, 30)), (ROLL, working(on_by(day, 30)))):
        case = case_of("terminated", days, policy)
        found = deadline_of(case, "appeal", day)
        assert (day, expected) == (found.day_zero, found.due_on)


@pytest.mark.parametrize("day", AROUND_LEAP_DAY, ids=str)
def test_renewals_are_due_as_the_calendar_says(day: dt.date) -> None:
    """42 days before the last of two years, the anniversary itself by the other reading."""
    last = last_in_force(day, 2)
    for end, expected in (("day_before_anniversary", last), ("anniversary", last + ONE_DAY)):
        policy = {"readings": {"approval_end": end}}
        case = case_of("approved", {"approved": day.isoformat()}, policy)
        found = deadline_of(case, "renewal", day)
        back = expected
        for _ in range(42):
            back -= ONE_DAY
        assert (expected, back) == (found.day_zero, found.due_on)


@settings(deadline=None, max_examples=150)
@given(st.dates(dt.date(2023, 4, 3), dt.date(2190, 12, 31)))
def test_any_completion_is_confirmed_and_kept_as_the_calendar_says(day: dt.date) -> None:
    """30 days and six years from any day on which a session ends."""
    # All on one day, so that the session lies in the two years from then on.
    case = case_of("approved", dict.fromkeys((*LIFE, "approved"), day.isoformat()), {})
    found = {one.id: one.deadline for one in duties(case, (completed(day),), on=day)}
    confirmation, record = found["confirmation"], found["attendance-record"]
    assert confirmation is not None
    assert record is not None
    assert (day, on_by(day, 30)) == (confirmation.day_zero, confirmation.due_on)
    assert (day, same_day_of(day.year + 6, day)) == (record.day_zero, record.due_on)


def test_the_oracle_knows_the_calendar() -> None:
    """The walks agree with what anybody can look up."""
    leap_day = dt.date(2024, 2, 29)
    assert dt.date(2024, 3, 30) == on_by(leap_day, 30)
    assert dt.date(2030, 2, 28) == same_day_of(2030, leap_day)
    assert dt.date(2032, 2, 28) == same_day_of(2032, dt.date(2026, 2, 28))
    assert dt.date(2029, 12, 31) == same_day_of(2029, dt.date(2023, 12, 31))
    assert dt.date(2026, 2, 28) == last_in_force(leap_day, 2)
    assert dt.date(2024, 2, 29) == last_in_force(dt.date(2022, 3, 1), 2)
    assert dt.date(2025, 12, 31) == last_in_force(dt.date(2024, 1, 1), 2)
    assert dt.date(2024, 6, 3) == working(dt.date(2024, 6, 2))
    assert dt.date(2024, 4, 2) == working(dt.date(2024, 3, 30))
    assert leap_day in AROUND_LEAP_DAY
    assert leap_day in MANY_DAYS
