"""Hold what is owed: a duty and where it stands, a deadline and how it was counted.

What is left out: which duties there are (`cerp_rules.duties_owed`).

    >>> from cerp_rules import DeadlineKind
    >>> [kind.value for kind in DeadlineKind]
    ['act_by', 'keep_through', 'may_until']
"""

import datetime as dt
from enum import StrEnum

import attrs
from pendulum import Date

from cerp_rules._calendar import as_day, as_optional_day, civil_day, computed_day
from cerp_rules._checks import (
    NAME,
    check_clause,
    check_id,
    check_readings,
    check_text,
    check_type,
)
from cerp_rules.clauses import Modality, Party
from cerp_rules.errors import InvalidValueError
from cerp_rules.findings import MOST_FACTS

__all__ = ["Deadline", "DeadlineKind", "DeadlineState", "Duty", "DutyStatus"]


class DeadlineKind(StrEnum):
    """What the last day of a deadline ends."""

    ACT_BY = "act_by"
    """The time to do what must be done."""
    KEEP_THROUGH = "keep_through"
    """The time through which something must be kept."""
    MAY_UNTIL = "may_until"
    """The time in which something may be done."""


class DeadlineState(StrEnum):
    """Where a deadline stands on a day."""

    UPCOMING = "upcoming"
    DUE = "due"
    MET = "met"
    MET_LATE = "met_late"
    OVERDUE = "overdue"
    KEEPING = "keeping"
    LAPSED = "lapsed"


