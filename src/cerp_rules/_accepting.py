"""Accept the payload of an application in straight lines, or refuse it without saying why.

Each function looks at the members of one object as the constructor of its class would, each once:
counts before items, exact built-in types, names gathered and looked at together.
That it accepts just what the schema and the constructors accept is proven by tests.
What is left out: why a payload is refused (`cerp_rules._explain`), and every other kind of payload,
which is built by the constructors (`cerp_rules._conversion`).
"""

import re
from decimal import Decimal
from typing import Any, Final, NoReturn

from cerp_rules import _text
from cerp_rules._calendar import parse_day
from cerp_rules._checks import ADDRESS, EMAIL, NAME, PHONE, PROSE, are_visible
from cerp_rules._sound import new, setters
from cerp_rules.applications import (
    MOST_CO_SPONSORS,
    MOST_INSTRUCTORS,
    Application,
    RegistrationContact,
    RequestedApproval,
)
from cerp_rules.documents import Document
from cerp_rules.errors import InvalidValueError
from cerp_rules.fees import Fee
from cerp_rules.offerings import (
    MOST_DOCUMENTS,
    MOST_OBJECTIVES,
    MOST_SESSIONS,
    Offering,
    OfferingKind,
    Session,
)
from cerp_rules.sponsors import Instructor, Sponsor, SponsorKind

__all__ = ["accept_application"]

_Names = list[Any]

_match_currency: Final = re.compile(_text.CURRENCY).match
_match_decimal: Final = re.compile(_text.DECIMAL).match
_match_email: Final = re.compile(_text.EMAIL).match
_match_positive: Final = re.compile(_text.POSITIVE_DECIMAL).match
_match_uri: Final = re.compile(_text.URI).match
_match_url: Final = re.compile(_text.URL).match
_match_visible: Final = re.compile(_text.VISIBLE).match

_SPONSOR_KINDS: Final = {one.value: one for one in SponsorKind}
_OFFERING_KINDS: Final = {one.value: one for one in OfferingKind}
_REQUESTED: Final = {one.value: one for one in RequestedApproval}

_put_title, _put_uri = setters(Document)
_put_instructor, _put_resume = setters(Instructor)
_put_sponsor, _put_kind, _put_profile = setters(Sponsor)
_put_starts_on, _put_ends_on, _put_place = setters(Session)
_put_contact_name, _put_email, _put_phone, _put_contact_url = setters(RegistrationContact)
_put_amount, _put_currency = setters(Fee)
(
    _put_offering_title,
    _put_offering_kind,
    _put_recurring,
    _put_syllabus,
    _put_supporting_information,
    _put_objectives,
    _put_sessions,
    _put_contact_hours,
) = setters(Offering)
(
    _put_application_id,
    _put_submitted_on,
    _put_the_sponsor,
    _put_co_sponsors,
    _put_instructors,
    _put_offering,
    _put_registration_contact,
    _put_requested_approval,
    _put_fee_paid,
) = setters(Application)


def _refuse() -> NoReturn:
    raise InvalidValueError("payload", "another", "must be sound")


def _members_of(payload: object) -> Any:
    """Give an object all of whose names are texts, before any of them is compared."""
    if type(payload) is not dict:
        _refuse()
    for name in payload:
        if type(name) is not str:
            _refuse()
    return payload


def _items_of(payload: object, most: int) -> Any:
    if type(payload) is not list or len(payload) > most:
        _refuse()
    return payload


def _text_of(payload: object, match: Any, most: int) -> Any:
    if type(payload) is not str or len(payload) > most or match(payload) is None:
        _refuse()
    return payload


def _choice_of(payload: object, choices: Any) -> Any:
    if type(payload) is not str:
        _refuse()
    return choices[payload]


def accept_application(payload: object) -> Application:
    """Make an application of its payload.

    Raises:
        Exception: the payload is refused, for whatever reason; which one means nothing.
    """
    members = _members_of(payload)
    names: _Names = []
    submitted_on = parse_day(members["submitted_on"])
    sponsor = _sponsor(members["sponsor"], names)
    offering = _offering(members["offering"], names)
    left = len(members) - 3
    application = new(Application)
    application_id = members.get("application_id")
    if application_id is not None:
        left -= 1
        names.append(application_id)
    co_sponsors = instructors = ()
    if "co_sponsors" in members:
        left -= 1
        listed = _items_of(members["co_sponsors"], MOST_CO_SPONSORS)
        co_sponsors = tuple([_sponsor(one, names) for one in listed])
    if "instructors" in members:
        left -= 1
        listed = _items_of(members["instructors"], MOST_INSTRUCTORS)
        instructors = tuple([_instructor(one, names) for one in listed])
    contact = members.get("registration_contact")
    if contact is not None:
        left -= 1
        contact = _contact(contact, names)
    requested = members.get("requested_approval")
    if requested is not None:
        left -= 1
        requested = _choice_of(requested, _REQUESTED)
    fee_paid = members.get("fee_paid")
    if fee_paid is not None:
        left -= 1
        fee_paid = _fee(fee_paid)
    if left or not are_visible(names, NAME):
        _refuse()
    _put_application_id(application, application_id)
    _put_submitted_on(application, submitted_on)
    _put_the_sponsor(application, sponsor)
    _put_co_sponsors(application, co_sponsors)
    _put_instructors(application, instructors)
    _put_offering(application, offering)
    _put_registration_contact(application, contact)
    _put_requested_approval(application, requested)
    _put_fee_paid(application, fee_paid)
    return application


