"""Findings on a use in marketing say why it may not be."""

import datetime as dt

import pytest

from cerp_rules import Assessment, Outcome
from scenarios import scenario

CLAIM = {"kind": "claim", "says": "eligible", "promotes": "this_offering"}
LOGO = {"kind": "logo", "promotes": "this_offering"}


def assessed(use: dict[str, str], history: str, on: dt.date) -> Assessment:
    """Assess a use on a day of a history."""
    return scenario("marketing", history=history, use=use, on=on).assessment()


@pytest.mark.parametrize(
    ("history", "on", "message"),
    [
        ("reviewed", dt.date(2026, 3, 30), "The offering is not pre-approved."),
        ("approved", dt.date(2026, 4, 1), "The sponsor has not been told of the approval."),
        ("notified", dt.date(2026, 4, 2), "The approval may be advertised on 2 April 2026."),
        ("notified", dt.date(2028, 4, 1), "The approval ended before 1 April 2028."),
        ("terminated", dt.date(2026, 8, 6), "The approval ended before 6 August 2026."),
    ],
)
def test_claim_is_told_why(history: str, on: dt.date, message: str) -> None:
    """Why a claim may or may not be made on the day is told."""
    assert [message] == [
        one.message for one in assessed(CLAIM, history, on).findings if one.rule == "claim-time"
    ]


@pytest.mark.parametrize(
    ("on", "message"),
    [
        (dt.date(2026, 4, 5), "The logo was not asked for."),
        (dt.date(2026, 4, 6), "The logo was asked for and not yet supplied."),
        (dt.date(2026, 4, 9), "SER supplied the logo on 9 April 2026."),
    ],
)
def test_logo_is_told_why(on: dt.date, message: str) -> None:
    """Whether it was asked for and supplied is told."""
    assert [message] == [
        one.message
        for one in assessed(LOGO, "with-logo", on).findings
        if one.rule == "logo-supplied"
    ]


@pytest.mark.parametrize(
    ("on", "message"),
    [
        (dt.date(2026, 3, 31), "The offering is not pre-approved."),
        (dt.date(2028, 3, 31), "The offering is pre-approved on 31 March 2028."),
        (dt.date(2028, 4, 1), "The approval ended before 1 April 2028."),
    ],
)
def test_logo_is_told_why_on_the_day(on: dt.date, message: str) -> None:
    """Why the logo may or may not be used on the day is told."""
    assert [message] == [
        one.message for one in assessed(LOGO, "with-logo", on).findings if one.rule == "logo-time"
    ]


@pytest.mark.parametrize(
    ("says", "message"),
    [
        ({}, "Nothing is said beside the logo."),
        ({"says": "eligible"}, "It says that the offering is eligible for credits."),
        ({"says": "pending"}, "It says that approval is pending, which may never be said."),
    ],
)
def test_what_is_said_beside_the_logo_is_judged(says: dict[str, str], message: str) -> None:
    """Words are judged beside the logo as they are in a claim."""
    found = assessed({**LOGO, **says}, "with-logo", dt.date(2026, 6, 1)).findings
    assert [message] == [one.message for one in found if one.rule == "claim-words"]


def test_claim_and_logo_are_judged_apart() -> None:
    """What only the other is judged by is passed over."""
    day = dt.date(2026, 6, 1)
    for use, other in ((CLAIM, "logo"), (LOGO, "claim")):
        passed_over = {
            one.rule
            for one in assessed(use, "with-logo", day).findings
            if one.verdict == "not_applicable"
        }
        assert {True} == {rule.startswith(other) for rule in passed_over}
        assert 3 == len(passed_over)


@pytest.mark.parametrize("use", [{"kind": "claim"}, {"kind": "logo"}])
def test_use_of_which_nothing_is_known_is_asked_about(use: dict[str, str]) -> None:
    """Unknown never becomes no."""
    assert Outcome.INCOMPLETE is assessed(use, "with-logo", dt.date(2026, 6, 1)).outcome
