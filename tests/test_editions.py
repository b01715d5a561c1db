"""Each answer says which edition it used: that of its own day."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cerp_rules import (
    PUBLISHED,
    MarketingUse,
    Policy,
    PolicyBook,
    PreApproval,
    assess,
    assess_completion,
    assess_marketing,
    deadlines,
    duties,
    load,
    review_deadline,
)
from cerp_rules.testing.strategies import policies
from histories import HISTORIES, case_of
from scenarios import completion_of

EDITIONS = (
    ("March", "2026-03-01"),
    ("April", "2026-04-01"),
    ("June", "2026-06-01"),
    ("July", "2026-07-01"),
    ("August", "2026-08-04"),
    ("late August", "2026-08-20"),
)
BOOK = [{"edition": name, "in_force_from": day} for name, day in EDITIONS]
ASKED_ON = dt.date(2026, 9, 1)

OF_DUTIES = {
    "known-credits": "March",
    "sponsor-benefits": "March",
    "promotion": "April",
    "applicant-kind": "March",
    "application-form": "March",
    "fee": "March",
    "two-years-request": "March",
    "renewal": "March",
    "coordinator-review": "March",
    "committee-review": "March",
    "review-notice": "March",
    "calendar-listing": "April",
    "procedures": "April",
    "validation": "June",
    "confirmation": "June",
    "confirmation-contents": "June",
    "approval-code": "June",
    "upload": "July",
    "attendance-record": "June",
    "grades-record": "June",
    "confirmation-record": "June",
    "sample-form": "April",
    "marketing-claim": "March",
    "logo-request": "April",
    "logo-use": "April",
    "monitoring": "April",
    "measures": "April",
    "commitments": "April",
}
"""The submission was in March, the decision in April, the completion in June, the renewal in
July."""


@pytest.mark.parametrize(("duty", "edition"), OF_DUTIES.items())
def test_a_duty_names_the_edition_of_its_day_zero(duty: str, edition: str) -> None:
    """What comes before the decision goes by the submission, what follows by its own day."""
    renewals = {"CERP-204": dt.date(2026, 7, 15)}
    owed = duties(
        case_of("listed", book=BOOK), (completion_of({}),), on=ASKED_ON, renewals=renewals
    )
    (found,) = (one for one in owed if one.id == duty)
    assert edition == found.edition
    assert found.deadline is None or edition == found.deadline.edition


@pytest.mark.parametrize(
    ("history", "duty", "edition"),
    [
        ("submitted", "monitoring", "late August"),
        ("listed", "appeal", "late August"),
        ("terminated", "appeal", "August"),
        ("under-appeal", "appeal-decision", "late August"),
    ],
)
def test_a_duty_without_a_day_zero_yet_names_the_edition_of_the_day_asked_for(
    history: str, duty: str, edition: str
) -> None:
    """While its day zero has not come, the edition in force is the one that would apply.

    The termination of 3 August was told on 5 August, from which its appeal is counted.
    """
    owed = duties(case_of(history, book=BOOK), on=dt.date(2026, 8, 31))
    (found,) = (one for one in owed if one.id == duty)
    assert edition == found.edition


def test_the_deadline_of_the_review_names_the_edition_of_the_submission() -> None:
    """An application of 2 March is answered by the edition of March."""
    policy = PolicyBook((PUBLISHED, *(PUBLISHED.revise(**one) for one in BOOK)))
    found = review_deadline(case_of("submitted").application, policy=policy)
    assert found is not None
    assert "March" == found.edition


def test_a_completion_without_a_renewal_names_the_edition_of_its_day() -> None:
    """The upload is due by a renewal; without one it goes by the day of completion."""
    owed = duties(case_of("listed", book=BOOK), (completion_of({}),), on=ASKED_ON)
    (found,) = (one for one in owed if one.id == "upload")
    assert "June" == found.edition


def test_each_deadline_names_the_edition_of_its_duty() -> None:
    """A duty and its deadline never disagree."""
    case, completions = case_of("listed", book=BOOK), (completion_of({}),)
    owed = duties(case, completions, on=ASKED_ON)
    expected = {(one.id, one.subject): one.edition for one in owed if one.deadline}
    found = deadlines(case, completions, on=ASKED_ON)
    assert expected == {(one.duty_id, one.subject): one.edition for one in found}


CLAIM = load({"kind": "claim", "says": "eligible"}, MarketingUse)


def _answers(case: PreApproval, policy: Policy | PolicyBook, on: dt.date) -> list[object]:
    completion = completion_of({})
    return [
        assess(case.application, on=on, policy=policy),
        review_deadline(case.application, policy=policy),
        case.status(on=on),
        assess_completion(completion, case, on=on),
        assess_marketing(CLAIM, case, on=on),
        duties(case, (completion,), on=on),
    ]


@settings(max_examples=60, deadline=None)
@given(
    later=policies(),
    history=st.sampled_from(HISTORIES),
    since=st.integers(1, 400),
    on=st.dates(dt.date(2026, 6, 3), dt.date(2027, 6, 1)),
)
def test_a_later_edition_changes_no_answer_for_a_day_before_it(
    later: Policy, history: str, since: int, on: dt.date
) -> None:
    """Whatever an announced edition says, what is asked of a day before it stays as it was."""
    announced = later.revise(edition="announced", in_force_from=on + dt.timedelta(days=since))
    book = PolicyBook((PUBLISHED, announced))
    events = [one for one in case_of(history).events if one.on <= on]
    before, after = (PreApproval.replay(events, policy) for policy in (PUBLISHED, book))
    assert _answers(before, PUBLISHED, on) == _answers(after, book, on)
