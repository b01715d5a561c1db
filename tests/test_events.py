"""Events: each of a type of its own, what it holds, and each member bound from both sides."""

import datetime as dt
import itertools
from typing import Any

import attrs
import pytest
from pendulum import Date

from cerp_rules import (
    AppealDecided,
    AppealFiled,
    AppealFiler,
    ApplicantNotified,
    Application,
    ApplicationAmended,
    ApplicationApproved,
    ApplicationDeclined,
    ApplicationSubmitted,
    ApplicationWithdrawn,
    CreditAward,
    Document,
    Event,
    EventType,
    Ground,
    InvalidValueError,
    LogoRequested,
    LogoSupplied,
    MonitoringRecorded,
    Offering,
    OfferingKind,
    OfferingListed,
    PreApprovalTerminated,
    Recommendation,
    RecordKind,
    RecordsDelivered,
    RequestedApproval,
    Reviewer,
    ReviewRecorded,
    SampleFormRequested,
    Session,
    Sponsor,
    WarningIssued,
)
from cerp_rules.events import EVENTS

DAY = dt.date(2026, 3, 2)
APPLICATION = Application(
    submitted_on=DAY,
    sponsor=Sponsor(name="Cascadia Wetlands Institute"),
    offering=Offering(title="Riparian field course", kind=OfferingKind.COURSE),
)
SESSION = Session(starts_on=dt.date(2026, 6, 1), ends_on=dt.date(2026, 6, 3))
REPORT = Document(title="Report of a visit")
SIXTEEN = CreditAward(value=16)
VISIBLE = "must show something and hold no control characters"
NO_DAY = "must be a date without a time of day"
CENTURIES = "must lie between 1900-01-01 and 2200-12-31"
VOTES = "must be a whole number from 0 to 1000"

# Each type of event by its text on the wire, with its class and what must be given besides a day.
TYPES: list[tuple[str, type[Event], dict[str, Any]]] = [
    ("application_submitted", ApplicationSubmitted, {"application": APPLICATION}),
    ("application_amended", ApplicationAmended, {"application": APPLICATION}),
    ("application_withdrawn", ApplicationWithdrawn, {}),
    (
        "review_recorded", ReviewRecorded,
        {"reviewer": Reviewer.COMMITTEE, "recommendation": Recommendation.APPROVE},
    ),
    ("application_approved", ApplicationApproved, {"approval_code": "C-1", "credits": SIXTEEN}),
    ("application_declined", ApplicationDeclined, {"reasons": ("Out of scope",)}),
    ("applicant_notified", ApplicantNotified, {}),
    ("offering_listed", OfferingListed, {}),
    ("sample_form_requested", SampleFormRequested, {}),
    ("logo_requested", LogoRequested, {}),
    ("logo_supplied", LogoSupplied, {}),
    (
        "records_delivered", RecordsDelivered,
        {"session": SESSION, "kinds": (RecordKind.ATTENDANCE,)},
    ),
    ("monitoring_recorded", MonitoringRecorded, {"remarks": "Well taught"}),
    ("warning_issued", WarningIssued, {"grounds": (Ground.GUIDELINES,), "evidence": (REPORT,)}),
    (
        "pre_approval_terminated", PreApprovalTerminated,
        {
            "grounds": (Ground.GUIDELINES,), "evidence": (REPORT,),
            "notified_on": dt.date(2026, 3, 4),
        },
    ),
    ("appeal_filed", AppealFiled, {}),
    ("appeal_decided", AppealDecided, {"votes_to_reverse": 3, "votes_to_uphold": 2}),
]  # fmt: skip
GIVEN = {cls: members for _, cls, members in TYPES}
OPTIONAL: dict[type[Event], dict[str, object]] = {
    ReviewRecorded: {"remarks": None},
    ApplicationApproved: {"granted": None, "sessions": ()},
    AppealFiled: {"filed_by": None},
    AppealDecided: {"abstentions": None},
}
each_type = pytest.mark.parametrize(
    ("text", "cls", "members"), TYPES, ids=[text for text, *_ in TYPES]
)


def event(cls: type[Event], **members: Any) -> Event:
    """Build an event of a class with some members given otherwise."""
    return cls(**{"on": DAY, **GIVEN[cls], **members})


