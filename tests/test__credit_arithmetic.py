"""The arithmetic of credits: exact, without exponent, and deaf to the context of the process."""

import decimal
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerp_rules._credit_arithmetic import counted, less, quotient, short, stepped, times, total
from laws import law

# All that a decimal of the wire format can be, zero included.
_NUMBERS = st.integers(0, 10**13 - 1).map(lambda n: Decimal(n).scaleb(-4))
_ABOVE_ZERO = st.integers(1, 10**13 - 1).map(lambda n: Decimal(n).scaleb(-4))
_STEPS = st.sampled_from([Decimal("0.5"), Decimal(1)])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0", "0"), ("0.0000", "0"), ("10", "10"), ("100.0", "100"), ("1E+2", "100"),
        ("2.50", "2.5"), ("0.0001", "0.0001"), ("1E-4", "0.0001"),
    ],
)  # fmt: skip
def test_short_drops_zeros_after_the_point_alone(value: str, expected: str) -> None:
    """Zeros before the point stay, those that say nothing go, and no exponent is left."""
    assert expected == str(short(Decimal(value)))


@pytest.mark.parametrize(
    ("value", "expected"),
    [("0", "0 hours"), ("0.5", "0.5 hours"), ("1", "1 hour"), ("1.0", "1 hour"), ("2", "2 hours")],
)
def test_one_alone_is_singular(value: str, expected: str) -> None:
    """One is singular however it is written, and everything else plural."""
    assert expected == counted(Decimal(value), "hour")


@pytest.mark.parametrize(
    ("value", "other", "expected"),
    [
        ("16", "1", ("16", True)),
        ("7.5", "2", ("3.75", True)),
        ("0.0002", "2", ("0.0001", True)),
        ("0.0001", "2", ("0", False)),
        ("5", "3", ("1.6666", False)),
        ("999999999.9999", "0.0001", ("9999999999999", True)),
        ("0.0001", "999999999.9999", ("0", False)),
    ],
)
def test_quotient_tells_what_it_lost(value: str, other: str, expected: tuple[str, bool]) -> None:
    """Four places are kept, down, and whether that is all."""
    result, is_exact = quotient(Decimal(value), Decimal(other))
    assert expected == (str(result), is_exact)


@law(200)
@given(_NUMBERS, _ABOVE_ZERO, _STEPS)
def test_division_is_that_of_fractions(value: Decimal, other: Decimal, step: Decimal) -> None:
    """Quotients and steps are those of exact fractions, rounded down."""
    exact = Fraction(value) / Fraction(other)
    result, is_exact = quotient(value, other)
    assert Fraction(exact * 10_000 // 1, 10_000) == Fraction(result)
    assert (exact == Fraction(result)) is is_exact
    assert exact // Fraction(step) * Fraction(step) == Fraction(stepped(value, other, step))


@law(200)
@given(st.lists(_NUMBERS, max_size=20), _NUMBERS)
def test_sums_are_those_of_fractions(values: list[Decimal], other: Decimal) -> None:
    """Sums, differences and products lose nothing, whatever the context of the process."""
    whole = sum(map(Fraction, values), Fraction(0))
    with decimal.localcontext(decimal.Context(prec=1, traps=[decimal.Inexact])):
        shown = (total(values), less(total(values), other), times(other, Decimal("1.2")))
    expected = (whole, whole - Fraction(other), Fraction(other) * Fraction(6, 5))
    assert expected == tuple(map(Fraction, shown))
