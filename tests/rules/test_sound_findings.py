"""What a rule finds could have been built by the constructor, which the rules pass by."""

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cerp_rules import (
    Application,
    CerpRulesError,
    Policy,
    PreApproval,
    assess,
    assess_completion,
)
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