def test_there_are_these_types_of_event() -> None:
    """Each type has its text on the wire and its class, and there is no other."""
    expected = [text for text, *_ in TYPES]
    assert expected == [one.value for one in EventType]
    assert {text: cls for text, cls, _ in TYPES} == dict(EVENTS)
    assert set(EVENTS.values()) == set(Event.__subclasses__())


@each_type
def test_an_event_keeps_what_is_given(text: str, cls: type[Event], members: dict[str, Any]) -> None:
    """It has its type, its day and its members; what may be left out is None or empty."""
    built = event(cls)
    expected = {"on": Date(2026, 3, 2), **members, **OPTIONAL.get(cls, {})}
    assert text == built.type.value
    assert built.type is cls.type
    assert expected == {field.name: getattr(built, field.name) for field in attrs.fields(cls)}
    assert type(built.on) is Date


@each_type
def test_nothing_that_is_asked_for_is_left_out(
    text: str, cls: type[Event], members: dict[str, Any]
) -> None:
    """The day and each member without a default are asked for, and nothing else is taken."""
    given = {"on": DAY, **members}
    for absent in given:
        with pytest.raises(TypeError):
            cls(**{name: value for name, value in given.items() if name != absent})
    for more in ({"type": EventType(text)}, {"remark": "x"}):
        with pytest.raises(TypeError):
            cls(**given, **more)


@each_type
@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (None, NO_DAY),
        ("2026-03-02", NO_DAY),
        (dt.datetime(2026, 3, 2, tzinfo=dt.UTC), NO_DAY),
        (dt.date(1899, 12, 31), CENTURIES),
        (dt.date(2201, 1, 1), CENTURIES),
    ],
    ids=str,
)
def test_what_is_no_day_of_an_event_is_refused(
    text: str, cls: type[Event], members: dict[str, Any], day: Any, reason: str
) -> None:
    """An event of any type is on a civil day from 1900 to 2200."""
    with pytest.raises(InvalidValueError) as no:
        cls(on=day, **members)
    assert (text, "on", reason) == (cls.type.value, no.value.field, no.value.reason)


@each_type
def test_the_type_of_an_event_is_fixed(
    text: str, cls: type[Event], members: dict[str, Any]
) -> None:
    """The type belongs to the class, and no event can be turned into another."""
    built = event(cls)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        built.type = EventType.APPEAL_FILED  # type: ignore[misc]
    assert (text, members) == (built.type.value, {name: getattr(built, name) for name in members})


def test_events_of_two_types_differ() -> None:
    """Two events of one day and no members, but of two types, are two events."""
    bare = [event(cls) for _, cls, members in TYPES if not members]
    expected = 7
    assert expected == len(set(bare))
    assert [] == [pair for pair in itertools.combinations(bare, 2) if pair[0] == pair[1]]


def test_an_event_is_of_some_type() -> None:
    """The class of all events cannot be built, since nothing happened."""
    with pytest.raises(InvalidValueError) as no:
        Event(on=DAY)
    expected = ("event", "the class of all events", "must be of one type")
    assert expected == (no.value.field, no.value.value, no.value.reason)


@pytest.mark.parametrize(
    ("cls", "field", "value"),
    [
        *((ReviewRecorded, "reviewer", one) for one in Reviewer),
        *((ReviewRecorded, "recommendation", one) for one in Recommendation),
        (ReviewRecorded, "remarks", "x"),
        (ReviewRecorded, "remarks", "x" * 2_000),
        (ApplicationApproved, "approval_code", "x"),
        (ApplicationApproved, "approval_code", "x" * 300),
        *((ApplicationApproved, "granted", one) for one in RequestedApproval),
        (ApplicationApproved, "sessions", (SESSION,) * 1_000),
        (ApplicationDeclined, "reasons", ("x" * 2_000,) * 100),
        (RecordsDelivered, "kinds", tuple(RecordKind)),
        (MonitoringRecorded, "remarks", "x"),
        (MonitoringRecorded, "remarks", "x" * 2_000),
        *(
            (cls, field, value)
            for cls in (WarningIssued, PreApprovalTerminated)
            for field, value in (
                ("grounds", ()),
                ("grounds", tuple(Ground)),
                ("evidence", ()),
                ("evidence", (REPORT,) * 100),
            )
        ),
        # That the notice comes after the decision is for a rule to say.
        (PreApprovalTerminated, "notified_on", dt.date(1900, 1, 1)),
        (PreApprovalTerminated, "notified_on", dt.date(2200, 12, 31)),
        *((AppealFiled, "filed_by", one) for one in AppealFiler),
        *(
            (AppealDecided, field, value)
            for field in ("votes_to_reverse", "votes_to_uphold", "abstentions")
            for value in (0, 1_000)
        ),
    ],
    ids=lambda one: str(getattr(one, "__name__", one))[:25],
)
def test_what_lies_within_a_bound_is_kept(cls: type[Event], field: str, value: object) -> None:
    """Each member is kept up to its bound; whether it is enough, the rules say."""
    assert value == getattr(event(cls, **{field: value}), field)


