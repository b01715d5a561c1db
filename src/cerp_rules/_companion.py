"""Hold what the editions of the companion policy share: how they are dated, revised and chosen.

The companion policy is what public pages other than the policy page say of credits and of
recertification; it is never mixed with that page.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Mapping
from enum import StrEnum
from operator import attrgetter
from typing import Any, Final, Self, TypeVar

import attrs
from pendulum import Date

from cerp_rules._calendar import as_day, computed_day, parse_day
from cerp_rules._checks import (
    NAME,
    PROSE,
    check_day,
    check_each_once,
    check_items,
    check_text,
    check_type,
)
from cerp_rules._policy_parts import PolicySource
from cerp_rules._policy_texts import revised_name
from cerp_rules.clauses import Party
from cerp_rules.errors import InvalidValueError, NotInForceError
from cerp_rules.findings import Verdict

__all__ = [
    "CompanionEdition",
    "EditionDating",
    "by_day",
    "check_book",
    "check_verdict",
    "edition_on",
    "revised",
]

MOST_EDITIONS: Final = 1_000
MOST_SOURCES: Final = 20


class EditionDating(StrEnum):
    """How the first day of an edition is known, as the pages bear no dates.

    Source: SER's public pages on continuing education, none of which is dated.
    """

    STATED = "stated"
    """The source states the day."""
    DOCUMENTED = "documented"
    """The text was read on this day; from when it stood before is not known."""
    ESTIMATED = "estimated"
    """The text is known from about a year; the day is the first of it."""
    ASSUMED = "assumed"
    """Nothing dates the text; the day is the earliest that the order of the editions allows."""


@attrs.frozen(kw_only=True)
class CompanionEdition:
    """What an edition of the companion policy has, whatever it is about.

    Attributes:
        edition: Its name, 1 to 300 characters.
        in_force_from: The first civil day it is in force, 1900 to 2200; looked at in a book alone.
        dating: How that day is known.
        sources: 1 to 20 pages its values were read on, the section of each naming which.

    Raises:
        InvalidValueError: there is no source, or a member is of another class.

    Source: the pages that `sources` names.

    Example:
        >>> from cerp_rules.credit_schedules import MAINTENANCE_SCHEDULE
        >>> isinstance(MAINTENANCE_SCHEDULE, CompanionEdition)
        True
    """

    edition: str
    in_force_from: Date = attrs.field(converter=as_day)
    dating: EditionDating
    sources: tuple[PolicySource, ...]

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_text("edition", self.edition, NAME)
        check_day("in_force_from", self.in_force_from)
        check_type("dating", self.dating, EditionDating)
        check_items("sources", self.sources, PolicySource, MOST_SOURCES)
        if not self.sources:
            raise InvalidValueError("sources", "none", "must name at least one")
        check_each_once("sources", self.sources)

    def on(self, day: dt.date) -> Self:
        """Give this edition itself: without a book, it applies on every day.

        Args:
            day: A civil day from 1900 on.

        Raises:
            InvalidValueError: it is no civil day from 1900 on.

        Example:
            >>> from datetime import date
            >>> from cerp_rules.credit_schedules import MAINTENANCE_SCHEDULE
            >>> MAINTENANCE_SCHEDULE.on(date(2026, 3, 2)) is MAINTENANCE_SCHEDULE
            True
        """
        computed_day("day", day)
        return self


_E = TypeVar("_E", bound=CompanionEdition)


def revised(one: _E, changes: Mapping[str, Any], read: Mapping[str, Callable[[Any], object]]) -> _E:
    """Give an edition with some fields set otherwise, and named as a revision unless it is named.

    `read` turns what is given for a field into its value.
    """
    names = tuple(field.name for field in attrs.fields(type(one)))
    values: dict[str, Any] = {}
    for name, value in changes.items():
        if name not in names:
            raise InvalidValueError.of_name("edition", name, names, "field")
        is_day = name == "in_force_from" and type(value) is str
        values[name] = parse_day(value, name) if is_day else read.get(name, _as_is)(value)
    changed = attrs.evolve(one, **values)
    if "edition" in values or changed == one:
        return changed
    return attrs.evolve(changed, edition=revised_name(one.edition))


def _as_is(value: object) -> object:
    return value


def by_day(editions: tuple[_E, ...], kind: type[_E]) -> tuple[_E, ...]:
    """Put editions in the order of their days; what is no tuple of them is left as it is."""
    if type(editions) is not tuple or any(type(one) is not kind for one in editions):
        return editions
    return tuple(sorted(editions, key=attrgetter("in_force_from")))


def check_book(editions: tuple[_E, ...], kind: type[_E]) -> None:
    """Refuse no editions, too many, one of another class, and two of one day or one name."""
    check_items("editions", editions, kind, MOST_EDITIONS)
    if not editions:
        raise InvalidValueError("editions", "none", "must name at least one")
    check_each_once("editions", tuple(one.in_force_from for one in editions))
    check_each_once("editions", tuple(one.edition for one in editions))


def edition_on(editions: tuple[_E, ...], day: dt.date) -> _E:
    """Give the edition in force on a day.

    Raises:
        InvalidValueError: it is no civil day from 1900 on.
        NotInForceError: the first edition is in force from a later day.
    """
    asked = computed_day("day", day)
    place = bisect_right(editions, asked, key=attrgetter("in_force_from"))
    if not place:
        raise NotInForceError(asked, editions[0].in_force_from)
    return editions[place - 1]


def check_verdict(verdict: object, question: object, supplied_by: object) -> None:
    """Refuse a verdict that says nothing, and a question that does not stand with UNKNOWN."""
    check_type("verdict", verdict, Verdict)
    if verdict is Verdict.NOT_APPLICABLE:
        raise InvalidValueError.of("verdict", verdict, "must say something of credits")
    if verdict is Verdict.UNKNOWN:
        check_text("question", question, PROSE)
        check_type("supplied_by", supplied_by, Party)
    for field, value in (("question", question), ("supplied_by", supplied_by)):
        if verdict is not Verdict.UNKNOWN and value is not None:
            reason = "must stand with, and only with, the verdict unknown"
            raise InvalidValueError.of(field, value, reason)
