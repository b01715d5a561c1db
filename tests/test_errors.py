"""Errors: what each says and keeps, that each survives a pickle, and that none repeats much."""

import copy
import datetime as dt
import pickle
import unicodedata
from typing import Any

import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cerp_rules import (
    PUBLISHED,
    CerpRulesError,
    Fee,
    InvalidPayloadError,
    InvalidValueError,
    Problem,
    Readings,
    Term,
    UnknownKindError,
    clause,
    errors,
)

FIRST = Problem(code="shape.required", pointer="/submitted_on", message="is missing")
SECOND = Problem(code="shape.type", pointer="", message="must be an object", clause="fees.none")
HOSTILE = "\x1b[31m\u202e\ud800" + "x" * 1_000_000

ERRORS: list[tuple[CerpRulesError, type[Exception], str, dict[str, Any]]] = [
    (
        InvalidPayloadError((FIRST,)),
        ValueError,
        "/submitted_on: is missing",
        {"problems": (FIRST,)},
    ),
    (
        InvalidPayloadError((SECOND, FIRST, FIRST)),
        ValueError,
        "the whole payload: must be an object (and 2 more)",
        {"problems": (SECOND, FIRST, FIRST)},
    ),
    (
        InvalidValueError("years", "-1", "must be a whole number"),
        ValueError,
        "years must be a whole number, not -1",
        {"field": "years", "value": "-1", "reason": "must be a whole number"},
    ),
    (
        InvalidValueError.of("name", "\n", "must show something"),
        ValueError,
        "name must show something, not '\ufffd'",
        {"field": "name", "value": "'\ufffd'", "reason": "must show something"},
    ),
    (
        UnknownKindError("invoice", ("application", "policy")),
        LookupError,
        "invoice is none of: application, policy",
        {"kind": "invoice", "known": ("application", "policy")},
    ),
]
each_error = pytest.mark.parametrize(
    ("error", "builtin", "text", "fields"), ERRORS, ids=lambda one: type(one).__name__
)


def test_no_kind_of_error_is_forgotten_here() -> None:
    """Each exception class of the library is one of the cases."""
    known = {kind for kind in vars(errors).values() if isinstance(kind, type)}
    kinds = {kind for kind in known if issubclass(kind, CerpRulesError)} - {CerpRulesError}
    assert kinds == {type(error) for error, *_ in ERRORS}


@each_error
def test_an_error_says_what_is_wrong_and_keeps_it_in_fields(
    error: CerpRulesError, builtin: type[Exception], text: str, fields: dict[str, Any]
) -> None:
    """Its text is made from its fields, and it can be caught by the built-in class it resembles."""
    assert isinstance(error, CerpRulesError)
    assert isinstance(error, builtin)
    assert text == str(error)
    assert fields == {name: getattr(error, name) for name in type(error).__annotations__}


@each_error
def test_an_error_survives_a_pickle_and_a_copy(
    error: CerpRulesError, builtin: type[Exception], text: str, fields: dict[str, Any]
) -> None:
    """A pickle of any protocol, a copy and a deep copy have the same class, text and fields."""
    pickles = [pickle.dumps(error, protocol) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]
    twins = [pickle.loads(one) for one in pickles]  # noqa: S301  # pickled one line above
    for twin in (*twins, copy.copy(error), copy.deepcopy(error)):
        assert type(error) is type(twin)
        assert isinstance(twin, builtin)
        assert text == str(twin)
        assert fields == {name: getattr(twin, name) for name in fields}