Refused = tuple[type[Event], str, object, str, str]
REFUSED: list[Refused] = [
    (ApplicationSubmitted, "application", {}, "application", "must be of type Application"),
    (ApplicationSubmitted, "application", None, "application", "must be of type Application"),
    (ApplicationAmended, "application", None, "application", "must be of type Application"),
    (ReviewRecorded, "reviewer", "committee", "reviewer", "must be of type Reviewer"),
    (ReviewRecorded, "reviewer", None, "reviewer", "must be of type Reviewer"),
    (
        ReviewRecorded, "recommendation", "approve", "recommendation",
        "must be of type Recommendation",
    ),
    (
        ReviewRecorded, "recommendation", Reviewer.COMMITTEE, "recommendation",
        "must be of type Recommendation",
    ),
    (ReviewRecorded, "remarks", "", "remarks", VISIBLE),
    (ReviewRecorded, "remarks", "x" * 2_001, "remarks", "must have at most 2000 characters"),
    (ReviewRecorded, "remarks", 7, "remarks", "must be text"),
    (ApplicationApproved, "approval_code", " ", "approval_code", VISIBLE),
    (
        ApplicationApproved, "approval_code", "x" * 301, "approval_code",
        "must have at most 300 characters",
    ),
    (ApplicationApproved, "approval_code", None, "approval_code", "must be text"),
    (ApplicationApproved, "credits", "16", "credits", "must be of type CreditAward"),
    (ApplicationApproved, "credits", None, "credits", "must be of type CreditAward"),
    (
        ApplicationApproved, "granted", "two_years", "granted",
        "must be of type RequestedApproval",
    ),
    (ApplicationApproved, "sessions", None, "sessions", "must be a tuple"),
    (ApplicationApproved, "sessions", [SESSION], "sessions", "must be a tuple"),
    (ApplicationApproved, "sessions", (SESSION, 1), "sessions[1]", "must be of type Session"),
    (
        ApplicationApproved, "sessions", (SESSION,) * 1_001, "sessions",
        "must have at most 1000 items",
    ),
    (ApplicationDeclined, "reasons", (), "reasons", "must name at least one"),
    (ApplicationDeclined, "reasons", "Out of scope", "reasons", "must be a tuple"),
    (ApplicationDeclined, "reasons", ["Out of scope"], "reasons", "must be a tuple"),
    (ApplicationDeclined, "reasons", ("x",) * 101, "reasons", "must have at most 100 items"),
    (ApplicationDeclined, "reasons", ("x", None), "reasons[1]", "must be of type str"),
    (ApplicationDeclined, "reasons", ("x", ""), "reasons[1]", VISIBLE),
    (
        ApplicationDeclined, "reasons", ("x" * 2_001,), "reasons[0]",
        "must have at most 2000 characters",
    ),
    (RecordsDelivered, "session", SESSION.days, "session", "must be of type Session"),
    (RecordsDelivered, "session", None, "session", "must be of type Session"),
    (RecordsDelivered, "kinds", (), "kinds", "must name at least one"),
    (RecordsDelivered, "kinds", RecordKind.GRADES, "kinds", "must be a tuple"),
    (RecordsDelivered, "kinds", ("grades",), "kinds[0]", "must be of type RecordKind"),
    (
        RecordsDelivered, "kinds", (RecordKind.GRADES, RecordKind.GRADES), "kinds",
        "must name each item once",
    ),
    (
        RecordsDelivered, "kinds", (RecordKind.GRADES,) * 4, "kinds",
        "must have at most 3 items",
    ),
    (MonitoringRecorded, "remarks", None, "remarks", "must be text"),
    (MonitoringRecorded, "remarks", "", "remarks", VISIBLE),
    (MonitoringRecorded, "remarks", "x" * 2_001, "remarks", "must have at most 2000 characters"),
    *(
        (cls, member, value, field, reason)
        for cls in (WarningIssued, PreApprovalTerminated)
        for member, value, field, reason in (
            ("grounds", None, "grounds", "must be a tuple"),
            ("grounds", [Ground.GUIDELINES], "grounds", "must be a tuple"),
            ("grounds", ("guidelines",), "grounds[0]", "must be of type Ground"),
            ("grounds", (Ground.GUIDELINES,) * 2, "grounds", "must name each item once"),
            ("grounds", (Ground.GUIDELINES,) * 4, "grounds", "must have at most 3 items"),
            ("evidence", None, "evidence", "must be a tuple"),
            ("evidence", REPORT, "evidence", "must be a tuple"),
            ("evidence", ("Report",), "evidence[0]", "must be of type Document"),
            ("evidence", (REPORT,) * 101, "evidence", "must have at most 100 items"),
        )
    ),
    (PreApprovalTerminated, "notified_on", None, "notified_on", NO_DAY),
    (PreApprovalTerminated, "notified_on", "2026-03-04", "notified_on", NO_DAY),
    (PreApprovalTerminated, "notified_on", dt.date(1899, 12, 31), "notified_on", CENTURIES),
    (PreApprovalTerminated, "notified_on", dt.date(2201, 1, 1), "notified_on", CENTURIES),
    (AppealFiled, "filed_by", "sponsor", "filed_by", "must be of type AppealFiler"),
    (AppealFiled, "filed_by", "", "filed_by", "must be of type AppealFiler"),
    *(
        (AppealDecided, field, value, field, VOTES)
        for field in ("votes_to_reverse", "votes_to_uphold", "abstentions")
        for value in (-1, 1_001, True, 1.0, "3")
    ),
    (AppealDecided, "votes_to_reverse", None, "votes_to_reverse", VOTES),
    (AppealDecided, "votes_to_uphold", None, "votes_to_uphold", VOTES),
]  # fmt: skip


