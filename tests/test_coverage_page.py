"""No clause of the policy page is lost: each is decided with cases, or explained."""

from pathlib import Path

import pytest

import write_coverage
from cerp_rules import CLAUSES
from cerp_rules.rules.every_rule import EVERY_RULE

CASES = write_coverage.cases_by_rule()
DECIDED = {rule.clause for rule in EVERY_RULE}


@pytest.mark.parametrize("rule", [rule.id for rule in EVERY_RULE])
def test_each_rule_has_a_passing_and_a_failing_case(rule: str) -> None:
    """A rule that was never seen to fail, or never to pass, proves nothing."""
    passing, failing = CASES[rule]
    assert passing
    assert failing


@pytest.mark.parametrize("clause", [one.id for one in CLAUSES])
def test_each_clause_is_decided_or_explained(clause: str) -> None:
    """A clause has a rule or a reason, and not both."""
    reason = write_coverage.undecided().get(clause, "")
    assert (clause in DECIDED) is (reason == "")


def test_reasons_are_given_for_clauses_alone() -> None:
    """Nothing is explained that the catalogue does not have."""
    assert set() == write_coverage.undecided().keys() - {one.id for one in CLAUSES}


def test_tables_are_about_rules_that_exist() -> None:
    """No case is about a rule that is not listed."""
    assert set() == CASES.keys() - {rule.id for rule in EVERY_RULE}


def test_each_clause_has_a_duty_with_cases() -> None:
    """What a clause asks, recommends or allows is a duty of some party, seen in some case."""
    assert {one.id for one in CLAUSES} == {clause for clause, _ in write_coverage.cases_by_duty()}


def test_page_is_current() -> None:
    """The page in the repository is the one that the sources give."""
    assert write_coverage.compose() == write_coverage.PAGE.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "status"), [(["--check"], 0), (["--check", "stale"], 1), ([], 0)]
)
def test_command_checks_and_writes(
    arguments: list[str],
    status: int,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """With --check the exit status says whether the page is current; without, it is written."""
    page = tmp_path / "coverage.md"
    page.write_text("stale" if "stale" in arguments else write_coverage.compose(), "utf-8")
    monkeypatch.setattr(write_coverage, "PAGE", page)
    monkeypatch.setattr("sys.argv", ["write_coverage.py", *arguments[:1]])
    assert status == write_coverage.main()
    assert (write_coverage.compose() == page.read_text("utf-8")) is (status == 0)
