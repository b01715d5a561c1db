"""Deadlines and duties: where each kind stands on either side of each boundary, and bad members."""

import datetime as dt
from typing import Any

import attrs
import pytest
from pendulum import Date

from cerp_rules import (
    Deadline,
    DeadlineKind,
    DeadlineState,
    Duty,
    DutyStatus,
    InvalidValueError,
    Modality,
    Party,
)

ACT_BY, KEEP_THROUGH = DeadlineKind.ACT_BY, DeadlineKind.KEEP_THROUGH
MAY_UNTIL = DeadlineKind.MAY_UNTIL
UPCOMING, DUE, MET = DeadlineState.UPCOMING, DeadlineState.DUE, DeadlineState.MET
MET_LATE, OVERDUE = DeadlineState.MET_LATE, DeadlineState.OVERDUE
KEEPING, LAPSED = DeadlineState.KEEPING, DeadlineState.LAPSED


def deadline(kind: DeadlineKind, met_on: Date | None = None) -> Deadline:
    """Build a deadline on 13 April 2026."""
    return Deadline(
        duty_id="review-notice",
        subject="",
        clause="reviews.notice",
        responsible=Party.SER,
        kind=kind,
        day_zero=Date(2026, 3, 2),
        due_on=Date(2026, 4, 13),
        met_on=met_on,
        counting="six weeks",
        edition="published",
    )


@pytest.mark.parametrize(
    ("member", "value", "field"),
    [
        ("duty_id", 1, "duty_id"),
        ("duty_id", "", "duty_id"),
        ("duty_id", "Review notice", "duty_id"),
        ("subject", None, "subject"),
        ("clause", [], "clause"),
        ("clause", "no.such-clause", "clause"),
        ("counting", 7, "counting"),
        ("counting", "", "counting"),
        ("edition", " ", "edition"),
        ("edition", None, "edition"),
        ("readings", ("",), "readings"),
        ("readings", ["last_day_roll"], "readings"),
        ("readings", (1,), "readings[0]"),
    ],
)
def test_what_is_no_member_of_a_deadline_is_refused(member: str, value: object, field: str) -> None:
    """A member of another class is refused by name."""
    changes: dict[str, Any] = {member: value}
    with pytest.raises(InvalidValueError) as no:
        attrs.evolve(deadline(ACT_BY), **changes)
    assert field == no.value.field


def test_a_deadline_can_be_due_before_the_event() -> None:
    """What must be done before an event is due before it."""
    before = attrs.evolve(deadline(ACT_BY), due_on=dt.date(2026, 3, 1))
    assert DUE is before.state(on=dt.date(2026, 3, 1))


@pytest.mark.parametrize(
    ("kind", "met_on", "on", "expected"),
    [
        (ACT_BY, None, dt.date(2026, 3, 2), UPCOMING),
        (ACT_BY, None, dt.date(2026, 4, 12), UPCOMING),
        (ACT_BY, None, dt.date(2026, 4, 13), DUE),
        (ACT_BY, None, dt.date(2026, 4, 14), OVERDUE),
        (ACT_BY, None, dt.date(2200, 12, 31), OVERDUE),
        (MAY_UNTIL, None, dt.date(2026, 3, 2), UPCOMING),
        (MAY_UNTIL, None, dt.date(2026, 4, 12), UPCOMING),
        (MAY_UNTIL, None, dt.date(2026, 4, 13), DUE),
        (MAY_UNTIL, None, dt.date(2026, 4, 14), LAPSED),
        (KEEP_THROUGH, None, dt.date(2026, 3, 2), KEEPING),
        (KEEP_THROUGH, None, dt.date(2026, 4, 12), KEEPING),
        (KEEP_THROUGH, None, dt.date(2026, 4, 13), KEEPING),
        (KEEP_THROUGH, None, dt.date(2026, 4, 14), LAPSED),
        # Met in time: nothing is known of it before that day, and it stays met.
        (ACT_BY, Date(2026, 4, 10), dt.date(2026, 4, 9), UPCOMING),
        (ACT_BY, Date(2026, 4, 10), dt.date(2026, 4, 10), MET),
        (ACT_BY, Date(2026, 4, 10), dt.date(2026, 5, 1), MET),
        (ACT_BY, Date(2026, 4, 13), dt.date(2026, 4, 12), UPCOMING),
        (ACT_BY, Date(2026, 4, 13), dt.date(2026, 4, 13), MET),
        (MAY_UNTIL, Date(2026, 4, 13), dt.date(2026, 4, 12), UPCOMING),
        (MAY_UNTIL, Date(2026, 4, 13), dt.date(2026, 4, 13), MET),
        (KEEP_THROUGH, Date(2026, 4, 13), dt.date(2026, 4, 12), KEEPING),
        (KEEP_THROUGH, Date(2026, 4, 13), dt.date(2026, 4, 13), MET),
        # Met late: overdue until then.
        (ACT_BY, Date(2026, 4, 15), dt.date(2026, 4, 13), DUE),
        (ACT_BY, Date(2026, 4, 15), dt.date(2026, 4, 14), OVERDUE),
        (ACT_BY, Date(2026, 4, 14), dt.date(2026, 4, 14), MET_LATE),
        (ACT_BY, Date(2026, 4, 14), dt.date(2200, 12, 31), MET_LATE),
        (MAY_UNTIL, Date(2026, 4, 15), dt.date(2026, 4, 14), LAPSED),
        (MAY_UNTIL, Date(2026, 4, 14), dt.date(2026, 4, 14), LAPSED),
        (KEEP_THROUGH, Date(2026, 4, 14), dt.date(2026, 4, 14), LAPSED),
        (KEEP_THROUGH, Date(2026, 4, 15), dt.date(2026, 4, 14), LAPSED),
    ],
    ids=str,
)
def test_a_deadline_stands_somewhere_on_each_day(
    kind: DeadlineKind, met_on: Date | None, on: dt.date, expected: DeadlineState
) -> None:
    """The last day itself is in time, the day after is late, and nothing later is known."""
    assert deadline(kind, met_on).state(on=on) is expected


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("kind", "act_by", "must be of type DeadlineKind"),
        ("kind", None, "must be of type DeadlineKind"),
        ("responsible", "ser", "must be of type Party"),
        ("responsible", None, "must be of type Party"),
    ],
)
def test_a_deadline_has_a_kind_and_somebody_responsible(
    field: str, value: Any, reason: str
) -> None:
    """A text in place of a kind would be taken for another kind, so it is refused."""
    members: dict[str, Any] = {field: value}
    with pytest.raises(InvalidValueError) as no:
        attrs.evolve(deadline(ACT_BY), **members)
    assert (field, reason) == (no.value.field, no.value.reason)


