"""Compose the schema of an application, complete or not."""

from typing import Final

from cerp_rules._schemas._parts import (
    Schema,
    choice,
    day,
    decimal,
    document,
    email,
    flag,
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
from cerp_rules.clauses import Party
from cerp_rules.offerings import MOST_DOCUMENTS, MOST_OBJECTIVES, MOST_SESSIONS, OfferingKind
from cerp_rules.sponsors import SponsorKind

__all__ = [
    "APPLICATION",
    "GRANTS",
    "OFFERING_KINDS",
    "SESSION",
    "SPONSOR_KINDS",
    "application",
    "definitions",
    "members",
    "session",
]

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
GRANTS: Final = {
    "two_years": "For two years, for an offering that recurs.",
    "listed_sessions": "For the sessions that are listed.",
}


def _asked(schema: Schema, title: str, description: str, example: object, *, clause: str) -> Schema:
    """Describe a member that a clause asks the sponsor for."""
    return member(schema, title, description, example, clause=clause, supplied_by=Party.SPONSOR)


_DOCUMENT: Final = {"title": "Syllabus (on paper)"}
_RESUME: Final = {"title": "Curriculum vitae", "uri": "https://example.org/alder.pdf"}
_SPONSOR: Final = {"name": "Cascadia Wetlands Institute", "kind": "non_profit_organization"}
_INSTRUCTOR: Final = {"name": "R. Alder", "resume": _RESUME}
SESSION: Final = {"starts_on": "2026-06-01", "ends_on": "2026-06-03", "place": "Corvallis"}
_CONTACT_EXAMPLE: Final = {"name": "Registrar", "email": "registrar@example.org"}
_FEE: Final = {"amount": "25.00", "currency": "USD"}
_OFFERING: Final = {
    "title": "Riparian restoration field course",
    "kind": "course",
    "recurring": True,
    "syllabus": _DOCUMENT,
    "educational_objectives": ["Read a reference reach"],
    "sessions": [SESSION],
}
APPLICATION: Final = {"submitted_on": "2026-03-02", "sponsor": _SPONSOR, "offering": _OFFERING}


def _sponsor() -> Schema:
    return record(
        "Sponsor",
        "Who answers for the offering, or takes part in that.",
        {
            "name": _asked(
                name(), "Name", "The sponsor's name.", "Cascadia Wetlands Institute", clause=_PEOPLE
            ),
            "kind": _asked(
                choice(SponsorKind, SPONSOR_KINDS),
                "Kind",
                "What the sponsor is; absent when that is not known.",
                "non_profit_organization",
                clause="applicants.kinds",
            ),
            "resume": _asked(
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
            "name": _asked(name(), "Name", "The instructor's name.", "R. Alder", clause=_PEOPLE),
            "resume": _asked(
                ref("document"), "Resume", "The instructor's resume.", _RESUME, clause=_PEOPLE
            ),
        },
        ("name",),
    )


def session(*, clause: str | None = None) -> Schema:
    """Describe a session; one that is planned says which clause asks the sponsor for its days."""
    sponsor = None if clause is None else Party.SPONSOR
    return record(
        "Session",
        "One run of the offering at one place; its meetings are not sessions of their own. "
        "It ends no earlier than it starts, which this schema cannot say.",
        {
            "starts_on": member(
                day(),
                "First day",
                "The first day, 1900 to 2200.",
                "2026-06-01",
                clause=clause,
                supplied_by=sponsor,
            ),
            "ends_on": member(
                day(),
                "Last day",
                "The last day, 1900 to 2200, no earlier than the first.",
                "2026-06-03",
                clause=clause,
                supplied_by=sponsor,
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
            "name": _asked(name(), "Name", "Whom to ask for.", "Registrar", clause=_CONTACT),
            "email": _asked(
                email(), "E-mail", "An e-mail address.", "registrar@example.org", clause=_CONTACT
            ),
            "phone": _asked(
                phone(),
                "Telephone",
                "A number as people write it.",
                "+1 202 555 0100 ext. 4",
                clause=_CONTACT,
            ),
            "url": _asked(
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
        {**_offering_kind(), **_offering_content(), **_offering_time()},
        ("title", "kind"),
    )


def _offering_kind() -> dict[str, Schema]:
    return {
        "title": member(name(), "Title", "What it is called.", "Riparian restoration field course"),
        "kind": _asked(
            choice(OfferingKind, OFFERING_KINDS),
            "Kind",
            "What it is.",
            "course",
            clause="applications.activities",
        ),
        "recurring": _asked(
            flag(),
            "Recurring",
            "Whether it is held again and again; absent when that is not known.",
            True,
            clause=_TWO_YEARS,
        ),
    }


def _offering_content() -> dict[str, Schema]:
    return {
        "syllabus": _asked(
            ref("document"), "Syllabus", "The syllabus.", _DOCUMENT, clause=_SYLLABUS
        ),
        "supporting_information": _asked(
            listing(ref("document"), MOST_DOCUMENTS),
            "Supporting information",
            "Other documents that describe the offering.",
            [{"title": "Course announcement", "uri": "https://example.org/course"}],
            clause=_SYLLABUS,
        ),
        "educational_objectives": _asked(
            listing(prose(), MOST_OBJECTIVES),
            "Educational objectives",
            "What participants will know or be able to do.",
            ["Read a reference reach", "Design a planting plan"],
            clause=_SYLLABUS,
        ),
    }


def _offering_time() -> dict[str, Schema]:
    return {
        "sessions": _asked(
            listing(ref("session"), MOST_SESSIONS),
            "Sessions",
            "The planned runs.",
            [SESSION],
            clause="applications.sessions",
        ),
        "contact_hours": member(
            decimal(positive=True),
            "Contact hours",
            "Hours of instruction, above zero, as decimal text.",
            "16",
        ),
    }


def members() -> Schema:
    """Describe the members of an application."""
    return record(
        "Application",
        "A request for the pre-approval of one offering. What is not known is left out; "
        "an application that lacks something is still one.",
        {**_who_applies(), **_what_for()},
        ("submitted_on", "sponsor", "offering"),
    )


def _who_applies() -> dict[str, Schema]:
    return {
        "application_id": member(
            name(), "Application id", "The submitter's own name for it.", "2026-0117"
        ),
        "submitted_on": _asked(
            day(),
            "Submitted on",
            "The day of submission, 1900 to 2200.",
            "2026-03-02",
            clause="reviews.notice",
        ),
        "sponsor": _asked(
            ref("sponsor"),
            "Sponsor",
            "The one sponsor that answers for the offering.",
            _SPONSOR,
            clause=_PEOPLE,
        ),
        "co_sponsors": _asked(
            listing(ref("sponsor"), MOST_CO_SPONSORS),
            "Co-sponsors",
            "Others that take part.",
            [{"name": "Western chapter"}],
            clause=_PEOPLE,
        ),
        "instructors": _asked(
            listing(ref("instructor"), MOST_INSTRUCTORS),
            "Instructors",
            "Those who teach or speak.",
            [_INSTRUCTOR],
            clause=_PEOPLE,
        ),
    }


def _what_for() -> dict[str, Schema]:
    return {
        "offering": _asked(
            ref("offering"),
            "Offering",
            "What is offered.",
            _OFFERING,
            clause="applications.activities",
        ),
        "registration_contact": _asked(
            ref("registration_contact"),
            "Registration contact",
            "How participants register.",
            _CONTACT_EXAMPLE,
            clause=_CONTACT,
        ),
        "requested_approval": _asked(
            choice(RequestedApproval, GRANTS),
            "Requested approval",
            "What approval is asked for; absent stands for the listed sessions.",
            "two_years",
            clause=_TWO_YEARS,
        ),
        "fee_paid": _asked(
            ref("fee"),
            "Fee paid",
            "What was paid; absent when nothing is said of it.",
            _FEE,
            clause="fees.none",
        ),
    }


def definitions() -> dict[str, Schema]:
    """Describe the objects that an application is made of."""
    return {
        "document": document(),
        "sponsor": _sponsor(),
        "instructor": _instructor(),
        "session": session(clause="applications.sessions"),
        "offering": _offering(),
        "registration_contact": _contact(),
        "fee": money(),
    }


def application() -> Schema:
    """Compose the schema of an application, complete or not."""
    return root("application", members(), definitions())
