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
