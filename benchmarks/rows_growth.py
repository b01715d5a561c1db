"""Fit how the time grows with the number of sessions, instructors and completions.

What is fitted is the time above that of one, because what every payload costs alike would make any
growth look smaller than it is.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, Final

from bench_payloads import completion, history, payload
from cerp_rules import (
    Application,
    Completion,
    Event,
    PreApproval,
    assess,
    assess_completion,
    duties,
    load,
)
from measuring import Row, exponent, medians

__all__ = ["rows"]

MOST_EXPONENT: Final = 1.1
_LATE: Final = dt.date(1960, 1, 1)
_SIZES: Final[dict[str, tuple[int, ...]]] = {
    "sessions": (100, 200, 400, 700, 1_000),
    "sessions, a finding on each": (100, 200, 400, 700, 1_000),
    "instructors": (50, 100, 200, 350, 500),
    "instructors, a finding on each": (50, 100, 200, 350, 500),
    "completions": (50, 100, 200, 400, 800),
}
_TICK: Final = 1e-6
_QUICK: Final = 3
"""How many of these sizes are enough to see that it runs."""


def _with_sessions(count: int) -> dict[str, Any]:
    return payload(0, sessions=count)


def _with_instructors(count: int) -> dict[str, Any]:
    return payload(0, sessions=1, instructors=count)


def _without_resumes(count: int) -> dict[str, Any]:
    whole = _with_instructors(count)
    whole["offering"]["kind"] = "course"
    for one in whole["instructors"]:
        del one["resume"]
    return whole


def _assessed(whole: dict[str, Any], on: dt.date) -> None:
    assess(load(whole, Application), on=on)


def _soon(whole: dict[str, Any]) -> None:
    _assessed(whole, dt.date(1950, 1, 15))


def _late(whole: dict[str, Any]) -> None:
    # Each session is over by then, and so lies before the period of approval.
    _assessed(whole, _LATE)


def _completions(payloads: list[dict[str, Any]]) -> None:
    case = PreApproval.replay(load(one, Event) for one in history())
    completions = [load(one, Completion) for one in payloads]
    duties(case, completions, on=_LATE)
    for one in completions:
        assess_completion(one, case, on=_LATE)


_MEASURES: Final[dict[str, tuple[Callable[[int], Any], Callable[[Any], None]]]] = {
    "sessions": (_with_sessions, _soon),
    "sessions, a finding on each": (_with_sessions, _late),
    "instructors": (_with_instructors, _soon),
    "instructors, a finding on each": (_without_resumes, _soon),
    "completions": (lambda count: [completion(index) for index in range(count)], _completions),
}


def rows(*, rounds: int, quick: bool) -> tuple[list[Row], dict[str, dict[str, float]]]:
    """Give a row for each measure, and the milliseconds of each size."""
    found: list[Row] = []
    took: dict[str, dict[str, float]] = {}
    for name, (make, call) in _MEASURES.items():
        sizes = _SIZES[name][:_QUICK] if quick else _SIZES[name]
        least, *seconds = _seconds((1, *sizes), make, call, rounds)
        # On a machine that is very busy the lesser can seem to take longer.
        fitted = exponent(sizes, [max(one - least, _TICK) for one in seconds])
        found.append(Row(f"growth in {name}", fitted, MOST_EXPONENT, unit="exponent"))
        took[name] = {str(size): one * 1e3 for size, one in zip(sizes, seconds, strict=True)}
    return found, took


def _seconds(
    sizes: Sequence[int], make: Callable[[int], Any], call: Callable[[Any], None], rounds: int
) -> list[float]:
    calls = {str(size): _on(make(size), call) for size in sizes}
    return list(medians(calls, [[None]] * rounds).values())


def _on(whole: Any, call: Callable[[Any], None]) -> Callable[[None], None]:
    def run(_: None) -> None:
        call(whole)

    return run
