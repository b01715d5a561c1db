"""What the straight lines accept is what the constructors make, and what the schema refuses."""

import copy
import datetime as dt
import types
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import Any, Final, get_args, get_origin

import attrs
import pytest
from hypothesis import given

from cerp_rules import Application
from cerp_rules._accepting import RefusedError, accept_application
from cerp_rules.testing.strategies import payloads
from laws import law
from payload_strategies import mutated_payloads, python_values
from pointers import at, objects, with_value, without
from sample_payloads import FULL, SMALLEST
from schema_validators import VALIDATORS

WHOLE: Final[Any] = FULL["application"]


def _made(kind: Any, payload: Any) -> Any:
    """Make a value by the constructors alone, as the classes say what their members are."""
    if get_origin(kind) is types.UnionType:
        (kind,) = (one for one in get_args(kind) if one is not type(None))
    if get_origin(kind) is tuple:
        return tuple([_made(get_args(kind)[0], one) for one in payload])
    if attrs.has(kind):
        members = {one.name: one.type for one in attrs.fields(kind)}
        return kind(**{name: _made(members[name], one) for name, one in payload.items()})
    if issubclass(kind, dt.date):
        return dt.date.fromisoformat(payload)
    return kind(payload) if issubclass(kind, Enum | Decimal) else payload


def _apart(value: Any) -> Any:
    """Take a value apart, that no class decides what is equal: each member with its own class."""
    if attrs.has(type(value)):
        return type(value), [
            (one.name, _apart(getattr(value, one.name))) for one in attrs.fields(type(value))
        ]
    if type(value) is tuple:
        return tuple, [_apart(one) for one in value]
    return type(value), value.as_tuple() if type(value) is Decimal else value


def _in_order(payload: Any) -> bool:
    sessions = payload["offering"].get("sessions", [])
    return all(one["starts_on"] <= one["ends_on"] for one in sessions)


def _to_be_accepted(payload: Any) -> bool:
    """Tell by the published schema, and the invariant of sessions that it cannot say."""
    return VALIDATORS["application"].is_valid(payload) and _in_order(payload)


def _is_accepted(payload: Any) -> bool:
    try:
        accept_application(payload)
    except RefusedError:
        return False
    return True


def _refused(payload: object) -> frozenset[tuple[str, ...]]:
    with pytest.raises(RefusedError) as no:
        accept_application(payload)
    return no.value.sound


# --- What is made, and what is refused -----------------------------------------------------------


def _assert_made_alike(payload: Any) -> None:
    before = copy.deepcopy(payload)
    made = accept_application(payload)
    assert _apart(_made(Application, payload)) == _apart(made)
    assert before == payload


@pytest.mark.parametrize("payload", [SMALLEST, WHOLE], ids=["smallest", "full"])
def test_the_samples_become_what_the_constructors_make(payload: Any) -> None:
    """With no member but the required ones, and with each, the two ways give one value."""
    _assert_made_alike(payload)


@given(payload=payloads(Application))
@law(200)
def test_what_is_accepted_is_what_the_constructors_make(payload: Any) -> None:
    """Law: member by member, all the way down, the value is the one that the constructors make."""
    _assert_made_alike(payload)


@given(payload=mutated_payloads("application"))
@law(300)
def test_it_refuses_just_where_the_schema_refuses(payload: Any) -> None:
    """Law: a payload with some members changed is accepted if it is valid, and only then."""
    assert _to_be_accepted(payload) is _is_accepted(payload)


def _members(payload: Any, inside: str) -> Iterator[str]:
    yield from (f"{inside}/{name}" for name in at(payload, inside))


EVERY_OBJECT: Final = list(objects(WHOLE))
EVERY_MEMBER: Final = [one for inside in EVERY_OBJECT for one in _members(WHOLE, inside)]


@pytest.mark.parametrize("pointer", EVERY_MEMBER)
def test_a_member_is_left_out_only_where_it_may_be(pointer: str) -> None:
    """Without a member the payload is accepted unless it is required; as null it never is."""
    payload = without(WHOLE, pointer)
    assert VALIDATORS["application"].is_valid(payload) is _is_accepted(payload)
    assert not _is_accepted(with_value(WHOLE, pointer, None))


@pytest.mark.parametrize("pointer", EVERY_OBJECT)
def test_an_unknown_member_is_refused_in_each_object(pointer: str) -> None:
    """Whatever its name and value, beside all members or in the place of one that may be absent."""
    for name, value in (("fax", "none"), ("", {}), ("Title", None), ("sponsors", [])):
        inside = at(WHOLE, pointer)
        assert not _is_accepted(with_value(WHOLE, pointer, {**inside, name: value}))
        for member in inside:
            left = {one: inside[one] for one in inside if one != member}
            assert not _is_accepted(with_value(WHOLE, pointer, {**left, name: value}))


@pytest.mark.parametrize("error", [RecursionError, MemoryError])
def test_a_want_of_the_caller_is_no_refusal(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    """Where stack or memory has run out, nothing is said of the payload; all else refuses it."""

    def fail(*_: object) -> None:
        raise raised

    monkeypatch.setattr("cerp_rules._accepting._application", fail)
    raised: type[Exception] = error
    with pytest.raises(error):
        accept_application(WHOLE)
    raised = ArithmeticError
    assert frozenset() == _refused(WHOLE)


@given(payload=python_values)
@law(200)
def test_whatever_is_given_nothing_else_is_raised(payload: Any) -> None:
    """Law: of any Python object it is said that it is refused, and in no list that it is sound."""
    assert frozenset() == _refused(payload)
