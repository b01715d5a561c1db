"""The peers of the benchmarks accept and refuse what we do, and judge as we do."""

import copy
import datetime as dt
import importlib
import json
import random
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cerp_rules import PUBLISHED, Application, assess, check, dump, load
from faults import BY_KIND, KINDS, OTHER_TYPES, TEXTS, UNKNOWN_NAMES
from payload_faults import faulty_of
from pointers import at, escaped, with_value, without
from sample_payloads import FULL, SMALLEST
from scenarios import scenarios

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.json"))
MUTATED = 3_000
VALIDATING = {
    "naive": "jsonschema",
    "with_pydantic": "pydantic",
    "with_jsonschema_rs": "jsonschema_rs",
    "with_msgspec": "msgspec",
}
"""The peers that validate, with the module that each needs."""
_Session = tuple[dt.date, dt.date, str | None]
DAYS_LATER = (0, 14, 45, 100, 400, 1_000)


def _peer(monkeypatch: pytest.MonkeyPatch, name: str, needs: str) -> Any:
    pytest.importorskip(needs)
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return importlib.import_module(f"peers.{name}")


@cache
def _real() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(path.read_text("utf-8")) for path in CORPUS)


@cache
def _bases() -> tuple[dict[str, Any], ...]:
    return (FULL["application"], SMALLEST, *_real())


def _is_json(value: object) -> bool:
    if type(value) is dict:
        return all(type(name) is str and _is_json(one) for name, one in value.items())
    if type(value) is list:
        return all(map(_is_json, value))
    return type(value) in {str, int, float, bool, type(None)}


@cache
def _faulty() -> tuple[Any, ...]:
    """Give the full application with each fault in turn, but for what no reader of JSON gives."""
    faulty = (one.payload for one in faulty_of(FULL["application"], "application"))
    return tuple(payload for payload in faulty if _is_json(payload))


def _members(value: Any, pointer: str = "") -> Iterator[tuple[str, str]]:
    """Give the pointers of all that is in a payload, each with the name that says its kind."""
    steps: Any = value.items() if isinstance(value, dict) else enumerate(value)
    for step, one in steps:
        name = step if isinstance(step, str) else pointer.rpartition("/")[2]
        place = f"{pointer}/{escaped(str(step))}"
        yield place, name
        if isinstance(one, dict | list):
            yield from _members(one, place)


def _edited(payload: Any, chance: random.Random) -> Any:
    """Give a payload with one thing changed, for better or worse."""
    pointer, name = chance.choice(list(_members(payload)))
    value = at(payload, pointer)
    match chance.randrange(10):
        case 0:
            inside_list = isinstance(at(payload, pointer.rpartition("/")[0]), list)
            return payload if inside_list else without(payload, pointer)
        case 1:
            return with_value(payload, pointer, chance.choice(OTHER_TYPES))
        case 2 if isinstance(value, dict):
            strange = f"{pointer}/{escaped(chance.choice(UNKNOWN_NAMES))}"
            return with_value(payload, strange, chance.choice(OTHER_TYPES))
        case 3 if isinstance(value, list) and value:
            many = chance.choice((0, 1, 2, 50, 51, 100, 101, 500, 501, 1_000, 1_001))
            return with_value(payload, pointer, [copy.deepcopy(value[0])] * many)
        case 4 | 5 | 6:
            return _with_that_of_another(payload, pointer, chance.choice(_bases()))
    texts = (*BY_KIND.get(KINDS.get(name, "prose"), ()), *TEXTS)
    return with_value(payload, pointer, chance.choice(texts)) if type(value) is str else payload


def _with_that_of_another(payload: Any, pointer: str, other: Any) -> Any:
    try:
        return with_value(payload, pointer, copy.deepcopy(at(other, pointer)))
    except (KeyError, IndexError, TypeError):
        return payload


@cache
def _mutated() -> tuple[Any, ...]:
    """Give payloads that were edited once, twice or three times, the same ones each time."""
    chance = random.Random(20_261_128)  # noqa: S311  # nothing is secret here
    mutated: list[Any] = []
    while len(mutated) < MUTATED:
        payload = edited = chance.choice(_bases())
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            edited = _edited(edited, chance) if edited and type(edited) is dict else edited
        if edited != payload:
            mutated.append(edited)
    return tuple(mutated)


@cache
def _each_text() -> tuple[Any, ...]:
    """Give the full application with all that is to be tried of each text that has a form."""
    full = FULL["application"]
    return tuple(
        with_value(full, pointer, text)
        for pointer, name in _members(full)
        if name in KINDS and KINDS[name] not in {"name", "prose"}
        for text in (BY_KIND[KINDS[name]] if type(at(full, pointer)) is str else ())
    )


@cache
def _payloads() -> tuple[Any, ...]:
    return (*_real(), *_faulty(), *_each_text(), *_mutated())


@cache
def _accepted() -> tuple[bool, ...]:
    """Tell of each payload whether we accept it."""
    return tuple(not check(one, Application) for one in _payloads())


def _is_accepted(peer_load: Callable[[Any], object], payload: Any) -> bool:
    try:
        peer_load(payload)
    except (ValueError, AssertionError):
        # The errors of each of these libraries are of the first class, and so are Unicode's.
        return False
    return True


