"""Generated payloads are valid, and each faulty one has just the problem that comes with it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerp_rules import (
    Application,
    Event,
    check,
    dump,
    load,
)
from cerp_rules.events import EVENTS
from cerp_rules.payloads import _LOADED
from cerp_rules.testing import a_case, strategies
from cerp_rules.testing._faults import Faulty, faults
from cerp_rules.testing._shapes import LOADABLE
from laws import law
from payload_faults import faulty_of
from payload_problems import found
from sample_payloads import CLASSES, FULL


def test_every_class_that_can_be_loaded_is_known() -> None:
    """The classes are those of `load`, and each type of event."""
    assert {*_LOADED, *EVENTS.values()} == set(LOADABLE)
    assert dict(_LOADED) == {one: LOADABLE[one] for one in _LOADED}


@given(data=st.data(), into=st.sampled_from(sorted(LOADABLE, key=repr)))
@law(100)
def test_payloads_are_valid(data: st.DataObject, into: Any) -> None:
    """Law: a payload loads as its class, and the value dumps as the payload."""
    payload = data.draw(strategies.payloads(into))
    assert () == check(payload, into)
    value = load(payload, into)
    assert payload == dump(value)
    assert isinstance(value, into)


@given(data=st.data(), into=st.sampled_from(sorted(LOADABLE, key=repr)))
@law(200)
def test_faulty_payloads_have_their_one_problem(data: st.DataObject, into: Any) -> None:
    """Law: `check` gives of a faulty payload just the problem that comes with it."""
    faulty = data.draw(strategies.faulty_payloads(into))
    assert [(faulty.pointer, faulty.code)] == found(faulty.payload, into)


@pytest.mark.parametrize("name", FULL)
def test_each_fault_is_one_problem(name: str) -> None:
    """Every fault that a payload with all its members can be given is the one problem it has."""
    faulty = [one.made_in(FULL[name]) for one in faults(FULL[name], CLASSES[name])]
    wrong = [
        (one, problems)
        for one in faulty
        if (problems := found(one.payload, CLASSES[name])) != [(one.pointer, one.code)]
    ]
    assert [] == wrong


@pytest.mark.parametrize("name", FULL)
def test_faults_are_of_every_kind_that_was_written_by_hand(name: str) -> None:
    """Whatever our own list says can be wrong at a member, but for budgets, is made wrong."""
    by_hand = {(one.pointer, one.code) for one in faulty_of(FULL[name], name)}
    expected = {(pointer, code) for pointer, code in by_hand if not code.startswith("budget.")}
    made = {(one.pointer, one.code) for one in faults(FULL[name], CLASSES[name])}
    assert set() == expected - made


def test_fault_leaves_the_payload_alone() -> None:
    """A payload that is made wrong is a copy."""
    payload = dump(a_case().application)
    before = repr(payload)
    made = [one.made_in(payload) for one in faults(payload, Application)]
    assert before == repr(payload)
    assert {Faulty} == {type(one) for one in made}
    assert payload not in [one.payload for one in made]


def test_submission_on_the_first_day_tried_is_put_on_another() -> None:
    """A submission is put on a day that is not its own, whichever that is."""
    for name in ("2026-03-02", "2026-03-03"):
        payload = {**FULL["event:application_submitted"], "on": name}
        payload["application"] = {**payload["application"], "submitted_on": name}
        (other,) = [one for one in faults(payload, Event) if one.code == "invariant.submitted_on"]
        assert name != other.value
