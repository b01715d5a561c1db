"""What the tables of completions and uses in marketing have in common, and the share of credits."""

import datetime as dt
import decimal
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerp_rules import SWITCHES, Assessment, Finding, Outcome, Party, Policy, Verdict
from cerp_rules.rules.every_rule import COMPLETION_RULES, MARKETING_RULES
from cerp_rules.testing.tables import Scenario, label
from scenarios import scenario, scenarios

CASES = scenarios("completion", "marketing")
SWITCHED = [one for one in CASES if "readings" in one.given.get("policy", {})]
PASSING = {"met", "not_applicable"}
MATTERING = (
    "appeal_stay",
    "approval_end",
    "approval_start",
    "completion_day",
    "confirmation_code",
    "last_day_roll",
    "marketing_start",
    "partial_attendance",
    "records_or",
    "retention_branch",
    "retention_start",
    "sessions_inside",
    "termination_day",
    "termination_reach",
    "upload_day",
)
"""The switches on which a completion or a use in marketing depends."""
VALUES = {one.id: [value.value for value in one.kind] for one in SWITCHES}


def completion_case(**members: Any) -> Scenario:
    """Give a case on the sample completion, in a history that is notified."""
    return scenario("completion", **members)


def others(case: Scenario) -> Iterator[tuple[str, Scenario]]:
    """Give the case again under each other value of each switch that it sets."""
    assert isinstance(case.policy, Policy)
    for switch, value in case.given["policy"]["readings"].items():
        for other in VALUES[switch]:
            if other != value:
                readings = case.policy.readings.revise(**{switch: other})
                yield switch, attrs.evolve(case, policy=case.policy.revise(readings=readings))


