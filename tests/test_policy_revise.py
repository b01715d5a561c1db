"""Revising a policy: each field by value and by wire text, and each nonsense refused by name."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from pendulum import Date

from cerp_rules import (
    PUBLISHED,
    Fee,
    InvalidValueError,
    OfferingKind,
    PolicySource,
    Readings,
    RequiredInformation,
    Reviewer,
    SponsorKind,
    Term,
)

TERMS = ["approval_term", "review_notice", "confirmation_within", "retention", "appeal_within"]
LISTS = ["sponsor_kinds", "offering_kinds", "required_information", "reviewers"]
EVERYONE = Readings().revise(sponsor_resume="everyone")

# Each field with a wire text and the value it stands for, each other than the published one.
CHANGES: list[tuple[str, Any, Any]] = [
    ("edition", "draft", "draft"),
    ("in_force_from", "2027-01-01", Date(2027, 1, 1)),
    ("in_force_from", dt.date(2027, 1, 1), Date(2027, 1, 1)),
    (
        "source",
        {"title": "Minutes", "read_on": "2026-11-01"},
        PolicySource(title="Minutes", read_on=Date(2026, 11, 1)),
    ),
    (
        "source",
        {
            "title": "Minutes", "section": "4", "url": "https://example.org/minutes",
            "read_on": dt.date(2026, 11, 1),
        },
        PolicySource(
            title="Minutes", section="4", url="https://example.org/minutes",
            read_on=Date(2026, 11, 1),
        ),
    ),
    ("sponsor_kinds", ["individual", "other"], (SponsorKind.INDIVIDUAL, SponsorKind.OTHER)),
    ("sponsor_kinds", [SponsorKind.INDIVIDUAL], (SponsorKind.INDIVIDUAL,)),
    ("offering_kinds", ("course",), (OfferingKind.COURSE,)),
    (
        "offering_kinds", ["workshop", OfferingKind.COURSE],
        (OfferingKind.WORKSHOP, OfferingKind.COURSE),
    ),
    ("required_information", ["syllabus"], (RequiredInformation.SYLLABUS,)),
    ("reviewers", ["committee"], (Reviewer.COMMITTEE,)),
    ("fee", {"amount": "25.00", "currency": "USD"}, Fee(amount="25.00", currency="USD")),
    ("fee", {"amount": 25, "currency": "USD"}, Fee(amount="25.00", currency="USD")),
    ("fee", {"currency": "EUR", "amount": Decimal(0)}, Fee(amount=0, currency="EUR")),
    *((field, "P4W", Term(weeks=4)) for field in TERMS),
    *((field, "P1Y6M", Term(years=1, months=6)) for field in TERMS),
    ("holidays", ["2026-12-25", "2027-01-01"], (Date(2026, 12, 25), Date(2027, 1, 1))),
    ("holidays", (dt.date(2026, 12, 25), "2027-01-01"), (Date(2026, 12, 25), Date(2027, 1, 1))),
    ("readings", {"sponsor_resume": "everyone"}, EVERYONE),
]  # fmt: skip


@pytest.mark.parametrize(("field", "given", "value"), CHANGES, ids=lambda one: str(one)[:30])
def test_a_field_is_revised_by_value_and_by_text(field: str, given: Any, value: Any) -> None:
    """The wire text and the value give the same edition, which differs in that field alone."""
    revised = PUBLISHED.revise(**{field: given})
    held = getattr(revised, field)
    assert value == held
    assert type(value) is type(held)
    assert revised == PUBLISHED.revise(**{field: value})
    assert revised.revise(**{field: getattr(PUBLISHED, field), "edition": "published"}) == PUBLISHED
    assert revised != PUBLISHED


def test_several_fields_are_revised_at_once() -> None:
    """A revision names as many fields as it likes, and leaves the edition it came from alone."""
    draft = PUBLISHED.revise(
        edition="draft",
        review_notice="P4W",
        readings=PUBLISHED.readings.revise(sponsor_resume="everyone"),
    )
    expected = ("draft", Term(weeks=4), EVERYONE, Term(years=6))
    assert expected == (draft.edition, draft.review_notice, draft.readings, draft.retention)
    published = ("published", Term(weeks=6), Readings())
    assert published == (PUBLISHED.edition, PUBLISHED.review_notice, PUBLISHED.readings)


def test_readings_by_text_add_to_those_of_the_edition() -> None:
    """A mapping names the readings that change; the others stay as the edition has them."""
    first = PUBLISHED.revise(readings={"sponsor_resume": "everyone"})
    second = first.revise(readings={"upload_day": "on_or_before"})
    assert EVERYONE.revise(upload_day="on_or_before") == second.readings
    assert first.readings == first.revise(readings={}).readings


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "published"),
        ({"retention": "P6Y"}, "published"),
        ({"fee": {"amount": "0.00", "currency": "USD"}}, "published"),
        ({"readings": {"sponsor_resume": "individuals"}}, "published"),
        ({"holidays": []}, "published"),
        ({"retention": "P7Y"}, "published (revised)"),
        ({"retention": "P6Y", "review_notice": "P4W"}, "published (revised)"),
        ({"readings": {"sponsor_resume": "everyone"}}, "published (revised)"),
        ({"retention": "P7Y", "edition": "draft"}, "draft"),
        ({"retention": "P7Y", "edition": "published"}, "published"),
        ({"edition": "draft"}, "draft"),
    ],
    ids=str,
)
def test_a_revision_without_a_name_is_named_after_its_edition(
    changes: dict[str, Any], expected: str
) -> None:
    """Only what changes something is called revised, and only when it is given no name."""
    assert expected == PUBLISHED.revise(**changes).edition


def test_a_revision_of_a_revision_is_counted() -> None:
    """Revisions of revisions are counted, so that none passes for what it was made from."""
    twice = PUBLISHED.revise(retention="P7Y").revise(retention="P8Y")
    assert "published (revised 2)" == twice.edition
    assert twice.revise(retention="P9Y").edition == "published (revised 3)"
    draft = PUBLISHED.revise(edition="draft").revise(retention="P7Y")
    assert "draft (revised)" == draft.edition


@pytest.mark.parametrize("length", [290, 291, 300])
def test_a_long_name_is_no_obstacle_to_a_revision(length: int) -> None:
    """Whoever gives no name is not refused for the name that the library makes."""
    named = PUBLISHED.revise(edition="x" * length)
    revised = named.revise(retention="P7Y")
    assert Term(years=7) == revised.retention
    assert named.edition != revised.edition
    assert len(revised.edition) <= 300


class Text(str):
    """A text that may mean something else."""

    __slots__ = ()


TERM = "must be an ISO 8601 duration such as P6W"
KINDS = (
    "must be one of educational_institution, government_agency, non_profit_organization, "
    "for_profit_organization, individual, other"
)
LISTED = "must be a list or a tuple"

NONSENSE: list[tuple[str, Any, str, str, str]] = [
    *(
        (field, text, field, f"'{text}'", TERM)
        for field in TERMS
        for text in ("P-6W", "-P6W", "P0D", "P", "", "6W", "six weeks", "P1.5Y", "PT6H", "P100Y")
    ),
    ("review_notice", "P6W\n", "review_notice", "'P6W\ufffd'", TERM),
    ("review_notice", 6, "review_notice", "6", "must be of type Term"),
    ("review_notice", None, "review_notice", "None", "must be of type Term"),
    ("review_notice", True, "review_notice", "True", "must be of type Term"),
    ("review_notice", ["P6W"], "review_notice", "a value of type list", "must be of type Term"),
    ("review_notice", Text("P6W"), "review_notice", "a value of type Text", "must be of type Term"),
    (
        "review_notice", dt.timedelta(weeks=6),
        "review_notice", "a value of type timedelta", "must be of type Term",
    ),
    *((field, [], field, "an empty list", "must name at least one") for field in LISTS),
    *((field, (), field, "an empty list", "must name at least one") for field in LISTS),
    *((field, None, field, "None", LISTED) for field in LISTS),
    *((field, {}, field, "a value of type dict", LISTED) for field in LISTS),
    ("sponsor_kinds", "individual", "sponsor_kinds", "'individual'", LISTED),
    (
        "sponsor_kinds", ["individual", "alien"],
        "sponsor_kinds[1]", "'alien'",
        KINDS,
    ),
    (
        "offering_kinds", ["Course"], "offering_kinds[0]", "'Course'",
        "must be one of course, conference, workshop, symposium, other_event",
    ),
    (
        "reviewers", [["committee"]],
        "reviewers[0]", "a value of type list", "must be of type Reviewer",
    ),
    (
        "reviewers", [Text("committee")],
        "reviewers[0]", "a value of type Text", "must be of type Reviewer",
    ),
    ("reviewers", [None], "reviewers[0]", "None", "must be of type Reviewer"),
    (
        "required_information", ["syllabus", "syllabus"],
        "required_information", "syllabus twice", "must name each item once",
    ),
    (
        "sponsor_kinds", ["individual", "other", SponsorKind.INDIVIDUAL],
        "sponsor_kinds", "individual twice", "must name each item once",
    ),
    (
        "sponsor_kinds", ["other", "individual", "government_agency", "individual"],
        "sponsor_kinds", "individual twice", "must name each item once",
    ),
    ("fee", "free", "fee", "'free'", "must be of type Fee"),
    ("fee", 0, "fee", "0", "must be of type Fee"),
    ("fee", {}, "fee.amount", "nothing", "must be given"),
    ("fee", {"amount": "25.00"}, "fee.currency", "nothing", "must be given"),
    (
        "fee", {"amount": "25.00", "currency": "USD", "amuont": True},
        "fee", "'amuont'", "must name a member, perhaps amount",
    ),
    (
        "fee", {"amount": "-1", "currency": "USD"}, "fee.amount", "'-1'",
        "must be a decimal with at most 9 digits before and 4 after the point",
    ),
    (
        "fee", {"amount": "1", "currency": "usd"}, "fee.currency", "'usd'",
        "must be a currency code of three capital letters",
    ),
    ("source", "Minutes", "source", "'Minutes'", "must be of type PolicySource"),
    (
        "source", {"title": "Minutes"},
        "source.read_on", "nothing", "must be given",
    ),
    (
        "source", {"title": "Minutes", "read_on": "2026-11-01", 4: 4},
        "source", "4", "must name a member",
    ),
    (
        "source", {"title": " ", "read_on": "2026-11-01"}, "source.title", "' '",
        "must show something and hold no control characters",
    ),
    (
        "source", {"title": "Minutes", "read_on": "2026-02-30"}, "source.read_on", "'2026-02-30'",
        "must be a day from 1900 to 2200 as YYYY-MM-DD",
    ),
    (
        "source", {"title": "Minutes", "read_on": "2026-11-01", "url": "minutes"},
        "source.url", "'minutes'", "must be an http or https address in ASCII",
    ),
    (
        "in_force_from", "2027-02-29", "in_force_from", "'2027-02-29'",
        "must be a day from 1900 to 2200 as YYYY-MM-DD",
    ),
    ("in_force_from", None, "in_force_from", "None", "must be a date without a time of day"),
    ("holidays", "2026-12-25", "holidays", "'2026-12-25'", LISTED),
    ("holidays", None, "holidays", "None", LISTED),
    (
        "holidays", ["2026-12-25", dt.date(2026, 12, 25)],
        "holidays", "2026-12-25 twice", "must name each item once",
    ),
    ("edition", "", "edition", "''", "must show something and hold no control characters"),
    ("edition", None, "edition", "None", "must be text"),
    ("edition", Text("draft"), "edition", "a value of type Text", "must be text"),
    ("readings", None, "readings", "None", "must be of type Readings"),
    ("readings", "everyone", "readings", "'everyone'", "must be of type Readings"),
    (
        "readings", {"upload_day": "never"},
        "readings.upload_day", "'never'", "must be one of before, on_or_before",
    ),
    (
        "readings", {"upload_days": "before"}, "readings", "'upload_days'",
        "must name a switch, perhaps upload_day",
    ),
    ("readings", {"nonsense": "before"}, "readings", "'nonsense'", "must name a switch"),
    ("readings", {"self": "before"}, "readings", "'self'", "must name a switch"),
    ("retentoin", "P7Y", "policy", "'retentoin'", "must name a field, perhaps retention"),
    (
        "review_notices", "P4W", "policy", "'review_notices'",
        "must name a field, perhaps review_notice",
    ),
    ("xyz", 1, "policy", "'xyz'", "must name a field"),
    ("revise", 1, "policy", "'revise'", "must name a field, perhaps reviewers"),
    ("self", 1, "policy", "'self'", "must name a field"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "given", "field", "value", "reason"), NONSENSE, ids=lambda one: str(one)[:30]
)
def test_nonsense_is_refused_with_field_and_value(
    name: str, given: Any, field: str, value: str, reason: str
) -> None:
    """One error names the field of the policy, what was given for it, and what would be right."""
    with pytest.raises(InvalidValueError) as no:
        PUBLISHED.revise(**{name: given})
    assert (field, value, reason) == (no.value.field, no.value.value, no.value.reason)
    assert f"{field} {reason}, not {value}" == str(no.value)


@pytest.mark.parametrize("day", ["2026-02-29", "20261225", "2026-12-25\n", "Christmas", ""])
def test_a_holiday_that_is_no_day_is_refused(day: str) -> None:
    """The error names the holidays and the text that is no day."""
    with pytest.raises(InvalidValueError) as no:
        PUBLISHED.revise(holidays=["2027-01-01", day])
    assert no.value.field.startswith("holidays")
    assert no.value.value == f"'{day}'".replace("\n", "\ufffd")


def test_a_reading_whose_name_is_no_text_is_refused() -> None:
    """A mapping may have any keys, and one that is no text is refused like any unknown name."""
    with pytest.raises(InvalidValueError) as no:
        PUBLISHED.revise(readings={1: "everyone"})
    expected = ("readings", "1", "must be named by text")
    assert expected == (no.value.field, no.value.value, no.value.reason)


def test_a_revision_that_changes_nothing_is_the_edition_itself() -> None:
    """An amount that is equal but written otherwise does not make another document of one name."""
    assert PUBLISHED is PUBLISHED.revise(fee={"amount": "0.00", "currency": "USD"})
