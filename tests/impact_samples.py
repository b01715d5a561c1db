"""Sound values of every class that tells what a change of policy changes."""

import datetime as dt
from typing import Any, Final

import attrs

from cerp_rules import (
    Assessment,
    CaseImpact,
    CreditAward,
    DatePeriod,
    Deadline,
    DeadlineChange,
    DeadlineKind,
    Duty,
    DutyChange,
    DutyStatus,
    EventType,
    Finding,
    FindingChange,
    Impact,
    ImpactTotals,
    Modality,
    Outcome,
    OutcomeChange,
    Party,
    PolicyChange,
    PolicyDiff,
    Refusal,
    Standing,
    StandingChange,
    Status,
    Verdict,
)

DAY: Final = dt.date(2026, 4, 1)
BIRCH: Final = "L. Birch, 1 June 2026 to 3 June 2026"
SIXTEEN: Final = CreditAward(value=16)

MET: Final = Finding(
    rule="fee",
    clause="fees.none",
    modality=Modality.MUST,
    verdict=Verdict.MET,
    decisive=True,
    pointer="/fee_paid",
    message="No fee is due.",
)
ASKED: Final = attrs.evolve(
    MET,
    verdict=Verdict.UNKNOWN,
    message="A fee is due.",
    facts=(("fee due", "25.00 USD"),),
    readings=("fee",),
    question="Was the fee paid?",
    supplied_by=Party.SPONSOR,
)
NOT_MET: Final = attrs.evolve(MET, verdict=Verdict.NOT_MET, message="No fee was paid.")

OWED: Final = Duty(
    id="confirmation",
    subject=BIRCH,
    clause="completion.confirmation",
    modality=Modality.MUST,
    responsible=Party.SPONSOR,
    status=DutyStatus.PENDING,
    edition="published",
)
BREACHED: Final = attrs.evolve(OWED, status=DutyStatus.BREACHED, edition="draft")
DUE: Final = Deadline(
    duty_id="confirmation",
    subject=BIRCH,
    clause="completion.confirmation",
    responsible=Party.SPONSOR,
    kind=DeadlineKind.ACT_BY,
    day_zero=dt.date(2026, 6, 3),
    due_on=dt.date(2026, 7, 3),
    counting="30 days",
    edition="published",
)
SOONER: Final = attrs.evolve(DUE, due_on=dt.date(2026, 6, 23), counting="20 days", edition="draft")

IN_FORCE: Final = Standing(
    status=Status.IN_FORCE,
    in_force=True,
    period=DatePeriod(first=DAY, last=dt.date(2028, 3, 31)),
)
EXPIRED: Final = Standing(
    status=Status.EXPIRED,
    in_force=False,
    period=DatePeriod(first=DAY, last=dt.date(2026, 4, 30)),
)
UNDER_REVIEW: Final = Standing(status=Status.UNDER_REVIEW, in_force=False)

PERMITTED: Final = Assessment(findings=(MET,), on=DAY, edition="draft", library="0.1.0")
REFUSED: Final = Assessment(findings=(NOT_MET,), on=DAY, edition="draft", library="0.1.0")
REFUSAL: Final = Refusal(index=3, type=EventType.APPLICATION_APPROVED, on=DAY, assessment=REFUSED)

FLIP: Final = OutcomeChange(
    before=Outcome.ELIGIBLE, after=Outcome.INCOMPLETE, clauses=("fees.none",)
)
AWARDED: Final = OutcomeChange(
    subject=BIRCH,
    before=Outcome.ELIGIBLE,
    after=Outcome.ELIGIBLE,
    award_before=SIXTEEN,
    award_after=CreditAward(value=8),
)
MOVED: Final = DeadlineChange(before=DUE, after=SOONER)


def case_impact(**members: Any) -> CaseImpact:
    """Build an impact without any change but for the members that are given."""
    given: dict[str, Any] = {
        "index": 0,
        "title": "Field course",
        "sponsor": "R. Alder",
        "submitted_on": dt.date(2026, 3, 2),
    }
    return CaseImpact(**{**given, **members})


CHANGED: Final = case_impact(
    index=7,
    application_id="2026-0117",
    outcomes=(FLIP, AWARDED),
    findings=(
        FindingChange(before=MET, after=ASKED),
        FindingChange(subject="events[3]", before=None, after=MET),
        FindingChange(subject=BIRCH, before=MET, after=None),
    ),
    duties=(
        DutyChange(before=attrs.evolve(OWED, deadline=DUE), after=BREACHED),
        DutyChange(before=None, after=OWED),
        DutyChange(before=OWED, after=None),
    ),
    deadlines=(
        MOVED,
        DeadlineChange(before=None, after=DUE),
        DeadlineChange(before=DUE, after=None),
    ),
    standing=StandingChange(before=IN_FORCE, after=UNDER_REVIEW),
    refused_before=attrs.evolve(REFUSAL, index=4, type=EventType.OFFERING_LISTED),
    refused_after=REFUSAL,
    not_compared=4,
)
"""An impact with every kind of change."""

DIFF: Final = PolicyDiff(
    before="published",
    before_in_force_from=dt.date(1900, 1, 1),
    after="draft",
    after_in_force_from=dt.date(2027, 1, 1),
    changes=(
        PolicyChange(
            member="review_notice",
            clauses=("reviews.notice",),
            before="P6W",
            after="P4W",
            before_in_words="six weeks",
            after_in_words="four weeks",
        ),
        PolicyChange(member="holidays", clauses=(), before=None, after="2026-12-25"),
        PolicyChange(member="source.url", clauses=(), before="https://example.org", after=None),
    ),
)

IN_WORDS: Final = case_impact(
    index=10, findings=(FindingChange(before=MET, after=attrs.evolve(MET, message="Paid.")),)
)
"""An impact in words alone."""

IMPACT: Final = Impact(
    on=dt.date(2026, 11, 24),
    library="0.1.0",
    diffs=(DIFF,),
    totals=ImpactTotals.of(
        (CHANGED, case_impact(index=8), case_impact(index=9, skipped=True), IN_WORDS)
    ),
    changes=(CHANGED, IN_WORDS),
)
"""An answer with every member of every part of it."""
