"""The approval period is the one the readings give."""

import datetime as dt

import pendulum
import pytest

from cerp_rules import (
    PUBLISHED,
    Application,
    DatePeriod,
    InvalidValueError,
    Policy,
    approval_period,
    load,
)
from cerp_rules.testing._pointers import put
from cerp_rules.testing._samples import application_payload

DECIDED = dt.date(2026, 4, 1)


def _application(**changes: object) -> Application:
    payload = application_payload()
    for pointer, value in changes.items():
        put(payload, "/" + pointer.replace("__", "/"), value)
    return load(payload, Application)


def _policy(**readings: str) -> Policy:
    return PUBLISHED.revise(readings=readings)


def _period(first: str, last: str) -> DatePeriod:
    return DatePeriod(first=dt.date.fromisoformat(first), last=dt.date.fromisoformat(last))


def _session(starts_on: str, ends_on: str) -> dict[str, str]:
    return {"starts_on": starts_on, "ends_on": ends_on}


@pytest.mark.parametrize(
    ("decided", "last"),
    [
        ("2026-04-01", "2028-03-31"),
        ("2027-03-01", "2029-02-28"),
        ("2028-02-29", "2030-02-28"),
        ("2028-03-01", "2030-02-28"),
        ("2030-03-01", "2032-02-29"),
    ],
)
def test_two_years_end_the_day_before_the_anniversary(decided: str, last: str) -> None:
    """Two years include their first day and end the day before the anniversary."""
    period = approval_period(_application(), decided_on=dt.date.fromisoformat(decided))
    assert _period(decided, last) == period


@pytest.mark.parametrize(
    ("decided", "last"), [("2026-04-01", "2028-04-01"), ("2028-02-29", "2030-03-01")]
)
def test_two_years_end_on_the_anniversary_by_reading(decided: str, last: str) -> None:
    """Under the reading anniversary the period is one day longer."""
    policy = _policy(approval_end="anniversary")
    day = dt.date.fromisoformat(decided)
    assert _period(decided, last) == approval_period(_application(), decided_on=day, policy=policy)


def test_start_is_the_notification_by_reading() -> None:
    """Under the reading notification the day the applicant is told starts the period."""
    policy = _policy(approval_start="notification")
    period = approval_period(
        _application(), decided_on=DECIDED, notified_on=dt.date(2026, 4, 3), policy=policy
    )
    assert _period("2026-04-03", "2028-04-02") == period


def test_no_start_before_the_notification_by_reading() -> None:
    """Under the reading notification there is no period while nobody was told."""
    policy = _policy(approval_start="notification")
    assert None is approval_period(_application(), decided_on=DECIDED, policy=policy)


def test_notification_makes_no_difference_by_default() -> None:
    """By default the day of decision starts the period, whenever the applicant is told."""
    period = approval_period(_application(), decided_on=DECIDED, notified_on=dt.date(2026, 5, 3))
    assert _period("2026-04-01", "2028-03-31") == period


@pytest.mark.parametrize(
    ("decided", "expected"),
    [
        ("2026-04-01", _period("2026-06-01", "2028-05-31")),
        ("2026-06-01", _period("2026-06-01", "2028-05-31")),
        ("2026-06-02", None),
    ],
)
def test_start_is_the_first_session_by_reading(decided: str, expected: DatePeriod | None) -> None:
    """Under the reading first_session the first session from the decision on starts the period."""
    policy = _policy(approval_start="first_session")
    day = dt.date.fromisoformat(decided)
    assert expected == approval_period(_application(), decided_on=day, policy=policy)


@pytest.mark.parametrize("recurring", [False, None])
def test_no_two_years_without_recurrence(*, recurring: bool | None) -> None:
    """An offering that does not recur, or of which nobody says so, gets no two years."""
    payload = application_payload()
    payload["offering"].pop("recurring")
    if recurring is not None:
        payload["offering"]["recurring"] = recurring
    assert None is approval_period(load(payload, Application), decided_on=DECIDED)


def test_no_two_years_for_a_workshop_by_reading() -> None:
    """Under the reading courses a workshop gets no two years."""
    policy = _policy(recurring_scope="courses")
    workshop = _application(offering__kind="workshop")
    assert None is approval_period(workshop, decided_on=DECIDED, policy=policy)


def test_listed_sessions_last_until_the_last_of_them_ends() -> None:
    """The approval of listed sessions runs from the decision through the last session."""
    sessions = [_session("2026-09-01", "2026-09-04"), _session("2026-06-01", "2026-06-03")]
    application = _application(requested_approval="listed_sessions", offering__sessions=sessions)
    assert _period("2026-04-01", "2026-09-04") == approval_period(application, decided_on=DECIDED)


@pytest.mark.parametrize(
    ("decided", "expected"),
    [("2026-06-03", _period("2026-06-03", "2026-06-03")), ("2026-06-04", None)],
)
def test_no_listed_session_left(decided: str, expected: DatePeriod | None) -> None:
    """When every listed session is over there is nothing to be in force for."""
    application = _application(requested_approval="listed_sessions")
    day = dt.date.fromisoformat(decided)
    assert expected == approval_period(application, decided_on=day)


@pytest.mark.parametrize(
    ("decided", "notified", "field"),
    [
        (dt.date(2026, 3, 1), None, "decided_on"),
        (dt.date(2026, 4, 1), dt.date(2026, 3, 31), "notified_on"),
        (dt.datetime(2026, 4, 1), None, "decided_on"),  # noqa: DTZ001  # refused as it is
        (dt.date(2026, 4, 1), pendulum.datetime(2026, 4, 2), "notified_on"),
        (dt.date(2201, 1, 1), None, "decided_on"),
    ],
)
def test_days_out_of_order_are_refused(
    decided: dt.date, notified: dt.date | None, field: str
) -> None:
    """A decision before the submission, or a notice before the decision, is misuse."""
    with pytest.raises(InvalidValueError) as caught:
        approval_period(_application(), decided_on=decided, notified_on=notified)
    assert field == caught.value.field


def test_first_possible_days_are_taken() -> None:
    """A decision on the day of submission, told the same day, is in order."""
    day = dt.date(2026, 3, 2)
    period = approval_period(_application(), decided_on=day, notified_on=day)
    assert _period("2026-03-02", "2028-03-01") == period


def test_last_day_can_lie_beyond_the_last_day_that_is_taken() -> None:
    """A decision on the last day the library takes still gets its two years."""
    period = approval_period(_application(), decided_on=dt.date(2200, 12, 31))
    assert _period("2200-12-31", "2202-12-30") == period


def test_what_is_no_application_is_refused() -> None:
    """A payload is not an application."""
    with pytest.raises(InvalidValueError) as caught:
        approval_period(application_payload(), decided_on=DECIDED)  # type: ignore[arg-type]
    assert "application" == caught.value.field


def test_what_is_no_policy_is_refused() -> None:
    """The name of an edition is not the edition."""
    with pytest.raises(InvalidValueError) as caught:
        approval_period(_application(), decided_on=DECIDED, policy="published")  # type: ignore[arg-type]
    assert "policy" == caught.value.field
