"""Tell what a change of policy changes, for whom and why, before it takes effect.

Each item is compared under two policies: a `Policy` applies on every day, as a what-if, and a
`PolicyBook` by day.
A case is followed as far as both policies permit its history.
What is left out: which policy is better.

    >>> from datetime import date
    >>> from cerp_rules import PUBLISHED
    >>> from cerp_rules.testing import an_application
    >>> draft = PUBLISHED.revise(edition="draft", review_notice="P4W")
    >>> found = impact(PUBLISHED, draft, [an_application()], on=date(2026, 4, 1))
    >>> [(one.deadline.duty_id, one.moved_by) for one in found.changes[0].deadlines]
    [('review-notice', -14)]
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

import attrs
from pendulum import Date

from cerp_rules._calendar import FIRST_DAY, as_day, civil_day
from cerp_rules._checks import NAME, check_day, check_items, check_text, check_type
from cerp_rules._comparing import Comparison
from cerp_rules._impact_report import report
from cerp_rules._version import __version__
from cerp_rules.case_impacts import MOST_CHANGES, CaseImpact, ImpactItem, check_item
from cerp_rules.errors import InvalidValueError
from cerp_rules.impact_totals import ImpactTotals, Tally
from cerp_rules.policy import Policy
from cerp_rules.policy_book import PolicyBook, check_policy
from cerp_rules.policy_diffs import PolicyDiff, policy_diff

__all__ = ["Impact", "impact", "iter_impact"]

MOST_DIFFS: Final = 2_000
"""As many as two books of a thousand editions each can give."""


@attrs.frozen(kw_only=True)
class Impact:
    """What a change of policy changes, for whom and why.

    Attributes:
        on: The civil day the question is asked for.
        library: The version of the library that answered it.
        diffs: In what the editions differ: one for two editions; where there is a book, one for
            each stretch of days on which the two policies differ.
        totals: How many changes of each kind there are.
        changes: The applications and cases that change, in the order of the items.

    Raises:
        InvalidValueError: a member is of another class, or the changes are not those of the totals.

    Source: the clauses that its changes name; the published schema ``impact``.

    Example:
        >>> from datetime import date
        >>> from cerp_rules import PUBLISHED
        >>> impact(PUBLISHED, PUBLISHED, (), on=date(2026, 4, 1)).changes
        ()
    """

    on: Date = attrs.field(converter=as_day)
    library: str = __version__
    diffs: tuple[PolicyDiff, ...]
    totals: ImpactTotals
    changes: tuple[CaseImpact, ...]

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_day("on", self.on)
        check_text("library", self.library, NAME)
        check_items("diffs", self.diffs, PolicyDiff, MOST_DIFFS)
        check_type("totals", self.totals, ImpactTotals)
        check_items("changes", self.changes, CaseImpact, MOST_CHANGES)
        if len(self.changes) != self.totals.changed:
            count = len(self.changes)
            raise InvalidValueError("changes", f"{count} changes", "must be as many as in totals")
        for index, one in enumerate(self.changes):
            if not one.changed:
                raise InvalidValueError(f"changes[{index}]", "no change", "must be a change")

    def to_markdown(self, *, most: int = 50) -> str:
        """Write it in Markdown, for a pull request or a board paper.

        Args:
            most: How many applications and cases are listed one by one, 0 to 1,000,000; the totals
                count them all.

        Raises:
            InvalidValueError: `most` is no such number.

        Example:
            >>> from datetime import date
            >>> from cerp_rules import PUBLISHED
            >>> draft = PUBLISHED.revise(edition="draft", retention="P7Y")
            >>> print(impact(PUBLISHED, draft, (), on=date(2026, 4, 1)).to_markdown())
            # What changes, as known on 1 April 2026
            <BLANKLINE>
            From published (in force from 1900-01-01) to draft (in force from 1900-01-01):
            <BLANKLINE>
            | member | before | after | clauses |
            |---|---|---|---|
            | `retention` | P6Y (six years) | P7Y (seven years) | `records.kept` |
            <BLANKLINE>
            Applications and cases: 0; changed: 0, of which in words alone: 0; unchanged: 0; \
