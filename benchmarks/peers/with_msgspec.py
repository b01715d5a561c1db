"""Convert an application with msgspec.

Texts are held to the patterns of the schemas, which msgspec gives to Python's `re`; days and
enumerations are its own.
What it has no constraint for is done once an object is made: the years of a day, the order of the
days of a session, and decimals, whose text is held to its pattern and made a number after that.
"""

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Final

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType
from msgspec.structs import force_setattr

from cerp_rules import _text
from cerp_rules._checks import ADDRESS, EMAIL, NAME, PHONE, PROSE
from cerp_rules.applications import MOST_CO_SPONSORS, MOST_INSTRUCTORS, RequestedApproval
from cerp_rules.offerings import MOST_DOCUMENTS, MOST_OBJECTIVES, MOST_SESSIONS, OfferingKind
from cerp_rules.sponsors import SponsorKind

__all__ = ["Application", "load"]

Name = Annotated[str, Meta(pattern=_text.VISIBLE, max_length=NAME)]
Prose = Annotated[str, Meta(pattern=_text.VISIBLE, max_length=PROSE)]
Phone = Annotated[str, Meta(pattern=_text.VISIBLE, max_length=PHONE)]
Email = Annotated[str, Meta(pattern=_text.EMAIL, max_length=EMAIL)]
Uri = Annotated[str, Meta(pattern=_text.URI, max_length=ADDRESS)]
Url = Annotated[str, Meta(pattern=_text.URL, max_length=ADDRESS)]
Currency = Annotated[str, Meta(pattern=_text.CURRENCY)]
if TYPE_CHECKING:
    Amount = Decimal
    Hours = Decimal
else:
    # What msgspec checks is the text; once the object is made it is a number.
    Amount = Annotated[str, Meta(pattern=_text.DECIMAL)]
    Hours = Annotated[str, Meta(pattern=_text.POSITIVE_DECIMAL)]

_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2200


def _check_years(first: dt.date, last: dt.date) -> None:
    if first.year < _FIRST_YEAR or last.year > _LAST_YEAR:
        message = "a day is from 1900 to 2200"
        raise ValueError(message)


class Document(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A document."""

    title: Name
    uri: Uri | UnsetType = UNSET


class Sponsor(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sponsor or co-sponsor."""

    name: Name
    kind: SponsorKind | UnsetType = UNSET
    resume: Document | UnsetType = UNSET


class Instructor(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who teaches."""

    name: Name
    resume: Document | UnsetType = UNSET


class Session(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One run."""

    starts_on: dt.date
    ends_on: dt.date
    place: Name | UnsetType = UNSET

    def __post_init__(self) -> None:
        """Check years and order."""
        _check_years(self.starts_on, self.ends_on)
        if self.ends_on < self.starts_on:
            message = "a session must not end before it starts"
            raise ValueError(message)


class Offering(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is offered."""

    title: Name
    kind: OfferingKind
    recurring: bool | UnsetType = UNSET
    syllabus: Document | UnsetType = UNSET
    supporting_information: Annotated[tuple[Document, ...], Meta(max_length=MOST_DOCUMENTS)] = ()
    educational_objectives: Annotated[tuple[Prose, ...], Meta(max_length=MOST_OBJECTIVES)] = ()
    sessions: Annotated[tuple[Session, ...], Meta(max_length=MOST_SESSIONS)] = ()
    contact_hours: Hours | UnsetType = UNSET

    def __post_init__(self) -> None:
        """Make a number of the hours."""
        if self.contact_hours is not UNSET:
            force_setattr(self, "contact_hours", Decimal(self.contact_hours))


class RegistrationContact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How participants register."""

    name: Name | UnsetType = UNSET
    email: Email | UnsetType = UNSET
    phone: Phone | UnsetType = UNSET
    url: Url | UnsetType = UNSET


class Fee(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An amount of money."""

    amount: Amount
    currency: Currency

    def __post_init__(self) -> None:
        """Make a number of the amount."""
        force_setattr(self, "amount", Decimal(self.amount))


class Application(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a sponsor submits."""

    application_id: Name | UnsetType = UNSET
    submitted_on: dt.date
    sponsor: Sponsor
    co_sponsors: Annotated[tuple[Sponsor, ...], Meta(max_length=MOST_CO_SPONSORS)] = ()
    instructors: Annotated[tuple[Instructor, ...], Meta(max_length=MOST_INSTRUCTORS)] = ()
    offering: Offering
    registration_contact: RegistrationContact | UnsetType = UNSET
    requested_approval: RequestedApproval | UnsetType = UNSET
    fee_paid: Fee | UnsetType = UNSET

    def __post_init__(self) -> None:
        """Check the years of the one day that belongs to no session."""
        _check_years(self.submitted_on, self.submitted_on)


def load(payload: object) -> Application:
    """Give the application, or raise `msgspec.ValidationError`.

    A text with a surrogate, which no UTF-8 can hold, is a `UnicodeEncodeError` in some places.
    """
    return msgspec.convert(payload, Application)
