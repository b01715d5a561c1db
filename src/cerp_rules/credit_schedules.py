"""Hold what SER's public pages say an activity is worth in credits: the credit schedule.

This is companion policy, read on other public pages than the policy page and never mixed with it.
The pages differ and bear no dates, so each edition carries the pages it was read on and how its
first day is known.
Covered: hours for a credit by category, fixed credits, the limit for one event, which categories
can be pre-approved.
What is left out: the credits of one offering (`cerp_rules.credit_proposals`), and the footnotes of
the pages' table, which were found nowhere.

    >>> from cerp_rules.credit_schedules import MAINTENANCE_SCHEDULE, CreditCategory
    >>> MAINTENANCE_SCHEDULE.hours_for(CreditCategory.CONFERENCE), MAINTENANCE_SCHEDULE.event_limit
    (Decimal('2'), Decimal('10'))
"""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, Self, TypeVar

import attrs
from pendulum import Date

from cerp_rules import _text
from cerp_rules._checks import (
    as_optional_decimal,
    check_decimal,
    check_each_once,
    check_items,
    check_type,
)
from cerp_rules._companion import (
    CompanionEdition,
    EditionDating,
    by_day,
    check_book,
    edition_on,
    revised,
)
from cerp_rules._credit_parts import CreditCategory, CreditItem, FixedCredits, HourRate
from cerp_rules._credit_readings import (
    COMPANION_READINGS,
    CREDIT_SWITCHES,
    CreditReadings,
    CreditRounding,
    CreditSwitch,
    HourLength,
)
from cerp_rules.errors import InvalidValueError
from cerp_rules.policy import PolicySource

__all__ = [
    "CHAPTER_SCHEDULE",
    "COMPANION_READINGS",
    "CONTINUING_EDUCATION_SCHEDULE",
    "CREDIT_SCHEDULES",
    "CREDIT_SWITCHES",
    "MAINTENANCE_SCHEDULE",
    "CreditCategory",
    "CreditItem",
    "CreditReadings",
    "CreditRounding",
    "CreditSchedule",
    "CreditScheduleBook",
    "CreditSwitch",
    "EditionDating",
    "FixedCredits",
    "HourLength",
    "HourRate",
    "check_schedule",
]


@attrs.frozen(kw_only=True)
class CreditSchedule(CompanionEdition):
    """One edition of the credit schedule.

    Attributes:
        edition: Its name, 1 to 300 characters; every proposal repeats it.
        in_force_from: The first civil day it is in force, 1900 to 2200; looked at in a book alone.
        dating: How that day is known.
        sources: 1 to 20 pages its values were read on, the section of each naming which.
        hour_rates: The hours for a credit, each category at most once.
        fixed_credits: The credits of what gives a fixed number, each item at most once.
        event_limit: The most credits for one event, above zero; None where it has no limit.
        pre_approvable: The categories in which an offering can be pre-approved.
        readings: How the choices that the pages leave are made.

    Raises:
        InvalidValueError: there is no source, something is named twice, a number is not above
            zero, or a member is of another class.

    Source: the pages that `sources` names.

    Example:
        >>> MAINTENANCE_SCHEDULE.sources[0].title
        'CERP and CERPIT Maintenance'
    """

    hour_rates: tuple[HourRate, ...]
    fixed_credits: tuple[FixedCredits, ...] = ()
    event_limit: Decimal | None = attrs.field(default=None, converter=as_optional_decimal)
    pre_approvable: tuple[CreditCategory, ...]
    readings: CreditReadings = attrs.field(factory=CreditReadings)

    def __attrs_post_init__(self) -> None:
        """Check every member."""
        super().__attrs_post_init__()
        check_items("hour_rates", self.hour_rates, HourRate, len(CreditCategory))
        check_each_once("hour_rates", tuple(rate.category for rate in self.hour_rates))
        check_items("fixed_credits", self.fixed_credits, FixedCredits, len(CreditItem))
        check_each_once("fixed_credits", tuple(fixed.item for fixed in self.fixed_credits))
        if self.event_limit is not None:
            check_decimal("event_limit", self.event_limit, _text.POSITIVE_DECIMAL)
        check_items("pre_approvable", self.pre_approvable, CreditCategory, len(CreditCategory))
        check_each_once("pre_approvable", self.pre_approvable)
        check_type("readings", self.readings, CreditReadings)

    def hours_for(self, category: CreditCategory) -> Decimal | None:
        """Give the hours for one credit; None where this edition states none for the category.

        Args:
            category: The category.

        Raises:
            InvalidValueError: the category is none.

        Example:
            >>> CHAPTER_SCHEDULE.hours_for(CreditCategory.VOLUNTEER_SERVICE)
            Decimal('4')
        """
        check_type("category", category, CreditCategory)
        return next((rate.hours for rate in self.hour_rates if rate.category is category), None)

    def credits_for(self, item: CreditItem) -> Decimal | None:
        """Give the credits of one item; None where this edition states none for it.

        Args:
            item: The item.

        Raises:
            InvalidValueError: the item is none.

        Example:
            >>> MAINTENANCE_SCHEDULE.credits_for(CreditItem.BOOK)
            Decimal('10')
        """
        check_type("item", item, CreditItem)
        return next((fixed.credits for fixed in self.fixed_credits if fixed.item is item), None)

    def revise(self, /, **changes: object) -> Self:
        """Give a new edition with some fields set otherwise.

        Each is given as a value; a day and a decimal also as text, `pre_approvable` also as a list
        of texts, and `hour_rates`, `fixed_credits` and `readings` also as a ``dict`` of those that
        change, by name, where None takes a rate or an item out.
        Without a new name the edition is called after this one, followed by ``(revised)``.

        Args:
            **changes: Fields of this class, each with its new value.

        Raises:
            InvalidValueError: no field has this name, or the value is none for the field.

        Example:
            >>> draft = MAINTENANCE_SCHEDULE.revise(hour_rates={"conference": 3}, event_limit=12)
            >>> draft.hours_for(CreditCategory.CONFERENCE)
            Decimal('3')
        """
        return revised(
            self,
            changes,
            {
                "hour_rates": self._read_rates,
                "fixed_credits": self._read_fixed,
                "pre_approvable": _read_categories,
                "readings": self._read_readings,
            },
        )

    def _read_rates(self, value: object) -> object:
        held = {rate.category: rate for rate in self.hour_rates}
        return _changed("hour_rates", value, held, CreditCategory, _rate)

    def _read_fixed(self, value: object) -> object:
        held = {fixed.item: fixed for fixed in self.fixed_credits}
        return _changed("fixed_credits", value, held, CreditItem, _fixed)

    def _read_readings(self, value: object) -> object:
        if not isinstance(value, dict):
            return value
        for name in value:
            if type(name) is not str:
                raise InvalidValueError.of("readings", name, "must be named by text")
        try:
            return self.readings.revise(**value)
        except InvalidValueError as error:
            named = "readings" if error.field == "readings" else f"readings.{error.field}"
            raise InvalidValueError(named, error.value, error.reason) from None


