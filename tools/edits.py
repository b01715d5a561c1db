"""Edit payloads: everything there is to try, at every place."""

import copy
import json
from collections.abc import Iterable, Iterator
from typing import Any

import faults

MOST_SHOWN = 60
"""The most characters of a value that the label of a case shows."""

Place = tuple[str | int, ...]
Edit = tuple[Place, object]
REMOVED = object()
"""What stands for no value in an edit."""


def is_unknown(payload: Any, place: Place) -> bool:
    """Tell whether nothing is at this place."""
    try:
        value_at(payload, place)
    except (KeyError, IndexError, TypeError):
        return True
    return False


def value_at(payload: Any, place: Place) -> Any:
    """Give what is at this place."""
    for step in place:
        payload = payload[step]
    return payload


def edited(payload: Any, edits: Iterable[Edit]) -> Any:
    """Give a copy of the payload with the edits made whose place is there."""
    changed = copy.deepcopy(payload)
    for place, value in edits:
        if not place:
            changed = copy.deepcopy(value)
        elif not is_unknown(changed, place[:-1]):
            _edit(value_at(changed, place[:-1]), place[-1], value)
    return changed


def _edit(holder: Any, step: Any, value: object) -> None:
    if isinstance(step, str) is not isinstance(holder, dict):
        return
    if value is REMOVED:
        if not is_unknown(holder, (step,)):
            del holder[step]
    elif isinstance(holder, dict) or not is_unknown(holder, (step,)):
        holder[step] = copy.deepcopy(value)


def places(value: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Give every place of a payload and what is there, the whole first."""
    yield place, value
    steps: Iterable[tuple[Any, Any]] = ()
    if isinstance(value, dict):
        steps = value.items()
    elif isinstance(value, list):
        steps = enumerate(value)
    for step, inner in steps:
        yield from places(inner, (*place, step))


def edits_of(payload: Any) -> Iterator[Edit]:
    """Give every edit to try, at every place of a payload."""
    for place, value in places(payload):
        yield from ((place, other) for other in faults.OTHER_TYPES)
        if place:
            yield place, REMOVED
        if isinstance(value, str):
            yield from ((place, text) for text in texts_for(place))
        elif type(value) is int:
            yield from ((place, number) for number in faults.NUMBERS)
        elif isinstance(value, list):
            yield from ((place, value * times) for times in (0, 2, 3))
        elif isinstance(value, dict):
            yield from (((*place, name), "text") for name in faults.UNKNOWN_NAMES)


def texts_for(place: Place) -> tuple[str, ...]:
    """Give the texts to try at a place, by the name of the member around it."""
    member = next(step for step in reversed(place) if isinstance(step, str))
    return (*faults.TEXTS, *faults.BY_KIND[faults.KINDS[member]])


def label_of(edits: Iterable[Edit]) -> str:
    """Describe edits in short."""
    return "; ".join(f"{'/'.join(map(str, place))} {_in_short(value)}" for place, value in edits)


def _in_short(value: object) -> str:
    text = "removed" if value is REMOVED else f"= {json.dumps(value)}"
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}... ({len(text)} characters)"
