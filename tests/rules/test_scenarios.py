"""The rules of an application find what the tables say."""

import pytest

from cerp_rules import Modality, Verdict, assess, clause
from cerp_rules.rules import RULES
from scenarios import Scenario, label, scenarios

ALL = scenarios()


@pytest.mark.parametrize("case", ALL, ids=str)
def test_rule_finds_what_the_table_says(case: Scenario) -> None:
    """The rule's findings, by pointer, are those of the table."""
    assessment = assess(case.application, on=case.on, policy=case.policy)
    findings = [one for one in assessment.findings if one.rule == case.rule]
    assert case.expect == {one.pointer: label(one) for one in findings}
    assert len(case.expect) == len(findings)


@pytest.mark.parametrize("case", ALL, ids=str)
def test_outcome_is_what_the_table_says(case: Scenario) -> None:
    """The whole assessment adds up to the outcome of the table, under the edition's name."""
    assessment = assess(case.application, on=case.on, policy=case.policy)
    assert case.outcome == assessment.outcome.value
    assert case.policy.edition == assessment.edition


@pytest.mark.parametrize("case", ALL, ids=str)
def test_case_names_the_clause_of_its_rule(case: Scenario) -> None:
    """A case cites the clause that its rule decides."""
    assert [case.clause] == [rule.clause for rule, _ in RULES if rule.id == case.rule]


@pytest.mark.parametrize("case", ALL, ids=str)
def test_findings_are_explained(case: Scenario) -> None:
    """Each finding has words, and those that ask have a question and a party."""
    for finding in assess(case.application, on=case.on, policy=case.policy).findings:
        assert finding.message[0].isupper()
        assert "." == finding.message[-1]
        assert finding.question is None or finding.question[-1] in "?."
        advice = finding.verdict is Verdict.NOT_MET and not finding.decisive
        assert (Modality.SHOULD if advice else clause(finding.clause).modality) is finding.modality


def test_ids_are_unique_within_a_rule() -> None:
    """No two cases of a rule have the same name."""
    names = [str(case) for case in ALL]
    assert sorted(set(names)) == sorted(names)
