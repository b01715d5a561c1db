"""Days: what is one, how it is read, reached and written, whatever pendulum has been told."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pendulum
import pytest
from pendulum import Date

from cerp_rules import DatePeriod, InvalidValueError, Term
from cerp_rules._calendar import (
    add_counted,
    add_to_state,
    as_day,
    as_days,
    as_optional_day,
    civil_day,
    computed_day,
    day_before,
    in_words,
    is_day,
    next_working_day,
    parse_day,
    weekday_name,
)

NO_DAY: list[Any] = [
    dt.datetime(2026, 3, 2, tzinfo=dt.UTC),
    dt.datetime.combine(dt.date(2026, 3, 2), dt.time()),
    pendulum.datetime(2026, 3, 2),
    pendulum.naive(2026, 3, 2),
    "2026-03-02",
    20260302,
    True,
    None,
]


@pytest.fixture
def foreign_settings() -> Iterator[None]:
    """Let a neighbour in the process have changed what pendulum keeps for everybody."""
    locale = pendulum.get_locale()
    pendulum.set_locale("fr")
    pendulum.week_starts_at(pendulum.SUNDAY)
    pendulum.week_ends_at(pendulum.SATURDAY)
    yield
    pendulum.set_locale(locale)
    pendulum.week_starts_at(pendulum.MONDAY)
    pendulum.week_ends_at(pendulum.SUNDAY)


@pytest.mark.parametrize("given", [dt.date(2026, 3, 2), Date(2026, 3, 2)], ids=["date", "Date"])
def test_either_kind_of_date_becomes_a_pendulum_date(given: dt.date) -> None:
    """A standard date and a pendulum one give the same day, of pendulum's class."""
    for day in (as_day(given), civil_day("on", given), computed_day("on", given)):
        assert Date(2026, 3, 2) == day
        assert type(day) is Date


@pytest.mark.parametrize("given", NO_DAY, ids=repr)
def test_what_is_no_day_is_refused_by_name(given: Any) -> None:
    """A datetime of either library, a text, a number and None are no days."""
    assert not is_day(given)
    assert as_day(given) is given
    for refuse in (civil_day, computed_day):
        with pytest.raises(InvalidValueError) as no:
            refuse("on", given)
        expected = ("on", "must be a date without a time of day")
        assert expected == (no.value.field, no.value.reason)


@pytest.mark.parametrize("given", [dt.date(1900, 1, 1), dt.date(2200, 12, 31)])
def test_the_first_and_the_last_day_known_are_accepted(given: dt.date) -> None:
    """Days run from 1900-01-01 to 2200-12-31, both included."""
    assert given == civil_day("on", given)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (dt.date(1899, 12, 31), "1899-12-31"),
        (dt.date(2201, 1, 1), "2201-01-01"),
        (dt.date(1, 1, 1), "0001-01-01"),
        (dt.date(9999, 12, 31), "9999-12-31"),
        (Date(9999, 12, 31), "9999-12-31"),
    ],
)
def test_a_day_outside_three_centuries_is_refused(given: dt.date, shown: str) -> None:
    """A day before 1900 or after 2200 is refused with one error, before pendulum can overflow."""
    with pytest.raises(InvalidValueError) as no:
        civil_day("on", given)
    expected = ("on", shown, "must lie between 1900-01-01 and 2200-12-31")
    assert expected == (no.value.field, no.value.value, no.value.reason)


@pytest.mark.parametrize("given", [dt.date(1900, 1, 1), dt.date(2201, 1, 1), Date(9000, 12, 31)])
def test_a_computed_day_may_lie_beyond(given: dt.date) -> None:
    """What was computed may lie after 2200, and can still be counted from without overflow."""
    assert given == computed_day("first", given)
    longest = Term(years=99, months=999, weeks=999, days=9_999)
    assert longest.last_day_from(given).year - given.year in {228, 229}


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (dt.date(1899, 12, 31), "1899-12-31"),
        (dt.date(9001, 1, 1), "9001-01-01"),
        (Date(9999, 12, 31), "9999-12-31"),
    ],
)
def test_a_computed_day_has_its_bounds_too(given: dt.date, shown: str) -> None:
    """Before pendulum can overflow, one error of ours says between which days it must lie."""
    with pytest.raises(InvalidValueError) as no:
        computed_day("first", given)
    expected = ("first", shown, "must lie between 1900-01-01 and 9000-12-31")
    assert expected == (no.value.field, no.value.value, no.value.reason)


