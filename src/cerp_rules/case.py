"""Fold the history of a pre-approval into what the rules need to know of it.

One event is folded at a time, in steps that do not grow with the history.
What is left out: whether the event was permitted, which is judged before (`cerp_rules.lifecycle`).
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final

import attrs
from pendulum import Date

from cerp_rules._grants import covered, listed_period, not_over, two_year_period
from cerp_rules.applications import Application, RequestedApproval
from cerp_rules.approvals import Approval
from cerp_rules.events import (
    AppealDecided,
    AppealFiled,
    ApplicantNotified,
    ApplicationAmended,
    ApplicationApproved,
    ApplicationDeclined,
    ApplicationSubmitted,
    Event,
    EventType,
    PreApprovalTerminated,
    ReviewRecorded,
)
from cerp_rules.offerings import Session
from cerp_rules.periods import DatePeriod
from cerp_rules.policy import Policy
from cerp_rules.policy_book import PolicyBook
from cerp_rules.readings import AppealMajority, AppealStay, TerminationDay
from cerp_rules.reviews import Recommendation, Reviewer
from cerp_rules.transitions import TRANSITIONS, Status

__all__ = [
    "CaseFacts",
    "Termination",
    "facts_up_to",
    "fold",
    "granted_by",
    "reverses",
    "sessions_granted",
]


@attrs.frozen(kw_only=True)
class Termination:
    """A termination that stands: when it was decided and told, and the last day in force.

    The last two are None while the sponsor has not been told, as far as that is known.
    """

    decided_on: Date
    notified_on: Date | None
    last_day: Date | None


@attrs.frozen(kw_only=True)
class CaseFacts:
    """What the events of a case add up to.

    The days are those of the first event of their kind; a reversed termination leaves no trace but
    the day on which the appeal was decided.
    """

    policy: Policy | PolicyBook
    status: Status
    last_on: Date
    application: Application
    coordinator: Recommendation | None = None
    committee: Recommendation | None = None
    withdrawn_on: Date | None = None
    decided_on: Date | None = None
    approval: Approval | None = None
    period: DatePeriod | None = None
    notified_on: Date | None = None
    listed_on: Date | None = None
    sample_form_requested_on: Date | None = None
    logo_requested_on: Date | None = None
    logo_supplied_on: Date | None = None
    monitored_on: Date | None = None
    warned_on: Date | None = None
    termination: Termination | None = None
    appealed_on: Date | None = None
    stayed: bool = False
    appeal_decided_on: Date | None = None

    @classmethod
    def of(cls, event: ApplicationSubmitted, policy: Policy | PolicyBook) -> "CaseFacts":
        """Give the facts of a case that was just submitted."""
        return cls(
            policy=policy,
            status=Status.UNDER_REVIEW,
            last_on=event.on,
            application=event.application,
        )

    def governing(self, on: Date) -> Policy:
        """Give the edition for application, reviews, decision and notice, as known on a day."""
        submitted_on = self.application.submitted_on
        decided_on = self.decided_on or self.withdrawn_on or max(on, submitted_on)
        return self.policy.governing(submitted_on=submitted_on, decided_on=decided_on)

    def edition_on(self, day: Date) -> Policy:
        """Give the edition in force on a day; before the submission, that of the submission."""
        return self.policy.on(max(day, self.application.submitted_on))

    def recommended_by(self, reviewer: Reviewer) -> Recommendation | None:
        """Give the last recommendation of a reviewer."""
        return self.coordinator if reviewer is Reviewer.COORDINATOR else self.committee

    @property
    def last_day(self) -> Date | None:
        """The last day of the approval: that of its period, or of an earlier termination.

        An appeal that suspends the termination moves its last day to that of a final decision.
        """
        if self.period is None:
            return None
        last, termination = self.period.last, self.termination
        if termination is None or termination.last_day is None:
            return last
        if not self.stayed:
            return min(last, termination.last_day)
        if self.appeal_decided_on is None:
            return last
        return min(last, max(termination.last_day, self.appeal_decided_on))

    def as_known_on(self, on: Date) -> "CaseFacts":
        """Give the facts without a notice of termination that is dated later than a day."""
        termination = self.termination
        if termination is None or termination.notified_on is None or termination.notified_on <= on:
            return self
        last_day = termination.last_day if termination.last_day == termination.decided_on else None
        untold = attrs.evolve(termination, notified_on=None, last_day=last_day)
        return attrs.evolve(self, termination=untold)

    @property
    def sessions_covered(self) -> tuple[Session, ...]:
        """The sessions granted or, of an approval of two years, the listed ones in its period."""
        approval, period = self.approval, self.period
        if approval is None:
            return ()
        if not approval.for_two_years:
            return approval.sessions
        edition = self.governing(approval.decided_on)
        sessions = self.application.offering.sessions
        return covered(sessions, period, approval.decided_on, edition)

    def suspended_on(self, day: Date) -> bool:
        """Tell whether an appeal suspends the termination on a day."""
        if not self.stayed or self.appealed_on is None or day < self.appealed_on:
            return False
        return self.appeal_decided_on is None or day <= self.appeal_decided_on

    def terminated_on(self, day: Date) -> bool:
        """Tell whether a termination is in effect on a day."""
        termination = self.termination
        last_day = None if termination is None else termination.last_day
        return last_day is not None and day > last_day and not self.suspended_on(day)

    def in_force_on(self, day: Date) -> bool:
        """Tell whether the approval is in force on a day."""
        return self.period is not None and day in self.period and not self.terminated_on(day)

    def ended_on(self, day: Date) -> bool:
        """Tell whether an approval that was given is over on a day."""
        over = self.period is not None and day > self.period.last
        return over or self.terminated_on(day)


Changes = dict[str, Any]


def granted_by(event: ApplicationApproved, application: Application) -> RequestedApproval:
    """Give what a decision grants: what it says, else the sessions it names, else the request."""
    if event.granted is not None:
        return event.granted
    if event.sessions or not application.requests_two_years:
        return RequestedApproval.LISTED_SESSIONS
    return RequestedApproval.TWO_YEARS


def sessions_granted(event: ApplicationApproved, application: Application) -> tuple[Session, ...]:
    """Give the sessions that a decision on listed sessions covers."""
    return event.sessions or not_over(application.offering.sessions, event.on)


def reverses(event: AppealDecided, edition: Policy) -> bool:
    """Tell whether the votes reverse the termination."""
    if event.is_tie:
        return edition.readings.appeal_majority is AppealMajority.TIE_REVERSES
    return event.votes_to_reverse > event.votes_to_uphold


def _amended(_: CaseFacts, event: ApplicationAmended) -> Changes:
    return {"application": event.application}


def _withdrawn(_: CaseFacts, event: Event) -> Changes:
    return {"withdrawn_on": event.on}


def _reviewed(_: CaseFacts, event: ReviewRecorded) -> Changes:
    return {event.reviewer.value: event.recommendation}


def _declined(_: CaseFacts, event: ApplicationDeclined) -> Changes:
    return {"decided_on": event.on}


def _approved(facts: CaseFacts, event: ApplicationApproved) -> Changes:
    application = facts.application
    granted = granted_by(event, application)
    if granted is RequestedApproval.TWO_YEARS:
        sessions: tuple[Session, ...] = ()
        listed, edition = application.offering.sessions, facts.governing(event.on)
        period = two_year_period(listed, event.on, None, edition)
    else:
        sessions = sessions_granted(event, application)
        period = listed_period(sessions, event.on)
    approval = Approval(
        code=event.approval_code,
        credits=event.credits,
        granted=granted,
        sessions=sessions,
        decided_on=event.on,
    )
    return {"decided_on": event.on, "approval": approval, "period": period}


def _notified(facts: CaseFacts, event: ApplicantNotified) -> Changes:
    if facts.notified_on is not None:
        return {}
    changes: Changes = {"notified_on": event.on}
    approval = facts.approval
    if facts.period is None and approval is not None:
        sessions, edition = facts.application.offering.sessions, facts.governing(event.on)
        changes["period"] = two_year_period(sessions, approval.decided_on, event.on, edition)
    return changes


def _first(field: str) -> Callable[[CaseFacts, Event], Changes]:
    def change(facts: CaseFacts, event: Event) -> Changes:
        return {} if getattr(facts, field) is not None else {field: event.on}

    return change


def _terminated(facts: CaseFacts, event: PreApprovalTerminated) -> Changes:
    day = facts.edition_on(event.on).readings.termination_day
    termination = Termination(
        decided_on=event.on,
        notified_on=event.notified_on,
        last_day=event.on if day is TerminationDay.DECISION else event.notified_on,
    )
    return {
        "termination": termination,
        "appealed_on": None,
        "stayed": False,
        "appeal_decided_on": None,
    }


def _appealed(facts: CaseFacts, event: AppealFiled) -> Changes:
    stay = facts.edition_on(event.on).readings.appeal_stay
    return {"appealed_on": event.on, "stayed": stay is AppealStay.YES}


def _appeal_decided(facts: CaseFacts, event: AppealDecided) -> Changes:
    decided: Changes = {"appeal_decided_on": event.on}
    if not reverses(event, facts.edition_on(event.on)):
        return {**decided, "status": Status.TERMINATION_FINAL}
    # As if never terminated.
    whole: Changes = {"status": Status.APPROVED, "termination": None}
    return {**decided, **whole, "appealed_on": None, "stayed": False}


_CHANGES: Final[Mapping[EventType, Callable[[CaseFacts, Any], Changes]]] = MappingProxyType(
    {
        EventType.APPLICATION_AMENDED: _amended,
        EventType.APPLICATION_WITHDRAWN: _withdrawn,
        EventType.REVIEW_RECORDED: _reviewed,
        EventType.APPLICATION_APPROVED: _approved,
        EventType.APPLICATION_DECLINED: _declined,
        EventType.APPLICANT_NOTIFIED: _notified,
        EventType.OFFERING_LISTED: _first("listed_on"),
        EventType.SAMPLE_FORM_REQUESTED: _first("sample_form_requested_on"),
        EventType.LOGO_REQUESTED: _first("logo_requested_on"),
        EventType.LOGO_SUPPLIED: _first("logo_supplied_on"),
        EventType.MONITORING_RECORDED: _first("monitored_on"),
        EventType.WARNING_ISSUED: _first("warned_on"),
        EventType.PRE_APPROVAL_TERMINATED: _terminated,
        EventType.APPEAL_FILED: _appealed,
        EventType.APPEAL_DECIDED: _appeal_decided,
    }
)
"""What each type of event changes; records that are delivered are looked up in the events."""


def fold(facts: CaseFacts, event: Event) -> CaseFacts:
    """Give the facts after one event more, which was permitted."""
    changes: Changes = {"status": TRANSITIONS[facts.status][event.type][0], "last_on": event.on}
    change = _CHANGES.get(event.type)
    if change is not None:
        changes |= change(facts, event)
    return attrs.evolve(facts, **changes)


def facts_up_to(on: Date, events: tuple[Event, ...], policy: Policy | PolicyBook) -> CaseFacts:
    """Give what the events up to a day add up to; the first of them is the submission."""
    submitted, *later = events[: bisect_right(events, on, key=attrgetter("on"))]
    facts = CaseFacts.of(submitted, policy)  # type: ignore[arg-type]  # the first always is
    for event in later:
        facts = fold(facts, event)
    return facts.as_known_on(on)
