"""The requirements of recertification: their editions, where they were read, and drafts."""

import datetime as dt
import itertools
import pickle
from decimal import Decimal
from typing import Any

import attrs
import pytest
from pendulum import Date

from cerp_rules import InvalidValueError, NotInForceError, PolicySource
from cerp_rules.credit_schedules import EditionDating
from cerp_rules.recertification_requirements import (
    EARLIER_REQUIREMENTS,
    NEWEST_REQUIREMENTS,
    RECERTIFICATION_REQUIREMENTS,
    RecertificationRequirements,
    RecertificationRequirementsBook,
)
from naming import name_of

SHIPPED = (EARLIER_REQUIREMENTS, NEWEST_REQUIREMENTS)
SOURCE = PolicySource(title="Minutes of the board", read_on=dt.date(2026, 11, 23))
MEMBERS: dict[str, Any] = {
    "edition": "draft",
    "in_force_from": dt.date(2027, 1, 1),
    "dating": EditionDating.STATED,
    "sources": (SOURCE,),
    "total": 50,
    "years": 5,
}


@pytest.mark.parametrize(
    ("edition", "each_year", "considers_hardship", "first", "dating", "titles"),
    [
        (
            EARLIER_REQUIREMENTS, Decimal(5), True, dt.date(2016, 1, 1), EditionDating.ESTIMATED,
            [
                "CERP and CERPIT Maintenance",
                "Certification Program Continuing Education",
                "CEC Submission Form for Current CERPs and CERPITs",
            ],
        ),
        (
            NEWEST_REQUIREMENTS, None, False, dt.date(2026, 11, 23), EditionDating.DOCUMENTED,
            ["CERP and CERPIT Maintenance"],
        ),
    ],
    ids=["earlier", "newest"],
)  # fmt: skip
def test_editions_say_what_their_pages_do(  # noqa: PLR0913, PLR0917  # columns of the table
    edition: RecertificationRequirements,
    each_year: Decimal | None,
    considers_hardship: bool,  # noqa: FBT001  # a column of the table
    first: dt.date,
    dating: EditionDating,
    titles: list[str],
) -> None:
    """Both ask for 50 in five years; only the earlier pages show a year's minimum and hardship."""
    assert (Decimal(50), 5) == (edition.total, edition.years)
    assert (each_year, considers_hardship) == (edition.each_year, edition.considers_hardship)
    assert (first, dating) == (edition.in_force_from, edition.dating)
    assert titles == [one.title for one in edition.sources]
    assert all(one.section and one.url for one in edition.sources)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2016, 1, 1), "earlier pages"),
        (dt.date(2026, 11, 22), "earlier pages"),
        (dt.date(2026, 11, 23), "newest page"),
        (dt.date(2200, 12, 31), "newest page"),
    ],
    ids=str,
)
def test_book_selects_by_day(day: dt.date, expected: str) -> None:
    """The first day of an edition is its own, and the day before still that of the one before."""
    for order in itertools.permutations(SHIPPED):
        assert expected == RecertificationRequirementsBook(order).on(day).edition
    assert RECERTIFICATION_REQUIREMENTS == RecertificationRequirementsBook(SHIPPED)


def test_book_says_nothing_before_its_first_edition() -> None:
    """The day before the first edition has none."""
    with pytest.raises(NotInForceError) as no:
        RECERTIFICATION_REQUIREMENTS.on(dt.date(2015, 12, 31))
    assert dt.date(2016, 1, 1) == no.value.first


@pytest.mark.parametrize("editions", [(), [NEWEST_REQUIREMENTS], (SOURCE,)], ids=name_of)
def test_impossible_book_cannot_be_built(editions: Any) -> None:
    """A book needs editions in a tuple."""
    with pytest.raises(InvalidValueError, match="editions"):
        RecertificationRequirementsBook(editions)


@pytest.mark.parametrize(
    ("changes", "look", "expected"),
    [
        ({"total": "60"}, "total", Decimal(60)),
        ({"years": 4}, "years", 4),
        ({"each_year": None}, "each_year", None),
        ({"each_year": "7.5"}, "each_year", Decimal("7.5")),
        ({"considers_hardship": False}, "considers_hardship", False),
        ({"in_force_from": "2027-01-01"}, "in_force_from", Date(2027, 1, 1)),
    ],
    ids=name_of,
)
def test_draft_changes_what_it_names(changes: dict[str, Any], look: str, expected: object) -> None:
    """A field takes a value or its text, the name tells a revision, and nothing else changes."""
    draft = EARLIER_REQUIREMENTS.revise(**changes)
    assert (expected, "earlier pages (revised)") == (getattr(draft, look), draft.edition)
    kept = {look: getattr(EARLIER_REQUIREMENTS, look), "edition": "earlier pages"}
    assert EARLIER_REQUIREMENTS == attrs.evolve(draft, **kept)


def test_nonsense_is_no_draft() -> None:
    """The error of a name that is no field says which was perhaps meant."""
    with pytest.raises(InvalidValueError) as no:
        EARLIER_REQUIREMENTS.revise(totals=60)
    assert "edition must name a field, perhaps total, not 'totals'" == str(no.value)


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("edition", {"edition": " "}),
        ("sources", {"sources": ()}),
        ("total", {"total": 0}),
        ("total", {"total": 50.0}),
        ("years", {"years": 0}),
        ("years", {"years": 100}),
        ("years", {"years": True}),
        ("years", {"years": "5"}),
        ("each_year", {"each_year": 0}),
        ("considers_hardship", {"considers_hardship": None}),
    ],
    ids=name_of,
)
def test_impossible_edition_cannot_be_built(field: str, change: dict[str, Any]) -> None:
    """An edition without a source, or with a number out of range, is refused."""
    assert "draft" == RecertificationRequirements(**MEMBERS).edition
    with pytest.raises(InvalidValueError) as no:
        RecertificationRequirements(**{**MEMBERS, **change})
    assert field == no.value.field


@pytest.mark.parametrize("years", [1, 99])
def test_years_at_their_bounds(years: int) -> None:
    """A cycle has from one to 99 years."""
    assert years == RecertificationRequirements(**{**MEMBERS, "years": years}).years


def test_values_are_equal_by_value() -> None:
    """Editions and books are equal and hashable by what they hold, and survive a pickle."""
    assert 2 == len({EARLIER_REQUIREMENTS, EARLIER_REQUIREMENTS.revise(), NEWEST_REQUIREMENTS})
    twin = pickle.loads(pickle.dumps(RECERTIFICATION_REQUIREMENTS))  # noqa: S301  # pickled here
    assert RECERTIFICATION_REQUIREMENTS == twin
