"""Hold how a certificant stands in a cycle: its years, the findings and what they add up to."""

from decimal import Decimal
from enum import StrEnum
from typing import Final

import attrs
from pendulum import Date

from cerp_rules import _text
from cerp_rules._calendar import as_day
from cerp_rules._checks import (
    NAME,
    check_day,
    check_decimal,
    check_items,
    check_readings,
    check_text,
    check_type,
)
from cerp_rules._companion import check_verdict
from cerp_rules._credit_arithmetic import NOTHING, less, total
from cerp_rules._version import __version__
from cerp_rules.clauses import Party
from cerp_rules.errors import InvalidValueError
from cerp_rules.findings import Outcome, Verdict
from cerp_rules.ledgers import MOST_ENTRIES, LedgerLine
from cerp_rules.periods import DatePeriod
from cerp_rules.policy import PolicySource
from cerp_rules.recertification_requirements import MOST_YEARS

__all__ = [
    "CycleYear",
    "RecertificationAssessment",
    "RecertificationFinding",
    "Requirement",
    "YearState",
]

MOST_PARTS: Final = 100
"""More readings, sources and findings than there are."""


class YearState(StrEnum):
    """How a year of the cycle stands.

    Source: the reading cycle-days of `COMPANION_READINGS`.
    """

    REACHED = "reached"
    PENDING = "pending"
    """Short, and not over."""
    NOT_REACHED = "not_reached"
    NO_MINIMUM = "no_minimum"
    """The edition asks for nothing in each year."""


class Requirement(StrEnum):
    """What is required of a certificant.

    Source: SER, "CERP and CERPIT Maintenance", an earlier text.
    """

    TOTAL = "total"
    EACH_YEAR = "each_year"


@attrs.frozen(kw_only=True)
class CycleYear:
    """A year of the cycle, and the credits that count in it.

    Attributes:
        number: Which year, 1 to 99.
        period: Its civil days.
        total: The credits that count in it, none or more.
        required: The credits it needs, above zero; None where the edition asks for none.
        is_over: Whether its last day is past.

    Raises:
        InvalidValueError: a number is out of its range, or a member is of another class.

    Source: SER, "CERP and CERPIT Maintenance", an earlier text.

    Example:
        >>> from datetime import date
        >>> from cerp_rules import Term
        >>> year = CycleYear(
        ...     number=1, period=Term(years=1).in_force_from(date(2026, 3, 2)),
        ...     total=Decimal(3), required=Decimal(5), is_over=False,
        ... )
        >>> year.state.value, year.missing
        ('pending', Decimal('2'))
    """

    number: int
    period: DatePeriod
    total: Decimal
    required: Decimal | None
    is_over: bool

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        if type(self.number) is not int or not 1 <= self.number <= MOST_YEARS:
            reason = f"must be a whole number from 1 to {MOST_YEARS}"
            raise InvalidValueError.of("number", self.number, reason)
        check_type("period", self.period, DatePeriod)
        _check_total("total", self.total)
        if self.required is not None:
            check_decimal("required", self.required, _text.POSITIVE_DECIMAL)
        check_type("is_over", self.is_over, bool)

    @property
    def missing(self) -> Decimal:
        """The credits it lacks."""
        return _missing(self.required, self.total)

    @property
    def state(self) -> YearState:
        """How it stands."""
        if self.required is None:
            return YearState.NO_MINIMUM
        if not self.missing:
            return YearState.REACHED
        return YearState.NOT_REACHED if self.is_over else YearState.PENDING


@attrs.frozen(kw_only=True)
class RecertificationFinding:
    """One judgment on one requirement.

    Attributes:
        requirement: What is required.
        year: Of which year of the cycle, 1 to 99; None for the whole cycle.
        verdict: What it says: MET; NOT_MET; UNKNOWN while credits can still be earned, or while it
            is not known whether SER was told of hardship; or OPEN.
        message: What was found, in words; it decides nothing.
        question: What to ask, in words; given if and only if the verdict is UNKNOWN.
        supplied_by: Who can answer; given if and only if the verdict is UNKNOWN.

    Raises:
        InvalidValueError: a year stands with the whole or is absent without it, the question does
            not stand with its verdict, or a member is of another class.

    Source: SER, "CERP and CERPIT Maintenance", an earlier text.

    Example:
        >>> RecertificationFinding(
        ...     requirement=Requirement.TOTAL, verdict=Verdict.MET, message="50 of 50 credits.",
        ... ).year is None
        True
    """

    requirement: Requirement
    year: int | None = None
    verdict: Verdict
    message: str
    question: str | None = None
    supplied_by: Party | None = None

    def __attrs_post_init__(self) -> None:
        """Check the members, and that what is unknown, and nothing else, is asked."""
        check_type("requirement", self.requirement, Requirement)
        is_year = self.requirement is Requirement.EACH_YEAR
        known = type(self.year) is int and 1 <= self.year <= MOST_YEARS
        if (is_year and not known) or (not is_year and self.year is not None):
            reason = "must be a year of the cycle with each_year, and None with the total"
            raise InvalidValueError.of("year", self.year, reason)
        check_verdict(self.verdict, self.question, self.supplied_by)
        check_text("message", self.message, NAME)


