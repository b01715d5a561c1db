"""List the duties of a case as a whole, clause by clause in the page's order."""

from collections.abc import Iterator
from typing import Final

import attrs
from pendulum import Date

from cerp_rules._calendar import in_words, weeks_before
from cerp_rules._duty_parts import (
    before_approval,
    deadline_of,
    duty,
    status_of_act,
    without_approval,
)
from cerp_rules._grants import LAST_DAY_READINGS, not_over
from cerp_rules.applications import Application
from cerp_rules.case import CaseFacts
from cerp_rules.clauses import Party
from cerp_rules.duty_values import DeadlineKind, Duty, DutyStatus
from cerp_rules.findings import Verdict
from cerp_rules.periods import CountedDay
from cerp_rules.policy import Policy
from cerp_rules.reviews import Reviewer
from cerp_rules.rules.decisions import CREDIT_READINGS, begun, reviewers_needed
from cerp_rules.rules.marketing import marketing_starts
from cerp_rules.rules.oversight import appeal_ends
from cerp_rules.rules.reviews import (
    first_day_without_gaps,
    readings_relied_on,
    review_ends,
)
from cerp_rules.rules.whole_application import judge_application
from cerp_rules.transitions import Status

__all__ = ["Known", "case_duties"]

RENEWAL_WEEKS: Final = 6
"""How long before the end of an approval the reminder stands (reading ``renewal``)."""

_APPLICATION: Final = (
    ("applicant-kind", "applicants.kinds"),
    ("offering-kind", "applications.activities"),
    ("application-form", "applications.form"),
    ("names-and-resumes", "applications.sponsor-and-instructors"),
    ("syllabus", "applications.syllabus"),
    ("sessions", "applications.sessions"),
    ("registration-contact", "applications.registration-contact"),
    ("fee", "fees.none"),
)
"""The duties of an applicant, each with its clause; the form stands for all of them."""


@attrs.frozen(kw_only=True)
class Known:
    """What is known of a case on a day.

    Attributes:
        facts: What the events up to that day add up to.
        versions: The application as submitted and each amendment, with their days.
        on: The day.
    """

    facts: CaseFacts
    versions: tuple[tuple[Date, Application], ...]
    on: Date

    @property
    def governing(self) -> Policy:
        """The edition for application, reviews, decision, notice and period."""
        return self.facts.governing(self.on)

    @property
    def following(self) -> Policy:
        """The edition for what follows on a decision: that in force on the day of it.

        As long as there is none, that in force on the day asked for.
        """
        return self.facts.edition_on(self.facts.decided_on or self.on)


def case_duties(known: Known) -> Iterator[Duty]:
    """Give the duties of the case as a whole but for the procedures, in no settled order."""
    yield from _benefits(known)
    yield from _applicant(known)
    yield from _approval_period(known)
    yield from _reviews(known)
    yield _notice(known)
    yield _listing(known)
    yield _sample_form(known)
    yield _claim(known)
    yield _logo_request(known)
    yield _logo_use(known)
    yield from _oversight(known)
    yield from _appeals(known)


def _while_approved(known: Known, done: Date | None = None) -> DutyStatus:
    """Tell where something stands that can be done once, from the approval to its end."""
    before = before_approval(known.facts)
    if before is not None:
        return before
    if done is not None:
        return DutyStatus.FULFILLED
    return DutyStatus.LAPSED if known.facts.ended_on(known.on) else DutyStatus.PENDING


def _following(
    known: Known,
    id_: str,
    clause_id: str,
    status: DutyStatus,
    *,
    readings: tuple[str, ...] = LAST_DAY_READINGS,
) -> Duty:
    """Make a duty without a deadline that follows on the approval."""
    return duty(id_, clause_id, status, edition=known.following, readings=readings)


def _benefits(known: Known) -> Iterator[Duty]:
    facts = known.facts
    status = _credits_known(facts)
    yield duty(
        "known-credits",
        "benefits.known-credits",
        status,
        edition=known.governing,
        readings=CREDIT_READINGS,
    )
    claim = _claim(known)
    yield duty(
        "sponsor-benefits",
        "benefits.sponsor-benefits",
        claim.status,
        edition=known.governing,
        readings=claim.readings,
    )
    status = _while_approved(known, facts.listed_on)
    yield _following(known, "promotion", "benefits.promotion", status)


def _credits_known(facts: CaseFacts) -> DutyStatus:
    """Tell whether an approval fixed the credits before each session that it covers."""
    approval = facts.approval
    if approval is None:
        return without_approval(facts)
    late = begun(facts.sessions_covered, approval.decided_on)
    return DutyStatus.BREACHED if late else DutyStatus.FULFILLED


