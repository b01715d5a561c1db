"""Hold what SER's public pages ask of a certificant who is to be certified again.

This is companion policy, read on other public pages than the policy page and never mixed with it.
Covered: credits in the cycle, the years of the cycle, the minimum of each year, and whether SER
considers other arrangements in hardship.
What is left out: the limit for one event, which is the credit schedule's, fees, and the day from
which a certification runs, which the certificate states.

    >>> from cerp_rules.recertification_requirements import EARLIER_REQUIREMENTS
    >>> EARLIER_REQUIREMENTS.total, EARLIER_REQUIREMENTS.each_year
    (Decimal('50'), Decimal('5'))
"""

import datetime as dt
from decimal import Decimal
from typing import Final, Self

import attrs
from pendulum import Date

from cerp_rules import _text
from cerp_rules._checks import as_decimal, as_optional_decimal, check_decimal, check_type
from cerp_rules._companion import (
    CompanionEdition,
    EditionDating,
    by_day,
    check_book,
    edition_on,
    revised,
)
from cerp_rules.errors import InvalidValueError
from cerp_rules.policy import PolicySource

__all__ = [
    "EARLIER_REQUIREMENTS",
    "NEWEST_REQUIREMENTS",
    "RECERTIFICATION_REQUIREMENTS",
    "RecertificationRequirements",
    "RecertificationRequirementsBook",
    "check_requirements",
]

MOST_YEARS: Final = 99


@attrs.frozen(kw_only=True)
class RecertificationRequirements(CompanionEdition):
    """One edition of what is required to be certified again.

    Attributes:
        edition: Its name, 1 to 300 characters; every assessment repeats it.
        in_force_from: The first civil day it is in force, 1900 to 2200; looked at in a book alone.
        dating: How that day is known.
        sources: 1 to 20 pages its values were read on, the section of each naming which.
        total: The credits required in the cycle, above zero.
        years: The years of the cycle, 1 to 99.
        each_year: The credits required in each year, above zero; None where none are.
        considers_hardship: Whether it says that SER considers other arrangements in hardship.

    Raises:
        InvalidValueError: there is no source, a number is not above zero, or a member is of
            another class.

    Source: the pages that `sources` names.

    Example:
        >>> NEWEST_REQUIREMENTS.each_year is None
        True
    """

    total: Decimal = attrs.field(converter=as_decimal)
    years: int
    each_year: Decimal | None = attrs.field(default=None, converter=as_optional_decimal)
    considers_hardship: bool = False

    def __attrs_post_init__(self) -> None:
        """Check every member."""
        super().__attrs_post_init__()
        check_decimal("total", self.total, _text.POSITIVE_DECIMAL)
        if type(self.years) is not int or not 1 <= self.years <= MOST_YEARS:
            reason = f"must be a whole number from 1 to {MOST_YEARS}"
            raise InvalidValueError.of("years", self.years, reason)
        if self.each_year is not None:
            check_decimal("each_year", self.each_year, _text.POSITIVE_DECIMAL)
        check_type("considers_hardship", self.considers_hardship, bool)

    def revise(self, /, **changes: object) -> Self:
        """Give a new edition with some fields set otherwise.

        Each is given as a value; a day and a decimal also as text.
        Without a new name the edition is called after this one, followed by ``(revised)``.

        Args:
            **changes: Fields of this class, each with its new value.

        Raises:
            InvalidValueError: no field has this name, or the value is none for the field.

        Example:
            >>> NEWEST_REQUIREMENTS.revise(total=60).edition
            'newest page (revised)'
        """
        return revised(self, changes, {})


def _by_day(
    editions: tuple[RecertificationRequirements, ...],
) -> tuple[RecertificationRequirements, ...]:
    return by_day(editions, RecertificationRequirements)


@attrs.frozen
class RecertificationRequirementsBook:
    """The editions of the requirements, each in force from its day until the next.

    Attributes:
        editions: 1 to 1,000 editions in any order, which are kept in the order of their days.

    Raises:
        InvalidValueError: there is no edition, two have one day or one name, or one is of another
            class.

    Source: the pages that each edition names.

    Example:
        >>> RecertificationRequirementsBook((NEWEST_REQUIREMENTS,)).editions[0].edition
        'newest page'
    """

    editions: tuple[RecertificationRequirements, ...] = attrs.field(converter=_by_day)

    def __attrs_post_init__(self) -> None:
        """Check the editions."""
        check_book(self.editions, RecertificationRequirements)

    def on(self, day: dt.date) -> RecertificationRequirements:
        """Give the edition in force on a day.

        Args:
            day: A civil day from 1900 on.

        Raises:
            InvalidValueError: it is no civil day from 1900 on.
            NotInForceError: the first edition is in force from a later day.

        Example:
            >>> from datetime import date
            >>> RECERTIFICATION_REQUIREMENTS.on(date(2020, 1, 1)).edition
            'earlier pages'
        """
        return edition_on(self.editions, day)


def check_requirements(requirements: object) -> None:
    """Refuse what is neither an edition nor a book of editions."""
    known = (RecertificationRequirements, RecertificationRequirementsBook)
    if type(requirements) not in known:
        reason = "must be RecertificationRequirements or a book of them"
        raise InvalidValueError.of("requirements", requirements, reason)


_READ_ON: Final = Date(2026, 11, 23)
_PAGE: Final = "https://www.ser.org/page/CERPMaintenance"

EARLIER_REQUIREMENTS: Final = RecertificationRequirements(
    edition="earlier pages",
    in_force_from=Date(2016, 1, 1),
    dating=EditionDating.ESTIMATED,
    sources=(
        PolicySource(
            title="CERP and CERPIT Maintenance",
            section="An earlier text of the page: 50 in five years, five in each year, hardship",
            url=_PAGE,
            read_on=_READ_ON,
        ),
        PolicySource(
            title="Certification Program Continuing Education",
            section="50 in five years, five in each year, hardship",
            url="https://www.ser.org/general/custom.asp?page=CERPContinuingEd",
            read_on=_READ_ON,
        ),
        PolicySource(
            title="CEC Submission Form for Current CERPs and CERPITs",
            section="50 in five years, five in each year",
            url="https://ser.submittable.com/submit/68321",
            read_on=_READ_ON,
        ),
    ),
    total=50,
    years=5,
    each_year=5,
    considers_hardship=True,
)
"""The earlier pages, which agree: 50 in five years, five in each, and hardship is considered.
The day is the first of the years about which the earliest of them is known, 2016 and 2017."""

NEWEST_REQUIREMENTS: Final = RecertificationRequirements(
    edition="newest page",
    in_force_from=_READ_ON,
    dating=EditionDating.DOCUMENTED,
    sources=(
        PolicySource(
            title="CERP and CERPIT Maintenance",
            section="The newest text of the page: 50 in five years",
            url=_PAGE,
            read_on=_READ_ON,
        ),
    ),
    total=50,
    years=5,
)
"""The newest text of the page: 50 in five years; a minimum for each year and hardship are not
visible in it. The day is that on which it was read; from when it stood before is not known."""

RECERTIFICATION_REQUIREMENTS: Final = RecertificationRequirementsBook(
    (EARLIER_REQUIREMENTS, NEWEST_REQUIREMENTS)
)
"""The editions by day, of which no day is stated by a page: see the dating of each."""
