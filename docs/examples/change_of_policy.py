"""Show what a draft of the policy would change, for whom and why, before it takes effect."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from cerp_rules import (
    PUBLISHED,
    Application,
    CaseImpact,
    CaseWithCompletions,
    Completion,
    Event,
    Impact,
    ImpactItem,
    PreApproval,
    impact,
    load,
    policy_diff,
    sensitivity,
)
from demo import CORPUS, WIDTH, line
from life_of_a_case import AMENDED, BEFORE, COMPLETION

DRAFT = PUBLISHED.revise(
    edition="draft",
    review_notice="P4W",
    fee={"amount": "25.00", "currency": "USD"},
    retention="P7Y",
    readings={"sponsor_resume": "everyone"},
)
ON = date(2027, 6, 30)

# The case whose life was told, and the same case with all that the draft asks for.
AS_TOLD = {**AMENDED, "application_id": "the case"}
COMPLETE = {
    **AMENDED,
    "application_id": "the case, full",
    "sponsor": {**AMENDED["sponsor"], "resume": {"title": "Organization profile"}},
    "fee_paid": {"amount": "25.00", "currency": "USD"},
}


def main() -> None:
    """Compare the draft with the published edition over what is on file."""
    print("=" * WIDTH)
    print("a change of policy, before it takes effect\n")
    print("the draft against the published edition")
    for change in policy_diff(PUBLISHED, DRAFT).changes:
        line("", str(change))
        line("", f"({', '.join(change.clauses)})")
    found = impact(PUBLISHED, DRAFT, on_file(), on=ON)
    totals = found.totals
    print(f"\nover {totals.items} applications and cases, as known on {ON}")
    line("", f"{totals.changed} change, {totals.unchanged} do not")
    show_outcomes(found)
    show_deadlines(found)
    show_totals(found)
    show_readings(next(corpus()))


def corpus() -> Iterator[Application]:
    """Load the real offerings of the corpus, one after the other."""
    for path in sorted(CORPUS.glob("*.json")):
        yield load(json.loads(path.read_text("utf-8")), Application)


def on_file() -> Iterator[ImpactItem]:
    """Give the corpus and two cases, each with a completion."""
    yield from corpus()
    completion = load(COMPLETION, Completion)
    for application in (AS_TOLD, COMPLETE):
        yield CaseWithCompletions(case=a_case(application), completions=(completion,))


def a_case(application: dict[str, Any]) -> PreApproval:
    """Submit an application and let happen what happened in the life of the case."""
    submitted = {
        "type": "application_submitted",
        "on": application["submitted_on"],
        "application": application,
    }
    _amendment, *others = BEFORE
    return PreApproval.replay([load(payload, Event) for payload in (submitted, *others)])


def show_outcomes(found: Impact) -> None:
    """Print each outcome that flips and each event that is refused, with the clauses."""
    print("\noutcomes that flip")
    for one in found.changes:
        for flip in one.outcomes:
            line(known_as(one), f"{in_words(flip.before)} becomes {in_words(flip.after)}")
            line("", f"({', '.join(flip.clauses)})")
    print("\nevents that the draft would not have permitted")
    for one in found.changes:
        if refusal := one.refused_after:
            line(known_as(one), f"{in_words(refusal.type)} on {refusal.on}")
            for finding in refusal.assessment.missing:
                line("", finding.message)
                line("", f"({finding.clause})")


def show_deadlines(found: Impact) -> None:
    """Print by how many days each deadline moves."""
    print("\ndeadlines that move")
    for one in found.changes:
        for change in one.deadlines:
            if change.before and change.after:
                before, after = change.before.due_on, change.after.due_on
                days = f"{change.moved_by:+d} days, {change.deadline.duty_id}"
                line(known_as(one), f"{before} becomes {after}, {days}")


def show_totals(found: Impact) -> None:
    """Print how many changes of each kind there are."""
    print("\nthe totals")
    for flip in found.totals.flips:
        before, after = in_words(flip.before), in_words(flip.after)
        line("outcomes", f"{flip.count} of an {flip.of}: {before} becomes {after}")
    for one in found.totals.findings:
        count = one.appears + one.vanishes + one.changes
        line("findings", f"{count} by the rule {one.rule}")
    for moved in found.totals.deadlines:
        line("deadlines", f"{moved.changes} {moved.duty_id} ({moved.clause})")


def show_readings(application: Application) -> None:
    """Print which readings, chosen otherwise, would change an answer on an application."""
    print(f"\nreadings on which {application.application_id} hangs")
    for one in sensitivity(application, on=application.submitted_on.add(weeks=4)):
        line(one.reading, f"chosen: {one.chosen}; otherwise: {one.alternative}. {one.meaning}")
        for flip in one.impact.outcomes:
            line("", f"{in_words(flip.before)} becomes {in_words(flip.after)}")
        for change in one.impact.deadlines:
            if change.before and change.after:
                before, after = change.before.due_on, change.after.due_on
                line("", f"{change.deadline.duty_id}: {before} becomes {after}")


def in_words(name: str) -> str:
    """Write an outcome or the type of an event as people do."""
    return name.replace("_", " ")


def known_as(one: CaseImpact) -> str:
    """Give the id of an application or, where it has none, its place on file."""
    return one.application_id or f"number {one.index + 1}"


if __name__ == "__main__":
    main()
