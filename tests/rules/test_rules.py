"""The list of rules is in the page's order and complete."""

import datetime as dt

import pytest

from cerp_rules import (
    CLAUSES,
    FIXED_READINGS,
    PUBLISHED,
    SWITCHES,
    Application,
    UnknownKindError,
    assess,
    load,
)
from cerp_rules.rules._rule import Rule
from cerp_rules.rules.every_rule import COMPLETION_RULES, EVERY_RULE, MARKETING_RULES, RULES
from cerp_rules.testing._samples import application_payload


@pytest.mark.parametrize(
    "rules",
    [
        [rule for rule, _ in RULES],
        [rule for rule, _ in COMPLETION_RULES],
        [rule for rule, _ in MARKETING_RULES],
    ],
    ids=["application", "completion", "marketing"],
)
def test_rules_follow_the_order_of_the_page(rules: list[Rule]) -> None:
    """The clauses of the rules come in the order of the catalogue."""
    order = [one.id for one in CLAUSES]
    places = [order.index(rule.clause) for rule in rules]
    assert sorted(places) == places


def test_rule_ids_are_unique() -> None:
    """No two rules have the same id."""
    ids = [rule.id for rule in EVERY_RULE]
    assert len(set(ids)) == len(ids)


def test_each_rule_gives_a_finding() -> None:
    """Every rule says something of every application, under its own id and clause."""
    assessment = assess(load(application_payload(), Application), on=dt.date(2026, 4, 1))
    assert [rule.id for rule, _ in RULES] == list(
        dict.fromkeys(finding.rule for finding in assessment.findings)
    )


def test_each_rule_says_what_it_decides() -> None:
    """A rule's docstring begins with what it does: decide, advise or tell."""
    assert {"Decide", "Advise", "Tell"} == {
        (decide.__doc__ or "").partition(" ")[0] for _, decide in RULES
    }


def test_readings_of_findings_are_in_the_register() -> None:
    """A finding relies on no reading that the register does not have."""
    register = {one.id for one in SWITCHES} | {one.id for one in FIXED_READINGS}
    payload = application_payload()
    for removed in ("sponsor", "instructors", "registration_contact"):
        thinner = {key: value for key, value in payload.items() if key != removed}
        thinner.setdefault("sponsor", {"name": "A"})
        findings = assess(load(thinner, Application), on=dt.date(2026, 4, 1)).findings
        assert set() == {name for one in findings for name in one.readings} - register


def test_rule_without_a_clause_cannot_be_built() -> None:
    """A rule rests on a clause of the catalogue."""
    with pytest.raises(UnknownKindError, match="no-such-clause"):
        Rule(id="some-rule", clause="no-such-clause")


def test_published_edition_requires_what_the_page_lists() -> None:
    """Under the published edition no rule of a required item is passed over."""
    payload = application_payload()
    payload["co_sponsors"] = [{"name": "County parks", "kind": "government_agency"}]
    findings = assess(load(payload, Application), on=dt.date(2026, 4, 1), policy=PUBLISHED).findings
    assert {"listed-sessions"} == {one.rule for one in findings if one.verdict == "not_applicable"}
