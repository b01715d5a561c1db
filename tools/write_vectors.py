"""Write the conformance vectors to `schemas/vectors/`, or say with `--check` which are out of date.

Each is made from one scenario table: what is given as payloads, and the whole answer of the
library, which is first held against what the table expects.
`docs/conformance-vectors.md` says how they are laid out.
"""

import argparse
import json
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from cerp_rules import (
    PUBLISHED,
    TRANSITIONS,
    Assessment,
    EventType,
    Finding,
    Policy,
    approval_period,
    dump,
    review_deadline,
)
from cerp_rules.duty_values import Deadline, Duty
from cerp_rules.testing.tables import About, Scenario, compare, read_table

TOP = Path(__file__).parent.parent
CASES = TOP / "tests" / "cases"
VECTORS = TOP / "schemas" / "vectors"
SUFFIX = ".json"

Payload = dict[str, Any]


@attrs.define
class Lists:
    """What the cases of one table share, each thing once, and found again by its place."""

    editions: list[Payload] = attrs.field(factory=list)
    events: list[Payload] = attrs.field(factory=list)
    completions: list[Payload] = attrs.field(factory=list)
    _places: dict[tuple[str, str], int] = attrs.field(factory=dict)

    def place(self, name: str, payload: Payload) -> int:
        """Give the place of a payload in a list, to which it is added when it is new."""
        items: list[Payload] = getattr(self, name)
        place = self._places.setdefault((name, in_one_line(payload)), len(items))
        if place == len(items):
            items.append(payload)
        return place


def composed() -> dict[str, str]:
    """Give the text of each file by its name."""
    texts = {
        f"{table.parent.name}-{table.stem}{SUFFIX}": _table(table)
        for table in sorted(CASES.glob("*/*.toml"))
    }
    return {**texts, f"transitions{SUFFIX}": _transitions(), f"worked-dates{SUFFIX}": _worked()}


def in_one_line(payload: object) -> str:
    """Write a payload in one line of ASCII, which every reader of JSON agrees on."""
    return json.dumps(payload, ensure_ascii=True, separators=(",", ":"))


