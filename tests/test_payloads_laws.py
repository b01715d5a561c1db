"""What holds for the problems of any payload, be it of JSON or not."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerp_rules import Application, InvalidPayloadError, Problem, check, load
from laws import law
from payload_faults import MEMBERS
from payload_problems import LONGEST_MESSAGE, LONGEST_POINTER
from payload_strategies import json_values, mutated_payloads, python_values
from pointers import with_value
from sample_payloads import FULL, LOADED


def _obey(payload: object, into: Any) -> None:
    """Assert what holds for the problems of any payload."""
    problems = check(payload, into)
    assert {Problem} >= {type(one) for one in problems}
    assert 101 >= len(problems)
    pointers = [one.pointer for one in problems if one.code != "budget.problems"]
    assert len(pointers) == len(set(pointers))
    for one in problems:
        assert one.code.startswith(("shape.", "invariant.", "budget."))
        assert "shape.refused" != one.code
        assert LONGEST_MESSAGE > len(one.message)
        assert LONGEST_POINTER >= len(one.pointer)
        assert one.pointer == "" or one.pointer.startswith("/")
    assert problems == check(payload, into)
    if problems:
        with pytest.raises(InvalidPayloadError) as caught:
            load(payload, into)
        assert problems == caught.value.problems
    else:
        assert isinstance(load(payload, into), into)


@given(payload=json_values, into=st.sampled_from(list(LOADED.values())))
@law(150)
def test_any_json_gives_problems_or_none(payload: object, into: Any) -> None:
    """Law: for any JSON, check is empty if and only if load succeeds."""
    before = repr(payload)
    _obey(payload, into)
    assert before == repr(payload)


@given(payload=python_values, into=st.sampled_from(list(LOADED.values())))
@law(150)
def test_any_python_object_gives_problems_or_none(payload: object, into: Any) -> None:
    """Law: for any Python objects, check is empty if and only if load succeeds."""
    before = repr(payload)
    _obey(payload, into)
    assert before == repr(payload)


@given(data=st.data(), kind=st.sampled_from(sorted(LOADED)))
@law(120)
def test_any_mutated_payload_gives_problems_or_none(data: st.DataObject, kind: str) -> None:
    """Law: for a payload with a few changes, check is empty if and only if load succeeds."""
    payload = data.draw(mutated_payloads(kind))
    before = json.dumps(payload)
    _obey(payload, LOADED[kind])
    assert before == json.dumps(payload)


@given(data=st.data(), value=python_values)
@law(80)
def test_any_object_in_any_member_gives_problems_or_none(
    data: st.DataObject, value: object
) -> None:
    """Law: a payload with any Python object in any one member is loaded or explained."""
    pointer = data.draw(st.sampled_from(MEMBERS))
    _obey(with_value(FULL["application"], pointer, value), Application)


@given(data=st.data(), value=python_values)
@law(120)
def test_any_object_in_any_member_of_an_event_gives_problems_or_none(
    data: st.DataObject, value: object
) -> None:
    """Law: an event with any Python object in any one member is loaded or explained."""
    payload = FULL[data.draw(st.sampled_from([one for one in FULL if one.startswith("event:")]))]
    name = data.draw(st.sampled_from(list(payload)))
    _obey({**payload, name: value}, LOADED["event"])
