"""Propose what an offering, hours or an item are worth in credits, with the arithmetic in words.

This is companion policy: the credits of an approval are those that SER decides, whatever is
proposed here.
In this order: hours to credits, the rounding if there is one, the limit for one event.
What is not known is asked for, and what does not come out in four decimal places goes to a person.
What is left out: whether a category fits an offering, which is advice in words, and recordings of
live events, of which one case is known and no rule.

    >>> from datetime import date
    >>> from cerp_rules import Offering, OfferingKind
    >>> from cerp_rules.credit_proposals import propose_credits
    >>> from cerp_rules.credit_schedules import CreditCategory
    >>> course = Offering(title="Field course", kind=OfferingKind.COURSE, contact_hours=16)
    >>> proposal = propose_credits(
    ...     course, category=CreditCategory.SPECIALIZED_TRAINING, on=date(2026, 3, 2)
    ... )
    >>> print(proposal.award, "-", proposal.arithmetic)
    10 CEC - 16 hours at 1 hour a credit are 16 credits; at most 10 for one event: 10.
"""

import datetime as dt
from decimal import Decimal
from typing import Any, Final

import attrs
from pendulum import Date

from cerp_rules import _text
from cerp_rules._calendar import as_day, civil_day
from cerp_rules._checks import (
    NAME,
    PROSE,
    as_decimal,
    check_day,
    check_decimal,
    check_items,
    check_readings,
    check_text,
    check_type,
)
from cerp_rules._companion import check_verdict
from cerp_rules._credit_arithmetic import MOST, counted, times
from cerp_rules._credit_conversion import convert
from cerp_rules.clauses import Party
from cerp_rules.credit_schedules import (
    MAINTENANCE_SCHEDULE,
    CreditCategory,
    CreditItem,
    CreditSchedule,
    CreditScheduleBook,
    check_schedule,
)
from cerp_rules.credits import CreditAward
from cerp_rules.errors import InvalidValueError
from cerp_rules.findings import Verdict
from cerp_rules.offerings import Offering, OfferingKind
from cerp_rules.policy import PolicySource

__all__ = [
    "CreditProposal",
    "credits_for_hours",
    "credits_for_item",
    "propose_credits",
]

MOST_READINGS: Final = 100
MOST_ITEMS: Final = 1_000
"""More books, or years on a board, than anybody has in a cycle."""

_WITH_SPEAKERS: Final = (OfferingKind.CONFERENCE, OfferingKind.SYMPOSIUM)
# Who is asked for hours that are not known, and what.
_OF_OFFERING: Final = (Party.SPONSOR, "How many contact hours does one run of the offering have?")
_OF_ONE: Final = (Party.CERTIFICANT, "How many hours were attended, taught or served?")


@attrs.frozen(kw_only=True)
class CreditProposal:
    """What something is worth in credits by an edition of the credit schedule, and why.

    Attributes:
        category: The category it was counted in.
        on: The civil day it was asked for, 1900 to 2200.
        edition: The name of the edition of the schedule.
        sources: The pages that edition was read on.
        verdict: MET with an award; NOT_MET where the edition gives none; UNKNOWN where a fact is
            absent; OPEN where a person must decide.
        award: The credits; given if and only if the verdict is MET.
        arithmetic: How they were found, or why there are none, in words.
        advice: What speaks against the category, in words; None where nothing does.
        readings: The ids of the readings it relied on.
        question: What to ask, in words; given if and only if the verdict is UNKNOWN.
        supplied_by: Who can answer; given if and only if the verdict is UNKNOWN.

    Raises:
        InvalidValueError: a member is of another class, or the award or the question do not
            stand with their verdict.

    Source: the pages that `sources` names.

    Example:
        >>> from datetime import date
        >>> proposal = credits_for_item(CreditItem.BOOK, on=date(2026, 3, 2))
        >>> print(proposal.award, "-", proposal.arithmetic)
        10 CEC - 1 book at 10 credits: 10 credits.
    """

    category: CreditCategory
    on: Date = attrs.field(converter=as_day)
    edition: str
    sources: tuple[PolicySource, ...]
    verdict: Verdict
    award: CreditAward | None = None
    arithmetic: str
    advice: str | None = None
    readings: tuple[str, ...] = ()
    question: str | None = None
    supplied_by: Party | None = None

    def __attrs_post_init__(self) -> None:
        """Check the members, and that award and question stand with their verdict."""
        check_type("category", self.category, CreditCategory)
        check_day("on", self.on)
        check_text("edition", self.edition, NAME)
        check_items("sources", self.sources, PolicySource, MOST_READINGS)
        check_verdict(self.verdict, self.question, self.supplied_by)
        if self.verdict is Verdict.MET:
            check_type("award", self.award, CreditAward)
        elif self.award is not None:
            reason = "must stand with, and only with, the verdict met"
            raise InvalidValueError.of("award", self.award, reason)
        check_text("arithmetic", self.arithmetic, PROSE)
        if self.advice is not None:
            check_text("advice", self.advice, PROSE)
        check_readings("readings", self.readings, MOST_READINGS)


