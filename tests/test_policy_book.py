"""Books of editions: which is in force on a day, and which governs an application."""

import copy
import datetime as dt
import itertools
import pickle
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pendulum import Date

from cerp_rules import PUBLISHED, InvalidValueError, NotInForceError, Policy, PolicyBook
from laws import law


def edition(name: str, day: str, **changes: Any) -> Policy:
    """Make an edition of this name in force from this day."""
    return PUBLISHED.revise(edition=name, in_force_from=day, **changes)


SECOND = edition("2027", "2027-01-01")
THIRD = edition("2028", "2028-02-29")
EDITIONS = (PUBLISHED, SECOND, THIRD)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(1900, 1, 1), "published"),
        (dt.date(2026, 12, 31), "published"),
        (dt.date(2027, 1, 1), "2027"),
        (dt.date(2027, 1, 2), "2027"),
        (dt.date(2028, 2, 28), "2027"),
        (dt.date(2028, 2, 29), "2028"),
        (dt.date(2028, 3, 1), "2028"),
        (dt.date(2200, 12, 31), "2028"),
        (dt.date(9000, 12, 31), "2028"),
    ],
    ids=str,
)
def test_an_edition_is_in_force_from_its_day_until_the_next(day: dt.date, expected: str) -> None:
    """The first day of an edition is its own, and the day before still that of the one before."""
    for order in itertools.permutations(EDITIONS):
        assert expected == PolicyBook(order).on(day).edition


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(1900, 1, 1), ["2026", "2027"]),
        (dt.date(2025, 12, 31), ["2026", "2027"]),
        (dt.date(2026, 1, 1), ["2027"]),
        (dt.date(2027, 1, 1), []),
        (dt.date(8000, 1, 1), []),
    ],
)
def test_announced_editions_are_those_not_yet_in_force(day: dt.date, expected: list[str]) -> None:
    """On its first day an edition is in force, and no longer announced."""
    later = (
        PUBLISHED.revise(edition=year, in_force_from=f"{year}-01-01") for year in ("2027", "2026")
    )
    book = PolicyBook((*later, PUBLISHED))
    assert expected == [one.edition for one in book.announced(on=day)]


def test_before_its_first_edition_all_of_a_book_is_announced() -> None:
    """A book need not begin with the edition that was always in force."""
    first = PUBLISHED.revise(edition="2026", in_force_from="2026-01-01")
    assert (first,) == PolicyBook((first,)).announced(on=dt.date(2025, 12, 31))


@pytest.mark.parametrize("day", ["2026-01-01", None, dt.datetime(2026, 1, 1, tzinfo=dt.UTC)])
def test_what_is_no_day_has_no_announced_editions(day: Any) -> None:
    """A text, nothing and an instant are misuse."""
    with pytest.raises(InvalidValueError) as wrong:
        PolicyBook((PUBLISHED,)).announced(on=day)
    assert "on" == wrong.value.field


def test_the_order_of_the_editions_does_not_matter() -> None:
    """Books of the same editions are one book, which holds them by day."""
    books = {PolicyBook(order) for order in itertools.permutations(EDITIONS)}
    assert {PolicyBook(EDITIONS)} == books
    assert EDITIONS == PolicyBook((THIRD, PUBLISHED, SECOND)).editions
    assert PolicyBook((PUBLISHED, SECOND)) != PolicyBook(EDITIONS)


@pytest.mark.parametrize("day", [dt.date(1900, 1, 1), dt.date(2026, 12, 31)], ids=str)
def test_before_the_first_edition_none_is_in_force(day: dt.date) -> None:
    """The error names the day that was asked about and the first on which there is an edition."""
    book = PolicyBook((THIRD, SECOND))
    with pytest.raises(NotInForceError) as no:
        book.on(day)
    assert (day, Date(2027, 1, 1)) == (no.value.day, no.value.first)
    assert (Date, Date) == (type(no.value.day), type(no.value.first))
    assert "2027" == book.on(dt.date(2027, 1, 1)).edition


