"""Periods against an oracle that knows nothing but which day follows which.

The oracle walks a calendar, made with the standard library by adding one day at a time: month by
month for years and months, then day by day for weeks and days.
"""

import datetime as dt
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cerp_rules import DatePeriod, Term

ONE_DAY: Final = dt.timedelta(days=1)
FIRST, LAST = dt.date(1900, 1, 1), dt.date(2200, 12, 31)


def _walk() -> list[list[dt.date]]:
    """Write down every day from 1900 to 2430, a list for each month."""
    months: list[list[dt.date]] = [[]]
    day = FIRST
    while day.year < 2431:
        if months[-1] and day.month != months[-1][-1].month:
            months.append([])
        months[-1].append(day)
        day += ONE_DAY
    return months


MONTHS = _walk()
MONTH_OF = {day: number for number, month in enumerate(MONTHS) for day in month}
# 1 January 1900 was a Monday.
WEEKEND = {day for number, day in enumerate(MONTH_OF) if number % 7 in {5, 6}}


def _month_reached(day: dt.date, years: int, months: int) -> list[dt.date]:
    number = MONTH_OF[day]
    for _ in range(years):
        for _ in range(12):
            number += 1
    for _ in range(months):
        number += 1
    return MONTHS[number]


def _on(day: dt.date, days: int) -> dt.date:
    for _ in range(days):
        day += ONE_DAY
    return day


def counted(day: dt.date, years: int, months: int, weeks: int, days: int) -> dt.date:
    """Find the last day of a period that runs from an event: a missing day is the month's last."""
    month = _month_reached(day, years, months)
    same = [one for one in month if one.day == day.day]
    return _on(same[0] if same else month[-1], 7 * weeks + days)


def state(day: dt.date, years: int, months: int, weeks: int, days: int) -> dt.date:
    """Find the last day of a state of affairs: a missing anniversary is the next month's first."""
    month = _month_reached(day, years, months)
    same = [one for one in month if one.day == day.day]
    return _on(same[0] if same else month[-1] + ONE_DAY, 7 * weeks + days) - ONE_DAY


def working(day: dt.date, holidays: set[dt.date]) -> dt.date:
    """Find the first day from this one on that is neither of the weekend nor a holiday."""
    while day in WEEKEND or day in holidays:
        day += ONE_DAY
    return day


def every_day(first: int, last: int) -> list[dt.date]:
    """Give every day of these years."""
    return [day for day in MONTH_OF if first <= day.year <= last]


# Any day, with the ends of months, where counting is hard, as likely as all others together.
DAYS = st.dates(FIRST, LAST) | st.builds(
    lambda number, back: MONTHS[number][-1 - back],
    st.integers(0, 12 * 301 - 1),
    st.integers(0, 3),
)
Parts = tuple[int, int, int, int]
PARTS = st.one_of(
    st.tuples(st.integers(1, 99), st.just(0), st.just(0), st.just(0)),
    st.tuples(st.just(0), st.integers(1, 999), st.just(0), st.just(0)),
    st.tuples(st.just(0), st.just(0), st.integers(1, 999), st.just(0)),
    st.tuples(st.just(0), st.just(0), st.just(0), st.integers(1, 9_999)),
    st.tuples(st.integers(0, 99), st.integers(0, 999), st.integers(0, 60), st.integers(1, 400)),
)


def _term(parts: Parts) -> Term:
    years, months, weeks, days = parts
    return Term(years=years, months=months, weeks=weeks, days=days)


@pytest.mark.parametrize(
    "parts", [(2, 0, 0, 0), (0, 0, 6, 0), (0, 0, 0, 30), (6, 0, 0, 0)], ids=str
)
@pytest.mark.parametrize("years", [(1999, 2005), (2095, 2105)], ids=["1999-2005", "2095-2105"])
def test_every_day_counts_as_the_calendar_does(parts: Parts, years: tuple[int, int]) -> None:
    """From every day around 2000 and 2100, each term of the page ends as the oracle says."""
    term = _term(parts)
    days = every_day(*years)
    wrong = [
        day
        for day in days
        if term.last_day_from(day) != counted(day, *parts)
        or term.in_force_from(day) != DatePeriod(first=day, last=state(day, *parts))
    ]
    assert [] == wrong
    years_and_leap_days = {(1999, 2005): 7 * 365 + 2, (2095, 2105): 11 * 365 + 2}
    assert years_and_leap_days[years] == len(days)


