"""The tables show each duty; and the deadline of the review, as each edition counts it."""

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
    Document,
    DutyStatus,
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
from scenarios import scenarios

CASES = scenarios("duty")
NOT_YET, PENDING, FULFILLED = DutyStatus.NOT_YET, DutyStatus.PENDING, DutyStatus.FULFILLED
BREACHED, UNKNOWN, LAPSED = DutyStatus.BREACHED, DutyStatus.UNKNOWN, DutyStatus.LAPSED

ASKED = {PENDING, FULFILLED, LAPSED}
"""Where a duty stands that is met by giving what is asked for."""
FOLLOWING = {NOT_YET, PENDING, LAPSED}
"""Where a duty stands that follows on an approval and has no act that ends it."""
RECORD = {NOT_YET, PENDING, FULFILLED, BREACHED, UNKNOWN, LAPSED}
STANDINGS: dict[str, set[DutyStatus]] = {
    "known-credits": {NOT_YET, FULFILLED, BREACHED, LAPSED},
    "sponsor-benefits": FOLLOWING,
    "promotion": FOLLOWING | {FULFILLED},
    "applicant-kind": ASKED | {BREACHED, UNKNOWN},
    "offering-kind": {FULFILLED, BREACHED},
    "application-form": ASKED | {BREACHED, UNKNOWN},
    "names-and-resumes": ASKED,
    "syllabus": ASKED,
    "sessions": ASKED | {BREACHED, UNKNOWN},
    "registration-contact": ASKED,
    "fee": ASKED | {UNKNOWN},
    "two-years-request": ASKED,
    "renewal": {PENDING, LAPSED},
    "coordinator-review": ASKED,
    "committee-review": ASKED,
    "review-notice": {NOT_YET, PENDING, FULFILLED, BREACHED, LAPSED},
    "calendar-listing": {NOT_YET, PENDING, FULFILLED, BREACHED, LAPSED},
    "procedures": FOLLOWING | {BREACHED},
    "validation": FOLLOWING | {FULFILLED, UNKNOWN},
    "confirmation": {NOT_YET, PENDING, FULFILLED, BREACHED, UNKNOWN, LAPSED},
    "confirmation-contents": {NOT_YET, FULFILLED, BREACHED, UNKNOWN, LAPSED},
    "approval-code": {NOT_YET, FULFILLED, BREACHED, UNKNOWN, LAPSED},
    "sample-form": FOLLOWING | {FULFILLED},
    "upload": {NOT_YET, PENDING, FULFILLED, BREACHED, UNKNOWN, LAPSED},
    "attendance-record": RECORD,
    "grades-record": RECORD,
    "confirmation-record": RECORD,
    "marketing-claim": FOLLOWING,
    "logo-request": FOLLOWING | {FULFILLED},
    "logo-use": FOLLOWING,
    "monitoring": FOLLOWING | {FULFILLED},
    "measures": FOLLOWING | {FULFILLED},
    "commitments": FOLLOWING | {BREACHED},
    "appeal": FOLLOWING | {FULFILLED},
    "appeal-decision": FOLLOWING | {FULFILLED},
}
"""Each duty with every status that it can have."""


def test_tables_ask_for_all_that_a_duty_has() -> None:
    """Every case says where the duty stands, and some case asks for each member of a deadline."""
    asked = {key for case in CASES for key in case.expect or ()}
    assert {"status", "deadline", "kind", "day_zero", "due_on", "met_on", "state"} == asked
    assert all("status" in (case.expect or ()) for case in CASES)


def test_tables_show_each_duty_wherever_it_can_stand() -> None:
    """For every duty the tables have a case for each status that it can have, and no other."""
    shown: dict[str, set[DutyStatus]] = {}
    for case in CASES:
        status = DutyStatus((case.expect or {})["status"])
        shown.setdefault(case.duty or "", set()).add(status)
    assert STANDINGS == shown


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
        kind=DeadlineKind.ACT_BY,
        day_zero=Date(2026, 3, 2),
        due_on=Date(2026, 4, 13),
        counting="day 0 is 2 March 2026, not counted; "
        "six weeks end on 13 April 2026, counted; no roll",
        edition="published",
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
    policy = PUBLISHED.revise(edition=PUBLISHED.edition, readings={"review_clock": "completeness"})
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