def test_the_error_of_a_book_survives_a_pickle() -> None:
    """An error that a book raised can be sent to another process."""
    with pytest.raises(NotInForceError) as no:
        PolicyBook((SECOND,)).on(dt.date(2026, 12, 31))
    for twin in (pickle.loads(pickle.dumps(no.value)), copy.copy(no.value)):  # noqa: S301  # ours
        assert (no.value.day, no.value.first) == (twin.day, twin.first)
        assert "no edition is in force on 2026-12-31; the first is from 2027-01-01" == str(twin)


class Edited(Policy):
    """A class that may mean something else."""


EDITED = Edited(**{field.name: getattr(SECOND, field.name) for field in attrs.fields(Policy)})


@pytest.mark.parametrize(
    ("editions", "field", "reason"),
    [
        ((), "editions", "must name at least one"),
        ([PUBLISHED], "editions", "must be a tuple"),
        (PUBLISHED, "editions", "must be a tuple"),
        (None, "editions", "must be a tuple"),
        ((None,), "editions[0]", "must be of type Policy"),
        ((PUBLISHED, "2027"), "editions[1]", "must be of type Policy"),
        ((PolicyBook(EDITIONS),), "editions[0]", "must be of type Policy"),
        ((PUBLISHED, EDITED), "editions[1]", "must be of type Policy"),
        ((PUBLISHED, PUBLISHED), "editions", "must name each item once"),
        ((SECOND, edition("draft", "2027-01-01")), "editions", "must name each item once"),
        ((SECOND, edition("2027", "2028-01-01")), "editions", "must name each item once"),
    ],
    ids=[
        "none", "list", "edition", "None", "of None", "of texts", "of books", "subclass",
        "one twice", "two of one day", "two of one name",
    ],
)  # fmt: skip
def test_what_is_no_book_is_refused(editions: Any, field: str, reason: str) -> None:
    """A book holds at least one edition, and no two of one day or of one name."""
    with pytest.raises(InvalidValueError) as no:
        PolicyBook(editions)
    assert (field, reason) == (no.value.field, no.value.reason)


def test_a_book_holds_a_thousand_editions_and_no_more() -> None:
    """The bound is on the number of editions."""
    first = dt.date(2027, 1, 1)
    many = tuple(
        attrs.evolve(PUBLISHED, edition=f"{n}", in_force_from=first + dt.timedelta(days=n))
        for n in range(1_001)
    )
    assert "999" == PolicyBook(many[:1_000]).on(dt.date(2200, 12, 31)).edition
    with pytest.raises(InvalidValueError) as no:
        PolicyBook(many)
    expected = ("editions", "1001 items", "must have at most 1000 items")
    assert expected == (no.value.field, no.value.value, no.value.reason)


def test_a_name_that_stands_twice_is_repeated_in_part() -> None:
    """The error keeps at most 80 characters of a name that two editions have."""
    name = "x" * 300
    with pytest.raises(InvalidValueError) as no:
        PolicyBook((edition(name, "2027-01-01"), edition(name, "2028-01-01")))
    repeated = 80
    assert no.value.value.count("x") <= repeated


BEFORE, AFTER = dt.date(2026, 12, 31), dt.date(2027, 1, 1)


@pytest.mark.parametrize(
    ("first", "second", "submitted_on", "decided_on", "expected"),
    [
        # By the reading of the edition in force on the day of submission, submission governs.
        ("submission", "submission", BEFORE, BEFORE, "first"),
        ("submission", "submission", BEFORE, AFTER, "first"),
        ("submission", "submission", AFTER, AFTER, "second"),
        ("submission", "decision", BEFORE, BEFORE, "first"),
        ("submission", "decision", BEFORE, AFTER, "first"),
        ("submission", "decision", AFTER, AFTER, "second"),
        # By that reading the decision governs, whatever the later edition reads.
        ("decision", "decision", BEFORE, BEFORE, "first"),
        ("decision", "decision", BEFORE, AFTER, "second"),
        ("decision", "decision", AFTER, AFTER, "second"),
        ("decision", "submission", BEFORE, BEFORE, "first"),
        ("decision", "submission", BEFORE, AFTER, "second"),
        ("decision", "submission", AFTER, AFTER, "second"),
    ],
)
def test_the_edition_of_the_submission_says_which_governs(
    first: str, second: str, submitted_on: dt.date, decided_on: dt.date, expected: str
) -> None:
    """It governs itself, or leaves it to the edition in force on the day of decision."""
    book = PolicyBook(
        (
            edition("first", "2020-01-01", readings={"governing_edition": first}),
            edition("second", "2027-01-01", readings={"governing_edition": second}),
        )
    )
    found = book.governing(submitted_on=submitted_on, decided_on=decided_on)
    assert expected == found.edition


