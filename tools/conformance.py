"""Write payloads with what the library says of each, one line of JSON each, for ajv to judge.

The payloads are the corpus, payloads with one edit at every place, and payloads with several
edits drawn by a seeded generator.
"""

import datetime as dt
import json
import random
import sys
from collections.abc import Iterable, Iterator
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any

import faults
from bases import (
    ASSESSMENT,
    AWARDED,
    COMPLETION,
    DEADLINE,
    DEVIATIONS,
    DUTY,
    EVENTS,
    FEE,
    LISTS,
    LISTS_ELSEWHERE,
    RIGHT_IN_DEADLINES,
    SESSION,
    SMALLEST,
    USE,
    WHOLE,
    WRONG_IN_ASSESSMENTS,
    WRONG_IN_AWARDED,
    WRONG_IN_DEADLINES,
    WRONG_IN_DUTIES,
    completions,
    history,
    whole_policy,
)
from cerp_rules import (
    PUBLISHED,
    SWITCHES,
    Application,
    Assessment,
    CaseWithCompletions,
    Completion,
    Duty,
    Event,
    Impact,
    ImpactItem,
    MarketingUse,
    Policy,
    PreApproval,
    Readings,
    assess,
    check,
    dump,
    duties,
    impact,
    load,
    schema,
)
from edits import REMOVED, Edit, Place, edited, edits_of, label_of, places
from impact_bases import (
    IMPACT,
    MAY_LACK_IN_IMPACTS,
    NEEDED_IN_IMPACTS,
    RIGHT_IN_IMPACTS,
    WRONG_IN_IMPACTS,
)

CORPUS = Path(__file__).parent.parent / "tests" / "corpus"
SEED = 20_261_123
DRAWN = 600
"""How many payloads with several edits are drawn, for each kind."""
MOST_EDITS = 4
NOT_COMPARED = ("budget.", "invariant.")
"""Codes of problems that no schema can find."""

LOADED: dict[str, Any] = {
    "application": Application,
    "event": Event,
    "completion": Completion,
    "marketing-use": MarketingUse,
    "policy": Policy,
}
ASKED_ON = ("03-02", "03-30", "04-02", "06-10", "07-01", "08-10", "09-20", "12-31")
"""The days of a year on which it is asked what is owed."""

Labelled = tuple[str, Any]


def corpus() -> Iterator[Labelled]:
    """Give the payloads of the corpus."""
    for file in sorted(CORPUS.glob("*.json")):
        yield file.stem, json.loads(file.read_bytes())


def with_one_edit(payload: Any) -> Iterator[Labelled]:
    """Give the payload with each edit by itself."""
    for edit in edits_of(payload):
        yield label_of([edit]), edited(payload, [edit])


def with_drawn_edits(bases: list[Labelled]) -> Iterator[Labelled]:
    """Give payloads with several edits each, drawn by a seeded generator."""
    draw = random.Random(SEED)  # noqa: S311  # the same payloads every time, nothing secret
    choices = {name: list(edits_of(payload)) for name, payload in bases}
    for _ in range(DRAWN):
        name, payload = draw.choice(bases)
        edits = draw.sample(choices[name], draw.randint(2, MOST_EDITS))
        yield f"{name}: {label_of(edits)}", edited(payload, edits)


def swept() -> Iterator[Labelled]:
    """Give small applications, each with another character or day."""
    for text in faults.swept_texts():
        yield f"character {text!a}", {**SMALLEST, "application_id": text}
    for day in faults.swept_days():
        yield f"day {day}", {**SMALLEST, "submitted_on": day}


