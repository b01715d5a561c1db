"""Strategies for whatever may come in: arbitrary JSON, Python objects, and changed payloads.

What is generated is what `tools/fuzz_*.py` make by a source of chance, which is Hypothesis here, so
that an example is made smaller as any other, and atheris in `tools/fuzz.py`.
"""

from collections.abc import Callable
from random import Random
from typing import Any, Final

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cerp_rules.events import EVENTS
from cerp_rules.testing.strategies import cases
from fuzz_contract import CLASSES
from fuzz_edits import changed
from fuzz_histories import in_disorder, tampered
from fuzz_objects import described, planted, strange
from fuzz_payloads import KINDS, made, made_event
from payload_strategies import json_values, python_values

__all__ = [
    "NAMES",
    "Given",
    "History",
    "changed_payloads",
    "histories",
    "planted_payloads",
    "strange_values",
    "well_formed",
]

NAMES: Final = tuple(
    name
    for kind in KINDS
    for name in ([kind] if kind != "event" else [f"event:{one}" for one in EVENTS])
)
"""Each kind of payload, and of an event each type."""

_CHANCE: Final = st.randoms(use_true_random=False)


@attrs.frozen(repr=False, eq=False)
class Given:
    """A payload and the class it is to become; what it shows of itself calls nothing."""

    payload: Any
    into: Any

    def __repr__(self) -> str:
        """Describe the payload in short."""
        return f"<as {self.into.__name__}: {described(self.payload)}>"


def _of(name: str, draw: Random) -> Any:
    kind, _, type_ = name.partition(":")
    return made_event(type_, draw) if type_ else made(kind, draw)


def _given(name: str, make: Callable[[Any, Random], Any]) -> SearchStrategy[Given]:
    into = CLASSES[name.partition(":")[0]]
    return _CHANCE.map(lambda draw: Given(make(_of(name, draw), draw), into))


def well_formed(name: str) -> SearchStrategy[Given]:
    """Generate payloads that the schema accepts; few of them break an invariant."""
    return _given(name, lambda payload, _: payload)


def changed_payloads(name: str) -> SearchStrategy[Given]:
    """Generate well-formed payloads with one to three changes, most of them small."""
    return _given(name, changed)


def planted_payloads(name: str) -> SearchStrategy[Given]:
    """Generate well-formed payloads with something in them that no JSON can hold, or a cycle."""
    return _given(name, planted)


def strange_values() -> SearchStrategy[Given]:
    """Generate anything at all: JSON, Python objects that lie or tell, and what holds itself."""
    values = st.one_of(json_values, python_values, _CHANCE.map(strange))
    return st.builds(Given, values, st.sampled_from([*CLASSES.values(), *EVENTS.values()]))


@attrs.frozen(repr=False, eq=False)
class History:
    """Events and other things; what it shows of itself calls nothing."""

    events: list[Any]

    def __repr__(self) -> str:
        """Describe the events, and the rest in short."""
        shown = (
            repr(one) if any(type(one) is kind for kind in EVENTS.values()) else described(one)
            for one in self.events
        )
        return f"<{', '.join(shown)}>"


def histories() -> SearchStrategy[History]:
    """Generate lists of events and other things: lives that were tampered with, and mere lists."""
    lives = st.builds(lambda case, draw: in_disorder([*case.events], draw), cases(), _CHANCE)
    return st.one_of(_CHANCE.map(tampered), lives).map(History)