submitted after that day: 0.
        """
        return report(self.on, self.diffs, self.totals, self.changes, most)


def impact(
    before: Policy | PolicyBook,
    after: Policy | PolicyBook,
    items: Iterable[ImpactItem],
    *,
    on: dt.date,
) -> Impact:
    """Tell what a change of policy changes for applications and cases, with the totals.

    It keeps the items that change; for more than memory holds, use `iter_impact`.

    Args:
        before: An edition, which applies on every day, or a book of editions.
        after: What is to take its place: an edition, or a book of editions.
        items: Applications, pre-approvals, and `CaseWithCompletions`.
        on: The civil day that is asked about; what came later is not yet known, and items that were
            submitted later are counted as skipped.

    Raises:
        InvalidValueError: an argument is of another class.
        NotInForceError: an item was submitted before the first edition of a book.

    Source: the clauses that its changes name.

    Example:
        >>> from datetime import date
        >>> from cerp_rules import PUBLISHED
        >>> from cerp_rules.testing import an_application
        >>> draft = PUBLISHED.revise(edition="draft", readings={"sponsor_resume": "everyone"})
        >>> profile = an_application(sponsor__resume=None)
        >>> found = impact(PUBLISHED, draft, [profile], on=date(2026, 4, 1))
        >>> for flip in found.changes[0].outcomes:
        ...     print(flip.before.value, flip.after.value, *flip.clauses)
        eligible incomplete applications.sponsor-and-instructors
    """
    tally, changes = Tally(), []
    for one in iter_impact(before, after, items, on=on):
        tally.add(one)
        if one.changed:
            changes.append(one)
    return Impact(on=on, diffs=_diffs(before, after), totals=tally.totals(), changes=tuple(changes))


def iter_impact(
    before: Policy | PolicyBook,
    after: Policy | PolicyBook,
    items: Iterable[ImpactItem],
    *,
    on: dt.date,
) -> Iterator[CaseImpact]:
    """Tell what a change of policy changes for one application or case after another.

    It takes one item at a time and keeps none, so a stream of any length can go through.

    Args:
        before: An edition, which applies on every day, or a book of editions.
        after: What is to take its place: an edition, or a book of editions.
        items: Applications, pre-approvals, and `CaseWithCompletions`; an iterator is read as the
            result is.
        on: The civil day that is asked about; what came later is not yet known, and items that were
            submitted later are skipped.

    Returns:
        One `CaseImpact` for each item, in order, those without a change included.

    Raises:
        InvalidValueError: an argument is of another class; of an item, when its turn comes.
        NotInForceError: an item was submitted before the first edition of a book, when its turn
            comes.

    Source: the clauses that its changes name.

    Example:
        >>> from datetime import date
        >>> from cerp_rules import PUBLISHED
        >>> from cerp_rules.testing import an_application
        >>> draft = PUBLISHED.revise(edition="draft", fee={"amount": "25.00", "currency": "USD"})
        >>> items = (an_application(fee_paid=paid) for paid in (None, draft.fee))
        >>> for one in iter_impact(PUBLISHED, draft, items, on=date(2026, 4, 1)):
        ...     print([flip.after.value for flip in one.outcomes])
        ['incomplete']
        []
    """
    check_policy(before, "before")
    check_policy(after, "after")
    day = civil_day("on", on)
    if not isinstance(items, Iterable):
        raise InvalidValueError.of("items", items, "must be applications and cases")
    return _stream(Comparison(before, after, day), items)


def _stream(comparison: Comparison, items: Iterable[ImpactItem]) -> Iterator[CaseImpact]:
    for index, item in enumerate(items):
        check_item(f"items[{index}]", item)
        yield comparison.of(item, index)


def _diffs(before: Policy | PolicyBook, after: Policy | PolicyBook) -> tuple[PolicyDiff, ...]:
    """Compare the editions of each stretch of days; what two stretches share is told once."""
    books = [one for one in (before, after) if isinstance(one, PolicyBook)]
    days = {one.in_force_from for book in books for one in book.editions}
    # Before its first edition a book says nothing that could be compared.
    since = max((book.editions[0].in_force_from for book in books), default=FIRST_DAY)
    stretches = sorted(day for day in days if day >= since) or [since]
    pairs = [(before.on(day), after.on(day)) for day in stretches]
    told = [pair for place, pair in enumerate(pairs) if pair not in pairs[:place]]
    return tuple(policy_diff(one, other) for one, other in told if one != other)
