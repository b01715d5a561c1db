"""Decide whether a certificant has the credits to be certified again: recertification.

This is companion policy, read on other public pages than the policy page and never mixed with it.
Covered: the credits of the cycle and of each of its years, each credit counted once, and the limit
for one event.
What a person could cure is never refused.
Where the edition considers hardship and credits can no longer be earned, a shortfall is asked about
while nobody has said whether SER was told of one; a person decides once SER was told, and also on a
year's minimum that was missed while the cycle still runs, as SER can still be told.
What is left out: the maintenance fees, and whether SER accepts a credit.

    >>> from datetime import date
    >>> from cerp_rules.recertification import assess_recertification
    >>> assessment = assess_recertification((), cycle_start=date(2024, 2, 29), on=date(2026, 3, 2))
    >>> print(assessment.outcome, "in the cycle of", assessment.cycle)
    incomplete in the cycle of 29 February 2024 to 28 February 2029
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

import attrs
from pendulum import Date

from cerp_rules._calendar import civil_day, day_after, in_words
from cerp_rules._checks import check_type
from cerp_rules._credit_arithmetic import counted, total
from cerp_rules._recertification_values import (
    CycleYear,
    RecertificationAssessment,
    RecertificationFinding,
    Requirement,
    YearState,
)
from cerp_rules.clauses import Party
from cerp_rules.credit_schedules import (
    MAINTENANCE_SCHEDULE,
    CreditSchedule,
    CreditScheduleBook,
    check_schedule,
)
from cerp_rules.errors import InvalidValueError
from cerp_rules.findings import Verdict
from cerp_rules.ledgers import LedgerEntry, LedgerLine, UncountedReason, count_ledger
from cerp_rules.periods import DatePeriod, Term
from cerp_rules.recertification_requirements import (
    EARLIER_REQUIREMENTS,
    RecertificationRequirements,
    RecertificationRequirementsBook,
    check_requirements,
)

__all__ = [
    "CycleYear",
    "LedgerEntry",
    "LedgerLine",
    "RecertificationAssessment",
    "RecertificationFinding",
    "Requirement",
    "UncountedReason",
    "YearState",
    "assess_recertification",
]

_WAS_SER_TOLD: Final = "Was SER told of a hardship, and what was arranged?"


def assess_recertification(  # noqa: PLR0913  # what a cycle is judged by is no less
    ledger: Iterable[LedgerEntry],
    *,
    cycle_start: dt.date,
    on: dt.date,
    requirements: (
        RecertificationRequirements | RecertificationRequirementsBook
    ) = EARLIER_REQUIREMENTS,
    schedule: CreditSchedule | CreditScheduleBook = MAINTENANCE_SCHEDULE,
    hardship: bool | None = None,
) -> RecertificationAssessment:
    """Decide whether a certificant has the credits to be certified again.

    Args:
        ledger: The credits earned, in any order.
        cycle_start: The civil day of the certification, the last recertification or the upgrade.
        on: The civil day that is asked about, no earlier than `cycle_start`; what was earned after
            it is not yet known.
        requirements: An edition, or a book, of which the edition of `cycle_start` counts.
        schedule: An edition of the credit schedule for the limit for one event, or a book, of
            which the edition of the event's first day counts.
        hardship: Whether SER was told of hardship by `on`, which a person then judges; None where
            that is not known, which is asked where the edition considers hardship.

    Raises:
        InvalidValueError: an argument is of another class, `on` is before `cycle_start`, or two
            entries of one id say different things.
        NotInForceError: no edition of a book is in force on the day that counts.

    Source: SER, "CERP and CERPIT Maintenance", an earlier text.

    Example:
        >>> from datetime import date
        >>> from cerp_rules import CreditAward
        >>> from cerp_rules.credit_schedules import CreditCategory
        >>> entry = LedgerEntry(
        ...     id="1", earned_on=date(2026, 6, 3), credits=CreditAward(value=12),
        ...     category=CreditCategory.CONFERENCE,
        ... )
        >>> assess_recertification(
        ...     [entry], cycle_start=date(2026, 3, 2), on=date(2026, 7, 1)
        ... ).lines[0].why
        '10 of 12 credits count: at most 10 for one event.'
        >>> [
        ...     assess_recertification(
        ...         (), cycle_start=date(2020, 3, 2), on=date(2025, 3, 2), hardship=hardship
        ...     ).outcome.value
        ...     for hardship in (None, True, False)
        ... ]
        ['incomplete', 'needs_decision', 'ineligible']
    """
    start, asked = civil_day("cycle_start", cycle_start), civil_day("on", on)
    if asked < start:
        raise InvalidValueError.of("on", asked, "must not be before cycle_start")
    check_requirements(requirements)
    check_schedule(schedule)
    if hardship is not None:
        check_type("hardship", hardship, bool)
    edition = requirements.on(start)
    cycle = Term(years=edition.years).in_force_from(start)
    lines, schedules = count_ledger(ledger, cycle=cycle, on=asked, schedule=schedule)
    years = _years(start, edition, lines, asked)
    judge = _Judge(edition=edition, cycle=cycle, on=asked, hardship=hardship)
    findings = judge.findings(years)
    in_books = (
        type(requirements) is RecertificationRequirementsBook,
        type(schedule) is CreditScheduleBook,
    )
    return RecertificationAssessment(
        on=asked,
        cycle=cycle,
        required=edition.total,
        years=years,
        lines=lines,
        findings=findings,
        edition=edition.edition,
        schedules=tuple(one.edition for one in schedules),
        sources=tuple(
            dict.fromkeys(source for one in (edition, *schedules) for source in one.sources)
        ),
        readings=_readings(
            in_books=in_books,
            has_limit=any(one.event_limit is not None for one in schedules),
            rests_on_hardship=any(
                finding.verdict is Verdict.OPEN or finding.question == _WAS_SER_TOLD
                for finding in findings
            ),
        ),
    )


def _years(
    start: Date, edition: RecertificationRequirements, lines: tuple[LedgerLine, ...], on: Date
) -> tuple[CycleYear, ...]:
    """Give the years of the cycle, each reckoned from its first day."""
    lasts = [Term(years=n).in_force_from(start).last for n in range(1, edition.years + 1)]
    firsts = [start, *map(day_after, lasts[:-1])]
    counts: list[list[Decimal]] = [[] for _ in firsts]
    for line in lines:
        if line.counted:
            counts[bisect_right(firsts, line.entry.earned_on) - 1].append(line.counted)
    return tuple(
        CycleYear(
            number=number,
            period=DatePeriod(first=first, last=last),
            total=total(count),
            required=edition.each_year,
            is_over=on > last,
        )
        for number, (first, last, count) in enumerate(zip(firsts, lasts, counts, strict=True), 1)
    )


@attrs.frozen(kw_only=True)
class _Judge:
    """What every requirement is judged by."""

    edition: RecertificationRequirements
    cycle: DatePeriod
    on: Date
    hardship: bool | None

    def findings(self, years: tuple[CycleYear, ...]) -> tuple[RecertificationFinding, ...]:
        """Judge the whole, then each year that needs something."""
        has = total(year.total for year in years)
        each = (
            self._judge(year.period, year.total, year.required, year=year.number)
            for year in years
            if year.required is not None
        )
        return (self._judge(self.cycle, has, self.edition.total), *each)

    def _judge(
        self, period: DatePeriod, has: Decimal, needs: Decimal, *, year: int | None = None
    ) -> RecertificationFinding:
        place = "the cycle" if year is None else f"year {year}"
        said = f"{has:f} of {counted(needs, 'credit')} in {place}, {period}"
        verdict, more, question = self._shortfall(period)
        if has >= needs:
            verdict, more, question = Verdict.MET, "", None
        return RecertificationFinding(
            requirement=Requirement.TOTAL if year is None else Requirement.EACH_YEAR,
            year=year,
            verdict=verdict,
            message=f"{said}{more}.",
            question=question,
            supplied_by=None if question is None else Party.CERTIFICANT,
        )

    def _shortfall(self, period: DatePeriod) -> tuple[Verdict, str, str | None]:
        """Say what it means to be short of a requirement, and what is to be asked."""
        if self.on <= period.last:
            asked = f"What else was earned by {in_words(period.last)}?"
            return Verdict.UNKNOWN, "; more can be earned", asked
        if self.hardship:
            return Verdict.OPEN, "; SER was told of hardship, and a person decides", None
        if not self.edition.considers_hardship:
            return Verdict.NOT_MET, "", None
        if self.hardship is None:
            said = "; whether SER was told of hardship is not known"
            return Verdict.UNKNOWN, said, _WAS_SER_TOLD
        if self.on <= self.cycle.last:
            return Verdict.OPEN, "; SER can still be told of hardship, and a person decides", None
        return Verdict.NOT_MET, "", None


def _readings(
    *, in_books: tuple[bool, bool], has_limit: bool, rests_on_hardship: bool
) -> tuple[str, ...]:
    """Name the readings relied on; a book of requirements, or of schedules, adds its own."""
    named = ["cycle-days", "credit-day", "counted-once", "no-carry-over"]
    if has_limit:
        named += ["what-an-event-is", "limit-by-day"]
    if rests_on_hardship:
        named.append("hardship")
    if in_books[0]:
        named.append("requirements-of-the-cycle")
    if any(in_books):
        named.append("undated-editions")
    return tuple(named)