def _read_categories(value: object) -> object:
    if not isinstance(value, list | tuple):
        return value
    known = {category.value: category for category in CreditCategory}
    for index, name in enumerate(value):
        if type(name) is str and name not in known:
            raise InvalidValueError.of_name(f"pre_approvable[{index}]", name, known, "category")
    return tuple(known[name] if type(name) is str else name for name in value)


_Key = TypeVar("_Key", bound=StrEnum)
_Part = TypeVar("_Part", HourRate, FixedCredits)


def _changed(
    field: str,
    value: object,
    held: dict[_Key, _Part],
    kind: type[_Key],
    build: Callable[[_Key, Any], _Part],
) -> object:
    """Change some of what is held, by name, and keep the rest; leave what is no mapping."""
    if not isinstance(value, dict):
        return value
    known = {key.value: key for key in kind}
    for name, number in value.items():
        if name not in known:
            raise InvalidValueError.of_name(field, name, known, "member")
        held.pop(known[name], None)
        if number is not None:
            try:
                held[known[name]] = build(known[name], number)
            except InvalidValueError as error:
                raise InvalidValueError(f"{field}.{name}", error.value, error.reason) from None
    return tuple(held[key] for key in kind if key in held)


def _rate(category: CreditCategory, hours: Any) -> HourRate:
    return HourRate(category=category, hours=hours)


def _fixed(item: CreditItem, credits: Any) -> FixedCredits:  # noqa: A002  # the field's own name
    return FixedCredits(item=item, credits=credits)


def _by_day(editions: tuple[CreditSchedule, ...]) -> tuple[CreditSchedule, ...]:
    return by_day(editions, CreditSchedule)


@attrs.frozen
class CreditScheduleBook:
    """The editions of the credit schedule, each in force from its day until the next.

    Attributes:
        editions: 1 to 1,000 editions in any order, which are kept in the order of their days.

    Raises:
        InvalidValueError: there is no edition, two have one day or one name, or one is of another
            class.

    Source: the pages that each edition names.

    Example:
        >>> from datetime import date
        >>> draft = MAINTENANCE_SCHEDULE.revise(edition="2027", in_force_from="2027-01-01")
        >>> book = CreditScheduleBook((MAINTENANCE_SCHEDULE, draft))
        >>> book.on(date(2026, 12, 31)).edition
        'maintenance page'
    """

    editions: tuple[CreditSchedule, ...] = attrs.field(converter=_by_day)

    def __attrs_post_init__(self) -> None:
        """Check the editions."""
        check_book(self.editions, CreditSchedule)

    def on(self, day: dt.date) -> CreditSchedule:
        """Give the edition in force on a day.

        Args:
            day: A civil day from 1900 on.

        Raises:
            InvalidValueError: it is no civil day from 1900 on.
            NotInForceError: the first edition is in force from a later day.

        Example:
            >>> from datetime import date
            >>> CREDIT_SCHEDULES.on(date(2017, 6, 1)).edition
            'Ontario chapter page'
        """
        return edition_on(self.editions, day)


