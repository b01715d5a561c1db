"""The policy: every number and list of the page, with the clause it stands in."""

import datetime as dt
from decimal import Decimal
from typing import Any

import attrs
import pytest
from pendulum import Date

from cerp_rules import (
    CLAUSES,
    PUBLISHED,
    Fee,
    InvalidValueError,
    OfferingKind,
    Policy,
    PolicySource,
    Readings,
    RequiredInformation,
    Reviewer,
    SponsorKind,
    Term,
)

# The values of the page, and the clause in which each of them stands.
PAGE: list[tuple[str, object, str]] = [
    (
        "sponsor_kinds",
        (
            SponsorKind.EDUCATIONAL_INSTITUTION,
            SponsorKind.GOVERNMENT_AGENCY,
            SponsorKind.NON_PROFIT_ORGANIZATION,
            SponsorKind.FOR_PROFIT_ORGANIZATION,
            SponsorKind.INDIVIDUAL,
        ),
        "applicants.kinds",
    ),
    (
        "offering_kinds",
        (
            OfferingKind.COURSE,
            OfferingKind.CONFERENCE,
            OfferingKind.WORKSHOP,
            OfferingKind.SYMPOSIUM,
            OfferingKind.OTHER_EVENT,
        ),
        "applications.activities",
    ),
    (
        "required_information",
        (
            RequiredInformation.SPONSOR_AND_INSTRUCTORS,
            RequiredInformation.SYLLABUS,
            RequiredInformation.SESSIONS,
            RequiredInformation.REGISTRATION_CONTACT,
        ),
        "applications.form",
    ),
    ("approval_term", Term(years=2), "approval-period.two-years"),
    ("fee", Fee(amount=0, currency="USD"), "fees.none"),
    ("reviewers", (Reviewer.COORDINATOR, Reviewer.COMMITTEE), "reviews.reviewers"),
    ("review_notice", Term(weeks=6), "reviews.notice"),
    ("confirmation_within", Term(days=30), "completion.confirmation"),
    ("retention", Term(years=6), "records.kept"),
    ("appeal_within", Term(days=30), "oversight.appeal"),
]
OURS = ["edition", "in_force_from", "source", "holidays", "readings"]


@pytest.mark.parametrize(("field", "expected", "clause"), PAGE)
def test_a_value_is_that_of_the_page(field: str, expected: object, clause: str) -> None:
    """Each number and list is the page's, and carries the clause of the catalogue it stands in."""
    assert expected == getattr(PUBLISHED, field)
    assert clause == getattr(attrs.fields(Policy), field).metadata["clause"]
    assert clause in {one.id for one in CLAUSES}


def test_every_field_is_of_the_page_or_ours() -> None:
    """What is not on the page carries no clause: name, first day, source, holidays, readings."""
    carries = {field.name: "clause" in field.metadata for field in attrs.fields(Policy)}
    expected = {field: True for field, *_ in PAGE} | dict.fromkeys(OURS, False)
    assert expected == carries


def test_the_page_costs_nothing_and_is_undated() -> None:
    """The fee is zero, and the published edition is in force from the first day there is."""
    assert Decimal(0) == PUBLISHED.fee.amount
    assert Date(1900, 1, 1) == PUBLISHED.in_force_from
    assert () == PUBLISHED.holidays
    assert Readings() == PUBLISHED.readings
    expected = ("published", "Continuing Education Credit Partnering Opportunities", None)
    source = PUBLISHED.source
    assert expected == (PUBLISHED.edition, source.title, source.section)
    address = "https://www.ser.org/page/CERP-continuing-education-credits"
    assert (address, Date(2026, 11, 23)) == (source.url, source.read_on)


@pytest.mark.parametrize("information", RequiredInformation)
def test_the_page_requires_each_of_its_items(information: RequiredInformation) -> None:
    """The published edition requires all four; an edition that names others does not require it."""
    assert PUBLISHED.requires(information) is True
    others = [one for one in RequiredInformation if one is not information]
    assert PUBLISHED.revise(required_information=others).requires(information) is False


def test_the_texts_of_the_lists() -> None:
    """Items of information and reviewers have these texts on the wire, and there is no other."""
    items = ["sponsor_and_instructors", "syllabus", "sessions", "registration_contact"]
    reviewers = ["coordinator", "committee"]
    assert items == [one.value for one in RequiredInformation]
    assert reviewers == [one.value for one in Reviewer]


