"""A full payload of each kind, and the smallest application."""

from typing import Any, Final

from cerp_rules import Application, Policy

CLASSES: dict[str, Any] = {"application": Application, "policy": Policy}

SMALLEST: dict[str, Any] = {
    "submitted_on": "2026-03-02",
    "sponsor": {"name": "Cascadia Wetlands Institute"},
    "offering": {"title": "Field course", "kind": "course"},
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
}
"""A payload of each kind that has every member, or every sort of one; to be copied, not changed."""