@attrs.frozen(kw_only=True)
class Deadline:
    """The last day of something, and how it was found.

    Attributes:
        duty_id: The duty it belongs to.
        subject: What it is about: the session and participant, or empty for the application.
        clause: The id of the clause it rests on.
        responsible: Who has to act, to keep, or may act.
        kind: What the last day ends.
        day_zero: The civil day that it is counted from: that of the event, not itself counted; of a
            claim, the first day it may be made; of a renewal, the day the approval or the
            certification ends.
        due_on: The last civil day.
        met_on: The civil day it was met; None when that has not happened.
        counting: How the last day was found, in words.
        edition: The name of the edition of the policy by which it was found.
        readings: The ids of the readings it relied on.

    Raises:
        InvalidValueError: a member is of another class or empty, or a day is none.

    Source: the clause and the readings it names; reading ``civil-days``.

    Example:
        >>> from datetime import date
        >>> from cerp_rules import Party
        >>> Deadline(
        ...     duty_id="review-notice", subject="", clause="reviews.notice",
        ...     responsible=Party.SER, kind=DeadlineKind.ACT_BY, day_zero=date(2026, 3, 2),
        ...     due_on=date(2026, 4, 13), counting="six weeks", edition="published",
        ... ).state(on=date(2026, 4, 14)).value
        'overdue'
    """

    duty_id: str
    subject: str
    clause: str
    responsible: Party
    kind: DeadlineKind
    day_zero: Date = attrs.field(converter=as_day)
    due_on: Date = attrs.field(converter=as_day)
    met_on: Date | None = attrs.field(default=None, converter=as_optional_day)
    counting: str
    edition: str
    readings: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Check the members; a last day before the event, such as before a renewal, is in order."""
        check_id("duty_id", self.duty_id)
        check_type("subject", self.subject, str)
        check_clause("clause", self.clause)
        check_type("counting", self.counting, str)
        if not self.counting:
            raise InvalidValueError.of("counting", self.counting, "must say something")
        check_text("edition", self.edition, NAME)
        check_readings("readings", self.readings, MOST_FACTS)
        check_type("responsible", self.responsible, Party)
        check_type("kind", self.kind, DeadlineKind)
        computed_day("day_zero", self.day_zero)
        computed_day("due_on", self.due_on)
        if self.met_on is not None:
            computed_day("met_on", self.met_on)

    def state(self, *, on: dt.date) -> DeadlineState:
        """Tell where the deadline stands on a civil day, knowing nothing that came later.

        Args:
            on: The civil day that is asked about, 1900 to 2200.

        Raises:
            InvalidValueError: `on` is no civil day from 1900 to 2200.

        Example:
            >>> from datetime import date
            >>> from cerp_rules import Party
            >>> deadline = Deadline(
            ...     duty_id="appeal", subject="", clause="oversight.appeal",
            ...     responsible=Party.SPONSOR, kind=DeadlineKind.MAY_UNTIL,
            ...     day_zero=date(2026, 3, 2), due_on=date(2026, 4, 1), counting="30 days",
            ...     edition="published",
            ... )
            >>> deadline.state(on=date(2026, 4, 1)).value, deadline.state(on=date(2026, 4, 2)).value
            ('due', 'lapsed')
        """
        day = civil_day("on", on)
        if self.met_on is not None and self.met_on <= day:
            if self.met_on <= self.due_on:
                return DeadlineState.MET
            # Only what must be done can be done late; a time to keep, or to choose, has lapsed.
            if self.kind is DeadlineKind.ACT_BY:
                return DeadlineState.MET_LATE
        if self.kind is DeadlineKind.KEEP_THROUGH:
            return DeadlineState.KEEPING if day <= self.due_on else DeadlineState.LAPSED
        if day < self.due_on:
            return DeadlineState.UPCOMING
        if day == self.due_on:
            return DeadlineState.DUE
        may = self.kind is DeadlineKind.MAY_UNTIL
        return DeadlineState.LAPSED if may else DeadlineState.OVERDUE


class DutyStatus(StrEnum):
    """Where a duty, or what may be done, stands on a day."""

    NOT_YET = "not_yet"
    """What it follows on has not happened."""
    PENDING = "pending"
    """It binds, or may be used, and nothing more is recorded."""
    FULFILLED = "fulfilled"
    BREACHED = "breached"
    """It was not kept, or kept too late."""
    UNKNOWN = "unknown"
    """A fact that is needed is absent, or a person must decide."""
    LAPSED = "lapsed"
    """It does not bind any more, or may not be used any more."""


@attrs.frozen(kw_only=True)
class Duty:
    """What somebody must, should or may do, and where that stands.

    Attributes:
        id: Its name, such as ``confirmation``.
        subject: What it is about: session and participant, or empty for the case as a whole.
        clause: The id of the clause it rests on.
        modality: How binding it is: the clause's own unless a reading says otherwise.
        responsible: Who must, should or may.
        status: Where it stands.
        deadline: Its last day; None where it has none, or none is known yet.
        edition: The name of the edition of the policy that was applied.
        readings: The ids of the readings it relied on.

    Raises:
        InvalidValueError: a member is malformed or of another class, or the deadline is that of
            another duty.

    Source: the clause and the readings it names.

    Example:
        >>> from cerp_rules import Modality, Party
        >>> Duty(
        ...     id="calendar-listing", clause="reviews.calendar", modality=Modality.MUST,
        ...     responsible=Party.SER, status=DutyStatus.PENDING, edition="published",
        ... ).deadline is None
        True
    """

    id: str
    subject: str = ""
    clause: str
    modality: Modality
    responsible: Party
    status: DutyStatus
    deadline: Deadline | None = None
    edition: str
    readings: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Check the members, and that the deadline is this duty's own."""
        check_id("id", self.id)
        check_type("subject", self.subject, str)
        check_clause("clause", self.clause)
        check_type("modality", self.modality, Modality)
        check_type("responsible", self.responsible, Party)
        check_type("status", self.status, DutyStatus)
        check_text("edition", self.edition, NAME)
        check_readings("readings", self.readings, MOST_FACTS)
        if self.deadline is not None:
            check_type("deadline", self.deadline, Deadline)
            if (self.deadline.duty_id, self.deadline.subject) != (self.id, self.subject):
                raise InvalidValueError.of("deadline", self.deadline, "must be that of this duty")
