"""The checks of the constructors: each boundary from both sides, and the name of the field."""

import re
import sys
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cerp_rules import InvalidValueError, _text
from cerp_rules._checks import (
    NAME,
    are_visible,
    as_decimal,
    as_optional_decimal,
    check_day,
    check_decimal,
    check_items,
    check_pattern,
    check_text,
    check_type,
)
from laws import law


class Words(str):
    """A text that may mean something else."""

    __slots__ = ()


class Whole(int):
    """A number that may mean something else."""


def _refused(field: str, reason: str, error: InvalidValueError) -> None:
    assert (field, reason) == (error.field, error.reason)


@pytest.mark.parametrize("value", ["x", "x" * 7, " x ", "\u200bx", "é" * 7, "\U0001f331" * 7])
def test_a_visible_text_within_the_bound_is_accepted(value: str) -> None:
    """A text of one to `most` characters with one visible among them passes."""
    check_text("name", value, 7)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("x" * 8, "must have at most 7 characters"),
        ("\U0001f331" * 8, "must have at most 7 characters"),
        ("", "must show something and hold no control characters"),
        (" \t ", "must show something and hold no control characters"),
        ("\u3000\u200b", "must show something and hold no control characters"),
        ("x\n", "must show something and hold no control characters"),
        ("\x00x", "must show something and hold no control characters"),
        ("x\u202ex", "must show something and hold no control characters"),
        ("x\ud800", "must show something and hold no control characters"),
        (Words("x"), "must be text"),
        (b"x", "must be text"),
        (7, "must be text"),
        (True, "must be text"),
        (None, "must be text"),
        (["x"], "must be text"),
    ],
    ids=repr,
)
def test_what_is_no_such_text_is_refused(value: object, reason: str) -> None:
    """Too long, blank, unsafe or of another class, a subclass of str included, is refused."""
    with pytest.raises(InvalidValueError) as no:
        check_text("name", value, 7)
    _refused("name", reason, no.value)


def _passes(value: object, most: int) -> bool:
    try:
        check_text("name", value, most)
    except InvalidValueError:
        return False
    return True


# Of each sort of character that is treated in its own way: ASCII, beyond it, white, invisible,
# of no printable category though visible, forbidden.
_SORTED = st.sampled_from(
    "a 1é漢\u00a0\u3000\u200b\u00ad\u2800\u3164\ufe0f\u0378\ue000\u0600\n\x7f\u202e\ud800"
)
_TEXTS = st.text(_SORTED, max_size=9) | st.text(st.characters(), max_size=9)
_NO_TEXTS = st.sampled_from([None, 7, True, b"x", ["x"], (), Words("x")])


@given(values=st.lists(_TEXTS, max_size=4) | st.lists(_TEXTS | _NO_TEXTS, max_size=4))
@example([])
@example(["a", "\u200b"])
@example(["a", "é", " "])
@example(["a\n", "é"])
@example(["aaaaaaaa", "a"])
@law(1_500)
def test_many_texts_are_checked_as_each_is(values: list[Any]) -> None:
    """Law: together they are visible if each passes by itself, whatever stands beside it."""
    assert all(_passes(value, 7) for value in values) is are_visible(values, 7)
    assert are_visible(values, 7) is are_visible(tuple(values), 7)
    for value in values:
        assert _passes(value, 7) is are_visible([value], 7)
        assert _passes(value, 7) is are_visible(["a", value, "é"], 7)


def test_each_character_of_unicode_is_checked_as_it_is_alone() -> None:
    """What is printable holds nothing forbidden, and each character is visible or is not alike."""
    everything = list(map(chr, range(sys.maxunicode + 1)))
    printable = [one for one in everything if one.isprintable()]
    assert _text.UNSAFE.search("".join(printable)) is None
    visible = set(filter(re.compile(_text.VISIBLE).match, everything))
    # Those that are all visible are asked together; each of the others by itself.
    for plain in (True, False):
        assert are_visible([one for one in visible if one.isprintable() is plain], 1)
    refused = [one for one in everything if one not in visible]
    assert [] == [one for one in refused if are_visible([one], 1)]
    assert not [one for one in refused if are_visible(["a", one], NAME)]


PATTERNS = [
    (_text.CURRENCY, "USD", "usd", "must be a currency code of three capital letters"),
    (_text.EMAIL, "r@example.org", "@", "must be an e-mail address in ASCII"),
    (
        _text.URI,
        "urn:isbn:0451450523",
        "cv.pdf",
        "must be an http, https or urn address in ASCII",
    ),
    (
        _text.URL,
        "https://example.org",
        "javascript:alert(1)",
        "must be an http or https address in ASCII",
    ),
]


@pytest.mark.parametrize(("pattern", "good", "bad", "reason"), PATTERNS)
def test_a_pattern_is_checked_before_the_length(
    pattern: str, good: str, bad: str, reason: str
) -> None:
    """A text of the pattern passes up to `most` characters; any other value does not."""
    most = len(good)
    check_pattern("member", good, pattern, most)
    with pytest.raises(InvalidValueError) as no:
        check_pattern("member", good, pattern, most - 1)
    _refused("member", f"must have at most {most - 1} characters", no.value)
    for value in (bad, Words(good), good.encode(), None, 7, [good]):
        with pytest.raises(InvalidValueError) as no:
            check_pattern("member", value, pattern, most)
        _refused("member", reason, no.value)


