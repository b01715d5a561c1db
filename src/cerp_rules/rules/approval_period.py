"""Decide how long an approval lasts and what it covers: section "Approval Period".

Clause covered: ``approval-period.two-years``.
What is left out: what a decision grants; here is what the application could get.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from pendulum import Date

from cerp_rules._calendar import civil_day
from cerp_rules._checks import check_type
from cerp_rules._grants import (
    bounds_that_count,
    can_have_two_years,
    in_scope,
    listed_period,
    not_over,
    two_year_period,
)
from cerp_rules.applications import Application
from cerp_rules.clauses import Party
from cerp_rules.errors import InvalidValueError
from cerp_rules.findings import Finding
from cerp_rules.offerings import Session
from cerp_rules.periods import DatePeriod
from cerp_rules.policy import PUBLISHED, Policy
from cerp_rules.policy_book import PolicyBook, check_policy
from cerp_rules.readings import ApprovalStart, SessionsInside
from cerp_rules.rules._rule import Rule

__all__ = ["RULES", "approval_period"]

TWO_YEARS = Rule(id="two-years", clause="approval-period.two-years")
SESSIONS_COVERED = Rule(id="sessions-covered", clause="approval-period.two-years")

_LENGTH = ("approval_start", "approval_end", "recurring_scope")
_COVERAGE = (*_LENGTH, "sessions_inside")
_NOT_ASKED_FOR: Final = (
    TWO_YEARS.pass_over(
        "/requested_approval",
        "Approval of the listed sessions is asked for, not for a term of years.",
    ),
)
_NONE_NAMED: Final = (
    TWO_YEARS.pass_over(
        "/requested_approval",
        "No approval is named, which stands for that of the listed sessions.",
    ),
)
_NOTHING_TO_COVER: Final = (
    SESSIONS_COVERED.pass_over(
        "/offering/sessions", "Approval for a term of years is not asked for."
    ),
)


def approval_period(
    application: Application,
    *,
    decided_on: dt.date,
    notified_on: dt.date | None = None,
    policy: Policy | PolicyBook = PUBLISHED,
) -> DatePeriod | None:
    """Give the days on which the approval that is asked for would be in force.

    For two years: the term of the edition, from the day that the reading ``approval_start`` names.
    For the listed sessions: from the decision through the last session that is not over then.
    What else the application lacks is not looked at.

    Args:
        application: What was submitted.
        decided_on: The civil day of the decision, no earlier than the submission.
        notified_on: The civil day the applicant is told, no earlier than the decision; None when
            that is not known.
        policy: An edition, or a book of editions that selects the one that governs.

    Returns:
        The period; None when two years are asked for and these facts do not settle that they can be
        granted, when no day starts them, or when every listed session is over.

    Raises:
        InvalidValueError: an argument is of another class, or the days are out of order.
        NotInForceError: no edition of the book was in force on the day of submission.

    Source: clause ``approval-period.two-years``; readings ``approval_start``, ``approval_end``,
    ``recurring_scope``, ``one-off-scope``.

    Example:
        >>> from datetime import date
        >>> from cerp_rules import *
        >>> application = Application(
        ...     submitted_on=date(2024, 1, 8),
        ...     sponsor=Sponsor(name="Cascadia Wetlands Institute"),
        ...     offering=Offering(title="Field course", kind=OfferingKind.COURSE, recurring=True),
        ...     requested_approval=RequestedApproval.TWO_YEARS,
        ... )
        >>> print(approval_period(application, decided_on=date(2024, 2, 29)))
        29 February 2024 to 28 February 2026
    """
    check_type("application", application, Application)
    check_policy(policy)
    decided = civil_day("decided_on", decided_on)
    if decided < application.submitted_on:
        raise InvalidValueError.of("decided_on", decided, "must not be before the submission")
    notified = None if notified_on is None else civil_day("notified_on", notified_on)
    if notified is not None and notified < decided:
        raise InvalidValueError.of("notified_on", notified, "must not be before the decision")
    governing = policy.governing(submitted_on=application.submitted_on, decided_on=decided)
    return period_of(application, decided, notified, governing)


def period_of(
    application: Application, decided: Date, notified: Date | None, policy: Policy
) -> DatePeriod | None:
    """Do what `approval_period` does, on arguments that were checked."""
    sessions = application.offering.sessions
    if not application.requests_two_years:
        return listed_period(not_over(sessions, decided), decided)
    if not can_have_two_years(application, policy):
        return None
    return two_year_period(sessions, decided, notified, policy)


def two_years(application: Application, on: Date, policy: Policy) -> tuple[Finding, ...]:
    """Decide whether two years can be asked for."""
    pointer = "/requested_approval"
    if not application.requests_two_years:
        return _NONE_NAMED if application.requested_approval is None else _NOT_ASKED_FOR
    recurring = application.offering.recurring
    term, readings = policy.approval_term.in_words(), ("recurring_scope",)
    if recurring is None:
        return (
            TWO_YEARS.ask(
                "/offering/recurring",
                "Whether the offering recurs is not given.",
                question="Is the offering held again and again?",
                readings=readings,
            ),
        )
    facts = (("offering.recurring", "yes" if recurring else "no"),)
    if recurring and in_scope(application, policy):
        message = f"The offering recurs, so {term} can be asked for."
        return (TWO_YEARS.met(pointer, message, facts=facts, readings=readings),)
    why = f"An approval of {term} is for courses" if recurring else "The offering does not recur"
    left = any(session.ends_on >= on for session in application.offering.sessions)
    what = "the listed sessions can still be approved" if left else "no listed session is left"
    message = f"{why}; {what}."
    return (TWO_YEARS.leave_open(pointer, message, facts=facts, readings=readings),)


def sessions_covered(application: Application, on: Date, policy: Policy) -> tuple[Finding, ...]:
    """Tell which listed sessions two years would cover if they were decided on that day."""
    pointer = "/offering/sessions"
    listed = application.offering.sessions
    if not application.requests_two_years:
        return _NOTHING_TO_COVER
    if not can_have_two_years(application, policy):
        term = policy.approval_term.in_words()
        message = f"Whether {term} can be granted is not settled, so no period is looked at."
        return (SESSIONS_COVERED.pass_over(pointer, message, readings=("recurring_scope",)),)
    first_session = policy.readings.approval_start is ApprovalStart.FIRST_SESSION
    left = [one for one in listed if one.ends_on >= application.submitted_on]
    if not left and not first_session:
        message = "No session is listed that an approval could cover."
        readings = ("approval_start", "recurring_scope")
        return (SESSIONS_COVERED.pass_over(pointer, message, readings=readings),)
    period = period_of(application, on, None, policy)
    if period is None:
        return (_no_start(policy),)
    findings = tuple(_outside(listed, period, policy))
    message = f"Each listed session lies in the period of approval, {period}."
    facts = _facts(period)
    return findings or (SESSIONS_COVERED.met(pointer, message, facts=facts, readings=_COVERAGE),)


def _no_start(policy: Policy) -> Finding:
    if policy.readings.approval_start is ApprovalStart.NOTIFICATION:
        return SESSIONS_COVERED.ask(
            "",
            "The approval starts when the applicant is notified, and that day is not known here.",
            question="On what day is the applicant notified of the approval?",
            supplied_by=Party.SER,
            decisive=False,
            readings=_LENGTH,
        )
    message = (
        "The approval starts with the first session, and none that is listed starts on or after "
        "the day of decision; SER decides."
    )
    return SESSIONS_COVERED.leave_open("/offering/sessions", message, readings=_LENGTH)


def _facts(period: DatePeriod) -> tuple[tuple[str, str], ...]:
    return (
        ("approval.first", period.first.isoformat()),
        ("approval.last", period.last.isoformat()),
    )


_DECISIVE_DAY = {
    SessionsInside.ALL: "",
    SessionsInside.FIRST: "the first day of ",
    SessionsInside.LAST: "the last day of ",
}


def _outside(listed: tuple[Session, ...], period: DatePeriod, policy: Policy) -> Iterator[Finding]:
    """Give a finding for each session that does not lie in the period."""
    facts = _facts(period)
    inside = policy.readings.sessions_inside
    for index, session in enumerate(listed):
        first, last = bounds_that_count(session, inside)
        if period.first <= first and last <= period.last:
            continue
        days = DatePeriod(first=first, last=last)
        pointer = f"/offering/sessions/{index}"
        what = f"{_DECISIVE_DAY[inside]}the session of {session.days}"
        what = what[0].upper() + what[1:]
        if period.overlaps(days):
            message = f"{what} lies in part outside the period of approval, {period}."
            yield SESSIONS_COVERED.leave_open(pointer, message, facts=facts, readings=_COVERAGE)
        elif days.first > period.last:
            message = f"{what} is after the period of approval, {period}: not covered, renew."
            readings = (*_COVERAGE, "sessions-beyond")
            yield SESSIONS_COVERED.advise(pointer, message, facts=facts, readings=readings)
        else:
            message = f"{what} is before the period of approval, {period}: not covered."
            yield SESSIONS_COVERED.advise(pointer, message, facts=facts, readings=_COVERAGE)


RULES = ((TWO_YEARS, two_years), (SESSIONS_COVERED, sessions_covered))
