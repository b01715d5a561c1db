"""The contract of a history: `replay` returns or says a `CerpRulesError`, whatever it holds."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerp_rules import (
    ApplicationWithdrawn,
    InvalidValueError,
    PreApproval,
    Recommendation,
    Reviewer,
    ReviewRecorded,
)
from cerp_rules.testing import an_application
from cerp_rules.testing.strategies import policies, policy_books
from fuzz_contract import held_replay
from fuzz_objects import described, never_right
from fuzz_telling import watched
from fuzzing import History, histories
from laws import law


@given(history=histories())
@law(200)
def test_every_history_is_replayed_or_refused(history: History) -> None:
    """Law: of any list of events and other things there is a case, or a refusal of our own."""
    held_replay(history.events)


@given(history=histories(), policy=st.one_of(policies(), policy_books()))
@law(80)
def test_so_it_is_under_every_policy(history: History, policy: Any) -> None:
    """Law: so it is under any edition, and any book of editions that may begin too late."""
    held_replay(history.events, policy)


_CASE = PreApproval.submit(an_application())
_LATER = ApplicationWithdrawn(on=_CASE.events[0].on)


class _Withdrawn(ApplicationWithdrawn):
    """A class of the caller's own, which is no type of event."""


_NO_EVENTS: tuple[Any, ...] = (
    None, "application_withdrawn", {"type": "application_withdrawn", "on": "2026-03-02"},
    ApplicationWithdrawn, _Withdrawn(on=dt.date(2026, 3, 9)), _CASE, an_application(), [_LATER],
    "%s{0.__class__}", "\ud800\u202e", "x" * 1_000_000,
)  # fmt: skip


@pytest.mark.parametrize("event", [*_NO_EVENTS, *never_right()], ids=described)
def test_what_is_no_event_is_refused_wherever_it_stands(event: Any) -> None:
    """Whatever is no event is refused first, second and last, by `permit` and by `record` too."""
    calls = (
        lambda: PreApproval.replay([event]),
        lambda: PreApproval.replay([*_CASE.events, event]),
        lambda: PreApproval.replay([*_CASE.events, event, _LATER]),
        lambda: PreApproval.replay(iter([*_CASE.events, event])),
        lambda: _CASE.permit(event),
        lambda: _CASE.record(event),
        lambda: PreApproval.submit(event),
    )
    # An application is none but where one is submitted.
    for call in calls[:-1] if type(event) is type(an_application()) else calls:
        with watched(), pytest.raises(InvalidValueError) as raised:
            call()
        assert len(raised.value.value) <= 82


@pytest.mark.parametrize("events", [None, 1, object(), (), [], iter(()), {}, "", "abc", b"a"])
def test_what_is_no_history_is_refused(events: Any) -> None:
    """What holds no events, or can hold none, is refused."""
    with pytest.raises(InvalidValueError):
        PreApproval.replay(events)


def test_a_history_is_one_however_it_is_given() -> None:
    """A list, a tuple and what can be gone through once give the same case."""
    events = [*_CASE.events, _LATER]
    expected = PreApproval.replay(events)
    for one in (tuple(events), iter(events), (event for event in events), dict.fromkeys(events)):
        assert expected == PreApproval.replay(one)


def test_a_long_history_is_replayed() -> None:
    """Five thousand reviews need no more of the stack than one."""
    review = ReviewRecorded(
        on=_LATER.on, reviewer=Reviewer.COMMITTEE, recommendation=Recommendation.DECLINE
    )
    case = PreApproval.replay([*_CASE.events, *[review] * 5_000])
    assert 5_001 == len(case.events)


def test_histories_of_every_length_are_cases_and_refusals() -> None:
    """What is generated is permitted to its end, and refused early and late."""
    met: set[tuple[bool, int]] = set()

    @given(history=histories())
    @law(600)
    def look(history: History) -> None:
        met.add((held_replay(history.events) is not None, len(history.events)))

    look()
    permitted = {length for permitted, length in met if permitted}
    refused = {length for permitted, length in met if not permitted}
    assert {1, 2, 3, 4, 5} <= permitted
    assert {0, 1, 2, 3, 4, 5} <= refused
