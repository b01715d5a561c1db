"""What a rule finds could have been built by the constructor, which the rules pass by."""

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pendulum import Date

from cerp_rules import (
    PUBLISHED,
    Application,
    Assessment,
    CerpRulesError,
    DatePeriod,
    Policy,
    PreApproval,
    Session,
    assess,
    assess_completion,
)
from cerp_rules._grants import bounds_that_count, covered, days_that_count
from cerp_rules.readings import SessionsInside
from cerp_rules.rules._rule import Rule
from cerp_rules.testing import a_completion
from cerp_rules.testing.strategies import applications, cases, complete_applications, policies
from cerp_rules.testing.tables import About
from scenarios import scenarios, tables

JUDGED = (About.APPLICATION, About.EVENT, About.COMPLETION, About.MARKETING)


@pytest.mark.parametrize("table", tables(), ids=lambda one: f"{one.parent.name}-{one.stem}")
def test_findings_in_the_tables_are_sound(table: object) -> None:
    """Each member has its class and its form, as the constructor demands."""
    judged = [one for one in scenarios(*JUDGED) if one.path == table]
    findings = {finding for one in judged for finding in one.assessment().findings}
    assert findings == {attrs.evolve(finding) for finding in findings}


@settings(max_examples=60, deadline=None)
@given(st.one_of(applications(), complete_applications()), policies())
def test_findings_in_any_application_are_sound(application: Application, policy: Policy) -> None:
    """Whatever the names and the edition, a finding is one that could have been built."""
    for finding in assess(application, on=application.submitted_on, policy=policy).findings:
        assert attrs.evolve(finding) == finding


@settings(max_examples=60, deadline=None)
@given(st.one_of(applications(), complete_applications()), policies())
def test_an_assessment_of_any_application_is_sound(
    application: Application, policy: Policy
) -> None:
    """So is the assessment that holds them: the constructor makes the same, the outcome too."""
    made = assess(application, on=application.submitted_on, policy=policy)
    built = Assessment(findings=made.findings, on=made.on, edition=made.edition)
    assert attrs.astuple(built, recurse=False) == attrs.astuple(made, recurse=False)
    assert type(built.on) is type(made.on)


_SPAN = [Date(2026, 5, day) for day in range(28, 32)] + [Date(2026, 6, day) for day in range(1, 5)]
_RUNS = [
    Session(starts_on=first, ends_on=last) for first in _SPAN for last in _SPAN if first <= last
]


@pytest.mark.parametrize("inside", SessionsInside)
def test_the_days_of_a_session_that_count_are_those_between_their_bounds(
    inside: SessionsInside,
) -> None:
    """The bounds, which many sessions are judged by, are those of the period, and cover as it."""
    policy = PUBLISHED.revise(edition="draft", readings={"sessions_inside": inside.value})
    period = DatePeriod(first=Date(2026, 5, 30), last=Date(2026, 6, 2))
    for run in _RUNS:
        days = days_that_count(run, inside)
        assert (days.first, days.last) == bounds_that_count(run, inside)
    expected = tuple(run for run in _RUNS if period.covers(days_that_count(run, inside)))
    assert expected == covered(_RUNS, period, period.first, policy)
    assert 0 < len(expected) < len(_RUNS)


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (SessionsInside.ALL, (Date(2026, 6, 1), Date(2026, 6, 3))),
        (SessionsInside.FIRST, (Date(2026, 6, 1), Date(2026, 6, 1))),
        (SessionsInside.LAST, (Date(2026, 6, 3), Date(2026, 6, 3))),
    ],
)
def test_what_counts_of_a_session(inside: SessionsInside, expected: tuple[Date, Date]) -> None:
    """All its days, its first or its last, as the reading says."""
    run = Session(starts_on=Date(2026, 6, 1), ends_on=Date(2026, 6, 3))
    assert expected == bounds_that_count(run, inside)


@settings(max_examples=30, deadline=None)
@given(cases())
def test_findings_on_any_completion_are_sound(case: PreApproval) -> None:
    """So are those on a completion, whatever happened to the case."""
    assessment = assess_completion(a_completion(case), case, on=case.events[-1].on)
    for finding in assessment.findings:
        assert attrs.evolve(finding) == finding


@pytest.mark.parametrize(
    ("id_", "clause"), [("Fee", "fees.none"), ("", "fees.none"), ("fee", "fees.many")]
)
def test_a_rule_without_id_or_clause_is_refused(id_: str, clause: str) -> None:
    """What every finding of a rule has in common is checked once, with the rule."""
    with pytest.raises(CerpRulesError):
        Rule(id=id_, clause=clause)
