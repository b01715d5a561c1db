"""Decide whether the approval covers a completion.

Clauses covered: ``benefits.known-credits``, ``approval-period.two-years``,
``applications.sessions``, ``oversight.measures``.
Coverage is judged by the session; a termination by the day of completion.
What is left out: whether the participant attended and completed (`cerp_rules.rules.completion`).
"""

from typing import Final

from pendulum import Date

from cerp_rules._calendar import in_words
from cerp_rules._grants import days_that_count, same_run
from cerp_rules.clauses import Party
from cerp_rules.findings import Finding
from cerp_rules.readings import TerminationReach
from cerp_rules.rules._attended import Attended, CompletionRules
from cerp_rules.rules._rule import Rule
from cerp_rules.transitions import Status

__all__ = ["COMPLETION_RULES", "before_termination", "session_granted", "session_in_period"]

CREDITS_FIXED = Rule(id="credits-fixed", clause="benefits.known-credits")
SESSION_IN_PERIOD = Rule(id="session-in-period", clause="approval-period.two-years")
SESSION_GRANTED = Rule(id="session-granted", clause="applications.sessions")
BEFORE_TERMINATION = Rule(id="before-termination", clause="oversight.measures")

_PERIOD_READINGS: Final = (
    "approval_start", "approval_end", "sessions_inside", "later-sessions",
)  # fmt: skip

_REACH: Final = ("termination_reach", "termination_day", "appeal_stay")


def credits_fixed(attended: Attended) -> tuple[Finding, ...]:
    """Decide whether an approval fixes what the session gives."""
    approval, status = attended.facts.approval, attended.facts.status
    if approval is not None:
        message = f"The approval {approval.code!r} fixes the credits at {approval.credits}."
        return (CREDITS_FIXED.met("", message, facts=(("credits", str(approval.credits)),)),)
    known = (("status", status.value),)
    if status is Status.UNDER_REVIEW:
        message = "The application is under review, so no credits are fixed yet."
        question = "Is the offering approved, and for how many credits?"
        ser = Party.SER
        return (CREDITS_FIXED.ask("", message, question=question, supplied_by=ser, facts=known),)
    message = f"The application was {status.value}, so there are no credits to assign."
    return (CREDITS_FIXED.not_met("", message, facts=known),)


def session_in_period(attended: Attended) -> tuple[Finding, ...]:
    """Decide whether the session lies in the period of an approval of two years."""
    facts, session = attended.facts, attended.completion.session
    approval, period = facts.approval, facts.period
    if approval is None or not approval.for_two_years:
        message = "There is no approval for a term of years."
        return (SESSION_IN_PERIOD.pass_over("/session", message),)
    if period is None:
        message = "The approval has not started, so it is not known what it covers."
        question = "On what day is the applicant notified, or does the first session start?"
        asked = SESSION_IN_PERIOD.ask(
            "/session",
            message,
            question=question,
            supplied_by=Party.SER,
            readings=("approval_start",),
        )
        return (asked,)
    edition = facts.governing(attended.on)
    days = days_that_count(session, edition.readings.sessions_inside)
    known = (
        ("approval.first", period.first.isoformat()),
        ("approval.last", period.last.isoformat()),
    )
    what, readings = f"The session of {session.days}", _PERIOD_READINGS
    if period.covers(days):
        message = f"{what} lies in the period of approval, {period}."
        return (SESSION_IN_PERIOD.met("/session", message, facts=known, readings=readings),)
    if period.overlaps(days):
        message = f"{what} lies in part outside the period of approval, {period}; SER decides."
        return (SESSION_IN_PERIOD.leave_open("/session", message, facts=known, readings=readings),)
    message = f"{what} lies outside the period of approval, {period}."
    return (SESSION_IN_PERIOD.not_met("/session", message, facts=known, readings=readings),)


def session_granted(attended: Attended) -> tuple[Finding, ...]:
    """Decide whether the session is one of those that were granted."""
    facts, session = attended.facts, attended.completion.session
    approval, readings = facts.approval, ("one-off-scope",)
    if approval is None or approval.for_two_years:
        message = "There is no approval of single sessions."
        return (SESSION_GRANTED.pass_over("/session", message),)
    what = f"The session of {session.days}"
    if any(same_run(session, one) for one in approval.sessions):
        message = f"{what} is one of those that were granted."
        return (SESSION_GRANTED.met("/session", message, readings=readings),)
    listed = facts.application.offering.sessions
    if any(same_run(session, one) for one in listed) and session.ends_on < approval.decided_on:
        message = f"{what} was listed and was over before the decision, which does not name it."
        return (SESSION_GRANTED.leave_open("/session", message, readings=readings),)
    if any(one.days == session.days for one in approval.sessions):
        message = f"{what} was granted at another place; SER decides whether it is the same."
        return (SESSION_GRANTED.leave_open("/session", message, readings=readings),)
    message = f"{what} is none of those that were granted."
    return (SESSION_GRANTED.not_met("/session", message, readings=readings),)


def before_termination(attended: Attended) -> tuple[Finding, ...]:
    """Decide whether a termination leaves the completion creditable."""
    facts, completion = attended.facts, attended.completion
    termination = facts.termination
    if termination is None or termination.last_day is None or attended.ahead:
        message = "No termination comes before the completion."
        return (BEFORE_TERMINATION.pass_over("/completed_on", message, readings=_REACH),)
    if facts.terminated_on(completion.day):
        return (_compared(termination.last_day, "completion", completion.day, after=True),)
    reach = facts.edition_on(termination.decided_on).readings.termination_reach
    if reach is TerminationReach.RETROACTIVE and facts.terminated_on(attended.on):
        message = "The pre-approval was terminated, and earlier completions are lost with it."
        return (BEFORE_TERMINATION.not_met("/completed_on", message, readings=_REACH),)
    if reach is not TerminationReach.BY_CONFIRMATION:
        return (_compared(termination.last_day, "completion", completion.day, after=False),)
    if completion.confirmation is None:
        question = "On what day was the confirmation issued?"
        message = "Whether the termination reaches it depends on the day of the confirmation."
        pointer = "/confirmation"
        return (BEFORE_TERMINATION.ask(pointer, message, question=question, readings=_REACH),)
    issued_on = completion.confirmation.issued_on
    after = facts.terminated_on(issued_on)
    return (_compared(termination.last_day, "confirmation", issued_on, after=after),)


def _compared(last_day: Date, what: str, day: Date, *, after: bool) -> Finding:
    known = (("termination.last", last_day.isoformat()),)
    pointer = "/completed_on" if what == "completion" else "/confirmation/issued_on"
    last = in_words(last_day)
    if after:
        message = f"The {what} on {in_words(day)} is after the last day in force, {last}."
        return BEFORE_TERMINATION.not_met(pointer, message, facts=known, readings=_REACH)
    message = f"The {what} on {in_words(day)} is not after the last day in force, {last}."
    if day > last_day:
        message = f"On {in_words(day)}, the day of {what}, an appeal suspended the termination."
    return BEFORE_TERMINATION.met(pointer, message, facts=known, readings=_REACH)


COMPLETION_RULES: Final[CompletionRules] = (
    (CREDITS_FIXED, credits_fixed),
    (SESSION_GRANTED, session_granted),
    (SESSION_IN_PERIOD, session_in_period),
    (BEFORE_TERMINATION, before_termination),
)
