"""Hold one edition of the policy: every number and list of the page, each with its clause.

`PUBLISHED` is the page as it stands.
A draft is made from it by `Policy.revise`, and then tested like any other value.
The page is undated, so `PUBLISHED` is in force on every day the library knows.

    >>> from cerp_rules import PUBLISHED
    >>> draft = PUBLISHED.revise(edition="draft", review_notice="P4W")
    >>> draft.review_notice.in_words()
    'four weeks'

What is left out: which of several editions governs a day (`cerp_rules.policy_book`).
"""

import datetime as dt
from typing import Any, Final, Self

import attrs
from pendulum import Date

from cerp_rules._calendar import FIRST_DAY, as_day, as_days, computed_day
from cerp_rules._checks import (
    NAME,
    check_day,
    check_each_once,
    check_items,
    check_text,
    check_type,
)
from cerp_rules._policy_parts import PolicySource, RequiredInformation
from cerp_rules._policy_texts import LISTS, READERS, TERMS, read_readings, revised_name
from cerp_rules.errors import InvalidValueError
from cerp_rules.fees import Fee
from cerp_rules.offerings import OfferingKind
from cerp_rules.periods import Term
from cerp_rules.readings import Readings
from cerp_rules.reviews import Reviewer
from cerp_rules.sponsors import SponsorKind

__all__ = ["PUBLISHED", "Policy", "PolicySource", "RequiredInformation"]

MOST_HOLIDAYS: Final = 1_000


@attrs.frozen(kw_only=True)
class Policy:
    """One edition of the policy.

    Attributes:
        edition: Its name, 1 to 300 characters; every assessment repeats it.
        in_force_from: The first civil day it is in force, 1900 to 2200.
        source: Where its text was read.
        sponsor_kinds: Who may submit (``applicants.kinds``).
        offering_kinds: What may be pre-approved (``applications.activities``).
        required_information: What an application must give (``applications.form``).
        approval_term: How long a recurring offering is approved (``approval-period.two-years``).
        fee: What an application costs (``fees.none``).
        reviewers: Who reviews (``reviews.reviewers``).
        review_notice: How long SER has to tell the result (``reviews.notice``).
        confirmation_within: How long the sponsor has to confirm (``completion.confirmation``).
        retention: How long records are kept (``records.kept``).
        appeal_within: How long a termination can be appealed (``oversight.appeal``).
        holidays: At most 1,000 civil days that are no working days (reading ``last_day_roll``).
        readings: How the choices that the page leaves are made.

    Raises:
        InvalidValueError: a list is empty or names something twice, or a member is of another
            class.

    Source: the clauses and the reading named beside the members.

    Example:
        >>> PUBLISHED.approval_term.in_words()
        'two years'
    """

    edition: str
    in_force_from: Date = attrs.field(converter=as_day)
    source: PolicySource
    sponsor_kinds: tuple[SponsorKind, ...] = attrs.field(metadata={"clause": "applicants.kinds"})
    offering_kinds: tuple[OfferingKind, ...] = attrs.field(
        metadata={"clause": "applications.activities"}
    )
    required_information: tuple[RequiredInformation, ...] = attrs.field(
        metadata={"clause": "applications.form"}
    )
    approval_term: Term = attrs.field(metadata={"clause": "approval-period.two-years"})
    fee: Fee = attrs.field(metadata={"clause": "fees.none"})
    reviewers: tuple[Reviewer, ...] = attrs.field(metadata={"clause": "reviews.reviewers"})
    review_notice: Term = attrs.field(metadata={"clause": "reviews.notice"})
    confirmation_within: Term = attrs.field(metadata={"clause": "completion.confirmation"})
    retention: Term = attrs.field(metadata={"clause": "records.kept"})
    appeal_within: Term = attrs.field(metadata={"clause": "oversight.appeal"})
    holidays: tuple[Date, ...] = attrs.field(default=(), converter=as_days)
    readings: Readings = attrs.field(factory=Readings)

    def __attrs_post_init__(self) -> None:
        """Check every member; each value of the page carries its clause as metadata."""
        check_text("edition", self.edition, NAME)
        check_day("in_force_from", self.in_force_from)
        check_type("source", self.source, PolicySource)
        for field, kind in LISTS.items():
            items = getattr(self, field)
            check_items(field, items, kind, len(kind))
            if not items:
                raise InvalidValueError(field, "an empty list", "must name at least one")
            check_each_once(field, items)
        for field in TERMS:
            check_type(field, getattr(self, field), Term)
        check_type("fee", self.fee, Fee)
        check_items("holidays", self.holidays, Date, MOST_HOLIDAYS)
        for index, day in enumerate(self.holidays):
            check_day(f"holidays[{index}]", day)
        check_each_once("holidays", self.holidays)
        check_type("readings", self.readings, Readings)

    def requires(self, information: RequiredInformation) -> bool:
        """Tell whether this edition requires an item of the page's list.

        Args:
            information: The item.

        Raises:
            InvalidValueError: the item is none of the list's.

        Source: clause ``applications.form``.

        Example:
            >>> PUBLISHED.requires(RequiredInformation.SYLLABUS)
            True
        """
        check_type("information", information, RequiredInformation)
        return information in self.required_information

    def revise(self, /, **changes: object) -> Self:
        """Give a new edition with some fields set otherwise.

        Each is given as a value or as its wire text: a term as ``"P4W"``, a list as a list of
        texts, a fee as ``{"amount": "25.00", "currency": "USD"}``, readings as a ``dict`` of those
        that change.
        Without a new name the edition is called after this one, followed by ``(revised)``, then
        ``(revised 2)``, so that a revision does not pass for what it was made from; two revisions
        of one edition share a name unless they are given names.

        Args:
            **changes: Fields of this class, each with its new value.

        Raises:
            InvalidValueError: no field has this name, or the value is none for the field.

        Example:
            >>> PUBLISHED.revise(retention="P7Y").edition
            'published (revised)'
        """
        names = tuple(field.name for field in attrs.fields(type(self)))
        for name in changes:
            if name not in names:
                raise InvalidValueError.of_name("policy", name, names, "field")
        values: dict[str, Any] = {name: self._read(name, value) for name, value in changes.items()}
        revised = attrs.evolve(self, **values)
        if "edition" in values:
            return revised
        if revised == self:
            return self
        return attrs.evolve(revised, edition=revised_name(self.edition))

    def on(self, day: dt.date) -> Self:
        """Give this edition itself: without a book, it applies on every day.

        Args:
            day: A civil day from 1900 on.

        Raises:
            InvalidValueError: it is no civil day from 1900 on.

        Example:
            >>> from datetime import date
            >>> PUBLISHED.on(date(2026, 3, 2)) is PUBLISHED
            True
        """
        computed_day("day", day)
        return self

    def governing(self, *, submitted_on: dt.date, decided_on: dt.date) -> Self:
        """Give this edition itself, whatever the days.

        Args:
            submitted_on: The civil day of submission.
            decided_on: The civil day of decision, or that for which an answer is sought.

        Raises:
            InvalidValueError: one of the two is no civil day from 1900 on.

        Source: reading ``governing_edition``.

        Example:
            >>> from datetime import date
            >>> day = date(2026, 3, 2)
            >>> PUBLISHED.governing(submitted_on=day, decided_on=day).edition
            'published'
        """
        computed_day("submitted_on", submitted_on)
        computed_day("decided_on", decided_on)
        return self

    def _read(self, field: str, value: object) -> object:
        """Turn the wire text of a field into its value; leave a value for the constructor."""
        if field == "readings" and isinstance(value, dict):
            return read_readings(self.readings, value)
        reader = READERS.get(field)
        return reader(field, value) if reader is not None else value


