"""Do all arithmetic with days: the only caller of pendulum's.

A day is a civil day, without time and zone.
Every end is computed once, from the original day; nothing is decided by counting the years
between two days, and nothing here reads a clock.
What is left out: which day an instant falls on, which is the caller's to know (reading
``civil-days``).
"""

import datetime as dt
from collections.abc import Set as AbstractSet
from typing import Final

from pendulum import Date

from cerp_rules.errors import InvalidValueError

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "add_counted",
    "add_to_state",
    "as_day",
    "as_days",
    "as_optional_day",
    "civil_day",
    "computed_day",
    "day_after",
    "day_before",
    "in_words",
    "is_day",
    "next_working_day",
    "parse_day",
    "weekday_name",
    "weeks_before",
]

FIRST_DAY: Final = Date(1900, 1, 1)
LAST_DAY: Final = Date(2200, 12, 31)
# The longest term leads less than 300 years on, so that no sum reaches the end of the calendar.
HORIZON: Final = Date(9000, 12, 31)

_LENGTH: Final = len("YYYY-MM-DD")
_day_of: Final = Date.fromisoformat
_SATURDAY: Final = 5
_IN_EVERY_MONTH: Final = 28
# The method of the standard class, which makes a day of pendulum's of a number in one step.
_from_ordinal: Final = super(Date, Date).fromordinal
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WEEKDAYS: Final = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip


def as_day(value: dt.date) -> Date:
    """Turn a standard date into a pendulum one; what is no day is left for the check to refuse."""
    if type(value) is Date or not is_day(value):
        return value  # type: ignore[return-value]  # refused by the constructor's check
    return Date(value.year, value.month, value.day)


def as_optional_day(value: dt.date | None) -> Date | None:
    """Do as `as_day`, and leave None as it is."""
    return None if value is None else as_day(value)


def as_days(value: tuple[dt.date, ...]) -> tuple[Date, ...]:
    """Do as `as_day` with each item of a tuple; anything else is left for the check to refuse."""
    # What is no tuple is refused by the constructor's check.
    return tuple(map(as_day, value)) if type(value) is tuple else value  # type: ignore[return-value]


def is_day(value: object) -> bool:
    """Tell whether a value is a day: a date, and not a datetime, which Python calls one too."""
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime)


def civil_day(field: str, value: dt.date) -> Date:
    """Give a day that was given as a `pendulum.Date`.

    Raises:
        InvalidValueError: it is a datetime, no date at all, or outside 1900 to 2200.
    """
    return _between(FIRST_DAY, LAST_DAY, field, value)


def computed_day(field: str, value: dt.date) -> Date:
    """Give a day that may have been computed, and then can lie beyond 2200.

    Raises:
        InvalidValueError: it is a datetime, no date at all, or outside 1900 to 9000.
    """
    return _between(FIRST_DAY, HORIZON, field, value)


def _between(first: Date, last: Date, field: str, value: dt.date) -> Date:
    day = value if type(value) is Date else as_day(value)
    if type(day) is not Date:
        raise InvalidValueError.of(field, value, "must be a date without a time of day")
    if not first <= day <= last:
        raise InvalidValueError.of(field, value, f"must lie between {first} and {last}")
    return day


def parse_day(text: object, field: str = "day") -> Date:
    """Read ``YYYY-MM-DD``, exactly that, from 1900-01-01 to 2200-12-31.

    Raises:
        InvalidValueError: it is anything else, an impossible day such as 30 February included.
    """
    # Only one of the forms that Python reads is as long and has hyphens in these places.
    if (
        type(text) is str
        and len(text) == _LENGTH
        and text[4] == text[7] == "-"
        and "1900" < text < "2201"
    ):
        try:
            return _day_of(text)
        except ValueError:
            pass
    raise InvalidValueError.of(field, text, "must be a day from 1900 to 2200 as YYYY-MM-DD")


def _days_after(day: Date, days: int) -> Date:
    """Count days, which are all as long; pendulum is asked only where the calendar decides."""
    return _from_ordinal(day.toordinal() + days)


def _months_after(day: Date, months: int) -> Date:
    """Give the same day so many months on, or the last of a month that lacks it."""
    if day.day > _IN_EVERY_MONTH:
        return day.add(months=months)
    years, month = divmod(day.month - 1 + months, 12)
    return Date(day.year + years, month + 1, day.day)


def add_counted(day: Date, *, years: int, months: int, weeks: int, days: int) -> Date:
    """Count forward; a day missing from the month that is reached becomes that month's last."""
    if years or months:
        day = _months_after(day, 12 * years + months)
    return _days_after(day, 7 * weeks + days) if weeks or days else day


def add_to_state(first: Date, *, years: int, months: int, weeks: int, days: int) -> Date:
    """Give the first day after a state of affairs that began on `first`.

    A day missing from the month that is reached becomes the first of the next month.
    """
    reached = _months_after(first, 12 * years + months) if years or months else first
    missing = reached.day != first.day
    return _days_after(reached, 7 * weeks + days + (1 if missing else 0))


def day_before(day: Date) -> Date:
    """Give the day before."""
    return _days_after(day, -1)


def day_after(day: Date) -> Date:
    """Give the day after."""
    return _days_after(day, 1)


def weeks_before(day: Date, weeks: int) -> Date:
    """Give the day so many weeks before."""
    return _days_after(day, -7 * weeks)


def next_working_day(day: Date, holidays: AbstractSet[Date]) -> Date:
    """Give the day itself, or the first after it that is no Saturday, Sunday or holiday."""
    while day.weekday() >= _SATURDAY or day in holidays:
        day = day_after(day)
    return day


def in_words(day: Date) -> str:
    """Write a day the same way everywhere, such as ``2 March 2026``, whatever the locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def weekday_name(day: Date) -> str:
    """Name the weekday in English, whatever the locale."""
    return _WEEKDAYS[day.weekday()]
