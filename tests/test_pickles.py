"""Pickles and copies: whatever the library gives or exports comes back equal, errors too."""

import copy
import pickle
from collections.abc import Callable, Iterator
from enum import Enum
from functools import cache
from typing import Any, Final

import attrs
import pytest
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

import cerp_rules
import crossings
from cerp_rules.testing import strategies
from gathering import gathered
from impact_samples import IMPACT

PUBLIC: Final = {name: getattr(cerp_rules, name) for name in cerp_rules.__all__}
PROTOCOLS: Final = range(2, pickle.HIGHEST_PROTOCOL + 1)


def _twins(value: Any) -> list[Any]:
    """Give what comes back from each pickle and each copy of a value."""
    pickles = [pickle.dumps(value, protocol) for protocol in PROTOCOLS]
    back = [pickle.loads(one) for one in pickles]  # noqa: S301  # pickled one line above
    return [*back, copy.copy(value), copy.deepcopy(value)]


def _other_twins(value: Any) -> list[Any]:
    """Give the twins of a value that are not the same in class, value, hash and each member."""
    return [
        twin
        for twin in _twins(value)
        if type(twin) is not type(value)
        or twin != value
        or hash(twin) != hash(value)
        # Equal values can differ in what they hold: 16 from 16.0, a day of Python from a pendulum.
        or repr(twin) != repr(value)
    ]


# --- What is exported ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_a_public_name_comes_back(name: str) -> None:
    """A class or a function comes back as itself, and a constant as an equal one."""
    value = PUBLIC[name]
    by_reference = isinstance(value, type) or callable(value)
    for twin in _twins(value):
        assert twin is value if by_reference else twin == value


ENUMS: Final = sorted(
    (one for one in PUBLIC.values() if isinstance(one, type) and issubclass(one, Enum)),
    key=lambda one: one.__name__,
)


@pytest.mark.parametrize("kind", ENUMS)
def test_a_member_of_an_enumeration_comes_back_as_itself(kind: type[Enum]) -> None:
    """A choice that was pickled or copied can be compared by identity."""
    for member in kind:
        assert [True] * len(_twins(member)) == [twin is member for twin in _twins(member)]


# --- What is generated, and what is inside it ----------------------------------------------------


def _values_in(value: Any) -> Iterator[Any]:
    """Give a value and every value inside it."""
    if isinstance(value, tuple):
        for one in value:
            yield from _values_in(one)
    elif attrs.has(type(value)):
        yield value
        for field in attrs.fields(type(value)):
            yield from _values_in(getattr(value, field.name))


_CASE: Final = crossings.values()["case"]


def _strategy(name: str) -> SearchStrategy[Any]:
    made: Callable[..., SearchStrategy[Any]] = getattr(strategies, name)
    if name == "events_of":
        return st.one_of([made(one) for one in cerp_rules.Event.__subclasses__()])
    return made(_CASE) if name == "completions_in" else made()


# What gives payloads, or days of Python, gives no values of ours.
STRATEGIES: Final = sorted(
    {one for one in strategies.__all__ if one.islower()} - {"payloads", "faulty_payloads", "days"}
)
# What is exported, and what is rarely generated.
_OTHERS: Final = (
    *_values_in(IMPACT),
    *cerp_rules.CLAUSES,
    *cerp_rules.FIXED_READINGS,
    *cerp_rules.SWITCHES,
    *cerp_rules.CREDIT_SWITCHES,
)


@cache
def _generated(name: str) -> dict[type, list[Any]]:
    """Give what a strategy generates by its class, and no more of one class than is looked at."""
    found: dict[type, list[Any]] = {}
    values = gathered(_strategy(name), _values_in, among=20)
    for value in sorted(values, key=lambda one: len(repr(one))):
        found.setdefault(type(value), []).append(value)
    # The smallest and the largest of each class, and some between.
    return {kind: values[:: max(1, len(values) // 10)] for kind, values in found.items()}


@pytest.mark.parametrize("name", STRATEGIES)
def test_a_generated_value_comes_back(name: str) -> None:
    """Whatever can be built comes back equal from each protocol and each kind of copy."""
    values = [value for values in _generated(name).values() for value in values]
    assert [] != values
    assert [] == [twin for value in values for twin in _other_twins(value)]


def test_no_public_class_is_forgotten_here() -> None:
    """Each public class of values is generated above, or is among the others."""
    public = {one for one in PUBLIC.values() if isinstance(one, type) and attrs.has(one)}
    generated = {kind for name in STRATEGIES for kind in _generated(name)}
    others = {type(one) for one in _OTHERS}
    assert public - {cerp_rules.Event} == (generated | others) & public


def test_a_value_that_is_not_generated_comes_back() -> None:
    """Clauses, readings and every part of an impact come back equal too."""
    assert [] == [twin for value in _OTHERS for twin in _other_twins(value)]


def test_a_copy_shares_what_cannot_be_changed() -> None:
    """Values that share a part still share it when they are copied or pickled together."""
    application = crossings.values()["application"]
    together = [application, application.sponsor]
    for twins in (copy.deepcopy(together), pickle.loads(pickle.dumps(together))):  # noqa: S301
        assert twins[0].sponsor is twins[1]


# --- What is raised ------------------------------------------------------------------------------


@pytest.mark.parametrize("number", range(len(crossings.refusals())))
def test_an_error_that_was_raised_comes_back(number: int) -> None:
    """An error that a call raised keeps its class, its fields and what was noted on it."""
    call, given = crossings.refusals()[number]
    with pytest.raises(cerp_rules.CerpRulesError) as raised:
        call(*given)
    error = raised.value
    error.add_note("while the night run was at item 7")
    for twin in _twins(error):
        assert (type(error), str(error)) == (type(twin), str(twin))
        assert vars(error) == vars(twin)


# --- That another value would be seen ------------------------------------------------------------


class _Careless:
    """A value that comes back as another from a pickle, as a copy and as a deep copy."""

    def __init__(self, number: int = 1) -> None:
        self.number = number

    def __reduce__(self) -> tuple[type, tuple[int]]:
        return type(self), (self.number + 1,)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Careless)

    def __hash__(self) -> int:
        return 1

    def __repr__(self) -> str:
        return f"_Careless({self.number})"


def test_a_twin_that_is_another_is_seen() -> None:
    """What holds something else is seen although it calls itself equal."""
    assert len(_twins(_Careless())) == len(_other_twins(_Careless()))