# What the outcome is when at least one finding has this verdict; the first that fits.
_WEIGHTS: Final = (
    (Verdict.NOT_MET, Outcome.INELIGIBLE),
    (Verdict.UNKNOWN, Outcome.INCOMPLETE),
    (Verdict.OPEN, Outcome.NEEDS_DECISION),
)


@attrs.frozen(kw_only=True)
class RecertificationAssessment:
    """How a certificant stands in the cycle, and what it adds up to.

    Attributes:
        on: The civil day the question is asked for, 1900 to 2200.
        cycle: The civil days of the cycle.
        required: The credits the cycle needs, above zero.
        years: The years of the cycle, in order.
        lines: Every entry of the ledger, by day and id, and how much of it counts.
        findings: The findings: of the whole, then of each year that needs something.
        edition: The name of the edition of the requirements.
        schedules: The names of the editions of the credit schedule that the limit was taken from.
        sources: The pages that those editions were read on.
        readings: The ids of the readings it relied on.
        library: The version of the library that judged.
        total: The credits that count; it follows from the lines and cannot be given.
        outcome: ELIGIBLE with all that is required, INCOMPLETE while something can still be
            earned or it is to be asked whether SER was told of hardship, NEEDS_DECISION where a
            person decides, INELIGIBLE otherwise; it follows from the findings and cannot be given.

    Raises:
        InvalidValueError: the years do not add up to the lines, or a member is of another class.

    Source: the pages that `sources` names.

    Example:
        >>> from datetime import date
        >>> from cerp_rules.recertification import assess_recertification
        >>> assessment = assess_recertification(
        ...     (), cycle_start=date(2020, 3, 2), on=date(2025, 3, 2), hardship=False
        ... )
        >>> assessment.outcome.value, assessment.missing
        ('ineligible', Decimal('50'))
    """

    on: Date = attrs.field(converter=as_day)
    cycle: DatePeriod
    required: Decimal
    years: tuple[CycleYear, ...]
    lines: tuple[LedgerLine, ...]
    findings: tuple[RecertificationFinding, ...]
    edition: str
    schedules: tuple[str, ...]
    sources: tuple[PolicySource, ...]
    readings: tuple[str, ...]
    library: str = __version__
    total: Decimal = attrs.field(init=False)
    outcome: Outcome = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """Check the members and derive total and outcome."""
        check_day("on", self.on)
        check_type("cycle", self.cycle, DatePeriod)
        check_decimal("required", self.required, _text.POSITIVE_DECIMAL)
        check_items("years", self.years, CycleYear, MOST_YEARS)
        check_items("lines", self.lines, LedgerLine, MOST_ENTRIES)
        check_items("findings", self.findings, RecertificationFinding, MOST_PARTS)
        check_text("edition", self.edition, NAME)
        check_items("schedules", self.schedules, str, MOST_ENTRIES)
        check_items("sources", self.sources, PolicySource, MOST_ENTRIES)
        check_readings("readings", self.readings, MOST_PARTS)
        check_text("library", self.library, NAME)
        object.__setattr__(self, "total", total(line.counted for line in self.lines))
        if self.total != total(year.total for year in self.years):
            raise InvalidValueError("years", "another sum", "must add up to the lines")
        verdicts = {finding.verdict for finding in self.findings}
        outcome = next((out for verdict, out in _WEIGHTS if verdict in verdicts), Outcome.ELIGIBLE)
        object.__setattr__(self, "outcome", outcome)

    @property
    def ok(self) -> bool:
        """Whether the outcome is ELIGIBLE."""
        return self.outcome is Outcome.ELIGIBLE

    @property
    def missing(self) -> Decimal:
        """The credits the cycle lacks, whatever the years lack."""
        return _missing(self.required, self.total)

    @property
    def counted(self) -> tuple[LedgerLine, ...]:
        """The lines of which something counts."""
        return tuple(line for line in self.lines if line.counted)

    @property
    def uncounted(self) -> tuple[LedgerLine, ...]:
        """The lines of which something does not count, each with its reason."""
        return tuple(line for line in self.lines if line.reason is not None)


def _missing(required: Decimal | None, has: Decimal) -> Decimal:
    return NOTHING if required is None or has >= required else less(required, has)


def _check_total(field: str, value: object) -> None:
    # A sum can have more digits than a decimal of the wire format.
    if type(value) is not Decimal or not value.is_finite() or value < 0:
        shown = str(value) if type(value) is Decimal else value
        raise InvalidValueError.of(field, shown, "must be a decimal, zero or more")
