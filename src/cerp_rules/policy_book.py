"""Hold the editions of the policy by day, and say which one governs.

Wherever a policy is asked for, a `Policy` applies on every day, and a `PolicyBook` selects by day.

    >>> from cerp_rules import PUBLISHED, PolicyBook
    >>> [one.edition for one in PolicyBook((PUBLISHED,)).editions]
    ['published']

What is left out: what a change of an edition changes.
"""

import datetime as dt
from bisect import bisect_right
from operator import attrgetter
from typing import Final

import attrs

from cerp_rules._calendar import computed_day
from cerp_rules._checks import check_each_once, check_items
from cerp_rules.errors import InvalidValueError, NotInForceError
from cerp_rules.policy import Policy
from cerp_rules.readings import GoverningEdition

__all__ = ["PolicyBook", "check_policy"]

MOST_EDITIONS: Final = 1_000


def _by_day(editions: tuple[Policy, ...]) -> tuple[Policy, ...]:
    """Put editions in the order of their days; what is no tuple of them is left as it is."""
    if type(editions) is not tuple or any(type(one) is not Policy for one in editions):
        return editions
    return tuple(sorted(editions, key=attrgetter("in_force_from")))


@attrs.frozen
class PolicyBook:
    """The editions of the policy, each in force from its day until the next.

    Attributes:
        editions: 1 to 1,000 editions in any order, which are kept in the order of their days.

    Raises:
        InvalidValueError: there is no edition, two have one day or one name, or one is of another
            class.

    Source: reading ``governing_edition``.

    Example:
        >>> from datetime import date
        >>> from cerp_rules import PUBLISHED
        >>> draft = PUBLISHED.revise(edition="2027", in_force_from="2027-01-01")
        >>> PolicyBook((PUBLISHED, draft)).on(date(2027, 1, 1)).edition
        '2027'
    """

    editions: tuple[Policy, ...] = attrs.field(converter=_by_day)

    def __attrs_post_init__(self) -> None:
        """Check the editions."""
        check_items("editions", self.editions, Policy, MOST_EDITIONS)
        if not self.editions:
            raise InvalidValueError("editions", "none", "must name at least one")
        check_each_once("editions", tuple(one.in_force_from for one in self.editions))
        check_each_once("editions", tuple(one.edition for one in self.editions))

    def on(self, day: dt.date) -> Policy:
        """Give the edition in force on a day.

        Args:
            day: A civil day from 1900 on.

        Raises:
            InvalidValueError: it is no civil day from 1900 on.
            NotInForceError: the first edition is in force from a later day.

        Example:
            >>> from datetime import date
            >>> from cerp_rules import PUBLISHED
            >>> PolicyBook((PUBLISHED,)).on(date(2026, 3, 2)).edition
            'published'
        """
        asked = computed_day("day", day)
        place = bisect_right(self.editions, asked, key=attrgetter("in_force_from"))
        if not place:
            raise NotInForceError(asked, self.editions[0].in_force_from)
        return self.editions[place - 1]

    def announced(self, *, on: dt.date) -> tuple[Policy, ...]:
        """Give the editions that are not yet in force on a day, in the order of their days.

        Args:
            on: A civil day from 1900 on.

        Raises:
            InvalidValueError: it is no civil day from 1900 on.

        Example:
            >>> from datetime import date
            >>> from cerp_rules import PUBLISHED
            >>> draft = PUBLISHED.revise(edition="2027", in_force_from="2027-01-01")
            >>> book = PolicyBook((PUBLISHED, draft))
            >>> [one.edition for one in book.announced(on=date(2026, 12, 31))]
            ['2027']
        """
        day = computed_day("on", on)
        place = bisect_right(self.editions, day, key=attrgetter("in_force_from"))
        return self.editions[place:]

    def governing(self, *, submitted_on: dt.date, decided_on: dt.date) -> Policy:
        """Give the edition that governs an application, its reviews, its decision and the notice.

        The edition in force on the day of submission says, by its reading ``governing_edition``,
        whether it governs itself or the one in force on the day of decision does.

        Args:
            submitted_on: The civil day of submission.
            decided_on: The civil day of decision, or that for which an answer is sought.

        Raises:
            InvalidValueError: one of the two is no civil day from 1900 on.
            NotInForceError: the first edition is in force from a later day.

        Source: reading ``governing_edition``.

        Example:
            >>> from datetime import date
            >>> from cerp_rules import PUBLISHED
            >>> draft = PUBLISHED.revise(edition="2027", in_force_from="2027-01-01")
            >>> PolicyBook((PUBLISHED, draft)).governing(
            ...     submitted_on=date(2026, 12, 31), decided_on=date(2027, 1, 20)
            ... ).edition
            'published'
        """
        decided = computed_day("decided_on", decided_on)
        first = self.on(computed_day("submitted_on", submitted_on))
        if first.readings.governing_edition is GoverningEdition.SUBMISSION:
            return first
        return self.on(decided)


def check_policy(policy: object, field: str = "policy") -> None:
    """Refuse what is neither an edition nor a book of editions."""
    if type(policy) is not Policy and type(policy) is not PolicyBook:
        raise InvalidValueError.of(field, policy, "must be a Policy or a PolicyBook")
