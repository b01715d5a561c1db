"""What the events of a case add up to, where the tables do not reach."""

import datetime as dt
from typing import Any

import attrs
import pytest
from pendulum import Date

from case_scenarios import event_of
from cerp_rules import (
    PUBLISHED,
    DatePeriod,
    InvalidValueError,
    PolicyBook,
    PreApproval,
    Recommendation,
    Reviewer,
    Status,
)
from cerp_rules.case import CaseFacts, Termination
from histories import case_of

STAY = {"policy": {"readings": {"appeal_stay": "yes"}}}


def facts_of(history: str, **given: Any) -> CaseFacts:
    """Replay a history of history.toml and give what it adds up to."""
    return case_of(history, **given).facts


def test_a_submission_leaves_everything_else_open() -> None:
    """After the submission nothing is known but the application and its day."""
    facts = facts_of("submitted")
    assert (Status.UNDER_REVIEW, Date(2026, 3, 2)) == (facts.status, facts.last_on)
    given = {"policy", "status", "last_on", "application"}
    for field in attrs.fields_dict(CaseFacts).keys() - given:
        assert getattr(facts, field) in (None, False)


@pytest.mark.parametrize(
    ("field", "name", "first"),
    [
        ("notified_on", "notified", Date(2026, 4, 2)),
        ("listed_on", "listed", Date(2026, 4, 3)),
        ("sample_form_requested_on", "sample-form", Date(2026, 4, 6)),
        ("logo_requested_on", "logo-requested", Date(2026, 4, 6)),
        ("logo_supplied_on", "logo-supplied", Date(2026, 4, 9)),
        ("monitored_on", "monitored", Date(2026, 6, 2)),
        ("warned_on", "warned", Date(2026, 7, 1)),
    ],
)
def test_the_first_event_of_a_kind_counts(field: str, name: str, first: Date) -> None:
    """A second one of the same kind does not move the day."""
    before = ["logo-requested"] if name == "logo-supplied" else []
    again = {"like": name, "on": dt.date(2026, 7, 6)}
    assert getattr(facts_of("approved", also=before), field) is None
    assert first == getattr(facts_of("approved", also=[*before, name]), field)
    twice = facts_of("approved", also=[*before, name, again])
    assert (first, Date(2026, 7, 6)) == (getattr(twice, field), twice.last_on)


def test_a_second_notice_does_not_start_the_two_years_again() -> None:
    """Under the reading `notification` the period runs from the first notice."""
    policy = {"readings": {"approval_start": "notification"}}
    facts = facts_of("notified", policy=policy, also=[{"like": "notified", "on": "2026-04-20"}])
    assert DatePeriod(first=Date(2026, 4, 2), last=Date(2028, 4, 1)) == facts.period


def test_the_last_recommendation_of_each_reviewer_is_kept() -> None:
    """Each reviewer's own last one counts, and none is kept for who has not reviewed."""
    facts = facts_of(
        "submitted",
        also=["coordinator", {"like": "coordinator", "recommendation": "decline"}],
    )
    assert Recommendation.DECLINE is facts.recommended_by(Reviewer.COORDINATOR)
    assert facts.recommended_by(Reviewer.COMMITTEE) is None


def test_an_amendment_replaces_the_application() -> None:
    """The last version is the application, and its reviews stay."""
    amended = {"type": "application_amended", "on": "2026-03-24", "set": {"/sponsor/name": "Other"}}
    facts = facts_of("reviewed", also=[amended])
    assert "Other" == facts.application.sponsor.name
    assert Recommendation.APPROVE is facts.committee


def test_a_termination_keeps_three_days() -> None:
    """Decided on 3 August, told on 5 August, which is the last day in force."""
    days = {"decided_on": Date(2026, 8, 3), "notified_on": Date(2026, 8, 5)}
    facts = facts_of("terminated")
    assert Termination(**days, last_day=Date(2026, 8, 5)) == facts.termination
    assert Date(2026, 8, 5) == facts.last_day
    by_decision = facts_of("terminated", policy={"readings": {"termination_day": "decision"}})
    assert Termination(**days, last_day=Date(2026, 8, 3)) == by_decision.termination


def test_a_termination_told_after_the_end_adds_no_day() -> None:
    """The last day is that of the period when the notice comes after it."""
    late = {"like": "terminated", "on": "2028-03-30", "notified_on": "2028-04-05"}
    assert Date(2028, 3, 31) == facts_of("listed", also=[late]).last_day


