"""Decide which days a period covers and which day is the last, and tell how it was found.

Two rules of counting, from Regulation (EEC, Euratom) No 1182/71 art. 3 and FRCP 6(a)(1):
a period that runs from an event leaves out the event's day and includes its last day;
a period that is itself a state of affairs includes its first day and ends the day before the
anniversary.

    >>> from datetime import date
    >>> from cerp_rules import Term
    >>> Term(years=2).in_force_from(date(2024, 2, 29)).last.isoformat()
    '2026-02-28'

What is left out: which event starts a period, which the readings decide.
"""

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, Self

import attrs
from pendulum import Date

from cerp_rules import _text
from cerp_rules._calendar import (
    add_counted,
    add_to_state,
    as_day,
    computed_day,
    day_before,
    in_words,
    next_working_day,
    weekday_name,
)
from cerp_rules._checks import check_type
from cerp_rules.errors import InvalidValueError

__all__ = ["CountedDay", "DatePeriod", "Term"]

KEPT: Final = 4_096
"""How many counts are kept, for many applications come on one day: two editions' of five years.

A count is a value, and whoever counts again finds the same."""
_PARTS: Final = re.compile(
    r"P(?:(?P<years>[0-9]+)Y)?(?:(?P<months>[0-9]+)M)?(?:(?P<weeks>[0-9]+)W)?(?:(?P<days>[0-9]+)D)?"
)
_MATCH_TERM: Final = re.compile(_text.TERM).match

_NUMBERS: Final = (
    "no", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip


@attrs.frozen(kw_only=True)
class DatePeriod:
    """The days from the first to the last, both included.

    Attributes:
        first: The first civil day.
        last: The last civil day, no earlier than the first; it can lie beyond 2200.

    Raises:
        InvalidValueError: one of the two is no civil day, or the last is before the first.

    Source: Regulation (EEC, Euratom) No 1182/71 art. 3; reading ``civil-days``.

    Example:
        >>> from datetime import date
        >>> date(2026, 6, 3) in DatePeriod(first=date(2026, 6, 1), last=date(2026, 6, 3))
        True
    """

    first: Date = attrs.field(converter=as_day)
    last: Date = attrs.field(converter=as_day)

    def __attrs_post_init__(self) -> None:
        """Check both days and their order."""
        computed_day("first", self.first)
        computed_day("last", self.last)
        if self.last < self.first:
            raise InvalidValueError.of("last", self.last, "must not be before the first day")

    def __contains__(self, day: dt.date) -> bool:
        """Tell whether a day lies in the period.

        Args:
            day: A civil day from 1900 on.

        Raises:
            InvalidValueError: it is no civil day from 1900 on.
        """
        return self.first <= computed_day("day", day) <= self.last

    def covers(self, other: "DatePeriod") -> bool:
        """Tell whether every day of the other period lies in this one.

        Args:
            other: A period of civil days.

        Raises:
            InvalidValueError: the other is no period.

        Example:
            >>> from datetime import date
            >>> june = DatePeriod(first=date(2026, 6, 1), last=date(2026, 6, 30))
            >>> june.covers(DatePeriod(first=date(2026, 6, 29), last=date(2026, 7, 1)))
            False
        """
        check_type("other", other, DatePeriod)
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: "DatePeriod") -> bool:
        """Tell whether at least one day lies in both.

        Args:
            other: A period of civil days.

        Raises:
            InvalidValueError: the other is no period.

        Example:
            >>> from datetime import date
            >>> june = DatePeriod(first=date(2026, 6, 1), last=date(2026, 6, 30))
            >>> june.overlaps(DatePeriod(first=date(2026, 6, 29), last=date(2026, 7, 1)))
            True
        """
        check_type("other", other, DatePeriod)
        return self.first <= other.last and other.first <= self.last

    def __str__(self) -> str:
        """Write the period in words, such as ``1 June 2026 to 3 June 2026``."""
        if self.first == self.last:
            return in_words(self.first)
        return f"{in_words(self.first)} to {in_words(self.last)}"


