"""Write the page of the clauses and the register of readings, from the code that decides.

A clause has what it says in the library's own words, whom it binds, the rules that decide it and
the readings that it leaves room for.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from cerp_rules import (
    CLAUSES,
    COMPANION_READINGS,
    CREDIT_SWITCHES,
    FIXED_READINGS,
    SWITCHES,
    Clause,
    CreditSwitch,
    FixedReading,
    Party,
    Switch,
)
from cerp_rules.rules import decisions, marketing, oversight, possible, records
from cerp_rules.rules.every_rule import COMPLETION_RULES, EVERY_RULE, MARKETING_RULES, RULES
from site_pages.labels import LABELS, links

__all__ = ["clauses_page", "decided_by", "readings_page"]

_PARTIES = {
    Party.SPONSOR: "sponsor",
    Party.SER: "SER",
    Party.COORDINATOR: "Coordinator",
    Party.COMMITTEE: "Committee",
    Party.REVIEW_AND_APPEALS_COMMITTEE: "Review and Appeals Committee",
    Party.CERTIFICANT: "certificant",
}
UNDECIDED = tomllib.loads((Path(__file__).parents[1] / "undecided.toml").read_text("utf-8"))
_POSSIBLE = "Decide whether the event is possible in the status that the case has."

_CLAUSES_HEAD = """# Clauses

What the policy page says, statement by statement, in its order and in the library's own words.
The page is SER's "Continuing Education Credit Partnering Opportunities"; its words are what counts.
Each finding, duty and deadline names one of these clauses.
[](../coverage.md) lists the cases by which each rule is tried.
"""
_READINGS_HEAD = """# The register of readings

Where the policy page leaves a choice, the library makes it here, by name, and says why.
A finding or a deadline lists the readings that it relied on.
A switch can be chosen otherwise, and [](../changing-the-policy.md) shows how.
A fixed reading stays.
"""
_OTHER_HEAD = """## Of the pages on credits and recertification

These are no part of the policy page.
`CREDIT_SWITCHES` and `COMPANION_READINGS` hold them.
"""


def decided_by() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Give for each clause its rules, each by its id and the sentence on what it decides."""
    steps = (*decisions.STEPS, *marketing.STEPS, *records.STEPS, *oversight.STEPS)
    of_steps = ((rule, decide) for _, rule, decide in steps)
    said = {
        rule: (decide.__doc__ or "").partition("\n")[0]
        for rule, decide in (*RULES, *of_steps, *COMPLETION_RULES, *MARKETING_RULES)
    }
    said |= dict.fromkeys(possible.RULES, _POSSIBLE)
    found = defaultdict(list)
    for rule in EVERY_RULE:
        found[rule.clause].append((rule.id, said[rule]))
    return {clause: tuple(rules) for clause, rules in found.items()}


def _target(one: str) -> str:
    return f"({LABELS[one]})="


def _clause(clause: Clause, rules: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield from (_target(clause.id), f"### {clause.id}", "", clause.summary, "")
    place = f"{clause.sentence[0].upper()}{clause.sentence[1:]}"
    yield f"{place} · {_PARTIES[clause.party]} · **{clause.modality}**"
    yield ""
    told = [f"- `{rule}`: {decides}" for rule, decides in rules]
    yield from told or (f"No rule. {UNDECIDED[clause.id]}",)
    switches = [one.id for one in SWITCHES if clause.id in one.clauses]
    fixed = [one.id for one in FIXED_READINGS if clause.id in one.clauses]
    for what, ids in (("Switches", switches), ("Fixed readings", fixed)):
        if ids:
            yield from ("", f"{what}: {links(ids)}.")
    yield ""


def clauses_page() -> str:
    """Give the page of all clauses, in MyST."""
    rules = decided_by()
    lines = [_CLAUSES_HEAD]
    for section, clauses in groupby(CLAUSES, key=lambda clause: clause.section):
        lines += [f"## {section}", ""]
        for clause in clauses:
            lines += _clause(clause, rules.get(clause.id, ()))
    return "\n".join(lines) + "\n"


def _choices(switch: Switch | CreditSwitch) -> Iterator[str]:
    yield from ("| choice | what it means |", "|---|---|")
    for value, meaning in zip(switch.values, switch.meanings, strict=True):
        shown = f"**`{value}`** (default)" if value == switch.default.value else f"`{value}`"
        yield f"| {shown} | {meaning} |"


def _switch(switch: Switch | CreditSwitch) -> Iterator[str]:
    yield from (_target(switch.id), f"### {switch.question}", "", f"`{switch.id}`", "")
    yield from _choices(switch)
    yield from ("", f"Why this default: {switch.reason}", "")
    if isinstance(switch, Switch):
        yield from (f"Clauses: {links(switch.clauses)}.", "")


def _fixed(reading: FixedReading) -> Iterator[str]:
    words = reading.words[0].upper() + reading.words[1:]
    yield from (_target(reading.id), f"### {words}", "", f"`{reading.id}`", "")
    yield from (reading.decision, "")
    if reading.clauses:
        yield from (f"Clauses: {links(reading.clauses)}.", "")


def readings_page() -> str:
    """Give the register of readings, in MyST: switches, fixed ones, and those of other pages."""
    lines = [_READINGS_HEAD, f"## The {len(SWITCHES)} switches", ""]
    for switch in SWITCHES:
        lines += _switch(switch)
    lines += [f"## The {len(FIXED_READINGS)} fixed readings", ""]
    for reading in FIXED_READINGS:
        lines += _fixed(reading)
    lines.append(_OTHER_HEAD)
    for credit_switch in CREDIT_SWITCHES:
        lines += _switch(credit_switch)
    for reading in COMPANION_READINGS:
        lines += _fixed(reading)
    return "\n".join(lines) + "\n"