def long_lists() -> Iterator[Labelled]:
    """Give applications with lists at their bounds and beyond, and the largest of all."""
    for place, most, item in LISTS:
        for count in (0, 1, most, most + 1, most + 2):
            yield f"{count} of {place[-1]}", edited(WHOLE, [(place, [item] * count)])
    resume = {"title": "a" * faults.NAME, "uri": faults.BY_KIND["address"][-2]}
    largest = {"name": "a" * faults.NAME, "resume": resume}
    full: dict[str, Any] = {
        "sessions": {**SESSION, "place": "a" * faults.NAME},
        "supporting_information": resume,
        "educational_objectives": "a" * faults.PROSE,
    }
    edits = [(place, [full.get(str(place[-1]), largest)] * most) for place, most, _ in LISTS]
    yield "the largest", edited(WHOLE, edits)


def more_or_less_complete() -> Iterator[Labelled]:
    """Give well-formed applications that deviate from a complete one in up to three places."""
    yield "complete", WHOLE
    for several in combinations_with_replacement(DEVIATIONS, 3):
        yield label_of(several), edited(WHOLE, several)


def policies() -> Iterator[Labelled]:
    """Give the payloads of editions, as published, revised and edited."""
    payload = whole_policy()
    yield "published", dump(PUBLISHED)
    yield "whole", payload
    yield from with_one_edit(payload)
    for count in (1_000, 1_001):
        days = [f"{1901 + index // 28}-01-{1 + index % 28:02}" for index in range(count)]
        yield f"{count} holidays", {**payload, "holidays": days}
    yield from with_drawn_edits([("published", dump(PUBLISHED)), ("whole", payload)])


def editions() -> Iterator[Policy]:
    """Give the published edition, and it with each switch set to each of its values."""
    yield PUBLISHED
    for switch in SWITCHES:
        for value in switch.kind:
            readings: Readings = PUBLISHED.readings.revise(**{switch.id: value})
            yield PUBLISHED.revise(edition=f"{switch.id}: {value}", readings=readings)
    yield PUBLISHED.revise(
        edition="sparing",
        sponsor_kinds=["individual"],
        offering_kinds=["conference"],
        required_information=["sessions"],
        fee=FEE,
    )


def assessments(applications: Iterable[Application]) -> Iterator[tuple[str, Assessment]]:
    """Give the assessment of each application under every edition."""
    for application in applications:
        for policy in editions():
            assessment = assess(application, on=application.submitted_on, policy=policy)
            yield f"{application.application_id} under {policy.edition}", assessment


def wrong(
    payload: Any, senseless: tuple[Edit, ...], may_lack: tuple[str | Place, ...] = ()
) -> Iterator[Labelled]:
    """Give it with a member removed, added, of no type or senseless, which no such payload has."""
    for place, value in places(payload):
        edits: list[Edit] = [(place, None), (place, 7.5)]
        if isinstance(value, dict):
            edits.append(((*place, "x"), "text"))
        if place and isinstance(place[-1], str) and not {place, place[-1]} & {*may_lack}:
            edits.append((place, REMOVED))
        for edit in edits:
            yield f"wrong: {label_of([edit])}", edited(payload, [edit])
    for edit in senseless:
        yield f"wrong: {label_of([edit])}", edited(payload, [edit])


def a_case(year: int) -> CaseWithCompletions:
    """Give a case of a year, from its submission to an appeal that is decided."""
    submitted = json.loads(json.dumps(WHOLE).replace("2026-", f"{year}-"))
    return CaseWithCompletions(
        case=PreApproval.replay([load(one, Event) for one in history(submitted, year)]),
        completions=[load(one, Completion) for one in completions(year)],
        renewals={"CERP-0042": dt.date(year, 12, 1)},
    )


def owed() -> Iterator[tuple[str, Duty]]:
    """Give what is owed in a case on many days, some of it beyond the days that payloads give."""
    for year, later in ((2026, ("2199-12-31",)), (2200, ())):
        one = a_case(year)
        days = [*(f"{year}-{day}" for day in ASKED_ON), *later]
        for on in map(dt.date.fromisoformat, days):
            for duty in duties(one.case, one.completions, on=on, renewals=dict(one.renewals)):
                yield f"{duty.id} on {on}", duty