@pytest.mark.parametrize(
    ("cls", "member", "value", "field", "reason"),
    REFUSED,
    ids=lambda one: str(getattr(one, "__name__", one))[:25],
)
def test_what_is_no_member_of_an_event_is_refused(
    cls: type[Event], member: str, value: object, field: str, reason: str
) -> None:
    """A member of another class, too large, empty or twice is refused by the name of its field."""
    with pytest.raises(InvalidValueError) as no:
        event(cls, **{member: value})
    assert (field, reason) == (no.value.field, no.value.reason)


def test_no_member_is_forgotten_here() -> None:
    """No member of any event is without a value that it refuses."""
    members = {(cls, field.name) for _, cls, _ in TYPES for field in attrs.fields(cls)}
    assert members == {(cls, member) for cls, member, *_ in REFUSED} | {
        (cls, "on") for _, cls, _ in TYPES
    }


@pytest.mark.parametrize("on", [dt.date(2026, 3, 1), dt.date(2026, 3, 3)], ids=str)
def test_a_submission_is_on_the_day_of_the_application(on: dt.date) -> None:
    """A submission the day before or after its application's is none; an amendment is later."""
    with pytest.raises(InvalidValueError) as no:
        ApplicationSubmitted(on=on, application=APPLICATION)
    expected = ("on", on.isoformat(), "must be the day of submission")
    assert expected == (no.value.field, no.value.value, no.value.reason)
    assert on == ApplicationAmended(on=on, application=APPLICATION).on


@pytest.mark.parametrize(
    ("to_reverse", "to_uphold", "abstentions", "expected"),
    [
        (0, 0, None, True),
        (0, 0, 5, True),
        (1, 1, None, True),
        (1_000, 1_000, 1_000, True),
        (1, 0, None, False),
        (0, 1, None, False),
        (3, 2, 1, False),
        (2, 3, 1, False),
        (1_000, 999, 1, False),
    ],
)
def test_a_tie_is_as_many_votes_for_as_against(
    to_reverse: int, to_uphold: int, abstentions: int | None, *, expected: bool
) -> None:
    """No votes at all are a tie, and abstentions do not count (`appeal_majority`)."""
    decided = AppealDecided(
        on=DAY, votes_to_reverse=to_reverse, votes_to_uphold=to_uphold, abstentions=abstentions
    )
    assert decided.is_tie is expected
