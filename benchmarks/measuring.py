"""Measure calls against one another: interleaved, each in turn first, medians of all rounds.

Time is that of the processor, of all threads of the process, which others that use the machine
disturb less than the clock.
The collector of garbage is off while a call is timed, as `timeit` has it.
What is left out: how fast a machine is; only ratios within one run mean anything.
"""

import gc
import math
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, TypeVar

import attrs

__all__ = [
    "Row",
    "best_of",
    "exponent",
    "import_seconds",
    "medians",
    "resident_bytes",
]

_T = TypeVar("_T")
_LEAST_SECONDS: Final = 0.2
_STATM: Final = "/proc/self/statm"
_KIB: Final = 1024


@attrs.frozen
class Row:
    """One measure: what was found, and what is to be reached.

    Attributes:
        measure: What is measured.
        figure: What was found.
        target: What is to be reached; None where nothing is.
        at_least: Whether the target is the least; otherwise it is the most.
        unit: What the figure counts; ``x`` for a ratio.
        note: What else there is to say.
    """

    measure: str
    figure: float
    target: float | None = None
    at_least: bool = False
    unit: str = "x"
    note: str = ""

    @property
    def verdict(self) -> str:
        """Whether the target is reached or missed; empty where there is none."""
        if self.target is None:
            return ""
        # A figure that is no number reaches nothing.
        reached = self.figure >= self.target if self.at_least else self.figure <= self.target
        return "reached" if reached else "missed"


def medians(
    calls: Mapping[str, Callable[[_T], object]],
    batches: Iterable[Sequence[_T]],
) -> dict[str, float]:
    """Give for each call the median over all batches of the processor seconds that one item takes.

    Each batch is a round: every call has it once, and each round another call is the first.
    """
    took: dict[str, list[float]] = {name: [] for name in calls}
    names = list(calls)
    for turn, batch in enumerate(batches):
        first = turn % len(names)
        for name in names[first:] + names[:first]:
            took[name].append(_seconds(calls[name], batch) / len(batch))
    return {name: statistics.median(seconds) for name, seconds in took.items()}


def _seconds(call: Callable[[_T], object], batch: Sequence[_T]) -> float:
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        for one in batch:
            call(one)
        return time.process_time() - start
    finally:
        gc.enable()


def best_of(call: Callable[[], object], *, most: int) -> float:
    """Give the least processor seconds that a call takes, once it has been made.

    What is slow is tried less often than `most`.
    """
    call()
    best, spent = math.inf, 0.0
    for _ in range(most):
        start = time.process_time()
        call()
        seconds = time.process_time() - start
        best, spent = min(best, seconds), spent + seconds
        if spent > _LEAST_SECONDS:
            break
    return best


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Fit a power of the size to the seconds, by least squares of the logarithms."""
    logarithms = [math.log(size) for size in sizes]
    return statistics.linear_regression(logarithms, [math.log(one) for one in seconds]).slope


_TIMED: Final = "import time; start = time.process_time(); {}; print(time.process_time() - start)"


def import_seconds(statements: Mapping[str, str], rounds: int) -> dict[str, float]:
    """Give the median processor seconds of each import statement, each time in a fresh process."""
    took: dict[str, list[float]] = {name: [] for name in statements}
    for turn in range(rounds + 1):
        for name, statement in statements.items():
            done = subprocess.run(  # noqa: S603  # statements of our own
                [sys.executable, "-P", "-c", _TIMED.format(statement)],
                capture_output=True,
                check=True,
                encoding="utf-8",
            )
            # The first round compiles what has not been.
            if turn:
                took[name].append(float(done.stdout))
    return {name: statistics.median(seconds) for name, seconds in took.items()}


def resident_bytes() -> int | None:
    """Give how much memory this process holds; None where the system does not say."""
    try:
        with open(_STATM, encoding="ascii") as statm:  # noqa: PTH123  # no path of a file system
            pages = int(statm.read().split()[1])
    except OSError:
        return None
    import resource  # noqa: PLC0415  # there only where the above is

    return pages * resource.getpagesize()
