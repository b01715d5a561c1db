"""Read, change and list what JSON Pointers name in a payload."""

import copy
from collections.abc import Iterator
from typing import Any


def steps(pointer: str) -> list[str]:
    """Split a JSON Pointer into the names and indices it goes through."""
    return [one.replace("~1", "/").replace("~0", "~") for one in pointer.split("/")[1:]]


def escaped(name: str) -> str:
    """Write a name as a step of a JSON Pointer."""
    return name.replace("~", "~0").replace("/", "~1")


def at(payload: Any, pointer: str) -> Any:
    """Give the value that a JSON Pointer names."""
    for step in steps(pointer):
        payload = payload[int(step)] if isinstance(payload, list) else payload[step]
    return payload


def with_value(payload: Any, pointer: str, value: object) -> Any:
    """Give a copy of a payload with another value at a pointer, be there one or not."""
    if not pointer:
        return value
    changed = copy.deepcopy(payload)
    parent, _, last = pointer.rpartition("/")
    inside = at(changed, parent)
    inside[int(last) if isinstance(inside, list) else steps(f"/{last}")[0]] = value
    return changed


def without(payload: Any, pointer: str) -> Any:
    """Give a copy of a payload without the member that a pointer names."""
    changed = copy.deepcopy(payload)
    parent, _, last = pointer.rpartition("/")
    del at(changed, parent)[steps(f"/{last}")[0]]
    return changed


def places(payload: Any, pattern: str) -> Iterator[str]:
    """Give the pointers that a pattern with stars stands for, where what is around them is."""
    found = [""]
    *path, last = steps(pattern) or [""]
    for step in path:
        found = [f"{one}/{name}" for one in found for name in _names(at(payload, one), step)]
    if not pattern:
        yield ""
    elif last == "*":
        yield from (f"{one}/{name}" for one in found for name in _names(at(payload, one), last))
    else:
        yield from (f"{one}/{last}" for one in found)


def _names(value: Any, step: str) -> list[str]:
    if step == "*":
        return [str(index) for index in range(len(value))]
    return [step] if step in value else []


def objects(payload: Any, pointer: str = "") -> Iterator[str]:
    """Give the pointers of all objects of a payload."""
    if isinstance(payload, dict):
        yield pointer
        for name, value in payload.items():
            yield from objects(value, f"{pointer}/{escaped(name)}")
    elif isinstance(payload, list):
        for index, value in enumerate(payload):
            yield from objects(value, f"{pointer}/{index}")
