"""Say what can be done with a case now, and why the rest cannot.

Whether an event is permitted depends on what it says, which is not known before the form is
filled in.
So a few typical events of each type are tried, on the day and on earlier ones: when one of them is
permitted, the form is open; when none is, the findings on the first are the reason.
The library judges again what is then recorded.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from cerp_rules import (
    Event,
    EventType,
    Finding,
    PreApproval,
    Verdict,
    dump,
    load,
    schema,
)
from review_desk.forms import Form
from review_desk.outlines import Part, outline

__all__ = ["LABELS", "Action", "actions", "event_form", "event_parts", "reasons"]

LABELS = {
    EventType.REVIEW_RECORDED: "Record a review",
    EventType.APPLICATION_APPROVED: "Approve the application",
    EventType.APPLICATION_DECLINED: "Decline the application",
    EventType.APPLICANT_NOTIFIED: "Record the notice to the applicant",
    EventType.APPLICATION_AMENDED: "Amend the application",
    EventType.APPLICATION_WITHDRAWN: "Record the withdrawal",
    EventType.OFFERING_LISTED: "Record the listing in the calendar",
    EventType.SAMPLE_FORM_REQUESTED: "Record a request for the sample form",
    EventType.LOGO_REQUESTED: "Record a request for the logo",
    EventType.LOGO_SUPPLIED: "Record that the logo was supplied",
    EventType.RECORDS_DELIVERED: "Record a delivery of records",
    EventType.MONITORING_RECORDED: "Record monitoring",
    EventType.WARNING_ISSUED: "Issue a warning",
    EventType.PRE_APPROVAL_TERMINATED: "Terminate the pre-approval",
    EventType.APPEAL_FILED: "Record an appeal",
    EventType.APPEAL_DECIDED: "Record the decision on the appeal",
}
"""What is done in the desk, in the order of a case's life; it begins by applying."""

MOST_SESSIONS = 20
AGAINST = (Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.OPEN)
APPROVAL = {"approval_code": "typical", "credits": {"value": "1"}}
KINDS = ["attendance", "grades", "confirmations"]
GROUNDS = {
    "grounds": ["educational_criteria", "guidelines", "code_of_ethics"],
    "evidence": [{"title": "typical"}],
}
TYPICAL: dict[EventType, tuple[dict[str, Any], ...]] = {
    EventType.REVIEW_RECORDED: tuple(
        {"reviewer": reviewer, "recommendation": recommendation}
        for reviewer, recommendation in product(
            ("coordinator", "committee"), ("approve", "decline")
        )
    ),
    EventType.APPLICATION_DECLINED: ({"reasons": ["typical"]},),
    EventType.MONITORING_RECORDED: ({"remarks": "typical"},),
    EventType.WARNING_ISSUED: (GROUNDS,),
    EventType.APPEAL_FILED: ({"filed_by": "sponsor"}, {"filed_by": "other"}),
    EventType.APPEAL_DECIDED: ({"votes_to_reverse": 1, "votes_to_uphold": 0},),
}
"""What typical events say that does not depend on the case."""


@dataclass(frozen=True)
class Action:
    """One thing to do, with its form.

    Attributes:
        type: The type of event that is recorded.
        label: What people know it by.
        reasons: Why it cannot be done; none when it can.
        late: Why it can be recorded as of an earlier day alone; none when the day does not matter.
        form: The form for it.
    """

    type: EventType
    label: str
    reasons: tuple[Finding, ...]
    late: tuple[Finding, ...]
    form: Form


def actions(case: PreApproval, on: dt.date, sent: Form | None = None) -> tuple[Action, ...]:
    """Give everything that the desk can record, each with what stands against it on a day.

    Args:
        case: The case with all its events.
        on: The civil day on which it would be recorded.
        sent: The form that somebody has filled in, which is shown as it is.
    """
    return tuple(_action(case, type_, on, sent) for type_ in LABELS)


@cache
def event_parts(type_: EventType) -> tuple[Part, ...]:
    """Give the outline of the form for a type of event."""
    events = schema("event")
    return outline(events, events["$defs"][type_], leave_out=("type",))


def event_form(case: PreApproval, type_: EventType, on: dt.date) -> Form:
    """Give the form for a type of event, with what is usual filled in."""
    day = on.isoformat()
    payload: dict[str, Any] = {"on": day}
    if type_ is EventType.PRE_APPROVAL_TERMINATED:
        payload["notified_on"] = day
    if type_ is EventType.APPLICATION_APPROVED:
        payload["credits"] = {"unit": "CEC"}
    if type_ is EventType.APPLICATION_AMENDED:
        payload["application"] = dump(case.application)
    return Form(type_.value, event_parts(type_), payload)


def reasons(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Give the findings that stand against what was assessed."""
    return tuple(one for one in findings if one.decisive and one.verdict in AGAINST)


def _action(case: PreApproval, type_: EventType, on: dt.date, sent: Form | None) -> Action:
    form = sent if sent and sent.name == type_ else event_form(case, type_, on)
    against = _standing_against(case, type_, on)
    # An appeal that was received in time can still be entered after the last day for it.
    if against and any(not _standing_against(case, type_, day) for day in _before(case, on)):
        return Action(type_, LABELS[type_], (), against, form)
    return Action(type_, LABELS[type_], against, (), form)


def _before(case: PreApproval, on: dt.date) -> Iterable[dt.date]:
    """Give earlier days on which more may have been possible, none before the last event."""
    last = case.events[-1].on
    days = [last] if case.period is None else [last, case.period.last]
    return [day for day in days if last <= day < on]


def _standing_against(case: PreApproval, type_: EventType, on: dt.date) -> tuple[Finding, ...]:
    found: list[tuple[Finding, ...]] = []
    for members in _typical(case, type_, on.isoformat()):
        event = load({"type": type_.value, "on": on.isoformat(), **members}, Event)
        assessment = case.permit(event)
        if assessment.ok:
            return ()
        found.append(reasons(assessment.findings))
    return found[0]


def _typical(case: PreApproval, type_: EventType, day: str) -> Iterable[dict[str, Any]]:
    """Give the members of typical events; the first is that whose refusal is told."""
    sessions = dump(case.application)["offering"].get("sessions", [])
    match type_:
        case EventType.APPLICATION_AMENDED:
            return [{"application": dump(case.application)}]
        case EventType.APPLICATION_APPROVED:
            named = (sessions, *([one] for one in sessions[:MOST_SESSIONS]))
            return [
                APPROVAL,
                *({**APPROVAL, "granted": what} for what in ("listed_sessions", "two_years")),
                *({**APPROVAL, "sessions": some} for some in named),
            ]
        case EventType.PRE_APPROVAL_TERMINATED:
            return [{**GROUNDS, "notified_on": day}]
        case EventType.RECORDS_DELIVERED:
            # An approval of two years covers sessions that the application does not list.
            delivered = [*sessions[:MOST_SESSIONS], {"starts_on": day, "ends_on": day}]
            return [{"session": one, "kinds": KINDS} for one in delivered]
        case _:
            return TYPICAL.get(type_, ({},))
