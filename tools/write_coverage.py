"""Write docs/coverage.md: for each clause its rules, duties and cases, or why it has no rule.

With --check nothing is written, and the exit status says whether the page is current.
"""

import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cerp_rules import CLAUSES, DutyStatus
from cerp_rules.rules.every_rule import EVERY_RULE

TOP = Path(__file__).parent.parent
PAGE = TOP / "docs" / "coverage.md"
UNDECIDED = TOP / "docs" / "undecided.toml"
CASES = TOP / "tests" / "cases"
PASSING = {"met", "not_applicable"}
KEPT = {DutyStatus.NOT_YET, DutyStatus.PENDING, DutyStatus.FULFILLED}

HEAD = """# Coverage of the policy page

<!-- Written by `make coverage-page` from the catalogue, the rules and the scenario tables. -->

Each clause of the policy page has a rule with a passing and a failing case, or the reason why not.
A passing case is one in which all that the rule finds is met or does not apply.
A failing case is one in which it finds something not met, missing, open to a person, or advice.
A duty passes where it is not yet due, pending or fulfilled; it fails where it is breached, lapsed
or unknown.

| clause | stands in | rule or duty | passing case | failing case |
|---|---|---|---|---|
"""

Split = tuple[list[str], list[str]]


def _cases() -> Iterator[dict[str, Any]]:
    """Give every case of the scenario tables."""
    for table in sorted(CASES.glob("*/*.toml")):
        yield from tomllib.loads(table.read_text("utf-8"))["case"]


def cases_by_rule() -> dict[str, Split]:
    """Give the passing and the failing cases of each rule."""
    found: dict[str, Split] = defaultdict(lambda: ([], []))
    for case in _cases():
        if "rule" in case:
            fails = not set(case["expect"].values()) <= PASSING
            found[case["rule"]][fails].append(case["id"])
    return found


def cases_by_duty() -> dict[tuple[str, str], Split]:
    """Give the passing and the failing cases of each duty, by its clause and its id."""
    found: dict[tuple[str, str], Split] = defaultdict(lambda: ([], []))
    for case in _cases():
        if "duty" in case:
            fails = case["expect"]["status"] not in KEPT
            found[case["clause"], case["duty"]][fails].append(case["id"])
    return found


def undecided() -> dict[str, str]:
    """Give the clauses without a rule, each with the reason."""
    return tomllib.loads(UNDECIDED.read_text("utf-8"))


def _shown(cases: Split) -> str:
    return " | ".join(f"{', '.join(some[:3])} ({len(some)})" if some else "" for some in cases)


def compose() -> str:
    """Compose the page."""
    rules, duties, reasons = cases_by_rule(), cases_by_duty(), undecided()
    lines = []
    for clause in CLAUSES:
        start = f"| `{clause.id}` | {clause.section}, {clause.sentence} |"
        own = [rule.id for rule in EVERY_RULE if rule.clause == clause.id]
        lines += [f"{start} {rule} | {_shown(rules[rule])} |" for rule in own]
        if not own:
            lines.append(f"{start} no rule | {reasons[clause.id]} | |")
        lines += [
            f"{start} duty: {duty} | {_shown(cases)} |"
            for (of, duty), cases in duties.items()
            if of == clause.id
        ]
    return HEAD + "\n".join(lines) + "\n"


def main() -> int:
    """Write the page, or with --check compare it with the one that is there."""
    page = compose()
    if "--check" in sys.argv[1:]:
        current = PAGE.is_file() and PAGE.read_text("utf-8") == page
        print("docs/coverage.md is", "current" if current else "out of date: make coverage-page")
        return 0 if current else 1
    PAGE.write_text(page, "utf-8")
    print("wrote docs/coverage.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
