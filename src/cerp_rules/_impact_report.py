"""Write what a change of policy changes in Markdown, for a pull request or a board paper."""

from collections.abc import Iterator
from typing import Final

from pendulum import Date

from cerp_rules._calendar import in_words
from cerp_rules._checks import check_whole
from cerp_rules._markdown import code, plain, table
from cerp_rules.answer_changes import (
    DeadlineChange,
    DutyChange,
    FindingChange,
    OutcomeChange,
)
from cerp_rules.case_impacts import MOST_CHANGES, CaseImpact, Refusal, Standing
from cerp_rules.credits import CreditAward
from cerp_rules.duty_values import Deadline
from cerp_rules.findings import Finding, Verdict
from cerp_rules.impact_totals import ImpactTotals
from cerp_rules.policy_diffs import PolicyDiff

__all__ = ["report"]

_COUNT: Final = "count"
_CHANGES: Final = ("appear", "vanish", "change")


def report(
    on: Date,
    diffs: tuple[PolicyDiff, ...],
    totals: ImpactTotals,
    changes: tuple[CaseImpact, ...],
    most: int,
) -> str:
    """Write the difference of the policies, the totals, and as many items as asked for."""
    check_whole("most", most, MOST_CHANGES)
    parts = [
        f"# What changes, as known on {in_words(on)}",
        *([diff.to_markdown() for diff in diffs] or ["The two policies say the same."]),
        (
            f"Applications and cases: {totals.items}; changed: {totals.changed}, "
            f"of which in words alone: {totals.in_words_alone}; unchanged: {totals.unchanged}; "
            f"submitted after that day: {totals.skipped}."
        ),
        *_totals(totals),
    ]
    if changes and most:
        parts += ["## One by one", *(_item(one) for one in changes[:most])]
    if len(changes) > most:
        parts.append(f"Not listed: {len(changes) - most} more.")
    return "\n\n".join(parts)


def _totals(totals: ImpactTotals) -> Iterator[str]:
    """Write a table with its title for each kind of change that there is."""
    tables = (
        ("Outcomes", table(("of", "before", "after", _COUNT), _flips(totals))),
        ("Findings", table(("rule", "clause", *_CHANGES), _findings(totals))),
        (
            "Deadlines",
            table(("deadline", "clause", *_CHANGES, "moved by (days)"), _deadlines(totals)),
        ),
        ("Duties", table(("duty", "clause", "before", "after", _COUNT), _duties(totals))),
        ("Where cases stand", table(("before", "after", _COUNT), _standings(totals))),
        (
            "Events that only one of the policies refuses",
            table(("event", "refused before", "refused after"), _refusals(totals)),
        ),
    )
    for title, found in tables:
        if found:
            yield f"## {title}"
            yield found


def _flips(totals: ImpactTotals) -> Iterator[tuple[str, ...]]:
    for one in totals.flips:
        yield one.of, _name(one.before), _name(one.after), str(one.count)


def _findings(totals: ImpactTotals) -> Iterator[tuple[str, ...]]:
    for one in totals.findings:
        counts = (str(one.appears), str(one.vanishes), str(one.changes))
        yield code(one.rule), code(one.clause), *counts


def _deadlines(totals: ImpactTotals) -> Iterator[tuple[str, ...]]:
    for one in totals.deadlines:
        counts = (str(one.appears), str(one.vanishes), str(one.changes))
        yield code(one.duty_id), code(one.clause), *counts, _moves(one.least, one.most)


def _moves(least: int | None, most: int | None) -> str:
    if least is None or most is None:
        return ""
    return f"{least:+d}" if least == most else f"{least:+d} to {most:+d}"


def _duties(totals: ImpactTotals) -> Iterator[tuple[str, ...]]:
    for one in totals.duties:
        yield code(one.id), code(one.clause), _name(one.before), _name(one.after), str(one.count)


def _standings(totals: ImpactTotals) -> Iterator[tuple[str, ...]]:
    for one in totals.standings:
        yield _name(one.before), _name(one.after), str(one.count)


def _refusals(totals: ImpactTotals) -> Iterator[tuple[str, ...]]:
    for one in totals.refusals:
        yield _name(one.type), str(one.before), str(one.after)


def _name(value: str | None) -> str:
    """Write a value of the wire format as people do; nothing where there is none."""
    return "" if value is None else str(value).replace("_", " ")


