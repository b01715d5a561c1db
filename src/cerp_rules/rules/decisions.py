"""Decide on amendments, reviews and decisions: section "Reviews", and what a decision grants.

Clauses covered: ``benefits.known-credits``, ``applications.form``, ``applications.sessions``,
``approval-period.two-years``, ``reviews.reviewers``, ``reviews.notice``.
A decision is a person's: what the rules of an application leave to a person, the decision settles.
What is left out: whether SER tells the result in time, which is a duty (`cerp_rules.duties_owed`).
"""

from collections.abc import Iterable
from typing import Final

from pendulum import Date

from cerp_rules._calendar import in_words
from cerp_rules._grants import can_have_two_years, covered, same_run, two_year_period
from cerp_rules.applications import RequestedApproval
from cerp_rules.case import CaseFacts, granted_by, sessions_granted
from cerp_rules.clauses import Party
from cerp_rules.events import (
    ApplicantNotified,
    ApplicationAmended,
    ApplicationApproved,
    ApplicationDeclined,
    EventType,
    ReviewRecorded,
)
from cerp_rules.findings import Finding, Verdict
from cerp_rules.offerings import Session
from cerp_rules.policy import Policy
from cerp_rules.readings import ApprovalStart, ReviewsRequired
from cerp_rules.reviews import Recommendation, Reviewer
from cerp_rules.rules._rule import Rule
from cerp_rules.rules._step import StepRules
from cerp_rules.rules.whole_application import judge_application

__all__ = ["CREDIT_READINGS", "STEPS", "begun", "reviewers_needed"]

SAME_SUBMISSION = Rule(id="same-submission", clause="applications.form")
WHOLE_APPLICATION = Rule(id="whole-application", clause="applications.form")
REVIEWER = Rule(id="reviewer", clause="reviews.reviewers", decisive=False)
REVIEWS_THERE = Rule(id="reviews-there", clause="reviews.reviewers")
PREVAILING = Rule(id="prevailing-recommendation", clause="reviews.reviewers")
GRANT = Rule(id="grant", clause="approval-period.two-years")
GRANTED_SESSIONS = Rule(id="granted-sessions", clause="applications.sessions")
KNOWN_CREDITS = Rule(id="known-credits", clause="benefits.known-credits", decisive=False)
NOTICE_AGAIN = Rule(id="notice-again", clause="reviews.notice", decisive=False)

_NAMES: Final = {
    Reviewer.COORDINATOR: "the Certification Program Coordinator",
    Reviewer.COMMITTEE: "the Continuing Education Committee",
}
_PARTIES: Final = {
    Reviewer.COORDINATOR: Party.COORDINATOR,
    Reviewer.COMMITTEE: Party.COMMITTEE,
}
CREDIT_READINGS: Final = ("approval_start", "sessions_inside")
"""The readings on which it rests what sessions the credits must be fixed before."""

_DECISION = ApplicationApproved | ApplicationDeclined


def same_submission(
    facts: CaseFacts, event: ApplicationAmended, _policy: Policy
) -> tuple[Finding, ...]:
    """Decide whether an amendment keeps the day of submission."""
    pointer = "/application/submitted_on"
    before, now = facts.application.submitted_on, event.application.submitted_on
    if before == now:
        return (SAME_SUBMISSION.met(pointer, "The amendment keeps the day of submission."),)
    message = (
        f"The amendment names {in_words(now)} as the day of submission, which was "
        f"{in_words(before)}; apply anew for another."
    )
    return (SAME_SUBMISSION.not_met(pointer, message),)


def reviewer(_facts: CaseFacts, event: ReviewRecorded, policy: Policy) -> tuple[Finding, ...]:
    """Advise when somebody reviews whom the edition does not name."""
    name = _NAMES[event.reviewer]
    if event.reviewer in policy.reviewers:
        return (REVIEWER.met("/reviewer", f"This edition names {name} as a reviewer."),)
    message = f"This edition does not name {name} as a reviewer."
    return (REVIEWER.advise("/reviewer", message),)


def reviewers_needed(policy: Policy) -> tuple[Reviewer, ...]:
    """Give the reviewers without whom there is no decision."""
    committee = tuple(one for one in policy.reviewers if one is Reviewer.COMMITTEE)
    if policy.readings.reviews_required is ReviewsRequired.COMMITTEE and committee:
        return committee
    return policy.reviewers