def test_a_class_is_matched_exactly() -> None:
    """A value of exactly the class passes; of a subclass, bool for int included, it does not."""
    check_type("count", 7, int)
    check_type("recurring", True, bool)
    for value, expected, reason in (
        (True, int, "must be of type int"),
        (Whole(7), int, "must be of type int"),
        (1, bool, "must be of type bool"),
        (Words("x"), str, "must be of type str"),
        (None, str, "must be of type str"),
    ):
        with pytest.raises(InvalidValueError) as no:
            check_type("member", value, expected)
        _refused("member", reason, no.value)


@pytest.mark.parametrize("value", [(), ("a",), ("a", "b", "c")])
def test_a_tuple_within_the_bound_is_accepted(value: tuple[str, ...]) -> None:
    """None to `most` items of the class pass."""
    check_items("names", value, str, 3)


@pytest.mark.parametrize(
    ("value", "field", "shown", "reason"),
    [
        (["a"], "names", "a value of type list", "must be a tuple"),
        ("abc", "names", "'abc'", "must be a tuple"),
        ({"a": 1}, "names", "a value of type dict", "must be a tuple"),
        (frozenset("a"), "names", "a value of type frozenset", "must be a tuple"),
        (None, "names", "None", "must be a tuple"),
        (("a",) * 4, "names", "4 items", "must have at most 3 items"),
        (("a", 7), "names[1]", "7", "must be of type str"),
        ((None, "a"), "names[0]", "None", "must be of type str"),
        ((Words("a"),), "names[0]", "a value of type Words", "must be of type str"),
    ],
    ids=repr,
)
def test_what_is_no_such_tuple_is_refused(
    value: object, field: str, shown: str, reason: str
) -> None:
    """A list, a text that would fall into letters, too many items or a wrong one are refused."""
    with pytest.raises(InvalidValueError) as no:
        check_items("names", value, str, 3)
    assert (field, shown, reason) == (no.value.field, no.value.value, no.value.reason)


@pytest.mark.parametrize(
    "value", ["0", "0.0001", "16", "2.5", "999999999.9999", "1E+8", "1.50", "0.00"]
)
def test_a_decimal_within_the_bound_is_accepted(value: str) -> None:
    """Up to nine digits before and four after the point pass."""
    check_decimal("amount", Decimal(value), _text.DECIMAL)


@pytest.mark.parametrize(
    "value",
    [
        Decimal(-1), Decimal("-0"), Decimal("1E+9"), Decimal(1000000000), Decimal("0.00001"),
        Decimal("1E-5"), Decimal("1E+999999"), Decimal("1E-999999"), Decimal("0E-999999"),
        Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("-Infinity"),
        16, 16.0, True, "16", None, b"16", [16],
    ],
    ids=repr,
)  # fmt: skip
def test_what_is_no_such_decimal_is_refused(value: object) -> None:
    """A negative, too long, infinite or undefined decimal, and any other number, is refused."""
    with pytest.raises(InvalidValueError) as no:
        check_decimal("amount", value, _text.DECIMAL)
    reason = "must be a decimal with at most 9 digits before and 4 after the point"
    _refused("amount", reason, no.value)


@pytest.mark.parametrize("value", ["0", "0.0", "0.0000", "0E+3"])
def test_zero_is_no_decimal_above_zero(value: str) -> None:
    """However it is written, zero passes as an amount and not as a number above zero."""
    check_decimal("amount", Decimal(value), _text.DECIMAL)
    with pytest.raises(InvalidValueError) as no:
        check_decimal("value", Decimal(value), _text.POSITIVE_DECIMAL)
    reason = "must be a decimal above zero with at most 9 digits before and 4 after the point"
    _refused("value", reason, no.value)
    assert value == no.value.value.strip("'")


@pytest.mark.parametrize(
    ("given", "expected"),
    [("16", Decimal(16)), ("2.50", Decimal("2.50")), (16, Decimal(16)), (-1, Decimal(-1))],
)
def test_text_and_whole_numbers_become_decimals(given: Any, expected: Decimal) -> None:
    """A decimal text or a whole number becomes the decimal that it writes."""
    for decimal in (as_decimal(given), as_optional_decimal(given)):
        assert expected == decimal
        assert type(decimal) is Decimal
        assert expected.as_tuple() == decimal.as_tuple()


@pytest.mark.parametrize(
    "given",
    [16.0, True, "-1", "1e3", " 1", "1_0", "٣", "01", "", "NaN", b"1", Words("1")],
    ids=repr,
)
def test_anything_else_is_left_for_the_check(given: Any) -> None:
    """What `Decimal` would take and the wire does not stays what it is, and is then refused."""
    assert as_decimal(given) is given
    assert as_optional_decimal(given) is given
    with pytest.raises(InvalidValueError):
        check_decimal("amount", as_decimal(given), _text.DECIMAL)


def test_no_decimal_stays_none() -> None:
    """An optional decimal may be absent."""
    assert as_optional_decimal(None) is None


def test_a_day_is_checked_by_its_field() -> None:
    """The check of a day names the field of the constructor."""
    with pytest.raises(InvalidValueError) as no:
        check_day("submitted_on", "2026-03-02")  # type: ignore[arg-type]
    _refused("submitted_on", "must be a date without a time of day", no.value)
