"""Compare what the library finds with what a case expects, in the words of the table.

    >>> row = Row(name="outcome", expected="eligible", found="needs_decision")
    >>> row.ok
    False

What is left out: how the difference is reported (`cerp_rules.testing.plugin`).
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from cerp_rules.clauses import clause
from cerp_rules.duty_values import Duty
from cerp_rules.errors import CerpRulesError
from cerp_rules.findings import Assessment, Finding, Verdict
from cerp_rules.policy import Policy
from cerp_rules.steps import NotPermittedError
from cerp_rules.testing._case_keys import NONE
from cerp_rules.testing._scenarios import About, Scenario, label

__all__ = ["Comparison", "Row", "compare"]

_NOTHING: Final = "-"
_DIFFERS: Final = "<- differs"
_AGAINST: Final = (Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.OPEN)


@attrs.frozen(kw_only=True)
class Row:
    """One thing that a case expects, and what was found.

    Attributes:
        name: The key of the table, or the JSON Pointer of a finding.
        expected: What the table says; ``-`` where it expects nothing there.
        found: What the library says; ``-`` where it finds nothing there.

    Example:
        >>> Row(name="/fee_paid", expected="met", found="met").ok
        True
    """

    name: str
    expected: str
    found: str

    @property
    def ok(self) -> bool:
        """Whether the two are the same."""
        return self.expected == self.found


@attrs.frozen(kw_only=True)
class Comparison:
    """All that a case expects beside what was found, and the words behind what was found.

    Attributes:
        why: The reason that the table gives.
        edition: The name of the edition that was applied; of a book, of its editions.
        on: The civil day that was asked about, as text.
        rows: What was expected and found.
        notes: The findings or the duty concerned, in words, or why nothing could be found.
        refused: Whether the case could not be judged at all.

    Example:
        >>> print(Comparison(
        ...     why="No fee is due.", edition="published", on="2026-04-01",
        ...     rows=(Row(name="outcome", expected="eligible", found="incomplete"),),
        ... ))
        why: No fee is due.
        edition: published, on 2026-04-01
        <BLANKLINE>
                   expected  found
          outcome  eligible  incomplete  <- differs
    """

    why: str
    edition: str
    on: str
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()
    refused: bool = False

    @property
    def ok(self) -> bool:
        """Whether everything is as expected."""
        return not self.refused and all(row.ok for row in self.rows)

    @property
    def in_short(self) -> str:
        """The first thing that differs, in one line; empty where nothing does."""
        if self.refused:
            return self.notes[0].partition("\n")[0]
        differing = [row for row in self.rows if not row.ok]
        if not differing:
            return ""
        first, more = differing[0], len(differing) - 1
        rest = f" (and {more} more)" if more else ""
        return f"{first.name}: expected {first.expected}, found {first.found}{rest}"

    def __str__(self) -> str:
        """Lay out reason, edition and day, the rows beside each other, and the words."""
        head = (f"why: {self.why}", f"edition: {self.edition}, on {self.on}")
        blocks = ["\n".join(head)]
        if self.rows:
            blocks.append("\n".join(_laid_out(self.rows)))
        return "\n\n".join((*blocks, *self.notes))


def compare(scenario: Scenario) -> Comparison:
    """Judge what a case is about, and compare the answer with what it expects.

    Args:
        scenario: A case of a table.

    Returns:
        The comparison; ``ok`` where everything is as expected.

    Source: the clause that the case names.

    Example:
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> from cerp_rules.testing.tables import read_table
        >>> with TemporaryDirectory() as folder:
        ...     table = Path(folder) / "fees.toml"
        ...     _ = table.write_text('''
        ... [[case]]
        ... id = "fee-due-short"
        ... why = "25.00 dollars of 25.01."
        ... policy = { fee = { amount = "25.01", currency = "USD" } }
        ... outcome = "ineligible"
        ... ''')
        ...     (scenario,) = read_table(table)
        >>> [row.found for row in compare(scenario).rows]
        ['needs_decision']
    """
    try:
        if scenario.about is About.STATUS:
            return _status(scenario)
        return _duty(scenario) if scenario.about is About.DUTY else _judged(scenario)
    except NotPermittedError as error:
        return _not_permitted(scenario, error)
    except CerpRulesError as error:
        return _said(scenario, notes=(f"the question cannot be asked: {error}",), refused=True)


def _laid_out(rows: Iterable[Row]) -> Iterator[str]:
    # The pointer of a whole payload is empty, and would not be seen.
    shown = [(row.name or '""', row.expected, row.found) for row in rows]
    shown.insert(0, ("", "expected", "found"))
    name, expected, found = (max(len(one[column]) for one in shown) for column in range(3))
    marks = ["", *("" if row.ok else _DIFFERS for row in rows)]
    for (first, second, third), mark in zip(shown, marks, strict=True):
        line = f"  {first:<{name}}  {second:<{expected}}  {third:<{found}}  {mark}"
        yield line.rstrip()


def _said(
    scenario: Scenario,
    *,
    edition: str = "",
    rows: Iterable[Row] = (),
    notes: Iterable[str] = (),
    refused: bool = False,
) -> Comparison:
    policy = scenario.policy
    editions = (policy,) if isinstance(policy, Policy) else policy.editions
    return Comparison(
        why=scenario.why,
        edition=edition or ", then ".join(one.edition for one in editions),
        on=scenario.on.isoformat(),
        rows=tuple(rows),
        notes=tuple(notes),
        refused=refused,
    )


def _judged(scenario: Scenario) -> Comparison:
    assessment = scenario.assessment()
    rows = []
    if scenario.outcome is not None:
        found = assessment.outcome.value
        rows.append(Row(name="outcome", expected=scenario.outcome, found=found))
    if scenario.award is not None:
        found = NONE if assessment.award is None else str(assessment.award)
        rows.append(Row(name="award", expected=scenario.award, found=found))
    own = [one for one in assessment.findings if one.rule == scenario.rule]
    rows += _pointers(scenario.expect or {}, own)
    return _said(
        scenario,
        edition=assessment.edition,
        rows=rows,
        notes=_concerned(scenario, assessment, rows),
    )


def _pointers(expect: Mapping[str, str], findings: list[Finding]) -> Iterator[Row]:
    """Compare what a rule finds by pointer; where it finds two things at one, both words show."""
    found: dict[str, list[str]] = {}
    for one in findings:
        found.setdefault(one.pointer, []).append(label(one))
    for pointer in dict.fromkeys((*expect, *found)):
        yield Row(
            name=pointer,
            expected=expect.get(pointer, _NOTHING),
            found=", ".join(dict.fromkeys(found.get(pointer, (_NOTHING,)))),
        )


def _concerned(scenario: Scenario, assessment: Assessment, rows: Iterable[Row]) -> Iterator[str]:
    """Put into words the findings on which the answer differs."""
    differing = {row.name for row in rows if not row.ok}
    own = [one for one in assessment.findings if one.rule == scenario.rule]
    if scenario.expect and not own:
        asked = ", ".join(dict.fromkeys(one.rule for one in assessment.findings))
        yield f"the rule {scenario.rule} was not asked; those that were: {asked}"
    if "outcome" in differing and assessment.ok:
        yield "nothing that is decisive stands against it"
    for one in assessment.findings:
        here = one in own and one.pointer in differing
        if here or ("outcome" in differing and one.decisive and one.verdict in _AGAINST):
            yield _in_words(one)


def _in_words(finding: Finding) -> str:
    rests = clause(finding.clause)
    weight = "decisive" if finding.decisive else "not decisive"
    place = finding.pointer or "the whole"
    rule = f"by the rule {finding.rule} ({rests.id}: {rests.section}, {rests.sentence})"
    lines = [f"{place}: {finding.verdict.value}, {weight}, {rule}", finding.message]
    if finding.question is not None and finding.supplied_by is not None:
        lines.append(f"asked of {finding.supplied_by.value}: {finding.question}")
    return "\n    ".join(lines)


def _duty(scenario: Scenario) -> Comparison:
    owed = scenario.owed()
    named = [one for one in owed if one.id == scenario.duty]
    found = [one for one in named if scenario.subject in one.subject]
    if len(found) != 1:
        return _said(scenario, notes=(_which(scenario, owed, named),), refused=True)
    (duty,) = found
    expect = scenario.expect or {}
    rows = [
        Row(name=key, expected=value, found=_asked_of(duty, scenario).get(key, _NOTHING))
        for key, value in expect.items()
    ]
    if scenario.clause is not None:
        rows.insert(0, Row(name="clause", expected=scenario.clause, found=duty.clause))
    differs = not all(row.ok for row in rows)
    counting = duty.deadline.counting if duty.deadline is not None else "it has no deadline"
    about = f" of {duty.subject}" if duty.subject else ""
    words = f"{duty.id}{about}: {duty.status.value}, by {duty.responsible.value}\n    {counting}"
    return _said(scenario, edition=duty.edition, rows=rows, notes=(words,) if differs else ())


def _asked_of(duty: Duty, scenario: Scenario) -> dict[str, str]:
    """Say what a table can ask of a duty, in its words."""
    status = {"status": duty.status.value}
    if duty.deadline is None:
        return {**status, "deadline": NONE}
    last = duty.deadline
    return {
        **status,
        "deadline": last.due_on.isoformat(),
        "kind": last.kind.value,
        "day_zero": last.day_zero.isoformat(),
        "due_on": last.due_on.isoformat(),
        "met_on": NONE if last.met_on is None else last.met_on.isoformat(),
        "state": last.state(on=scenario.on).value,
    }


def _which(scenario: Scenario, owed: Iterable[Duty], named: Iterable[Duty]) -> str:
    """Say why it is not clear which duty is asked about."""
    subjects = [one.subject for one in named]
    if not subjects:
        ids = ", ".join(dict.fromkeys(one.id for one in owed))
        return f"no duty is called {scenario.duty} here; those that are owed: {ids}"
    asked = f"{scenario.duty} with `subject` {scenario.subject!r}"
    return f"{asked} must be one of these: {'; '.join(map(repr, subjects))}"


def _status(scenario: Scenario) -> Comparison:
    case, expect = scenario.pre_approval(), scenario.expect or {}
    found = {
        "status": case.status(on=scenario.on).value,
        "in_force": "true" if case.in_force(on=scenario.on) else "false",
    }
    rows = [Row(name=key, expected=value, found=found[key]) for key, value in expect.items()]
    last = [f"{one.type.value} on {one.on}" for one in case.events if one.on <= scenario.on][-1]
    differs = not all(row.ok for row in rows)
    return _said(
        scenario, rows=rows, notes=(f"the last event known on the day: {last}",) if differs else ()
    )


def _not_permitted(scenario: Scenario, error: NotPermittedError) -> Comparison:
    number = error.index or 0
    event = scenario.history[number]
    refused = f"event {number + 1} of the history, {event.type.value} on {event.on}"
    against = [one for one in error.assessment.findings if one.decisive and one.verdict in _AGAINST]
    notes = (f"the history is not permitted: {refused}, is refused", *map(_in_words, against))
    return _said(scenario, edition=error.assessment.edition, notes=notes, refused=True)
