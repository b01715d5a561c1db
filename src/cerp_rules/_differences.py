"""Find what differs between two answers, pairing what is about the same thing."""

from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from typing import Any, Final, TypeVar

from pendulum import Date

from cerp_rules.answer_changes import (
    COUNTED,
    STANDS,
    DeadlineChange,
    DutyChange,
    FindingChange,
)
from cerp_rules.case_impacts import Standing, StandingChange
from cerp_rules.clauses import PLACES
from cerp_rules.duty_values import Deadline, Duty
from cerp_rules.findings import Finding, Verdict
from cerp_rules.lifecycle import PreApproval

__all__ = [
    "deadline_changes",
    "deciding",
    "duty_changes",
    "finding_changes",
    "standing_change",
]

_T = TypeVar("_T")
_AGAINST: Final = frozenset({Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.OPEN})
_Key = Callable[[_T], object]


def _pairs(
    was: Iterable[_T], now: Iterable[_T], key: _Key[_T]
) -> Iterator[tuple[_T | None, _T | None]]:
    """Pair what has the same key, the first with the first and so on."""
    was, now = tuple(was), tuple(now)
    if [key(one) for one in was] == [key(one) for one in now]:
        yield from zip(was, now, strict=True)
        return
    before: dict[object, list[_T]] = {}
    after: dict[object, list[_T]] = {}
    for sides, items in ((before, was), (after, now)):
        for item in items:
            sides.setdefault(key(item), []).append(item)
    for name in dict.fromkeys((*before, *after)):
        yield from zip_longest(before.get(name, ()), after.get(name, ()))


def finding_changes(
    subject: str, was: tuple[Finding, ...], now: tuple[Finding, ...]
) -> tuple[FindingChange, ...]:
    """Give the findings that appear, vanish or change, in the order of the page."""
    if was == now:
        return ()
    changes = (
        FindingChange(subject=subject, before=one, after=other)
        for one, other in _pairs(was, now, lambda one: (one.rule, one.pointer))
        if one != other
    )
    return tuple(sorted(changes, key=lambda change: PLACES[change.finding.clause]))


def deciding(findings: tuple[FindingChange, ...]) -> tuple[str, ...]:
    """Name the clauses on which something decisive is found otherwise than before."""
    changed = (one for one in findings if _decides(one.before) != _decides(one.after))
    return tuple(dict.fromkeys(one.finding.clause for one in changed))


def _decides(finding: Finding | None) -> Verdict | None:
    """Give the verdict that stands against an outcome; what does not is all alike."""
    if finding is None or not finding.decisive or finding.verdict not in _AGAINST:
        return None
    return finding.verdict


def duty_changes(was: tuple[Duty, ...], now: tuple[Duty, ...]) -> tuple[DutyChange, ...]:
    """Give the duties that appear, vanish, or stand or bind otherwise."""
    return tuple(
        DutyChange(before=one, after=other)
        for one, other in _pairs(was, now, lambda duty: (duty.id, duty.subject))
        if _seen(one, STANDS) != _seen(other, STANDS)
    )


def deadline_changes(
    was: Iterable[Deadline | None], now: Iterable[Deadline | None]
) -> tuple[DeadlineChange, ...]:
    """Give the deadlines that appear, vanish or move."""
    before, after = (one for one in was if one), (one for one in now if one)
    return tuple(
        DeadlineChange(before=one, after=other)
        for one, other in _pairs(before, after, lambda one: (one.duty_id, one.subject))
        if _seen(one, COUNTED) != _seen(other, COUNTED)
    )


def _seen(owed: Duty | Deadline | None, members: Callable[[Any], object]) -> object:
    return None if owed is None else members(owed)


def standing_change(before: PreApproval, after: PreApproval, on: Date) -> StandingChange | None:
    """Tell where a case stands, if elsewhere."""
    was, now = (
        Standing(status=case.status(on=on), in_force=case.in_force(on=on), period=case.period)
        for case in (before, after)
    )
    return None if was == now else StandingChange(before=was, after=now)
