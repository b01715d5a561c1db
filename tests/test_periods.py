"""Periods and terms: what they cover, how they are written, and the worked dates."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pendulum import Date

from cerp_rules import PUBLISHED, CountedDay, DatePeriod, InvalidValueError, Term
from cerp_rules.periods import last_day_to_act

WORKED: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "cases" / "worked-dates.toml").read_text(encoding="utf-8")
)["row"]
ROWS = [(row, name) for row in WORKED for name in row["terms"]]
NEVER: frozenset[Date] = frozenset()


def test_the_worked_dates_are_all_there() -> None:
    """The table of the readings has ten rows, each with its arithmetic."""
    rules = [row["rule"] for row in WORKED]
    expected = ["two years in force, first day included"] * 4
    expected += ["six weeks"] * 2 + ["30 days"] * 2 + ["six years kept"] * 2
    assert expected == rules
    assert all(row["why"].endswith((".", ".)")) for row in WORKED)


@pytest.mark.parametrize(
    ("row", "name"), ROWS, ids=[f"{name} {row['day_zero']}" for row, name in ROWS]
)
def test_a_worked_date_holds(row: dict[str, Any], name: str) -> None:
    """The term of the published policy ends on the day that the readings work out."""
    term, day_zero, last = getattr(PUBLISHED, name), row["day_zero"], row["last_day"]
    if name == "approval_term":
        period = term.in_force_from(day_zero)
        assert (day_zero, last) == (period.first, period.last)
        return
    assert last == term.last_day_from(day_zero)
    assert last == term.count(day_zero, roll=False, holidays=NEVER).due_on
    if "rolled" in row:
        assert row["rolled"] == term.count(day_zero, roll=True, holidays=NEVER).due_on
    if "disposal" in row:
        assert row["disposal"] == term.last_day_from(day_zero) + dt.timedelta(days=1)


THREE_DAYS = DatePeriod(first=dt.date(2026, 6, 1), last=dt.date(2026, 6, 3))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(1900, 1, 1), False),
        (dt.date(2026, 5, 31), False),
        (dt.date(2026, 6, 1), True),
        (Date(2026, 6, 2), True),
        (dt.date(2026, 6, 3), True),
        (Date(2026, 6, 4), False),
        (dt.date(2200, 12, 31), False),
    ],
)
def test_a_period_includes_its_first_and_its_last_day(day: dt.date, *, expected: bool) -> None:
    """The days from the first to the last lie in it, and the days before and after do not."""
    assert (day in THREE_DAYS) is expected


def test_periods_cover_and_overlap_by_their_days() -> None:
    """Of any two periods within six days, one covers or overlaps the other as its days do."""
    week = [dt.date(2026, 5, 29) + dt.timedelta(days=count) for count in range(6)]
    periods = {
        DatePeriod(first=week[start], last=week[end]): set(week[start : end + 1])
        for start in range(6)
        for end in range(start, 6)
    }
    assert {
        (one, other): (days >= others, bool(days & others))
        for one, days in periods.items()
        for other, others in periods.items()
    } == {
        (one, other): (one.covers(other), one.overlaps(other))
        for one in periods
        for other in periods
    }


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (dt.date(2026, 6, 1), dt.date(2026, 6, 3), "1 June 2026 to 3 June 2026"),
        (dt.date(2026, 6, 1), dt.date(2026, 6, 1), "1 June 2026"),
        (dt.date(1900, 1, 1), dt.date(2200, 12, 31), "1 January 1900 to 31 December 2200"),
    ],
)
def test_a_period_is_written_in_words(first: dt.date, last: dt.date, expected: str) -> None:
    """A period of one day is written as that day."""
    assert expected == str(DatePeriod(first=first, last=last))


def test_a_period_does_not_end_before_it_begins() -> None:
    """A last day before the first is refused and named."""
    with pytest.raises(InvalidValueError) as no:
        DatePeriod(first=dt.date(2026, 6, 2), last=dt.date(2026, 6, 1))
    expected = ("last", "2026-06-01", "must not be before the first day")
    assert expected == (no.value.field, no.value.value, no.value.reason)


def test_an_end_that_is_computed_may_lie_beyond_2200() -> None:
    """The last days that are known can start a period that ends after them."""
    period = Term(years=2).in_force_from(dt.date(2200, 12, 31))
    assert (Date(2200, 12, 31), Date(2202, 12, 30)) == (period.first, period.last)
    longest = Term(years=99, months=999, weeks=999, days=9_999)
    # 182 years and 3 months reach 2383-03-31; of 16,992 days 16,802 are 46 years, 190 are left.
    assert Date(2429, 10, 7) == longest.last_day_from(dt.date(2200, 12, 31))


BOUNDS = {"years": 99, "months": 999, "weeks": 999, "days": 9_999}


@pytest.mark.parametrize(("unit", "most"), BOUNDS.items())
def test_a_part_of_a_term_lies_within_its_bound(unit: str, most: int) -> None:
    """One and the bound itself are kept; below zero, beyond and what is no whole number are not."""
    for value in (1, most):
        assert value == getattr(Term(**{unit: value}), unit)
    other: Any
    for other in (-1, most + 1, 10**400, 1.0, 1.5, "1", True, None):
        with pytest.raises(InvalidValueError) as no:
            Term(**{unit: other})
        expected = (unit, f"must be a whole number from 0 to {most}")
        assert expected == (no.value.field, no.value.reason)


def test_a_term_has_a_length() -> None:
    """A term of nothing at all is refused."""
    for nothing in ({}, {"years": 0, "months": 0, "weeks": 0, "days": 0}):
        with pytest.raises(InvalidValueError) as no:
            Term(**nothing)
        expected = ("term", "must have a length")
        assert expected == (no.value.field, no.value.reason)


@pytest.mark.parametrize(
    ("term", "text", "words"),
    [
        (Term(years=2), "P2Y", "two years"),
        (Term(years=1), "P1Y", "one year"),
        (Term(months=1), "P1M", "one month"),
        (Term(months=18), "P18M", "18 months"),
        (Term(weeks=6), "P6W", "six weeks"),
        (Term(weeks=1), "P1W", "one week"),
        (Term(days=30), "P30D", "30 days"),
        (Term(days=1), "P1D", "one day"),
        (Term(days=12), "P12D", "twelve days"),
        (Term(days=13), "P13D", "13 days"),
        (Term(years=1, months=6), "P1Y6M", "one year and six months"),
        (Term(years=3, days=4), "P3Y4D", "three years and four days"),
        (
            Term(years=5, months=7, weeks=8, days=9),
            "P5Y7M8W9D",
            "five years and seven months and eight weeks and nine days",
        ),
        (Term(months=10, weeks=11), "P10M11W", "ten months and eleven weeks"),
        (
            Term(years=99, months=999, weeks=999, days=9_999),
            "P99Y999M999W9999D",
            "99 years and 999 months and 999 weeks and 9999 days",
        ),
    ],
    ids=str,
)
def test_a_term_is_written_and_read(term: Term, text: str, words: str) -> None:
    """A term has one text as ISO 8601, which gives it back, and one in words."""
    assert text == str(term)
    assert term == Term.parse(text)
    assert words == term.in_words()


@pytest.mark.parametrize(
    "text",
    ["", "P", "P0D", "P-6W", "-P6W", "P1.5Y", "PT6H", "P6W\n", "6W", "P100Y", "P1D1W", "P1Y0M",
     "six weeks", 6, None, b"P6W", Term(weeks=6), dt.timedelta(weeks=6)],
    ids=repr,
)  # fmt: skip
def test_nothing_else_is_read_as_a_term(text: Any) -> None:
    """A text of another form, a part of zero and what is no text are refused."""
    with pytest.raises(InvalidValueError) as no:
        Term.parse(text)
    expected = ("term", "must be an ISO 8601 duration such as P6W")
    assert expected == (no.value.field, no.value.reason)


PARTS = st.fixed_dictionaries({unit: st.integers(0, most) for unit, most in BOUNDS.items()})


@settings(deadline=None)
@given(PARTS.filter(lambda parts: any(parts.values())))
def test_what_a_term_writes_it_reads(parts: dict[str, int]) -> None:
    """For every term, to parse its text gives it back."""
    term = Term(**parts)
    assert term == Term.parse(str(term))
    assert parts == {unit: getattr(term, unit) for unit in BOUNDS}


@pytest.mark.parametrize(
    ("term", "day_zero", "roll", "holidays", "expected"),
    [
        (
            Term(weeks=6), dt.date(2026, 3, 2), False, [],
            "day 0 is 2 March 2026, not counted; six weeks end on 13 April 2026, counted; no roll",
        ),
        (
            Term(weeks=6), dt.date(2026, 3, 2), True, [],
            "day 0 is 2 March 2026, not counted; six weeks end on 13 April 2026, counted; no roll",
        ),
        (
            Term(weeks=6), dt.date(2026, 3, 2), True, [Date(2026, 4, 13)],
            ("day 0 is 2 March 2026, not counted; six weeks end on 13 April 2026, counted; "
            "that is a holiday, so the last day rolls to 14 April 2026"),
        ),
        (
            Term(weeks=6), dt.date(2026, 3, 2), False, [Date(2026, 4, 13)],
            "day 0 is 2 March 2026, not counted; six weeks end on 13 April 2026, counted; no roll",
        ),
        (
            Term(days=30), dt.date(2024, 5, 2), True, [],
            ("day 0 is 2 May 2024, not counted; 30 days end on 1 June 2024, counted; "
            "that is a Saturday, so the last day rolls to 3 June 2024"),
        ),
        (
            Term(days=30), dt.date(2024, 5, 3), True, [Date(2024, 6, 3)],
            ("day 0 is 3 May 2024, not counted; 30 days end on 2 June 2024, counted; "
            "that is a Sunday, so the last day rolls to 4 June 2024"),
        ),
        (
            Term(days=30), dt.date(2024, 5, 3), True, [Date(2024, 6, 2)],
            ("day 0 is 3 May 2024, not counted; 30 days end on 2 June 2024, counted; "
            "that is a holiday, so the last day rolls to 3 June 2024"),
        ),
        (
            Term(months=1), dt.date(2024, 1, 31), False, [],
            ("day 0 is 31 January 2024, not counted; one month ends on 29 February 2024, counted; "
            "no roll"),
        ),
        (
            Term(years=1, days=1), dt.date(2024, 2, 29), False, [],
            ("day 0 is 29 February 2024, not counted; one year and one day end on 1 March 2025, "
            "counted; no roll"),
        ),
    ],
)  # fmt: skip
def test_counting_is_told_in_words(
    term: Term, day_zero: dt.date, holidays: list[Date], expected: str, *, roll: bool
) -> None:
    """The words name day 0, the last day counted, and the roll with its reason or that none is."""
    counted = term.count(day_zero, roll=roll, holidays=frozenset(holidays))
    assert expected == counted.counting
    assert day_zero == counted.day_zero


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (Term(years=1), "one year ends"),
        (Term(months=1), "one month ends"),
        (Term(weeks=1), "one week ends"),
        (Term(days=1), "one day ends"),
        (Term(days=2), "two days end"),
        (Term(years=1, months=1), "one year and one month end"),
        (Term(years=2, months=1), "two years and one month end"),
        (Term(months=2, weeks=1), "two months and one week end"),
        (Term(weeks=2, days=1), "two weeks and one day end"),
    ],
    ids=str,
)
def test_one_alone_ends_and_more_end(term: Term, expected: str) -> None:
    """The verb agrees with the number of the term."""
    words = term.count(dt.date(2026, 3, 2), roll=False).counting
    assert words.startswith(f"day 0 is 2 March 2026, not counted; {expected} on ")


_DAYS = st.builds(Date, st.just(2026), st.integers(1, 2), st.integers(1, 28))


@settings(deadline=None, max_examples=300)
@given(st.integers(1, 40), _DAYS, st.frozensets(_DAYS) | st.none(), st.sampled_from([*BOUNDS]))
def test_the_last_day_is_counted_without_words_too(
    count: int, day: Date, free: frozenset[Date] | None, unit: str
) -> None:
    """For every term, day and holidays it is the day that is told in words."""
    term = Term(**{unit: count, "days": count})
    expected = term.count(day, roll=free is not None, holidays=free or ()).due_on
    assert expected == last_day_to_act(term, day, free)


def test_holidays_may_be_of_either_kind_of_date() -> None:
    """A standard date is a holiday as a pendulum one is, in any collection."""
    day, expected = dt.date(2026, 3, 2), Date(2026, 4, 14)
    collections: list[Any] = [
        [dt.date(2026, 4, 13)], (Date(2026, 4, 13),), {dt.date(2026, 4, 13)},
        iter([Date(2026, 4, 13)]),
    ]  # fmt: skip
    for holidays in collections:
        assert expected == Term(weeks=6).count(day, roll=True, holidays=holidays).due_on


@pytest.mark.parametrize(
    ("first", "plain", "through"),
    [
        (dt.date(2023, 3, 15), Date(2025, 3, 14), Date(2025, 3, 15)),
        (dt.date(2024, 2, 29), Date(2026, 2, 28), Date(2026, 3, 1)),
        (dt.date(2022, 3, 1), Date(2024, 2, 29), Date(2024, 3, 1)),
    ],
)
def test_a_state_can_be_read_to_last_through_its_anniversary(
    first: dt.date, plain: Date, through: Date
) -> None:
    """It ends the day before the anniversary, and with the other reading on it."""
    term = Term(years=2)
    assert plain == term.in_force_from(first).last
    assert plain == term.in_force_from(first, through_anniversary=False).last
    assert through == term.in_force_from(first, through_anniversary=True).last


@pytest.mark.parametrize("other", [None, "2026", dt.date(2026, 3, 2)])
def test_a_period_is_compared_with_periods_alone(other: Any) -> None:
    """What is no period neither lies in one nor overlaps it."""
    period = DatePeriod(first=dt.date(2026, 3, 2), last=dt.date(2026, 4, 13))
    for compare in (period.covers, period.overlaps):
        with pytest.raises(InvalidValueError) as no:
            compare(other)
        assert "other" == no.value.field


def test_whether_to_roll_is_said_by_true_or_false() -> None:
    """A text, which would pass for true whatever it says, is refused."""
    roll: Any = "no"
    with pytest.raises(InvalidValueError) as no:
        Term(days=30).count(dt.date(2024, 5, 3), roll=roll)
    assert "roll" == no.value.field


def test_the_counting_is_told_in_words() -> None:
    """What is no text does not tell how a day was found."""
    counting: Any = []
    with pytest.raises(InvalidValueError) as no:
        CountedDay(day_zero=dt.date(2026, 3, 2), due_on=dt.date(2026, 4, 13), counting=counting)
    assert "counting" == no.value.field