PUBLISHED: Final = Policy(
    edition="published",
    in_force_from=FIRST_DAY,
    source=PolicySource(
        title="Continuing Education Credit Partnering Opportunities",
        url="https://www.ser.org/page/CERP-continuing-education-credits",
        read_on=Date(2026, 11, 23),
    ),
    sponsor_kinds=(
        SponsorKind.EDUCATIONAL_INSTITUTION,
        SponsorKind.GOVERNMENT_AGENCY,
        SponsorKind.NON_PROFIT_ORGANIZATION,
        SponsorKind.FOR_PROFIT_ORGANIZATION,
        SponsorKind.INDIVIDUAL,
    ),
    offering_kinds=(
        OfferingKind.COURSE,
        OfferingKind.CONFERENCE,
        OfferingKind.WORKSHOP,
        OfferingKind.SYMPOSIUM,
        OfferingKind.OTHER_EVENT,
    ),
    required_information=(
        RequiredInformation.SPONSOR_AND_INSTRUCTORS,
        RequiredInformation.SYLLABUS,
        RequiredInformation.SESSIONS,
        RequiredInformation.REGISTRATION_CONTACT,
    ),
    approval_term=Term(years=2),
    fee=Fee(amount=0, currency="USD"),
    reviewers=(Reviewer.COORDINATOR, Reviewer.COMMITTEE),
    review_notice=Term(weeks=6),
    confirmation_within=Term(days=30),
    retention=Term(years=6),
    appeal_within=Term(days=30),
)
"""The policy page as it stands: two years, no fee, six weeks, 30 days, six years, 30 days."""