def test_enough_is_tried_on_both_sides() -> None:
    """All real payloads are accepted, all faulty ones refused, and of the mutated many of each."""
    real, faulty = len(_real()), len(_faulty())
    accepted = _accepted()
    mutated = accepted[-MUTATED:]
    assert (True,) * real == accepted[:real]
    assert (False,) * faulty == accepted[real : real + faulty]
    assert faulty > 900
    assert len(_each_text()) > 900
    assert 600 < sum(mutated) < MUTATED - 600


@pytest.mark.parametrize("name", VALIDATING)
def test_peer_accepts_and_refuses_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What we accept the peer accepts, and what we refuse it refuses."""
    peer = _peer(monkeypatch, name, VALIDATING[name])
    assert [] == [
        (ours, payload)
        for payload, ours in zip(_payloads(), _accepted(), strict=True)
        if ours is not _is_accepted(peer.load, payload)
    ]


@pytest.mark.parametrize("name", VALIDATING)
def test_peer_gives_typed_values(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Days are days, hours are a decimal, and what is inside can be reached by its name."""
    application = _peer(monkeypatch, name, VALIDATING[name]).load(FULL["application"])
    ours = load(FULL["application"], Application)
    assert ours.submitted_on == application.submitted_on
    assert ours.offering.sessions[0].ends_on == application.offering.sessions[0].ends_on
    assert ours.offering.contact_hours == application.offering.contact_hours
    assert ours.fee_paid is not None
    assert ours.fee_paid.amount == application.fee_paid.amount
    assert ours.offering.kind == application.offering.kind
    assert "R. Alder" == application.instructors[0].name


def test_naive_peer_collects_every_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """The naive way finds an error wherever we find one, and nowhere else."""
    naive = _peer(monkeypatch, "naive", "jsonschema")
    broken = importlib.import_module("bench_payloads").broken(FULL["application"])
    # What is missing or unknown is an error of the object around it there.
    around = {"shape.required", "shape.unknown_member"}
    expected = {
        one.pointer.rpartition("/")[0] if one.code in around else one.pointer
        for one in check(broken, Application)
    }
    errors = naive.errors_of(broken)
    assert expected == {"".join(f"/{step}" for step in one.absolute_path) for one in errors}


def _to_judge() -> Iterator[tuple[Application, dt.date]]:
    """Give applications with days of decision: our tables', real ones and mutated ones."""
    for case in scenarios("application"):
        if case.policy == PUBLISHED and case.application is not None:
            yield case.application, case.on
    yield from _at_the_edges()
    judged = zip(_payloads(), _accepted(), strict=True)
    for index, payload in enumerate(payload for payload, ours in judged if ours):
        application = load(payload, Application)
        for days in DAYS_LATER if index < len(_real()) else DAYS_LATER[index % 6 :][:1]:
            on = application.submitted_on + dt.timedelta(days=days)
            if on.year <= 2200:
                yield application, on


def _at_the_edges() -> Iterator[tuple[Application, dt.date]]:
    """Give sessions that start and end around each day that decides something, some of them twice.

    What decides are the days of submission and decision, the last day of the review and the first
    and last of an approval of two years, one of them from a 29 February on.
    """
    for submitted, on in (("2024-02-29", "2024-02-29"), ("2026-03-02", "2026-03-16")):
        day = dt.date.fromisoformat(on)
        start = dt.date.fromisoformat(submitted)
        last = dt.date(day.year + 2, day.month, min(day.day, 28))
        deciding = (start, day, start + dt.timedelta(weeks=6), last)
        days = [one + dt.timedelta(days=off) for one in deciding for off in (-2, -1, 0, 1, 2)]
        every: list[_Session] = [
            (first, end, None) for first in days for end in days if first <= end
        ]
        same: list[_Session] = [(day, last, place) for place in ("A", "B", None, "A", "C", None)]
        lists = (*([one] for one in every), every, every[::-1], every * 2, same[:3], same, same[3:])
        for sessions in lists:
            yield from ((one, day) for one in _with_sessions(submitted, sessions))


def _with_sessions(submitted_on: str, sessions: Sequence[_Session]) -> Iterator[Application]:
    listed = [
        {
            "starts_on": first.isoformat(),
            "ends_on": last.isoformat(),
            **({} if place is None else {"place": place}),
        }
        for first, last, place in sessions
    ]
    whole = with_value(FULL["application"], "/submitted_on", submitted_on)
    for request in ("two_years", "listed_sessions"):
        changed = with_value(whole, "/offering/sessions", listed)
        yield load({**changed, "requested_approval": request}, Application)


def _shown(outcome: str, findings: list[tuple[str, str, str, bool]]) -> tuple[str, Any]:
    return outcome, sorted(findings)


@pytest.mark.parametrize(
    ("way", "trace"), [("judge", False), ("judge", True), ("judge_by_readme", False)]
)
def test_zen_judges_alike(way: str, trace: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001  # a parameter of the test
    """Its outcome is ours, and for each of our findings it has one of that rule and verdict."""
    judge = getattr(_peer(monkeypatch, "with_zen", "zen"), way)
    tried = 0
    for application, on in _to_judge():
        assessment = assess(application, on=on)
        expected = _shown(
            assessment.outcome.value,
            [
                (one.rule, one.pointer, one.verdict.value, one.decisive)
                for one in assessment.findings
            ],
        )
        judged = judge(dump(application), on.isoformat(), trace=trace)
        members = ("rule", "pointer", "verdict", "decisive")
        actual = _shown(
            judged["outcome"], [tuple(one[name] for name in members) for one in judged["findings"]]
        )
        assert expected == actual, (dump(application), on)
        tried += 1
    assert tried > 1_500
