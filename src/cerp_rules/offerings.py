"""Hold what is offered: the offering and its sessions.

Clauses served: ``applications.activities``, ``applications.syllabus``, ``applications.sessions``.
A session is one run of an offering at one place, from its first day to its last; the meetings of
one run are not sessions of their own.
What is left out: whether an offering can be pre-approved (`cerp_rules.rules`).

    >>> from datetime import date
    >>> from cerp_rules import Session
    >>> print(Session(starts_on=date(2026, 6, 1), ends_on=date(2026, 6, 3)).days)
    1 June 2026 to 3 June 2026
"""

from decimal import Decimal
from enum import StrEnum
from typing import Final

import attrs
from pendulum import Date

from cerp_rules import _text
from cerp_rules._calendar import as_day
from cerp_rules._checks import (
    NAME,
    PROSE,
    as_optional_decimal,
    check_day,
    check_decimal,
    check_items,
    check_text,
    check_type,
)
from cerp_rules.documents import Document
from cerp_rules.errors import InvalidValueError
from cerp_rules.periods import DatePeriod

__all__ = ["Offering", "OfferingKind", "Session"]

MOST_DOCUMENTS: Final = 100
MOST_OBJECTIVES: Final = 100
MOST_SESSIONS: Final = 1_000


class OfferingKind(StrEnum):
    """What an offering is.

    Source: clause ``applications.activities``.
    """

    COURSE = "course"
    CONFERENCE = "conference"
    WORKSHOP = "workshop"
    SYMPOSIUM = "symposium"
    OTHER_EVENT = "other_event"


@attrs.frozen(kw_only=True)
class Session:
    """One run of an offering.

    Attributes:
        starts_on: The first civil day, 1900 to 2200.
        ends_on: The last civil day, no earlier than the first.
        place: Where, 1 to 300 characters; None when not given.

    Raises:
        InvalidValueError: a day is none, the last is before the first, or the place is blank.

    Source: clause ``applications.sessions``; readings ``planned-dates``, ``civil-days``.

    Example:
        >>> from datetime import date
        >>> Session(starts_on=date(2026, 6, 1), ends_on=date(2026, 6, 3)).place is None
        True
    """

    starts_on: Date = attrs.field(converter=as_day)
    ends_on: Date = attrs.field(converter=as_day)
    place: str | None = None

    def __attrs_post_init__(self) -> None:
        """Check days, order and place."""
        check_day("starts_on", self.starts_on)
        check_day("ends_on", self.ends_on)
        if self.ends_on < self.starts_on:
            raise InvalidValueError.of("ends_on", self.ends_on, "must not be before starts_on")
        if self.place is not None:
            check_text("place", self.place, NAME)

    @property
    def days(self) -> DatePeriod:
        """The days from the first to the last."""
        return DatePeriod(first=self.starts_on, last=self.ends_on)


@attrs.frozen(kw_only=True)
class Offering:
    """A course, conference, workshop, symposium or other event.

    Attributes:
        title: 1 to 300 characters.
        kind: What it is.
        recurring: Whether it is held again and again; None when that is not known.
        syllabus: The syllabus; None when not given.
        supporting_information: At most 100 further documents.
        educational_objectives: At most 100 texts of 1 to 2,000 characters.
        sessions: At most 1,000 planned runs.
        contact_hours: Hours of instruction, above zero; None when not given.

    Raises:
        InvalidValueError: a member is blank, too long, too many, or of another class.

    Source: clauses ``applications.activities``, ``applications.syllabus``,
    ``applications.sessions``; reading ``objectives``.

    Example:
        >>> Offering(title="Field course", kind=OfferingKind.COURSE).sessions
        ()
    """

    title: str
    kind: OfferingKind
    recurring: bool | None = None
    syllabus: Document | None = None
    supporting_information: tuple[Document, ...] = ()
    educational_objectives: tuple[str, ...] = ()
    sessions: tuple[Session, ...] = ()
    contact_hours: Decimal | None = attrs.field(default=None, converter=as_optional_decimal)

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_text("title", self.title, NAME)
        check_type("kind", self.kind, OfferingKind)
        if self.recurring is not None:
            check_type("recurring", self.recurring, bool)
        if self.syllabus is not None:
            check_type("syllabus", self.syllabus, Document)
        check_items("supporting_information", self.supporting_information, Document, MOST_DOCUMENTS)
        check_items("educational_objectives", self.educational_objectives, str, MOST_OBJECTIVES)
        for index, objective in enumerate(self.educational_objectives):
            check_text(f"educational_objectives[{index}]", objective, PROSE)
        check_items("sessions", self.sessions, Session, MOST_SESSIONS)
        if self.contact_hours is not None:
            check_decimal("contact_hours", self.contact_hours, _text.POSITIVE_DECIMAL)
