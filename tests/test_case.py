"""What the events of a case add up to, where the tables do not reach."""

import datetime as dt
from typing import Any

import attrs
import pytest
from pendulum import Date

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
from cerp_rules.lifecycle import facts_known_on
from histories import case_of
from scenarios import event_of

STAY = {"policy": {"readings": {"appeal_stay": "yes"}}}


def facts_of(history: str, **given: Any) -> CaseFacts:
    """Replay a history of the samples and give what it adds up to."""
    return case_of(history, **given)._facts


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
    ("history", "also", "last"),
    [
        # While the appeal of 20 August suspends it, nobody knows of another end.
        ("under-appeal", [], Date(2028, 3, 31)),
        # Upheld on 14 September, after 5 August, the last day of the termination.
        ("final", [], Date(2026, 9, 14)),
        # Upheld on 4 August, before 5 August.
        (
            "terminated",
            [{"like": "appealed", "on": "2026-08-03"}, {"like": "upheld", "on": "2026-08-04"}],
            Date(2026, 8, 5),
        ),
        # Upheld on 24 April 2028, after the two years.
        (
            "listed",
            [
                {"like": "terminated", "on": "2028-03-20", "notified_on": "2028-03-20"},
                {"like": "appealed", "on": "2028-03-27"},
                {"like": "upheld", "on": "2028-04-24"},
            ],
            Date(2028, 3, 31),
        ),
        ("reversed", [], Date(2028, 3, 31)),
    ],
)
def test_a_stay_moves_the_last_day_to_that_of_the_decision(
    history: str, also: list[Any], last: Date
) -> None:
    """Suspended, the period ends it; upheld, the later of both days does, but never after that."""
    assert last == facts_of(history, also=also, **STAY).last_day


@pytest.mark.parametrize("history", ["terminated", "under-appeal", "final"])
def test_without_a_stay_an_appeal_leaves_the_last_day_alone(history: str) -> None:
    """The last day is that of the termination, 5 August, whatever becomes of the appeal."""
    assert Date(2026, 8, 5) == facts_of(history).last_day


TWO_YEARS_END, TERMINATED, TOLD = Date(2028, 3, 31), Date(2026, 8, 3), Date(2026, 8, 5)
APPEALED_EARLY = {"also": [{"like": "appealed", "on": "2026-08-04"}]}
BY_DECISION = {"policy": {"readings": {"termination_day": "decision"}}}


@pytest.mark.parametrize(
    ("given", "on", "told", "last_of_it", "last_day"),
    [
        ({}, Date(2026, 8, 3), None, None, TWO_YEARS_END),
        ({}, Date(2026, 8, 4), None, None, TWO_YEARS_END),
        ({}, Date(2026, 8, 5), TOLD, TOLD, TOLD),
        (BY_DECISION, Date(2026, 8, 4), None, TERMINATED, TERMINATED),
        (BY_DECISION, Date(2026, 8, 5), TOLD, TERMINATED, TERMINATED),
        # Asked about a day before the last event, and about the last event's own.
        (APPEALED_EARLY, Date(2026, 8, 3), None, None, TWO_YEARS_END),
        (APPEALED_EARLY, Date(2026, 8, 4), None, None, TWO_YEARS_END),
        (APPEALED_EARLY, Date(2026, 8, 5), TOLD, TOLD, TOLD),
    ],
)
def test_a_notice_of_termination_is_known_from_its_day(
    given: dict[str, Any], on: Date, told: Date | None, last_of_it: Date | None, last_day: Date
) -> None:
    """Until 5 August nobody knows of the notice, nor of the last day where the notice gives it."""
    known = facts_known_on(case_of("terminated", **given), on)
    expected = Termination(decided_on=TERMINATED, notified_on=told, last_day=last_of_it)
    assert (expected, last_day) == (known.termination, known.last_day)


def test_the_notice_of_a_termination_stays_in_the_case() -> None:
    """What is not known on a day yet is left out of the answer, not of the case."""
    case = case_of("terminated")
    facts_known_on(case, Date(2026, 8, 3))
    expected = Termination(decided_on=TERMINATED, notified_on=TOLD, last_day=TOLD)
    assert expected == case._facts.termination


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
        ("submission", "withdrawn", Date(2026, 5, 1), "first"),
        ("decision", "withdrawn", Date(2026, 3, 25), "second"),
        ("decision", "withdrawn", Date(2026, 4, 2), "second"),
    ],
)
def test_the_governing_edition_is_settled_by_the_decision(
    reading: str, name: str, on: Date, edition: str
) -> None:
    """Before the decision or the withdrawal the day asked for counts, if not before submission."""
    facts = PreApproval.replay(case_of(name).events, book(reading))._facts
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
    facts = PreApproval.replay([event_of("submitted")], book("submission"))._facts
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