def by_rule(findings: tuple[Finding, ...]) -> dict[str, list[tuple[str, str]]]:
    """Give what each rule finds, by pointer."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one in findings:
        found.setdefault(one.rule, []).append((one.pointer, label(one)))
    return found


@pytest.mark.parametrize("switch", MATTERING)
def test_each_switch_changes_an_answer(switch: str) -> None:
    """Of each switch that matters a table has a case whose own rule finds another thing by it."""
    changing = [
        str(case)
        for case in SWITCHED
        for name, other in others(case)
        if name == switch
        and by_rule(case.assessment().findings)[case.rule or ""]
        != by_rule(other.assessment().findings)[case.rule or ""]
    ]
    assert [] != changing


def test_tables_set_no_other_switch() -> None:
    """The list of switches that matter is that of the tables."""
    assert set(MATTERING) == {
        name for case in SWITCHED for name in case.given["policy"]["readings"]
    }


@pytest.mark.parametrize("rule", [one.id for one, _ in (*COMPLETION_RULES, *MARKETING_RULES)])
def test_each_rule_has_a_passing_and_a_failing_case(rule: str) -> None:
    """The tables have a case in which the rule finds nothing amiss, and one in which it does."""
    found = [set((case.expect or {}).values()) <= PASSING for case in CASES if _of(case, rule)]
    assert {True, False} == set(found)
    assert any("met" in (case.expect or {}).values() for case in CASES if _of(case, rule))


def _of(case: Scenario, rule: str) -> bool:
    return case.rule == rule


DATED_LATER: dict[str, tuple[dict[str, Any], list[str]]] = {
    "confirmation": ({"/confirmation/issued_on": "2026-07-21"}, ["/confirmation"]),
    "upload": ({"/uploaded_on": "2026-07-21"}, ["/uploaded_on"]),
    "disposal": ({"/records/0/disposed_on": "2026-07-21"}, []),
    "all of them": (
        {
            "/confirmation/issued_on": "2026-07-21",
            "/uploaded_on": "2026-07-22",
            "/records/1/disposed_on": "2026-07-23",
        },
        ["/confirmation", "/uploaded_on"],
    ),
}


@pytest.mark.parametrize("name", DATED_LATER)
def test_what_is_dated_later_is_not_known(name: str) -> None:
    """What is dated after the day that is asked about changes nothing, as if it were not there."""
    later, absent = DATED_LATER[name]
    asked = {"on": dt.date(2026, 7, 20), "renewal_on": dt.date(2026, 12, 1)}
    expected = completion_case(remove=absent, **asked).assessment()
    assert expected == completion_case(set=later, **asked).assessment()


def test_lateness_contents_and_records_cost_the_participant_nothing() -> None:
    """A late and bare confirmation and missing records leave the outcome and the award whole."""
    late = {
        "/confirmation": {"issued_on": "2026-07-20", "approval_code": "another"},
        "/records": [{"kind": "grades", "disposed_on": "2026-06-30"}],
    }
    assessment = completion_case(set=late).assessment()
    assert (Outcome.ELIGIBLE, "16 CEC") == (assessment.outcome, str(assessment.award))
    assert {
        "confirmation-in-time",
        "confirmation-contents",
        "attendance-record",
        "grades-record",
        "confirmation-record",
    } == {one.rule for one in assessment.unmet}
    assert {"approval-code", "confirmation-contents"} == {one.rule for one in assessment.advice}


def test_of_a_bare_completion_everything_is_asked_and_nothing_refused() -> None:
    """Unknown never becomes no: each thing that is needed is asked for at its own pointer."""
    bare = [
        "/completed_on", "/attendance_confirmed", "/requirements_completed", "/confirmed_by",
        "/hours_attended", "/grades_assigned", "/grade", "/confirmation", "/records",
        "/uploaded_on",
    ]  # fmt: skip
    for history in ("reviewed", "approved", "notified", "terminated"):
        case = completion_case(history=history, remove=bare, renewal_on=dt.date(2026, 12, 1))
        assessment = case.assessment()
        assert Outcome.INCOMPLETE is assessment.outcome
        assert {
            "/attendance_confirmed",
            "/requirements_completed",
            "/confirmed_by",
            "/confirmation",
            "/uploaded_on",
        } == {one.pointer for one in assessment.missing} - {""}


PRO_RATA = {"readings": {"partial_attendance": "pro_rata"}}
FOUR_PLACES = st.decimals(min_value="0.0001", max_value="999999999.9999", places=4)


def shared(value: str, hours: str, whole: str) -> Assessment:
    """Assess a completion of a part of a conference under the reading pro_rata."""
    change = {
        "submitted/application/offering/kind": "conference",
        "submitted/application/offering/contact_hours": whole,
        "approved/credits/value": value,
    }
    sets = {"/hours_attended": hours}
    return completion_case(policy=PRO_RATA, change=change, set=sets).assessment()


@given(value=FOUR_PLACES, hours=FOUR_PLACES, whole=FOUR_PLACES)
def test_share_is_the_exact_proportion_rounded_down(
    value: decimal.Decimal, hours: decimal.Decimal, whole: decimal.Decimal
) -> None:
    """The share is credits times hours by contact hours, cut after four places, never more."""
    part = min(Fraction(hours) / Fraction(whole), Fraction(1))
    expected = int(Fraction(value) * part * 10_000)
    award = shared(f"{value:f}", f"{hours:f}", f"{whole:f}").award
    assert expected == (0 if award is None else award.value * 10_000)


def test_decimal_context_of_the_caller_changes_no_share() -> None:
    """Ten credits for 8 of 12 hours are 6.6666, whatever the caller does to decimals."""
    with decimal.localcontext(prec=2, rounding=decimal.ROUND_UP) as context:
        context.traps[decimal.Inexact] = True
        assert "6.6666 CEC" == str(shared("10", "8", "12").award)


@pytest.mark.parametrize(
    ("members", "question"),
    [
        (
            {"renewal_on": dt.date(2026, 6, 3)},
            "On what day is the renewal that follows the completion?",
        ),
        (
            {"renewal_on": dt.date(2026, 7, 15), "set": {"/uploaded_on": "2026-06-09"}},
            "On what day did the certificant upload the confirmation?",
        ),
    ],
)
def test_upload_is_asked_of_the_certificant(members: dict[str, Any], question: str) -> None:
    """A renewal that does not count, and an upload of nothing, each ask their own question."""
    (asked,) = completion_case(**members).assessment().missing
    assert ("upload", question, Party.CERTIFICANT) == (
        asked.rule,
        asked.question,
        asked.supplied_by,
    )


def test_confirmation_by_the_participant_is_told_apart_from_silence() -> None:
    """Both are asked about, in words of their own."""
    silent = completion_case(remove=["/confirmed_by"]).assessment().missing
    own = completion_case(set={"/confirmed_by/role": "participant"}).assessment().missing
    assert [Verdict.UNKNOWN] * 2 == [one.verdict for one in (*silent, *own)]
    assert ["Who confirms attendance and completion is not given."] == [
        one.message for one in silent
    ]
    assert [
        "The participant confirms, which counts for nothing; the sponsor can still confirm."
    ] == [one.message for one in own]