def test_the_texts_of_kinds_and_states() -> None:
    """Kinds and states have these texts on the wire, and there is no other."""
    kinds = ["act_by", "keep_through", "may_until"]
    states = ["upcoming", "due", "met", "met_late", "overdue", "keeping", "lapsed"]
    assert kinds == [one.value for one in DeadlineKind]
    assert states == [one.value for one in DeadlineState]


def duty(**members: Any) -> Duty:
    """Build a duty with some members given otherwise."""
    given: dict[str, Any] = {
        "id": "review-notice",
        "clause": "reviews.notice",
        "modality": Modality.MUST,
        "responsible": Party.SER,
        "status": DutyStatus.PENDING,
        "edition": "published",
    }
    return Duty(**{**given, **members})


def test_what_is_not_given_of_a_duty_is_absent() -> None:
    """A duty of the case as a whole, without a last day and without readings, says so."""
    expected = (
        "review-notice", "", "reviews.notice", Modality.MUST, Party.SER, DutyStatus.PENDING,
        None, "published", (),
    )  # fmt: skip
    assert expected == attrs.astuple(duty(), recurse=False)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("subject", "L. Birch, 1 June 2026 to 3 June 2026"),
        *(("modality", one) for one in Modality),
        *(("responsible", one) for one in Party),
        *(("status", one) for one in DutyStatus),
        ("deadline", deadline(ACT_BY)),
        ("deadline", deadline(MAY_UNTIL, Date(2026, 4, 10))),
        ("readings", ("review_clock", "last_day_roll")),
        ("readings", ("review_clock",) * 100),
    ],
    ids=lambda one: str(one)[:20],
)
def test_a_member_of_a_duty_is_kept(field: str, value: object) -> None:
    """Each member is kept as given."""
    assert value == getattr(duty(**{field: value}), field)


@pytest.mark.parametrize(
    ("member", "value", "field"),
    [
        ("id", "", "id"),
        ("id", "Review notice", "id"),
        ("id", 1, "id"),
        ("subject", None, "subject"),
        ("clause", None, "clause"),
        ("clause", "no.such-clause", "clause"),
        ("modality", "must", "modality"),
        ("modality", None, "modality"),
        ("responsible", "ser", "responsible"),
        ("responsible", None, "responsible"),
        ("status", "pending", "status"),
        ("status", DeadlineState.LAPSED, "status"),
        ("deadline", dt.date(2026, 4, 13), "deadline"),
        ("deadline", False, "deadline"),
        ("readings", ["review_clock"], "readings"),
        ("readings", ("",), "readings"),
        ("readings", (1,), "readings[0]"),
        ("readings", ("review_clock",) * 101, "readings"),
    ],
)
def test_what_is_no_member_of_a_duty_is_refused(member: str, value: object, field: str) -> None:
    """A member of another class, or a text in its place, is refused by name."""
    with pytest.raises(InvalidValueError) as no:
        duty(**{member: value})
    assert field == no.value.field


@pytest.mark.parametrize(
    "members",
    [{"id": "listing"}, {"subject": "L. Birch"}, {"id": "listing", "subject": "L. Birch"}],
    ids=str,
)
def test_a_duty_has_no_deadline_of_another(members: dict[str, str]) -> None:
    """The deadline names the duty and its subject, and no other pair passes."""
    with pytest.raises(InvalidValueError) as no:
        duty(**members, deadline=deadline(ACT_BY))
    expected = ("deadline", "a value of type Deadline", "must be that of this duty")
    assert expected == (no.value.field, no.value.value, no.value.reason)


def test_the_texts_of_the_statuses_of_a_duty() -> None:
    """Statuses have these texts on the wire, and there is no other."""
    expected = ["not_yet", "pending", "fulfilled", "breached", "unknown", "lapsed"]
    assert expected == [one.value for one in DutyStatus]
