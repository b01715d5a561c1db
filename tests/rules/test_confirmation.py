"""Findings on a confirmation give the last day and name what contradicts the case."""

from typing import Any

import pytest

from case_scenarios import CaseScenario
from cerp_rules import Modality


def findings(rule: str, **members: Any) -> list[tuple[str, str]]:
    """Give pointer and message of what a rule finds of the completion of completion.json."""
    given = {"id": "here", "history": "notified", **members}
    case = CaseScenario(kind="completion", table="here", given=given)
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
    sets = {"/participant/name": "x" * 300, "/confirmation/completed_on": "2026-06-02"}
    found = findings("confirmation-contents", set=sets)
    assert ["/confirmation/participant", "/confirmation/completed_on"] == [one for one, _ in found]
    assert ["x" * 79 + "….", "3 June 2026."] == [one.rpartition(": ")[2] for _, one in found]


@pytest.mark.parametrize(
    ("reading", "modality"), [("advisory", Modality.SHOULD), ("required", Modality.MUST)]
)
def test_code_is_as_binding_as_the_reading_says(reading: str, modality: Modality) -> None:
    """A code that lacks is advice, or what must be, and never decisive."""
    given = {
        "id": "here",
        "history": "notified",
        "policy": {"readings": {"confirmation_code": reading}},
        "remove": ["/confirmation/approval_code"],
    }
    case = CaseScenario(kind="completion", table="here", given=given)
    assert [(modality, False)] == [
        (one.modality, one.decisive)
        for one in case.assessment().findings
        if one.rule == "approval-code"
    ]
