"""Hold what can change in an answer: an outcome, a finding, a duty, a deadline.

Each change has what was before and what comes after, both of the same thing; one without a
difference cannot be built.
What is left out: of which application or case it is an answer (`cerp_rules.case_impacts`).

    >>> from cerp_rules import Outcome
    >>> change = OutcomeChange(
    ...     before=Outcome.ELIGIBLE, after=Outcome.INCOMPLETE, clauses=("fees.none",)
    ... )
    >>> change.subject, change.clauses
    ('', ('fees.none',))
"""

from enum import StrEnum
from operator import attrgetter
from typing import Any, Final

import attrs

from cerp_rules._checks import check_clause, check_each_once, check_items, check_type
from cerp_rules.clauses import CLAUSES
from cerp_rules.credits import CreditAward
from cerp_rules.duty_values import Deadline, Duty
from cerp_rules.errors import InvalidValueError
from cerp_rules.findings import Finding, Outcome

__all__ = [
    "COUNTED",
    "STANDS",
    "ChangeKind",
    "DeadlineChange",
    "DutyChange",
    "FindingChange",
    "OutcomeChange",
    "check_sides",
]


class ChangeKind(StrEnum):
    """How what is found or owed changes."""

    APPEARS = "appears"
    VANISHES = "vanishes"
    CHANGES = "changes"


def _kind(before: object, after: object) -> ChangeKind:
    if before is None:
        return ChangeKind.APPEARS
    return ChangeKind.VANISHES if after is None else ChangeKind.CHANGES


def check_sides(before: object, after: object, kind: type) -> None:
    """Refuse two sides that are the same, or none of which is there."""
    for field, value in (("before", before), ("after", after)):
        if value is not None:
            check_type(field, value, kind)
    if before == after:
        raise InvalidValueError.of("after", after, "must differ from what was before")


_ABOUT_FINDING: Final = attrgetter("rule", "pointer")
_ABOUT_DUTY: Final = attrgetter("id", "subject")
_ABOUT_DEADLINE: Final = attrgetter("duty_id", "subject")
STANDS: Final = attrgetter("status", "modality", "responsible")
COUNTED: Final = attrgetter("kind", "day_zero", "due_on", "met_on")


def _check_pair(before: Any, after: Any, about: Any, told: Any = None) -> None:
    """Refuse two sides that are about different things, or that do not differ in what is told."""
    if before is None or after is None:
        return
    if about(before) != about(after):
        what = ", ".join(map(repr, about(before)))
        raise InvalidValueError.of("after", after, f"must be about the same as before: {what}")
    if told is not None and told(before) == told(after):
        raise InvalidValueError.of("after", after, "must differ from what was before")


@attrs.frozen(kw_only=True)
class OutcomeChange:
    """An outcome that flips, or an award that changes.

    Attributes:
        subject: The session and participant of a completion, or empty for the application.
        before: The outcome under the policy before.
        after: The outcome under the policy after.
        award_before: The credits of a completion under the policy before; None without an award.
        award_after: The credits of a completion under the policy after; None without an award.
        clauses: The ids of the clauses whose decisive findings changed, each once.

    Raises:
        InvalidValueError: a member is of another class, neither outcome nor award changes, or there
            is an award of no completion or with another outcome than eligible.

    Source: the clauses it names.

    Example:
        >>> change = OutcomeChange(before=Outcome.ELIGIBLE, after=Outcome.NEEDS_DECISION)
        >>> change.award_after is None
        True
    """

    subject: str = ""
    before: Outcome
    after: Outcome
    award_before: CreditAward | None = None
    award_after: CreditAward | None = None
    clauses: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_type("subject", self.subject, str)
        check_type("before", self.before, Outcome)
        check_type("after", self.after, Outcome)
        for side in ("before", "after"):
            self._check_award(f"award_{side}", getattr(self, side))
        if (self.before, self.award_before) == (self.after, self.award_after):
            raise InvalidValueError.of("after", self.after, "must differ from what was before")
        check_items("clauses", self.clauses, str, len(CLAUSES))
        for index, clause in enumerate(self.clauses):
            check_clause(f"clauses[{index}]", clause)
        check_each_once("clauses", self.clauses)

    def _check_award(self, field: str, outcome: Outcome) -> None:
        award = getattr(self, field)
        if award is None:
            return
        check_type(field, award, CreditAward)
        if outcome is not Outcome.ELIGIBLE:
            raise InvalidValueError.of(field, award, "must stand with eligible alone")
        if not self.subject:
            raise InvalidValueError.of(field, award, "must stand with a completion alone")


