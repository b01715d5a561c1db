r"""Give an approved offering in the vocabulary of schema.org, as JSON-LD.

Clauses covered: ``reviews.calendar`` and ``benefits.promotion``.
A course or a workshop is a ``Course`` with an instance for each session; a conference, a symposium
or another event is an ``EducationEvent``, with a part for each session where there are several.
That type has no member for credits, so they stand in its description.
What is left out: prices, languages and pictures, which no application states; and the page that it
stands in.
Whoever writes it into a page must see to it that no text ends the script, for instance so:

    >>> import json
    >>> from cerp_rules.testing import a_case
    >>> given = offering_json_ld(a_case(), on=dt.date(2026, 4, 10))
    >>> script = json.dumps(given).replace("<", "\\u003c")
"""

import datetime as dt
from types import MappingProxyType
from typing import Any, Final

from cerp_rules._calendar import civil_day
from cerp_rules._checks import check_type
from cerp_rules.applications import Application, RegistrationContact
from cerp_rules.approvals import CalendarEntry
from cerp_rules.credits import CreditAward
from cerp_rules.exports._writing import json_number
from cerp_rules.lifecycle import PreApproval, facts_known_on
from cerp_rules.offerings import OfferingKind, Session
from cerp_rules.sponsors import Instructor, Sponsor, SponsorKind

__all__ = ["offering_json_ld"]

_CONTEXT: Final = "https://schema.org"
_COURSES: Final = (OfferingKind.COURSE, OfferingKind.WORKSHOP)
_SPONSORS: Final = MappingProxyType(
    {
        SponsorKind.EDUCATIONAL_INSTITUTION: "EducationalOrganization",
        SponsorKind.GOVERNMENT_AGENCY: "GovernmentOrganization",
        SponsorKind.INDIVIDUAL: "Person",
    }
)


def offering_json_ld(case: PreApproval, *, on: dt.date) -> dict[str, Any] | None:
    """Give what SER lists of an approved offering on a day, for search engines.

    Args:
        case: The pre-approval.
        on: The civil day that is asked about, no earlier than the submission.

    Returns:
        A fresh ``dict`` of plain JSON types; None without an approval, and when it is over.

    Raises:
        InvalidValueError: `case` is none, or `on` is no civil day or before the submission.

    Source: clause ``reviews.calendar``; schema.org, Course and EducationEvent.

    Example:
        >>> from cerp_rules.testing import a_case
        >>> given = offering_json_ld(a_case(), on=dt.date(2026, 4, 10))
        >>> given["@type"], given["hasCourseInstance"][0]["startDate"]
        ('Course', '2026-06-01')
    """
    check_type("case", case, PreApproval)
    day = civil_day("on", on)
    entry = case.calendar_entry(on=day)
    if entry is None:
        return None
    application = facts_known_on(case, day).application
    if application.offering.kind in _COURSES:
        return _course(entry, application)
    return _education_event(entry, application)


def _course(entry: CalendarEntry, application: Application) -> dict[str, Any]:
    instructors = _people(application)
    instances = [
        {
            "@type": "CourseInstance",
            **_when_and_where(one),
            **_if_any("instructor", instructors),
        }
        for one in _each_once(entry)
    ]
    return {
        "@context": _CONTEXT,
        "@type": "Course",
        **_common(entry),
        **_if_any("teaches", list(application.offering.educational_objectives)),
        "provider": _sponsor(application, entry),
        "educationalCredentialAwarded": _in_words(entry.credits),
        "numberOfCredits": {
            "@type": "QuantitativeValue",
            "value": json_number(entry.credits.value),
            "unitText": entry.credits.unit.value,
        },
        **_if_any("hasCourseInstance", instances),
    }


def _education_event(entry: CalendarEntry, application: Application) -> dict[str, Any]:
    sessions = [_when_and_where(one) for one in _each_once(entry)]
    parts = [{"@type": "EducationEvent", "name": entry.title, **one} for one in sessions]
    # One session is the event itself; of several each is a part of it.
    when = sessions[0] if len(sessions) == 1 else _if_any("subEvent", parts)
    return {
        "@context": _CONTEXT,
        "@type": "EducationEvent",
        **_common(entry),
        **when,
        **_if_any("teaches", list(application.offering.educational_objectives)),
        "organizer": _sponsor(application, entry),
        **_if_any("performer", _people(application)),
    }


def _common(entry: CalendarEntry) -> dict[str, Any]:
    contact = entry.registration_contact
    return {
        "name": entry.title,
        "description": f"{entry.title}, by {entry.sponsor}: {_in_words(entry.credits)}.",
        "identifier": {
            "@type": "PropertyValue",
            "propertyID": "approval code of the Society for Ecological Restoration",
            "value": entry.approval_code,
        },
        **_if_any("url", contact and contact.url),
    }


def _in_words(credits_: CreditAward) -> str:
    return f"{credits_} of the Society for Ecological Restoration (continuing education credits)"


def _each_once(entry: CalendarEntry) -> tuple[Session, ...]:
    return tuple(dict.fromkeys(entry.sessions))


def _when_and_where(session: Session) -> dict[str, Any]:
    place = session.place and {"@type": "Place", "name": session.place}
    return {
        "startDate": session.starts_on.isoformat(),
        "endDate": session.ends_on.isoformat(),
        **_if_any("location", place),
    }


def _people(application: Application) -> list[dict[str, Any]]:
    return [_person(one) for one in application.instructors]


def _person(instructor: Instructor) -> dict[str, Any]:
    return {"@type": "Person", "name": instructor.name}


def _sponsor(application: Application, entry: CalendarEntry) -> dict[str, Any]:
    sponsor: Sponsor = application.sponsor
    kind = _SPONSORS.get(sponsor.kind or SponsorKind.OTHER, "Organization")
    contact = entry.registration_contact
    return {
        "@type": kind,
        "name": sponsor.name,
        **_if_any("contactPoint", contact and _contact_point(contact)),
    }


def _contact_point(contact: RegistrationContact) -> dict[str, Any]:
    return {
        "@type": "ContactPoint",
        "contactType": "registration",
        **_if_any("name", contact.name),
        **_if_any("email", contact.email),
        **_if_any("telephone", contact.phone),
        **_if_any("url", contact.url),
    }


def _if_any(name: str, value: Any) -> dict[str, Any]:
    return {name: value} if value else {}