SOURCE: dict[str, Any] = {"title": "Minutes", "read_on": dt.date(2026, 11, 1)}
VISIBLE = "must show something and hold no control characters"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "x" * 300),
        ("section", None),
        ("section", "x" * 300),
        ("url", None),
        ("url", "https://example.org/".ljust(2_048, "x")),
    ],
    ids=lambda one: str(one)[:20],
)
def test_a_source_keeps_its_members(field: str, value: object) -> None:
    """Each member is kept up to its bound, and section and address may be absent."""
    assert value == getattr(PolicySource(**{**SOURCE, field: value}), field)


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("title", "x" * 301, "must have at most 300 characters"),
        ("title", "", VISIBLE),
        ("title", None, "must be text"),
        ("section", "x" * 301, "must have at most 300 characters"),
        ("section", "", VISIBLE),
        ("url", "https://example.org/".ljust(2_049, "x"), "must have at most 2048 characters"),
        (
            "url",
            "urn:isbn:0451450523",
            "must be an http or https address in ASCII",
        ),
        ("read_on", "2026-11-01", "must be a date without a time of day"),
    ],
    ids=lambda one: str(one)[:20],
)
def test_what_is_no_member_of_a_source_is_refused(field: str, value: object, reason: str) -> None:
    """A member that is blank, too long, no address or no day is refused by name."""
    with pytest.raises(InvalidValueError) as no:
        PolicySource(**{**SOURCE, field: value})
    assert (field, reason) == (no.value.field, no.value.reason)


DAYS = tuple(Date(2026, 1, 1).add(days=count) for count in range(1_001))


def test_a_policy_keeps_as_much_as_it_may() -> None:
    """A name of 300 characters, all kinds of sponsor and a thousand holidays are kept."""
    full = attrs.evolve(
        PUBLISHED, edition="x" * 300, sponsor_kinds=tuple(SponsorKind), holidays=DAYS[:1_000]
    )
    expected = (300, 6, 1_000)
    assert expected == (len(full.edition), len(full.sponsor_kinds), len(full.holidays))


@pytest.mark.parametrize(
    ("member", "value", "field", "reason"),
    [
        ("edition", "x" * 301, "edition", "must have at most 300 characters"),
        ("edition", " ", "edition", VISIBLE),
        ("edition", None, "edition", "must be text"),
        ("in_force_from", "2027-01-01", "in_force_from", "must be a date without a time of day"),
        ("source", SOURCE, "source", "must be of type PolicySource"),
        ("sponsor_kinds", (), "sponsor_kinds", "must name at least one"),
        ("sponsor_kinds", [SponsorKind.OTHER], "sponsor_kinds", "must be a tuple"),
        ("sponsor_kinds", ("other",), "sponsor_kinds[0]", "must be of type SponsorKind"),
        ("sponsor_kinds", (SponsorKind.OTHER,) * 2, "sponsor_kinds", "must name each item once"),
        ("sponsor_kinds", (SponsorKind.OTHER,) * 7, "sponsor_kinds", "must have at most 6 items"),
        ("offering_kinds", (), "offering_kinds", "must name at least one"),
        ("offering_kinds", "course", "offering_kinds", "must be a tuple"),
        (
            "offering_kinds", (OfferingKind.COURSE,) * 6,
            "offering_kinds", "must have at most 5 items",
        ),
        ("required_information", (), "required_information", "must name at least one"),
        (
            "required_information", (RequiredInformation.SYLLABUS,) * 5,
            "required_information", "must have at most 4 items",
        ),
        ("reviewers", (), "reviewers", "must name at least one"),
        ("reviewers", (Reviewer.COMMITTEE,) * 3, "reviewers", "must have at most 2 items"),
        ("reviewers", (SponsorKind.OTHER,), "reviewers[0]", "must be of type Reviewer"),
        *(
            (field, "P6W", field, "must be of type Term")
            for field in (
                "approval_term", "review_notice", "confirmation_within", "retention",
                "appeal_within",
            )
        ),
        ("fee", 0, "fee", "must be of type Fee"),
        ("holidays", DAYS, "holidays", "must have at most 1000 items"),
        ("holidays", [DAYS[0]], "holidays", "must be a tuple"),
        ("holidays", (DAYS[0], DAYS[1], DAYS[0]), "holidays", "must name each item once"),
        ("readings", {}, "readings", "must be of type Readings"),
        ("readings", None, "readings", "must be of type Readings"),
    ],
    ids=lambda one: str(one)[:20],
)  # fmt: skip
def test_what_is_no_member_of_a_policy_is_refused(
    member: str, value: Any, field: str, reason: str
) -> None:
    """The constructor takes values and no wire text, and refuses empty lists and doubles."""
    with pytest.raises(InvalidValueError) as no:
        attrs.evolve(PUBLISHED, **{member: value})
    assert (field, reason) == (no.value.field, no.value.reason)


def test_what_the_list_does_not_have_cannot_be_asked_about() -> None:
    """A word that is no item of the list is misuse, and not something that is not required."""
    item: Any = "syllabus"
    with pytest.raises(InvalidValueError) as no:
        PUBLISHED.requires(item)
    assert "information" == no.value.field
