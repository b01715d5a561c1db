"""Compose the schema of an application, and of one from which nothing is missing."""

from typing import Final

from cerp_rules._schemas._parts import (
    Schema,
    choice,
    day,
    decimal,
    document,
    email,
    listing,
    member,
    money,
    name,
    phone,
    prose,
    record,
    ref,
    root,
    url,
)
from cerp_rules.applications import MOST_CO_SPONSORS, MOST_INSTRUCTORS, RequestedApproval
from cerp_rules.offerings import MOST_DOCUMENTS, MOST_OBJECTIVES, MOST_SESSIONS, OfferingKind
from cerp_rules.sponsors import SponsorKind

__all__ = ["OFFERING_KINDS", "SPONSOR_KINDS", "application", "complete_application"]

_PEOPLE: Final = "applications.sponsor-and-instructors"
_SYLLABUS: Final = "applications.syllabus"
_CONTACT: Final = "applications.registration-contact"
_TWO_YEARS: Final = "approval-period.two-years"

SPONSOR_KINDS: Final = {
    "educational_institution": "A school, college, university or a part of one.",
    "government_agency": "An agency of any level of government.",
    "non_profit_organization": "An organization that is not run for profit.",
    "for_profit_organization": "A company or other organization run for profit.",
    "individual": "A person who offers in their own name.",
    "other": "None of these; a person at SER decides.",
}
OFFERING_KINDS: Final = {
    "course": "A course.",
    "conference": "A conference.",
    "workshop": "A workshop.",
    "symposium": "A symposium.",
    "other_event": "Any other event, such as a webinar or a site visit.",
}
_REQUESTED: Final = {
    "two_years": "For two years, for an offering that recurs.",
    "listed_sessions": "For the sessions that are listed.",
}

_DOCUMENT: Final = {"title": "Syllabus (on paper)"}
_RESUME: Final = {"title": "Curriculum vitae", "uri": "https://example.org/alder.pdf"}
_SPONSOR: Final = {"name": "Cascadia Wetlands Institute", "kind": "non_profit_organization"}
_INSTRUCTOR: Final = {"name": "R. Alder", "resume": _RESUME}
_SESSION: Final = {"starts_on": "2026-06-01", "ends_on": "2026-06-03", "place": "Corvallis"}
_CONTACT_EXAMPLE: Final = {"name": "Registrar", "email": "registrar@example.org"}
_FEE: Final = {"amount": "25.00", "currency": "USD"}
_OFFERING: Final = {
    "title": "Riparian restoration field course",
    "kind": "course",
    "recurring": True,
    "syllabus": _DOCUMENT,
    "educational_objectives": ["Read a reference reach"],
    "sessions": [_SESSION],
}


def _sponsor() -> Schema:
    return record(
        "Sponsor",
        "Who answers for the offering, or takes part in that.",
        {
            "name": member(
                name(), "Name", "The sponsor's name.", "Cascadia Wetlands Institute", clause=_PEOPLE
            ),
            "kind": member(
                choice(SponsorKind, SPONSOR_KINDS),
                "Kind",
                "What the sponsor is; absent when that is not known.",
                "non_profit_organization",
                clause="applicants.kinds",
            ),
            "resume": member(
                ref("document"),
                "Resume or profile",
                "An individual's resume, or an organization's profile.",
                _RESUME,
                clause=_PEOPLE,
            ),
        },
        ("name",),
    )


def _instructor() -> Schema:
    return record(
        "Instructor",
        "Who teaches or speaks.",
        {
            "name": member(name(), "Name", "The instructor's name.", "R. Alder", clause=_PEOPLE),
            "resume": member(
                ref("document"), "Resume", "The instructor's resume.", _RESUME, clause=_PEOPLE
            ),
        },
        ("name",),
    )


def _session() -> Schema:
    clause = "applications.sessions"
    return record(
        "Session",
        "One run of the offering at one place; its meetings are not sessions of their own. "
        "It ends no earlier than it starts, which this schema cannot say.",
        {
            "starts_on": member(
                day(), "First day", "The first day, 1900 to 2200.", "2026-06-01", clause=clause
            ),
            "ends_on": member(
                day(),
                "Last day",
                "The last day, 1900 to 2200, no earlier than the first.",
                "2026-06-03",
                clause=clause,
            ),
            "place": member(name(), "Place", "Where it is held.", "Corvallis"),
        },
        ("starts_on", "ends_on"),
    )


def _contact() -> Schema:
    return record(
        "Registration contact",
        "How participants register; one of e-mail, telephone and web address is enough.",
        {
            "name": member(name(), "Name", "Whom to ask for.", "Registrar", clause=_CONTACT),
            "email": member(
                email(), "E-mail", "An e-mail address.", "registrar@example.org", clause=_CONTACT
            ),
            "phone": member(
                phone(),
                "Telephone",
                "A number as people write it.",
                "+1 202 555 0100 ext. 4",
                clause=_CONTACT,
            ),
            "url": member(
                url(),
                "Web address",
                "An http or https address.",
                "https://example.org/register",
                clause=_CONTACT,
            ),
        },
    )


