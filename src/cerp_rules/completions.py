"""Hold what is known of one participant's completion of one session.

Clauses served: ``completion.validated``, ``completion.confirmation``,
``completion.approval-code``, ``completion.upload``.
What is absent is unknown, which is not the same as no.
What is left out: whether credits may be assigned (`cerp_rules.rules.completion`).

    >>> from datetime import date
    >>> from cerp_rules import Completion, Participant, Session
    >>> completion = Completion(
    ...     participant=Participant(name="L. Birch"),
    ...     session=Session(starts_on=date(2026, 6, 1), ends_on=date(2026, 6, 3)),
    ... )
    >>> completion.attendance_confirmed is None
    True
"""

from decimal import Decimal
from enum import StrEnum
from typing import Final

import attrs
from pendulum import Date

from cerp_rules import _text
from cerp_rules._calendar import as_day, as_optional_day
from cerp_rules._checks import (
    NAME,
    as_optional_decimal,
    check_day,
    check_decimal,
    check_items,
    check_text,
    check_type,
)
from cerp_rules.credits import CreditAward
from cerp_rules.offerings import Session
from cerp_rules.records import Record

__all__ = ["Completion", "Confirmation", "ConfirmedBy", "ConfirmerRole", "Participant"]

MOST_RECORDS: Final = 100


class ConfirmerRole(StrEnum):
    """For whom somebody confirms a completion.

    Source: clause ``completion.validated``; reading ``confirmed-by``.
    """

    SPONSOR = "sponsor"
    PARTICIPANT = "participant"


@attrs.frozen(kw_only=True)
class Participant:
    """Who took part.

    Attributes:
        name: 1 to 300 characters.
        certificant_id: The caller's own name for the certificant, 1 to 300 characters; None when
            the participant is not certified, or that is not known.

    Raises:
        InvalidValueError: a member is blank or too long.

    Source: clauses ``completion.confirmation``, ``completion.upload``.

    Example:
        >>> Participant(name="L. Birch").certificant_id is None
        True
    """

    name: str
    certificant_id: str | None = None

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_text("name", self.name, NAME)
        if self.certificant_id is not None:
            check_text("certificant_id", self.certificant_id, NAME)


@attrs.frozen(kw_only=True)
class ConfirmedBy:
    """Who confirmed attendance and completion.

    Attributes:
        name: 1 to 300 characters; None when not given.
        role: For whom they confirmed; None when not given.

    Raises:
        InvalidValueError: the name is blank or too long, or the role is none.

    Source: clause ``completion.validated``; reading ``confirmed-by``.

    Example:
        >>> ConfirmedBy(name="R. Alder", role=ConfirmerRole.SPONSOR).role.value
        'sponsor'
    """

    name: str | None = None
    role: ConfirmerRole | None = None

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        if self.name is not None:
            check_text("name", self.name, NAME)
        if self.role is not None:
            check_type("role", self.role, ConfirmerRole)


@attrs.frozen(kw_only=True)
class Confirmation:
    """What a confirmation of completion says; what it does not say is None.

    Attributes:
        issued_on: The civil day the participant was given it, 1900 to 2200.
        approval_code: The approval code, 1 to 300 characters.
        sponsor: The sponsor's name, 1 to 300 characters.
        participant: The participant's name, 1 to 300 characters.
        offering_title: The title of the offering, 1 to 300 characters.
        completed_on: The civil day of completion, 1900 to 2200.
        credits: The credits.
        place: The place, 1 to 300 characters.
        verified_by: Who verified, 1 to 300 characters.

    Raises:
        InvalidValueError: a member is blank, too long, no day, or of another class.

    Source: clauses ``completion.confirmation``, ``completion.approval-code``; reading
    ``confirmation-contents``.

    Example:
        >>> from datetime import date
        >>> Confirmation(issued_on=date(2026, 6, 10)).approval_code is None
        True
    """

    issued_on: Date = attrs.field(converter=as_day)
    approval_code: str | None = None
    sponsor: str | None = None
    participant: str | None = None
    offering_title: str | None = None
    completed_on: Date | None = attrs.field(default=None, converter=as_optional_day)
    credits: CreditAward | None = None
    place: str | None = None
    verified_by: str | None = None

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_day("issued_on", self.issued_on)
        texts = {
            "approval_code": self.approval_code,
            "sponsor": self.sponsor,
            "participant": self.participant,
            "offering_title": self.offering_title,
            "place": self.place,
            "verified_by": self.verified_by,
        }
        for field, text in texts.items():
            if text is not None:
                check_text(field, text, NAME)
        if self.completed_on is not None:
            check_day("completed_on", self.completed_on)
        if self.credits is not None:
            check_type("credits", self.credits, CreditAward)