@attrs.frozen(kw_only=True)
class FindingChange:
    """A finding that appears, vanishes or says something else of the same.

    Attributes:
        subject: The session and participant of a completion, ``events[3]`` for an event of the
            history, or empty for the application.
        before: The finding under the policy before; None when it appears.
        after: The finding under the policy after; None when it vanishes.

    Raises:
        InvalidValueError: a member is of another class, the two are the same, or of another rule or
            pointer.

    Source: the clause that the finding names.

    Example:
        >>> from cerp_rules import Modality, Verdict
        >>> finding = Finding(
        ...     rule="fee", clause="fees.none", modality=Modality.MUST, verdict=Verdict.MET,
        ...     decisive=True, pointer="/fee_paid", message="No fee is due.",
        ... )
        >>> FindingChange(before=None, after=finding).kind.value
        'appears'
    """

    subject: str = ""
    before: Finding | None
    after: Finding | None

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_type("subject", self.subject, str)
        check_sides(self.before, self.after, Finding)
        _check_pair(self.before, self.after, _ABOUT_FINDING)

    @property
    def finding(self) -> Finding:
        """The finding under the policy after or, when it vanishes, before."""
        return self.after or self.before  # type: ignore[return-value]  # one of the two is there

    @property
    def kind(self) -> ChangeKind:
        """How it changes."""
        return _kind(self.before, self.after)


@attrs.frozen(kw_only=True)
class DutyChange:
    """A duty that appears, vanishes, or stands elsewhere, binds otherwise or binds another party.

    Attributes:
        before: The duty under the policy before; None when it appears.
        after: The duty under the policy after; None when it vanishes.

    Raises:
        InvalidValueError: a member is of another class, the two are of different duties, or have
            the same status, force and party.

    Source: the clause that the duty names.

    Example:
        >>> from cerp_rules import DutyStatus, Modality, Party
        >>> duty = Duty(
        ...     id="fee", clause="fees.none", modality=Modality.MUST, responsible=Party.SPONSOR,
        ...     status=DutyStatus.PENDING, edition="draft",
        ... )
        >>> DutyChange(before=duty, after=None).kind.value
        'vanishes'
    """

    before: Duty | None
    after: Duty | None

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_sides(self.before, self.after, Duty)
        _check_pair(self.before, self.after, _ABOUT_DUTY, STANDS)

    @property
    def duty(self) -> Duty:
        """The duty under the policy after or, when it vanishes, before."""
        return self.after or self.before  # type: ignore[return-value]  # one of the two is there

    @property
    def kind(self) -> ChangeKind:
        """How it changes."""
        return _kind(self.before, self.after)


@attrs.frozen(kw_only=True)
class DeadlineChange:
    """A deadline that appears, vanishes or moves.

    Attributes:
        before: The deadline under the policy before; None when it appears.
        after: The deadline under the policy after; None when it vanishes.

    Raises:
        InvalidValueError: a member is of another class, the two are of different duties, or have
            the same kind and the same days.

    Source: the clause that the deadline names.

    Example:
        >>> from datetime import date
        >>> from cerp_rules import *
        >>> application = Application(
        ...     submitted_on=date(2026, 3, 2),
        ...     sponsor=Sponsor(name="R. Alder"),
        ...     offering=Offering(title="Sedges", kind=OfferingKind.WORKSHOP),
        ... )
        >>> draft = PUBLISHED.revise(review_notice="P4W")
        >>> DeadlineChange(
        ...     before=review_deadline(application),
        ...     after=review_deadline(application, policy=draft),
        ... ).moved_by
        -14
    """

    before: Deadline | None
    after: Deadline | None

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_sides(self.before, self.after, Deadline)
        _check_pair(self.before, self.after, _ABOUT_DEADLINE, COUNTED)

    @property
    def deadline(self) -> Deadline:
        """The deadline under the policy after or, when it vanishes, before."""
        return self.after or self.before  # type: ignore[return-value]  # one of the two is there

    @property
    def kind(self) -> ChangeKind:
        """How it changes."""
        return _kind(self.before, self.after)

    @property
    def moved_by(self) -> int | None:
        """By how many days the last day moves, later above zero; None with one side alone."""
        if self.before is None or self.after is None:
            return None
        return self.after.due_on.toordinal() - self.before.due_on.toordinal()
