"""Hold what a change of policy changes for one application or one case.

What is left out: how that is found (`cerp_rules._comparing`), and the totals over many
(`cerp_rules.impact_totals`).

    >>> from datetime import date
    >>> CaseImpact(
    ...     index=0, title="Sedges", sponsor="R. Alder", submitted_on=date(2026, 3, 2)
    ... ).changed
    False
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Final

import attrs
from pendulum import Date

from cerp_rules._calendar import as_day
from cerp_rules._checks import NAME, check_day, check_items, check_text, check_type, check_whole
from cerp_rules._text import excerpt
from cerp_rules.answer_changes import (
    DeadlineChange,
    DutyChange,
    FindingChange,
    OutcomeChange,
    check_sides,
)
from cerp_rules.applications import Application
from cerp_rules.completions import Completion
from cerp_rules.errors import InvalidValueError
from cerp_rules.events import EventType
from cerp_rules.findings import Assessment
from cerp_rules.lifecycle import PreApproval
from cerp_rules.periods import DatePeriod
from cerp_rules.transitions import Status

__all__ = [
    "CaseImpact",
    "CaseWithCompletions",
    "ImpactItem",
    "Refusal",
    "Standing",
    "StandingChange",
    "check_item",
]

MOST_CHANGES: Final = 1_000_000
"""More than the longest history with the most completions can give rise to."""
MOST_ITEMS: Final = 10**12
"""More items than any stream has."""


def _as_tuple(completions: Iterable[Completion]) -> tuple[Completion, ...]:
    """Make a tuple of what can be gone through; leave anything else for the check to refuse."""
    given: Any = completions
    kept: tuple[Completion, ...] = tuple(given) if isinstance(given, Iterable) else given
    return kept


Renewals = tuple[tuple[str, Date], ...]


def _as_pairs(renewals: Mapping[str, dt.date] | Renewals) -> Renewals:
    """Write a mapping of certificant ids to days as pairs, in the order of the ids."""
    given: Any = renewals
    if isinstance(renewals, Mapping):
        for name in renewals:
            check_type("renewals", name, str)
        given = tuple(sorted(renewals.items()))
    pairs: Renewals = tuple(map(_as_pair, given)) if type(given) is tuple else given
    return pairs


def _as_pair(given: Any) -> Any:
    is_pair = type(given) is tuple and len(given[1:]) == 1
    return (given[0], as_day(given[1])) if is_pair else given


@attrs.frozen(kw_only=True)
class CaseWithCompletions:
    """A case together with the completions of its offering.

    Attributes:
        case: The pre-approval.
        completions: The completions; any iterable is taken and kept as a tuple.
        renewals: The civil day of the renewal of each certificant, by certificant id; a mapping is
            taken and kept as pairs in the order of the ids.

    Raises:
        InvalidValueError: a member is of another class, a day is none, or the pairs are in another
            order or name an id twice.

    Source: the section Confirmation of Completion.

    Example:
        >>> from cerp_rules.testing import a_case, a_completion
        >>> CaseWithCompletions(case=a_case(), completions=[a_completion()]).renewals
        ()
    """

    case: PreApproval
    completions: tuple[Completion, ...] = attrs.field(default=(), converter=_as_tuple)
    renewals: Renewals = attrs.field(default=(), converter=_as_pairs)

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_type("case", self.case, PreApproval)
        check_items("completions", self.completions, Completion, MOST_CHANGES)
        check_items("renewals", self.renewals, tuple, MOST_CHANGES)
        for pair in self.renewals:
            if len(pair[1:]) != 1 or type(pair[0]) is not str:
                raise InvalidValueError("renewals", "another tuple", "must be ids with days")
            check_day(f"renewals[{excerpt(pair[0])!r}]", pair[1])
        names = [name for name, _ in self.renewals]
        if names != sorted(set(names)):
            reason = "must name each certificant once, in the order of the ids"
            raise InvalidValueError.of("renewals", names, reason)


ImpactItem = Application | PreApproval | CaseWithCompletions
"""What a change of policy can touch."""
_ITEMS: Final = (Application, PreApproval, CaseWithCompletions)


def check_item(field: str, item: object) -> None:
    """Refuse what no change of policy can touch."""
    # Compared by identity, which no class can interfere with.
    if not any(type(item) is one for one in _ITEMS):
        what = "must be an Application, a PreApproval or a CaseWithCompletions"
        raise InvalidValueError.of(field, item, what)


# A terminated approval is in force through its last day, and while an appeal suspends that.
_OVER: Final = (Status.TERMINATED, Status.UNDER_APPEAL, Status.TERMINATION_FINAL)
_MAY_BE_IN_FORCE: Final = (Status.IN_FORCE, *_OVER)


@attrs.frozen(kw_only=True)
class Standing:
    """Where a case stands on a day.

    Attributes:
        status: Its status.
        in_force: Whether its approval is in force.
        period: The days of its approval; None without one, and while no day starts it.

    Raises:
        InvalidValueError: a member is of another class, or the three contradict each other.

    Source: clauses ``approval-period.two-years``, ``oversight.measures``.

    Example:
        >>> Standing(status=Status.UNDER_REVIEW, in_force=False).period is None
        True
    """

    status: Status
    in_force: bool
    period: DatePeriod | None = None

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_type("status", self.status, Status)
        check_type("in_force", self.in_force, bool)
        if self.period is not None:
            check_type("period", self.period, DatePeriod)
        must, may = self.status is Status.IN_FORCE, self.status in _MAY_BE_IN_FORCE
        if not must <= self.in_force <= may:
            reason = f"must agree with the status {self.status}"
            raise InvalidValueError.of("in_force", self.in_force, reason)
        if self.in_force and self.period is None:
            raise InvalidValueError.of("period", None, "must stand with what is in force")


@attrs.frozen(kw_only=True)
class StandingChange:
    """A case that stands elsewhere.

    Attributes:
        before: Where it stands under the policy before.
        after: Where it stands under the policy after.

    Raises:
        InvalidValueError: a member is of another class, or the two are the same.

    Source: clauses ``approval-period.two-years``, ``oversight.measures``, ``oversight.final``.

    Example:
        >>> from datetime import date
        >>> days = DatePeriod(first=date(2026, 4, 1), last=date(2028, 3, 31))
        >>> before = Standing(status=Status.IN_FORCE, in_force=True, period=days)
        >>> days = DatePeriod(first=date(2026, 4, 1), last=date(2027, 3, 31))
        >>> after = Standing(status=Status.EXPIRED, in_force=False, period=days)
        >>> StandingChange(before=before, after=after).after.status.value
        'expired'
    """

    before: Standing
    after: Standing

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_type("before", self.before, Standing)
        check_sides(self.before, self.after, Standing)
        check_type("after", self.after, Standing)


@attrs.frozen(kw_only=True)
class Refusal:
    """The event of a history that a policy would not have permitted.

    Attributes:
        index: Its place in the history, from 1; at 0 stands the submission.
        type: What would have happened.
        on: The civil day of it.
        assessment: Why not, clause by clause.

    Raises:
        InvalidValueError: a member is of another class, the index is that of the submission, or the
            assessment is of another day or permits the event.

    Source: the clauses that the assessment names.

    Example:
        >>> from datetime import date
        >>> permitted = Assessment(findings=(), on=date(2026, 4, 1), edition="draft")
        >>> Refusal(
        ...     index=1, type=EventType.OFFERING_LISTED, on=date(2026, 4, 1), assessment=permitted
        ... )
        Traceback (most recent call last):
        ...
        cerp_rules.errors.InvalidValueError: assessment must not permit the event, not 'eligible'
    """

    index: int
    type: EventType
    on: Date = attrs.field(converter=as_day)
    assessment: Assessment

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_whole("index", self.index, MOST_ITEMS)
        if not self.index:
            raise InvalidValueError.of("index", self.index, "must not be that of the submission")
        check_type("type", self.type, EventType)
        check_day("on", self.on)
        check_type("assessment", self.assessment, Assessment)
        if self.assessment.on != self.on:
            day = self.assessment.on
            raise InvalidValueError.of("assessment", day, "must be of the day of the event")
        if self.assessment.ok:
            outcome = self.assessment.outcome.value
            raise InvalidValueError.of("assessment", outcome, "must not permit the event")


_LISTS: Final[Mapping[str, type]] = {
    "outcomes": OutcomeChange,
    "findings": FindingChange,
    "duties": DutyChange,
    "deadlines": DeadlineChange,
}


@attrs.frozen(kw_only=True)
class CaseImpact:
    """What a change of policy changes for one application or one case.

    Attributes:
        index: Its place among the items, from 0.
        title: The title of the offering.
        sponsor: The name of the sponsor.
        application_id: The id of the application, where it has one.
        submitted_on: The civil day of submission.
        skipped: Whether it was submitted after the day asked for, and so was not looked at.
        outcomes: The outcomes that flip, and the awards that change.
        findings: The findings that appear, vanish or change.
        duties: The duties that appear, vanish or change, apart from their deadlines.
        deadlines: The deadlines that appear, vanish or move.
        standing: Where a case stands, if elsewhere.
        refused_before: The event that the policy before would not have permitted.
        refused_after: The event that the policy after would not have permitted.
        not_compared: How many events of the history, from the first that one of the policies
            refuses, were not compared, nor what was owed or credited because of them.

    Raises:
        InvalidValueError: a member is malformed or of another class, what was skipped has a change
            or a refusal, or two refusals in one place are of different events.

    Source: the clauses that its changes name; the published schema ``impact``.

    Example:
        >>> from datetime import date
        >>> CaseImpact(
        ...     index=0, title="Sedges", sponsor="R. Alder", submitted_on=date(2026, 3, 2)
        ... ).changed
        False
    """

    index: int
    title: str
    sponsor: str
    application_id: str | None = None
    submitted_on: Date = attrs.field(converter=as_day)
    skipped: bool = False
    outcomes: tuple[OutcomeChange, ...] = ()
    findings: tuple[FindingChange, ...] = ()
    duties: tuple[DutyChange, ...] = ()
    deadlines: tuple[DeadlineChange, ...] = ()
    standing: StandingChange | None = None
    refused_before: Refusal | None = None
    refused_after: Refusal | None = None
    not_compared: int = 0

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_whole("index", self.index, MOST_ITEMS)
        check_text("title", self.title, NAME)
        check_text("sponsor", self.sponsor, NAME)
        if self.application_id is not None:
            check_text("application_id", self.application_id, NAME)
        check_day("submitted_on", self.submitted_on)
        check_type("skipped", self.skipped, bool)
        check_whole("not_compared", self.not_compared, MOST_CHANGES)
        for field, kind in _LISTS.items():
            check_items(field, getattr(self, field), kind, MOST_CHANGES)
        if self.standing is not None:
            check_type("standing", self.standing, StandingChange)
        for field in ("refused_before", "refused_after"):
            if getattr(self, field) is not None:
                check_type(field, getattr(self, field), Refusal)
        if self.skipped and (self.changed or self.refused_before):
            raise InvalidValueError.of("skipped", self.skipped, "must stand without a change")
        if self.refused_before and self.refused_after:
            self._check_refusals(self.refused_before, self.refused_after)

    @staticmethod
    def _check_refusals(before: Refusal, after: Refusal) -> None:
        # Both are of one history, which has one event in each place.
        if before.index == after.index and (before.type, before.on) != (after.type, after.on):
            reason = f"must be of the event in place {before.index}: {before.type} on {before.on}"
            raise InvalidValueError.of("refused_after", after, reason)

    @property
    def refusal_changed(self) -> bool:
        """Whether another event, or no event any more, or one for the first time, is refused."""
        before, after = self.refused_before, self.refused_after
        return (before and before.index) != (after and after.index)

    @property
    def answers_changed(self) -> bool:
        """Whether more than the words of findings changed."""
        parts = (self.outcomes, self.duties, self.deadlines, self.standing)
        return any(parts) or self.refusal_changed

    @property
    def changed(self) -> bool:
        """Whether anything changed."""
        return bool(self.findings) or self.answers_changed
