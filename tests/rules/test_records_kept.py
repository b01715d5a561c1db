"""Findings on records give the last day of keeping and the first of disposal, and say the truth."""

import datetime as dt
from typing import Any

import pytest

from cerp_rules import Finding
from scenarios import scenario

LATER = dt.date(2033, 1, 1)
KINDS = {
    "attendance-record": "attendance",
    "grades-record": "grades",
    "confirmation-record": "confirmations",
}


def found(rule: str, **members: Any) -> Finding:
    """Give what a rule finds of the sample completion."""
    case = scenario("completion", **members)
    (finding,) = (one for one in case.assessment().findings if one.rule == rule)
    return finding


@pytest.mark.parametrize("rule", KINDS)
def test_last_day_of_keeping_and_first_of_disposal_are_given(rule: str) -> None:
    """Six years from 3 June 2026 end on 3 June 2032, and the record may go the day after."""
    assert (
        ("record", KINDS[rule]),
        ("kept.through", "2032-06-03"),
        ("disposal.from", "2032-06-04"),
    ) == found(rule).facts


@pytest.mark.parametrize("rule", KINDS)
def test_no_day_is_given_while_nothing_starts_the_time(rule: str) -> None:
    """Under review no approval ends from which the time could run."""
    readings = {"retention_start": "approval_end"}
    finding = found(rule, history="reviewed", policy={"readings": readings})
    assert (("record", KINDS[rule]),) == finding.facts


def disposed_on(day: str) -> dict[str, Any]:
    """Give the members of a completion whose attendance record was disposed of on a day."""
    return {"/records": [{"kind": "attendance", "disposed_on": day}]}


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({}, "The attendance record is kept."),
        (
            {"also": ["delivered"]},
            "The attendance record was delivered to SER on 22 June 2026.",
        ),
        (
            {"set": disposed_on("2032-06-04"), "on": LATER},
            "The attendance record was kept until 4 June 2032.",
        ),
        (
            {"set": disposed_on("2032-06-03"), "on": LATER},
            (
                "The attendance record was disposed of on 3 June 2032, and is to be kept through "
                "3 June 2032."
            ),
        ),
        (
            {"set": {"/records": [{"kind": "grades"}]}},
            "The attendance record is not among the records that are kept.",
        ),
    ],
)
def test_what_became_of_the_record_is_told(members: dict[str, Any], message: str) -> None:
    """What is kept, delivered, disposed of or missing is told as such."""
    assert message == found("attendance-record", **members).message


@pytest.mark.parametrize(
    ("rule", "members", "question"),
    [
        (
            "attendance-record",
            {"remove": ["/records"]},
            "Is the attendance record kept, or was it delivered to SER?",
        ),
        (
            "attendance-record",
            {
                "remove": ["/records"],
                "also": ["delivered"],
                "policy": {"readings": {"retention_branch": "always"}},
            },
            "Is the attendance record kept?",
        ),
        (
            "attendance-record",
            {"policy": {"readings": {"records_or": "both"}}},
            "On what day is the attendance record delivered to SER?",
        ),
        ("grades-record", {"remove": ["/grade", "/grades_assigned"]}, "Are grades assigned?"),
        (
            "confirmation-record",
            {"remove": ["/confirmation", "/requirements_completed"]},
            "Was a confirmation given?",
        ),
    ],
)
def test_what_is_not_known_of_a_record_is_asked(
    rule: str, members: dict[str, Any], question: str
) -> None:
    """The question is the one whose answer settles the finding."""
    assert question == found(rule, **members).question