@attrs.frozen(kw_only=True)
class CountedDay:
    """The last day of a period that runs from an event, and how it was found.

    Attributes:
        day_zero: The civil day of the event, which is not counted.
        due_on: The last civil day.
        counting: How the last day was found, in words.

    Raises:
        InvalidValueError: one of the two days is no civil day from 1900 on, or the words are none.

    Source: Regulation (EEC, Euratom) No 1182/71 art. 3 and FRCP 6(a)(1).

    Example:
        >>> from datetime import date
        >>> Term(weeks=6).count(date(2026, 3, 2), roll=False).due_on.isoformat()
        '2026-04-13'
    """

    day_zero: Date = attrs.field(converter=as_day)
    due_on: Date = attrs.field(converter=as_day)
    counting: str

    def __attrs_post_init__(self) -> None:
        """Check both days and the words."""
        check_type("counting", self.counting, str)
        computed_day("day_zero", self.day_zero)
        computed_day("due_on", self.due_on)


def _said(number: int, unit: str) -> str:
    said = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{said} {unit}" if number == 1 else f"{said} {unit}s"


@attrs.frozen(kw_only=True)
class Term:
    """A length of time in calendar units, such as two years or six weeks.

    Attributes:
        years: Calendar years, 0 to 99.
        months: Calendar months, 0 to 999.
        weeks: Calendar weeks, 0 to 999.
        days: Calendar days, 0 to 9,999.

    Raises:
        InvalidValueError: a part is negative, too large or no whole number, or all are zero.

    Source: ISO 8601, durations.

    Example:
        >>> str(Term(weeks=6)), Term(weeks=6).in_words()
        ('P6W', 'six weeks')
    """

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0

    def __attrs_post_init__(self) -> None:
        """Check each part, and that they are not all zero."""
        for field, most in (("years", 99), ("months", 999), ("weeks", 999), ("days", 9_999)):
            value = getattr(self, field)
            if type(value) is not int or not 0 <= value <= most:
                raise InvalidValueError.of(field, value, f"must be a whole number from 0 to {most}")
        if not (self.years or self.months or self.weeks or self.days):
            raise InvalidValueError("term", "nothing", "must have a length")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an ISO 8601 duration of years, months, weeks and days, such as ``P6W``.

        Args:
            text: The duration: P, then numbers each with Y, M, W or D, in this order.

        Raises:
            InvalidValueError: it is not of this form, or a part is zero or too large.

        Example:
            >>> Term.parse("P1Y6M")
            Term(years=1, months=6, weeks=0, days=0)
        """
        parts = _PARTS.match(text) if type(text) is str and _MATCH_TERM(text) else None
        if parts is None:
            raise InvalidValueError.of("term", text, "must be an ISO 8601 duration such as P6W")
        return cls(**{unit: int(number) for unit, number in parts.groupdict("0").items()})

    def __str__(self) -> str:
        """Write the term as ISO 8601, the form that `parse` reads."""
        parts = ((self.years, "Y"), (self.months, "M"), (self.weeks, "W"), (self.days, "D"))
        return "P" + "".join(f"{number}{unit}" for number, unit in parts if number)

    def in_words(self) -> str:
        """Write the term in words, such as ``six weeks`` or ``30 days``.

        Example:
            >>> Term(years=1, days=30).in_words()
            'one year and 30 days'
        """
        parts = []
        if self.years:
            parts.append(_said(self.years, "year"))
        if self.months:
            parts.append(_said(self.months, "month"))
        if self.weeks:
            parts.append(_said(self.weeks, "week"))
        if self.days:
            parts.append(_said(self.days, "day"))
        return " and ".join(parts)

    def last_day_from(self, day_zero: dt.date) -> Date:
        """Give the last day of a period that runs from an event on `day_zero`.

        The day of the event is not counted; the last day is.
        A day missing from the month that is reached becomes that month's last.

        Args:
            day_zero: The civil day of the event.

        Raises:
            InvalidValueError: `day_zero` is no civil day from 1900 on.

        Source: Regulation (EEC, Euratom) No 1182/71 art. 3.

        Example:
            >>> from datetime import date
            >>> Term(weeks=6).last_day_from(date(2024, 1, 31)).isoformat()
            '2024-03-13'
        """
        return _last_day(self, computed_day("day_zero", day_zero))

    def in_force_from(self, first: dt.date, *, through_anniversary: bool = False) -> DatePeriod:
        """Give the days of a state of affairs that lasts this long and begins on `first`.

        It ends the day before the anniversary, or on it when `through_anniversary` is set.
        An anniversary missing from its month is the first day of the next month.

        Args:
            first: The civil day it begins, which counts.
            through_anniversary: Whether the anniversary is its last day.

        Raises:
            InvalidValueError: `first` is no civil day from 1900 on.

        Source: reading ``approval_end``.

        Example:
            >>> from datetime import date
            >>> print(Term(years=2).in_force_from(date(2023, 3, 15)))
            15 March 2023 to 14 March 2025
        """
        start = computed_day("first", first)
        return _in_force(self, start, bool(through_anniversary))

    def count(
        self, day_zero: dt.date, *, roll: bool, holidays: Iterable[dt.date] = ()
    ) -> CountedDay:
        """Give the last day to act and tell how it was found.

        With `roll`, a last day that is a Saturday, a Sunday or one of the holidays becomes the
        next working day.

        Args:
            day_zero: The civil day of the event, which is not counted.
            roll: Whether a last day that is no working day moves.
            holidays: The civil days that are no working days; looked at only with `roll`.

        Raises:
            InvalidValueError: `day_zero`, or a holiday that is looked at, is no civil day from
                1900 on, or `roll` is neither true nor false.

        Source: FRCP 6(a)(1); reading ``last_day_roll``.

        Example:
            >>> from datetime import date
            >>> counted = Term(days=30).count(date(2024, 5, 3), roll=True)
            >>> print(counted.counting.rpartition("; ")[2])
            that is a Sunday, so the last day rolls to 3 June 2024
        """
        start = computed_day("day_zero", day_zero)
        check_type("roll", roll, bool)
        free = frozenset(computed_day("holidays", day) for day in holidays) if roll else None
        return _counted(self, start, free)


def last_day_to_act(term: Term, day_zero: Date, free: frozenset[Date] | None) -> Date:
    """Give the day that `Term.count` gives, and no words; with days that are free, it rolls."""
    last = _last_day(term, day_zero)
    return last if free is None else next_working_day(last, free)


def _last_day(term: Term, day_zero: Date) -> Date:
    return add_counted(
        day_zero, years=term.years, months=term.months, weeks=term.weeks, days=term.days
    )


@lru_cache(maxsize=KEPT)
def _counted(term: Term, start: Date, free: frozenset[Date] | None) -> CountedDay:
    """Count from a day; with days that are free, to the next working day."""
    last = _last_day(term, start)
    verb = "ends" if term.years + term.months + term.weeks + term.days == 1 else "end"
    words = (
        f"day 0 is {in_words(start)}, not counted; "
        f"{term.in_words()} {verb} on {in_words(last)}, counted; "
    )
    due = last_day_to_act(term, start, free)
    if free is None or due == last:
        return CountedDay(day_zero=start, due_on=due, counting=words + "no roll")
    kind = "holiday" if last in free else weekday_name(last)
    rolled = f"that is a {kind}, so the last day rolls to {in_words(due)}"
    return CountedDay(day_zero=start, due_on=due, counting=words + rolled)


@lru_cache(maxsize=KEPT)
def _in_force(term: Term, start: Date, through_anniversary: bool) -> DatePeriod:  # noqa: FBT001  # a key of the cache
    """Give the days of a state of affairs that begins on a day."""
    anniversary = add_to_state(
        start, years=term.years, months=term.months, weeks=term.weeks, days=term.days
    )
    last = anniversary if through_anniversary else day_before(anniversary)
    return DatePeriod(first=start, last=last)