def propose_credits(
    offering: Offering,
    *,
    category: CreditCategory,
    on: dt.date,
    schedule: CreditSchedule | CreditScheduleBook = MAINTENANCE_SCHEDULE,
) -> CreditProposal:
    """Propose the credits of an offering that is to be pre-approved.

    Args:
        offering: The offering, of which the contact hours count, those of one run, in hours of 60
            minutes.
        category: The category it belongs to, as the caller judges.
        on: The civil day the credits are proposed for, 1900 to 2200.
        schedule: An edition of the schedule, or a book, of which the edition of that day counts.

    Returns:
        The proposal: NOT_MET where the edition does not let the category be pre-approved, UNKNOWN
        where the offering's hours are, OPEN where a person must decide.

    Raises:
        InvalidValueError: an argument is of another class, or the day is none from 1900 to 2200.
        NotInForceError: no edition of the book is in force on the day.

    Source: SER, "CERP and CERPIT Maintenance", an earlier text; "SER Continuing Education
    Program", table 1.

    Example:
        >>> from datetime import date
        >>> symposium = Offering(title="Rivers", kind=OfferingKind.SYMPOSIUM, contact_hours="7.5")
        >>> propose_credits(
        ...     symposium, category=CreditCategory.CONFERENCE, on=date(2026, 3, 2)
        ... ).arithmetic
        '7.5 hours at 2 hours a credit are 3.75 credits; at most 10 for one event.'
    """
    check_type("offering", offering, Offering)
    check_type("category", category, CreditCategory)
    readings = ("category-as-told", "hours-of-a-run")
    advice = _advice(offering.kind, category)
    asked = _asked(category, on, schedule, advice=advice, readings=readings)
    if category not in asked.edition.pre_approvable:
        text = f"Category {category.number}, {_words(category)}, cannot be pre-approved."
        return asked.answer(Verdict.NOT_MET, text)
    return asked.of_hours(offering.contact_hours, is_event=True, asks=_OF_OFFERING)


def credits_for_hours(
    hours: Decimal | str | int | None,
    *,
    category: CreditCategory,
    on: dt.date,
    schedule: CreditSchedule | CreditScheduleBook = MAINTENANCE_SCHEDULE,
) -> CreditProposal:
    """Say what hours of a certificant's own are worth, volunteer service included.

    Args:
        hours: The hours at one event, or of service, above zero, in hours of 60 minutes; None when
            not known.
        category: The category they belong to, as the caller judges.
        on: The civil day they are judged for, 1900 to 2200.
        schedule: An edition of the schedule, or a book, of which the edition of that day counts.

    Returns:
        The proposal: UNKNOWN where the hours are, OPEN where the edition states no hours for the
        category or a person must decide otherwise.

    Raises:
        InvalidValueError: an argument is of another class, the hours are no decimal above zero, or
            the day is none from 1900 to 2200.
        NotInForceError: no edition of the book is in force on the day.

    Source: SER, "CERP and CERPIT Maintenance", an earlier text; SER Ontario, "Announcing a New
    Certification Program for Ecological Restoration Practitioners".

    Example:
        >>> from datetime import date
        >>> from cerp_rules.credit_schedules import CHAPTER_SCHEDULE
        >>> credits_for_hours(
        ...     10, category=CreditCategory.VOLUNTEER_SERVICE, on=date(2026, 3, 2),
        ...     schedule=CHAPTER_SCHEDULE,
        ... ).arithmetic
        '10 hours at 4 hours a credit are 2.5 credits.'
    """
    asked = _asked(category, on, schedule)
    number = None if hours is None else as_decimal(hours)
    if number is not None:
        check_decimal("hours", number, _text.POSITIVE_DECIMAL)
    return asked.of_hours(number, is_event=category.is_event, asks=_OF_ONE)


