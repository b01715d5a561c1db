"""Let one process load, assess and refuse very many payloads, and look at the memory it holds."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from typing import Final

from bench_payloads import broken, samples
from cerp_rules import Application, assess, check, load
from measuring import Row, resident_bytes

__all__ = ["rows"]

MOST_GROWTH: Final = 1.02
"""What counts as flat: at the end at most a fiftieth more than after the first."""
_REFUSED: Final = 20
"""One of so many is refused."""
_MIB: Final = 1024 * 1024


def held(first: int, count: int) -> tuple[int | None, int | None]:
    """Give the bytes that this process holds after the first payloads, and after all.

    To be called in a fresh process. No two payloads are alike, and their days are spread over
    more years than any count of days is kept for.
    """
    after_first = None
    for index in range(count):
        if index == first:
            after_first = resident_bytes()
        one = next(samples(1, sessions=1 + index % 3, first=index))
        assess(load(one.payload, Application), on=one.on)
        if index % _REFUSED == 0:
            check(broken(one.payload), Application)
    return after_first, resident_bytes()


def rows(*, first: int, count: int) -> tuple[list[Row], dict[str, float]]:
    """Give the row, and the mebibytes; none where the system does not say what a process holds."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=spawn) as fresh:
        before, after = fresh.submit(held, first, count).result()
    if before is None or after is None:
        return [], {}
    measure = f"memory after {count:,} payloads ÷ after {first:,}"
    took = {f"after {first:,}": before / _MIB, f"after {count:,}": after / _MIB}
    return [Row(measure, after / before, MOST_GROWTH)], took
