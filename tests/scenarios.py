"""Read the scenario tables and build what each case is about."""

import copy
import datetime as dt
import json
import tomllib
from pathlib import Path
from typing import Any

import attrs

from cerp_rules import PUBLISHED, Application, Finding, Modality, Policy, Verdict, load

CASES = Path(__file__).parent / "cases"
DECIDED_ON = dt.date(2026, 4, 1)


@attrs.frozen(kw_only=True)
class Scenario:
    """One case of a table."""

    id: str
    clause: str
    rule: str
    expect: dict[str, str]
    outcome: str
    on: dt.date
    application: Application
    policy: Policy

    def __str__(self) -> str:
        """Name the case as the report of a failure does."""
        return f"{self.rule}/{self.id}"


def base() -> dict[str, Any]:
    """Give a fresh payload from which nothing is missing."""
    payload: dict[str, Any] = json.loads((CASES / "base.json").read_text("utf-8"))
    return payload


def put(payload: Any, pointer: str, value: object) -> None:
    """Put a value where a JSON Pointer says; an index one past the end of a list adds an item."""
    *path, last = pointer.removeprefix("/").split("/")
    for step in path:
        payload = payload[int(step) if isinstance(payload, list) else step]
    if isinstance(payload, list):
        payload[int(last) : int(last) + 1] = [value]
    else:
        payload[last] = value


def take(payload: Any, pointer: str) -> None:
    """Take out the member that a JSON Pointer names."""
    *path, last = pointer.removeprefix("/").split("/")
    for step in path:
        payload = payload[int(step) if isinstance(payload, list) else step]
    del payload[int(last) if isinstance(payload, list) else last]


def label(finding: Finding) -> str:
    """Say in one word of the tables what a finding finds."""
    match finding.verdict, finding.decisive:
        case Verdict.NOT_MET, False:
            return "advice" if finding.modality is Modality.SHOULD else "falls_short"
        case Verdict.OPEN, False:
            return "flagged"
        case Verdict.UNKNOWN, False:
            return "asked_in_passing"
        case Verdict.NOT_APPLICABLE, True:
            return "not_applicable_and_decisive"
        case verdict, _:
            return verdict.value


def read(table: Path) -> list[Scenario]:
    """Read one table on the rules of an application; the others say what they are about."""
    given = tomllib.loads(table.read_text("utf-8"))
    return [] if "about" in given else [_scenario(case) for case in given["case"]]


def scenarios() -> list[Scenario]:
    """Read every table of rules, which lie in folders named by the sections of the page."""
    return [one for table in sorted(CASES.glob("*/*.toml")) for one in read(table)]


def _scenario(case: dict[str, Any]) -> Scenario:
    payload = base()
    for pointer in case.get("remove", ()):
        take(payload, pointer)
    for pointer, value in case.get("set", {}).items():
        put(payload, pointer, copy.deepcopy(value))
    known = {"id", "clause", "rule", "why", "remove", "set", "policy", "on", "expect", "outcome"}
    assert set() == case.keys() - known
    assert case["why"]
    return Scenario(
        id=case["id"],
        clause=case["clause"],
        rule=case["rule"],
        expect=case["expect"],
        outcome=case["outcome"],
        on=case.get("on", DECIDED_ON),
        application=load(payload, Application),
        policy=PUBLISHED.revise(**case.get("policy", {})),
    )
