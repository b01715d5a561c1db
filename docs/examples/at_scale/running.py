"""Do one thing with many items, wherever that is done, and show how far it is.

What is left out: what is done (`parts`), and the workers of Dask (`on_dask`).
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Final, Protocol, TextIO, TypeVar

from parts import Task

BAR: Final = 30
"""How many characters the progress bar has."""

_Given = TypeVar("_Given")
_Found = TypeVar("_Found")


class Run(Protocol):
    """A way to do one thing with many items: gives the place of each with what was found."""

    def __call__(
        self, do: Callable[[Task, _Given], _Found], task: Task, items: Sequence[_Given], /
    ) -> Iterator[tuple[int, _Found]]:
        """Give each place and what was found there, as soon as it is."""


def here(
    do: Callable[[Task, _Given], _Found], task: Task, items: Sequence[_Given], /
) -> Iterator[tuple[int, _Found]]:
    """Do it in this process, one after another."""
    for index, item in enumerate(items):
        yield index, do(task, item)


def in_order(
    run: Run,
    do: Callable[[Task, _Given], _Found],
    task: Task,
    items: Sequence[_Given],
    *,
    tell: Callable[[int, int], None],
) -> Iterator[_Found]:
    """Give what was found in the order of the items, each as soon as those before it are there.

    Args:
        run: Where it is done.
        do: What is done.
        task: What is the same for every item.
        items: What it is done with.
        tell: What is told how many of how many are done.
    """
    waiting: dict[int, _Found] = {}
    following = 0
    tell(0, len(items))
    for done, (index, found) in enumerate(run(do, task, items), 1):
        tell(done, len(items))
        waiting[index] = found
        while following in waiting:
            yield waiting.pop(following)
            following += 1


def progress(what: str, screen: TextIO | None = None) -> Callable[[int, int], None]:
    """Give what draws a progress bar on a terminal, and nothing in a file or a pipe."""
    screen = sys.stderr if screen is None else screen

    def draw(done: int, of: int) -> None:
        if screen.isatty():
            filled = BAR * done // of if of else BAR
            bar = "#" * filled + "." * (BAR - filled)
            end = "\n" if done == of else ""
            screen.write(f"\r[{bar}] {what}: {done} of {of} parts{end}")
            screen.flush()

    return draw
