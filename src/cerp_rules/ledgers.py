"""Hold a certificant's credits, and decide which of them count in a cycle, each once.

Companion policy, see `cerp_rules.recertification`.
An entry outside the cycle, after the day asked for, of an id that was counted already, or over the
limit for its event is shown with the reason, and not dropped.
What is left out: whether a credit was rightly given.

    >>> from datetime import date
    >>> from cerp_rules import CreditAward
    >>> from cerp_rules.credit_schedules import CreditCategory
    >>> from cerp_rules.ledgers import LedgerEntry
    >>> LedgerEntry(
    ...     id="2026-1", earned_on=date(2026, 6, 3), credits=CreditAward(value=10),
    ...     category=CreditCategory.CONFERENCE, event="World Conference 2026",
    ... ).title is None
    True
"""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from typing import Final

import attrs
from pendulum import Date

from cerp_rules import _text
from cerp_rules._calendar import as_day, in_words
from cerp_rules._checks import NAME, check_day, check_decimal, check_items, check_text, check_type
from cerp_rules._credit_arithmetic import NOTHING, counted, less
from cerp_rules.credit_schedules import CreditCategory, CreditSchedule, CreditScheduleBook
from cerp_rules.credits import CreditAward
from cerp_rules.errors import InvalidValueError
from cerp_rules.periods import DatePeriod

__all__ = ["LedgerEntry", "LedgerLine", "UncountedReason", "count_ledger"]

MOST_ENTRIES: Final = 100_000
"""More than anybody earns."""


class UncountedReason(StrEnum):
    """Why a credit of the ledger does not count.

    Source: the readings cycle-days, credit-day, counted-once and limit-by-day of
    `COMPANION_READINGS`.
    """

    OUTSIDE_CYCLE = "outside_cycle"
    NOT_YET = "not_yet"
    COUNTED_ONCE_ALREADY = "counted_once_already"
    OVER_THE_LIMIT = "over_the_limit"


@attrs.frozen(kw_only=True)
class LedgerEntry:
    """Credits that a certificant earned.

    Attributes:
        id: What tells the entry from others, 1 to 300 characters.
        earned_on: The civil day the credits were earned, 1900 to 2200.
        credits: How many.
        category: What they were earned by.
        event: What tells the event from others, 1 to 300 characters; the entries of one event add
            up before the limit. None for an event of its own in categories 1 to 4, and for none
            in the others.
        title: What it was, 1 to 300 characters; None when not given.

    Raises:
        InvalidValueError: a text is blank or too long, or a member is of another class.

    Source: SER, "CERP and CERPIT Maintenance", an earlier text.

    Example:
        >>> from datetime import date
        >>> book = LedgerEntry(
        ...     id="7", earned_on=date(2026, 6, 3), credits=CreditAward(value=10),
        ...     category=CreditCategory.PUBLICATION, title="Restoring rivers",
        ... )
        >>> print(book.credits)
        10 CEC
    """

    id: str
    earned_on: Date = attrs.field(converter=as_day)
    credits: CreditAward
    category: CreditCategory
    event: str | None = None
    title: str | None = None

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_text("id", self.id, NAME)
        check_day("earned_on", self.earned_on)
        check_type("credits", self.credits, CreditAward)
        check_type("category", self.category, CreditCategory)
        for field, value in (("event", self.event), ("title", self.title)):
            if value is not None:
                check_text(field, value, NAME)


@attrs.frozen(kw_only=True)
class LedgerLine:
    """An entry of the ledger, and how much of it counts.

    Attributes:
        entry: The entry.
        counted: The credits of it that count, from none to all.
        reason: Why the rest does not; None if and only if all count.
        why: The same in words.

    Raises:
        InvalidValueError: more counts than there is, the reason does not stand with a rest, or a
            member is of another class.

    Source: the readings of `COMPANION_READINGS`.

    Example:
        >>> from datetime import date
        >>> entry = LedgerEntry(
        ...     id="7", earned_on=date(2026, 6, 3), credits=CreditAward(value=12),
        ...     category=CreditCategory.CONFERENCE,
        ... )
        >>> LedgerLine(
        ...     entry=entry, counted=Decimal(10), reason=UncountedReason.OVER_THE_LIMIT,
        ...     why="At most 10 for one event.",
        ... ).uncounted
        Decimal('2')
    """

    entry: LedgerEntry
    counted: Decimal
    reason: UncountedReason | None = None
    why: str

    def __attrs_post_init__(self) -> None:
        """Check the members, and that there is a reason for what does not count."""
        check_type("entry", self.entry, LedgerEntry)
        check_decimal("counted", self.counted, _text.DECIMAL)
        if self.counted > self.entry.credits.value:
            reason = "must be no more than the credits of the entry"
            raise InvalidValueError("counted", f"{self.counted:f}", reason)
        if self.reason is not None:
            check_type("reason", self.reason, UncountedReason)
        if (self.reason is None) != (self.counted == self.entry.credits.value):
            reason = "must stand with, and only with, credits that do not count"
            raise InvalidValueError.of("reason", self.reason, reason)
        check_type("why", self.why, str)
        if not self.why:
            raise InvalidValueError.of("why", self.why, "must say something")

    @property
    def uncounted(self) -> Decimal:
        """The credits of it that do not count."""
        return less(self.entry.credits.value, self.counted)