def _in_lines(members: dict[str, Any]) -> str:
    """Write an object so that each item of its lists is on a line of its own."""
    lines = []
    for name, value in members.items():
        text = in_one_line(value)
        if isinstance(value, list) and value:
            text = "[\n" + ",\n".join(map(in_one_line, value)) + "\n]"
        lines.append(f"{in_one_line(name)}: {text}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _table(table: Path) -> str:
    scenarios, lists = read_table(table, rootdir=CASES), Lists()
    for one in scenarios:
        comparison = compare(one)
        if not comparison.ok:
            raise ValueError(f"{table.name}: {one}\n{comparison}")
    cases = [_case(one, lists) for one in scenarios]
    given = {name: getattr(lists, name) for name in ("editions", "events", "completions")}
    return _in_lines(
        {
            "about": scenarios[0].about.value,
            "table": f"{table.parent.name}/{table.name}",
            **{name: items for name, items in given.items() if items},
            "cases": cases,
        }
    )


def _case(one: Scenario, lists: Lists) -> Payload:
    """Give what is given, what is asked and what must come out, without what is absent."""
    event = None if one.event is None else lists.place("events", dump(one.event))
    completions = [lists.place("completions", dump(each)) for each in one.completions]
    members = {
        "id": one.id,
        "rule": one.rule,
        "duty": one.duty,
        "clause": one.clause,
        "why": one.why,
        **_policy(one, lists),
        "application": None if one.application is None else dump(one.application),
        "history": [lists.place("events", dump(each)) for each in one.history],
        "event": event,
        "completions": completions,
        "use": None if one.use is None else dump(one.use),
        "on": one.on.isoformat(),
        "renewal_on": None if one.renewal_on is None else one.renewal_on.isoformat(),
        "renewals": {name: day.isoformat() for name, day in one.renewals.items()},
    }
    given = {name: value for name, value in members.items() if value not in (None, [], {})}
    return {**given, "expected": dict(_expected(one))}


def _policy(one: Scenario, lists: Lists) -> Payload:
    if isinstance(one.policy, Policy):
        return {"edition": lists.place("editions", dump(one.policy))}
    return {"book": [lists.place("editions", dump(each)) for each in one.policy.editions]}


def _expected(one: Scenario) -> Iterator[tuple[str, Any]]:
    if one.about is About.DUTY:
        owed = one.owed()
        yield "duties", _duties(owed)
        last_days = [each.deadline for each in owed if each.deadline is not None]
        yield "deadlines", [_deadline(each, one) for each in last_days]
    elif one.about is About.STATUS:
        case = one.pre_approval()
        yield "status", case.status(on=one.on).value
        yield "in_force", case.in_force(on=one.on)
    else:
        assessment = one.assessment()
        yield "outcome", assessment.outcome.value
        yield "edition", assessment.edition
        yield "findings", [_finding(each) for each in assessment.findings]
        yield from _more(one, assessment)


def _more(one: Scenario, assessment: Assessment) -> Iterator[tuple[str, Any]]:
    """Give what follows on an answer: the credits, the period, or where the case stands then."""
    if one.about is About.COMPLETION:
        yield (
            "award",
            None
            if assessment.award is None
            else {
                "value": f"{assessment.award.value:f}",
                "unit": assessment.award.unit.value,
            },
        )
    if one.event is not None and assessment.ok:
        case = one.pre_approval().record(one.event)
        yield "status", case.status(on=one.on).value
        yield "in_force", case.in_force(on=one.on)
    if one.application is not None:
        period = approval_period(one.application, decided_on=one.on, policy=one.policy)
        yield (
            "approval_period",
            None
            if period is None
            else {
                "first": period.first.isoformat(),
                "last": period.last.isoformat(),
            },
        )
        last = review_deadline(one.application, policy=one.policy)
        yield "deadlines", [] if last is None else [_deadline(last, one)]


def _finding(finding: Finding) -> Payload:
    return {
        "rule": finding.rule,
        "verdict": finding.verdict.value,
        "decisive": finding.decisive,
        "pointer": finding.pointer,
    }


def _duties(owed: tuple[Duty, ...]) -> dict[str, dict[str, str]]:
    """Give the status of each duty by its subject and its name."""
    found: dict[str, dict[str, str]] = {}
    for one in owed:
        if one.id in found.setdefault(one.subject, {}):
            raise ValueError(f"two duties are called {one.id} and are about {one.subject!r}")
        found[one.subject][one.id] = one.status.value
    return found


def _deadline(deadline: Deadline, one: Scenario) -> Payload:
    given = dump(deadline)
    kept = ("duty_id", "subject", "kind", "day_zero", "due_on", "met_on", "edition")
    return {
        **{name: given[name] for name in kept if name in given},
        "state": deadline.state(on=one.on).value,
    }


def _transitions() -> str:
    """Give where each type of event leads from each status; an empty list where it is refused."""
    rows = [
        {
            "status": status.value,
            "events": {
                kind.value: [after.value for after in row.get(kind, ())] for kind in EventType
            },
        }
        for status, row in TRANSITIONS.items()
    ]
    return _in_lines({"about": "transitions", "table": "transitions.toml", "rows": rows})


def _worked() -> str:
    """Give the last day of a term from a day zero, once for each term of the published edition."""
    given = tomllib.loads((CASES / "worked-dates.toml").read_text("utf-8"))["row"]
    rows = [
        {
            "of": name,
            "term": str(getattr(PUBLISHED, name)),
            # Of a state of affairs day zero is the first day; of a counted time it is left out.
            "counts_day_zero": name == "approval_term",
            **{key: row[key].isoformat() for key in ("day_zero", "last_day")},
            **({"rolled": row["rolled"].isoformat()} if "rolled" in row else {}),
            "why": row["why"],
        }
        for row in given
        for name in row["terms"]
    ]
    return _in_lines({"about": "worked-dates", "table": "worked-dates.toml", "rows": rows})


def written() -> dict[str, str]:
    """Give the text of each file that is there, as it is, by its name."""
    files = sorted(VECTORS.glob("*"))
    return {file.name: file.read_bytes().decode() for file in files}


def write() -> None:
    """Write every file, and remove that of a table that is no more."""
    VECTORS.mkdir(parents=True, exist_ok=True)
    texts = composed()
    for name in written().keys() - texts.keys():
        (VECTORS / name).unlink()
    for name, text in texts.items():
        (VECTORS / name).write_bytes(text.encode())


def out_of_date() -> list[str]:
    """Name the files that differ from what is composed, are missing, or are of no table."""
    texts, files = composed(), written()
    return sorted(
        name for name in texts.keys() | files.keys() if texts.get(name) != files.get(name)
    )


def main() -> int:
    """Write or check, and give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if any differs")
    if not parser.parse_args().check:
        write()
        return 0
    differing = out_of_date()
    for name in differing:
        print(f"schemas/vectors/{name} is out of date; run: make vectors")
    if not differing:
        print(f"{len(written())} files of conformance vectors are up to date.")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
