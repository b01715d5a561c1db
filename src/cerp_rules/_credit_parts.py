"""Hold what an edition of the credit schedule is made of: categories, items and their rates."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import attrs

from cerp_rules import _text
from cerp_rules._checks import as_decimal, check_decimal, check_type

__all__ = ["CreditCategory", "CreditItem", "FixedCredits", "HourRate"]


class CreditCategory(StrEnum):
    """What credits are earned by.

    Source: SER, "Certification Program Continuing Education", table of categories.
    """

    COURSEWORK = "coursework"
    SPECIALIZED_TRAINING = "specialized_training"
    CONFERENCE = "conference"
    INSTRUCTION = "instruction"
    PUBLICATION = "publication"
    LEADERSHIP = "leadership"
    VOLUNTEER_SERVICE = "volunteer_service"

    @property
    def number(self) -> int:
        """Its number in the pages' table, 1 to 7."""
        return _NUMBERS[self]

    @property
    def is_event(self) -> bool:
        """Whether it is earned at events: categories 1 to 4 (reading ``what-an-event-is``)."""
        return self.number <= _LAST_OF_EVENTS


_NUMBERS: Final[Mapping[CreditCategory, int]] = MappingProxyType(
    {category: number for number, category in enumerate(CreditCategory, 1)}
)
_LAST_OF_EVENTS: Final = 4


class CreditItem(StrEnum):
    """What gives a fixed number of credits, whatever the hours.

    Source: SER, "Certification Program Continuing Education", categories 5 and 6 of the table.
    """

    BOOK = "book"
    BOOK_CHAPTER = "book_chapter"
    PEER_REVIEWED_PUBLICATION = "peer_reviewed_publication"
    OTHER_EDUCATIONAL_MATERIAL = "other_educational_material"
    YEAR_AS_BOARD_MEMBER = "year_as_board_member"
    YEAR_AS_COMMITTEE_MEMBER = "year_as_committee_member"
    ORGANIZED_EVENT = "organized_event"

    @property
    def category(self) -> CreditCategory:
        """The category it belongs to: publications, or leadership."""
        return CreditCategory.LEADERSHIP if self in _LEADERSHIP else CreditCategory.PUBLICATION


_LEADERSHIP: Final = frozenset(
    {
        CreditItem.YEAR_AS_BOARD_MEMBER,
        CreditItem.YEAR_AS_COMMITTEE_MEMBER,
        CreditItem.ORGANIZED_EVENT,
    }
)


@attrs.frozen(kw_only=True)
class HourRate:
    """How many hours of a category give one credit.

    Attributes:
        category: The category.
        hours: The hours for one credit, above zero.

    Raises:
        InvalidValueError: the category is none, or the hours are no decimal above zero.

    Source: SER, "Certification Program Continuing Education", table of categories.

    Example:
        >>> HourRate(category=CreditCategory.CONFERENCE, hours=2).hours
        Decimal('2')
    """

    category: CreditCategory
    hours: Decimal = attrs.field(converter=as_decimal)

    def __attrs_post_init__(self) -> None:
        """Check both."""
        check_type("category", self.category, CreditCategory)
        check_decimal("hours", self.hours, _text.POSITIVE_DECIMAL)


@attrs.frozen(kw_only=True)
class FixedCredits:
    """How many credits one item gives.

    Attributes:
        item: What gives them.
        credits: The credits for one of it, above zero.

    Raises:
        InvalidValueError: the item is none, or the credits are no decimal above zero.

    Source: SER, "Certification Program Continuing Education", categories 5 and 6 of the table.

    Example:
        >>> FixedCredits(item=CreditItem.BOOK, credits=10).credits
        Decimal('10')
    """

    item: CreditItem
    credits: Decimal = attrs.field(converter=as_decimal)

    def __attrs_post_init__(self) -> None:
        """Check both."""
        check_type("item", self.item, CreditItem)
        check_decimal("credits", self.credits, _text.POSITIVE_DECIMAL)
