"""A case is opened, recorded, replayed and asked; what is no case and no event is misuse."""

import copy
import datetime as dt
import json
import pickle
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from pendulum import Date

from cerp_rules import (
    PUBLISHED,
    Application,
    ApplicationAmended,
    ApplicationSubmitted,
    ApplicationWithdrawn,
    Event,
    InvalidValueError,
    LogoRequested,
    MonitoringRecorded,
    NotInForceError,
    NotPermittedError,
    Outcome,
    PolicyBook,
    PreApproval,
    Status,
    dump,
    load,
)
from cerp_rules.testing._samples import application_payload
from histories import HISTORIES, case_of
from scenarios import event_of

LATER = PUBLISHED.revise(edition="later", in_force_from="2026-08-01", appeal_within="P20D")
BOOK = PolicyBook((PUBLISHED, LATER))


def application() -> Application:
    """Give the application of the samples."""
    return load(application_payload(), Application)


# Opening and replaying.


def test_submit_opens_a_case_with_one_event() -> None:
    """The first event is the submission on the day of the application."""
    case = PreApproval.submit(application())
    expected = (ApplicationSubmitted(on=dt.date(2026, 3, 2), application=application()),)
    assert expected == case.events
    assert (PUBLISHED, application()) == (case.policy, case.application)


def test_a_case_can_be_opened_with_an_incomplete_application() -> None:
    """An incomplete application is a real thing."""
    payload = {key: application_payload()[key] for key in ("submitted_on", "sponsor", "offering")}
    case = PreApproval.submit(load(payload, Application))
    assert Status.UNDER_REVIEW is case.status(on=dt.date(2026, 3, 2))


@pytest.mark.parametrize("history", HISTORIES)
@pytest.mark.parametrize("policy", [PUBLISHED, BOOK], ids=["published", "book"])
def test_replay_is_to_record_one_by_one(history: str, policy: Any) -> None:
    """The events of a case give it again, at once or step by step, with equal facts."""
    events = case_of(history).events
    replayed = PreApproval.replay(events, policy)
    recorded = PreApproval.submit(application(), policy)
    for event in events[1:]:
        recorded = recorded.record(event)
    assert replayed == recorded
    assert (events, replayed._facts) == (recorded.events, recorded._facts)
    assert hash(replayed) == hash(recorded)


def test_events_may_come_from_anything_that_gives_them_in_order() -> None:
    """A list, a tuple and a generator give the same case."""

    def one_by_one() -> Iterator[Event]:
        yield from case_of("reversed").events

    expected = case_of("reversed")
    assert expected == PreApproval.replay(one_by_one())
    assert expected == PreApproval.replay(list(expected.events))


def test_the_policy_is_part_of_a_case() -> None:
    """Two cases with the same events under two policies are not equal."""
    events = case_of("approved").events
    assert PreApproval.replay(events) != PreApproval.replay(events, BOOK)
    assert PreApproval.replay(events) != PreApproval.replay(events[:-1])


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("application", {"application": None}),
        ("application", {"application": application_payload()}),
        ("policy", {"policy": None}),
        ("policy", {"policy": "published"}),
        ("policy", {"policy": (PUBLISHED,)}),
    ],
)
def test_what_cannot_be_submitted_is_refused_by_name(field: str, given: dict[str, Any]) -> None:
    """A payload is no application, and the name of an edition no policy."""
    with pytest.raises(InvalidValueError) as no:
        PreApproval.submit(**{"application": application(), **given})
    assert field == no.value.field


@pytest.mark.parametrize(
    ("field", "events"),
    [
        ("events", None),
        ("events", 17),
        ("events", ApplicationWithdrawn(on=dt.date(2026, 3, 9))),
        ("events[0]", ()),
        ("events[0]", []),
        ("events[0]", "submitted"),
        ("events[0]", [None]),
        ("events[0]", [ApplicationWithdrawn(on=dt.date(2026, 3, 9))]),
        ("events[0]", [ApplicationAmended(on=dt.date(2026, 3, 2), application=application())]),
        ("events[1]", [event_of("submitted"), None]),
        ("events[1]", [event_of("submitted"), application()]),
        ("events[1]", [event_of("submitted"), LogoRequested]),
        ("events[3]", [event_of("submitted"), event_of("coordinator"), event_of("committee"), {}]),
    ],
)
def test_what_is_no_history_is_refused_by_place(field: str, events: Any) -> None:
    """A history is a list of events that begins with a submission."""
    with pytest.raises(InvalidValueError) as no:
        PreApproval.replay(events)
    assert field == no.value.field


