"""Fees: an amount in a currency, zero included."""

from decimal import Decimal
from typing import Any

import pytest

from cerp_rules import Fee, InvalidValueError


@pytest.mark.parametrize(
    ("amount", "currency", "expected", "text"),
    [
        ("25.00", "USD", Decimal("25.00"), "25.00 USD"),
        ("0", "USD", Decimal(0), "0 USD"),
        (0, "EUR", Decimal(0), "0 EUR"),
        (Decimal("1E+2"), "CAD", Decimal(100), "100 CAD"),
        ("999999999.9999", "JPY", Decimal("999999999.9999"), "999999999.9999 JPY"),
    ],
)
def test_a_fee_keeps_its_amount_exactly(
    amount: Any, currency: str, expected: Decimal, text: str
) -> None:
    """Text, a whole number or a decimal gives the decimal, and is written with the currency."""
    fee = Fee(amount=amount, currency=currency)
    assert (expected, currency) == (fee.amount, fee.currency)
    assert type(fee.amount) is Decimal
    assert text == str(fee)


@pytest.mark.parametrize(
    "amount", [-1, "-1", 25.0, True, "", "25,00", "1000000000", "0.00001", None, Decimal("NaN")]
)
def test_what_is_no_amount_is_refused(amount: Any) -> None:
    """A negative, a float, too many digits and anything else name the field `amount`."""
    with pytest.raises(InvalidValueError) as no:
        Fee(amount=amount, currency="USD")
    reason = "must be a decimal with at most 9 digits before and 4 after the point"
    assert ("amount", reason) == (no.value.field, no.value.reason)


@pytest.mark.parametrize("currency", ["", "US", "USDX", "usd", "USD\n", "$", None, 840, b"USD"])
def test_what_is_no_currency_is_refused(currency: Any) -> None:
    """A currency is three capital letters and nothing else."""
    with pytest.raises(InvalidValueError) as no:
        Fee(amount="0", currency=currency)
    reason = "must be a currency code of three capital letters"
    assert ("currency", reason) == (no.value.field, no.value.reason)
