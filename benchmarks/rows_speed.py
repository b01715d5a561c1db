"""Time validating and judging against the peers, on payloads of three sizes."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from bench_payloads import SIZES, Sample, broken, samples
from cerp_rules import Application, assess, check, load
from measuring import Row, medians
from peers import naive, with_jsonschema_rs, with_msgspec, with_pydantic, with_zen

__all__ = ["rows"]

_CALLS: Final[dict[str, Callable[[Sample], object]]] = {
    "load": lambda one: load(one.payload, Application),
    "load and assess": lambda one: assess(load(one.payload, Application), on=one.on),
    "naive: jsonschema, then cattrs": lambda one: naive.load(one.payload),
    "pydantic": lambda one: with_pydantic.load(one.payload),
    "jsonschema-rs, then cattrs": lambda one: with_jsonschema_rs.load(one.payload),
    "msgspec": lambda one: with_msgspec.load(one.payload),
    "zen, rules alone": lambda one: with_zen.judge(one.payload, one.on_text, trace=False),
    "zen, rules alone, with trace": lambda one: with_zen.judge(
        one.payload, one.on_text, trace=True
    ),
    "zen as its README has it": lambda one: with_zen.judge_by_readme(
        one.payload, one.on_text, trace=False
    ),
    "zen as its README has it, with trace": lambda one: with_zen.judge_by_readme(
        one.payload, one.on_text, trace=True
    ),
}
_INVALID: Final[dict[str, Callable[[dict[str, Any]], object]]] = {
    "check of an invalid payload": lambda payload: check(payload, Application),
    "naive on an invalid payload": naive.errors_of,
}

# What is divided by what, with the target and whether that is the least.
_RATIOS: Final = (
    ("load ÷ pydantic", "load", "pydantic", 1.5, False),
    ("naive ÷ load", "naive: jsonschema, then cattrs", "load", 12.0, True),
    ("load and assess ÷ pydantic validating", "load and assess", "pydantic", 4.0, False),
    (
        "zen with trace ÷ load and assess",
        "zen, rules alone, with trace",
        "load and assess",
        6.0,
        True,
    ),
    (
        "zen as its README has it, with trace ÷ load and assess",
        "zen as its README has it, with trace",
        "load and assess",
        None,
        True,
    ),
    (
        "check ÷ naive, on an invalid payload",
        "check of an invalid payload",
        "naive on an invalid payload",
        1.2,
        False,
    ),
)

_FEWER: Final = 15
"""By how much a round has fewer of the large ones."""


def rows(*, rounds: int, batch: int) -> tuple[list[Row], dict[str, dict[str, float]]]:
    """Give a row for each ratio and size, and the microseconds of each way and size.

    Args:
        rounds: How many times each way is timed.
        batch: How many payloads each round has; fewer of large ones.
    """
    took = {size: _took(count, rounds, batch) for size, count in SIZES.items()}
    found = [
        Row(f"{measure}, {size}", took[size][above] / took[size][below], target, at_least)
        for measure, above, below, target, at_least in _RATIOS
        for size in SIZES
    ]
    return found, took


def _took(sessions: int, rounds: int, batch: int) -> dict[str, float]:
    count = max(4, batch // _FEWER) if sessions == max(SIZES.values()) else batch
    valid = medians(_CALLS, _batches(sessions, rounds, count))
    # The first refusal imports what explains it.
    for call in _INVALID.values():
        call({})
    invalid = medians(
        _INVALID,
        ([broken(one.payload) for one in some] for some in _batches(sessions, rounds, count)),
    )
    return {name: seconds * 1e6 for name, seconds in {**valid, **invalid}.items()}


def _batches(sessions: int, rounds: int, count: int) -> Iterator[list[Sample]]:
    for turn in range(rounds):
        yield list(samples(count, sessions=sessions, first=turn * count))
