"""Hold an amount of continuing-education credits: the value and the unit together.

Clause covered: ``benefits.known-credits`` (the amount is fixed before the event).
What is left out: how many credits an offering deserves.

    >>> from cerp_rules import CreditAward
    >>> print(CreditAward(value="2.5"))
    2.5 CEC
"""

from decimal import Decimal
from enum import StrEnum

import attrs

from cerp_rules import _text
from cerp_rules._checks import as_decimal, check_decimal, check_type

__all__ = ["CreditAward", "CreditUnit"]


class CreditUnit(StrEnum):
    """What credits are counted in.

    Source: clause ``benefits.known-credits``.
    """

    CEC = "CEC"


@attrs.frozen(kw_only=True)
class CreditAward:
    """An amount of credits.

    Attributes:
        value: The number of CECs, above zero; a `decimal.Decimal`, or text or a whole number to
            make one of, never a float.
        unit: What is counted; there is one unit, the CEC.

    Raises:
        InvalidValueError: the value is no decimal above zero, or the unit is none.

    Source: clause ``benefits.known-credits``.

    Example:
        >>> CreditAward(value=16).value
        Decimal('16')
    """

    value: Decimal = attrs.field(converter=as_decimal)
    unit: CreditUnit = CreditUnit.CEC

    def __attrs_post_init__(self) -> None:
        """Check value and unit."""
        check_decimal("value", self.value, _text.POSITIVE_DECIMAL)
        check_type("unit", self.unit, CreditUnit)

    def __str__(self) -> str:
        """Write value and unit."""
        return f"{self.value:f} {self.unit}"
