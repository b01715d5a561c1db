"""Coverage of a completion where the tables do not reach: what is still to come, and the facts."""

import datetime as dt
from typing import Any

import pytest

from cerp_rules import Finding, Outcome
from cerp_rules.testing.tables import Scenario
from scenarios import scenario


def completion_case(**members: Any) -> Scenario:
    """Give a case on the sample completion, in a history that is notified."""
    return scenario("completion", **members)


def found(case: Scenario, rule: str) -> Finding:
    """Give the one finding of a rule."""
    (finding,) = (one for one in case.assessment().findings if one.rule == rule)
    return finding


STILL_TO_COME = {
    "of a session that runs": {
        "/session": {"starts_on": "2026-07-20", "ends_on": "2026-07-22"},
        "/completed_on": "2026-07-22",
    },
    "of a session to come": {
        "/session": {"starts_on": "2026-09-01", "ends_on": "2026-09-02"},
        "/completed_on": "2026-09-02",
    },
    "of a session to come, dated before it": {
        "/session": {"starts_on": "2026-09-01", "ends_on": "2026-09-02"},
        "/completed_on": "2026-08-25",
    },
}


@pytest.mark.parametrize("name", STILL_TO_COME)
def test_completion_still_to_come_is_asked_about(name: str) -> None:
    """What is dated after the day asked for is not known, so nothing is refused for it."""
    case = completion_case(set=STILL_TO_COME[name], on=dt.date(2026, 7, 20))
    assert Outcome.INCOMPLETE is case.assessment().outcome


@pytest.mark.parametrize("on", [dt.date(2026, 8, 3), dt.date(2026, 8, 5)])
def test_completion_still_to_come_is_not_refused_for_a_termination(on: dt.date) -> None:
    """While the approval is in force, a completion dated after its last day has not happened."""
    sets = {
        "/session": {"starts_on": "2026-08-03", "ends_on": "2026-08-06"},
        "/completed_on": "2026-08-06",
    }
    case = completion_case(history="terminated", set=sets, on=on)
    assert Outcome.INCOMPLETE is case.assessment().outcome


def test_finding_on_the_period_gives_its_days() -> None:
    """Two years from 1 April 2026 run from that day through 31 March 2028."""
    assert (("approval.first", "2026-04-01"), ("approval.last", "2028-03-31")) == found(
        completion_case(), "session-in-period"
    ).facts


def test_finding_on_a_termination_gives_the_last_day_in_force() -> None:
    """Told on 5 August 2026, the sponsor has that day as the last."""
    case = completion_case(history="terminated", on=dt.date(2026, 9, 1))
    assert (("termination.last", "2026-08-05"),) == found(case, "before-termination").facts


def test_completion_during_a_stay_is_told_as_such() -> None:
    """A completion after the last day in force that a stay saved is not said to be before it."""
    case = completion_case(
        history="final",
        policy={"readings": {"appeal_stay": "yes"}},
        on=dt.date(2026, 10, 1),
        set={
            "/session": {"starts_on": "2026-08-24", "ends_on": "2026-08-25"},
            "/completed_on": "2026-08-25",
        },
    )
    assert "On 25 August 2026, the day of completion, an appeal suspended the termination." == (
        found(case, "before-termination").message
    )


def test_place_that_differs_is_left_to_ser_and_said() -> None:
    """Granted at Corvallis and held at Eugene on the same days, the session may be the same."""
    case = completion_case(
        change={"approved/granted": "listed_sessions"}, set={"/session/place": "Eugene"}
    )
    assert (
        "The session of 1 June 2026 to 3 June 2026 was granted at another place; "
        "SER decides whether it is the same."
    ) == found(case, "session-granted").message


@pytest.mark.parametrize(
    ("history", "on", "message"),
    [
        (
            "reviewed",
            dt.date(2026, 7, 20),
            "The application is under review, so no credits are fixed yet.",
        ),
        (
            "withdrawn",
            dt.date(2026, 7, 20),
            "The application was withdrawn, so there are no credits to assign.",
        ),
        (
            "notified",
            dt.date(2026, 7, 20),
            "The approval 'CEC-0117' fixes the credits at 16 CEC.",
        ),
    ],
)
def test_finding_on_credits_says_why(history: str, on: dt.date, message: str) -> None:
    """Where the case stands is told."""
    assert message == found(completion_case(history=history, on=on), "credits-fixed").message
