"""What mutants of terms and cases showed that no other test would notice."""

import datetime as dt

import pytest

from cerp_rules import (
    PUBLISHED,
    AppealFiled,
    Event,
    PreApproval,
    Problem,
    Term,
    check,
    dump,
    load,
)
from cerp_rules.lifecycle import case_as_judged, facts_of
from histories import case_of


@pytest.mark.parametrize(
    "term",
    [
        Term(years=2, months=3),
        Term(months=2, weeks=3),
        Term(weeks=2, days=3),
        Term(years=1, days=1),
    ],
    ids=str,
)
def test_parts_of_a_term_are_counted_together(term: Term) -> None:
    """Only one alone ends; of two parts, both end, whatever their numbers are."""
    counted = term.count(dt.date(2026, 3, 2), roll=False)
    assert f"; {term.in_words()} end on " in counted.counting


@pytest.mark.parametrize("unit", ["year", "month", "week", "day"])
def test_a_small_number_is_written_out(unit: str) -> None:
    """One to twelve are words, and from thirteen on figures are written."""
    words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    words += ["eleven", "twelve", "13"]
    expected = [f"{word} {unit}" + "s" * (word != "one") for word in words]
    assert expected == [Term(**{f"{unit}s": number}).in_words() for number in range(1, 14)]


def test_a_case_that_was_judged_is_the_case_that_is_replayed() -> None:
    """What is made of events, policy and facts has each of them in its place."""
    case = case_of("terminated")
    made = case_as_judged(case.events, PUBLISHED, facts_of(case))
    assert PreApproval.replay(case.events, PUBLISHED) == made
    assert case.period == made.period
    assert case.status(on=dt.date(2027, 1, 1)) is made.status(on=dt.date(2027, 1, 1))


@pytest.mark.parametrize("history", ["terminated", "under-appeal"])
def test_an_event_is_checked_as_one_of_its_own_type(history: str) -> None:
    """Asked for by its class or as any event, what is dumped has no problem and loads."""
    for event in case_of(history).events:
        for into in (Event, type(event)):
            assert () == check(dump(event), into)
            assert event == load(dump(event), into)


def test_an_event_of_another_type_is_told_which_is_asked_for() -> None:
    """The one problem of a sound event of the wrong type is its type."""
    expected = Problem(
        code="shape.choice",
        pointer="/type",
        message="must be appeal_filed, the type that is asked for",
    )
    assert (expected,) == check(dump(case_of("terminated").events[-1]), AppealFiled)
