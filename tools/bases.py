"""Hold the payloads that are edited: each with every member there is."""

from typing import Any

from cerp_rules import PUBLISHED, dump
from edits import REMOVED, Edit, Place

DOCUMENT = {"title": "Syllabus", "uri": "https://example.org/syllabus.pdf"}
SESSION = {"starts_on": "2026-06-01", "ends_on": "2026-06-03", "place": "Corvallis"}
FEE = {"amount": "25.00", "currency": "USD"}
PERSON = {"name": "R. Alder", "resume": DOCUMENT}

SMALLEST: dict[str, Any] = {
    "submitted_on": "2026-03-02",
    "sponsor": {"name": "Cascadia Wetlands Institute"},
    "offering": {"title": "Field course", "kind": "course"},
}
WHOLE: dict[str, Any] = {
    "application_id": "2026-0117",
    "submitted_on": "2026-03-02",
    "sponsor": {"name": "Cascadia", "kind": "non_profit_organization", "resume": DOCUMENT},
    "co_sponsors": [{"name": "Western chapter", "kind": "individual", "resume": DOCUMENT}],
    "instructors": [PERSON],
    "offering": {
        "title": "Riparian restoration field course",
        "kind": "course",
        "recurring": True,
        "syllabus": DOCUMENT,
        "supporting_information": [DOCUMENT],
        "educational_objectives": ["Read a reference reach"],
        "sessions": [SESSION],
        "contact_hours": "16",
    },
    "registration_contact": {
        "name": "Registrar",
        "email": "registrar@example.org",
        "phone": "+1 202 555 0100 ext. 4",
        "url": "https://example.org/register",
    },
    "requested_approval": "two_years",
    "fee_paid": FEE,
}
"""An application with every member."""

LISTS: tuple[tuple[Place, int, dict[str, Any] | str], ...] = (
    (("co_sponsors",), 50, {"name": "Western chapter"}),
    (("instructors",), 500, PERSON),
    (("offering", "supporting_information"), 100, DOCUMENT),
    (("offering", "educational_objectives"), 100, "Read a reference reach"),
    (("offering", "sessions"), 1_000, SESSION),
)
"""The lists of an application, the most items of each, and an item."""

DEVIATIONS: tuple[Edit, ...] = (
    (("sponsor", "kind"), REMOVED),
    *((("sponsor", "kind"), kind) for kind in ("individual", "other")),
    (("sponsor", "resume"), REMOVED),
    *((("offering", "kind"), kind) for kind in ("conference", "symposium", "workshop")),
    (("offering", "recurring"), REMOVED),
    (("offering", "recurring"), False),
    (("requested_approval",), REMOVED),
    (("requested_approval",), "listed_sessions"),
    (("instructors",), REMOVED),
    (("instructors",), []),
    (("instructors",), [{"name": "R. Alder"}]),
    (("instructors",), [{"name": "R. Alder"}, PERSON]),
    (("instructors",), [PERSON, PERSON]),
    (("offering", "syllabus"), REMOVED),
    (("offering", "supporting_information"), REMOVED),
    (("offering", "supporting_information"), []),
    (("offering", "educational_objectives"), REMOVED),
    (("offering", "educational_objectives"), []),
    (("offering", "sessions"), REMOVED),
    (("offering", "sessions"), []),
    (("offering", "sessions"), [{"starts_on": "2025-06-01", "ends_on": "2025-06-03"}]),
    (("offering", "sessions"), [SESSION, SESSION]),
    (("offering", "sessions"), [{**SESSION, "ends_on": "2029-06-03"}]),
    (("registration_contact",), REMOVED),
    (("registration_contact",), {}),
    *((("registration_contact", way), REMOVED) for way in ("name", "email", "phone", "url")),
    *((("registration_contact",), {way: "a@b.c"}) for way in ("name", "email", "phone")),
    (("registration_contact",), {"url": "https://example.org"}),
    (("fee_paid",), REMOVED),
    (("fee_paid",), {"amount": "0", "currency": "EUR"}),
    (("co_sponsors",), [{"name": "Western chapter"}]),
)
"""Edits that leave an application well-formed, some with something missing."""

SMALL: dict[str, Any] = {
    **SMALLEST,
    "sponsor": {"name": "Cascadia Wetlands Institute", "kind": "individual"},
    "offering": {**SMALLEST["offering"], "sessions": [SESSION]},
}
"""An application with one session, for events that hold one."""
CREDITS = {"value": "16", "unit": "CEC"}
_MEASURE: dict[str, Any] = {"grounds": ["guidelines", "code_of_ethics"], "evidence": [DOCUMENT]}