def reviews_there(facts: CaseFacts, _event: _DECISION, policy: Policy) -> tuple[Finding, ...]:
    """Decide whether those who must review have done so."""
    readings = ("reviews_required",)
    missing = [one for one in reviewers_needed(policy) if facts.recommended_by(one) is None]
    if not missing:
        message = "All reviews that are needed are there."
        return (REVIEWS_THERE.met("/type", message, readings=readings),)
    return tuple(
        REVIEWS_THERE.ask(
            "/type",
            f"The review of {_NAMES[one]} is missing.",
            question=f"What does {_NAMES[one]} recommend?",
            supplied_by=_PARTIES[one],
            readings=readings,
        )
        for one in missing
    )


def prevailing(facts: CaseFacts, event: _DECISION, policy: Policy) -> tuple[Finding, ...]:
    """Decide whether the decision agrees with the recommendation that prevails."""
    readings = ("reviews_required",)
    in_order = (Reviewer.COMMITTEE, Reviewer.COORDINATOR)
    prevails = next(one for one in in_order if one in policy.reviewers)
    name, recommended = _NAMES[prevails], facts.recommended_by(prevails)
    if recommended is None:
        message = f"The recommendation of {name}, which would prevail, is not there yet."
        return (PREVAILING.pass_over("/type", message, readings=readings),)
    approves = event.type is EventType.APPLICATION_APPROVED
    known = (("recommendation", recommended.value),)
    says = f"The recommendation of {name}, which prevails, is to {recommended}"
    if approves is (recommended is Recommendation.APPROVE):
        message = f"{says}, and so is decided."
        return (PREVAILING.met("/type", message, facts=known, readings=readings),)
    message = f"{says}, and the decision is another."
    return (PREVAILING.not_met("/type", message, facts=known, readings=readings),)


def whole_application(
    facts: CaseFacts, event: ApplicationApproved, policy: Policy
) -> tuple[Finding, ...]:
    """Decide whether the application lacks nothing and meets what it must; say what stands out.

    The findings that stand in the way are given too, with their pointers into the application.
    """
    found = judge_application(facts.application, event.on, policy)
    decisive = [one for one in found if one.decisive]
    refused = tuple(one for one in decisive if one.verdict is Verdict.NOT_MET)
    missing = tuple(one for one in decisive if one.verdict is Verdict.UNKNOWN)
    left = sum(one.verdict is Verdict.OPEN for one in decisive)
    known = (("not met", str(len(refused))), ("missing", str(len(missing))), ("open", str(left)))
    readings = tuple(dict.fromkeys(name for one in found for name in one.readings))
    if refused:
        message = "The application does not meet what it must, so it cannot be approved."
        whole = WHOLE_APPLICATION.not_met("/type", message, facts=known, readings=readings)
        return (whole, *refused, *missing)
    if missing:
        question = str(missing[0].question)
        message = "The application lacks something, so it cannot be approved yet."
        asked = WHOLE_APPLICATION.ask(
            "/type", message, question=question, facts=known, readings=readings
        )
        return (asked, *missing)
    settled = f"; this decision settles what was left to a person ({left})" if left else ""
    message = f"The application lacks nothing{settled}."
    return (WHOLE_APPLICATION.met("/type", message, facts=known, readings=readings),)


def grant(facts: CaseFacts, event: ApplicationApproved, policy: Policy) -> tuple[Finding, ...]:
    """Decide whether two years, where they are granted, were asked for and can be granted."""
    application = facts.application
    term = policy.approval_term.in_words()
    if granted_by(event, application) is RequestedApproval.LISTED_SESSIONS:
        message = f"Sessions are granted, not {term}."
        return (GRANT.pass_over("/granted", message),)
    if not application.requests_two_years:
        message = f"An approval of {term} is granted, which was not asked for."
        return (GRANT.not_met("/granted", message),)
    if event.sessions:
        message = f"Both {term} are granted and sessions named; only one of the two can be."
        return (GRANT.not_met("/sessions", message),)
    return (_two_years(facts, event, policy),)


def _two_years(facts: CaseFacts, event: ApplicationApproved, policy: Policy) -> Finding:
    """Decide whether two years, which were asked for, can be granted."""
    offering, pointer = facts.application.offering, "/granted"
    term, readings = policy.approval_term.in_words(), ("recurring_scope", "approval_start")
    if offering.recurring is None:
        message = f"Whether the offering recurs is not given, so {term} cannot be granted yet."
        question = "Is the offering held again and again?"
        return GRANT.ask(pointer, message, question=question, readings=readings)
    if not can_have_two_years(facts.application, policy):
        why = "The offering does not recur"
        if offering.recurring:
            why = f"An approval of {term} is for courses"
        message = f"{why}; the listed sessions can be granted."
        return GRANT.not_met(pointer, message, readings=readings)
    starts_late = policy.readings.approval_start is ApprovalStart.FIRST_SESSION
    if starts_late and two_year_period(offering.sessions, event.on, None, policy) is None:
        message = "No listed session starts on or after the decision, so nothing would start it."
        question = "Which session to come is the first? Name it in an amendment."
        return GRANT.ask(pointer, message, question=question, readings=readings)
    message = f"An approval of {term} was asked for and can be granted."
    return GRANT.met(pointer, message, readings=readings)


