"""Add up what a change of policy changes over many applications and cases.

The totals stay small however long the stream is: one line for each kind of change.
What is left out: which case each of them is (`cerp_rules.case_impacts`).

    >>> ImpactTotals.of(()).items
    0
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import Any, Final

import attrs

from cerp_rules._checks import check_each_once, check_items, check_type, check_whole
from cerp_rules.answer_changes import ChangeKind, DeadlineChange
from cerp_rules.case_impacts import MOST_ITEMS, CaseImpact
from cerp_rules.clauses import PLACES
from cerp_rules.duty_values import DutyStatus
from cerp_rules.errors import InvalidValueError
from cerp_rules.events import EventType
from cerp_rules.findings import Outcome
from cerp_rules.impact_counts import (
    DeadlineTotal,
    DutyTotal,
    FindingTotal,
    FlipTotal,
    RefusalTotal,
    StandingTotal,
)
from cerp_rules.transitions import Status

__all__ = ["ImpactTotals", "Tally"]

MOST_LINES: Final = 100_000
"""More kinds of change than there are."""


# Of each list the class of a line, and what a line counts: a kind of change has one line.
_LISTS: Final[Mapping[str, tuple[type, Callable[[Any], object]]]] = {
    "flips": (FlipTotal, attrgetter("of", "before", "after")),
    "findings": (FindingTotal, attrgetter("rule", "clause")),
    "duties": (DutyTotal, attrgetter("id", "clause", "before", "after")),
    "deadlines": (DeadlineTotal, attrgetter("duty_id", "clause")),
    "standings": (StandingTotal, attrgetter("before", "after")),
    "refusals": (RefusalTotal, attrgetter("type")),
}
_COUNTS: Final = ("items", "skipped", "unchanged", "changed")


@attrs.frozen(kw_only=True)
class ImpactTotals:
    """What a change of policy changes over many applications and cases, by kind of change.

    Attributes:
        items: How many applications and cases there were.
        skipped: How many were submitted after the day asked for.
        unchanged: How many were looked at and did not change.
        changed: How many changed.
        in_words_alone: How many of those changed in what findings say, and in no answer.
        flips: The outcomes that flip, by way.
        findings: The findings that change, by rule in the page's order.
        duties: The duties that change, by duty and way in the page's order.
        deadlines: The deadlines that change, by duty in the page's order.
        standings: The cases that stand elsewhere, by way.
        refusals: The events that only one of the policies refuses, by type.

    Raises:
        InvalidValueError: a member is of another class, the counts do not add up, a kind of change
            has two lines, or there are lines and nothing changed or the other way about.

    Source: the published schema ``impact``.

    Example:
        >>> from datetime import date
        >>> one = CaseImpact(
        ...     index=0, title="Sedges", sponsor="R. Alder", submitted_on=date(2026, 3, 2)
        ... )
        >>> ImpactTotals.of([one]).unchanged
        1
    """

    items: int
    skipped: int
    unchanged: int
    changed: int
    in_words_alone: int = 0
    flips: tuple[FlipTotal, ...] = ()
    findings: tuple[FindingTotal, ...] = ()
    duties: tuple[DutyTotal, ...] = ()
    deadlines: tuple[DeadlineTotal, ...] = ()
    standings: tuple[StandingTotal, ...] = ()
    refusals: tuple[RefusalTotal, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Check the members, and that each item is counted once."""
        for field in _COUNTS:
            check_whole(field, getattr(self, field), MOST_ITEMS)
        if self.items != self.skipped + self.unchanged + self.changed:
            raise InvalidValueError.of("items", self.items, "must be the sum of the other counts")
        check_whole("in_words_alone", self.in_words_alone, self.changed)
        for field, (kind, counted) in _LISTS.items():
            lines = getattr(self, field)
            check_items(field, lines, kind, MOST_LINES)
            check_each_once(field, tuple(map(counted, lines)))
        if bool(self.changed) is not any(getattr(self, field) for field in _LISTS):
            reason = "must be above 0 if and only if some kind of change is counted"
            raise InvalidValueError.of("changed", self.changed, reason)

    @classmethod
    def of(cls, impacts: Iterable[CaseImpact]) -> "ImpactTotals":
        """Add up a stream of impacts, keeping none of them.

        Args:
            impacts: What `iter_impact` gives, or a part of it.

        Raises:
            InvalidValueError: one of them is no `CaseImpact`.

        Example:
            >>> from datetime import date
            >>> from cerp_rules import PUBLISHED, iter_impact
            >>> draft = PUBLISHED.revise(review_notice="P4W")
            >>> ImpactTotals.of(iter_impact(PUBLISHED, draft, (), on=date(2026, 4, 1))).items
            0
        """
        if not isinstance(impacts, Iterable):
            raise InvalidValueError.of("impacts", impacts, "must be impacts")
        tally = Tally()
        for index, impact in enumerate(impacts):
            check_type(f"impacts[{index}]", impact, CaseImpact)
            tally.add(impact)
        return tally.totals()


