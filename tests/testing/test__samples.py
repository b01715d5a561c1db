"""The sample payloads load, fit each other, and are fresh each time."""

import pytest

from cerp_rules import (
    Application,
    Completion,
    Event,
    InvalidValueError,
    PreApproval,
    assess_completion,
    load,
)
from cerp_rules.testing import _samples
from histories import HISTORIES


def test_samples_are_fresh_each_time() -> None:
    """What a caller changes of one is not there in the next."""
    for give in (
        _samples.application_payload,
        _samples.completion_payload,
        lambda: _samples.event_payload("warned"),
        lambda: _samples.event_payload("submitted"),
    ):
        first = give()
        for one in first.values():
            if isinstance(one, list | dict):
                one.clear()
        first["more"] = True
        assert first != give()
        assert "more" not in give()
        assert all(one != {} for one in give().values())


@pytest.mark.parametrize("name", HISTORIES)
def test_histories_are_permitted(name: str) -> None:
    """Each history that is named can be replayed, event by event."""
    events = [load(_samples.event_payload(one), Event) for one in _samples.history(name)]
    assert len(_samples.history(name)) == len(PreApproval.replay(events).events)


def test_every_history_is_known_to_the_tests() -> None:
    """No history of the samples is left out by the laws that go through them."""
    assert set(HISTORIES) == set(_samples.events_and_histories()["history"])


def test_completion_earns_its_credits_in_the_history_notified() -> None:
    """From the completion, as from the application, nothing is missing."""
    events = [load(_samples.event_payload(one), Event) for one in _samples.history("notified")]
    case = PreApproval.replay(events)
    completion = load(_samples.completion_payload(), Completion)
    assert load(_samples.application_payload(), Application) == case.application
    found = assess_completion(completion, case, on=events[-1].on.add(days=109))
    assert ("16 CEC", ()) == (str(found.award), found.missing)


@pytest.mark.parametrize("give", [_samples.event_payload, _samples.history])
def test_name_that_is_not_known_is_refused(give: object) -> None:
    """A misspelt name is answered with the closest that there is."""
    assert callable(give)
    with pytest.raises(InvalidValueError) as no:
        give("notifyed")
    assert "perhaps notified" in str(no.value)
