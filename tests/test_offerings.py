"""Offerings and sessions: each bound from both sides, each member by the name of its field."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from pendulum import Date

from cerp_rules import (
    DatePeriod,
    Document,
    InvalidValueError,
    Offering,
    OfferingKind,
    Session,
)

FIRST, LAST = dt.date(2026, 6, 1), dt.date(2026, 6, 3)
FLYER, SESSION = Document(title="Flyer"), Session(starts_on=FIRST, ends_on=LAST)
VISIBLE = "must show something and hold no control characters"
DECIMAL = "must be a decimal above zero with at most 9 digits before and 4 after the point"


def offering(**members: Any) -> Offering:
    """Build an offering with some members given otherwise."""
    return Offering(**{"title": "Field course", "kind": OfferingKind.COURSE, **members})


def test_a_session_runs_from_its_first_day_to_its_last() -> None:
    """The days of a session are a period that includes both."""
    session = Session(starts_on=FIRST, ends_on=LAST, place="Corvallis")
    assert (Date(2026, 6, 1), Date(2026, 6, 3)) == (session.starts_on, session.ends_on)
    assert DatePeriod(first=FIRST, last=LAST) == session.days
    assert "Corvallis" == session.place


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [
        (FIRST, FIRST),
        (FIRST, dt.date(2026, 6, 2)),
        (dt.date(2024, 2, 28), dt.date(2024, 2, 29)),
        (dt.date(1900, 1, 1), dt.date(2200, 12, 31)),
    ],
)
def test_a_session_may_last_a_day_or_centuries(starts_on: dt.date, ends_on: dt.date) -> None:
    """The last day may be the first or any later one."""
    session = Session(starts_on=starts_on, ends_on=ends_on)
    assert (starts_on, ends_on) == (session.starts_on, session.ends_on)


@pytest.mark.parametrize("ends_on", [dt.date(2026, 5, 31), dt.date(1900, 1, 1)])
def test_a_session_does_not_end_before_it_starts(ends_on: dt.date) -> None:
    """A last day before the first is refused and named."""
    with pytest.raises(InvalidValueError) as no:
        Session(starts_on=FIRST, ends_on=ends_on)
    expected = ("ends_on", ends_on.isoformat(), "must not be before starts_on")
    assert expected == (no.value.field, no.value.value, no.value.reason)


@pytest.mark.parametrize("place", [None, "x", "x" * 300])
def test_a_place_is_kept_as_given(place: str | None) -> None:
    """A place of 1 to 300 characters is kept, and it may be absent."""
    assert place == Session(starts_on=FIRST, ends_on=LAST, place=place).place


@pytest.mark.parametrize(
    ("place", "reason"),
    [("x" * 301, "must have at most 300 characters"), ("", VISIBLE), (7, "must be text")],
)
def test_what_is_no_place_is_refused(place: Any, reason: str) -> None:
    """A place that is blank, too long or no text is refused."""
    with pytest.raises(InvalidValueError) as no:
        Session(starts_on=FIRST, ends_on=LAST, place=place)
    assert ("place", reason) == (no.value.field, no.value.reason)


def test_the_kinds_are_those_of_the_page() -> None:
    """The kinds of offering have these texts on the wire, and there is no other."""
    kinds = ["course", "conference", "workshop", "symposium", "other_event"]
    assert kinds == [kind.value for kind in OfferingKind]


def test_what_is_not_given_of_an_offering_is_absent() -> None:
    """A title and a kind are enough; what is absent is None or empty."""
    bare = offering()
    expected = (None, None, (), (), (), None)
    assert expected == (
        bare.recurring,
        bare.syllabus,
        bare.supporting_information,
        bare.educational_objectives,
        bare.sessions,
        bare.contact_hours,
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "x"),
        ("title", "x" * 300),
        *(("kind", kind) for kind in OfferingKind),
        ("recurring", True),
        ("recurring", False),
        ("syllabus", FLYER),
        ("supporting_information", (FLYER,) * 100),
        ("educational_objectives", ("x", "x" * 2_000)),
        ("educational_objectives", ("Read",) * 100),
        ("sessions", (SESSION,)),
        ("sessions", (SESSION,) * 1_000),
        ("contact_hours", Decimal("0.0001")),
        ("contact_hours", Decimal("999999999.9999")),
    ],
    ids=lambda one: str(one)[:20],
)
def test_what_lies_within_a_bound_is_kept(field: str, value: object) -> None:
    """Each member is kept up to its bound, the same thing twice included."""
    assert value == getattr(offering(**{field: value}), field)


@pytest.mark.parametrize(("given", "expected"), [("16", Decimal(16)), (16, Decimal(16))])
def test_contact_hours_may_be_given_as_text(given: Any, expected: Decimal) -> None:
    """Decimal text or a whole number becomes a decimal."""
    hours = offering(contact_hours=given).contact_hours
    assert expected == hours
    assert type(hours) is Decimal


@pytest.mark.parametrize(
    ("member", "value", "field", "reason"),
    [
        ("title", "x" * 301, "title", "must have at most 300 characters"),
        ("title", " ", "title", VISIBLE),
        ("title", None, "title", "must be text"),
        ("kind", "course", "kind", "must be of type OfferingKind"),
        ("kind", None, "kind", "must be of type OfferingKind"),
        ("recurring", 1, "recurring", "must be of type bool"),
        ("recurring", "true", "recurring", "must be of type bool"),
        ("syllabus", "Syllabus", "syllabus", "must be of type Document"),
        (
            "supporting_information", (FLYER,) * 101,
            "supporting_information", "must have at most 100 items",
        ),
        ("supporting_information", [FLYER], "supporting_information", "must be a tuple"),
        ("supporting_information", FLYER, "supporting_information", "must be a tuple"),
        (
            "supporting_information", (FLYER, "Flyer"),
            "supporting_information[1]", "must be of type Document",
        ),
        (
            "educational_objectives", ("Read",) * 101,
            "educational_objectives", "must have at most 100 items",
        ),
        ("educational_objectives", "Read", "educational_objectives", "must be a tuple"),
        ("educational_objectives", ["Read"], "educational_objectives", "must be a tuple"),
        ("educational_objectives", (7,), "educational_objectives[0]", "must be of type str"),
        ("educational_objectives", ("Read", ""), "educational_objectives[1]", VISIBLE),
        (
            "educational_objectives", ("x" * 2_001,),
            "educational_objectives[0]", "must have at most 2000 characters",
        ),
        ("sessions", (SESSION,) * 1_001, "sessions", "must have at most 1000 items"),
        ("sessions", [SESSION], "sessions", "must be a tuple"),
        ("sessions", (SESSION, SESSION.days), "sessions[1]", "must be of type Session"),
        ("contact_hours", 0, "contact_hours", DECIMAL),
        ("contact_hours", "0.00", "contact_hours", DECIMAL),
        ("contact_hours", -1, "contact_hours", DECIMAL),
        ("contact_hours", 16.0, "contact_hours", DECIMAL),
        ("contact_hours", True, "contact_hours", DECIMAL),
        ("contact_hours", "1000000000", "contact_hours", DECIMAL),
    ],
    ids=lambda one: str(one)[:20],
)  # fmt: skip
def test_what_lies_beyond_a_bound_is_refused(
    member: str, value: object, field: str, reason: str
) -> None:
    """One too many, one too long or of another class is refused by the name of the field."""
    with pytest.raises(InvalidValueError) as no:
        offering(**{member: value})
    assert (field, reason) == (no.value.field, no.value.reason)
