"""Whether an event is possible at all: the clause that is cited, and the words."""

import datetime as dt
from typing import Any

import pytest

from cerp_rules import Finding, Status
from cerp_rules.rules import decisions, marketing, oversight, possible, records
from histories import case_of
from scenarios import event_of, scenarios

AMENDED = {"type": "application_amended", "on": "2026-04-02"}
EVENTS = scenarios("event")
STEPS = (*decisions.STEPS, *marketing.STEPS, *records.STEPS, *oversight.STEPS)
RULES = sorted(
    {rule.id for rule in possible.RULES} | {rule.id for _, rule, _ in STEPS},
)


def first_finding(history: str, event: str | dict[str, Any]) -> Finding:
    """Give what is found on whether the event is possible."""
    return case_of(history).permit(event_of(event)).findings[0]


@pytest.mark.parametrize(
    ("event", "clause"),
    [
        ("submitted", "applications.form"),
        ({"type": "application_amended", "on": "2026-03-26"}, "applications.form"),
        ("withdrawn", "applications.form"),
        ("coordinator", "reviews.reviewers"),
        ("approved", "reviews.reviewers"),
        ("declined", "reviews.reviewers"),
        ("notified", "reviews.notice"),
        ("listed", "reviews.calendar"),
        ("sample-form", "completion.sample-form"),
        ("logo-requested", "marketing.logo-request"),
        ("logo-supplied", "marketing.logo-request"),
        ("delivered", "records.kept"),
        ("monitored", "oversight.monitoring"),
        ("warned", "oversight.measures"),
        ("terminated", "oversight.measures"),
        ("appealed", "oversight.appeal"),
        ("upheld", "oversight.final"),
    ],
)
def test_a_refusal_cites_the_clause_of_the_type(event: str | dict[str, Any], clause: str) -> None:
    """After a withdrawal nothing is possible, and each refusal has the clause of its event."""
    found = first_finding("withdrawn", event)
    assert clause == found.clause
    assert found.message.endswith(("was withdrawn.", "was withdrawn; apply anew."))


@pytest.mark.parametrize(
    ("history", "event", "parts"),
    [
        ("submitted", "appealed", ("An appeal is not possible", "is under review.")),
        ("warned", "appealed", ("is pre-approved; there is no termination to appeal.",)),
        (
            "declined",
            "appealed",
            ("declined; the page provides an appeal of a termination alone.",),
        ),
        ("under-appeal", "appealed", ("under appeal; an appeal was filed already.",)),
        ("terminated", "upheld", ("A decision on an appeal", "terminated; no appeal was filed.")),
        ("declined", AMENDED, ("An amendment is not possible", "was declined; apply anew.")),
        ("withdrawn", AMENDED, ("An amendment is not possible", "was withdrawn; apply anew.")),
        ("final", "warned", ("A warning is not possible", "the termination is final.")),
        ("final", "appealed", ("decided on 14 September 2026", "that decision is final.")),
        (
            "warned",
            {"like": "monitored", "on": "2026-06-30"},
            ("on 30 June 2026 comes before the last event, of 1 July 2026;", "replay"),
        ),
        (
            "warned",
            {"like": "monitored", "on": "2026-07-01"},
            ("Monitoring is possible", "the offering is pre-approved."),
        ),
    ],
)
def test_the_words_say_what_stands_in_the_way(
    history: str, event: str | dict[str, Any], parts: tuple[str, ...]
) -> None:
    """A refusal names the status, or the day, and what to do where there is something to do."""
    message = first_finding(history, event).message
    assert [part for part in parts if part in message] == list(parts)


def test_a_second_appeal_is_refused_by_the_clause_on_finality() -> None:
    """Not the time for an appeal stands in its way, but the decision that was made."""
    found = first_finding("final", "appealed")
    assert ("appeal-decision", "oversight.final") == (found.rule, found.clause)
    assert ("/type", ("appeal-who",)) == (found.pointer, found.readings)


def test_an_appeal_after_a_reversal_is_refused_for_want_of_a_termination() -> None:
    """What was reversed is as if it had never been, and no decision stands in the way."""
    found = first_finding("reversed", {"like": "appealed", "on": "2026-09-15"})
    assert ("appeal", "oversight.appeal", "/type") == (found.rule, found.clause, found.pointer)
    expected = (
        "An appeal is not possible: the offering is pre-approved; there is no termination to "
        "appeal."
    )
    assert expected == found.message


def test_what_is_known_goes_with_the_finding() -> None:
    """A finding tells the status and the day of the last event."""
    expected = (("status", "approved"), ("events.last", "2026-07-01"))
    assert expected == first_finding("warned", "terminated").facts


def test_the_status_comes_before_the_day() -> None:
    """What is not possible at all is not said to come too early."""
    found = first_finding("final", {"like": "warned", "on": "2026-03-03"})
    assert "/type" == found.pointer


def test_an_impossible_event_is_judged_no_further() -> None:
    """One finding says so, whatever else the event lacks."""
    event = event_of({"like": "terminated", "grounds": [], "evidence": []})
    assert 1 == len(case_of("submitted").permit(event).findings)


def test_each_status_has_words() -> None:
    """A listing is judged in every status, and the finding names the status by its own words."""
    histories = {
        Status.UNDER_REVIEW: case_of("submitted"),
        Status.APPROVED: case_of("approved"),
        Status.DECLINED: case_of("declined"),
        Status.WITHDRAWN: case_of("withdrawn"),
        Status.TERMINATED: case_of("terminated"),
        Status.UNDER_APPEAL: case_of("under-appeal"),
        Status.TERMINATION_FINAL: case_of("final"),
    }
    listed = event_of({"like": "listed", "on": dt.date(2026, 10, 1)})
    words = set()
    for status, case in histories.items():
        assert status is case._facts.status
        words.add(case.permit(listed).findings[0].message)
    assert 7 == len(words)


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_of_an_event_has_a_passing_and_a_failing_case(rule: str) -> None:
    """The tables have for each rule a case that it is content with and one that it is not."""
    content = {"met", "not_applicable"}
    found = {
        word in content
        for case in EVENTS
        if case.rule == rule
        for word in (case.expect or {}).values()
    }
    assert {True, False} == found
