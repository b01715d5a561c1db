"""A full payload of each kind and of each type of event, and the smallest application."""

from typing import Any, Final

from cerp_rules import Application, Completion, Event, MarketingUse, Policy

LOADED: Final[dict[str, Any]] = {
    "application": Application,
    "event": Event,
    "completion": Completion,
    "marketing-use": MarketingUse,
    "policy": Policy,
}
"""The class that each kind of payload is loaded into."""

SMALLEST: dict[str, Any] = {
    "submitted_on": "2026-03-02",
    "sponsor": {"name": "Cascadia Wetlands Institute"},
    "offering": {"title": "Field course", "kind": "course"},
}
_SESSION: Final = {"starts_on": "2026-06-01", "ends_on": "2026-06-03", "place": "Corvallis"}
_REPORT: Final = {"title": "Report of a visit", "uri": "https://example.org/report.pdf"}
_SMALL_APPLICATION: Final = {
    **SMALLEST,
    "sponsor": {"name": "Cascadia Wetlands Institute", "kind": "individual"},
    "offering": {**SMALLEST["offering"], "sessions": [_SESSION]},
}

FULL: Final[dict[str, Any]] = {
    "application": {
        "application_id": "2026-0117",
        "submitted_on": "2026-03-02",
        "sponsor": {
            "name": "Cascadia Wetlands Institute",
            "kind": "non_profit_organization",
            "resume": {"title": "Profile", "uri": "https://example.org/profile.pdf"},
        },
        "co_sponsors": [
            {
                "name": "Western chapter",
                "kind": "individual",
                "resume": {"title": "Profile", "uri": "urn:isbn:9780123456786"},
            }
        ],
        "instructors": [
            {
                "name": "R. Alder",
                "resume": {"title": "Curriculum vitae", "uri": "https://example.org/alder.pdf"},
            }
        ],
        "offering": {
            "title": "Riparian restoration field course",
            "kind": "course",
            "recurring": True,
            "syllabus": {"title": "Syllabus", "uri": "https://example.org/syllabus.pdf"},
            "supporting_information": [
                {"title": "Announcement", "uri": "https://example.org/course"}
            ],
            "educational_objectives": ["Read a reference reach"],
            "sessions": [
                {"starts_on": "2026-06-01", "ends_on": "2026-06-03", "place": "Corvallis"}
            ],
            "contact_hours": "16",
        },
        "registration_contact": {
            "name": "Registrar",
            "email": "registrar@example.org",
            "phone": "+1 202 555 0100 ext. 4",
            "url": "https://example.org/register",
        },
        "requested_approval": "two_years",
        "fee_paid": {"amount": "25.00", "currency": "USD"},
    },
    "policy": {
        "edition": "draft",
        "in_force_from": "2027-01-01",
        "source": {
            "title": "Minutes of the board",
            "section": "Reviews",
            "url": "https://example.org/minutes",
            "read_on": "2026-11-23",
        },
        "sponsor_kinds": ["educational_institution", "individual"],
        "offering_kinds": ["course", "workshop"],
        "required_information": ["syllabus", "sessions"],
        "approval_term": "P2Y",
        "fee": {"amount": "25.00", "currency": "USD"},
        "reviewers": ["coordinator", "committee"],
        "review_notice": "P6W",
        "confirmation_within": "P30D",
        "retention": "P6Y",
        "appeal_within": "P1M",
        "holidays": ["2026-12-25", "2027-01-01"],
        "readings": {"sponsor_resume": "everyone", "governing_edition": "decision"},
    },
    "completion": {
        "participant": {"name": "L. Birch", "certificant_id": "CERP-0042"},
        "session": _SESSION,
        "completed_on": "2026-06-03",
        "attendance_confirmed": True,
        "requirements_completed": False,
        "confirmed_by": {"name": "R. Alder", "role": "sponsor"},
        "hours_attended": "12.5",
        "grades_assigned": True,
        "grade": "passed",
        "confirmation": {
            "issued_on": "2026-06-10",
            "approval_code": "CEC-0117",
            "sponsor": "Cascadia Wetlands Institute",
            "participant": "L. Birch",
            "offering_title": "Riparian restoration field course",
            "completed_on": "2026-06-03",
            "credits": {"value": "16", "unit": "CEC"},
            "place": "Corvallis",
            "verified_by": "R. Alder",
        },
        "records": [
            {"kind": "attendance", "medium": "electronic", "disposed_on": "2032-06-04"},
        ],
        "uploaded_on": "2026-06-15",
    },
    "marketing-use": {"kind": "claim", "says": "eligible", "promotes": "mixed"},
    "event:application_submitted": {
        "type": "application_submitted",
        "on": "2026-03-02",
        "application": _SMALL_APPLICATION,
    },
    "event:application_amended": {
        "type": "application_amended",
        "on": "2026-03-09",
        "application": _SMALL_APPLICATION,
    },
    "event:application_withdrawn": {"type": "application_withdrawn", "on": "2026-03-09"},
    "event:review_recorded": {
        "type": "review_recorded",
        "on": "2026-03-16",
        "reviewer": "committee",
        "recommendation": "approve",
        "remarks": "Well planned",
    },
    "event:application_approved": {
        "type": "application_approved",
        "on": "2026-04-01",
        "approval_code": "CEC-0117",
        "credits": {"value": "2.5", "unit": "CEC"},
        "granted": "listed_sessions",
        "sessions": [_SESSION],
    },
    "event:application_declined": {
        "type": "application_declined",
        "on": "2026-04-01",
        "reasons": ["Not about restoration"],
    },
    "event:applicant_notified": {"type": "applicant_notified", "on": "2026-04-02"},
    "event:offering_listed": {"type": "offering_listed", "on": "2026-04-03"},
    "event:sample_form_requested": {"type": "sample_form_requested", "on": "2026-04-03"},
    "event:logo_requested": {"type": "logo_requested", "on": "2026-04-03"},
    "event:logo_supplied": {"type": "logo_supplied", "on": "2026-04-06"},
    "event:records_delivered": {
        "type": "records_delivered",
        "on": "2026-06-20",
        "session": _SESSION,
        "kinds": ["attendance", "confirmations"],
    },
    "event:monitoring_recorded": {
        "type": "monitoring_recorded",
        "on": "2026-06-02",
        "remarks": "Well taught",
    },
    "event:warning_issued": {
        "type": "warning_issued",
        "on": "2026-07-01",
        "grounds": ["guidelines"],
        "evidence": [_REPORT],
    },
    "event:pre_approval_terminated": {
        "type": "pre_approval_terminated",
        "on": "2026-08-03",
        "grounds": ["guidelines", "code_of_ethics"],
        "evidence": [_REPORT],
        "notified_on": "2026-08-05",
    },
    "event:appeal_filed": {"type": "appeal_filed", "on": "2026-08-20", "filed_by": "sponsor"},
    "event:appeal_decided": {
        "type": "appeal_decided",
        "on": "2026-09-14",
        "votes_to_reverse": 3,
        "votes_to_uphold": 2,
        "abstentions": 0,
    },
}
"""A payload of each kind that has every member, or every sort of one; to be copied, not changed."""

CLASSES: Final[dict[str, Any]] = {name: LOADED[name.partition(":")[0]] for name in FULL}
"""The class that each of these is loaded into."""


def name_of(payload: Any, kind: str) -> str:
    """Name the full payload with the members of this one: its kind, and the type of an event."""
    return f"event:{payload['type']}" if kind == "event" else kind
