"""Gather what a strategy generates."""

from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from hypothesis import given, seed
from hypothesis.strategies import SearchStrategy

from laws import law

_S = TypeVar("_S")
_T = TypeVar("_T")

# Within a run most examples are variations of earlier ones, so that many short runs show more.
_IN_A_RUN: Final = 20


def gathered(
    strategy: SearchStrategy[_T], of: Callable[[_T], Iterable[_S]], *, among: int
) -> set[_S]:
    """Gather what so many generated values are or hold, the same ones each time."""
    found: set[_S] = set()

    def look(value: _T) -> None:
        found.update(of(value))

    for number in range(among // _IN_A_RUN):
        seed(number)(law(_IN_A_RUN)(given(strategy)(look)))()
    return found
