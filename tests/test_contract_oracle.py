"""What holds the library to its contract sees each way of breaking it, and reaches far."""

from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

import fuzz_contract
from cerp_rules import (
    ApplicationWithdrawn,
    MarketingUse,
    PreApproval,
    Problem,
    check,
    load,
)
from cerp_rules.testing import an_application
from fuzz_contract import CLASSES, BrokenError, answers_of, held, held_replay
from fuzz_edits import changed
from fuzz_objects import planted
from fuzz_payloads import KINDS, made
from fuzz_telling import Called, TellingText, watched
from sample_payloads import FULL

_PROBLEM = Problem(code="shape.type", pointer="/kind", message="must be text")


def _answers(*several: Any) -> Callable[..., Any]:
    """Give a call that has each of these answers in turn."""
    ahead = iter(several)
    return lambda *_: next(ahead)


def _that_changes(payload: Any, into: Any) -> Any:
    payload["kind"] = str(payload["kind"])[:]
    payload.update(more=1)
    return check(payload, into)


def _that_raises(*_: Any) -> Any:
    raise RecursionError


def _that_calls(payload: Any, into: Any) -> Any:
    str(payload)
    return check(payload, into)


def _that_looks(payload: Any, into: Any) -> Any:
    isinstance(payload["kind"], dict)
    return check(payload, into)


_BAD = {"kind": 1}
_TWICE = (_PROBLEM, _PROBLEM)
_LONG = (Problem(code="shape.type", pointer="/kind", message="x" * 10_000),)
_UNSAFE = (Problem(code="shape.type", pointer="/kind", message="not '\u202e'"),)
_CODE = (Problem(code="other.type", pointer="/kind", message="must be text"),)
_BROKEN: dict[str, tuple[Any, Callable[..., Any], type[BaseException]]] = {
    "changes what came in": (_BAD, _that_changes, BrokenError),
    "answers twice": (_BAD, _answers(check(_BAD, MarketingUse), ()), BrokenError),
    "accepts what load refuses": (_BAD, _answers((), ()), BrokenError),
    "refuses what load takes": ({"kind": "claim"}, _answers((_PROBLEM,), (_PROBLEM,)), BrokenError),
    "runs out of stack": (_BAD, _that_raises, RecursionError),
    "writes out what came in": ({"kind": TellingText("claim")}, _that_calls, Called),
    "looks at the class that is told": ({"kind": TellingText("claim")}, _that_looks, Called),
}


@pytest.mark.parametrize("name", _BROKEN)
def test_a_check_that_breaks_the_contract_is_seen(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever changes, calls, contradicts itself or raises is found out."""
    payload, broken, expected = _BROKEN[name]
    monkeypatch.setattr(fuzz_contract, "check", broken)
    with pytest.raises(expected):
        held(payload, MarketingUse)


@pytest.mark.parametrize("problems", [_TWICE, _LONG, _UNSAFE, _CODE])
def test_a_problem_that_breaks_the_contract_is_seen(
    problems: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So is a problem that is said twice, too long, not safe to print or under no known code."""
    monkeypatch.setattr(fuzz_contract, "check", lambda *_: problems)
    monkeypatch.setattr(fuzz_contract, "_loaded", lambda *_: (None, problems))
    with pytest.raises(BrokenError):
        held(_BAD, MarketingUse)


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_policy_answers_is_asked_twice(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever loads is asked about, and an answer that changes is seen."""
    value = load(FULL[kind if kind != "event" else "event:appeal_filed"], CLASSES[kind])
    assert answers_of(value)
    counted = iter(range(1_000))
    monkeypatch.setattr(fuzz_contract, "_answer", lambda _: next(counted))
    with pytest.raises(BrokenError):
        answers_of(value)


def test_a_replay_that_breaks_the_contract_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another history, two answers, a call of what is no event and a strange error are seen."""
    case = PreApproval.submit(an_application())
    longer = case.record(ApplicationWithdrawn(on=case.events[0].on))
    assert case == held_replay(case.events)

    def that_calls(history: Any, _: object) -> Any:
        return repr(history)

    broken: list[tuple[Any, Any, type[BaseException]]] = [
        (_answers(longer, longer), case.events, BrokenError),
        (_answers(case, longer), case.events, BrokenError),
        (_that_raises, case.events, RecursionError),
        (that_calls, [TellingText("a")], Called),
    ]
    for replay, events, expected in broken:
        monkeypatch.setattr(PreApproval, "replay", replay)
        with pytest.raises(expected):
            held_replay(events)


def _stream(kind: str, many: int = 300) -> Any:
    for number in range(many):
        draw = Random(f"{kind}:{number}")  # noqa: S311  # the same payloads every time
        yield draw, made(kind, draw)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_changed_is_about_as_often_right_as_wrong(kind: str) -> None:
    """The changes are no coarser than that, and lead to many different problems."""
    codes: Counter[str] = Counter()
    loads = 0
    for draw, payload in _stream(kind):
        problems = check(changed(payload, draw, 1), CLASSES[kind])
        loads += not problems
        codes.update({one.code for one in problems})
    assert 75 < loads < 225
    assert len(codes) >= (9 if kind != "marketing-use" else 4)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_planted_is_refused_for_different_reasons(kind: str) -> None:
    """Strange names, types, numbers and depths are each met, and nearly nothing of it loads."""
    codes: Counter[str] = Counter()
    for draw, payload in _stream(kind):
        strange = planted(payload, draw)
        with watched():
            codes.update(one.code for one in check(strange, CLASSES[kind]))
    assert {"budget.name", "budget.type", "budget.number", "budget.depth"} <= set(codes)