EVENTS: tuple[dict[str, Any], ...] = (
    {"type": "application_submitted", "on": "2026-03-02", "application": SMALL},
    {"type": "application_amended", "on": "2026-03-09", "application": SMALL},
    {"type": "application_withdrawn", "on": "2026-03-09"},
    {
        "type": "review_recorded",
        "on": "2026-03-16",
        "reviewer": "committee",
        "recommendation": "approve",
        "remarks": "Well planned",
    },
    {
        "type": "application_approved",
        "on": "2026-04-01",
        "approval_code": "CEC-0117",
        "credits": CREDITS,
        "granted": "two_years",
        "sessions": [SESSION],
    },
    {"type": "application_declined", "on": "2026-04-01", "reasons": ["Out of scope"]},
    {"type": "applicant_notified", "on": "2026-04-02"},
    {"type": "offering_listed", "on": "2026-04-03"},
    {"type": "sample_form_requested", "on": "2026-04-03"},
    {"type": "logo_requested", "on": "2026-04-03"},
    {"type": "logo_supplied", "on": "2026-04-06"},
    {
        "type": "records_delivered",
        "on": "2026-06-20",
        "session": SESSION,
        "kinds": ["attendance", "confirmations"],
    },
    {"type": "monitoring_recorded", "on": "2026-06-25", "remarks": "Well taught"},
    {"type": "warning_issued", "on": "2026-07-01", **_MEASURE},
    {
        "type": "pre_approval_terminated",
        "on": "2026-08-03",
        **_MEASURE,
        "notified_on": "2026-08-05",
    },
    {"type": "appeal_filed", "on": "2026-08-20", "filed_by": "sponsor"},
    {
        "type": "appeal_decided",
        "on": "2026-09-14",
        "votes_to_reverse": 3,
        "votes_to_uphold": 2,
        "abstentions": 1,
    },
)
"""An event of each type, with every member."""

COMPLETION: dict[str, Any] = {
    "participant": {"name": "L. Birch", "certificant_id": "CERP-0042"},
    "session": SESSION,
    "completed_on": "2026-06-03",
    "attendance_confirmed": True,
    "requirements_completed": True,
    "confirmed_by": {"name": "R. Alder", "role": "sponsor"},
    "hours_attended": "16",
    "grades_assigned": True,
    "grade": "passed",
    "confirmation": {
        "issued_on": "2026-06-10",
        "approval_code": "CEC-0117",
        "sponsor": "Cascadia",
        "participant": "L. Birch",
        "offering_title": "Riparian restoration field course",
        "completed_on": "2026-06-03",
        "credits": CREDITS,
        "place": "Corvallis",
        "verified_by": "R. Alder",
    },
    "records": [{"kind": "attendance", "medium": "electronic", "disposed_on": "2032-06-04"}],
    "uploaded_on": "2026-06-15",
}
"""A completion with every member."""

USE: dict[str, Any] = {"kind": "claim", "says": "eligible", "promotes": "this_offering"}
"""A use in marketing with every member."""

_KINDS = ("attendance", "grades", "confirmations")
LISTS_ELSEWHERE: tuple[tuple[str, dict[str, Any], Place, tuple[Any, ...], int], ...] = (
    ("event", EVENTS[4], ("sessions",), (SESSION,), 1_000),
    ("event", EVENTS[5], ("reasons",), ("Out of scope",), 100),
    ("event", EVENTS[11], ("kinds",), _KINDS, 3),
    ("event", EVENTS[13], ("grounds",), ("guidelines", "code_of_ethics"), 3),
    ("event", EVENTS[13], ("evidence",), (DOCUMENT,), 100),
    ("completion", COMPLETION, ("records",), ({"kind": "grades"},), 100),
)
"""Lists of other payloads: the kind, the payload, the place, items, and the most of them."""

UNKNOWN_FINDING: dict[str, Any] = {
    "rule": "sponsor-kind",
    "clause": "applicants.kinds",
    "modality": "must",
    "verdict": "unknown",
    "decisive": True,
    "pointer": "/sponsor/kind",
    "message": "The kind of the sponsor is not given.",
    "facts": [{"name": "sponsor.name", "text": "R. Alder"}],
    "readings": ["one-sponsor"],
    "question": "What is the sponsor?",
    "supplied_by": "sponsor",
}
ASSESSMENT: dict[str, Any] = {
    "outcome": "incomplete",
    "on": "2026-03-02",
    "edition": "published",
    "library": "0.1.0",
    "findings": [UNKNOWN_FINDING],
}
"""An assessment with every member."""

AWARDED: dict[str, Any] = {
    "outcome": "eligible",
    "on": "2026-06-20",
    "edition": "published",
    "library": "0.1.0",
    "award": CREDITS,
    "findings": [],
}
"""An assessment with an award."""
WRONG_IN_AWARDED: tuple[Edit, ...] = (
    *((("outcome",), outcome) for outcome in ("ineligible", "incomplete", "needs_decision")),
    (("award", "value"), "0"),
    (("award", "unit"), "CEU"),
)
"""Edits after which it is none, for want of sense."""