def impacts(applications: Iterable[Application]) -> Iterator[tuple[str, Impact]]:
    """Give what each edition changes for applications and cases, either way and on two days."""
    items: tuple[ImpactItem, ...] = (*applications, a_case(2026), a_case(2200))
    for edition in editions():
        for day in (dt.date(2026, 7, 1), dt.date(2200, 12, 31)):
            for before, after in ((PUBLISHED, edition), (edition, PUBLISHED)):
                label = f"{before.edition} to {after.edition} on {day}"
                yield label, impact(before, after, items, on=day)


def applications() -> Iterator[Labelled]:
    """Give every payload that is judged as an application, and as a complete one."""
    real = list(corpus())
    yield from real
    yield "smallest", SMALLEST
    yield from with_one_edit(WHOLE)
    yield from with_drawn_edits([("whole", WHOLE), *real])
    yield from long_lists()
    yield from more_or_less_complete()
    yield from swept()


def events() -> Iterator[Labelled]:
    """Give events of each type: whole, edited, and with several edits."""
    bases = [(str(payload["type"]), payload) for payload in EVENTS]
    yield from bases
    for name, payload in bases:
        for label, changed in with_one_edit(payload):
            yield f"{name}: {label}", changed
    yield from with_drawn_edits(bases)
    for day in faults.swept_days():
        yield f"day {day}", {"type": "logo_requested", "on": day}


def one_kind(payload: Any) -> Iterator[Labelled]:
    """Give payloads of a kind that has one whole payload."""
    yield "whole", payload
    yield from with_one_edit(payload)
    yield from with_drawn_edits([("whole", payload)])


def lists_elsewhere(kind: str) -> Iterator[Labelled]:
    """Give payloads of a kind with lists at their bounds and beyond."""
    for of, payload, place, items, most in LISTS_ELSEWHERE:
        for count in (0, 1, 2, most - 1, most, most + 1):
            several = [items[index % len(items)] for index in range(count)]
            if kind == of:
                yield f"{count} of {place[-1]}", edited(payload, [(place, several)])


def judged(payload: Any, into: Any) -> bool | None:
    """Say whether the library accepts a payload; None where no schema could know."""
    problems = check(payload, into)
    if problems and all(problem.code.startswith(NOT_COMPARED) for problem in problems):
        return None
    return not problems


def is_complete(payload: Any) -> bool:
    """Say whether nothing is missing from an application that loads."""
    application = load(payload, Application)
    return not assess(application, on=application.submitted_on).missing


def line(kind: str, label: str, text: str, expected: bool | None) -> str:  # noqa: FBT001  # a column
    """Write one case."""
    return json.dumps({"kind": kind, "label": label, "payload": text, "expected": expected})


def application_lines() -> Iterator[str]:
    """Write each application twice: as one, and as a complete one."""
    for label, payload in applications():
        # What ajv reads is judged: two halves of a pair become one character when written.
        text = json.dumps(payload)
        read = json.loads(text)
        accepted = judged(read, Application)
        yield line("application", label, text, accepted)
        yield line("complete-application", label, text, accepted and is_complete(read))


def loaded_lines(kind: str, labelled: Iterable[Labelled]) -> Iterator[str]:
    """Write each payload of a kind that is loaded."""
    for label, payload in (*labelled, *lists_elsewhere(kind)):
        text = json.dumps(payload)
        yield line(kind, label, text, judged(json.loads(text), LOADED[kind]))


def assessment_lines() -> Iterator[str]:
    """Write what is an assessment, and what is none."""
    loaded = [load(payload, Application) for _, payload in (*corpus(), ("smallest", SMALLEST))]
    for label, assessment in assessments(loaded):
        yield line("assessment", label, json.dumps(dump(assessment)), expected=True)
    yield line("assessment", "right", json.dumps(ASSESSMENT), expected=True)
    yield line("assessment", "awarded", json.dumps(AWARDED), expected=True)
    for label, payload in (
        *wrong(ASSESSMENT, WRONG_IN_ASSESSMENTS),
        *wrong(AWARDED, WRONG_IN_AWARDED, ("award", "unit")),
    ):
        yield line("assessment", label, json.dumps(payload), expected=False)