def test_days_in_a_tuple_become_pendulum_dates() -> None:
    """Each day of a tuple is treated like a day alone; what is no tuple stays what it is."""
    days = as_days((dt.date(2026, 3, 2), Date(2026, 3, 3)))
    assert (Date(2026, 3, 2), Date(2026, 3, 3)) == days
    assert [Date, Date] == [type(day) for day in days]


@pytest.mark.parametrize("given", [*NO_DAY, [Date(2026, 3, 2)], Date(2026, 3, 2)], ids=repr)
def test_what_is_no_tuple_is_left_for_the_check(given: Any) -> None:
    """A list, a day by itself and any other value stay what they are."""
    assert as_days(given) is given


def test_no_day_stays_none() -> None:
    """An optional day may be absent; one that is given is treated like any other."""
    assert as_optional_day(None) is None
    day = as_optional_day(dt.date(2026, 3, 2))
    assert Date(2026, 3, 2) == day
    assert type(day) is Date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1900-01-01", Date(1900, 1, 1)),
        ("2000-02-29", Date(2000, 2, 29)),
        ("2026-03-02", Date(2026, 3, 2)),
        ("2200-12-31", Date(2200, 12, 31)),
    ],
)
def test_a_day_is_read_from_its_text(text: str, expected: Date) -> None:
    """Year, month and day in this order and width give the day."""
    day = parse_day(text)
    assert expected == day
    assert type(day) is Date


@pytest.mark.parametrize(
    "text",
    [
        "2024", "2024-02", "2024/02/29", "20240229", "2024-W09-4", "2024-060", "now", "today",
        "12:30", "2024-2-9", "2024-02-29T00:00:00", "2024-02-29\n", " 2024-02-29", "", None,
        20240229, b"2024-02-29", dt.date(2024, 2, 29),
    ],
    ids=repr,
)  # fmt: skip
def test_nothing_else_that_a_parser_takes_is_a_day(text: object) -> None:
    """What `pendulum.parse` or `date.fromisoformat` would take or read the clock for is refused."""
    with pytest.raises(InvalidValueError) as no:
        parse_day(text, "starts_on")
    expected = ("starts_on", "must be a day from 1900 to 2200 as YYYY-MM-DD")
    assert expected == (no.value.field, no.value.reason)


@pytest.mark.parametrize(
    ("years", "months", "weeks", "days", "counted", "state"),
    [
        # From 31 January 2024: the counted day clamps, the end of a state moves on.
        (0, 1, 0, 0, Date(2024, 2, 29), Date(2024, 3, 1)),
        (1, 1, 0, 0, Date(2025, 2, 28), Date(2025, 3, 1)),
        (0, 3, 0, 0, Date(2024, 4, 30), Date(2024, 5, 1)),
        (0, 2, 0, 0, Date(2024, 3, 31), Date(2024, 3, 31)),
        (1, 0, 0, 0, Date(2025, 1, 31), Date(2025, 1, 31)),
        (0, 0, 1, 1, Date(2024, 2, 8), Date(2024, 2, 8)),
        (0, 1, 1, 1, Date(2024, 3, 8), Date(2024, 3, 9)),
    ],
)
def test_an_end_is_reached_once_from_the_first_day(  # noqa: PLR0913, PLR0917  # a term has four parts
    years: int, months: int, weeks: int, days: int, counted: Date, state: Date
) -> None:
    """Years and months go first and together, then weeks and days."""
    first = Date(2024, 1, 31)
    assert counted == add_counted(first, years=years, months=months, weeks=weeks, days=days)
    assert state == add_to_state(first, years=years, months=months, weeks=weeks, days=days)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (Date(2024, 3, 1), Date(2024, 2, 29)),
        (Date(2023, 3, 1), Date(2023, 2, 28)),
        (Date(2026, 1, 1), Date(2025, 12, 31)),
        (Date(1900, 1, 1), Date(1899, 12, 31)),
    ],
)
def test_the_day_before(day: Date, expected: Date) -> None:
    """The day before the first of a month is the last of the month before."""
    assert expected == day_before(day)