def _applicant(known: Known) -> Iterator[Duty]:
    facts = known.facts
    day = facts.decided_on or facts.withdrawn_on or known.on
    edition = known.governing
    found = judge_application(facts.application, day, edition)
    for id_, clause_id in _APPLICATION:
        form = id_ == "application-form"
        own = [one for one in found if form or one.clause == clause_id]
        readings = tuple(dict.fromkeys(name for one in own for name in one.readings))
        status = _applicant_status(known, {one.verdict for one in own if one.decisive})
        yield duty(id_, clause_id, status, edition=edition, readings=readings)


def _applicant_status(known: Known, verdicts: set[Verdict]) -> DutyStatus:
    """Tell where a duty of the applicant stands, by the decisive verdicts on its clause."""
    under_review = known.facts.status is Status.UNDER_REVIEW
    if Verdict.NOT_MET in verdicts:
        return DutyStatus.BREACHED
    if Verdict.UNKNOWN in verdicts:
        return DutyStatus.PENDING if under_review else DutyStatus.LAPSED
    # What was left to a person, an approval has settled.
    if Verdict.OPEN in verdicts and known.facts.approval is None:
        return DutyStatus.UNKNOWN if under_review else DutyStatus.LAPSED
    return DutyStatus.FULFILLED


def _approval_period(known: Known) -> Iterator[Duty]:
    facts, clause_id = known.facts, "approval-period.two-years"
    edition = known.governing
    if facts.application.requests_two_years:
        status = DutyStatus.FULFILLED
    else:
        under_review = facts.status is Status.UNDER_REVIEW
        status = DutyStatus.PENDING if under_review else DutyStatus.LAPSED
    yield duty("two-years-request", clause_id, status, edition=edition)
    approval, period = facts.approval, facts.period
    if approval is None or not approval.for_two_years or period is None:
        return
    due_on = max(period.first, weeks_before(period.last, RENEWAL_WEEKS))
    counting = (
        f"the approval ends on {in_words(period.last)}; six weeks before, or the first day if "
        f"that is later, is {in_words(due_on)}"
    )
    readings = ("renewal", *LAST_DAY_READINGS)
    counted = CountedDay(day_zero=period.last, due_on=due_on, counting=counting)
    kind = DeadlineKind.MAY_UNTIL
    deadline = deadline_of(
        "renewal", clause_id, counted, edition=edition, kind=kind, readings=readings
    )
    terminated = facts.termination is not None and not facts.suspended_on(known.on)
    lapsed = terminated or known.on > due_on
    status = DutyStatus.LAPSED if lapsed else DutyStatus.PENDING
    ahead = None if terminated else deadline
    yield duty("renewal", clause_id, status, edition=edition, deadline=ahead, readings=readings)


_REVIEWS: Final = {
    Reviewer.COORDINATOR: ("coordinator-review", Party.COORDINATOR),
    Reviewer.COMMITTEE: ("committee-review", Party.COMMITTEE),
}


def _reviews(known: Known) -> Iterator[Duty]:
    facts, edition = known.facts, known.governing
    for reviewer in reviewers_needed(edition):
        id_, party = _REVIEWS[reviewer]
        if facts.recommended_by(reviewer) is not None:
            status = DutyStatus.FULFILLED
        else:
            under_review = facts.status is Status.UNDER_REVIEW
            status = DutyStatus.PENDING if under_review else DutyStatus.LAPSED
        yield duty(
            id_,
            "reviews.reviewers",
            status,
            edition=edition,
            responsible=party,
            readings=("reviews_required",),
        )


def _notice(known: Known) -> Duty:
    facts, id_, clause_id = known.facts, "review-notice", "reviews.notice"
    edition = known.governing
    readings = (*readings_relied_on(edition), "late-review")
    day_zero = first_day_without_gaps(known.versions, edition)
    if day_zero is None:
        status = DutyStatus.FULFILLED if facts.notified_on else DutyStatus.NOT_YET
        if facts.withdrawn_on is not None:
            status = DutyStatus.LAPSED
        return duty(id_, clause_id, status, edition=edition, readings=readings)
    counted = review_ends(day_zero, edition)
    withdrawn = facts.withdrawn_on
    if withdrawn is not None and withdrawn <= counted.due_on:
        return duty(id_, clause_id, DutyStatus.LAPSED, edition=edition, readings=readings)
    notified = facts.notified_on
    deadline = deadline_of(
        id_, clause_id, counted, edition=edition, met_on=notified, readings=readings
    )
    status = status_of_act(notified, counted.due_on, known.on)
    return duty(id_, clause_id, status, edition=edition, deadline=deadline, readings=readings)