def owed_lines() -> Iterator[str]:
    """Write what is owed, and what no duty and no deadline is."""
    for label, one in owed():
        yield line("duty", label, json.dumps(dump(one)), expected=True)
        if one.deadline is not None:
            yield line("deadline", label, json.dumps(dump(one.deadline)), expected=True)
    yield line("duty", "right", json.dumps(DUTY), expected=True)
    yield line("deadline", "right", json.dumps(DEADLINE), expected=True)
    for edit in RIGHT_IN_DEADLINES:
        payload = edited(DEADLINE, [edit])
        yield line("deadline", f"right: {label_of([edit])}", json.dumps(payload), expected=True)
    for label, payload in wrong(DEADLINE, WRONG_IN_DEADLINES, ("met_on",)):
        yield line("deadline", label, json.dumps(payload), expected=False)
    for label, payload in wrong(DUTY, WRONG_IN_DUTIES, ("deadline", "met_on")):
        yield line("duty", label, json.dumps(payload), expected=False)


def impact_lines() -> Iterator[str]:
    """Write what a change of policy changes, and what none does."""
    loaded = [load(payload, Application) for _, payload in (*corpus(), ("smallest", SMALLEST))]
    for label, found in impacts(loaded):
        yield line("impact", label, json.dumps(dump(found)), expected=True)
    yield line("impact", "right", json.dumps(IMPACT), expected=True)
    for edit in RIGHT_IN_IMPACTS:
        payload = edited(IMPACT, [edit])
        yield line("impact", f"right: {label_of([edit])}", json.dumps(payload), expected=True)
    senseless = (*NEEDED_IN_IMPACTS, *WRONG_IN_IMPACTS)
    for label, payload in wrong(IMPACT, senseless, MAY_LACK_IN_IMPACTS):
        yield line("impact", label, json.dumps(payload), expected=False)


def members(of: dict[str, Any], definitions: dict[str, Any]) -> Iterator[str]:
    """Give the name of every member that a schema knows."""
    for name, inner in of.get("properties", {}).items():
        yield name
        # True and false stand for a member that is described elsewhere.
        yield from members(inner, definitions) if isinstance(inner, dict) else ()
    for name in ("$ref", "items"):
        if name in of:
            inner = definitions[of[name].rpartition("/")[2]] if name == "$ref" else of[name]
            yield from members(inner, definitions)
    for one in of.get("allOf", ()):
        yield from members(one.get("then", {}), definitions)


def untried() -> list[str]:
    """Name the members of the schemas that no payload here has."""
    tried: dict[str, tuple[Any, ...]] = {
        "application": (WHOLE,),
        "event": (*EVENTS, {"application": WHOLE}),
        "completion": (COMPLETION,),
        "marketing-use": (USE,),
        "policy": (whole_policy(),),
        "assessment": (ASSESSMENT, AWARDED),
        "duty": (DUTY,),
        "deadline": (DEADLINE,),
        "impact": (IMPACT, AWARDED),
    }
    return [
        f"{kind}: {name}"
        for kind, payloads in tried.items()
        for name in sorted(
            set(members(schema(kind), schema(kind).get("$defs", {})))
            - {str(step) for one in payloads for place, _ in places(one) for step in place}
        )
    ]


def main() -> int:
    """Write the cases, and give the exit code."""
    lacking = untried()
    if lacking:
        print(f"No payload has {', '.join(lacking)}.", file=sys.stderr)
        return 1
    for lines in (
        application_lines(),
        loaded_lines("event", events()),
        loaded_lines("completion", one_kind(COMPLETION)),
        loaded_lines("marketing-use", one_kind(USE)),
        loaded_lines("policy", policies()),
        assessment_lines(),
        owed_lines(),
        impact_lines(),
    ):
        for one in lines:
            print(one)
    return 0


if __name__ == "__main__":
    sys.exit(main())