@settings(deadline=None, max_examples=500)
@given(DAYS, PARTS)
def test_a_counted_period_ends_as_the_calendar_does(day: dt.date, parts: Parts) -> None:
    """Its last day is the one that the oracle reaches from the day after the event."""
    assert counted(day, *parts) == _term(parts).last_day_from(day)


@settings(deadline=None, max_examples=500)
@given(DAYS, PARTS)
def test_a_state_of_affairs_ends_as_the_calendar_does(day: dt.date, parts: Parts) -> None:
    """Its last day is the one before the oracle's anniversary, or that day by the other reading."""
    term, last = _term(parts), state(day, *parts)
    assert (day, last) == (term.in_force_from(day).first, term.in_force_from(day).last)
    assert last + ONE_DAY == term.in_force_from(day, through_anniversary=True).last


@settings(deadline=None, max_examples=500)
@given(DAYS, PARTS, st.sets(st.integers(0, 12), max_size=8))
def test_a_last_day_rolls_as_the_calendar_does(day: dt.date, parts: Parts, off: set[int]) -> None:
    """It rolls over weekends and over any holidays that follow, and only when it is asked to."""
    last = counted(day, *parts)
    holidays = {last + days * ONE_DAY for days in off}
    term = _term(parts)
    as_given = frozenset(DatePeriod(first=one, last=one).first for one in holidays)
    due = working(last, holidays)
    rolled = term.count(day, roll=True, holidays=as_given)
    assert (day, due) == (rolled.day_zero, rolled.due_on)
    assert rolled.counting.endswith("no roll") is (due == last)
    unrolled = term.count(day, roll=False, holidays=as_given)
    assert (day, last) == (unrolled.day_zero, unrolled.due_on)
    assert unrolled.counting.endswith("; no roll")


def test_every_last_day_of_two_years_rolls_to_a_working_day() -> None:
    """For every day of 2023 and 2024, 30 days end on a day from Monday to Friday."""
    term, holidays = Term(days=30), {dt.date(2024, 1, 1), dt.date(2024, 12, 25)}
    as_given = frozenset(DatePeriod(first=one, last=one).first for one in holidays)
    expected = {day: working(counted(day, 0, 0, 0, 30), holidays) for day in every_day(2023, 2024)}
    assert expected == {
        day: term.count(day, roll=True, holidays=as_given).due_on for day in expected
    }


@settings(deadline=None, max_examples=300)
@given(DAYS, st.integers(0, 400), PARTS)
def test_a_later_start_never_ends_earlier(day: dt.date, later: int, parts: Parts) -> None:
    """Whoever starts later, ends on the same day or later."""
    term = _term(parts)
    other = min(_on(day, later), LAST)
    assert term.last_day_from(day) <= term.last_day_from(other)
    assert term.in_force_from(day).last <= term.in_force_from(other).last


def test_the_oracle_knows_the_calendar() -> None:
    """The walk of the oracle agrees with what anybody can look up."""
    assert {dt.date(2026, 3, 1), dt.date(2024, 6, 2), dt.date(2100, 1, 2)} <= WEEKEND
    assert not {dt.date(2026, 3, 2), dt.date(2024, 5, 31), dt.date(2100, 1, 1)} & WEEKEND
    lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert lengths == [len(MONTHS[12 * 100 + month]) for month in range(12)]
    last_of_february = [MONTHS[12 * years + 1][-1].day for years in (0, 4, 100, 200, 300)]
    leap = [28, 29, 29, 28, 28]
    assert leap == last_of_february
