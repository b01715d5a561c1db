"""Decide on the planned days: section "Applications", clause ``applications.sessions``.

What is left out: what an approval of two years would cover (`cerp_rules.rules.approval_period`),
and whether there is time for the review (`cerp_rules.rules.reviews`).
"""

from typing import Final

from pendulum import Date

from cerp_rules._calendar import in_words
from cerp_rules.applications import Application
from cerp_rules.findings import Finding
from cerp_rules.offerings import Session
from cerp_rules.policy import Policy, RequiredInformation
from cerp_rules.rules._rule import Rule

__all__ = ["RULES"]

SESSIONS = Rule(id="sessions", clause="applications.sessions")
LISTED_SESSIONS = Rule(id="listed-sessions", clause="applications.sessions")
SESSIONS_TWICE = Rule(id="sessions-twice", clause="applications.sessions")

_POINTER = "/offering/sessions"
_NONE_TWICE: Final = (SESSIONS_TWICE.met(_POINTER, "No session is listed twice."),)
_TERM_ASKED_FOR: Final = (
    LISTED_SESSIONS.pass_over(_POINTER, "Approval of the listed sessions is not asked for."),
)
_EACH_TO_COME: Final = (
    LISTED_SESSIONS.met(
        _POINTER,
        "Each listed session ends on or after the day of decision.",
        readings=("one-off-scope",),
    ),
)


def sessions(application: Application, _on: Date, policy: Policy) -> tuple[Finding, ...]:
    """Decide whether at least one session is planned that was not over on submission."""
    planned = application.offering.sessions
    if not planned and not policy.requires(RequiredInformation.SESSIONS):
        return (SESSIONS.not_required(_POINTER),)
    readings = ("planned-dates",)
    if not planned:
        return (
            SESSIONS.ask(
                _POINTER,
                "No session is listed.",
                question="When is the offering planned? Give the first and last day of each run.",
                readings=readings,
            ),
        )
    last = max(session.ends_on for session in planned)
    facts = (("sessions", str(len(planned))), ("sessions.last", last.isoformat()))
    if last >= application.submitted_on:
        message = "At least one session was not over on the day of submission."
        return (SESSIONS.met(_POINTER, message, facts=facts, readings=readings),)
    message = f"The last session was over on {in_words(last)}, before the submission"
    if application.requests_two_years:
        term = policy.approval_term.in_words()
        message += f"; SER decides whether {term} can be granted for sessions to come."
        return (SESSIONS.leave_open(_POINTER, message, facts=facts, readings=readings),)
    if not policy.requires(RequiredInformation.SESSIONS):
        # Nobody had to list a session, so to have listed one that is over cannot count against it.
        message += "; this edition requires none, so SER decides."
        return (SESSIONS.leave_open(_POINTER, message, facts=facts, readings=readings),)
    return (SESSIONS.not_met(_POINTER, f"{message}.", facts=facts, readings=readings),)


def sessions_twice(application: Application, _on: Date, _policy: Policy) -> tuple[Finding, ...]:
    """Advise on each session that is listed more than once."""
    listed = application.offering.sessions
    if len(set(listed)) == len(listed):
        return _NONE_TWICE
    seen: set[Session] = set()
    advice: list[Finding] = []
    for index, session in enumerate(listed):
        if session in seen:
            message = f"The session of {session.days} is listed more than once."
            advice.append(SESSIONS_TWICE.advise(f"{_POINTER}/{index}", message))
        seen.add(session)
    return tuple(advice)


def listed_sessions(application: Application, on: Date, policy: Policy) -> tuple[Finding, ...]:
    """Tell which of the listed sessions their approval would cover if decided on that day."""
    listed = application.offering.sessions
    if application.requests_two_years:
        return _TERM_ASKED_FOR
    readings = ("one-off-scope",)
    if not listed and not policy.requires(RequiredInformation.SESSIONS):
        message = "No session is listed that an approval could cover; SER decides."
        return (LISTED_SESSIONS.leave_open(_POINTER, message, readings=readings),)
    if not [one for one in listed if one.ends_on >= application.submitted_on]:
        message = "No session is listed that an approval could cover."
        return (LISTED_SESSIONS.pass_over(_POINTER, message),)
    over = tuple(
        LISTED_SESSIONS.leave_open(
            f"{_POINTER}/{index}",
            f"The session of {session.days} is over before the decision; "
            "it is covered only if the decision names it.",
            readings=readings,
        )
        for index, session in enumerate(listed)
        if session.ends_on < on
    )
    return over or _EACH_TO_COME


RULES = (
    (SESSIONS, sessions),
    (SESSIONS_TWICE, sessions_twice),
    (LISTED_SESSIONS, listed_sessions),
)
