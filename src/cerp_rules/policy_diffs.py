"""Compare two editions of the policy: every value, list member and reading that differs.

Clauses covered: those that the members of an edition rest on, by their metadata.
What is left out: whom a difference touches (`cerp_rules.impacts`).

    >>> from cerp_rules import PUBLISHED
    >>> draft = PUBLISHED.revise(edition="draft", review_notice="P4W")
    >>> for change in policy_diff(PUBLISHED, draft).changes:
    ...     print(change)
    review_notice: P6W (six weeks) becomes P4W (four weeks)
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

import attrs
from pendulum import Date

from cerp_rules._calendar import as_day
from cerp_rules._checks import (
    NAME,
    check_clause,
    check_day,
    check_each_once,
    check_items,
    check_text,
    check_type,
)
from cerp_rules._markdown import code, plain, table
from cerp_rules._policy_texts import LISTS, TERMS
from cerp_rules.errors import InvalidValueError
from cerp_rules.periods import Term
from cerp_rules.policy import Policy, PolicySource
from cerp_rules.readings import SWITCHES

__all__ = ["PolicyChange", "PolicyDiff", "members_that_differ", "policy_diff"]

MOST_CHANGES: Final = 10_000
"""More than any two editions differ in, each with a thousand holidays."""


@attrs.frozen(kw_only=True)
class PolicyChange:
    """One value, list member or reading in which two editions differ.

    Attributes:
        member: The member of the edition as on the wire, such as ``review_notice``,
            ``readings.sponsor_resume`` or ``source.url``.
        clauses: The ids of the clauses it rests on; none for the source.
        before: Its wire text, of a fee the amount with its currency; None for an item that a list
            gains, and for what was not given.
        after: Its wire text; None for an item that a list loses, and for what is no longer given.
        before_in_words: What `before` means, where the wire text does not say it.
        after_in_words: What `after` means, where the wire text does not say it.

    Raises:
        InvalidValueError: a member is of another class, a clause is none of the page's, or the two
            sides are the same.

    Source: the clauses it names.

    Example:
        >>> str(PolicyChange(member="holidays", clauses=(), before=None, after="2026-12-25"))
        'holidays: gains 2026-12-25'
    """

    member: str
    clauses: tuple[str, ...]
    before: str | None
    after: str | None
    before_in_words: str | None = None
    after_in_words: str | None = None

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        _check_said("member", self.member)
        check_items("clauses", self.clauses, str, len(SWITCHES))
        for index, clause in enumerate(self.clauses):
            check_clause(f"clauses[{index}]", clause)
        check_each_once("clauses", self.clauses)
        for field in ("before", "after", "before_in_words", "after_in_words"):
            if getattr(self, field) is not None:
                _check_said(field, getattr(self, field))
        for text, field in ((self.before, "before_in_words"), (self.after, "after_in_words")):
            if text is None and getattr(self, field) is not None:
                raise InvalidValueError.of(field, getattr(self, field), "must explain a text")
        if self.before == self.after:
            raise InvalidValueError.of("after", self.after, "must differ from what was before")

    def __str__(self) -> str:
        """Say in one line what becomes what."""
        before = _said(self.before, self.before_in_words)
        after = _said(self.after, self.after_in_words)
        if self.before is None:
            return f"{self.member}: gains {after}"
        if self.after is None:
            return f"{self.member}: loses {before}"
        return f"{self.member}: {before} becomes {after}"


def _check_said(field: str, value: object) -> None:
    """Refuse what is no text, and a text that says nothing."""
    check_type(field, value, str)
    if not value:
        raise InvalidValueError.of(field, value, "must say something")


def _said(text: str | None, words: str | None) -> str:
    return f"{text} ({words})" if words else str(text)


def _cell(member: str, text: str | None, words: str | None) -> str:
    if text is None:
        return ""
    # An address has no mark that could end the code, and is to be read as it is.
    return code(text) if member == "source.url" else plain(_said(text, words))


@attrs.frozen(kw_only=True)
class PolicyDiff:
    """All in which two editions differ, and the days from which each is in force.

    Attributes:
        before: The name of the one edition.
        before_in_force_from: The first civil day of it.
        after: The name of the other edition.
        after_in_force_from: The first civil day of it.
        changes: What differs, in the order of the members of `Policy`; none when they say the same.

    Raises:
        InvalidValueError: a member is of another class, or a day is none.

    Source: the clauses that the changes name.

    Example:
        >>> from cerp_rules import PUBLISHED
        >>> policy_diff(PUBLISHED, PUBLISHED).changes
        ()
    """

    before: str
    before_in_force_from: Date = attrs.field(converter=as_day)
    after: str
    after_in_force_from: Date = attrs.field(converter=as_day)
    changes: tuple[PolicyChange, ...]

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_text("before", self.before, NAME)
        check_day("before_in_force_from", self.before_in_force_from)
        check_text("after", self.after, NAME)
        check_day("after_in_force_from", self.after_in_force_from)
        check_items("changes", self.changes, PolicyChange, MOST_CHANGES)

    def to_markdown(self) -> str:
        """Write what differs as a table in Markdown, with both days of effect.

        Example:
            >>> from cerp_rules import PUBLISHED
            >>> draft = PUBLISHED.revise(
            ...     edition="2027", in_force_from="2027-01-01", retention="P7Y"
            ... )
            >>> print(policy_diff(PUBLISHED, draft).to_markdown())
            From published (in force from 1900-01-01) to 2027 (in force from 2027-01-01):
            <BLANKLINE>
            | member | before | after | clauses |
            |---|---|---|---|
            | `retention` | P6Y (six years) | P7Y (seven years) | `records.kept` |
        """
        before = f"{plain(self.before)} (in force from {self.before_in_force_from})"
        after = f"{plain(self.after)} (in force from {self.after_in_force_from})"
        rows = (
            (
                code(one.member),
                _cell(one.member, one.before, one.before_in_words),
                _cell(one.member, one.after, one.after_in_words),
                ", ".join(code(clause) for clause in one.clauses),
            )
            for one in self.changes
        )
        found = table(("member", "before", "after", "clauses"), rows)
        return f"From {before} to {after}:\n\n{found or 'Nothing differs.'}"


def policy_diff(before: Policy, after: Policy) -> PolicyDiff:
    """Tell in which values, list members and readings two editions differ.

    The order of a list decides nothing, so it is no difference; the names and the days of effect of
    the editions are given beside the changes.

    Args:
        before: An edition.
        after: Another edition, such as a draft made by `Policy.revise`.

    Raises:
        InvalidValueError: an argument is no edition; of a book, name two of its editions.

    Source: the clauses that the members of an edition rest on.

    Example:
        >>> from cerp_rules import PUBLISHED
        >>> draft = PUBLISHED.revise(readings={"sponsor_resume": "everyone"})
        >>> policy_diff(PUBLISHED, draft).changes[0].clauses
        ('applications.sponsor-and-instructors',)
    """
    check_type("before", before, Policy)
    check_type("after", after, Policy)
    return PolicyDiff(
        before=before.edition,
        before_in_force_from=before.in_force_from,
        after=after.edition,
        after_in_force_from=after.in_force_from,
        changes=(*_source(before, after), *_values(before, after), *_readings(before, after)),
    )


def members_that_differ(before: Policy, after: Policy) -> frozenset[str]:
    """Name the members on which a rule can depend and in which two editions differ.

    The order of a list can change the words of a finding, so here it counts.
    """
    fields = (field.name for field in attrs.fields(Policy))
    own = {name for name in fields if getattr(before, name) != getattr(after, name)}
    readings = {
        f"readings.{switch.id}"
        for switch in SWITCHES
        if getattr(before.readings, switch.id) != getattr(after.readings, switch.id)
    }
    return frozenset(own - {"edition", "in_force_from", "source", "readings"} | readings)


def _source(before: Policy, after: Policy) -> Iterator[PolicyChange]:
    for field in attrs.fields(PolicySource):
        one, other = getattr(before.source, field.name), getattr(after.source, field.name)
        if one != other:
            yield PolicyChange(
                member=f"source.{field.name}",
                clauses=(),
                before=None if one is None else str(one),
                after=None if other is None else str(other),
            )


def _values(before: Policy, after: Policy) -> Iterator[PolicyChange]:
    for field in attrs.fields(Policy):
        name, clause = field.name, field.metadata.get("clause")
        clauses = () if clause is None else (clause,)
        one, other = getattr(before, name), getattr(after, name)
        if name in LISTS or name == "holidays":
            yield from _items(name, clauses, one, other)
        elif (name in TERMS or name == "fee") and one != other:
            yield PolicyChange(
                member=name,
                clauses=clauses,
                before=str(one),
                after=str(other),
                before_in_words=one.in_words() if isinstance(one, Term) else None,
                after_in_words=other.in_words() if isinstance(other, Term) else None,
            )


def _items(
    name: str,
    clauses: tuple[str, ...],
    before: tuple[StrEnum | Date, ...],
    after: tuple[StrEnum | Date, ...],
) -> Iterator[PolicyChange]:
    """Give a change for each item that only one of two lists has."""
    for item in before:
        if item not in after:
            yield PolicyChange(member=name, clauses=clauses, before=str(item), after=None)
    for item in after:
        if item not in before:
            yield PolicyChange(member=name, clauses=clauses, before=None, after=str(item))


def _readings(before: Policy, after: Policy) -> Iterator[PolicyChange]:
    for switch in SWITCHES:
        one, other = getattr(before.readings, switch.id), getattr(after.readings, switch.id)
        if one != other:
            meanings = dict(zip(switch.values, switch.meanings, strict=True))
            yield PolicyChange(
                member=f"readings.{switch.id}",
                clauses=switch.clauses,
                before=one.value,
                after=other.value,
                before_in_words=meanings[one.value],
                after_in_words=meanings[other.value],
            )
