"""Decide on the planned days: section "Applications", clause ``applications.sessions``.

What is left out: whether the approval would cover a session (`cerp_rules.rules.approval_period`).
"""

from pendulum import Date

from cerp_rules._calendar import in_words
from cerp_rules.applications import Application
from cerp_rules.findings import Finding
from cerp_rules.offerings import Session
from cerp_rules.policy import Policy, RequiredInformation
from cerp_rules.rules._rule import Rule

__all__ = ["RULES"]

SESSIONS = Rule(id="sessions", clause="applications.sessions")
SESSIONS_TWICE = Rule(id="sessions-twice", clause="applications.sessions")

_POINTER = "/offering/sessions"


def sessions(application: Application, _on: Date, policy: Policy) -> tuple[Finding, ...]:
    """Decide whether at least one session is planned that was not over on submission."""
    planned = application.offering.sessions
    if not planned and not policy.requires(RequiredInformation.SESSIONS):
        return (SESSIONS.pass_over(_POINTER, "This edition does not require it."),)
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
    facts = (("sessions", str(len(planned))), ("last day", last.isoformat()))
    if last >= application.submitted_on:
        message = "At least one session was still to come on the day of submission."
        return (SESSIONS.met(_POINTER, message, facts=facts, readings=readings),)
    message = f"The last session was over on {in_words(last)}, before the submission"
    if application.requests_two_years:
        message += "; SER decides whether two years can be granted for sessions to come."
        return (SESSIONS.leave_open(_POINTER, message, facts=facts, readings=readings),)
    return (SESSIONS.not_met(_POINTER, f"{message}.", facts=facts, readings=readings),)


def sessions_twice(application: Application, _on: Date, _policy: Policy) -> tuple[Finding, ...]:
    """Advise on each session that is listed more than once."""
    seen: set[Session] = set()
    advice: list[Finding] = []
    for index, session in enumerate(application.offering.sessions):
        if session in seen:
            message = f"The session of {session.days} is listed more than once."
            advice.append(SESSIONS_TWICE.advise(f"{_POINTER}/{index}", message))
        seen.add(session)
    message = "No session is listed twice."
    return tuple(advice) or (SESSIONS_TWICE.met(_POINTER, message),)


RULES = ((SESSIONS, sessions), (SESSIONS_TWICE, sessions_twice))
