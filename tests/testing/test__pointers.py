"""A payload is changed where a JSON Pointer says, and nowhere else."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from cerp_rules.testing._pointers import PointerError, put, take

PAYLOAD: dict[str, Any] = {"a": {"b": 1, "c/d": 2, "e~f": 3}, "g": [1, {"h": 2}]}


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ("/a/b", {"a": {"b": 9, "c/d": 2, "e~f": 3}, "g": [1, {"h": 2}]}),
        ("/a/new", {"a": {"b": 1, "c/d": 2, "e~f": 3, "new": 9}, "g": [1, {"h": 2}]}),
        ("/a/c~1d", {"a": {"b": 1, "c/d": 9, "e~f": 3}, "g": [1, {"h": 2}]}),
        ("/a/e~0f", {"a": {"b": 1, "c/d": 2, "e~f": 9}, "g": [1, {"h": 2}]}),
        ("/g/0", {"a": {"b": 1, "c/d": 2, "e~f": 3}, "g": [9, {"h": 2}]}),
        ("/g/2", {"a": {"b": 1, "c/d": 2, "e~f": 3}, "g": [1, {"h": 2}, 9]}),
        ("/g/1/h", {"a": {"b": 1, "c/d": 2, "e~f": 3}, "g": [1, {"h": 9}]}),
    ],
)
def test_value_is_put_where_the_pointer_says(pointer: str, expected: dict[str, Any]) -> None:
    """A member is replaced or added, an item replaced or added at the end."""
    payload = copy.deepcopy(PAYLOAD)
    put(payload, pointer, 9)
    assert expected == payload


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ("/a", {"g": [1, {"h": 2}]}),
        ("/a/c~1d", {"a": {"b": 1, "e~f": 3}, "g": [1, {"h": 2}]}),
        ("/g/0", {"a": {"b": 1, "c/d": 2, "e~f": 3}, "g": [{"h": 2}]}),
        ("/g/1/h", {"a": {"b": 1, "c/d": 2, "e~f": 3}, "g": [1, {}]}),
    ],
)
def test_what_the_pointer_names_is_taken_out(pointer: str, expected: dict[str, Any]) -> None:
    """A member or an item goes, and what holds it stays."""
    payload = copy.deepcopy(PAYLOAD)
    take(payload, pointer)
    assert expected == payload


def put_nine(payload: Any, pointer: str) -> None:
    """Put the same value everywhere."""
    put(payload, pointer, 9)


@pytest.mark.parametrize("change", [put_nine, take])
@pytest.mark.parametrize(
    "pointer",
    ["", "a", "/x/y", "/a/b/c", "/g/3", "/g/-", "/g/01", "/g/2/h", "/g/x/h", "/g/" + "9" * 5000],
)
def test_pointer_that_leads_nowhere_is_refused(
    change: Callable[[Any, str], None], pointer: str
) -> None:
    """Nothing is changed, and at most 80 characters of the pointer are told."""
    payload = copy.deepcopy(PAYLOAD)
    with pytest.raises(PointerError) as no:
        change(payload, pointer)
    assert PAYLOAD == payload
    assert str(no.value).startswith(f"{pointer[:79]}")
    assert 240 > len(str(no.value))


def test_item_after_the_last_can_be_put_but_not_taken() -> None:
    """One past the end is a place to add, where nothing is to take."""
    with pytest.raises(PointerError):
        take(copy.deepcopy(PAYLOAD), "/g/2")
