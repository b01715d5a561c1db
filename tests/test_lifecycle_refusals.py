"""A refusal has the assessment of the step, and says what weighs most, with its clause."""

import pytest
from pendulum import Date

from cerp_rules import CerpRulesError, NotPermittedError, Outcome, Party, PreApproval
from histories import case_of
from scenarios import event_of


def test_a_ground_that_is_lacking_is_asked_of_ser() -> None:
    """Where all grounds are needed, SER can still name one, and until then it is refused."""
    case = case_of("warned", policy={"readings": {"termination_grounds": "all"}})
    assessment = case.permit(event_of({"like": "terminated", "grounds": ["guidelines"]}))
    assert (Outcome.INCOMPLETE, ()) == (assessment.outcome, assessment.unmet)
    (asked,) = assessment.missing
    expected = "Did the sponsor fail in these too: educational criteria, code of ethics?"
    assert (Party.SER, expected) == (asked.supplied_by, asked.question)
    with pytest.raises(NotPermittedError):
        case.record(event_of("terminated"))


def test_a_refusal_carries_its_assessment_and_names_the_clause() -> None:
    """The error has the findings, and its text the first reason with its clause."""
    case, event = case_of("terminated"), event_of({"like": "appealed", "on": "2026-09-05"})
    with pytest.raises(NotPermittedError) as no:
        case.record(event)
    assert case.permit(event) == no.value.assessment
    expected = (
        "The appeal was received after 4 September 2026, the last day for it. (oversight.appeal)"
    )
    assert expected == str(no.value)
    assert no.value.index is None
    assert isinstance(no.value, CerpRulesError)


def test_the_text_of_a_refusal_says_what_weighs_most_and_how_much_more_there_is() -> None:
    """A decision against the recommendation is told, though a missing review comes before it."""
    case = case_of("reviewed", without=["coordinator", "committee"], also=["committee-against"])
    with pytest.raises(NotPermittedError) as no:
        case.record(event_of("approved"))
    expected = (
        "The recommendation of the Continuing Education Committee, which prevails, is to decline, "
        "and the decision is another. (reviews.reviewers) (and 1 more)"
    )
    assert expected == str(no.value)


def test_the_text_of_a_refusal_passes_over_what_does_not_refuse() -> None:
    """The reason is the missing review, not the credits, which come first and fall short."""
    change = {
        "submitted/application/offering/sessions/0": {
            "starts_on": "2026-04-01",
            "ends_on": "2026-04-03",
        }
    }
    case = case_of("reviewed", without=["committee"], change=change)
    with pytest.raises(NotPermittedError) as no:
        case.record(event_of("approved"))
    expected = "The review of the Continuing Education Committee is missing. (reviews.reviewers)"
    assert expected == str(no.value)


def test_replay_refuses_at_the_event_that_is_not_permitted() -> None:
    """A history is judged step by step; the assessment and the place are those of the step."""
    events = (*case_of("reviewed").events, event_of("notified"), event_of("approved"))
    with pytest.raises(NotPermittedError) as no:
        PreApproval.replay(events)
    assert ["reviews.notice"] == [one.clause for one in no.value.assessment.findings]
    assert (Date(2026, 4, 2), 3) == (no.value.assessment.on, no.value.index)
    expected = (
        "events[3]: A notice of the result is not possible: the application is under review. "
        "(reviews.notice)"
    )
    assert expected == str(no.value)