def test_a_policy_of_another_class_is_refused_before_the_events_are_read() -> None:
    """The argument is named, whatever else is wrong."""
    with pytest.raises(InvalidValueError) as no:
        PreApproval.replay((), "published")  # type: ignore[arg-type]
    assert "policy" == no.value.field


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ((), {}),
        ((None,), {}),
        ((case_of("approved").events, PUBLISHED), {}),
        ((), {"events": case_of("approved").events, "policy": PUBLISHED}),
    ],
)
def test_a_case_cannot_be_made_by_a_call(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    """A case is opened or replayed, whatever its class is called with."""
    with pytest.raises(InvalidValueError, match="must be made by submit or replay") as no:
        PreApproval(*given, **named)
    assert "PreApproval" == no.value.field


def test_a_class_of_events_that_is_none_of_the_library_is_refused() -> None:
    """Only the types of event that the tables know are events."""

    @attrs.frozen(kw_only=True)
    class Renamed(MonitoringRecorded):
        """A class of somebody else."""

    event = Renamed(on=dt.date(2026, 6, 2), remarks="Seen")
    with pytest.raises(InvalidValueError) as no:
        case_of("approved").permit(event)
    assert "event" == no.value.field


@pytest.mark.parametrize("event", [None, "logo_requested", {}, LogoRequested, PUBLISHED])
def test_what_is_no_event_is_misuse(event: Any) -> None:
    """Neither permit nor record takes a payload, a class or the name of a type."""
    for call in (case_of("approved").permit, case_of("approved").record):
        with pytest.raises(InvalidValueError) as no:
            call(event)
        assert "event" == no.value.field


# Recording.


def test_record_gives_another_case_and_leaves_this_one() -> None:
    """A case is a value: what is recorded is in the next one."""
    case = case_of("approved")
    before = (case.events, case._facts, case.status(on=dt.date(2026, 4, 2)))
    after = case.record(event_of("notified"))
    assert (*case.events, event_of("notified")) == after.events
    assert before == (case.events, case._facts, case.status(on=dt.date(2026, 4, 2)))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        case.events = ()  # type: ignore[misc]


def test_permit_records_nothing() -> None:
    """To ask twice gives the same answer."""
    case, event = case_of("warned"), event_of("terminated")
    assert case.permit(event) == case.permit(event)
    assert case_of("warned") == case


def test_the_assessment_of_a_step_has_its_day_and_edition() -> None:
    """The day is that of the event, and the edition the one it goes by."""
    found = case_of("warned").permit(event_of("terminated"))
    assert (True, Outcome.ELIGIBLE, None) == (found.ok, found.outcome, found.award)
    assert (Date(2026, 8, 3), "published") == (found.on, found.edition)


@pytest.mark.parametrize(
    ("history", "event", "edition"),
    [
        ("submitted", {"type": "application_amended", "on": "2026-09-01"}, "published"),
        ("submitted", {"like": "withdrawn", "on": "2026-09-01"}, "published"),
        ("submitted", {"like": "coordinator", "on": "2026-09-01"}, "published"),
        ("reviewed", {"like": "approved", "on": "2026-09-01"}, "published"),
        ("reviewed", {"like": "declined", "on": "2026-09-01"}, "published"),
        ("approved", {"like": "notified", "on": "2026-09-01"}, "published"),
        ("approved", {"like": "listed", "on": "2026-07-31"}, "published"),
        ("approved", {"like": "listed", "on": "2026-08-01"}, "later"),
        ("approved", {"like": "logo-requested", "on": "2026-08-01"}, "later"),
        ("approved", {"like": "delivered", "on": "2026-08-01"}, "later"),
        ("approved", {"like": "warned", "on": "2026-08-01"}, "later"),
        ("warned", "terminated", "later"),
        ("submitted", {"like": "terminated", "on": "2026-03-01"}, "published"),
    ],
)
def test_each_step_goes_by_its_edition(
    history: str, event: str | dict[str, Any], edition: str
) -> None:
    """Up to the notice the edition of the submission, then the one of the event's own day."""
    case = PreApproval.replay(case_of(history).events, BOOK)
    assert edition == case.permit(event_of(event)).edition


def test_a_mistaken_entry_is_repaired_by_replaying_the_corrected_list() -> None:
    """What record refuses for its day, replay takes in its place."""
    forgotten = event_of("sample-form")
    with pytest.raises(NotPermittedError, match="replay the corrected list"):
        case_of("warned").record(forgotten)
    *before, warned = case_of("warned").events
    assert 8 == len(PreApproval.replay((*before, forgotten, warned)).events)


def test_events_of_one_day_keep_their_order() -> None:
    """The order of the list decides, both in what is permitted and in what counts."""
    day = dt.date(2026, 3, 23)
    submitted = event_of("submitted")
    coordinator, committee = (
        event_of({"like": name, "on": day}) for name in ("coordinator", "committee")
    )
    against = event_of({"like": "committee", "on": day, "recommendation": "decline"})
    approved = event_of({"like": "approved", "on": day})
    case = PreApproval.replay((submitted, coordinator, against, committee, approved))
    assert (submitted, coordinator, against, committee, approved) == case.events
    assert Status.IN_FORCE is case.status(on=day)
    for order in (
        (submitted, coordinator, committee, against, approved),
        (submitted, coordinator, approved, against, committee),
    ):
        with pytest.raises(NotPermittedError):
            PreApproval.replay(order)


def test_a_case_of_a_thousand_events_is_replayed_and_recorded() -> None:
    """Nothing limits how much happens."""
    first = case_of("approved")
    more = [
        event_of({"like": "monitored", "on": dt.date(2026, 4, 1) + dt.timedelta(days=number // 2)})
        for number in range(996)
    ]
    recorded = first
    for event in more:
        recorded = recorded.record(event)
    replayed = PreApproval.replay((*first.events, *more))
    assert 1_000 == len(replayed.events)
    assert (replayed, replayed._facts) == (recorded, recorded._facts)
    assert Date(2027, 8, 11) == replayed.events[-1].on


# A policy book.


def test_a_case_keeps_its_book() -> None:
    """Each answer goes by the edition that the book selects: 30 days, then 20."""
    events = case_of("terminated").events
    appealed = event_of({"like": "appealed", "on": "2026-08-26"})
    assert PreApproval.replay(events, PUBLISHED).permit(appealed).ok
    case = PreApproval.replay(events, BOOK)
    assert BOOK == case.policy
    assert not case.permit(appealed).ok
    assert case.permit(event_of({"like": "appealed", "on": "2026-08-25"})).ok


def test_a_book_without_an_edition_on_the_day_of_submission_is_refused() -> None:
    """A case needs an edition from its first day on."""
    book = PolicyBook((PUBLISHED.revise(edition="first", in_force_from="2026-03-03"),))
    days = (Date(2026, 3, 2), Date(2026, 3, 3))
    with pytest.raises(NotInForceError) as no:
        PreApproval.submit(application(), book)
    assert days == (no.value.day, no.value.first)
    with pytest.raises(NotInForceError) as no:
        PreApproval.replay(case_of("approved").events, book)
    assert days == (no.value.day, no.value.first)


def test_a_book_that_begins_on_the_day_of_submission_is_enough() -> None:
    """An event before that day is refused for its day, and not for want of an edition."""
    book = PolicyBook((PUBLISHED.revise(edition="first", in_force_from="2026-03-02"),))
    case = PreApproval.submit(application(), book)
    for name in ("coordinator", "terminated"):
        found = case.permit(event_of({"like": name, "on": "2026-03-01"}))
        assert ("first", False) == (found.edition, found.ok)


def test_an_edition_that_comes_later_changes_nothing_before() -> None:
    """A case under a longer book gives the same answers on days before the new edition."""
    events = case_of("terminated").events
    book = PolicyBook(
        (PUBLISHED, PUBLISHED.revise(edition="next", in_force_from="2026-08-06", reviewers=[
            "committee"
        ], approval_term="P1Y"))
    )  # fmt: skip
    short, long = PreApproval.replay(events, PUBLISHED), PreApproval.replay(events, book)
    assert short._facts.period == long._facts.period
    for on in (dt.date(2026, 4, 1), dt.date(2026, 8, 5), dt.date(2028, 3, 31)):
        assert short.status(on=on) is long.status(on=on)
        assert short.in_force(on=on) is long.in_force(on=on)


# A value.


def test_a_case_names_itself() -> None:
    """The text has the offering, the last status and the last event, on one line."""
    title = "<PreApproval of 'Riparian restoration field course': "
    terminated = "terminated, last pre_approval_terminated on 2026-08-03>"
    assert title + terminated == repr(case_of("terminated"))
    assert title + "approved, last appeal_decided on 2026-09-14>" == repr(case_of("reversed"))


@pytest.mark.parametrize("history", HISTORIES)
@pytest.mark.parametrize("book", [False, True], ids=["published", "book"])
def test_a_case_is_copied_and_pickled(history: str, *, book: bool) -> None:
    """Copies are equal, have equal facts, and go on as the case does."""
    case = PreApproval.replay(case_of(history).events, BOOK if book else PUBLISHED)
    pickled = pickle.loads(pickle.dumps(case))  # noqa: S301  # our own bytes
    next_one = event_of({"like": "monitored", "on": "2026-09-14"})
    for again in (copy.copy(case), copy.deepcopy(case), pickled):
        assert (case, case._facts, case.policy) == (again, again._facts, again.policy)
        assert hash(case) == hash(again)
        assert case.permit(next_one) == again.permit(next_one)


@pytest.mark.parametrize("history", HISTORIES)
def test_a_case_is_replayed_from_its_dumped_events(history: str) -> None:
    """Written as JSON and read again, the events give an equal case."""
    case = case_of(history)
    text = json.dumps([dump(event) for event in case.events])
    events = [load(payload, Event) for payload in json.loads(text)]
    again = PreApproval.replay(events, case.policy)
    assert (case, case._facts) == (again, again._facts)
