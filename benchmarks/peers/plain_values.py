"""Structure a payload that a validator has accepted with cattrs, into plain attrs classes.

Both ways that validate by the schema first end here, so that all they differ in is the validator.
The classes check nothing but the one thing that a schema cannot say.
"""

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from typing import Final

import attrs
from cattrs import Converter

from cerp_rules.applications import RequestedApproval
from cerp_rules.offerings import OfferingKind
from cerp_rules.sponsors import SponsorKind

__all__ = ["Application", "structure"]


@attrs.frozen(kw_only=True)
class Document:
    """A document."""

    title: str
    uri: str | None = None


@attrs.frozen(kw_only=True)
class Sponsor:
    """A sponsor or co-sponsor."""

    name: str
    kind: SponsorKind | None = None
    resume: Document | None = None


@attrs.frozen(kw_only=True)
class Instructor:
    """Who teaches."""

    name: str
    resume: Document | None = None


@attrs.frozen(kw_only=True)
class Session:
    """One run."""

    starts_on: dt.date
    ends_on: dt.date
    place: str | None = None

    def __attrs_post_init__(self) -> None:
        """Check the order."""
        if self.ends_on < self.starts_on:
            message = "a session must not end before it starts"
            raise ValueError(message)


@attrs.frozen(kw_only=True)
class Offering:
    """What is offered."""

    title: str
    kind: OfferingKind
    recurring: bool | None = None
    syllabus: Document | None = None
    supporting_information: tuple[Document, ...] = ()
    educational_objectives: tuple[str, ...] = ()
    sessions: tuple[Session, ...] = ()
    contact_hours: Decimal | None = None


@attrs.frozen(kw_only=True)
class RegistrationContact:
    """How participants register."""

    name: str | None = None
    email: str | None = None
    phone: str | None = None
    url: str | None = None


@attrs.frozen(kw_only=True)
class Fee:
    """An amount of money."""

    amount: Decimal
    currency: str


@attrs.frozen(kw_only=True)
class Application:
    """What a sponsor submits."""

    application_id: str | None = None
    submitted_on: dt.date
    sponsor: Sponsor
    co_sponsors: tuple[Sponsor, ...] = ()
    instructors: tuple[Instructor, ...] = ()
    offering: Offering
    registration_contact: RegistrationContact | None = None
    requested_approval: RequestedApproval | None = None
    fee_paid: Fee | None = None


# What a validator has accepted need not be explained again.
_CONVERTER: Final = Converter(detailed_validation=False)
_CONVERTER.register_structure_hook(dt.date, lambda text, _: dt.date.fromisoformat(text))
_CONVERTER.register_structure_hook(Decimal, lambda text, _: Decimal(text))
_CONVERTER.register_structure_hook(StrEnum, lambda text, kind: kind(text))


def structure(payload: object) -> Application:
    """Give the application of a payload that the schema accepts.

    Raises:
        ValueError: A session ends before it starts.
    """
    return _CONVERTER.structure(payload, Application)