@pytest.mark.parametrize(
    ("submitted_on", "decided_on", "expected"),
    [
        (dt.date(2026, 12, 31), dt.date(2028, 2, 29), "2028"),
        (dt.date(2026, 12, 31), dt.date(2028, 2, 28), "2027"),
        (dt.date(2027, 6, 1), dt.date(2028, 3, 1), "2027"),
    ],
    ids=str,
)
def test_editions_in_between_do_not_govern(
    submitted_on: dt.date, decided_on: dt.date, expected: str
) -> None:
    """Of three editions the one of the decision governs, or that of the submission."""
    by_decision = attrs.evolve(
        PUBLISHED, readings=PUBLISHED.readings.revise(governing_edition="decision")
    )
    book = PolicyBook((by_decision, SECOND, THIRD))
    found = book.governing(submitted_on=submitted_on, decided_on=decided_on)
    assert expected == found.edition


def test_nothing_governs_what_was_submitted_before_the_first_edition() -> None:
    """The day of submission must have an edition, even where the day of decision has one."""
    with pytest.raises(NotInForceError) as no:
        PolicyBook((SECOND,)).governing(submitted_on=BEFORE, decided_on=AFTER)
    assert (BEFORE, AFTER) == (no.value.day, no.value.first)


@pytest.mark.parametrize("governing_edition", ["submission", "decision"])
def test_an_edition_alone_is_in_force_and_governs_on_every_day(governing_edition: str) -> None:
    """Without a book an edition gives itself, before its first day too."""
    alone = attrs.evolve(
        SECOND, readings=SECOND.readings.revise(governing_edition=governing_edition)
    )
    assert alone.on(dt.date(1900, 1, 1)) is alone
    assert alone.on(dt.date(2200, 12, 31)) is alone
    assert alone.governing(submitted_on=BEFORE, decided_on=AFTER) is alone


some_days = st.one_of(
    st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31)),
    st.dates(dt.date(2026, 12, 28), dt.date(2027, 1, 4)),
)


def _of_days(days: list[dt.date]) -> tuple[Policy, ...]:
    return tuple(
        attrs.evolve(PUBLISHED, edition=day.isoformat(), in_force_from=day) for day in days
    )


def _answer(editions: tuple[Policy, ...], day: dt.date) -> str | tuple[dt.date, dt.date]:
    """Give the name of the edition, or the days of the error."""
    try:
        return PolicyBook(editions).on(day).edition
    except NotInForceError as error:
        return error.day, error.first


@law(150)
@given(st.lists(some_days, min_size=1, max_size=6, unique=True), some_days)
def test_the_last_edition_that_has_begun_is_in_force(days: list[dt.date], asked: dt.date) -> None:
    """Whatever the order, the answer is the latest of the days that are not after the one asked."""
    begun = [day for day in days if day <= asked]
    expected = max(begun).isoformat() if begun else (asked, min(days))
    assert expected == _answer(_of_days(days), asked)


@law(150)
@given(st.lists(some_days, min_size=1, max_size=6, unique=True), some_days, some_days)
def test_a_later_edition_changes_no_answer_before_its_day(
    days: list[dt.date], added: dt.date, asked: dt.date
) -> None:
    """An edition that is added to a book rewrites nothing of the time before it."""
    assume(added not in days)
    assume(added > min(days))
    before, after = _of_days(days), (*_of_days(days), *_of_days([added]))
    if asked < added:
        assert _answer(before, asked) == _answer(after, asked)
    elif not any(added < day <= asked for day in days):
        assert added.isoformat() == _answer(after, asked)
