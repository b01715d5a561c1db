"""Findings on a confirmation give the last day and name what contradicts the case."""

from typing import Any

import pytest

from cerp_rules import Modality
from scenarios import scenario


def findings(rule: str, **members: Any) -> list[tuple[str, str]]:
    """Give pointer and message of what a rule finds of the sample completion."""
    case = scenario("completion", **members)
    return [(one.pointer, one.message) for one in case.assessment().findings if one.rule == rule]


@pytest.mark.parametrize(
    ("issued_on", "message"),
    [
        (
            "2026-07-03",
            "The confirmation was given on 3 July 2026, by 3 July 2026, the last day for it.",
        ),
        (
            "2026-07-04",
            "The confirmation was given on 4 July 2026, after 3 July 2026, the last day for it.",
        ),
    ],
)
def test_last_day_for_the_confirmation_is_told(issued_on: str, message: str) -> None:
    """Completed on 3 June, the participant is to have it by 3 July."""
    sets = {"/confirmation/issued_on": issued_on}
    assert [("/confirmation/issued_on", message)] == findings("confirmation-in-time", set=sets)


def test_last_day_for_a_confirmation_not_given_is_told() -> None:
    """On 20 July no confirmation is recorded, and 3 July was the last day."""
    assert [
        (
            "/confirmation",
            "The last day for the confirmation was 3 July 2026, and none is recorded.",
        )
    ] == findings("confirmation-in-time", remove=["/confirmation"])


def test_contradiction_is_told_with_what_the_case_says() -> None:
    """What the case has is repeated, cut after 80 characters."""
    sets = {
        "/participant/name": "x" * 300,
        "/confirmation/sponsor": "Olympic Wetlands Institute",
        "/confirmation/completed_on": "2026-06-02",
        "/confirmation/credits": {"value": "15"},
    }
    differ = "The confirmation and the case differ in the "
    assert [
        (
            "/confirmation/sponsor",
            f"{differ}name of the sponsor; the case has Cascadia Wetlands Institute.",
        ),
        (
            "/confirmation/participant",
            f"{differ}name of the participant; the case has {'x' * 79}….",
        ),
        ("/confirmation/completed_on", f"{differ}day of completion; the case has 3 June 2026."),
        ("/confirmation/credits", f"{differ}credits; the case has 16 CEC."),
    ] == findings("confirmation-contents", set=sets)


@pytest.mark.parametrize(
    ("remove", "question"),
    [
        (["/completed_on"], "On what day did the participant complete?"),
        ([], "On what day after the completion is a confirmation given?"),
    ],
)
def test_confirmation_before_the_end_asks_for_what_would_settle_it(
    remove: list[str], question: str
) -> None:
    """Given on 2 June of a session through 3 June: for the day of completion, else for another."""
    given = {
        "remove": remove,
        "set": {"/confirmation/issued_on": "2026-06-02"},
    }
    case = scenario("completion", **given)
    (asked,) = (one for one in case.assessment().missing if one.rule == "confirmation")
    assert question == asked.question


@pytest.mark.parametrize(
    ("reading", "modality"), [("advisory", Modality.SHOULD), ("required", Modality.MUST)]
)
def test_code_is_as_binding_as_the_reading_says(reading: str, modality: Modality) -> None:
    """A code that lacks is advice, or what must be, and never decisive."""
    given = {
        "policy": {"readings": {"confirmation_code": reading}},
        "remove": ["/confirmation/approval_code"],
    }
    case = scenario("completion", **given)
    assert [(modality, False)] == [
        (one.modality, one.decisive)
        for one in case.assessment().findings
        if one.rule == "approval-code"
    ]
