"""Hold the register of readings: every choice that the policy page leaves, named.

A switch has values, a default and a reason, and an embedder can choose another value; a fixed
reading is documented and stays.
A finding or a deadline lists the readings it relied on.
What is left out: what each value changes, which the rules decide.

    >>> from cerp_rules import Readings
    >>> Readings().revise(sponsor_resume="everyone").sponsor_resume.value
    'everyone'
"""

from enum import StrEnum
from typing import Any, Final, Self, TypeVar

import attrs

from cerp_rules._fixed_readings import FIXED_READINGS, FixedReading
from cerp_rules._reading_values import (
    MEANINGS,
    AppealMajority,
    AppealStay,
    ApprovalEnd,
    ApprovalStart,
    CompletionDay,
    ConferenceInstructors,
    ConfirmationCode,
    GoverningEdition,
    LastDayRoll,
    MarketingStart,
    PartialAttendance,
    RecordsOr,
    RecurringScope,
    RetentionBranch,
    RetentionStart,
    ReviewClock,
    ReviewsRequired,
    SessionsInside,
    SponsorResume,
    TerminationDay,
    TerminationGrounds,
    TerminationReach,
    UploadDay,
    WarningFirst,
)
from cerp_rules.errors import InvalidValueError

__all__ = [
    "FIXED_READINGS",
    "SWITCHES",
    "AppealMajority",
    "AppealStay",
    "ApprovalEnd",
    "ApprovalStart",
    "CompletionDay",
    "ConferenceInstructors",
    "ConfirmationCode",
    "FixedReading",
    "GoverningEdition",
    "LastDayRoll",
    "MarketingStart",
    "PartialAttendance",
    "Readings",
    "RecordsOr",
    "RecurringScope",
    "RetentionBranch",
    "RetentionStart",
    "ReviewClock",
    "ReviewsRequired",
    "SessionsInside",
    "SponsorResume",
    "Switch",
    "TerminationDay",
    "TerminationGrounds",
    "TerminationReach",
    "UploadDay",
    "WarningFirst",
]

_Value = TypeVar("_Value", bound=StrEnum)


def _switch(default: _Value, *, question: str, reason: str, clauses: tuple[str, ...]) -> _Value:
    """Declare a field of `Readings` that takes a value or its wire text."""
    values = type(default)

    def convert(value: object) -> object:
        known = type(value) is str and value in values.__members__.values()
        return values(str(value)) if known else value

    said = {"question": question, "reason": reason, "clauses": clauses}
    # attrs gives back a field, which the class turns into the value it declares.
    return attrs.field(
        default=default,
        converter=convert,
        metadata={**said, "kind": values, "default": default},
    )


