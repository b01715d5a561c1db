"""The cases that the builders give stand where they should, and what is built fits in them."""

import datetime as dt
import inspect
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerp_rules import (
    PUBLISHED,
    AppealFiled,
    CerpRulesError,
    CreditAward,
    InvalidPayloadError,
    MarketingUse,
    NotInForceError,
    NotPermittedError,
    PolicyBook,
    Status,
    assess_completion,
    assess_marketing,
    dump,
)
from cerp_rules.testing import a_case, a_completion, a_marketing_use, an_application, an_event
from cerp_rules.testing._samples import events_and_histories
from laws import law

ASKED = dt.date(2026, 7, 20)
STATUSES = {
    "submitted": Status.UNDER_REVIEW,
    "reviewed": Status.UNDER_REVIEW,
    "withdrawn": Status.WITHDRAWN,
    "declined": Status.DECLINED,
    "approved": Status.IN_FORCE,
    "notified": Status.IN_FORCE,
    "listed": Status.IN_FORCE,
    "with-logo": Status.IN_FORCE,
    "warned": Status.IN_FORCE,
    "terminated": Status.TERMINATED,
    "under-appeal": Status.UNDER_APPEAL,
    "final": Status.TERMINATION_FINAL,
    "reversed": Status.IN_FORCE,
}


# --- Events --------------------------------------------------------------------------------------


def _listed(builder: Callable[..., object], start: str) -> set[str]:
    """Give the names that a docstring lists after its words for them."""
    said = re.search(rf"{start}: (.*?)\.\n", str(inspect.getdoc(builder)), re.DOTALL)
    assert said is not None
    return set(re.findall("``(.+?)``", said[1]))


def test_docstrings_list_every_event_and_every_point() -> None:
    """The names in the docstrings are those of the samples."""
    samples = events_and_histories()
    assert set(samples["event"]) == _listed(an_event, "The names")
    assert set(samples["history"]) == _listed(a_case, "The points") == set(STATUSES)


@pytest.mark.parametrize("name", sorted(events_and_histories()["event"]))
def test_each_event_is_built(name: str) -> None:
    """Every name gives an event of the type that the sample says."""
    event = an_event(name)
    assert events_and_histories()["event"][name]["type"] == event.type == dump(event)["type"]


def test_notice_of_a_termination_moves_along_with_it() -> None:
    """On whatever day a termination is, the sponsor is told two days after it."""
    terminated: Any = an_event("terminated", on=dt.date(2026, 9, 1))
    assert dt.date(2026, 9, 3) == terminated.notified_on
    late: Any = an_event("terminated", on="2026-09-01", notified_on="2026-09-09")
    assert dt.date(2026, 9, 9) == late.notified_on


def test_session_of_an_event_does_not_move_with_its_day() -> None:
    """Records that are delivered later are of the same session."""
    delivered: Any = an_event("delivered", on="2026-07-01")
    assert an_application().offering.sessions[0] == delivered.session


def test_number_of_votes_stays_a_number() -> None:
    """A whole number is text only where the payload has a decimal."""
    decided: Any = an_event("upheld", votes_to_uphold=7, abstentions=0)
    assert (7, 0) == (decided.votes_to_uphold, decided.abstentions)
    approved: Any = an_event("approved", credits=CreditAward(value="2.5"))
    assert "2.5 CEC" == str(approved.credits)


# --- Cases ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("through", "status"), STATUSES.items())
def test_case_stands_where_it_was_asked_to(through: str, status: Status) -> None:
    """Each point is reached, on the day of the last event."""
    case = a_case(through)
    assert status is case.status(on=case.events[-1].on)


def test_case_keeps_application_and_policy() -> None:
    """What is given is what the case is about."""
    application = an_application(sponsor__name="R. Alder", offering__recurring=True)
    policy = PUBLISHED.revise(retention="P7Y")
    case = a_case("submitted", application=application, policy=policy)
    assert (application, policy) == (case.application, case.policy)


def test_case_goes_on_with_events_and_names() -> None:
    """What happens then comes after the point, in order, as events or by name."""
    case = a_case("warned", then=["terminated", an_event("appealed", on="2026-08-10")])
    assert ["pre_approval_terminated", "appeal_filed"] == [one.type for one in case.events[-2:]]
    assert dt.date(2026, 8, 10) == case.events[-1].on


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
@law(30)
def test_case_is_as_far_from_its_submission_as_in_the_sample(day: dt.date) -> None:
    """Law: whenever it was submitted, each event comes as many days later, and credits are got."""
    case = a_case("listed", application=an_application(submitted_on=day), then=["monitored"])
    first, *_ = sample = a_case("listed", then=["monitored"]).events
    expected = [one.on.toordinal() - first.on.toordinal() for one in sample]
    assert expected == [one.on.toordinal() - day.toordinal() for one in case.events]
    completion = a_completion(case)
    assessment = assess_completion(completion, case, on=completion.session.ends_on.add(days=40))
    assert CreditAward(value=16) == assessment.award


@pytest.mark.parametrize(
    ("build", "error"),
    [
        (lambda: a_case(then=["appealed"]), NotPermittedError),
        (lambda: a_case(application=an_application(sponsor__kind=None)), NotPermittedError),
        (
            lambda: a_case(
                policy=PolicyBook((PUBLISHED.revise(edition="2027", in_force_from="2027-01-01"),))
            ),
            NotInForceError,
        ),
        (
            lambda: a_case(
                "final", application=an_application(submitted_on="2200-03-02"), then=["reversed"]
            ),
            NotPermittedError,
        ),
        (
            lambda: a_case("final", application=an_application(submitted_on="2200-07-02")),
            InvalidPayloadError,
        ),
    ],
)
def test_what_cannot_happen_is_an_error(
    build: Callable[[], object], error: type[CerpRulesError]
) -> None:
    """A case that the policy does not permit, or the calendar, is not built."""
    with pytest.raises(error):
        build()


def test_appeal_can_be_filed_by_somebody_else() -> None:
    """An event of the caller's own, changed, is judged as any other."""
    assert not a_case("terminated").permit(an_event("appealed", filed_by="other")).ok
    assert AppealFiled is type(an_event("appealed"))


# --- Completions and marketing -------------------------------------------------------------------


def test_completion_gets_its_credits_in_the_case() -> None:
    """The completion as it is built gets the credits of the case as it is built."""
    assessment = assess_completion(a_completion(), a_case(), on=ASKED, renewal_on=ASKED)
    assert (True, CreditAward(value=16)) == (assessment.ok, assessment.award)


def test_completion_is_changed_in_one_thing() -> None:
    """A change of the completion is what the assessment is about."""
    completion = a_completion(attendance_confirmed=None, records__0__medium=None)
    (missing,) = assess_completion(completion, a_case(), on=ASKED).missing
    assert "/attendance_confirmed" == missing.pointer
    assert [None, "electronic", "hard_copy"] == [one.medium for one in completion.records]


def test_marketing_use_is_permitted_in_the_case() -> None:
    """The use as it is built is permitted in the case as it is built, and another claim is not."""
    assert MarketingUse is type(a_marketing_use())
    assert assess_marketing(a_marketing_use(), a_case(), on=ASKED).ok
    assert not assess_marketing(a_marketing_use(says="pending"), a_case(), on=ASKED).ok