def check_schedule(schedule: object) -> None:
    """Refuse what is neither an edition nor a book of editions."""
    if type(schedule) is not CreditSchedule and type(schedule) is not CreditScheduleBook:
        raise InvalidValueError.of(
            "schedule", schedule, "must be a CreditSchedule or a CreditScheduleBook"
        )


_READ_ON: Final = Date(2026, 11, 23)
_TABLE_PAGE: Final = "https://www.ser.org/general/custom.asp?page=CERPContinuingEd"
_EVENTS: Final = tuple(category for category in CreditCategory if category.is_event)
_PRE_APPROVAL: Final = PolicySource(
    title="SER Continuing Education Program",
    section="Table 1: categories 1 to 4 can be pre-approved",
    url="https://www.ser.org/general/custom.asp?page=SERNews3053",
    read_on=_READ_ON,
)

CONTINUING_EDUCATION_SCHEDULE: Final = CreditSchedule(
    edition="continuing education page",
    in_force_from=Date(2016, 1, 1),
    dating=EditionDating.ESTIMATED,
    sources=(
        PolicySource(
            title="Certification Program Continuing Education",
            section="Table of categories: 1 to 6",
            url=_TABLE_PAGE,
            read_on=_READ_ON,
        ),
        _PRE_APPROVAL,
    ),
    hour_rates=(
        HourRate(category=CreditCategory.COURSEWORK, hours=1),
        HourRate(category=CreditCategory.SPECIALIZED_TRAINING, hours=1),
        HourRate(category=CreditCategory.CONFERENCE, hours=2),
        HourRate(category=CreditCategory.INSTRUCTION, hours=1),
    ),
    fixed_credits=(
        FixedCredits(item=CreditItem.BOOK, credits=10),
        FixedCredits(item=CreditItem.BOOK_CHAPTER, credits=5),
        FixedCredits(item=CreditItem.PEER_REVIEWED_PUBLICATION, credits=5),
        FixedCredits(item=CreditItem.OTHER_EDUCATIONAL_MATERIAL, credits=1),
        FixedCredits(item=CreditItem.YEAR_AS_BOARD_MEMBER, credits=5),
        FixedCredits(item=CreditItem.YEAR_AS_COMMITTEE_MEMBER, credits=3),
        FixedCredits(item=CreditItem.ORGANIZED_EVENT, credits=2),
    ),
    pre_approvable=_EVENTS,
)
"""The earliest page: no limit for one event. Its day is the first of the years about which it
is known, 2016 and 2017."""

CHAPTER_SCHEDULE: Final = CONTINUING_EDUCATION_SCHEDULE.revise(
    edition="Ontario chapter page",
    in_force_from=Date(2017, 1, 1),
    sources=(
        PolicySource(
            title="Announcing a New Certification Program for Ecological Restoration Practitioners",
            section="SER Ontario, list of activities: categories 6 and 7",
            url="https://chapter.ser.org/ontario/certification/",
            read_on=_READ_ON,
        ),
        *CONTINUING_EDUCATION_SCHEDULE.sources,
    ),
    hour_rates={"volunteer_service": 4},
)
"""A chapter's page of about 2017: it adds the hours of volunteer service."""

MAINTENANCE_SCHEDULE: Final = CONTINUING_EDUCATION_SCHEDULE.revise(
    edition="maintenance page",
    in_force_from=Date(2018, 1, 1),
    dating=EditionDating.ASSUMED,
    sources=(
        PolicySource(
            title="CERP and CERPIT Maintenance",
            section="An earlier text of the page: categories 1 to 5, at most 10 for one event",
            url="https://www.ser.org/page/CERPMaintenance",
            read_on=_READ_ON,
        ),
        PolicySource(
            title="CEC Submission Form for Current CERPs and CERPITs",
            section="At most 10 for one event",
            url="https://ser.submittable.com/submit/68321",
            read_on=_READ_ON,
        ),
        PolicySource(
            title="Certification Program Continuing Education",
            section="Table of categories: 6",
            url=_TABLE_PAGE,
            read_on=_READ_ON,
        ),
        _PRE_APPROVAL,
    ),
    event_limit=10,
)
"""A later page: at most 10 credits for one event. Nothing dates it; its day is the first after
the years about which the earlier pages are known. It states no hours of volunteer service."""

CREDIT_SCHEDULES: Final = CreditScheduleBook(
    (CONTINUING_EDUCATION_SCHEDULE, CHAPTER_SCHEDULE, MAINTENANCE_SCHEDULE)
)
"""The editions by day, of which no day is stated by a page: see the dating of each."""
