"""Accept the parts of an application in straight lines, or refuse them without saying why.

Each function looks at the members of one object as the constructor of its class would, each once:
counts before items, exact built-in types; names are gathered, to be looked at together.
What is left out: the offering and the whole (`cerp_rules._accepting`).
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final, NoReturn

from cerp_rules import _text
from cerp_rules._calendar import parse_day
from cerp_rules._checks import ADDRESS, EMAIL, NAME, PHONE, are_visible
from cerp_rules._sound import new, setters
from cerp_rules.applications import RegistrationContact
from cerp_rules.documents import Document
from cerp_rules.errors import InvalidValueError
from cerp_rules.fees import Fee
from cerp_rules.offerings import Session
from cerp_rules.sponsors import Instructor, Sponsor, SponsorKind

__all__ = [
    "ACCEPT_ITEM",
    "Accept",
    "Names",
    "accept_contact",
    "accept_document",
    "accept_fee",
    "accept_instructor",
    "accept_session",
    "accept_sponsor",
    "choice_of",
    "is_sound",
    "items_of",
    "members_of",
    "refuse",
    "text_of",
]

_MOST_MEMBERS: Final = 100
"""Far more than any part has; of more not even the names are looked at."""

Names = list[Any]
Accept = Callable[[object, Names], object]

_match_currency: Final = re.compile(_text.CURRENCY).match
_match_decimal: Final = re.compile(_text.DECIMAL).match
_match_email: Final = re.compile(_text.EMAIL).match
_match_uri: Final = re.compile(_text.URI).match
_match_url: Final = re.compile(_text.URL).match
_HEX_AS_ZERO: Final = str.maketrans("123456789ABCDEFabcdef", "0" * 21)
_KINDS: Final = {one.value: one for one in SponsorKind}

_put_title, _put_uri = setters(Document)
_put_instructor, _put_resume = setters(Instructor)
_put_sponsor, _put_kind, _put_profile = setters(Sponsor)
_put_starts_on, _put_ends_on, _put_place = setters(Session)
_put_name, _put_email, _put_phone, _put_url = setters(RegistrationContact)
_put_amount, _put_currency = setters(Fee)


def refuse() -> NoReturn:
    """Refuse a part; what is wrong with it is not said here."""
    raise InvalidValueError("payload", "another", "must be sound")


def members_of(payload: object) -> Any:
    """Give an object all of whose names are texts, before any of them is compared."""
    if type(payload) is not dict or len(payload) > _MOST_MEMBERS:
        refuse()
    for name in payload:
        if type(name) is not str:
            refuse()
    return payload


def items_of(payload: object, most: int) -> Any:
    """Give a list that is not too long."""
    if type(payload) is not list or len(payload) > most:
        refuse()
    return payload


def text_of(payload: object, match: Any, most: int) -> Any:
    """Give a text of a pattern that is not too long."""
    if type(payload) is not str or len(payload) > most or match(payload) is None:
        refuse()
    return payload


def _address_of(payload: object, match: Any) -> Any:
    if type(payload) is not str or len(payload) > ADDRESS:
        refuse()
    uri = payload
    if "%" in uri:
        # Most of the time that a pattern takes goes into escapes, so these are counted first. What
        # stands for their % may stand just where an escape may.
        flat = uri.translate(_HEX_AS_ZERO)
        if flat.count("%00") != flat.count("%"):
            refuse()
        uri = uri.replace("%", "!")
    if match(uri) is None:
        refuse()
    return payload


def choice_of(payload: object, choices: Any) -> Any:
    """Give the member of an enumeration that a text names."""
    if type(payload) is not str:
        refuse()
    return choices[payload]


def accept_document(payload: object, names: Names) -> Document:
    members = members_of(payload)
    title = members["title"]
    names.append(title)
    left = len(members) - 1
    uri = members.get("uri")
    if uri is not None:
        left -= 1
        # Most addresses have no escape and match at once; the others are looked at closely.
        if type(uri) is not str or len(uri) > ADDRESS or "%" in uri or _match_uri(uri) is None:
            uri = _address_of(uri, _match_uri)
    if left:
        refuse()
    document = new(Document)
    _put_title(document, title)
    _put_uri(document, uri)
    return document


def accept_sponsor(payload: object, names: Names) -> Sponsor:
    members = members_of(payload)
    name = members["name"]
    names.append(name)
    left = len(members) - 1
    kind = members.get("kind")
    if kind is not None:
        left -= 1
        kind = choice_of(kind, _KINDS)
    resume = members.get("resume")
    if resume is not None:
        left -= 1
        resume = accept_document(resume, names)
    if left:
        refuse()
    sponsor = new(Sponsor)
    _put_sponsor(sponsor, name)
    _put_kind(sponsor, kind)
    _put_profile(sponsor, resume)
    return sponsor


def accept_instructor(payload: object, names: Names) -> Instructor:
    members = members_of(payload)
    name = members["name"]
    names.append(name)
    left = len(members) - 1
    resume = members.get("resume")
    if resume is not None:
        left -= 1
        resume = accept_document(resume, names)
    if left:
        refuse()
    instructor = new(Instructor)
    _put_instructor(instructor, name)
    _put_resume(instructor, resume)
    return instructor


def accept_session(payload: object, names: Names) -> Session:
    members = members_of(payload)
    starts_on = parse_day(members["starts_on"])
    ends_on = parse_day(members["ends_on"])
    left = len(members) - 2
    place = members.get("place")
    if place is not None:
        left -= 1
        names.append(place)
    if left or ends_on < starts_on:
        refuse()
    session = new(Session)
    _put_starts_on(session, starts_on)
    _put_ends_on(session, ends_on)
    _put_place(session, place)
    return session


def accept_contact(payload: object, names: Names) -> RegistrationContact:
    members = members_of(payload)
    left = len(members)
    name = members.get("name")
    if name is not None:
        left -= 1
        names.append(name)
    email = members.get("email")
    if email is not None:
        left -= 1
        email = text_of(email, _match_email, EMAIL)
    phone = members.get("phone")
    if phone is not None:
        left -= 1
        if type(phone) is not str or len(phone) > PHONE:
            refuse()
        names.append(phone)
    url = members.get("url")
    if url is not None:
        left -= 1
        url = _address_of(url, _match_url)
    if left:
        refuse()
    contact = new(RegistrationContact)
    _put_name(contact, name)
    _put_email(contact, email)
    _put_phone(contact, phone)
    _put_url(contact, url)
    return contact


def accept_fee(payload: object) -> Fee:
    members = members_of(payload)
    amount, currency = members["amount"], members["currency"]
    if len(members) > 2:  # noqa: PLR2004  # amount and currency are two
        refuse()
    fee = new(Fee)
    _put_amount(fee, Decimal(text_of(amount, _match_decimal, NAME)))
    _put_currency(fee, text_of(currency, _match_currency, NAME))
    return fee


ACCEPT_ITEM: Final[Mapping[str, Accept]] = MappingProxyType(
    {
        "#/$defs/document": accept_document,
        "#/$defs/instructor": accept_instructor,
        "#/$defs/named_session": accept_session,
        "#/$defs/session": accept_session,
        "#/$defs/sponsor": accept_sponsor,
    }
)
"""What accepts an item of a list, by how the published schemas refer to it."""


def is_sound(payload: object, accept: Accept) -> bool:
    """Tell whether the payload of a part of an application is accepted."""
    names: Names = []
    try:
        accept(payload, names)
    except (RecursionError, MemoryError):
        raise
    except Exception:  # noqa: BLE001  # whatever it was, the payload is refused
        return False
    return are_visible(names, NAME)
