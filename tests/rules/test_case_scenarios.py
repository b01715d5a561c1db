"""The rules of events, completions and marketing find what the tables say."""

import pytest

from case_scenarios import CaseScenario, case_scenarios
from cerp_rules import NotPermittedError, Verdict
from cerp_rules.rules import EVERY_RULE
from scenarios import label

ALL = case_scenarios("event", "completion", "marketing")
EVENTS = case_scenarios("event")
TABLES = sorted({case.table for case in ALL})
STATUSES = case_scenarios("status")


@pytest.mark.parametrize("case", ALL, ids=str)
def test_rule_finds_what_the_table_says(case: CaseScenario) -> None:
    """The rule's findings, by pointer, and what all add up to are those of the table."""
    assessment = case.assessment()
    findings = [one for one in assessment.findings if one.rule == case.given["rule"]]
    assert case.given["expect"] == {one.pointer: label(one) for one in findings}
    assert case.given["outcome"] == assessment.outcome.value
    assert case.given.get("award", str(assessment.award)) == str(assessment.award)


@pytest.mark.parametrize("case", EVENTS, ids=str)
def test_event_is_recorded_if_and_only_if_it_is_permitted(case: CaseScenario) -> None:
    """To record agrees with to permit, and a refusal carries the assessment."""
    from_table = case.given["outcome"] == "eligible"
    pre_approval, assessment = case.pre_approval(), case.assessment()
    event = case.event()
    if from_table:
        assert (*pre_approval.events, event) == pre_approval.record(event).events
        return
    with pytest.raises(NotPermittedError) as no:
        pre_approval.record(event)
    assert assessment == no.value.assessment


def test_cases_name_the_clauses_of_their_rules() -> None:
    """A case cites the clause that its rule decides."""
    clauses = {rule.id: rule.clause for rule in EVERY_RULE}
    assert [] == [str(one) for one in ALL if one.given["clause"] != clauses[one.given["rule"]]]


@pytest.mark.parametrize("table", TABLES)
def test_findings_are_explained(table: str) -> None:
    """Each finding has words that make a sentence, and those that ask have a question."""
    findings = {one for case in ALL if case.table == table for one in case.assessment().findings}
    for finding in findings:
        assert finding.message[0].isupper()
        assert "." == finding.message[-1]
        assert (finding.question is not None) is (finding.verdict is Verdict.UNKNOWN)
        assert finding.question is None or finding.question[-1] in "?."


@pytest.mark.parametrize("case", STATUSES, ids=str)
def test_status_is_what_the_table_says(case: CaseScenario) -> None:
    """On each day of the table the case stands, and is in force or not, as it says."""
    pre_approval, expected = case.pre_approval(), case.given["expect"]
    assert expected["status"] == pre_approval.status(on=case.on).value
    assert expected["in_force"] is pre_approval.in_force(on=case.on)


def test_ids_are_unique_within_a_rule() -> None:
    """No two cases of a rule have the same name."""
    names = [str(case) for case in (*ALL, *STATUSES)]
    assert sorted(set(names)) == sorted(names)
