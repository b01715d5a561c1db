"""Tell the life of one pre-approval, with its status and open deadlines after each step."""

from datetime import date
from typing import Any

from cerp_rules import (
    Application,
    Completion,
    DeadlineState,
    Event,
    NotPermittedError,
    PreApproval,
    assess_completion,
    deadlines,
    load,
)
from demo import WIDTH, line

SUBMITTED: dict[str, Any] = {
    "submitted_on": "2026-03-02",
    "sponsor": {"name": "Cascadia Wetlands Institute", "kind": "non_profit_organization"},
    "offering": {
        "title": "Riparian restoration field course",
        "kind": "course",
        "recurring": True,
        "syllabus": {"title": "Syllabus (on paper)"},
        "educational_objectives": ["Read a reference reach"],
        "sessions": [{"starts_on": "2026-06-01", "ends_on": "2026-06-03"}],
        "contact_hours": "16",
    },
    "instructors": [{"name": "R. Alder"}],
    "registration_contact": {"email": "registrar@example.org"},
    "requested_approval": "two_years",
}
AMENDED = {
    **SUBMITTED,
    "instructors": [{"name": "R. Alder", "resume": {"title": "Curriculum vitae"}}],
}
GROUNDS: dict[str, Any] = {
    "grounds": ["guidelines"],
    "evidence": [{"title": "Report of a visit"}],
}

APPROVED: dict[str, Any] = {
    "type": "application_approved", "on": "2026-04-06", "approval_code": "CEC-0117",
    "credits": {"value": "16", "unit": "CEC"},
}  # fmt: skip
BEFORE: tuple[dict[str, Any], ...] = (
    {"type": "application_amended", "on": "2026-03-09", "application": AMENDED},
    {
        "type": "review_recorded", "on": "2026-03-16", "reviewer": "coordinator",
        "recommendation": "approve",
    },
    {
        "type": "review_recorded", "on": "2026-03-30", "reviewer": "committee",
        "recommendation": "approve",
    },
    APPROVED,
    {"type": "applicant_notified", "on": "2026-04-08"},
    {"type": "offering_listed", "on": "2026-04-10"},
)  # fmt: skip
AFTER: tuple[dict[str, Any], ...] = (
    {"type": "warning_issued", "on": "2027-07-01", **GROUNDS},
    {
        "type": "pre_approval_terminated", "on": "2027-08-02", **GROUNDS,
        "notified_on": "2027-08-02",
    },
    {"type": "appeal_filed", "on": "2027-08-30", "filed_by": "sponsor"},
    {
        "type": "appeal_decided", "on": "2027-09-13", "votes_to_reverse": 3, "votes_to_uphold": 2,
    },
)  # fmt: skip

# A session of the next year, which the application did not list.
COMPLETION: dict[str, Any] = {
    "participant": {"name": "L. Birch", "certificant_id": "CERP-204"},
    "session": {"starts_on": "2027-06-07", "ends_on": "2027-06-09"},
    "completed_on": "2027-06-09",
    "attendance_confirmed": True,
    "requirements_completed": True,
    "confirmed_by": {"name": "R. Alder", "role": "sponsor"},
    "confirmation": {
        "issued_on": "2027-06-14",
        "approval_code": "CEC-0117",
        "sponsor": "Cascadia Wetlands Institute",
        "participant": "L. Birch",
        "offering_title": "Riparian restoration field course",
        "completed_on": "2027-06-09",
        "credits": {"value": "16", "unit": "CEC"},
    },
    "grades_assigned": False,
    "records": [{"kind": "attendance", "medium": "electronic"}, {"kind": "confirmations"}],
    "uploaded_on": "2027-06-20",
}

OPEN = (DeadlineState.UPCOMING, DeadlineState.DUE, DeadlineState.OVERDUE, DeadlineState.KEEPING)


def main() -> None:
    """Tell the story."""
    print("=" * WIDTH)
    print("the life of one case\n")
    case = PreApproval.submit(load(SUBMITTED, Application))
    show("application submitted", case, case.events[0].on)
    refused(case, APPROVED)
    for payload in BEFORE:
        case = step(case, payload)
    completion = load(COMPLETION, Completion)
    completed(case, completion)
    for payload in AFTER:
        case = step(case, payload, completion)
    print("the same case, replayed from its events:", PreApproval.replay(case.events) == case)


def step(case: PreApproval, payload: dict[str, Any], *completions: Completion) -> PreApproval:
    """Record an event and show where the case then stands."""
    event = load(payload, Event)
    case = case.record(event)
    show(in_words(event), case, event.on, *completions)
    return case


def in_words(event: Event) -> str:
    """Write the type of an event as people do."""
    return event.type.replace("pre_approval", "pre-approval").replace("_", " ")


def show(what: str, case: PreApproval, on: date, *completions: Completion) -> None:
    """Print status and open deadlines on the day of an event."""
    print(f"{on}  {what}")
    status, in_force = case.status(on=on), case.in_force(on=on)
    still = "; the approval is still in force" if in_force and status != "in_force" else ""
    line("status", f"{status.replace('_', ' ')}{still}")
    for deadline in deadlines(case, completions, on=on):
        state = deadline.state(on=on)
        if state in OPEN:
            line(state, f"{deadline.due_on} {deadline.duty_id}, by {deadline.responsible}")
    print()


def refused(case: PreApproval, payload: dict[str, Any]) -> None:
    """Show what the policy does not permit, and why."""
    event = load(payload, Event)
    try:
        case.record(event)
    except NotPermittedError as error:
        print(f"{event.on}  {in_words(event)}: not permitted")
        for finding in (*error.assessment.unmet, *error.assessment.missing):
            line("", f"{finding.message} ({finding.clause})")
        print()


def completed(case: PreApproval, completion: Completion) -> None:
    """Show what a completion gives."""
    on, renewal_on = date(2027, 6, 30), date(2028, 1, 15)
    assessment = assess_completion(completion, case, on=on, renewal_on=renewal_on)
    print(f"{on}  a completion, in a session that the application did not list")
    line("outcome", f"{assessment.outcome.value}: {assessment.award} for L. Birch")
    for finding in assessment.findings:
        if finding.decisive:
            line(finding.verdict, f"{finding.message} ({finding.clause})")
    for deadline in deadlines(case, (completion,), on=on, renewals={"CERP-204": renewal_on}):
        if deadline.subject:
            state = deadline.state(on=on)
            line(state, f"{deadline.due_on} {deadline.duty_id}: {deadline.counting}")
    print()


if __name__ == "__main__":
    main()
