"""The walk makes a twin that is plain JSON within its budget, and says what it left out."""

import json
import math
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from cerp_rules._budget import (
    CHARACTERS,
    DEPTH,
    EXACT,
    LIST,
    NODES,
    TEXT,
    Excess,
    Walk,
    pointer_of,
)
from laws import law
from lookalikes import Items, Members, Text, Whole
from naming import name_of
from payload_strategies import json_values, python_values


def _excesses(payload: object) -> list[tuple[tuple[str | int, ...], str]]:
    return [(excess.tokens, excess.code) for excess in Walk(payload).excesses]


@pytest.mark.parametrize(
    ("tokens", "pointer"),
    [
        ((), ""),
        (("",), "/"),
        (("offering", "sessions", 0, "ends_on"), "/offering/sessions/0/ends_on"),
        (("a/b", "c~d"), "/a~1b/c~0d"),
        (("~1",), "/~01"),
        ((" ", "\u00e9", "%2F"), "/ /\u00e9/%2F"),
    ],
)
def test_pointer_is_written_as_rfc_6901_says(tokens: tuple[str | int, ...], pointer: str) -> None:
    """Each token has a slash before it, and its tildes and slashes are escaped."""
    assert pointer == pointer_of(tokens)


@pytest.mark.parametrize(
    ("name", "budget"),
    [
        ("depth", DEPTH),
        ("nodes", NODES),
        ("text", TEXT),
        ("characters", CHARACTERS),
        ("list", LIST),
        ("exact", EXACT),
    ],
)
def test_budget_is_what_it_was(name: str, budget: int) -> None:
    """The budgets are part of what `check` promises, and change only on purpose."""
    expected = {
        "depth": 16,
        "nodes": 10_000,
        "text": 10_000,
        "characters": 4_000_000,
        "list": 1_000,
        "exact": 9_007_199_254_740_992,
    }
    assert expected[name] == budget


@pytest.mark.parametrize(
    "payload",
    [
        None,
        True,
        False,
        0,
        -1.5,
        2**53 - 1,
        1 - 2**53,
        "",
        "text",
        "x" * 10_000,
        [],
        {},
        [[], {}, [None, "a"], {"b": [1]}],
        {"a": {"b": {"c": [0.5, True]}}, "": "", "x" * 80: None},
        ["x" * 10_000] * 400,
        [[]] * 1_000,
        [[0] * 1_000] * 9 + [[0] * 990],
    ],
)
def test_plain_payload_has_an_equal_twin(payload: object) -> None:
    """What is within the budget is copied as it is, and nothing is left out."""
    walk = Walk(payload)
    assert [] == walk.excesses
    assert json.dumps(payload) == json.dumps(walk.twin)


def test_twin_is_a_copy() -> None:
    """The twin shares no list and no object with the payload."""
    payload: Any = {"a": [{}]}
    twin: Any = Walk(payload).twin
    twin["a"][0]["b"] = 1
    assert {"a": [{}]} == payload


def test_members_keep_their_order() -> None:
    """The names of the twin stand in the payload's order."""
    twin: Any = Walk({"z": 1, "a": {"y": 1, "b": 2}, "m": []}).twin
    assert (["z", "a", "m"], ["y", "b"]) == (list(twin), list(twin["a"]))


def _nested(levels: int, wrap: Callable[[object], object]) -> object:
    value: object = 0
    for _ in range(levels):
        value = wrap(value)
    return value


@pytest.mark.parametrize(
    ("wrap", "step"),
    [(lambda one: [one], 0), (lambda one: {"a": one}, "a")],
    ids=["list", "object"],
)
def test_depth_is_bounded(wrap: Callable[[object], object], step: str | int) -> None:
    """Sixteen levels are looked at, and the seventeenth is left out."""
    assert [] == _excesses(_nested(16, wrap))
    assert [((step,) * 16, "budget.depth")] == _excesses(_nested(17, wrap))
    assert [((step,) * 16, "budget.depth")] == _excesses(_nested(1_000, wrap))


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, 2**53, -(2**53), 10**400, 1e300])
def test_number_that_is_not_exact_is_left_out(number: float) -> None:
    """A number that a reader of JSON could change is no number here."""
    assert [((1,), "budget.number")] == _excesses([0, number])
    assert [0, None] == Walk([0, number]).twin


