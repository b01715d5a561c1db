"""Hold how often each kind of change comes up.

What is left out: how they are counted (`cerp_rules.impact_totals`).

    >>> RefusalTotal(type=EventType.APPLICATION_APPROVED, before=0, after=4).after
    4
"""

from typing import Final

import attrs

from cerp_rules._checks import check_clause, check_id, check_type, check_whole
from cerp_rules.answer_changes import ChangeKind
from cerp_rules.case_impacts import MOST_ITEMS
from cerp_rules.duty_values import DutyStatus
from cerp_rules.errors import InvalidValueError
from cerp_rules.events import EventType
from cerp_rules.findings import Outcome
from cerp_rules.transitions import Status

__all__ = [
    "DeadlineTotal",
    "DutyTotal",
    "FindingTotal",
    "FlipTotal",
    "RefusalTotal",
    "StandingTotal",
]

MOST_DAYS: Final = 9_000 * 366
"""More days than lie between any two that can be computed."""
_KINDS: Final = tuple(kind.value for kind in ChangeKind)


def _check_count(field: str, count: object) -> None:
    """Refuse what is no whole number, and none at all, which would need no line."""
    check_whole(field, count, MOST_ITEMS)
    if not count:
        raise InvalidValueError.of(field, count, "must be at least 1")


def _check_counts(fields: tuple[str, ...], counts: tuple[object, ...]) -> None:
    """Do as `_check_count` with several, of which one at least must count something."""
    for field, count in zip(fields, counts, strict=True):
        check_whole(field, count, MOST_ITEMS)
    if not any(counts):
        others = " or ".join(fields[:-1])
        raise InvalidValueError.of(fields[-1], 0, f"must be at least 1 without {others}")


@attrs.frozen(kw_only=True)
class FlipTotal:
    """How many outcomes flip one way.

    Attributes:
        of: ``application`` or ``completion``.
        before: The outcome under the policy before.
        after: The outcome under the policy after; the same where only the award of a completion
            changes.
        count: How many.

    Raises:
        InvalidValueError: a member is of another class, the count is 0, or an application flips to
            the same outcome.

    Source: the published schema ``impact``.

    Example:
        >>> FlipTotal(
        ...     of="application", before=Outcome.ELIGIBLE, after=Outcome.INCOMPLETE, count=3
        ... ).count
        3
    """

    of: str
    before: Outcome
    after: Outcome
    count: int

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        if type(self.of) is not str or self.of not in ("application", "completion"):
            raise InvalidValueError.of("of", self.of, "must be application or completion")
        check_type("before", self.before, Outcome)
        check_type("after", self.after, Outcome)
        _check_count("count", self.count)
        if self.of == "application" and self.before is self.after:
            raise InvalidValueError.of("after", self.after, "must differ from what was before")


@attrs.frozen(kw_only=True)
class FindingTotal:
    """How many findings of one rule appear, vanish or change.

    Attributes:
        rule: The id of the rule.
        clause: The id of the clause it rests on.
        appears: How many findings appear.
        vanishes: How many vanish.
        changes: How many say something else.

    Raises:
        InvalidValueError: a member is of another class, the clause is none of the page's, or
            nothing is counted.

    Source: the clause it names; the published schema ``impact``.

    Example:
        >>> FindingTotal(rule="fee", clause="fees.none", appears=0, vanishes=0, changes=7).changes
        7
    """

    rule: str
    clause: str
    appears: int
    vanishes: int
    changes: int

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_id("rule", self.rule)
        check_clause("clause", self.clause)
        _check_counts(_KINDS, (self.appears, self.vanishes, self.changes))


@attrs.frozen(kw_only=True)
class DutyTotal:
    """How many duties move from one status to another.

    Attributes:
        id: The id of the duty.
        clause: The id of the clause it rests on.
        before: Where it stands under the policy before; None where it appears.
        after: Where it stands under the policy after; None where it vanishes; the same where only
            its force or its party changes.
        count: How many.

    Raises:
        InvalidValueError: a member is of another class, the clause is none of the page's, the count
            is 0, or there is no status.

    Source: the clause it names; the published schema ``impact``.

    Example:
        >>> DutyTotal(
        ...     id="fee", clause="fees.none", before=DutyStatus.FULFILLED,
        ...     after=DutyStatus.PENDING, count=2,
        ... ).count
        2
    """

    id: str
    clause: str
    before: DutyStatus | None
    after: DutyStatus | None
    count: int

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_id("id", self.id)
        check_clause("clause", self.clause)
        for field in ("before", "after"):
            if getattr(self, field) is not None:
                check_type(field, getattr(self, field), DutyStatus)
        if self.before is None and self.after is None:
            raise InvalidValueError.of("after", self.after, "must stand where nothing was before")
        _check_count("count", self.count)


@attrs.frozen(kw_only=True)
class DeadlineTotal:
    """How many deadlines of one duty appear, vanish or move, and by how many days.

    Attributes:
        duty_id: The id of the duty.
        clause: The id of the clause it rests on.
        appears: How many appear.
        vanishes: How many vanish.
        changes: How many are counted otherwise.
        least: The smallest move in days, later above zero; None when none changes.
        most: The greatest move in days, later above zero; None when none changes.

    Raises:
        InvalidValueError: a member is of another class, the clause is none of the page's, nothing
            is counted, or the moves are not those of changes.

    Source: the clause it names; the published schema ``impact``.

    Example:
        >>> DeadlineTotal(
        ...     duty_id="review-notice", clause="reviews.notice", appears=0, vanishes=0, changes=9,
        ...     least=-14, most=-14,
        ... ).least
        -14
    """

    duty_id: str
    clause: str
    appears: int
    vanishes: int
    changes: int
    least: int | None = None
    most: int | None = None

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_id("duty_id", self.duty_id)
        check_clause("clause", self.clause)
        _check_counts(_KINDS, (self.appears, self.vanishes, self.changes))
        for field in ("least", "most"):
            value = getattr(self, field)
            if (value is None) is bool(self.changes):
                raise InvalidValueError.of(field, value, "must stand if and only if some change")
            if value is not None and (type(value) is not int or abs(value) > MOST_DAYS):
                reason = f"must be a whole number from {-MOST_DAYS} to {MOST_DAYS}"
                raise InvalidValueError.of(field, value, reason)
        if self.least is not None and self.most is not None and self.least > self.most:
            raise InvalidValueError.of("most", self.most, f"must be {self.least} or more")


@attrs.frozen(kw_only=True)
class StandingTotal:
    """How many cases move from one status to another.

    Attributes:
        before: The status under the policy before.
        after: The status under the policy after; the same where only the period changes.
        count: How many.

    Raises:
        InvalidValueError: a member is of another class, or the count is 0.

    Source: the published schema ``impact``.

    Example:
        >>> StandingTotal(before=Status.IN_FORCE, after=Status.EXPIRED, count=1).count
        1
    """

    before: Status
    after: Status
    count: int

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_type("before", self.before, Status)
        check_type("after", self.after, Status)
        _check_count("count", self.count)


@attrs.frozen(kw_only=True)
class RefusalTotal:
    """How many events of one type only one of the policies would not have permitted.

    Attributes:
        type: The type of the events.
        before: How many only the policy before refuses.
        after: How many only the policy after refuses.

    Raises:
        InvalidValueError: a member is of another class, or nothing is counted.

    Source: the published schema ``impact``.

    Example:
        >>> RefusalTotal(type=EventType.APPLICATION_APPROVED, before=0, after=4).after
        4
    """

    type: EventType
    before: int
    after: int

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_type("type", self.type, EventType)
        _check_counts(("before", "after"), (self.before, self.after))