@pytest.mark.parametrize(
    ("day", "holidays", "expected"),
    [
        (Date(2024, 5, 31), frozenset(), Date(2024, 5, 31)),
        (Date(2024, 6, 1), frozenset(), Date(2024, 6, 3)),
        (Date(2024, 6, 2), frozenset(), Date(2024, 6, 3)),
        (Date(2024, 6, 3), frozenset(), Date(2024, 6, 3)),
        (Date(2024, 6, 2), frozenset({Date(2024, 6, 3)}), Date(2024, 6, 4)),
        (Date(2024, 5, 31), frozenset({Date(2024, 5, 31)}), Date(2024, 6, 3)),
        (Date(2024, 5, 30), frozenset({Date(2024, 5, 31)}), Date(2024, 5, 30)),
        (Date(2024, 5, 30), frozenset({dt.date(2024, 5, 30)}), Date(2024, 5, 31)),
    ],
)
def test_the_next_working_day(day: Date, holidays: frozenset[Date], expected: Date) -> None:
    """Saturday, Sunday and holidays are passed over, and a working day stays."""
    assert expected == next_working_day(day, holidays)


MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip


@pytest.mark.parametrize(("month", "name"), list(enumerate(MONTHS, 1)))
@pytest.mark.usefixtures("foreign_settings")
def test_a_day_is_written_in_english_whatever_the_locale(month: int, name: str) -> None:
    """Neither the language nor the first day of the week set elsewhere changes a text of ours."""
    assert f"2 {name} 2026" == in_words(Date(2026, month, 2))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (2, "Monday"), (3, "Tuesday"), (4, "Wednesday"), (5, "Thursday"),
        (6, "Friday"), (7, "Saturday"), (8, "Sunday"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("foreign_settings")
def test_a_weekday_is_named_in_english_whatever_the_locale(day: int, expected: str) -> None:
    """The week of 2 March 2026, a Monday, has the seven names in order."""
    assert expected == weekday_name(Date(2026, 3, day))


@pytest.mark.usefixtures("foreign_settings")
def test_a_week_that_starts_on_sunday_rolls_to_the_same_day() -> None:
    """The process-wide first day of the week does not move a working day."""
    counted = Term(days=30).count(dt.date(2024, 5, 3), roll=True, holidays=frozenset())
    expected = (
        "day 0 is 3 May 2024, not counted; 30 days end on 2 June 2024, counted; "
        "that is a Sunday, so the last day rolls to 3 June 2024"
    )
    assert expected == counted.counting


def test_a_clock_set_elsewhere_changes_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a neighbour travels in time, as `pendulum.travel_to` does, days are counted alike."""

    def elsewhere(*_: object) -> Date:
        raise AssertionError  # a day must never be taken from the clock

    for clock in ("now", "today"):
        monkeypatch.setattr(pendulum, clock, elsewhere)
        monkeypatch.setattr(pendulum.DateTime, clock, elsewhere)
    monkeypatch.setattr(Date, "today", elsewhere)
    assert Date(2024, 3, 13) == Term(weeks=6).last_day_from(dt.date(2024, 1, 31))
    assert Date(2026, 2, 28) == Term(years=2).in_force_from(parse_day("2024-02-29")).last


def test_six_years_are_counted_by_the_day_and_not_by_the_interval() -> None:
    """Pendulum's interval says six years a day early; the period does not."""
    first, early = Date(2018, 9, 2), Date(2024, 9, 1)
    expected = 6
    assert expected == (early - first).years  # what makes the interval useless here
    assert Date(2024, 9, 2) == Term(years=6).last_day_from(first)
    assert early == Term(years=6).in_force_from(first).last


def test_a_datetime_is_never_compared_with_a_day() -> None:
    """To ask a period for a datetime is refused by name, not by a bare TypeError."""
    period = DatePeriod(first=dt.date(2026, 6, 1), last=dt.date(2026, 6, 3))
    with pytest.raises(InvalidValueError, match="day must be a date without a time of day"):
        assert pendulum.datetime(2026, 6, 2) in period