def credits_for_item(
    item: CreditItem,
    *,
    number: int = 1,
    on: dt.date,
    schedule: CreditSchedule | CreditScheduleBook = MAINTENANCE_SCHEDULE,
) -> CreditProposal:
    """Say what gives a fixed number of credits, such as a book or a year on a board, is worth.

    Args:
        item: What it is.
        number: How many of it, 1 to 1,000.
        on: The civil day it is judged for, 1900 to 2200.
        schedule: An edition of the schedule, or a book, of which the edition of that day counts.

    Returns:
        The proposal: OPEN where the edition states no credits for the item.

    Raises:
        InvalidValueError: an argument is of another class, or the day is none from 1900 to 2200.
        NotInForceError: no edition of the book is in force on the day.

    Source: SER, "Certification Program Continuing Education", categories 5 and 6 of the table.

    Example:
        >>> from datetime import date
        >>> credits_for_item(
        ...     CreditItem.YEAR_AS_BOARD_MEMBER, number=3, on=date(2026, 3, 2)
        ... ).arithmetic
        '3 years as board member at 5 credits: 15 credits.'
    """
    check_type("item", item, CreditItem)
    if type(number) is not int or not 1 <= number <= MOST_ITEMS:
        raise InvalidValueError.of(
            "number", number, f"must be a whole number from 1 to {MOST_ITEMS}"
        )
    asked = _asked(item.category, on, schedule)
    readings = ("what-an-event-is",) if asked.edition.event_limit else ()
    each = asked.edition.credits_for(item)
    if each is None:
        text = f"The edition states no credits for {_items(item, 1)}; a person decides."
        return asked.answer(Verdict.OPEN, text)
    value = times(each, Decimal(number))
    said = f"{_items(item, number)} at {counted(each, 'credit')}: {counted(value, 'credit')}"
    return asked.worth(value, said, readings)


@attrs.frozen(kw_only=True)
class _Asked:
    """What every answer repeats."""

    category: CreditCategory
    on: Date
    edition: CreditSchedule
    advice: str | None
    readings: tuple[str, ...]

    def answer(
        self, verdict: Verdict, arithmetic: str, readings: tuple[str, ...] = (), **members: Any
    ) -> CreditProposal:
        """Answer with a verdict."""
        return CreditProposal(
            category=self.category,
            on=self.on,
            edition=self.edition.edition,
            sources=self.edition.sources,
            verdict=verdict,
            arithmetic=arithmetic,
            advice=self.advice,
            readings=readings + self.readings,
            **members,
        )

    def worth(self, value: Decimal, said: str, readings: tuple[str, ...]) -> CreditProposal:
        """Answer with so many credits, or say that there are none or more than can be held."""
        if not value:
            return self.answer(Verdict.NOT_MET, f"{said}.", readings)
        if value > MOST:
            return self.answer(Verdict.OPEN, f"{said}; a person decides on so many.", readings)
        return self.answer(Verdict.MET, f"{said}.", readings, award=CreditAward(value=value))

    def of_hours(
        self, hours: Decimal | None, *, is_event: bool, asks: tuple[Party, str]
    ) -> CreditProposal:
        """Answer with what hours are worth."""
        rate = self.edition.hours_for(self.category)
        if rate is None:
            text = f"The edition states no hours for {_words(self.category)}; a person decides."
            return self.answer(Verdict.OPEN, text)
        if hours is None:
            text, (party, question) = "How many hours there are is not known.", asks
            return self.answer(
                Verdict.UNKNOWN, text, ("unknown-hours",), question=question, supplied_by=party
            )
        limit, readings = self.edition.event_limit, ("hour_length", "rounding")
        if limit is not None:
            readings += ("what-an-event-is", *(("limit-comes-last",) if is_event else ()))
        value, said = convert(
            hours,
            rate=rate,
            limit=limit if is_event else None,
            readings=self.edition.readings,
        )
        if value is None:
            text = f"{said}; four decimal places do not hold that, so a person decides."
            return self.answer(Verdict.OPEN, text, (*readings, "four-places"))
        return self.worth(value, said, readings)


def _asked(
    category: CreditCategory,
    on: dt.date,
    schedule: CreditSchedule | CreditScheduleBook,
    *,
    advice: str | None = None,
    readings: tuple[str, ...] = (),
) -> _Asked:
    check_type("category", category, CreditCategory)
    day = civil_day("on", on)
    check_schedule(schedule)
    if type(schedule) is CreditScheduleBook:
        readings = (*readings, "undated-editions")
    return _Asked(
        category=category, on=day, edition=schedule.on(day), advice=advice, readings=readings
    )


def _advice(kind: OfferingKind, category: CreditCategory) -> str | None:
    """Say where the category and the kind of the offering do not go together."""
    if kind in _WITH_SPEAKERS and category is not CreditCategory.CONFERENCE:
        return "Conferences and symposia are category 3 of the table."
    if kind not in (*_WITH_SPEAKERS, OfferingKind.OTHER_EVENT) and (
        category is CreditCategory.CONFERENCE
    ):
        return "Category 3 of the table is conferences and symposia."
    return None


def _words(category: CreditCategory) -> str:
    return category.value.replace("_", " ")


def _items(item: CreditItem, number: int) -> str:
    """Write a number of items, such as ``2 years as board member``."""
    noun, _, rest = item.value.replace("_", " ").partition(" as ")
    return f"{counted(Decimal(number), noun)}{' as ' + rest if rest else ''}"