@pytest.mark.parametrize(
    "value",
    [Text("a"), Whole(1), Items(), Members(), (), set(), b"", bytearray(), 1j, object(), str, ...],
    ids=name_of,
)
def test_what_is_no_json_is_left_out(value: object) -> None:
    """Only the exact built-in types of JSON are looked at."""
    assert [(("a",), "budget.type")] == _excesses({"a": value})
    assert {"a": None} == Walk({"a": value}).twin
    assert [((), "budget.type")] == _excesses(value)


@pytest.mark.parametrize(
    "name", [1, None, (), Text("a"), "x" * 81, "a\n", "\x7f", "\u202e", "\ud800", True]
)
def test_name_that_is_no_name_is_left_out_with_its_member(name: object) -> None:
    """A member whose name is no short and safe text is a problem of its object."""
    payload = {"b": {name: math.nan, "c": 1}}
    assert [(("b",), "budget.name")] == _excesses(payload)
    assert {"b": {"c": 1}} == Walk(payload).twin


def test_text_is_bounded() -> None:
    """A text of 10,001 characters is left out."""
    assert [((0,), "budget.text")] == _excesses(["x" * 10_001, "y"])
    assert [None, "y"] == Walk(["x" * 10_001, "y"]).twin


def test_all_texts_together_are_bounded() -> None:
    """Once four million characters were read, every further text is left out."""
    payload = ["x" * 10_000] * 400 + ["", "y", 1]
    assert [((401,), "budget.text")] == _excesses(payload)


def test_long_list_is_looked_at_as_far_as_is_needed() -> None:
    """Of a list that is too long, one item more than any list may have is looked at."""
    twin: Any = Walk([*range(1_000), *([math.nan] * 500)]).twin
    assert 1_001 == len(twin)
    assert [((1_000,), "budget.number")] == _excesses([*range(1_000), *([math.nan] * 500)])


def test_values_are_counted_before_they_are_looked_at() -> None:
    """A list or an object that would exceed the number of values is left out as a whole."""
    assert [((), "budget.nodes")] == _excesses([0] * 10_001)
    assert [((), "budget.nodes")] == _excesses(dict.fromkeys(map(str, range(10_001))))
    assert [((11,), "budget.nodes")] == _excesses([[0] * 1_000] * 9 + [[0] * 987, [], [0], {}])


def test_excesses_come_in_document_order() -> None:
    """What stands first in the payload is found first."""
    payload: object = {"b": [math.nan, {1: 0, "c": (), "d": math.nan}], "a": set(), "\x00": 0}
    expected = [
        ((), "budget.name"),
        (("b", 0), "budget.number"),
        (("b", 1), "budget.name"),
        (("b", 1, "c"), "budget.type"),
        (("b", 1, "d"), "budget.number"),
        (("a",), "budget.type"),
    ]
    assert expected == _excesses(payload)


@pytest.mark.parametrize(
    ("payload", "message"),
    [
        (math.nan, "must not be infinite, or larger than is exact"),
        ((), "must be text, a number, true, false, null, a list or an object"),
        ("x" * 10_001, "must have at most 10000 characters"),
        ([0] * 10_001, "must not bring the payload above 10000 values"),
        ({1: 1}, "must have no member whose name is not text"),
        (
            {"\n": 1},
            (
                "must have no member whose name is longer than 80 characters "
                "or holds a control character"
            ),
        ),
    ],
    ids=["number", "type", "text", "nodes", "name", "control"],
)
def test_excess_says_in_plain_words_what_is_wrong(payload: object, message: str) -> None:
    """The message holds nothing of the payload."""
    (excess,) = Walk(payload).excesses
    assert Excess((), excess.code, message) == excess


def test_depth_says_in_plain_words_what_is_wrong() -> None:
    """The message of the depth names the bound."""
    (excess,) = Walk(_nested(17, lambda one: [one])).excesses
    assert "must not lie more than 16 levels deep" == excess.message


@given(payload=json_values)
@law(100)
def test_twin_of_json_differs_only_where_something_was_left_out(payload: object) -> None:
    """Law: the twin of JSON without an excess is equal to it."""
    walk = Walk(payload)
    if not walk.excesses:
        assert json.dumps(payload) == json.dumps(walk.twin)


@given(payload=python_values)
@law(100)
def test_twin_of_anything_is_json(payload: object) -> None:
    """Law: whatever is walked through, the twin can be written as JSON and is its own twin."""
    twin = Walk(payload).twin
    assert twin == json.loads(json.dumps(twin, allow_nan=False))
    assert [] == Walk(twin).excesses