class Nasty:
    """A value whose own texts must not be asked for."""

    def __str__(self) -> str:
        """Fail."""
        raise AssertionError

    __repr__ = __str__


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("x", "'x'"),
        ("", "''"),
        ("a\nb", "'a\ufffdb'"),
        ("x" * 80, f"'{'x' * 80}'"),
        ("x" * 81, f"'{'x' * 79}\u2026'"),
        (None, "None"),
        (True, "True"),
        (0, "0"),
        (2**53 - 1, "9007199254740991"),
        (1 - 2**53, "-9007199254740991"),
        (2**53, "a value of type int"),
        (-(2**53), "a value of type int"),
        (10**5000, "a value of type int"),
        (1.5, "a value of type float"),
        (b"x", "a value of type bytes"),
        ([HOSTILE], "a value of type list"),
        (dt.date(2026, 3, 2), "2026-03-02"),
        (pendulum.Date(2026, 3, 2), "2026-03-02"),
        (pendulum.datetime(2026, 3, 2), "a value of type DateTime"),
        (dt.datetime(2026, 3, 2, tzinfo=dt.UTC), "a value of type datetime"),
        (Nasty(), "a value of type Nasty"),
        (type("\x1b" + "N" * 100, (), {})(), "a value of type \ufffd" + "N" * 62 + "\u2026"),
    ],
    ids=lambda one: type(one).__name__,
)
def test_a_value_is_shown_in_a_few_safe_characters(value: object, expected: str) -> None:
    """Plain values are written out, others named by their type, and neither is asked for a text."""
    error = InvalidValueError.of("member", value, "must be other")
    assert expected == error.value
    assert f"member must be other, not {expected}" == str(error)


@settings(deadline=None)
@given(st.text(st.characters(), max_size=200))
def test_no_text_makes_an_error_long_or_unsafe(text: str) -> None:
    """Of any text, 80 characters and two quotes at most stand in the error, none a control."""
    value = InvalidValueError.of("member", text, "must be other").value
    assert len(value) == min(len(text), 80) + 2
    assert not {unicodedata.category(char) for char in value} & {"Cc", "Cs"}


class Invoice:
    """A class that no call knows."""


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("invoice", "invoice"),
        ("", ""),
        ("\x1b[31m", "\ufffd[31m"),
        ("x" * 81, "x" * 79 + "\u2026"),
        (Invoice, "Invoice"),
        (None, "NoneType"),
        (10**5000, "int"),
        (Nasty(), "Nasty"),
        (type("N" * 100, (), {}), "N" * 79 + "\u2026"),
    ],
    ids=lambda one: type(one).__name__,
)
def test_an_unknown_kind_is_named_in_a_few_safe_characters(kind: object, expected: str) -> None:
    """A text is repeated in part, a class by its name, and any other value by its type."""
    error = UnknownKindError.of(kind, ["application", "policy"])
    assert (expected, ("application", "policy")) == (error.kind, error.known)
    assert f"{expected} is none of: application, policy" == str(error)


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("retentoin", "'retentoin'", "must name a field, perhaps retention"),
        ("xyz", "'xyz'", "must name a field"),
        ("retention" + "x" * 1_000, f"'retention{'x' * 70}\u2026'", "must name a field"),
        (1, "1", "must name a field"),
    ],
    ids=["near", "far", "long", "number"],
)
def test_an_unknown_name_is_answered_with_the_closest(
    name: object, value: str, reason: str
) -> None:
    """The hint is given where a known name is close, and the name itself is repeated in part."""
    error = InvalidValueError.of_name("policy", name, ("retention", "fee"), "field")
    assert ("policy", value, reason) == (error.field, error.value, error.reason)


def _fee(text: str) -> object:
    return Fee(amount=0, currency=text)


def _reading_by_name(text: str) -> object:
    return Readings().revise(**{text: "x"})


def _reading_by_value(text: str) -> object:
    return Readings().revise(upload_day=text)


def _field_by_name(text: str) -> object:
    return PUBLISHED.revise(**{text: "x"})


def _field_by_value(text: str) -> object:
    return PUBLISHED.revise(sponsor_kinds=[text])


@pytest.mark.parametrize(
    "call",
    [
        clause, Term.parse, _fee, _reading_by_name, _reading_by_value, _field_by_name,
        _field_by_value,
    ],
)  # fmt: skip
def test_no_call_repeats_a_hostile_text(call: Any) -> None:
    """An error repeats at most 80 characters of what a caller gave, and no control characters."""
    with pytest.raises(CerpRulesError) as no:
        call(HOSTILE)
    text = str(no.value)
    repeated = 80
    assert text.count("x") <= repeated
    assert not {"\x1b", "\u202e", "\ud800"} & set(text)


def test_a_refusal_without_a_problem_cannot_be_built() -> None:
    """Whoever refuses a payload says why."""
    with pytest.raises(InvalidValueError) as no:
        InvalidPayloadError(())
    assert "problems" == no.value.field
