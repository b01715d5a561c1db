"""Write tests/findings.ndjson: each finding that a case of the scenario tables leads to, once.

The tables and the conformance vectors hold the verdicts; this holds all else that a finding says:
its words, its questions, its facts and the readings it names, and which cases are about it.
With --check nothing is written, and the exit status says whether the file is current.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from cerp_rules import dump
from cerp_rules.rules.every_rule import EVERY_RULE
from cerp_rules.testing.tables import About, read_table

TOP = Path(__file__).parent.parent
CASES = TOP / "tests" / "cases"
FINDINGS = TOP / "tests" / "findings.ndjson"
COMMAND = "python tools/write_findings.py"

_JUDGED = (About.APPLICATION, About.EVENT, About.COMPLETION, About.MARKETING)
_PLACES = {rule.id: place for place, rule in enumerate(EVERY_RULE)}


def tables() -> list[Path]:
    """Name the tables, also those of duties and statuses, in which nothing is judged."""
    return sorted(CASES.glob("*/*.toml"))


def findings_of(table: Path) -> Iterator[tuple[str, str | None]]:
    """Give each finding of the cases of a table as JSON, with the case where it is about its rule.

    A case is about one rule, and what it finds by the others is the same in many.
    """
    for scenario in read_table(table, rootdir=CASES):
        if scenario.about not in _JUDGED:
            continue
        for finding in dump(scenario.assessment())["findings"]:
            case = str(scenario) if scenario.rule == finding["rule"] else None
            yield json.dumps(finding, ensure_ascii=True), case


def composed() -> str:
    """Give the text of the file: the findings by their rules, in the order of these."""
    cases: dict[str, set[str]] = {}
    for table in tables():
        for finding, case in findings_of(table):
            about = cases.setdefault(finding, set())
            if case is not None:
                about.add(case)
    lines = [json.dumps({**json.loads(one), "cases": sorted(cases[one])}) for one in cases]
    ordered = sorted(lines, key=lambda line: (_PLACES[json.loads(line)["rule"]], line))
    return "".join(f"{line}\n" for line in ordered)


def written() -> dict[str, frozenset[str]]:
    """Give the findings that are written down, each as JSON, with the cases that are about them."""
    found = {}
    for line in FINDINGS.read_text("ascii").splitlines():
        finding = json.loads(line)
        cases = frozenset(finding.pop("cases"))
        found[json.dumps(finding, ensure_ascii=True)] = cases
    return found


def main(arguments: list[str]) -> int:
    """Write or check, and give the exit status."""
    text = composed()
    if "--check" not in arguments:
        FINDINGS.write_text(text, "ascii")
        return 0
    if text == FINDINGS.read_text("ascii"):
        return 0
    print(f"tests/findings.ndjson is out of date; run: {COMMAND}")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