def _sponsor(payload: object, names: _Names) -> Sponsor:
    members = _members_of(payload)
    name = members["name"]
    names.append(name)
    left = len(members) - 1
    kind = members.get("kind")
    if kind is not None:
        left -= 1
        kind = _choice_of(kind, _SPONSOR_KINDS)
    resume = members.get("resume")
    if resume is not None:
        left -= 1
        resume = _document(resume, names)
    if left:
        _refuse()
    sponsor = new(Sponsor)
    _put_sponsor(sponsor, name)
    _put_kind(sponsor, kind)
    _put_profile(sponsor, resume)
    return sponsor


def _instructor(payload: object, names: _Names) -> Instructor:
    members = _members_of(payload)
    name = members["name"]
    names.append(name)
    left = len(members) - 1
    resume = members.get("resume")
    if resume is not None:
        left -= 1
        resume = _document(resume, names)
    if left:
        _refuse()
    instructor = new(Instructor)
    _put_instructor(instructor, name)
    _put_resume(instructor, resume)
    return instructor


def _document(payload: object, names: _Names) -> Document:
    members = _members_of(payload)
    title = members["title"]
    names.append(title)
    left = len(members) - 1
    uri = members.get("uri")
    if uri is not None:
        left -= 1
        uri = _text_of(uri, _match_uri, ADDRESS)
    if left:
        _refuse()
    document = new(Document)
    _put_title(document, title)
    _put_uri(document, uri)
    return document


def _session(payload: object, names: _Names) -> Session:
    members = _members_of(payload)
    starts_on = parse_day(members["starts_on"])
    ends_on = parse_day(members["ends_on"])
    left = len(members) - 2
    place = members.get("place")
    if place is not None:
        left -= 1
        names.append(place)
    if left or ends_on < starts_on:
        _refuse()
    session = new(Session)
    _put_starts_on(session, starts_on)
    _put_ends_on(session, ends_on)
    _put_place(session, place)
    return session


def _offering(payload: object, names: _Names) -> Offering:
    members = _members_of(payload)
    offering = new(Offering)
    title = members["title"]
    names.append(title)
    _put_offering_title(offering, title)
    _put_offering_kind(offering, _choice_of(members["kind"], _OFFERING_KINDS))
    left = len(members) - 2
    recurring = members.get("recurring")
    if recurring is not None:
        left -= 1
        if type(recurring) is not bool:
            _refuse()
    _put_recurring(offering, recurring)
    syllabus = members.get("syllabus")
    if syllabus is not None:
        left -= 1
        syllabus = _document(syllabus, names)
    _put_syllabus(offering, syllabus)
    documents: tuple[Document, ...] = ()
    if "supporting_information" in members:
        left -= 1
        listed = _items_of(members["supporting_information"], MOST_DOCUMENTS)
        documents = tuple([_document(one, names) for one in listed])
    _put_supporting_information(offering, documents)
    objectives: tuple[str, ...] = ()
    if "educational_objectives" in members:
        left -= 1
        objectives = tuple(_items_of(members["educational_objectives"], MOST_OBJECTIVES))
        if not are_visible(objectives, PROSE):
            _refuse()
    _put_objectives(offering, objectives)
    sessions: tuple[Session, ...] = ()
    if "sessions" in members:
        left -= 1
        listed = _items_of(members["sessions"], MOST_SESSIONS)
        sessions = tuple([_session(one, names) for one in listed])
    _put_sessions(offering, sessions)
    hours = members.get("contact_hours")
    if hours is not None:
        left -= 1
        hours = Decimal(_text_of(hours, _match_positive, NAME))
    _put_contact_hours(offering, hours)
    if left:
        _refuse()
    return offering


def _contact(payload: object, names: _Names) -> RegistrationContact:
    members = _members_of(payload)
    left = len(members)
    name = members.get("name")
    if name is not None:
        left -= 1
        names.append(name)
    email = members.get("email")
    if email is not None:
        left -= 1
        email = _text_of(email, _match_email, EMAIL)
    phone = members.get("phone")
    if phone is not None:
        left -= 1
        phone = _text_of(phone, _match_visible, PHONE)
    url = members.get("url")
    if url is not None:
        left -= 1
        url = _text_of(url, _match_url, ADDRESS)
    if left:
        _refuse()
    contact = new(RegistrationContact)
    _put_contact_name(contact, name)
    _put_email(contact, email)
    _put_phone(contact, phone)
    _put_contact_url(contact, url)
    return contact


def _fee(payload: object) -> Fee:
    members = _members_of(payload)
    amount, currency = members["amount"], members["currency"]
    if len(members) != len((amount, currency)):
        _refuse()
    fee = new(Fee)
    _put_amount(fee, Decimal(_text_of(amount, _match_decimal, NAME)))
    _put_currency(fee, _text_of(currency, _match_currency, NAME))
    return fee
