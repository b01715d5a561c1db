"""Deadlines: where each kind stands on either side of each boundary, and the review's own."""

import datetime as dt
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pendulum import Date

from cerp_rules import (
    PUBLISHED,
    Application,
    Deadline,
    DeadlineKind,
    DeadlineState,
    Document,
    Instructor,
    InvalidValueError,
    Offering,
    OfferingKind,
    Party,
    RegistrationContact,
    Session,
    Sponsor,
    SponsorKind,
    review_deadline,
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


def application(submitted_on: dt.date = dt.date(2026, 3, 2), **members: Any) -> Application:
    """Build an application from which nothing is missing."""
    cv = Document(title="Curriculum vitae")
    given: dict[str, Any] = {
        "sponsor": Sponsor(name="R. Alder", kind=SponsorKind.INDIVIDUAL, resume=cv),
        "instructors": (Instructor(name="R. Alder", resume=cv),),
        "offering": Offering(
            title="Riparian field course",
            kind=OfferingKind.COURSE,
            syllabus=Document(title="Syllabus"),
            educational_objectives=("Read a reference reach",),
            sessions=(Session(starts_on=dt.date(2199, 6, 1), ends_on=dt.date(2199, 6, 3)),),
        ),
        "registration_contact": RegistrationContact(phone="+1 202 555 0100"),
    }
    return Application(submitted_on=submitted_on, **{**given, **members})


def test_the_review_ends_six_weeks_after_the_submission() -> None:
    """SER has to act by the last day, and the deadline tells how that was found."""
    expected = Deadline(
        duty_id="review-notice",
        subject="",
        clause="reviews.notice",
        responsible=Party.SER,
        kind=ACT_BY,
        day_zero=Date(2026, 3, 2),
        due_on=Date(2026, 4, 13),
        counting="day 0 is 2 March 2026, not counted; "
        "six weeks end on 13 April 2026, counted; no roll",
        readings=("review_clock", "last_day_roll"),
    )
    assert expected == review_deadline(application())
    assert expected == review_deadline(application(), policy=PUBLISHED)


MISSING: list[dict[str, Any]] = [
    {"sponsor": Sponsor(name="R. Alder")},
    {"sponsor": Sponsor(name="R. Alder", kind=SponsorKind.INDIVIDUAL)},
    {"instructors": ()},
    {"instructors": (Instructor(name="R. Alder"),)},
    {"offering": Offering(title="Riparian field course", kind=OfferingKind.COURSE)},
    {"registration_contact": None},
    {"registration_contact": RegistrationContact(name="Registrar")},
]


@pytest.mark.parametrize("missing", MISSING, ids=str)
def test_the_clock_starts_with_completeness_under_that_reading(missing: dict[str, Any]) -> None:
    """While something is missing there is no deadline; by the published reading there is one."""
    policy = PUBLISHED.revise(readings={"review_clock": "completeness"})
    assert review_deadline(application(**missing), policy=policy) is None
    complete, incomplete = review_deadline(application()), review_deadline(application(**missing))
    assert complete is not None
    assert complete == incomplete
    assert ("review_clock", "last_day_roll") == complete.readings
    by_completeness = review_deadline(application(), policy=policy)
    assert by_completeness is not None
    assert attrs.evolve(complete, readings=by_completeness.readings) == by_completeness
    # What is missing decides whether the clock has started, and these two decide what is missing.
    expected = (*complete.readings, "sponsor_resume", "conference_instructors")
    assert expected == by_completeness.readings


@pytest.mark.parametrize(
    ("submitted_on", "changes", "due_on", "counting"),
    [
        (
            dt.date(2026, 2, 28), {}, Date(2026, 4, 11),
            "six weeks end on 11 April 2026, counted; no roll",
        ),
        (
            dt.date(2026, 2, 28), {"readings": {"last_day_roll": "next_working_day"}},
            Date(2026, 4, 13), "that is a Saturday, so the last day rolls to 13 April 2026",
        ),
        (
            dt.date(2026, 3, 1), {"readings": {"last_day_roll": "next_working_day"}},
            Date(2026, 4, 13), "that is a Sunday, so the last day rolls to 13 April 2026",
        ),
        (
            dt.date(2026, 2, 28),
            {"readings": {"last_day_roll": "next_working_day"}, "holidays": ["2026-04-13"]},
            Date(2026, 4, 14), "that is a Saturday, so the last day rolls to 14 April 2026",
        ),
        (
            dt.date(2026, 3, 2),
            {"readings": {"last_day_roll": "next_working_day"}, "holidays": ["2026-04-13"]},
            Date(2026, 4, 14), "that is a holiday, so the last day rolls to 14 April 2026",
        ),
        (
            dt.date(2026, 3, 2), {"holidays": ["2026-04-13"]}, Date(2026, 4, 13),
            "six weeks end on 13 April 2026, counted; no roll",
        ),
        (
            dt.date(2026, 3, 2), {"review_notice": "P4W"}, Date(2026, 3, 30),
            "four weeks end on 30 March 2026, counted; no roll",
        ),
        (
            dt.date(2026, 1, 31), {"review_notice": "P1M"}, Date(2026, 2, 28),
            "one month ends on 28 February 2026, counted; no roll",
        ),
    ],
)  # fmt: skip
def test_the_edition_decides_how_the_review_is_counted(
    submitted_on: dt.date, changes: dict[str, Any], due_on: Date, counting: str
) -> None:
    """Time, holidays and roll are the edition's; the words end with what was done."""
    found = review_deadline(application(submitted_on), policy=PUBLISHED.revise(**changes))
    assert found is not None
    assert (submitted_on, due_on) == (found.day_zero, found.due_on)
    assert found.counting.endswith(counting)


@settings(deadline=None)
@given(st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31)))
def test_the_review_ends_on_the_42nd_day(submitted_on: dt.date) -> None:
    """From any day, the last day is 42 days later, whatever the application lacks."""
    found = review_deadline(application(submitted_on, instructors=()))
    assert found is not None
    assert submitted_on + dt.timedelta(days=42) == found.due_on


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("application", {"application": {}}),
        ("application", {"application": None}),
        ("policy", {"policy": None}),
        ("policy", {"policy": "published"}),
    ],
)
def test_another_class_is_refused_by_the_name_of_the_argument(
    field: str, given: dict[str, Any]
) -> None:
    """A payload is no application, and the name of an edition no policy."""
    with pytest.raises(InvalidValueError) as no:
        review_deadline(**{"application": application(), **given})
    assert field == no.value.field