def test_a_reversal_leaves_the_day_of_the_decision_alone() -> None:
    """Of a termination that was reversed only the day of the decision on the appeal is kept."""
    before, after = facts_of("warned"), facts_of("reversed")
    kept = attrs.evolve(before, last_on=Date(2026, 9, 14), appeal_decided_on=Date(2026, 9, 14))
    assert kept == after


def test_a_new_termination_forgets_the_appeal_of_the_last_one() -> None:
    """Its own appeal is open, and nothing of the former one suspends it."""
    again = {"like": "terminated", "on": "2026-10-01", "notified_on": "2026-10-01"}
    facts = facts_of("reversed", also=[again], **STAY)
    assert (None, False, None) == (facts.appealed_on, facts.stayed, facts.appeal_decided_on)


@pytest.mark.parametrize(
    ("history", "on", "suspended", "terminated", "ended"),
    [
        ("terminated", Date(2026, 8, 5), False, False, False),
        ("terminated", Date(2026, 8, 6), False, True, True),
        ("under-appeal", Date(2026, 8, 19), False, True, True),
        ("under-appeal", Date(2026, 8, 20), True, False, False),
        ("under-appeal", Date(2028, 3, 31), True, False, False),
        ("under-appeal", Date(2028, 4, 1), True, False, True),
        ("final", Date(2026, 8, 19), False, True, True),
        ("final", Date(2026, 9, 14), True, False, False),
        ("final", Date(2026, 9, 15), False, True, True),
        ("reversed", Date(2026, 8, 10), False, False, False),
        ("reversed", Date(2028, 4, 1), False, False, True),
        ("submitted", Date(2026, 8, 10), False, False, False),
    ],
)
def test_a_stay_suspends_from_the_appeal_through_its_decision(
    history: str, on: Date, *, suspended: bool, terminated: bool, ended: bool
) -> None:
    """On each side of each boundary a stayed termination is in effect, or the approval over."""
    facts = facts_of(history, **STAY)
    assert suspended is facts.suspended_on(on)
    assert terminated is facts.terminated_on(on)
    assert ended is facts.ended_on(on)


def book(reading: str) -> PolicyBook:
    """Give three editions, from before the submission, the first review and the notice on."""
    first = PUBLISHED.revise(
        edition="first", in_force_from="2026-01-01", readings={"governing_edition": reading}
    )
    second = first.revise(edition="second", in_force_from="2026-03-16")
    return PolicyBook((first, second, first.revise(edition="third", in_force_from="2026-04-02")))


@pytest.mark.parametrize(
    ("reading", "name", "on", "edition"),
    [
        ("submission", "notified", Date(2026, 4, 2), "first"),
        ("submission", "submitted", Date(2026, 4, 2), "first"),
        ("decision", "submitted", Date(2026, 3, 15), "first"),
        ("decision", "submitted", Date(2026, 3, 16), "second"),
        ("decision", "submitted", Date(2026, 4, 2), "third"),
        ("decision", "submitted", Date(2026, 2, 1), "first"),
        ("decision", "approved", Date(2026, 4, 2), "second"),
        ("decision", "notified", Date(2026, 5, 1), "second"),
    ],
)
def test_the_governing_edition_is_settled_by_the_decision(
    reading: str, name: str, on: Date, edition: str
) -> None:
    """Before the decision the day asked for stands for it, but no day before the submission."""
    names = ["submitted", "coordinator", "committee", "approved", "notified"]
    events = [event_of(one) for one in names[: names.index(name) + 1]]
    facts = PreApproval.replay(events, book(reading)).facts
    assert edition == facts.governing(on).edition


@pytest.mark.parametrize(
    ("on", "edition"),
    [
        (Date(2025, 1, 1), "first"),
        (Date(2026, 3, 1), "first"),
        (Date(2026, 3, 15), "first"),
        (Date(2026, 3, 16), "second"),
        (Date(2026, 4, 1), "second"),
        (Date(2026, 4, 2), "third"),
    ],
)
def test_other_duties_go_by_the_edition_of_their_day(on: Date, edition: str) -> None:
    """Each day has its edition, and a day before the submission that of the submission."""
    facts = PreApproval.replay([event_of("submitted")], book("submission")).facts
    assert edition == facts.edition_on(on).edition


def test_facts_of_a_case_are_no_part_of_its_value() -> None:
    """Two cases with the same events and policy are equal, as their facts are."""
    one, other = facts_of("reversed"), facts_of("reversed")
    assert one == other
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.status = Status.APPROVED  # type: ignore[misc]


def test_a_day_before_the_submission_is_misuse() -> None:
    """There was no case on that day."""
    case = PreApproval.replay([event_of("submitted")])
    with pytest.raises(InvalidValueError, match="must not be before the day of submission"):
        case.status(on=dt.date(2026, 3, 1))
