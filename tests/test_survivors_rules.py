"""What mutants of the rules showed that no case of the tables would notice."""

import datetime as dt
from typing import Any

import pytest

from cerp_rules import Finding
from scenarios import scenario


def found(rule: str, about: str = "application", **given: Any) -> Finding:
    """Give the one finding of a rule on a case."""
    (finding,) = (one for one in scenario(about, **given).assessment().findings if one.rule == rule)
    return finding


@pytest.mark.parametrize(
    ("kind", "reading", "whose", "readings"),
    [
        ("course", "at_least_one", "a resume", ()),
        ("course", "everyone", "a resume", ()),
        ("conference", "at_least_one", "the resume of at least one", ("conference_instructors",)),
        ("symposium", "at_least_one", "the resume of at least one", ("conference_instructors",)),
        ("conference", "everyone", "a resume", ("conference_instructors",)),
    ],
)
def test_who_names_nobody_is_asked_for_as_many_resumes_as_are_needed(
    kind: str, reading: str, whose: str, readings: tuple[str, ...]
) -> None:
    """Of many speakers one resume can be enough; of the teachers of a course each is needed."""
    finding = found(
        "instructors",
        set={"/offering/kind": kind},
        remove=["/instructors"],
        policy={"readings": {"conference_instructors": reading}},
    )
    expected = f"Who teaches or speaks? Name each, with {whose}."
    assert (expected, readings) == (finding.question, finding.readings)


@pytest.mark.parametrize("reading", ["before", "on_or_before"])
def test_a_renewal_on_the_first_day_there_is_has_no_day_before(reading: str) -> None:
    """Whatever is in time for it, it comes before the completion, so another day is asked for."""
    finding = found(
        "upload",
        "completion",
        renewal_on=dt.date(1900, 1, 1),
        policy={"readings": {"upload_day": reading}},
    )
    assert "The renewal on 1 January 1900 comes before the completion." == finding.message
    assert "On what day is the renewal that follows the completion?" == finding.question


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["individual", "other"], "What is the sponsor: an individual or of another kind?"),
        (["individual"], "What is the sponsor: an individual, or none of these?"),
    ],
)
def test_none_of_the_kinds_is_an_answer_unless_it_is_a_kind(
    kinds: list[str], expected: str
) -> None:
    """An edition that admits any other sponsor has no kind that is none of its own."""
    finding = found("sponsor-kind", remove=["/sponsor/kind"], policy={"sponsor_kinds": kinds})
    assert expected == finding.question
