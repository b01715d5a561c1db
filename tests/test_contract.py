"""The contract: `check` returns and `load` returns or refuses, for every Python object there is.

What is asserted of each stands in `fuzz_contract`, and that this can fail in
`test_contract_oracle.py`.
"""

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerp_rules import Application, Event, Policy, UnknownKindError, check, load
from cerp_rules.events import EVENTS
from fuzz_contract import answers_of, held
from fuzz_objects import described, nested, never_right, shared, strange_keys
from fuzz_telling import watched
from fuzzing import NAMES, Given, changed_payloads, planted_payloads, strange_values, well_formed
from laws import law
from pointers import at, objects, with_value
from sample_payloads import CLASSES, FULL


@given(one=strange_values())
@law(200)
def test_whatever_comes_in_keeps_to_the_contract(one: Given) -> None:
    """Law: for every object `check` returns, `load` says the same, and nothing of it is called."""
    held(one.payload, one.into)


@pytest.mark.parametrize("name", NAMES)
def test_what_no_json_holds_keeps_to_the_contract(name: str) -> None:
    """Law: of a payload with something strange in it nothing is called and nothing changed."""

    @given(one=planted_payloads(name))
    @law(20)
    def holds(one: Given) -> None:
        held(one.payload, one.into)

    holds()


@pytest.mark.parametrize("name", NAMES)
def test_what_is_right_or_nearly_so_keeps_to_the_contract(name: str) -> None:
    """Law: a payload loads or does not, and whatever is then asked of it has one answer."""

    @given(one=st.one_of(well_formed(name), changed_payloads(name)))
    @law(20)
    def holds(one: Given) -> None:
        value = held(one.payload, one.into)
        if value is not None:
            answers_of(value)

    holds()


@pytest.mark.parametrize("number", range(len(never_right())))
def test_every_strange_value_is_a_problem_wherever_it_is(number: int) -> None:
    """One strange value, in the place of any member, is the one problem, and it is found there."""
    for name in ("application", "completion", "event:appeal_decided"):
        for pointer in objects(FULL[name]):
            for member in at(FULL[name], pointer):
                place = f"{pointer}/{member}"
                payload = with_value(FULL[name], place, never_right()[number])
                with watched():
                    problems = check(payload, CLASSES[name])
                assert [place] == [one.pointer for one in problems]


@pytest.mark.parametrize("name", FULL)
def test_a_name_that_passes_for_a_member_is_refused(name: str) -> None:
    """What has the hash of a member and is no text is refused, before and after the member."""
    for pointer in objects(FULL[name]):
        inside = at(FULL[name], pointer)
        for member in inside:
            for strange in strange_keys(member)[:3]:
                first = with_value(FULL[name], pointer, {strange: 1})
                at(first, pointer).update(inside)
                instead = {one: value for one, value in inside.items() if one != member}
                last = with_value(FULL[name], pointer, {**instead, strange: inside[member]})
                for payload in (first, last):
                    with watched():
                        found = {one.pointer: one.code for one in check(payload, CLASSES[name])}
                    assert "budget.name" == found[pointer]


@pytest.mark.parametrize("name", FULL)
@pytest.mark.parametrize("make", [lambda: shared("x", 10), lambda: nested("x", 100_000)])
def test_what_shares_or_nests_is_refused_in_every_place(name: str, make: Any) -> None:
    """Ten to the tenth values by sharing, or 100,000 levels, are refused at every member."""
    bulky = make()
    for pointer in objects(FULL[name]):
        for member in at(FULL[name], pointer):
            payload = with_value(FULL[name], f"{pointer}/{member}", None)
            at(payload, pointer)[member] = bulky
            found = check(payload, CLASSES[name])
            assert found[0].pointer.startswith(f"{pointer}/{member}")


class _Subclass(Application):
    """A class of the caller's own."""


_NOT_LOADED: tuple[Any, ...] = (
    None, object, str, dict, type, Any, "Application", "application", 1, [Application],
    (Application,), Application | Event, list[Application], _Subclass, attrs.fields(Policy),
    EVENTS, next(iter(EVENTS)), next(iter(EVENTS)).value,
)  # fmt: skip


@pytest.mark.parametrize("into", [*_NOT_LOADED, *never_right()], ids=described)
def test_no_other_class_is_known(into: Any) -> None:
    """Whatever is no class that can be loaded is said to be unknown, and is not called."""
    for call in (check, load):
        with watched(), pytest.raises(UnknownKindError) as raised:
            call({}, into)
        assert len(raised.value.kind) <= 80
