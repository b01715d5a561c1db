"""Add, divide and round credits exactly, in a decimal context of our own.

What an embedder does to the decimal context of the process or of a thread changes no credit.
What is left out: which rate, rounding and limit apply (`cerp_rules.credit_schedules`).
"""

from collections.abc import Iterable
from decimal import ROUND_DOWN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from functools import reduce
from typing import Final

__all__ = ["MOST", "NOTHING", "counted", "less", "quotient", "short", "stepped", "times", "total"]

# Every part is named: one left out would be taken from the process's default.
_EXACT: Final = Context(
    prec=40,
    rounding=ROUND_DOWN,
    Emin=-999_999,
    Emax=999_999,
    capitals=1,
    clamp=0,
    flags=[],
    traps=[DivisionByZero, InvalidOperation, Overflow],
)
_PLACES: Final = Decimal("0.0001")
_WHOLE: Final = Decimal(1)

NOTHING: Final = Decimal(0)
MOST: Final = Decimal("999999999.9999")
"""The most that a decimal of the wire format holds."""


def total(values: Iterable[Decimal]) -> Decimal:
    """Add up."""
    return short(reduce(_EXACT.add, values, NOTHING))


def less(value: Decimal, other: Decimal) -> Decimal:
    """Take the other from the value."""
    return short(_EXACT.add(value, other.copy_negate()))


def times(value: Decimal, other: Decimal) -> Decimal:
    """Multiply."""
    return short(_EXACT.multiply(value, other))


def quotient(value: Decimal, other: Decimal) -> tuple[Decimal, bool]:
    """Divide down to four decimal places, and tell whether nothing was lost."""
    result = _EXACT.divide(value, other).quantize(_PLACES, context=_EXACT)
    return short(result), _EXACT.multiply(result, other) == value


def stepped(value: Decimal, other: Decimal, step: Decimal) -> Decimal:
    """Divide, and round the quotient down to a whole number of steps."""
    steps = _EXACT.divide(value, _EXACT.multiply(other, step)).quantize(_WHOLE, context=_EXACT)
    return times(steps, step)


def short(value: Decimal) -> Decimal:
    """Drop the exponent, and the zeros after the last decimal place that counts."""
    text = format(value, "f")
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def counted(value: Decimal, one: str) -> str:
    """Write a number of things, such as ``1 hour`` or ``2.5 hours``."""
    return f"{short(value):f} {one}{'' if value == 1 else 's'}"
