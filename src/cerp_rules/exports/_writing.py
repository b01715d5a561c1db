"""Write an instant and an amount as the standards of others want them.

What is left out: the standards themselves, each in a module of its own.

    >>> json_number(Decimal("2.50"))
    2.5
"""

import datetime as dt
from decimal import Decimal

from cerp_rules.errors import InvalidValueError

__all__ = ["in_utc", "json_number"]


def in_utc(field: str, instant: object) -> dt.datetime:
    """Give an instant in UTC, as a plain value to the second.

    Raises:
        InvalidValueError: it is none, has no zone, or lies outside the calendar in UTC.
    """
    reason = "must be an instant with its zone"
    if not isinstance(instant, dt.datetime) or instant.utcoffset() is None:
        raise InvalidValueError.of(field, instant, reason)
    try:
        utc = instant.astimezone(dt.UTC)
    except OverflowError:
        raise InvalidValueError.of(field, instant, reason) from None
    return dt.datetime(*utc.timetuple()[:6], tzinfo=dt.UTC)


def json_number(value: Decimal) -> int | float:
    """Give an amount of credits as a number; it has few enough digits for either to be exact."""
    return int(value) if value == value.to_integral_value() else float(value)