DEADLINE: dict[str, Any] = {
    "duty_id": "attendance-record",
    "subject": "L. Birch, 1 June 2026 to 3 June 2026",
    "clause": "records.kept",
    "responsible": "sponsor",
    "kind": "keep_through",
    "day_zero": "2026-06-03",
    "due_on": "2032-06-03",
    "met_on": "2026-06-20",
    "counting": "six years",
    "edition": "published",
    "readings": ["records_or"],
}
"""A deadline with every member."""
DUTY: dict[str, Any] = {
    "id": "attendance-record",
    "subject": "L. Birch, 1 June 2026 to 3 June 2026",
    "clause": "records.kept",
    "modality": "must",
    "responsible": "sponsor",
    "status": "fulfilled",
    "deadline": DEADLINE,
    "edition": "published",
    "readings": ["records_or"],
}
"""A duty with every member."""
RIGHT_IN_DEADLINES: tuple[Edit, ...] = (
    (("subject",), ""),
    (("met_on",), REMOVED),
    (("readings",), []),
    *((("due_on",), day) for day in ("1900-01-01", "2201-01-01", "2400-02-29", "9000-12-31")),
)
"""Edits after which it is still one."""
WRONG_IN_DEADLINES: tuple[Edit, ...] = (
    (("duty_id",), "Attendance record"),
    (("clause",), "records.lost"),
    (("responsible",), "nobody"),
    (("kind",), "act_after"),
    *((("due_on",), day) for day in ("1899-12-31", "2100-02-29", "9000-02-29", "9001-01-01")),
    (("met_on",), "2026-06-31"),
    (("counting",), ""),
    (("edition",), ""),
    (("readings",), ["one sponsor"]),
    (("readings",), ["records_or"] * 101),
)
"""Edits after which it is none, for want of sense."""
WRONG_IN_DUTIES: tuple[Edit, ...] = (
    (("id",), ""),
    (("clause",), "records"),
    (("modality",), "shall"),
    (("responsible",), "everybody"),
    (("status",), "done"),
    (("edition",), " "),
    (("readings",), [""]),
    (("deadline", "kind"), "act_after"),
)
"""Edits after which it is none, for want of sense."""

_FINDING: Place = ("findings", 0)
WRONG_IN_ASSESSMENTS: tuple[Edit, ...] = (
    (("outcome",), "unknown"),
    (("on",), "2026-02-29"),
    (("edition",), " "),
    (("edition",), "a" * 301),
    (("library",), ""),
    (("findings",), [UNKNOWN_FINDING] * 10_001),
    ((*_FINDING, "rule"), "sponsor-kind\n"),
    ((*_FINDING, "clause"), "applicants.others"),
    ((*_FINDING, "modality"), "can"),
    ((*_FINDING, "verdict"), "met"),
    ((*_FINDING, "verdict"), "unmet"),
    ((*_FINDING, "pointer"), "sponsor/kind"),
    ((*_FINDING, "pointer"), "/sponsor~/kind"),
    ((*_FINDING, "message"), ""),
    ((*_FINDING, "facts"), [{"name": "sponsor.kind", "text": ""}]),
    ((*_FINDING, "facts"), [{"name": "", "text": "individual"}]),
    ((*_FINDING, "facts"), [{"name": "sponsor.kind", "text": "individual"}] * 101),
    ((*_FINDING, "readings"), ["One Sponsor"]),
    ((*_FINDING, "readings"), ["one-sponsor"] * 101),
    ((*_FINDING, "question"), ""),
    ((*_FINDING, "supplied_by"), "nobody"),
)
"""Edits after which it is none, for want of sense."""


def whole_policy() -> dict[str, Any]:
    """Give the payload of an edition with every member."""
    payload = dump(PUBLISHED.revise(holidays=["2026-12-25", "2027-01-01"]))
    payload["source"]["section"] = "Reviews"
    return payload


def history(application: dict[str, Any], year: int) -> list[dict[str, Any]]:
    """Give the payloads of a case's events, from a submission to an appeal that is decided."""
    coordinator = {**EVENTS[3], "reviewer": "coordinator"}
    approved = {name: value for name, value in EVENTS[4].items() if name != "sessions"}
    events = [*EVENTS[:2], coordinator, EVENTS[3], approved, *EVENTS[6:]]
    return [_in_year(_about(one, application), year) for one in events]


def _about(event: dict[str, Any], application: dict[str, Any]) -> dict[str, Any]:
    return {**event, "application": application} if "application" in event else event


def _in_year(value: Any, year: int) -> Any:
    """Give a copy with the days of 2026 in another year."""
    if isinstance(value, dict):
        return {name: _in_year(one, year) for name, one in value.items()}
    if isinstance(value, list):
        return [_in_year(one, year) for one in value]
    return value.replace("2026-", f"{year}-") if isinstance(value, str) else value


def completions(year: int) -> list[dict[str, Any]]:
    """Give completions of which more or less is known."""
    known = _in_year(COMPLETION, year)
    partly = ("participant", "session", "attendance_confirmed", "completed_on")
    return [
        known,
        {name: known[name] for name in partly},
        {name: known[name] for name in partly[:2]},
    ]
