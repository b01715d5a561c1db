"""Hold an amount of money: what an edition charges for an application, and what was paid.

Clause covered: ``fees.none`` (at present the amount is zero).
What is left out: conversion between currencies.

    >>> from cerp_rules import Fee
    >>> print(Fee(amount="25.00", currency="USD"))
    25.00 USD
"""

from decimal import Decimal

import attrs

from cerp_rules import _text
from cerp_rules._checks import as_decimal, check_decimal, check_pattern

__all__ = ["Fee"]


@attrs.frozen(kw_only=True)
class Fee:
    """An amount in a currency.

    Attributes:
        amount: Zero or more; a `decimal.Decimal`, or text or a whole number to make one of.
        currency: An ISO 4217 code, three capital letters.

    Raises:
        InvalidValueError: the amount is no such decimal, or the currency no such code.

    Source: clause ``fees.none``; reading ``fee``.

    Example:
        >>> Fee(amount=0, currency="USD").amount
        Decimal('0')
    """

    amount: Decimal = attrs.field(converter=as_decimal)
    currency: str

    def __attrs_post_init__(self) -> None:
        """Check amount and currency."""
        check_decimal("amount", self.amount, _text.DECIMAL)
        check_pattern("currency", self.currency, _text.CURRENCY, 3)

    def __str__(self) -> str:
        """Write amount and currency."""
        return f"{self.amount:f} {self.currency}"
