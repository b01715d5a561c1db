"""Put texts into every member that takes any text, and gather every text that is answered."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final

import attrs

from bases import WHOLE, completions, history
from cerp_rules import (
    PUBLISHED,
    Application,
    CaseWithCompletions,
    CerpRulesError,
    Completion,
    Duty,
    Event,
    ImpactItem,
    MarketingUse,
    Policy,
    PreApproval,
    SponsorKind,
    approval_period,
    assess,
    assess_completion,
    assess_marketing,
    check,
    deadlines,
    dump,
    duties,
    impact,
    load,
    policy_diff,
    review_deadline,
)
from pointers import at, with_value
from sample_payloads import FULL

__all__ = ["Respell", "judgments", "named_places", "reports", "said", "texts"]

Respell = Callable[[str], str]
"""What to put in the place of a text."""

_ON: Final = (dt.date(2026, 4, 1), dt.date(2026, 12, 31))
_USE: Final = load({"kind": "claim", "says": "eligible", "promotes": "mixed"}, MarketingUse)


def texts(payload: Any, pointer: str = "") -> Iterator[str]:
    """Give the pointer of every text of a payload."""
    if isinstance(payload, str):
        yield pointer
    elif isinstance(payload, dict | list):
        pairs = payload.items() if isinstance(payload, dict) else enumerate(payload)
        for step, value in pairs:
            yield from texts(value, f"{pointer}/{step}")


@cache
def _payloads() -> tuple[tuple[Any, Any, tuple[str, ...]], ...]:
    """Give the payloads of a case, each with its class and where any text may stand in it."""
    several = [
        *((Event, payload) for payload in history(WHOLE, 2026)),
        *((Completion, payload) for payload in completions(2026)),
        (Policy, FULL["policy"]),
    ]
    return tuple(
        (
            into,
            payload,
            tuple(
                pointer
                for pointer in texts(payload)
                if not check(with_value(payload, pointer, "Any text"), into)
            ),
        )
        for into, payload in several
    )


def named_places() -> list[str]:
    """Name each place of any text, in the order in which they are respelt."""
    names = (_name(payload) for _, payload, _ in _payloads())
    several = zip(names, _payloads(), strict=True)
    return [f"{name}{pointer}" for name, (_, _, pointers) in several for pointer in pointers]


def _name(payload: Any) -> str:
    return str(payload.get("type", "completion" if "participant" in payload else "policy"))


def _respelt(respell: Respell) -> list[Any]:
    """Load the payloads of a case with other texts in them."""
    loaded = []
    for into, payload, pointers in _payloads():
        changed = payload
        for pointer in pointers:
            changed = with_value(changed, pointer, respell(at(payload, pointer)))
        loaded.append(load(changed, into))
    return loaded


def _parts(loaded: list[Any]) -> tuple[list[Any], list[Any], Policy]:
    events = [one for one in loaded if isinstance(one, Event)]
    return events, [one for one in loaded if isinstance(one, Completion)], loaded[-1]


def said(respell: Respell) -> Iterator[str]:
    """Give all that is said of a case with other texts in it: answers, refusals, and payloads."""
    events, several, draft = _parts(_respelt(respell))
    case = PreApproval.replay(events)
    application = case.application
    for on in _ON:
        yield repr(assess(application, on=on))
        yield repr(assess(application, on=on, policy=draft))
        yield repr(duties(case, several, on=on))
        yield repr(deadlines(case, several, on=on))
        yield repr(case.calendar_entry(on=on))
        yield from (str(one.subject) for one in duties(case, several, on=on))
        yield repr(assess_marketing(_USE, case, on=on))
        yield from (repr(assess_completion(one, case, on=on)) for one in several)
    for one in _lacking(application):
        yield repr(assess(one, on=_ON[0]))
        yield repr(assess(one, on=_ON[0], policy=draft))
    yield repr(approval_period(application, decided_on=_ON[0]))
    yield repr(review_deadline(application))
    yield repr(case)
    yield from _refusals(events, case)
    yield from (json.dumps(dump(one)) for one in (*events, *several, draft))
    yield json.dumps(dump(impact(PUBLISHED, draft, [application, case], on=_ON[1])))


def _lacking(application: Application) -> Iterator[Application]:
    """Give an application that lacks something of each person, so that somebody is asked for it."""
    for kind in (None, *SponsorKind):
        yield attrs.evolve(
            application,
            sponsor=attrs.evolve(application.sponsor, kind=kind, resume=None),
            co_sponsors=tuple(
                attrs.evolve(one, kind=kind, resume=None) for one in application.co_sponsors
            ),
            instructors=tuple(attrs.evolve(one, resume=None) for one in application.instructors),
        )


def _refusals(events: list[Any], case: PreApproval) -> Iterator[str]:
    """Give what is said of each event where it may not come, and of it with a text that is none."""
    opened = PreApproval.submit(case.application)
    for event in events:
        for one in (case, opened):
            yield repr(one.permit(event))
            try:
                one.record(event)
            except CerpRulesError as error:
                yield f"{error} {error!r}"
    payload = dump(case.application)
    for pointer in texts(payload):
        text = at(payload, pointer)
        for into, wrong in ((Application, f"{text}\n"), (Application, [text]), (Event, text)):
            for problem in check(with_value(payload, pointer, wrong), into):
                yield repr(problem)


def judgments(respell: Respell) -> list[object]:
    """Give all that is decided of a case with other texts in it, without a word of it."""
    events, several, draft = _parts(_respelt(respell))
    case = PreApproval.replay(events)
    found: list[object] = [assess(case.application, on=_ON[0], policy=draft).outcome]
    steps = [PreApproval.replay(events[: number + 1]) for number in range(len(events) - 1)]
    answers = [step.permit(event) for step, event in zip(steps, events[1:], strict=True)]
    for on in _ON:
        answers += [assess_completion(one, case, on=on) for one in several]
        found += [(one.id, one.status, one.deadline) for one in _without_words(case, several, on)]
    for answer in answers:
        found += [(one.rule, one.verdict, one.pointer) for one in answer.findings]
        found.append(answer.award)
    return found


def _without_words(case: PreApproval, several: list[Any], on: dt.date) -> Iterator[Duty]:
    for one in duties(case, several, on=on):
        deadline = None if one.deadline is None else attrs.evolve(one.deadline, subject="")
        yield attrs.evolve(one, subject="", deadline=deadline)


def reports(respell: Respell) -> Iterator[str]:
    """Give all that is written in Markdown of a case with other texts in it."""
    events, several, draft = _parts(_respelt(respell))
    items: list[ImpactItem] = [
        CaseWithCompletions(case=PreApproval.replay(events), completions=several),
        PreApproval.replay(events).application,
    ]
    for before, after in ((PUBLISHED, draft), (draft, PUBLISHED)):
        yield policy_diff(before, after).to_markdown()
        yield impact(before, after, items, on=_ON[1]).to_markdown()