def _listing(known: Known) -> Duty:
    facts = known.facts
    status = _while_approved(known, facts.listed_on)
    missed = status is DutyStatus.LAPSED and facts.termination is None
    if missed and not_over(facts.sessions_covered, facts.decided_on or known.on):
        # SER was to list it while there was a session to come, and did not.
        status = DutyStatus.BREACHED
    readings = (*LAST_DAY_READINGS, "sessions_inside")
    return _following(known, "calendar-listing", "reviews.calendar", status, readings=readings)


def _sample_form(known: Known) -> Duty:
    # Those who completed on the last day are still to get their confirmation.
    before, asked_on = before_approval(known.facts), known.facts.sample_form_requested_on
    status = before or (DutyStatus.FULFILLED if asked_on else DutyStatus.PENDING)
    return _following(known, "sample-form", "completion.sample-form", status, readings=())


def _logo_request(known: Known) -> Duty:
    status = _while_approved(known, known.facts.logo_requested_on)
    return _following(known, "logo-request", "marketing.logo-request", status)


def _claim(known: Known) -> Duty:
    """Give what a sponsor may say from the day that marketing may start to the last in force."""
    id_, clause_id = "marketing-claim", "marketing.claim"
    # Its last day is that of the approval, by the edition that granted it.
    facts, edition = known.facts, known.governing
    readings = ("marketing_start", *LAST_DAY_READINGS)
    status = _while_approved(known)
    start = marketing_starts(facts)
    if status is DutyStatus.PENDING and start is None:
        status = DutyStatus.NOT_YET
    last = facts.last_day
    # While an appeal suspends a termination, nobody knows the last day.
    known_end = last is not None and not facts.suspended_on(known.on)
    if status is not DutyStatus.PENDING or start is None or last is None or not known_end:
        return duty(id_, clause_id, status, edition=edition, readings=readings)
    counting = f"from {in_words(start)} to {in_words(last)}, the last day in force"
    counted = CountedDay(day_zero=start, due_on=last, counting=counting)
    kind = DeadlineKind.MAY_UNTIL
    deadline = deadline_of(id_, clause_id, counted, edition=edition, kind=kind, readings=readings)
    return duty(id_, clause_id, status, edition=edition, deadline=deadline, readings=readings)


def _logo_use(known: Known) -> Duty:
    before = before_approval(known.facts)
    supplied = known.facts.logo_supplied_on is not None
    status = before or (DutyStatus.PENDING if supplied else DutyStatus.NOT_YET)
    return _following(known, "logo-use", "marketing.logo-use", status, readings=("logo",))


def _oversight(known: Known) -> Iterator[Duty]:
    facts = known.facts
    status = _while_approved(known, facts.monitored_on)
    yield _following(known, "monitoring", "oversight.monitoring", status)
    termination = facts.termination
    taken_on = facts.warned_on
    if taken_on is None and termination is not None:
        taken_on = termination.decided_on
    status = _while_approved(known, taken_on)
    yield _following(known, "measures", "oversight.measures", status)
    status = _while_approved(known)
    if facts.termination is not None and not facts.suspended_on(known.on):
        status = DutyStatus.BREACHED
    yield _following(known, "commitments", "oversight.commitments", status)


def _appeals(known: Known) -> Iterator[Duty]:
    facts = known.facts
    before, counted = before_approval(facts), appeal_ends(facts)
    readings = ("last_day_roll", "appeal-who", "notified-filed")
    termination = facts.termination
    decided = None if termination is None else termination.notified_on or termination.decided_on
    edition = facts.edition_on(decided or known.on)
    if counted is None:
        filed_early = facts.appealed_on is not None
        status = before or (DutyStatus.FULFILLED if filed_early else DutyStatus.NOT_YET)
        yield duty("appeal", "oversight.appeal", status, edition=edition, readings=readings)
    else:
        kind, filed = DeadlineKind.MAY_UNTIL, facts.appealed_on
        deadline = deadline_of(
            "appeal",
            "oversight.appeal",
            counted,
            edition=edition,
            kind=kind,
            met_on=filed,
            readings=readings,
        )
        status = DutyStatus.FULFILLED
        if filed is None:
            in_time = known.on <= counted.due_on
            status = DutyStatus.PENDING if in_time else DutyStatus.LAPSED
        yield duty(
            "appeal",
            "oversight.appeal",
            status,
            edition=edition,
            deadline=deadline,
            readings=readings,
        )
    if facts.appeal_decided_on is not None:
        status = DutyStatus.FULFILLED
    else:
        under_appeal = facts.status is Status.UNDER_APPEAL
        status = before or (DutyStatus.PENDING if under_appeal else DutyStatus.NOT_YET)
    edition = facts.edition_on(facts.appeal_decided_on or known.on)
    yield duty(
        "appeal-decision",
        "oversight.final",
        status,
        edition=edition,
        readings=("appeal_majority",),
    )