@attrs.frozen(kw_only=True)
class Completion:
    """One participant's completion of one session, as far as it is known; None is unknown.

    Attributes:
        participant: Who took part.
        session: The session attended.
        completed_on: The civil day the participant completed, 1900 to 2200.
        attendance_confirmed: Whether attendance is confirmed.
        requirements_completed: Whether all requirements are completed.
        confirmed_by: Who confirmed both.
        hours_attended: Hours attended, zero or more, in the unit of the offering's contact hours.
        grades_assigned: Whether grades are assigned.
        grade: The grade, 1 to 300 characters.
        confirmation: The confirmation of completion; None when none was given.
        records: At most 100 records that are or were kept; none when nothing is known of them.
        uploaded_on: The civil day the certificant uploaded the confirmation, 1900 to 2200.

    Raises:
        InvalidValueError: a member is blank, too long, too many, no day, or of another class.

    Source: clauses ``completion.validated``, ``completion.confirmation``, ``completion.upload``,
    ``records.kept``; readings ``completion_day``, ``grades``.

    Example:
        >>> from datetime import date
        >>> Completion(
        ...     participant=Participant(name="L. Birch"),
        ...     session=Session(starts_on=date(2026, 6, 1), ends_on=date(2026, 6, 3)),
        ...     completed_on=date(2026, 6, 2),
        ... ).day.isoformat()
        '2026-06-02'
    """

    participant: Participant
    session: Session
    completed_on: Date | None = attrs.field(default=None, converter=as_optional_day)
    attendance_confirmed: bool | None = None
    requirements_completed: bool | None = None
    confirmed_by: ConfirmedBy | None = None
    hours_attended: Decimal | None = attrs.field(default=None, converter=as_optional_decimal)
    grades_assigned: bool | None = None
    grade: str | None = None
    confirmation: Confirmation | None = None
    records: tuple[Record, ...] = ()
    uploaded_on: Date | None = attrs.field(default=None, converter=as_optional_day)

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_type("participant", self.participant, Participant)
        check_type("session", self.session, Session)
        if self.completed_on is not None:
            check_day("completed_on", self.completed_on)
        if self.attendance_confirmed is not None:
            check_type("attendance_confirmed", self.attendance_confirmed, bool)
        if self.requirements_completed is not None:
            check_type("requirements_completed", self.requirements_completed, bool)
        if self.confirmed_by is not None:
            check_type("confirmed_by", self.confirmed_by, ConfirmedBy)
        if self.hours_attended is not None:
            check_decimal("hours_attended", self.hours_attended, _text.DECIMAL)
        if self.grades_assigned is not None:
            check_type("grades_assigned", self.grades_assigned, bool)
        if self.grade is not None:
            check_text("grade", self.grade, NAME)
        if self.confirmation is not None:
            check_type("confirmation", self.confirmation, Confirmation)
        check_items("records", self.records, Record, MOST_RECORDS)
        if self.uploaded_on is not None:
            check_day("uploaded_on", self.uploaded_on)

    @property
    def day(self) -> Date:
        """The participant's own day of completion, or else the last day of the session."""
        return self.session.ends_on if self.completed_on is None else self.completed_on