@attrs.frozen(kw_only=True)
class Readings:
    """One value for each switch of the register; the defaults are the register's.

    Each field takes a value of its enumeration or that value's text.

    Raises:
        InvalidValueError: a value is none of the switch's.

    Source: the clauses that each switch names, see `SWITCHES`.

    Example:
        >>> Readings().approval_start.value
        'decision'
    """

    approval_start: ApprovalStart = _switch(
        ApprovalStart.DECISION,
        question="On what day does the approval of two years start?",
        reason="A decision day always exists.",
        clauses=("approval-period.two-years",),
    )
    approval_end: ApprovalEnd = _switch(
        ApprovalEnd.DAY_BEFORE_ANNIVERSARY,
        question="When does the approval of two years end?",
        reason="A state of affairs includes its first day, so it ends the day before the "
        "anniversary.",
        clauses=("approval-period.two-years",),
    )
    recurring_scope: RecurringScope = _switch(
        RecurringScope.ANY_OFFERING,
        question="Does 'recurring courses' mean courses only?",
        reason="Elsewhere the page treats all kinds of offering alike.",
        clauses=("approval-period.two-years",),
    )
    sessions_inside: SessionsInside = _switch(
        SessionsInside.ALL,
        question="Which days of a session must lie in the approval period?",
        reason="A session that straddles an end of the period is left to a person.",
        clauses=("approval-period.two-years",),
    )
    review_clock: ReviewClock = _switch(
        ReviewClock.SUBMISSION,
        question="'After application': from when do the six weeks run?",
        reason="Completeness would be the first amendment after which nothing is missing.",
        clauses=("reviews.notice",),
    )
    last_day_roll: LastDayRoll = _switch(
        LastDayRoll.NONE,
        question="What if the last day to act is no working day?",
        reason="No working days are Saturday, Sunday and the holidays of the edition; only "
        "deadlines to act, or in which one may act, can move.",
        clauses=("reviews.notice", "completion.confirmation", "oversight.appeal"),
    )
    reviews_required: ReviewsRequired = _switch(
        ReviewsRequired.BOTH,
        question="Must the Coordinator and the Committee both review?",
        reason="In any order; the recommendation of the Committee prevails.",
        clauses=("reviews.reviewers",),
    )
    sponsor_resume: SponsorResume = _switch(
        SponsorResume.INDIVIDUALS,
        question="Whose resume is meant by the sponsor's?",
        reason="An organization has no resume; its profile is recommended.",
        clauses=("applications.sponsor-and-instructors",),
    )
    conference_instructors: ConferenceInstructors = _switch(
        ConferenceInstructors.AT_LEAST_ONE,
        question="Is every speaker's resume needed at a conference or symposium?",
        reason="Nobody supplies forty; the others are advice.",
        clauses=("applications.sponsor-and-instructors",),
    )
    completion_day: CompletionDay = _switch(
        CompletionDay.PARTICIPANT,
        question="'Within 30 days of course completion': whose, and when?",
        reason="The participant's own day, else the last day of the session.",
        clauses=("completion.confirmation",),
    )
    confirmation_code: ConfirmationCode = _switch(
        ConfirmationCode.ADVISORY,
        question="Must the confirmation carry the approval code?",
        reason="Should is not must.",
        clauses=("completion.approval-code",),
    )
    partial_attendance: PartialAttendance = _switch(
        PartialAttendance.NO_CREDIT,
        question="What does attendance of a part give?",
        reason="The page asks for attendance and completion; in proportion only for conferences "
        "and symposia, by the hours attended of the contact hours.",
        clauses=("completion.validated",),
    )
    upload_day: UploadDay = _switch(
        UploadDay.BEFORE,
        question="Is an upload on the day of the renewal in time?",
        reason="Before means before.",
        clauses=("completion.upload",),
    )
    records_or: RecordsOr = _switch(
        RecordsOr.EITHER,
        question="'To SER and/or maintained': is one of the two enough?",
        reason="The or is inclusive.",
        clauses=("records.kept",),
    )
    retention_branch: RetentionBranch = _switch(
        RetentionBranch.KEPT_ONLY,
        question="Do the six years bind records that were delivered to SER?",
        reason="The page sets the six years beside what the sponsor keeps.",
        clauses=("records.kept",),
    )
    retention_start: RetentionStart = _switch(
        RetentionStart.SESSION_END,
        question="From when do the six years run?",
        reason="So count regulators that have the same rule.",
        clauses=("records.kept",),
    )
    marketing_start: MarketingStart = _switch(
        MarketingStart.NOTIFICATION,
        question="From when may the approval be advertised?",
        reason="The sponsor must know of it; 'pending' is never allowed.",
        clauses=("marketing.claim",),
    )
    termination_grounds: TerminationGrounds = _switch(
        TerminationGrounds.ANY,
        question="Is one failing enough, or must there be all?",
        reason="Not to meet all criteria and commitments is to fail in at least one.",
        clauses=("oversight.commitments",),
    )
    warning_first: WarningFirst = _switch(
        WarningFirst.NO,
        question="Must a warning come before a termination?",
        reason="The page allows either or both; yes means a warning on an earlier day.",
        clauses=("oversight.measures",),
    )
    termination_reach: TerminationReach = _switch(
        TerminationReach.PROSPECTIVE,
        question="What becomes of completions before the termination?",
        reason="Earlier completions stay creditable; otherwise they are judged by the day of the "
        "confirmation, or lost.",
        clauses=("oversight.measures",),
    )
    termination_day: TerminationDay = _switch(
        TerminationDay.NOTIFICATION,
        question="When does a termination take effect?",
        reason="Notice comes first; that day is the last in force.",
        clauses=("oversight.measures",),
    )
    appeal_stay: AppealStay = _switch(
        AppealStay.NO,
        question="Does an appeal suspend the termination?",
        reason="The page gives no stay; a reversal makes the time in between whole.",
        clauses=("oversight.appeal",),
    )
    appeal_majority: AppealMajority = _switch(
        AppealMajority.TIE_UPHOLDS,
        question="What does a tie decide?",
        reason="A majority is more than half of the votes cast: abstentions do not count, and "
        "0 to 0 is a tie; a tie is flagged.",
        clauses=("oversight.final",),
    )
    governing_edition: GoverningEdition = _switch(
        GoverningEdition.SUBMISSION,
        question="Which edition of the policy governs an application?",
        reason="Application, reviews, decision and notice go by the day chosen; every other duty "
        "goes by the edition in force on its day zero.",
        clauses=("reviews.notice",),
    )

    def __attrs_post_init__(self) -> None:
        """Check that each switch has one of its values."""
        for switch in SWITCHES:
            value = getattr(self, switch.id)
            if type(value) is not switch.kind:
                one_of = ", ".join(switch.values)
                raise InvalidValueError.of(switch.id, value, f"must be one of {one_of}")

    def revise(self, /, **changes: object) -> Self:
        """Give the readings with some switches set otherwise, each by value or by wire text.

        Args:
            **changes: Switches, each with its new value.

        Raises:
            InvalidValueError: no switch has this name, or the value is none of the switch's.

        Example:
            >>> Readings().revise(upload_day="on_or_before") == Readings()
            False
        """
        for name in changes:
            if name not in _SWITCH_IDS:
                raise InvalidValueError.of_name("readings", name, _SWITCH_IDS, "switch")
        values: dict[str, Any] = dict(changes)
        return attrs.evolve(self, **values)


@attrs.frozen(kw_only=True)
class Switch:
    """A reading that can be chosen.

    Attributes:
        id: The field of `Readings`, and the member on the wire.
        question: What the page leaves open.
        kind: The enumeration of its values.
        default: The value that holds unless another is chosen.
        reason: Why this is the default.
        clauses: The ids of the clauses it reads.

    Source: the clauses it names.

    Example:
        >>> SWITCHES[0].id, SWITCHES[0].values
        ('approval_start', ('decision', 'notification', 'first_session'))
    """

    id: str
    question: str
    kind: type[StrEnum]
    default: StrEnum
    reason: str
    clauses: tuple[str, ...]

    @property
    def values(self) -> tuple[str, ...]:
        """The wire texts of its values, the default first."""
        return tuple(value.value for value in self.kind)

    @property
    def meanings(self) -> tuple[str, ...]:
        """What each of its values means in one sentence, in the order of `values`."""
        return tuple(MEANINGS[self.kind][value] for value in self.values)


def _switches() -> tuple[Switch, ...]:
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(Readings)
    return tuple(Switch(id=field.name, **field.metadata) for field in fields)


SWITCHES: Final[tuple[Switch, ...]] = _switches()
"""The switches, in the order of the fields of `Readings`."""

_SWITCH_IDS: Final = frozenset(switch.id for switch in SWITCHES)
