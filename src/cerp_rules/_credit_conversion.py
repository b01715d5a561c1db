"""Turn hours into credits, round them as an edition reads, and apply the limit for one event.

In this order, each step told in words.
"""

from decimal import Decimal
from types import MappingProxyType
from typing import Final

from cerp_rules._credit_arithmetic import counted, quotient, stepped, times
from cerp_rules._credit_readings import CreditReadings, CreditRounding, HourLength

__all__ = ["convert"]

# The same length in hours of 50 minutes.
_OF_FIFTY_MINUTES: Final = Decimal("1.2")
_STEPS: Final = MappingProxyType(
    {
        CreditRounding.DOWN_TO_HALF: (Decimal("0.5"), "half a credit"),
        CreditRounding.DOWN_TO_WHOLE: (Decimal(1), "a whole credit"),
    }
)


def convert(
    hours: Decimal, *, rate: Decimal, limit: Decimal | None, readings: CreditReadings
) -> tuple[Decimal | None, str]:
    """Give the credits and how they were found, without a full stop.

    There are none where they do not come out in four decimal places, unless the rounding or the
    limit decides all the same.
    """
    said, longer = _in_hours(hours, readings)
    floor, is_exact = quotient(longer, rate)
    value: Decimal | None = floor if is_exact else None
    verb = "is" if hours == 1 else "are"
    said += f" at {counted(rate, 'hour')} a credit {verb} {'' if is_exact else 'more than '}"
    said += counted(floor, "credit")
    if readings.rounding is not CreditRounding.NONE:
        step, name = _STEPS[readings.rounding]
        floor = value = stepped(longer, rate, step)
        said += f"; rounded down to {name}: {value:f}"
    if limit is not None:
        said += f"; at most {limit:f} for one event"
        # What was lost of the floor lies over a limit that is reached without it.
        if floor >= limit:
            value, said = limit, f"{said}: {limit:f}"
    return value, said


def _in_hours(hours: Decimal, readings: CreditReadings) -> tuple[str, Decimal]:
    """Give the hours in words, and in the length that the edition reads."""
    if readings.hour_length is HourLength.SIXTY_MINUTES:
        return counted(hours, "hour"), hours
    longer = times(hours, _OF_FIFTY_MINUTES)
    return f"{counted(hours, 'hour')} or {longer:f} of 50 minutes", longer