class Tally:
    """Counts impacts one by one; the one thing here that changes."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self._counts = dict.fromkeys(_COUNTS, 0)
        self._in_words_alone = 0
        self._flips: Counter[tuple[str, Outcome, Outcome]] = Counter()
        self._findings: Counter[tuple[str, str, ChangeKind]] = Counter()
        self._duties: Counter[tuple[str, str, DutyStatus | None, DutyStatus | None]] = Counter()
        self._deadlines: Counter[tuple[str, str, ChangeKind]] = Counter()
        self._moves: dict[tuple[str, str], tuple[int, int, int]] = {}
        self._standings: Counter[tuple[Status, Status]] = Counter()
        self._refusals: Counter[tuple[EventType, str]] = Counter()

    def add(self, impact: CaseImpact) -> None:
        """Count one more."""
        self._counts["items"] += 1
        if not impact.changed:
            self._counts["skipped" if impact.skipped else "unchanged"] += 1
            return
        self._counts["changed"] += 1
        self._in_words_alone += not impact.answers_changed
        for flip in impact.outcomes:
            of = "completion" if flip.subject else "application"
            self._flips[of, flip.before, flip.after] += 1
        for found in impact.findings:
            self._findings[found.finding.rule, found.finding.clause, found.kind] += 1
        for duty in impact.duties:
            was = None if duty.before is None else duty.before.status
            now = None if duty.after is None else duty.after.status
            self._duties[duty.duty.id, duty.duty.clause, was, now] += 1
        for deadline in impact.deadlines:
            self._add_deadline(deadline)
        if impact.standing is not None:
            self._standings[impact.standing.before.status, impact.standing.after.status] += 1
        self._add_refusals(impact)

    def _add_deadline(self, change: DeadlineChange) -> None:
        duty_id, clause, days = change.deadline.duty_id, change.deadline.clause, change.moved_by
        self._deadlines[duty_id, clause, change.kind] += 1
        if days is not None:
            count, least, most = self._moves.get((duty_id, clause), (0, days, days))
            self._moves[duty_id, clause] = count + 1, min(least, days), max(most, days)

    def _add_refusals(self, impact: CaseImpact) -> None:
        if not impact.refusal_changed:
            return
        for side, refusal in (("before", impact.refused_before), ("after", impact.refused_after)):
            if refusal is not None:
                self._refusals[refusal.type, side] += 1

    def totals(self) -> ImpactTotals:
        """Give what was counted, in an order that does not depend on that of the impacts."""
        return ImpactTotals(
            **self._counts,
            in_words_alone=self._in_words_alone,
            flips=tuple(
                FlipTotal(of=of, before=before, after=after, count=count)
                for (of, before, after), count in sorted(self._flips.items())
            ),
            findings=tuple(
                FindingTotal(
                    rule=rule,
                    clause=clause,
                    **{kind.value: self._findings[rule, clause, kind] for kind in ChangeKind},
                )
                for rule, clause in _in_page_order((key[0], key[1]) for key in self._findings)
            ),
            duties=tuple(
                DutyTotal(id=id_, clause=clause, before=was, after=now, count=count)
                for (id_, clause, was, now), count in sorted(self._duties.items(), key=_duty_place)
            ),
            deadlines=tuple(
                self._deadline_total(duty_id, clause)
                for duty_id, clause in _in_page_order((key[0], key[1]) for key in self._deadlines)
            ),
            standings=tuple(
                StandingTotal(before=before, after=after, count=count)
                for (before, after), count in sorted(self._standings.items())
            ),
            refusals=tuple(
                RefusalTotal(
                    type=type_,
                    before=self._refusals[type_, "before"],
                    after=self._refusals[type_, "after"],
                )
                for type_ in EventType
                if self._refusals[type_, "before"] or self._refusals[type_, "after"]
            ),
        )

    def _deadline_total(self, duty_id: str, clause: str) -> DeadlineTotal:
        count, least, most = self._moves.get((duty_id, clause), (0, None, None))
        return DeadlineTotal(
            duty_id=duty_id,
            clause=clause,
            appears=self._deadlines[duty_id, clause, ChangeKind.APPEARS],
            vanishes=self._deadlines[duty_id, clause, ChangeKind.VANISHES],
            changes=count,
            least=least,
            most=most,
        )


def _in_page_order(names: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give each id with its clause once, in the order of the page."""
    return sorted(set(names), key=lambda name: (PLACES[name[1]], name))


def _duty_place(
    entry: tuple[tuple[str, str, DutyStatus | None, DutyStatus | None], int],
) -> tuple[int, str, str, str]:
    (id_, clause, was, now), _ = entry
    return PLACES[clause], id_, was or "", now or ""