def _offering() -> Schema:
    return record(
        "Offering",
        "What is offered.",
        {
            "title": member(
                name(), "Title", "What it is called.", "Riparian restoration field course"
            ),
            "kind": member(
                choice(OfferingKind, OFFERING_KINDS),
                "Kind",
                "What it is.",
                "course",
                clause="applications.activities",
            ),
            "recurring": member(
                {"type": "boolean"},
                "Recurring",
                "Whether it is held again and again; absent when that is not known.",
                True,
                clause=_TWO_YEARS,
            ),
            "syllabus": member(
                ref("document"), "Syllabus", "The syllabus.", _DOCUMENT, clause=_SYLLABUS
            ),
            "supporting_information": member(
                listing(ref("document"), MOST_DOCUMENTS),
                "Supporting information",
                "Other documents that describe the offering.",
                [{"title": "Course announcement", "uri": "https://example.org/course"}],
                clause=_SYLLABUS,
            ),
            "educational_objectives": member(
                listing(prose(), MOST_OBJECTIVES),
                "Educational objectives",
                "What participants will know or be able to do.",
                ["Read a reference reach", "Design a planting plan"],
                clause=_SYLLABUS,
            ),
            "sessions": member(
                listing(ref("session"), MOST_SESSIONS),
                "Sessions",
                "The planned runs.",
                [_SESSION],
                clause="applications.sessions",
            ),
            "contact_hours": member(
                decimal(positive=True),
                "Contact hours",
                "Hours of instruction, above zero, as decimal text.",
                "16",
            ),
        },
        ("title", "kind"),
    )


def _application() -> Schema:
    return record(
        "Application",
        "A request for the pre-approval of one offering. What is not known is left out; "
        "an application that lacks something is still one.",
        {
            "application_id": member(
                name(), "Application id", "The submitter's own name for it.", "2026-0117"
            ),
            "submitted_on": member(
                day(),
                "Submitted on",
                "The day of submission, 1900 to 2200.",
                "2026-03-02",
                clause="reviews.notice",
            ),
            "sponsor": member(
                ref("sponsor"),
                "Sponsor",
                "The one sponsor that answers for the offering.",
                _SPONSOR,
                clause=_PEOPLE,
            ),
            "co_sponsors": member(
                listing(ref("sponsor"), MOST_CO_SPONSORS),
                "Co-sponsors",
                "Others that take part.",
                [{"name": "Western chapter"}],
                clause=_PEOPLE,
            ),
            "instructors": member(
                listing(ref("instructor"), MOST_INSTRUCTORS),
                "Instructors",
                "Those who teach or speak.",
                [_INSTRUCTOR],
                clause=_PEOPLE,
            ),
            "offering": member(
                ref("offering"),
                "Offering",
                "What is offered.",
                _OFFERING,
                clause="applications.activities",
            ),
            "registration_contact": member(
                ref("registration_contact"),
                "Registration contact",
                "How participants register.",
                _CONTACT_EXAMPLE,
                clause=_CONTACT,
            ),
            "requested_approval": member(
                choice(RequestedApproval, _REQUESTED),
                "Requested approval",
                "What approval is asked for; absent stands for the listed sessions.",
                "two_years",
                clause=_TWO_YEARS,
            ),
            "fee_paid": member(
                ref("fee"),
                "Fee paid",
                "What was paid; absent when nothing is said of it.",
                _FEE,
                clause="fees.none",
            ),
        },
        ("submitted_on", "sponsor", "offering"),
    )


def _definitions() -> dict[str, Schema]:
    return {
        "document": document(),
        "sponsor": _sponsor(),
        "instructor": _instructor(),
        "session": _session(),
        "offering": _offering(),
        "registration_contact": _contact(),
        "fee": money(),
    }


def application() -> Schema:
    """Compose the schema of an application, complete or not."""
    return root("application", _application(), _definitions())


def _has(*members: str) -> Schema:
    return {"type": "object", "required": list(members)}


def _is(path: tuple[str, ...], *values: str) -> Schema:
    """Say that the member at this path is present and one of these values."""
    schema: Schema = {"type": "string", "enum": list(values)}
    for step in reversed(path):
        schema = {"type": "object", "properties": {step: schema}, "required": [step]}
    return schema


def complete_application() -> Schema:
    """Compose the schema of an application from which the published edition misses nothing."""
    definitions = _definitions()
    offering = definitions["offering"]
    offering["required"] = [*offering["required"], "educational_objectives", "sessions"]
    offering["properties"]["educational_objectives"]["minItems"] = 1
    offering["properties"]["sessions"]["minItems"] = 1
    documents = {"supporting_information": {"type": "array", "minItems": 1}}
    offering["anyOf"] = [
        _has("syllabus"),
        {**_has("supporting_information"), "properties": documents},
    ]
    definitions["registration_contact"]["anyOf"] = [_has("email"), _has("phone"), _has("url")]
    schema = _application()
    schema["title"] = "Complete application"
    schema["description"] = (
        "An application from which nothing is missing under the published edition. "
        "Whether it is eligible is another question."
    )
    schema["required"] = [*schema["required"], "instructors", "registration_contact"]
    schema["properties"]["instructors"]["minItems"] = 1
    resumes = {"type": "array", "items": _has("resume")}
    one_resume = {"type": "array", "contains": _has("resume")}
    schema["allOf"] = [
        {"type": "object", "properties": {"sponsor": _has("kind")}},
        {
            "if": _is(("sponsor", "kind"), "individual"),
            "then": {"type": "object", "properties": {"sponsor": _has("resume")}},
        },
        {
            "if": _is(("offering", "kind"), "conference", "symposium"),
            "then": {"type": "object", "properties": {"instructors": one_resume}},
            "else": {"type": "object", "properties": {"instructors": resumes}},
        },
        {
            "if": _is(("requested_approval",), "two_years"),
            "then": {"type": "object", "properties": {"offering": _has("recurring")}},
        },
    ]
    return root("complete-application", schema, definitions)