def count_ledger(
    ledger: Iterable[LedgerEntry],
    *,
    cycle: DatePeriod,
    on: Date,
    schedule: CreditSchedule | CreditScheduleBook,
) -> tuple[tuple[LedgerLine, ...], tuple[CreditSchedule, ...]]:
    """Give the lines by day and id, and the editions that the limit was taken from.

    The work grows with the ledger, not with its square.
    """
    seen: set[str] = set()
    limits = _Limits(schedule)
    lines = []
    for entry in sorted(_entries(ledger), key=attrgetter("earned_on", "id")):
        if entry.earned_on not in cycle:
            why = f"Earned on {in_words(entry.earned_on)}, outside the cycle of {cycle}."
            line = _uncounted(entry, UncountedReason.OUTSIDE_CYCLE, why)
        elif entry.earned_on > on:
            why = f"Earned on {in_words(entry.earned_on)}, after {in_words(on)}."
            line = _uncounted(entry, UncountedReason.NOT_YET, why)
        elif entry.id in seen:
            why = "An entry of the same id was counted already."
            line = _uncounted(entry, UncountedReason.COUNTED_ONCE_ALREADY, why)
        else:
            seen.add(entry.id)
            line = limits.take(entry)
        lines.append(line)
    return tuple(lines), tuple(limits.editions.values())


class _Limits:
    """What the limit still leaves of each event, while the ledger is gone through by day."""

    def __init__(self, schedule: CreditSchedule | CreditScheduleBook) -> None:
        self._schedule = schedule
        # Of each event, the limit and what is left of it; None where there is no limit.
        self._left: dict[str, tuple[Decimal, Decimal] | None] = {}
        self.editions: dict[str, CreditSchedule] = {}

    def take(self, entry: LedgerEntry) -> LedgerLine:
        """Count what the limit leaves of an entry."""
        value = entry.credits.value
        room = self._room(entry)
        if room is None:
            return _whole(entry)
        limit, left = room
        taken = min(value, left)
        if entry.event is not None:
            self._left[entry.event] = (limit, less(left, taken))
        if taken == value:
            return _whole(entry)
        return LedgerLine(
            entry=entry,
            counted=taken,
            reason=UncountedReason.OVER_THE_LIMIT,
            why=f"{taken:f} of {counted(value, 'credit')} count: at most {limit:f} for one event.",
        )

    def _room(self, entry: LedgerEntry) -> tuple[Decimal, Decimal] | None:
        if entry.event is None:
            return self._limit(entry) if entry.category.is_event else None
        if entry.event not in self._left:
            self._left[entry.event] = self._limit(entry)
        return self._left[entry.event]

    def _limit(self, entry: LedgerEntry) -> tuple[Decimal, Decimal] | None:
        edition = self._schedule.on(entry.earned_on)
        self.editions[edition.edition] = edition
        limit = edition.event_limit
        return None if limit is None else (limit, limit)


def _whole(entry: LedgerEntry) -> LedgerLine:
    verb = "counts" if entry.credits.value == 1 else "count"
    why = f"{counted(entry.credits.value, 'credit')} {verb}."
    return LedgerLine(entry=entry, counted=entry.credits.value, why=why)


def _uncounted(entry: LedgerEntry, reason: UncountedReason, why: str) -> LedgerLine:
    return LedgerLine(entry=entry, counted=NOTHING, reason=reason, why=why)


def _entries(ledger: Iterable[LedgerEntry]) -> tuple[LedgerEntry, ...]:
    """Refuse what is no ledger, and one that says two things of one id."""
    if not isinstance(ledger, Iterable):
        raise InvalidValueError.of("ledger", ledger, "must hold entries")
    entries = tuple(ledger)
    check_items("ledger", entries, LedgerEntry, MOST_ENTRIES)
    first: dict[str, int] = {}
    for index, entry in enumerate(entries):
        at = first.setdefault(entry.id, index)
        if entry != entries[at]:
            reason = f"must say the same as ledger[{at}], which has the same id"
            raise InvalidValueError(f"ledger[{index}]", "something else", reason)
    return entries