def _item(impact: CaseImpact) -> str:
    """Write what changes for one application or case."""
    known_as = f"{plain(impact.title)} ({plain(impact.sponsor)})"
    if impact.application_id is not None:
        known_as = f"{plain(impact.application_id)}: {known_as}"
    lines = [
        *(_outcome(one) for one in impact.outcomes),
        *_refused(impact),
        *_standing(impact),
        *(_deadline(one) for one in impact.deadlines),
        *(_duty(one) for one in impact.duties),
        *(_finding(one) for one in impact.findings),
    ]
    title = f"### {known_as}, submitted on {in_words(impact.submitted_on)}"
    return "\n".join((title, "", *(f"- {line}" for line in lines)))


def _of(subject: str) -> str:
    return f" ({plain(subject)})" if subject else ""


def _outcome(change: OutcomeChange) -> str:
    what = f"Completion{_of(change.subject)}" if change.subject else "Application"
    before = _name(change.before) + _award(change.award_before)
    after = _name(change.after) + _award(change.award_after)
    clauses = ", ".join(code(clause) for clause in change.clauses)
    because = f", by {clauses}" if clauses else ""
    return f"**{what}: {before} becomes {after}**{because}"


def _award(award: CreditAward | None) -> str:
    return "" if award is None else f" with {award}"


def _refused(impact: CaseImpact) -> Iterator[str]:
    if not impact.refusal_changed:
        return
    for side, refusal in (("before", impact.refused_before), ("after", impact.refused_after)):
        if refusal is not None:
            yield f"**Refused under the policy {side}**: {_event(refusal)}"
    yield f"Not compared: {impact.not_compared} of its events, and what followed on them"


def _event(refusal: Refusal) -> str:
    event = f"{_name(refusal.type)} on {in_words(refusal.on)}"
    reasons = [one for one in refusal.assessment.findings if one.decisive and _stands_against(one)]
    return "; ".join((event, *(_says(one) for one in reasons)))


def _stands_against(finding: Finding) -> bool:
    return finding.verdict in {Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.OPEN}


def _says(finding: Finding) -> str:
    return f"{plain(finding.message)} {code(finding.clause)}"


def _standing(impact: CaseImpact) -> Iterator[str]:
    if impact.standing is not None:
        before, after = _stands(impact.standing.before), _stands(impact.standing.after)
        yield f"Stands as {before} before, as {after} after"


def _stands(standing: Standing) -> str:
    in_force = "in force" if standing.in_force else "not in force"
    period = f", {standing.period}" if standing.period else ""
    return f"{_name(standing.status)} ({in_force}{period})"


def _deadline(change: DeadlineChange) -> str:
    what = f"Deadline {code(change.deadline.duty_id)}{_of(change.deadline.subject)}"
    clause = code(change.deadline.clause)
    if change.before is None or change.after is None:
        return f"{what} {change.kind}: {in_words(change.deadline.due_on)} {clause}"
    before, after = change.before, change.after
    if change.moved_by:
        days = f"{in_words(before.due_on)} becomes {in_words(after.due_on)}"
        return f"{what}: {days} ({change.moved_by:+d} days) {clause}"
    # Its last day stays, so it is counted from another day, or met on another, or not met at all.
    return f"{what}: {_counted(before)} becomes {_counted(after)} {clause}"


def _counted(deadline: Deadline) -> str:
    met = "not met" if deadline.met_on is None else f"met on {in_words(deadline.met_on)}"
    days = f"{in_words(deadline.due_on)}, counted from {in_words(deadline.day_zero)}"
    return f"{days}, {met}"


def _duty(change: DutyChange) -> str:
    what = f"Duty {code(change.duty.id)}{_of(change.duty.subject)}"
    clause = code(change.duty.clause)
    if change.before is None or change.after is None:
        return f"{what} {change.kind}: {_name(change.duty.status)} {clause}"
    before, after = (
        f"{_name(one.status)} ({_name(one.modality)}, {_name(one.responsible)})"
        for one in (change.before, change.after)
    )
    return f"{what}: {before} becomes {after} {clause}"


def _finding(change: FindingChange) -> str:
    what = f"Finding {code(change.finding.rule)}{_of(change.subject)}"
    if change.before is None or change.after is None:
        return f"{what} {change.kind}: {_found(change.finding)} {code(change.finding.clause)}"
    before, after = _found(change.before), _found(change.after)
    return f"{what}: {before} becomes {after} {code(change.finding.clause)}"


def _found(finding: Finding) -> str:
    return f"{_name(finding.verdict)} ({plain(finding.message)})"
