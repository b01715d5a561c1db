"""What a rule of an application looks at in an edition is what it is said to look at."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pendulum import Date

from cerp_rules import PUBLISHED, SWITCHES, Application, Policy
from cerp_rules.duties_owed import review_deadline
from cerp_rules.rules.whole_application import LOOKS_AT, REVIEW_LOOKS_AT, RULES
from cerp_rules.testing.strategies import applications, complete_applications, policies
from scenarios import scenarios

CASES = scenarios("application")
ANY = st.one_of(applications(), complete_applications())


class _Watched:
    """Stands for an edition, or its readings, and notes which members are asked for."""

    def __init__(self, value: object, seen: set[str], prefix: str = "") -> None:
        self._value = value
        self._seen = seen
        self._prefix = prefix

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._value, name)
        if name == "readings":
            return _Watched(value, self._seen, "readings.")
        self._seen.add("required_information" if name == "requires" else self._prefix + name)
        return value


def _looked_at(decide: Any, application: Application, on: dt.date, policy: Policy) -> set[str]:
    seen: set[str] = set()
    decide(application, on, _Watched(policy, seen))
    return seen


def test_every_rule_says_what_it_looks_at() -> None:
    """A rule that is added must be added to the list too, or comparing fails at once."""
    assert sorted(rule.id for rule, _ in RULES) == sorted(LOOKS_AT)


def test_only_members_of_an_edition_are_named() -> None:
    """A slip of the pen in the list would hide a change."""
    fields = set(Policy.__annotations__)
    members = fields | {f"readings.{switch.id}" for switch in SWITCHES}
    assert set() == {name for names in LOOKS_AT.values() for name in names} - members


@pytest.mark.parametrize("rule", [rule.id for rule, _ in RULES])
def test_a_rule_looks_at_no_more_than_it_says_and_at_each_of_it(rule: str) -> None:
    """Over all cases of the tables it asks for the members on the list, and for no other.

    What is missing starts no clock: of that, the first session looks as far as the first question.
    """
    (decide,) = (one for known, one in RULES if known.id == rule)
    seen: set[str] = set()
    for case in CASES:
        assert case.application is not None
        assert isinstance(case.policy, Policy)
        seen |= _looked_at(decide, case.application, case.on, case.policy)
    assert set() == seen - LOOKS_AT[rule]
    asked = {"readings.sponsor_resume", "readings.conference_instructors"}
    assert set() == LOOKS_AT[rule] - seen - (asked if rule == "first-session" else set())


@settings(max_examples=60, deadline=None)
@given(application=ANY, policy=policies())
def test_no_rule_looks_at_more_than_it_says(application: Application, policy: Policy) -> None:
    """Whatever the application and the edition, what is not on the list is not asked for."""
    for rule, decide in RULES:
        seen = _looked_at(decide, application, application.submitted_on, policy)
        assert set() == seen - LOOKS_AT[rule.id]


@settings(max_examples=60, deadline=None)
@given(
    application=st.one_of(applications(), complete_applications()), one=policies(), other=policies()
)
def test_what_the_review_does_not_look_at_does_not_move_it(
    application: Application, one: Policy, other: Policy
) -> None:
    """Two editions that differ in nothing on the list count the review alike."""
    members = {name: getattr(other, name) for name in Policy.__annotations__}
    kept = {
        name: getattr(one, name)
        for name in Policy.__annotations__
        if name in REVIEW_LOOKS_AT or name in {"edition", "readings"}
    }
    readings = {
        switch.id: getattr(
            (one if f"readings.{switch.id}" in REVIEW_LOOKS_AT else other).readings, switch.id
        )
        for switch in SWITCHES
    }
    like = Policy(**{**members, **kept, "readings": one.readings.revise(**readings)})
    assert review_deadline(application, policy=one) == review_deadline(application, policy=like)


def test_the_published_edition_can_be_watched() -> None:
    """The stand-in gives what the edition gives, and notes it."""
    seen: set[str] = set()
    watched: Any = _Watched(PUBLISHED, seen)
    assert PUBLISHED.readings.review_clock is watched.readings.review_clock
    assert {"readings.review_clock"} == seen
    assert Date(1900, 1, 1) == watched.in_force_from
