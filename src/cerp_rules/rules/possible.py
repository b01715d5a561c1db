"""Decide whether an event is possible at all: by the transition table and the order of days.

Each type of event rests on a clause of its own; a refusal cites it.
Clauses covered: ``applications.form``, ``reviews.reviewers``, ``reviews.notice``,
``reviews.calendar``, ``completion.sample-form``, ``records.kept``, ``marketing.logo-request``,
``oversight.monitoring``, ``oversight.measures``, ``oversight.appeal``, ``oversight.final``.
What is left out: what the event itself must bring, which the rules of its section decide.
"""

from types import MappingProxyType
from typing import Final

from cerp_rules._calendar import in_words
from cerp_rules.case import CaseFacts
from cerp_rules.events import Event, EventType
from cerp_rules.findings import Finding
from cerp_rules.rules._rule import Rule
from cerp_rules.transitions import TRANSITIONS, Status

__all__ = ["RULES", "possible"]


def _rule(id_: str, clause: str, words: str) -> tuple[Rule, str]:
    """Make the rule of a type of event, beside the words for it."""
    return Rule(id=id_, clause=clause), words


BEFORE_DECISION: Final = Rule(id="before-decision", clause="applications.form")

_RULES: Final = MappingProxyType(
    {
        EventType.APPLICATION_SUBMITTED: (BEFORE_DECISION, "Another submission"),
        EventType.APPLICATION_AMENDED: (BEFORE_DECISION, "An amendment"),
        EventType.APPLICATION_WITHDRAWN: (BEFORE_DECISION, "A withdrawal"),
        EventType.REVIEW_RECORDED: _rule("review", "reviews.reviewers", "A review"),
        EventType.APPLICATION_APPROVED: _rule("approval", "reviews.reviewers", "An approval"),
        EventType.APPLICATION_DECLINED: _rule("decline", "reviews.reviewers", "A decline"),
        EventType.APPLICANT_NOTIFIED: _rule("notice", "reviews.notice", "A notice of the result"),
        EventType.OFFERING_LISTED: _rule(
            "listing", "reviews.calendar", "A listing in the calendar"
        ),
        EventType.SAMPLE_FORM_REQUESTED: _rule(
            "sample-form", "completion.sample-form", "A request for the sample form"
        ),
        EventType.LOGO_REQUESTED: _rule(
            "logo-request", "marketing.logo-request", "A request for the logo"
        ),
        EventType.LOGO_SUPPLIED: _rule(
            "logo-supply", "marketing.logo-request", "The supply of the logo"
        ),
        EventType.RECORDS_DELIVERED: _rule(
            "records-delivery", "records.kept", "A delivery of records"
        ),
        EventType.MONITORING_RECORDED: _rule("monitoring", "oversight.monitoring", "Monitoring"),
        EventType.WARNING_ISSUED: _rule("warning", "oversight.measures", "A warning"),
        EventType.PRE_APPROVAL_TERMINATED: _rule(
            "termination", "oversight.measures", "A termination"
        ),
        EventType.APPEAL_FILED: _rule("appeal", "oversight.appeal", "An appeal"),
        EventType.APPEAL_DECIDED: _rule(
            "appeal-decision", "oversight.final", "A decision on an appeal"
        ),
    }
)
"""The rule of each type of event, and the words for it."""

RULES: Final = tuple(rule for rule, _ in _RULES.values())

_STATUSES: Final = MappingProxyType(
    {
        Status.UNDER_REVIEW: "the application is under review",
        Status.APPROVED: "the offering is pre-approved",
        Status.DECLINED: "the application was declined",
        Status.WITHDRAWN: "the application was withdrawn",
        Status.TERMINATED: "the pre-approval was terminated",
        Status.UNDER_APPEAL: "the termination is under appeal",
        Status.TERMINATION_FINAL: "the termination is final",
    }
)
_HINTS: Final = MappingProxyType(
    {
        (Status.DECLINED, EventType.APPEAL_FILED): "the page provides an appeal of a termination "
        "alone",
        (Status.WITHDRAWN, EventType.APPLICATION_AMENDED): "apply anew",
        (Status.DECLINED, EventType.APPLICATION_AMENDED): "apply anew",
        (Status.APPROVED, EventType.APPEAL_FILED): "there is no termination to appeal",
        (Status.TERMINATED, EventType.APPEAL_DECIDED): "no appeal was filed",
        (Status.UNDER_APPEAL, EventType.APPEAL_FILED): "an appeal was filed already",
    }
)


def possible(facts: CaseFacts, event: Event) -> Finding:
    """Decide whether an event of this type can come now, and on this day."""
    rule, words = _RULES[event.type]
    status = _STATUSES[facts.status]
    known = (("status", facts.status.value), ("events.last", facts.last_on.isoformat()))
    if event.type not in TRANSITIONS[facts.status]:
        final = facts.status is Status.TERMINATION_FINAL and facts.appeal_decided_on
        if event.type is EventType.APPEAL_FILED and final:
            message = (
                "The appeal of this termination was decided on "
                f"{in_words(final)}, and that decision is final."
            )
            decided, _ = _RULES[EventType.APPEAL_DECIDED]
            return decided.not_met("/type", message, facts=known, readings=("appeal-who",))
        hint = _HINTS.get((facts.status, event.type))
        message = f"{words} is not possible: {status}{f'; {hint}' if hint else ''}."
        return rule.not_met("/type", message, facts=known)
    if event.on < facts.last_on:
        message = (
            f"{words} on {in_words(event.on)} comes before the last event, of "
            f"{in_words(facts.last_on)}; replay the corrected list of events."
        )
        return rule.not_met("/on", message, facts=known, readings=("notified-filed",))
    return rule.met("/type", f"{words} is possible: {status}.", facts=known)
