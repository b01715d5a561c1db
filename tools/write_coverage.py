"""Write docs/coverage.md: for each clause its rules and cases, or why it has none.

With --check nothing is written, and the exit status says whether the page is current.
"""

import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

from cerp_rules import CLAUSES
from cerp_rules.rules import RULES

TOP = Path(__file__).parent.parent
PAGE = TOP / "docs" / "coverage.md"
UNDECIDED = TOP / "docs" / "undecided.toml"
CASES = TOP / "tests" / "cases"
PASSING = {"met", "not_applicable"}

HEAD = """# Coverage of the policy page

<!-- Written by `make coverage-page` from the catalogue, the rules and the scenario tables. -->

Each clause of the policy page has a rule with a passing and a failing case, or the reason why not.
A passing case is one in which all that the rule finds is met or does not apply.
A failing case is one in which it finds something not met, missing, open to a person, or advice.

| clause | stands in | rule | passing case | failing case |
|---|---|---|---|---|
"""


def cases_by_rule() -> dict[str, tuple[list[str], list[str]]]:
    """Give the passing and the failing cases of each rule, from the scenario tables."""
    found: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for table in sorted(CASES.glob("*/*.toml")):
        cases: list[dict[str, Any]] = tomllib.loads(table.read_text("utf-8"))["case"]
        for case in cases:
            fails = not set(case["expect"].values()) <= PASSING
            found[case["rule"]][fails].append(case["id"])
    return found


def undecided() -> dict[str, str]:
    """Give the clauses without a rule, each with the reason."""
    return tomllib.loads(UNDECIDED.read_text("utf-8"))


def compose() -> str:
    """Compose the page."""
    cases, reasons = cases_by_rule(), undecided()
    lines = []
    for clause in CLAUSES:
        place = f"{clause.section}, {clause.sentence}"
        rules = [rule.id for rule, _ in RULES if rule.clause == clause.id]
        for rule in rules:
            passing, failing = (f"{', '.join(some[:3])} ({len(some)})" for some in cases[rule])
            lines.append(f"| `{clause.id}` | {place} | {rule} | {passing} | {failing} |")
        if not rules:
            lines.append(f"| `{clause.id}` | {place} | none | {reasons[clause.id]} | |")
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
