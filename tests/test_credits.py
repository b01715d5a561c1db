"""Credits: value and unit together, above zero, exact."""

from decimal import Decimal
from typing import Any

import pytest

from cerp_rules import CreditAward, CreditUnit, InvalidValueError


@pytest.mark.parametrize(
    ("value", "expected", "text"),
    [
        ("16", Decimal(16), "16 CEC"),
        ("2.5", Decimal("2.5"), "2.5 CEC"),
        ("2.50", Decimal("2.50"), "2.50 CEC"),
        ("0.0001", Decimal("0.0001"), "0.0001 CEC"),
        ("999999999.9999", Decimal("999999999.9999"), "999999999.9999 CEC"),
        (16, Decimal(16), "16 CEC"),
        (Decimal("1.5"), Decimal("1.5"), "1.5 CEC"),
        (Decimal("1E+2"), Decimal(100), "100 CEC"),
    ],
    ids=repr,
)
def test_an_award_keeps_its_value_exactly(value: Any, expected: Decimal, text: str) -> None:
    """Text, a whole number or a decimal gives the decimal, and is written without exponent."""
    award = CreditAward(value=value)
    assert expected == award.value
    assert type(award.value) is Decimal
    assert award.unit is CreditUnit.CEC
    assert text == str(award)


@pytest.mark.parametrize(
    "value",
    [
        0, "0", "0.0000", Decimal(0), -1, "-1", Decimal("-0.5"), "0.00001", "1000000000", 10**9,
        10**400, 2.5, True, "sixteen", "", " 1", "1e3", Decimal("NaN"), Decimal("Infinity"), None,
    ],
    ids=repr,
)  # fmt: skip
def test_what_is_no_number_above_zero_is_refused(value: Any) -> None:
    """Zero, a negative, a float, too many digits and anything else name the field `value`."""
    with pytest.raises(InvalidValueError) as no:
        CreditAward(value=value)
    reason = "must be a decimal above zero with at most 9 digits before and 4 after the point"
    assert ("value", reason) == (no.value.field, no.value.reason)


@pytest.mark.parametrize("unit", ["CEC", "CEU", None, 1])
def test_a_unit_is_one_of_the_units(unit: Any) -> None:
    """The text of the unit is not the unit, and there is no other."""
    with pytest.raises(InvalidValueError) as no:
        CreditAward(value="16", unit=unit)
    assert ("unit", "must be of type CreditUnit") == (no.value.field, no.value.reason)
    assert [CreditUnit.CEC] == list(CreditUnit)


def test_awards_of_one_value_are_equal_however_it_is_written() -> None:
    """16 and 16.0 are the same amount of credits."""
    assert CreditAward(value="16") == CreditAward(value="16.0")
    assert hash(CreditAward(value="16")) == hash(CreditAward(value="16.0"))