def granted_sessions(
    facts: CaseFacts, event: ApplicationApproved, _policy: Policy
) -> tuple[Finding, ...]:
    """Decide whether the sessions granted are sessions of the application, and at least one."""
    pointer, readings = "/sessions", ("one-off-scope",)
    application = facts.application
    if granted_by(event, application) is RequestedApproval.TWO_YEARS:
        return (GRANTED_SESSIONS.pass_over(pointer, "No single sessions are granted."),)
    if not sessions_granted(event, application):
        message = "No listed session is left on the day of decision, and none is named."
        question = "Which sessions are approved? Name each in the decision."
        ser = Party.SER
        return (
            GRANTED_SESSIONS.ask(
                pointer, message, question=question, supplied_by=ser, readings=readings
            ),
        )
    listed = application.offering.sessions
    beyond = tuple(
        GRANTED_SESSIONS.not_met(
            f"{pointer}/{index}",
            f"The session of {session.days} is granted, and the application does not list it.",
            readings=readings,
        )
        for index, session in enumerate(event.sessions)
        if not any(same_run(session, one) for one in listed)
    )
    message = "The sessions granted are sessions of the application."
    return beyond or (GRANTED_SESSIONS.met(pointer, message, readings=readings),)


def begun(sessions: Iterable[Session], decided_on: Date) -> tuple[Session, ...]:
    """Give the sessions that have begun when the credits are fixed."""
    return tuple(one for one in sessions if one.starts_on <= decided_on)


def _sessions_covered(
    facts: CaseFacts, event: ApplicationApproved, policy: Policy
) -> tuple[Session, ...]:
    if granted_by(event, facts.application) is RequestedApproval.LISTED_SESSIONS:
        return sessions_granted(event, facts.application)
    listed = facts.application.offering.sessions
    period = two_year_period(listed, event.on, None, policy)
    return covered(listed, period, event.on, policy)


def known_credits(
    facts: CaseFacts, event: ApplicationApproved, policy: Policy
) -> tuple[Finding, ...]:
    """Decide whether the credits are fixed before each session that the approval covers."""
    late = begun(_sessions_covered(facts, event, policy), event.on)
    known = (("credits", str(event.credits)),)
    if not late:
        message = f"The credits, {event.credits}, are fixed before the sessions."
        return (KNOWN_CREDITS.met("/credits", message, facts=known, readings=CREDIT_READINGS),)
    return tuple(
        KNOWN_CREDITS.fall_short(
            "/credits",
            f"The session of {one.days} has begun when the credits, {event.credits}, are fixed.",
            facts=known,
            readings=CREDIT_READINGS,
        )
        for one in late
    )


def notice_again(facts: CaseFacts, event: ApplicantNotified, _: Policy) -> tuple[Finding, ...]:
    """Advise when the applicant was told before; the first notice counts."""
    readings = ("notified-filed",)
    if facts.notified_on is None:
        message = f"The applicant is told the result on {in_words(event.on)}."
        return (NOTICE_AGAIN.met("/on", message, readings=readings),)
    message = f"The applicant was told on {in_words(facts.notified_on)}, which is what counts."
    return (NOTICE_AGAIN.advise("/on", message, readings=readings),)


STEPS: Final[StepRules] = (
    (EventType.APPLICATION_AMENDED, SAME_SUBMISSION, same_submission),
    (EventType.REVIEW_RECORDED, REVIEWER, reviewer),
    (EventType.APPLICATION_APPROVED, KNOWN_CREDITS, known_credits),
    (EventType.APPLICATION_APPROVED, WHOLE_APPLICATION, whole_application),
    (EventType.APPLICATION_APPROVED, GRANTED_SESSIONS, granted_sessions),
    (EventType.APPLICATION_APPROVED, GRANT, grant),
    (EventType.APPLICATION_APPROVED, REVIEWS_THERE, reviews_there),
    (EventType.APPLICATION_APPROVED, PREVAILING, prevailing),
    (EventType.APPLICATION_DECLINED, REVIEWS_THERE, reviews_there),
    (EventType.APPLICATION_DECLINED, PREVAILING, prevailing),
    (EventType.APPLICANT_NOTIFIED, NOTICE_AGAIN, notice_again),
)
