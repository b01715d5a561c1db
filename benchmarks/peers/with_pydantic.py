"""Validate an application with pydantic v2, written for speed.

Everything that can be is left to pydantic-core: texts by its own regular expressions, which are
those of the schemas without what that engine lacks and needs not (looking ahead, surrogates, which
no text that reaches it can hold), and days by its own parser, behind a pattern that keeps out the
timestamps it would take too.
Only the order of the days of a session has to be Python: one function for all sessions, which is
cheaper than one call for each.
A member that is left out is None here though its annotation does not say so, which is how pydantic
tells left out from null.
"""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import core_schema

from cerp_rules import _text
from cerp_rules._checks import ADDRESS as MOST_ADDRESS
from cerp_rules._checks import EMAIL as MOST_EMAIL
from cerp_rules._checks import NAME, PHONE, PROSE
from cerp_rules.applications import MOST_CO_SPONSORS, MOST_INSTRUCTORS
from cerp_rules.offerings import MOST_DOCUMENTS, MOST_OBJECTIVES, MOST_SESSIONS
from peers.rust_patterns import IN_RUST

__all__ = ["Application", "load"]

_ABSENT: Final[Any] = None


# The parser of days takes timestamps too, which this keeps out, and other years.
_DAY: Final = "^(?:(?:19|20|21)[0-9]{2}|2200)-[0-9]{2}-[0-9]{2}$"


def _text_of(pattern: str, most: int | None = None) -> core_schema.StringSchema:
    return core_schema.str_schema(strict=True, pattern=pattern, max_length=most)


class _Core:
    """Say in the words of pydantic-core what a type is."""

    def __init__(self, *steps: core_schema.CoreSchema) -> None:
        self._steps = list(steps)

    def __get_pydantic_core_schema__(
        self, _source: Any, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.chain_schema(self._steps) if self._steps[1:] else self._steps[0]


def _decimal(pattern: str) -> _Core:
    return _Core(_text_of(IN_RUST[pattern]), core_schema.decimal_schema(strict=False))


Name = Annotated[str, _Core(_text_of(IN_RUST[_text.VISIBLE], NAME))]
Prose = Annotated[str, _Core(_text_of(IN_RUST[_text.VISIBLE], PROSE))]
Phone = Annotated[str, _Core(_text_of(IN_RUST[_text.VISIBLE], PHONE))]
Email = Annotated[str, _Core(_text_of(IN_RUST[_text.EMAIL], MOST_EMAIL))]
Uri = Annotated[str, _Core(_text_of(IN_RUST[_text.URI], MOST_ADDRESS))]
Url = Annotated[str, _Core(_text_of(IN_RUST[_text.URL], MOST_ADDRESS))]
Currency = Annotated[str, _Core(_text_of(IN_RUST[_text.CURRENCY]))]
Day = Annotated[dt.date, _Core(_text_of(_DAY), core_schema.date_schema(strict=False))]
Amount = Annotated[Decimal, _decimal(_text.DECIMAL)]
Hours = Annotated[Decimal, _decimal(_text.POSITIVE_DECIMAL)]


class _Record(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")


class Document(_Record):
    """A document."""

    title: Name
    uri: Uri = _ABSENT


class Sponsor(_Record):
    """A sponsor or co-sponsor."""

    name: Name
    kind: Literal[
        "educational_institution",
        "government_agency",
        "non_profit_organization",
        "for_profit_organization",
        "individual",
        "other",
    ] = _ABSENT
    resume: Document = _ABSENT


class Instructor(_Record):
    """Who teaches."""

    name: Name
    resume: Document = _ABSENT


class Session(_Record):
    """One run."""

    starts_on: Day
    ends_on: Day
    place: Name = _ABSENT


def _in_order(sessions: list[Session]) -> list[Session]:
    for session in sessions:
        if session.ends_on < session.starts_on:
            message = "a session must not end before it starts"
            raise ValueError(message)
    return sessions


class Offering(_Record):
    """What is offered."""

    title: Name
    kind: Literal["course", "conference", "workshop", "symposium", "other_event"]
    recurring: bool = _ABSENT
    syllabus: Document = _ABSENT
    supporting_information: Annotated[list[Document], Field(max_length=MOST_DOCUMENTS)] = []
    educational_objectives: Annotated[list[Prose], Field(max_length=MOST_OBJECTIVES)] = []
    sessions: Annotated[
        list[Session], Field(max_length=MOST_SESSIONS), AfterValidator(_in_order)
    ] = []
    contact_hours: Hours = _ABSENT


class RegistrationContact(_Record):
    """How participants register."""

    name: Name = _ABSENT
    email: Email = _ABSENT
    phone: Phone = _ABSENT
    url: Url = _ABSENT


class Fee(_Record):
    """An amount of money."""

    amount: Amount
    currency: Currency


class Application(_Record):
    """What a sponsor submits."""

    application_id: Name = _ABSENT
    submitted_on: Day
    sponsor: Sponsor
    co_sponsors: Annotated[list[Sponsor], Field(max_length=MOST_CO_SPONSORS)] = []
    instructors: Annotated[list[Instructor], Field(max_length=MOST_INSTRUCTORS)] = []
    offering: Offering
    registration_contact: RegistrationContact = _ABSENT
    requested_approval: Literal["two_years", "listed_sessions"] = _ABSENT
    fee_paid: Fee = _ABSENT


def load(payload: object) -> Application:
    """Give the application, or raise `pydantic.ValidationError`."""
    return Application.model_validate(payload)
