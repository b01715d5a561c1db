"""What the benchmarks measure with measures what it says."""

import importlib
import json
import math
import time
from pathlib import Path
from typing import Any

import pytest

from cerp_rules import (
    Application,
    Completion,
    Event,
    PreApproval,
    assess,
    assess_completion,
    check,
    load,
)

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


def _module(monkeypatch: pytest.MonkeyPatch, name: str) -> Any:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return importlib.import_module(name)


@pytest.fixture
def measuring(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module that measures."""
    return _module(monkeypatch, "measuring")


@pytest.fixture
def bench_payloads(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module that makes payloads."""
    return _module(monkeypatch, "bench_payloads")


@pytest.mark.parametrize("power", [0.5, 1.0, 2.0])
def test_exponent_is_the_power_of_the_size(power: float, measuring: Any) -> None:
    """A time that is a power of the size has that power for its exponent."""
    sizes = (10, 100, 1_000, 3_000)
    found = measuring.exponent(sizes, [7.0 * size**power for size in sizes])
    assert pytest.approx(power) == found


@pytest.mark.parametrize(
    ("figure", "target", "at_least", "verdict"),
    [
        (1.5, 1.5, False, "reached"),
        (1.51, 1.5, False, "missed"),
        (6.0, 6.0, True, "reached"),
        (5.99, 6.0, True, "missed"),
        (math.nan, 1.5, False, "missed"),
        (math.nan, 6.0, True, "missed"),
        (3.0, None, False, ""),
    ],
)
def test_verdict_says_whether_the_target_is_reached(
    figure: float,
    target: float | None,
    at_least: bool,  # noqa: FBT001  # a parameter of the test
    verdict: str,
    measuring: Any,
) -> None:
    """The target itself reaches it, what is beyond does not, and nor does what is no number."""
    assert verdict == measuring.Row("load", figure, target, at_least).verdict


def test_each_call_has_each_batch_once_and_is_first_in_turn(measuring: Any) -> None:
    """Every round another call begins, on the same items."""
    seen: list[tuple[str, int]] = []
    calls = {name: lambda one, name=name: seen.append((name, one)) for name in "abc"}
    measuring.medians(calls, [[1, 2], [3]])
    first = [("a", 1), ("a", 2), ("b", 1), ("b", 2), ("c", 1), ("c", 2)]
    assert [*first, ("b", 3), ("c", 3), ("a", 3)] == seen


def test_medians_are_of_one_item(measuring: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A round of four items that takes eight seconds is one of two, and the median round counts."""
    now = [0.0]
    monkeypatch.setattr(time, "process_time", lambda: now[0])

    def spend(seconds: float) -> None:
        now[0] += seconds

    rounds = [[2.0, 2.0, 2.0, 2.0], [9.0], [1.0, 1.0]]
    assert {"spend": 2.0} == measuring.medians({"spend": spend}, rounds)


def test_best_is_the_least_and_leaves_out_the_first(
    measuring: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first call warms up, and the least of those that follow counts."""
    now, takes = [0.0], iter((0.001, 0.05, 0.04, 0.06, 0.09, 0.01))
    monkeypatch.setattr(time, "process_time", lambda: now[0])

    def spend() -> None:
        now[0] += next(takes)

    assert pytest.approx(0.04) == measuring.best_of(spend, most=4)


def test_slow_calls_are_tried_less(measuring: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A call that takes a second is made once more than to warm up, whatever is allowed."""
    now, made = [0.0], []
    monkeypatch.setattr(time, "process_time", lambda: now[0])

    def spend() -> None:
        made.append(1)
        now[0] += 1.0

    assert 1.0 == measuring.best_of(spend, most=100)
    assert 2 == len(made)


def test_imports_are_timed_apart(measuring: Any) -> None:
    """A statement that works takes longer than one that does not, each in a process of its own."""
    took = measuring.import_seconds({"nothing": "pass", "work": "sum(range(10**7))"}, 1)
    assert took["work"] > took["nothing"]


def test_payloads_are_valid_eligible_and_all_different(bench_payloads: Any) -> None:
    """Each has as many sessions as its size says, and nothing is missing."""
    for count in bench_payloads.SIZES.values():
        samples = list(bench_payloads.samples(12, sessions=count))
        assert len(samples) == len({json.dumps(one.payload) for one in samples})
        assert len(samples) == len({one.on for one in samples})
        for one in samples:
            application = load(one.payload, Application)
            assert count == len(application.offering.sessions)
            assessment = assess(application, on=one.on)
            assert assessment.ok
            assert () == assessment.advice
            assert one.on.isoformat() == one.on_text


def test_broken_payload_has_six_problems(bench_payloads: Any) -> None:
    """Each is of another sort, and the payload it is made of stays as it was."""
    (whole,) = bench_payloads.samples(1, sessions=3)
    broken = bench_payloads.broken(whole.payload)
    codes = [one.code for one in check(broken, Application)]
    assert 6 == len(codes)
    assert 6 == len(set(codes))
    assert () == check(whole.payload, Application)


def test_completions_earn_their_credits_in_the_case(bench_payloads: Any) -> None:
    """The case is approved, and what is completed in it is eligible."""
    case = PreApproval.replay(load(one, Event) for one in bench_payloads.history())
    assert case.period is not None
    for index in range(20):
        completion = load(bench_payloads.completion(index), Completion)
        assert assess_completion(completion, case, on=case.period.last).ok


def test_hostile_payloads_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """One in eleven is tried here; no two are called alike."""
    hostile = list(_module(monkeypatch, "hostile").hostile(every=11))
    assert len(hostile) > 30
    assert len(hostile) == len({one.name for one in hostile})
    assert [] == [one.name for one in hostile if not check(one.payload, one.into)]


def test_memory_is_looked_at_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the first payloads and after all of them."""
    memory = _module(monkeypatch, "rows_memory")
    assessed: list[Application] = []
    monkeypatch.setattr(memory, "assess", lambda application, **_: assessed.append(application))
    monkeypatch.setattr(memory, "resident_bytes", lambda: len(assessed))
    assert (2, 5) == memory.held(2, 5)


def test_growth_is_of_what_comes_on_top_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A time of a fixed part and a square is a growth by the square, however large the first is."""
    growth = _module(monkeypatch, "rows_growth")
    monkeypatch.setattr(
        growth, "medians", lambda calls, _: {size: 1e6 + (int(size) - 1) ** 2 for size in calls}
    )
    rows, took = growth.rows(rounds=1, quick=False)
    assert [2.0] * 5 == [round(row.figure, 1) for row in rows]
    assert ["missed"] * 5 == [row.verdict for row in rows]
    assert ["1000", "1000", "500", "500", "800"] == [list(one)[-1] for one in took.values()]


def test_what_is_not_installed_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a peer nothing is measured, and the package to install is said."""
    table = _module(monkeypatch, "table")
    monkeypatch.setattr(table, "find_spec", lambda name: None if name == "zen" else name)
    assert 2 == table.main(["--quick"])
    assert "not installed: zen-engine; the extra named bench has it\n" == capsys.readouterr().err
