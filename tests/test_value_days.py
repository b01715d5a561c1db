"""Days: every constructor and every call takes a date of either kind, and never a datetime."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import attrs
import pendulum
import pytest
from pendulum import Date

from cerp_rules import (
    PUBLISHED,
    AppealDecided,
    AppealFiled,
    ApplicantNotified,
    Application,
    ApplicationAmended,
    ApplicationApproved,
    ApplicationDeclined,
    ApplicationSubmitted,
    ApplicationWithdrawn,
    Approval,
    Assessment,
    CaseImpact,
    CaseWithCompletions,
    Completion,
    Confirmation,
    CountedDay,
    CreditAward,
    DatePeriod,
    Deadline,
    DeadlineKind,
    Event,
    EventType,
    Finding,
    Impact,
    ImpactTotals,
    LogoRequested,
    LogoSupplied,
    MarketingKind,
    MarketingUse,
    Modality,
    MonitoringRecorded,
    Offering,
    OfferingKind,
    OfferingListed,
    Participant,
    Party,
    Policy,
    PolicyBook,
    PolicyDiff,
    PolicySource,
    PreApproval,
    PreApprovalTerminated,
    Recommendation,
    Record,
    RecordKind,
    RecordsDelivered,
    Refusal,
    RequestedApproval,
    Reviewer,
    ReviewRecorded,
    SampleFormRequested,
    Session,
    Sponsor,
    Term,
    Verdict,
    WarningIssued,
    approval_period,
    assess,
    assess_completion,
    assess_marketing,
    deadlines,
    duties,
    impact,
    iter_impact,
    sensitivity,
)
from cerp_rules.errors import InvalidValueError

EARLY, DAY, LATE = dt.date(1900, 1, 1), dt.date(2026, 3, 2), dt.date(2200, 12, 31)
BEYOND = dt.date(9000, 12, 31)


Takes = tuple[str, Callable[[Any], Any]]
"""The field that an error must name, and what takes the day."""


def application(**members: Any) -> Application:
    """Build an application, submitted on the first day that there is."""
    given: dict[str, Any] = {
        "submitted_on": EARLY,
        "sponsor": Sponsor(name="R. Alder"),
        "offering": Offering(
            title="Field course",
            kind=OfferingKind.COURSE,
            sessions=(Session(starts_on=EARLY, ends_on=LATE),),
        ),
    }
    return Application(**{**given, **members})


def counted(**members: Any) -> CountedDay:
    """Build a counted day."""
    given: dict[str, Any] = {"day_zero": DAY, "due_on": DAY, "counting": "none"}
    return CountedDay(**{**given, **members})


def deadline(**members: Any) -> Deadline:
    """Build a deadline."""
    given: dict[str, Any] = {
        "duty_id": "review-notice",
        "subject": "",
        "clause": "reviews.notice",
        "responsible": Party.SER,
        "kind": DeadlineKind.ACT_BY,
        "day_zero": Date(2026, 3, 2),
        "due_on": Date(2026, 4, 13),
        "counting": "none",
        "edition": "published",
    }
    return Deadline(**{**given, **members})


def _the_same(day: Any) -> Any:
    """Give the day where it is one, for what must be of that day too."""
    return day if day in (EARLY, DAY, LATE) else EARLY


def submitted(day: Any) -> ApplicationSubmitted:
    """Build a submission on a day, of an application of that day where it is one."""
    return ApplicationSubmitted(on=day, application=application(submitted_on=_the_same(day)))


def refusal(day: Any) -> Refusal:
    """Build a refusal on a day, by an assessment of that day where it is one."""
    found = Finding(
        rule="fee",
        clause="fees.none",
        modality=Modality.MUST,
        verdict=Verdict.NOT_MET,
        decisive=True,
        pointer="",
        message="No.",
    )
    no = Assessment(findings=(found,), on=_the_same(day), edition="draft")
    return Refusal(index=1, type=EventType.OFFERING_LISTED, on=day, assessment=no)


def policy_diff_from(**days: Any) -> PolicyDiff:
    """Build a comparison of two editions."""
    given: dict[str, Any] = {"before_in_force_from": EARLY, "after_in_force_from": EARLY}
    return PolicyDiff(before="one", after="another", changes=(), **{**given, **days})


def approval(day: Any) -> Approval:
    """Build an approval that was decided on a day."""
    return Approval(code="C", credits=CREDITS, granted=RequestedApproval.TWO_YEARS, decided_on=day)


NOTHING = ImpactTotals(items=0, skipped=0, unchanged=0, changed=0)
CREDITS = CreditAward(value=16)
SESSION = Session(starts_on=EARLY, ends_on=EARLY)
BIRCH = Participant(name="L. Birch", certificant_id="117")
COMPLETION = Completion(participant=BIRCH, session=SESSION)
USE = MarketingUse(kind=MarketingKind.LOGO)
CASE = PreApproval.submit(application())
# The decision governs by this one, so that both days are looked at.
BOOK = PolicyBook((PUBLISHED.revise(readings={"governing_edition": "decision"}),))
GROUNDS: dict[str, Any] = {"grounds": (), "evidence": ()}
EVENTS: dict[type[Event], dict[str, Any]] = {
    ApplicationAmended: {"application": application()},
    ApplicationWithdrawn: {},
    ReviewRecorded: {
        "reviewer": Reviewer.COMMITTEE, "recommendation": Recommendation.APPROVE,
    },
    ApplicationApproved: {"approval_code": "C", "credits": CREDITS},
    ApplicationDeclined: {"reasons": ("Out of scope",)},
    ApplicantNotified: {},
    OfferingListed: {},
    SampleFormRequested: {},
    LogoRequested: {},
    LogoSupplied: {},
    RecordsDelivered: {"session": SESSION, "kinds": (RecordKind.GRADES,)},
    MonitoringRecorded: {"remarks": "Well taught"},
    WarningIssued: GROUNDS,
    PreApprovalTerminated: {**GROUNDS, "notified_on": EARLY},
    AppealFiled: {},
    AppealDecided: {"votes_to_reverse": 0, "votes_to_uphold": 0},
}  # fmt: skip


def _happens(cls: type[Event], members: dict[str, Any]) -> Callable[[Any], Event]:
    return lambda day: cls(on=day, **members)


def _governing(policy: Policy | PolicyBook) -> dict[str, Takes]:
    return {
        "submitted_on": (
            "submitted_on",
            lambda day: policy.governing(submitted_on=day, decided_on=LATE),
        ),
        "decided_on": (
            "decided_on",
            lambda day: policy.governing(submitted_on=EARLY, decided_on=day),
        ),
    }


def _renewing(call: Callable[..., Any]) -> Callable[[Any], Any]:
    return lambda day: call(CASE, (COMPLETION,), on=EARLY, renewals={"117": day})


# What takes a day, by its place.
FIELDS: dict[str, Takes] = {
    "Session.starts_on": ("starts_on", lambda day: Session(starts_on=day, ends_on=LATE)),
    "Session.ends_on": ("ends_on", lambda day: Session(starts_on=EARLY, ends_on=day)),
    "Application": ("submitted_on", lambda day: application(submitted_on=day)),
    "PolicySource": ("read_on", lambda day: PolicySource(title="Minutes", read_on=day)),
    "Policy": ("in_force_from", lambda day: attrs.evolve(PUBLISHED, in_force_from=day)),
    "revise": ("in_force_from", lambda day: PUBLISHED.revise(in_force_from=day)),
    "Assessment": ("on", lambda day: Assessment(findings=(), on=day, edition="x")),
    "assess": ("on", lambda day: assess(application(), on=day)),
    "assess_completion": ("on", lambda day: assess_completion(COMPLETION, CASE, on=day)),
    "assess_marketing": ("on", lambda day: assess_marketing(USE, CASE, on=day)),
    "ApplicationSubmitted": ("on", submitted),
    **{cls.__name__: ("on", _happens(cls, members)) for cls, members in EVENTS.items()},
    "PreApprovalTerminated.notified_on": (
        "notified_on",
        lambda day: PreApprovalTerminated(on=EARLY, **{**GROUNDS, "notified_on": day}),
    ),
    "Approval": ("decided_on", approval),
    "Record": ("disposed_on", lambda day: Record(kind=RecordKind.GRADES, disposed_on=day)),
    "Confirmation.issued_on": ("issued_on", lambda day: Confirmation(issued_on=day)),
    "Confirmation.completed_on": (
        "completed_on",
        lambda day: Confirmation(issued_on=EARLY, completed_on=day),
    ),
    "Completion.completed_on": (
        "completed_on",
        lambda day: Completion(participant=BIRCH, session=SESSION, completed_on=day),
    ),
    "Completion.uploaded_on": (
        "uploaded_on",
        lambda day: Completion(participant=BIRCH, session=SESSION, uploaded_on=day),
    ),
    "Refusal": ("on", refusal),
    "CaseImpact": (
        "submitted_on",
        lambda day: CaseImpact(index=0, title="T", sponsor="S", submitted_on=day),
    ),
    "Impact": ("on", lambda day: Impact(on=day, diffs=(), totals=NOTHING, changes=())),
    "PolicyDiff.before_in_force_from": (
        "before_in_force_from",
        lambda day: policy_diff_from(before_in_force_from=day),
    ),
    "PolicyDiff.after_in_force_from": (
        "after_in_force_from",
        lambda day: policy_diff_from(after_in_force_from=day),
    ),
}
COMPUTED_FIELDS: dict[str, Takes] = {
    "DatePeriod.first": ("first", lambda day: DatePeriod(first=day, last=BEYOND)),
    "DatePeriod.last": ("last", lambda day: DatePeriod(first=EARLY, last=day)),
    "CountedDay.day_zero": ("day_zero", lambda day: counted(day_zero=day)),
    "CountedDay.due_on": ("due_on", lambda day: counted(due_on=day)),
    "Deadline.day_zero": ("day_zero", lambda day: deadline(day_zero=day)),
    "Deadline.due_on": ("due_on", lambda day: deadline(due_on=day)),
    "Deadline.met_on": ("met_on", lambda day: deadline(met_on=day)),
}
RENEWALS: dict[str, Takes] = {
    "CaseWithCompletions mapping": (
        "renewals['117']",
        lambda day: CaseWithCompletions(case=CASE, renewals={"117": day}),
    ),
    "CaseWithCompletions pairs": (
        "renewals['117']",
        lambda day: CaseWithCompletions(case=CASE, renewals=(("117", day),)),
    ),
}
HOLIDAYS: dict[str, Takes] = {
    "Policy.holidays": ("holidays[0]", lambda day: attrs.evolve(PUBLISHED, holidays=(day,))),
    "revise holidays": ("holidays[0]", lambda day: PUBLISHED.revise(holidays=[day])),
}
CALLS: dict[str, Takes] = {
    "revise source": (
        "source.read_on",
        lambda day: PUBLISHED.revise(source={"title": "Minutes", "read_on": day}),
    ),
    "state": ("on", lambda day: deadline().state(on=day)),
    "decided_on": ("decided_on", lambda day: approval_period(application(), decided_on=day)),
    "notified_on": (
        "notified_on",
        lambda day: approval_period(application(), decided_on=EARLY, notified_on=day),
    ),
    "renewal_on": (
        "renewal_on",
        lambda day: assess_completion(COMPLETION, CASE, on=EARLY, renewal_on=day),
    ),
    "duties": ("on", lambda day: duties(CASE, (COMPLETION,), on=day)),
    "deadlines": ("on", lambda day: deadlines(CASE, (COMPLETION,), on=day)),
    "duties renewals": ("renewals['117']", _renewing(duties)),
    "deadlines renewals": ("renewals['117']", _renewing(deadlines)),
    "status": ("on", lambda day: CASE.status(on=day)),
    "in_force": ("on", lambda day: CASE.in_force(on=day)),
    "calendar_entry": ("on", lambda day: CASE.calendar_entry(on=day)),
    "impact": ("on", lambda day: impact(PUBLISHED, BOOK, (CASE,), on=day)),
    "iter_impact": ("on", lambda day: tuple(iter_impact(PUBLISHED, BOOK, (CASE,), on=day))),
    "sensitivity": ("on", lambda day: sensitivity(CASE, on=day)),
}
COMPUTED_CALLS: dict[str, Takes] = {
    "in DatePeriod": ("day", lambda day: day in DatePeriod(first=DAY, last=LATE)),
    "last_day_from": ("day_zero", Term(weeks=6).last_day_from),
    "in_force_from": ("first", Term(weeks=6).in_force_from),
    "count": (
        "day_zero",
        lambda day: Term(weeks=6).count(day, roll=False, holidays=frozenset()),
    ),
    "Policy.on": ("day", PUBLISHED.on),
    "PolicyBook.on": ("day", BOOK.on),
    "PolicyBook.announced": ("on", lambda day: BOOK.announced(on=day)),
    **{
        f"{type(policy).__name__}.governing {place}": found
        for policy in (PUBLISHED, BOOK)
        for place, found in _governing(policy).items()
    },
}
GIVEN = FIELDS | RENEWALS | HOLIDAYS | CALLS
COMPUTED = COMPUTED_FIELDS | COMPUTED_CALLS
EVERYWHERE = GIVEN | COMPUTED


@pytest.mark.parametrize("day", [DAY, Date(2026, 3, 2)], ids=["date", "Date"])
@pytest.mark.parametrize("place", FIELDS | COMPUTED_FIELDS)
def test_a_day_of_either_kind_is_kept_as_a_pendulum_date(place: str, day: dt.date) -> None:
    """A field given a standard date or a pendulum one holds the pendulum one."""
    field, takes = (FIELDS | COMPUTED_FIELDS)[place]
    held = getattr(takes(day), field)
    assert Date(2026, 3, 2) == held
    assert type(held) is Date


@pytest.mark.parametrize("day", [DAY, Date(2026, 3, 2)], ids=["date", "Date"])
@pytest.mark.parametrize("place", HOLIDAYS)
def test_holidays_of_either_kind_are_kept_as_pendulum_dates(place: str, day: dt.date) -> None:
    """The holidays of an edition may be given as either kind of date too."""
    _, takes = HOLIDAYS[place]
    held = takes(day).holidays
    assert (Date(2026, 3, 2),) == held
    assert type(held[0]) is Date


@pytest.mark.parametrize("day", [DAY, Date(2026, 3, 2)], ids=["date", "Date"])
@pytest.mark.parametrize("place", RENEWALS)
def test_renewals_of_either_kind_are_kept_as_pendulum_dates(place: str, day: dt.date) -> None:
    """The renewals of certificants may be given as either kind of date too."""
    _, takes = RENEWALS[place]
    ((name, held),) = takes(day).renewals
    assert ("117", Date(2026, 3, 2)) == (name, held)
    assert type(held) is Date


@pytest.mark.parametrize("place", CALLS | COMPUTED_CALLS)
def test_a_call_takes_either_kind_of_date_for_the_same(place: str) -> None:
    """A call that asks for a day answers alike for a standard date and a pendulum one."""
    _, takes = EVERYWHERE[place]
    assert takes(DAY) == takes(Date(2026, 3, 2))


@pytest.mark.parametrize(
    "day",
    [
        dt.datetime(2026, 3, 2, tzinfo=dt.UTC),
        dt.datetime.combine(DAY, dt.time()),
        pendulum.datetime(2026, 3, 2),
        pendulum.naive(2026, 3, 2),
    ],
    ids=["aware", "naive", "DateTime", "naive DateTime"],
)
@pytest.mark.parametrize("place", EVERYWHERE)
def test_a_datetime_is_refused_wherever_a_day_is_taken(place: str, day: dt.datetime) -> None:
    """No constructor and no call takes a datetime, although Python calls it a date."""
    field, takes = EVERYWHERE[place]
    with pytest.raises(InvalidValueError) as no:
        takes(day)
    assert field == no.value.field


@pytest.mark.parametrize("day", [20260302, 1.5, True, b"2026-03-02", [DAY]], ids=repr)
@pytest.mark.parametrize("place", EVERYWHERE)
def test_what_is_no_date_is_refused_wherever_a_day_is_taken(place: str, day: object) -> None:
    """No number, no bytes and no list pass for a day."""
    field, takes = EVERYWHERE[place]
    with pytest.raises(InvalidValueError) as no:
        takes(day)
    assert field == no.value.field


@pytest.mark.parametrize("day", [dt.date(1899, 12, 31), dt.date(2201, 1, 1)], ids=str)
@pytest.mark.parametrize("place", GIVEN)
def test_a_day_outside_three_centuries_is_refused(place: str, day: dt.date) -> None:
    """A day that is given is refused before 1900 and after 2200."""
    field, takes = GIVEN[place]
    with pytest.raises(InvalidValueError) as no:
        takes(day)
    assert field == no.value.field


@pytest.mark.parametrize("day", [EARLY, LATE], ids=str)
@pytest.mark.parametrize("place", GIVEN)
def test_the_first_and_the_last_day_of_three_centuries_are_taken(place: str, day: dt.date) -> None:
    """1900-01-01 and 2200-12-31 are days like any other."""
    _, takes = GIVEN[place]
    takes(day)


@pytest.mark.parametrize("day", [dt.date(1899, 12, 31), dt.date(9001, 1, 1)], ids=str)
@pytest.mark.parametrize("place", COMPUTED)
def test_a_computed_day_is_refused_before_1900_and_after_9000(place: str, day: dt.date) -> None:
    """A day that may have been computed has bounds too, within which nothing overflows."""
    field, takes = COMPUTED[place]
    with pytest.raises(InvalidValueError) as no:
        takes(day)
    assert field == no.value.field


@pytest.mark.parametrize("day", [EARLY, dt.date(2201, 1, 1), dt.date(8000, 1, 1)], ids=str)
@pytest.mark.parametrize("place", COMPUTED)
def test_a_computed_day_may_lie_beyond_2200(place: str, day: dt.date) -> None:
    """What counts from a day takes one that was itself the end of a count."""
    _, takes = COMPUTED[place]
    takes(day)


def test_a_holiday_with_a_time_of_day_is_refused_when_counting() -> None:
    """A datetime among the holidays would match no day, so it is refused and not passed over."""
    holidays: Any = frozenset({dt.datetime(2020, 2, 12, tzinfo=dt.UTC)})
    with pytest.raises(InvalidValueError):
        Term(weeks=6).count(dt.date(2020, 1, 1), roll=True, holidays=holidays)
