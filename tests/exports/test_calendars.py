"""The calendars: what icalendar reads back of them is what the library says of the cases."""

import datetime as dt
import importlib.util
import subprocess
import sys
import textwrap
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings

from cerp_rules import (
    PUBLISHED,
    Application,
    ApplicationAmended,
    CaseWithCompletions,
    DeadlineState,
    InvalidValueError,
    Party,
    PreApproval,
    Session,
    deadlines,
)
from cerp_rules.exports import calendars
from cerp_rules.exports.calendars import deadlines_calendar, offerings_calendar
from cerp_rules.testing import a_case, a_completion, an_application
from cerp_rules.testing.strategies import cases

ON = dt.date(2026, 4, 10)
STAMP = dt.datetime(2026, 4, 10, 9, 30, 15, 999, tzinfo=dt.timezone(dt.timedelta(hours=2)))
HARD = 'Sedges, rushes; "grasses" \\ and\\n söme 🌾 ' + "very long " * 20
OPEN = {
    DeadlineState.OVERDUE,
    DeadlineState.DUE,
    DeadlineState.UPCOMING,
    DeadlineState.KEEPING,
}


def _read(text: str) -> list[Any]:
    """Read a calendar back, and give its events."""
    calendar: Any = icalendar.Calendar.from_ical(text)
    assert ("2.0", "-//cerp_rules//cerp_rules//EN") == (calendar["VERSION"], calendar["PRODID"])
    assert [] == [one for event in calendar.walk() for one in event.errors]
    return list(calendar.walk("VEVENT"))


def _offerings(*listed: PreApproval, on: dt.date = ON) -> list[Any]:
    return _read(offerings_calendar(listed, on=on, stamp=STAMP))


def _deadlines(
    *owed: PreApproval | CaseWithCompletions, party: Party = Party.SER, on: dt.date = ON
) -> list[Any]:
    return _read(deadlines_calendar(owed, party=party, on=on, stamp=STAMP))


def _uids(events: list[Any]) -> list[str]:
    return [str(one["UID"]) for one in events]


def test_a_session_is_an_event_of_whole_days() -> None:
    """The event begins on the first day and ends on the day after the last, without a time."""
    (event,) = _offerings(a_case())
    assert (dt.date(2026, 6, 1), dt.date(2026, 6, 4)) == (event.start, event.end)
    assert (dt.date, dt.date) == (type(event.start), type(event.end))
    assert dt.datetime(2026, 4, 10, 7, 30, 15, tzinfo=dt.UTC) == event["DTSTAMP"].dt
    assert "TRANSPARENT" == event["TRANSP"]


def test_what_is_listed_is_said() -> None:
    """Title, place, credits, sponsor, code and contact of the entry are read back."""
    application = an_application(
        offering__sessions=[{"starts_on": "2026-06-01", "ends_on": "2026-06-01", "place": HARD}],
        offering__title=HARD,
        sponsor__name="A; B, C",
    )
    case = a_case(application=application)
    (event,) = _offerings(case)
    entry = case.calendar_entry(on=ON)
    assert entry is not None
    contact = entry.registration_contact
    assert contact is not None
    assert HARD == event["SUMMARY"] == entry.title
    assert HARD == event["LOCATION"]
    assert (
        f"A; B, C. {entry.credits}, pre-approved by SER. Approval code {entry.approval_code}."
        == event["DESCRIPTION"]
    )
    said = [one for one in (contact.name, contact.email, contact.phone) if one]
    assert ", ".join(said) == event["CONTACT"]
    assert contact.url == event["URL"]


def test_lines_are_as_the_standard_wants_them() -> None:
    """Lines end in CR LF and have at most 75 octets."""
    text = offerings_calendar(
        [a_case(application=an_application(offering__title=HARD))], on=ON, stamp=STAMP
    )
    assert text.endswith("END:VCALENDAR\r\n")
    assert text.count("\n") == text.count("\r\n")
    assert 75 >= max(len(line.encode()) for line in text.split("\r\n"))


@pytest.mark.parametrize(
    ("contact", "said", "url"),
    [
        ({"url": "https://example.org/a"}, None, "https://example.org/a"),
        ({"email": "a@example.org", "name": "N."}, "N., a@example.org", None),
        ({"phone": "1"}, "1", None),
    ],
)
def test_a_contact_is_given_as_far_as_it_is_known(contact: Any, said: Any, url: Any) -> None:
    """A part of the contact that the application does not give is not made up."""
    case = a_case(application=an_application(registration_contact=contact))
    (event,) = _offerings(case)
    assert (said, url) == (event.get("CONTACT"), event.get("URL"))


def test_an_edition_may_ask_for_no_contact() -> None:
    """Where an edition asks for no contact, an offering without one is listed without one."""
    asked = ["sponsor_and_instructors", "syllabus", "sessions"]
    edition = PUBLISHED.revise(edition="no contact", required_information=asked)
    application = an_application(registration_contact=None)
    (event,) = _offerings(a_case(application=application, policy=edition))
    assert (None, None) == (event.get("CONTACT"), event.get("URL"))


def test_without_a_place_none_is_said() -> None:
    """A session without a place has no location."""
    application = an_application(
        offering__sessions=[{"starts_on": "2026-06-01", "ends_on": "2026-06-03"}]
    )
    (event,) = _offerings(a_case(application=application))
    assert "LOCATION" not in event


@pytest.mark.parametrize("through", ["submitted", "reviewed", "declined", "withdrawn"])
def test_what_is_not_approved_is_not_listed(through: str) -> None:
    """Without an approval there is no event."""
    assert [] == _offerings(a_case(through))


@pytest.mark.parametrize(("on", "listed"), [("2026-03-31", 0), ("2026-04-01", 1)])
def test_nothing_later_is_known(on: str, listed: int) -> None:
    """Before the day of the approval nothing is listed; the sample is approved on 1 April."""
    case = a_case()
    assert ["2026-04-01"] == [
        one.on.isoformat() for one in case.events if one.type == "application_approved"
    ]
    assert listed == len(_offerings(case, on=dt.date.fromisoformat(on)))


def test_a_case_that_is_submitted_later_has_no_event() -> None:
    """On a day before its submission a case is left out, and the others are not."""
    later = a_case(application=an_application(application_id="later", submitted_on="2026-05-04"))
    assert 1 == len(_offerings(a_case(), later))
    assert _uids(_deadlines(a_case("submitted"))) == _uids(_deadlines(a_case("submitted"), later))


def test_a_session_listed_twice_is_one_event() -> None:
    """The same session twice is one event; another place makes it another."""
    one = {"starts_on": "2026-06-01", "ends_on": "2026-06-03"}
    application = an_application(offering__sessions=[one, one, {**one, "place": "Corvallis"}])
    events = _offerings(a_case(application=application))
    assert {None, "Corvallis"} == {one.get("LOCATION") for one in events}
    assert (2, 2) == (len(events), len(set(_uids(events))))


def test_events_stand_by_day() -> None:
    """The events are in the order of their first day, whichever case they are of."""
    early = an_application(
        application_id="early",
        offering__sessions=[{"starts_on": "2026-05-20", "ends_on": "2026-05-20"}],
    )
    events = _offerings(a_case(), a_case(application=early))
    assert ["2026-05-20", "2026-06-01"] == [str(one.start) for one in events]


def test_open_deadlines_of_the_party_are_there() -> None:
    """Each open deadline of the party is one event on its last day, and no other is there."""
    item = CaseWithCompletions(
        case=a_case("listed"),
        completions=[a_completion(uploaded_on=None, records=[])],
        renewals={"CERP-204": dt.date(2028, 1, 15)},
    )
    on = dt.date(2026, 6, 20)
    seen = 0
    for party in Party:
        owed = [
            one
            for one in deadlines(item.case, item.completions, on=on, renewals=dict(item.renewals))
            if one.responsible is party and one.state(on=on) in OPEN
        ]
        events = _deadlines(item, party=party, on=on)
        assert sorted(one.due_on for one in owed) == [one.start for one in events]
        assert {dt.timedelta(days=1)} >= {one.end - one.start for one in events}
        for one in owed:
            words = f": {one.duty_id.replace('-', ' ')}, "
            said = [x["DESCRIPTION"] for x in events if words in x["SUMMARY"]]
            parts = (one.subject, one.counting, f"({one.clause})")
            assert [True] * len(said) == [all(part in x for part in parts) for x in said]
            assert said
        seen += len(owed)
    assert 2 < seen


@pytest.mark.parametrize(
    ("on", "summary", "category"),
    [
        ("2026-04-12", "Due: review notice, Riparian restoration field course", "upcoming"),
        ("2026-04-13", "Due: review notice, Riparian restoration field course", "due"),
        ("2026-04-14", "Overdue: review notice, Riparian restoration field course", "overdue"),
    ],
)
def test_the_state_is_said(on: str, summary: str, category: str) -> None:
    """What is overdue says so in its title; the six weeks of the sample end on 13 April."""
    events = _deadlines(a_case("submitted"), on=dt.date.fromisoformat(on))
    (event,) = (one for one in events if "review notice" in one["SUMMARY"])
    assert (summary, [category]) == (event["SUMMARY"], event["CATEGORIES"].cats)
    assert dt.date(2026, 4, 13) == event.start


def test_what_was_met_or_has_lapsed_is_gone() -> None:
    """A notice that was given, and the time of an appeal that ran out, have no event."""
    assert [] == [x for x in _deadlines(a_case("notified")) if "review notice" in x["SUMMARY"]]
    case = a_case("terminated")
    known = deadlines(case, on=dt.date(2026, 8, 10))
    due = next(one for one in known if one.clause == "oversight.appeal")
    for on, count in ((due.due_on, 1), (dt.date.fromordinal(due.due_on.toordinal() + 1), 0)):
        events = _deadlines(case, party=due.responsible, on=on)
        assert count == sum("(oversight.appeal)" in one["DESCRIPTION"] for one in events)


def test_uids_stay_whatever_happens() -> None:
    """The next day, an amendment and a further event change no UID."""
    case = a_case("submitted")
    amended = case.record(_amending(case, offering__title="Another title", offering__sessions=[]))
    first = _uids(_deadlines(case, on=dt.date(2026, 3, 3)))
    assert first
    assert first == _uids(_deadlines(case, on=dt.date(2026, 4, 20)))
    assert first == _uids(_deadlines(amended, on=dt.date(2026, 4, 20)))


def _amending(case: PreApproval, **changes: Any) -> Any:
    """Build the event by which the sample application is amended."""
    application: Application = an_application(**changes)
    assert application.submitted_on == case.events[0].on
    return ApplicationAmended(on=application.submitted_on, application=application)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"application_id": "one"}, {"application_id": "another"}),
        ({"application_id": "one"}, {"application_id": None}),
        ({"sponsor__name": "One"}, {"sponsor__name": "Another"}),
        ({"application_id": None}, {"application_id": None, "sponsor__name": "Another"}),
        ({"application_id": None}, {"application_id": None, "offering__title": "Another"}),
        ({"application_id": None}, {"application_id": None, "submitted_on": "2026-03-03"}),
    ],
)
def test_uids_of_other_cases_differ(one: dict[str, Any], other: dict[str, Any]) -> None:
    """Cases of another id or, without one, of another sponsor, title or day share no UID."""
    events = _offerings(*(a_case(application=an_application(**given)) for given in (one, other)))
    assert (2, 2) == (len(events), len(set(_uids(events))))


def test_uids_stay_when_a_history_is_repaired() -> None:
    """With an id, a title and a day that were mistyped are put right under the same UIDs."""
    mistyped = an_application(offering__title="R", submitted_on="2026-03-01")
    wrong = a_case("submitted", application=mistyped)
    assert _uids(_deadlines(wrong)) == _uids(_deadlines(a_case("submitted")))


def test_uids_of_one_participant_twice_differ() -> None:
    """Two completions with the same participant and session have deadlines of their own."""
    completion = a_completion(uploaded_on=None, confirmation=None)
    item = CaseWithCompletions(case=a_case(), completions=[completion, completion])
    uids = _uids(_deadlines(item, party=Party.SPONSOR, on=dt.date(2026, 6, 10)))
    assert len(uids) == len(set(uids))
    alone = CaseWithCompletions(case=a_case(), completions=[completion])
    assert set(uids) > set(_uids(_deadlines(alone, party=Party.SPONSOR, on=dt.date(2026, 6, 10))))


def test_the_deadline_of_one_completion_does_not_take_the_uid_of_another() -> None:
    """When the first of two equal subjects is confirmed, and when days cross, UIDs stay theirs."""
    none: dict[str, Any] = {"uploaded_on": None, "records": []}
    issued = a_completion(completed_on="2026-06-03", confirmation__issued_on="2026-06-12", **none)
    waiting = a_completion(completed_on="2026-06-10", confirmation=None, **none)
    due = {}
    for on in (dt.date(2026, 6, 11), dt.date(2026, 6, 13)):
        item = CaseWithCompletions(case=a_case(), completions=[issued, waiting])
        events = _deadlines(item, party=Party.SPONSOR, on=on)
        due[on.day] = {
            one.start: uid
            for uid, one in zip(_uids(events), events, strict=True)
            if one["SUMMARY"].startswith("Due: confirmation,")
        }
    first, second = dt.date(2026, 7, 3), dt.date(2026, 7, 10)
    assert ({first, second}, {second}) == (set(due[11]), set(due[13]))
    assert due[11][second] == due[13][second]
    sooner = a_completion(completed_on="2026-06-03", confirmation=None, **none)
    for completions in ([sooner, waiting], [waiting, waiting]):
        item = CaseWithCompletions(case=a_case(), completions=completions)
        events = _deadlines(item, party=Party.SPONSOR, on=dt.date(2026, 6, 11))
        assert due[11][second] in _uids(events)


BIRCH: dict[str, Any] = {
    "participant": {"name": "L. Birch", "certificant_id": "CERP-204"},
    "session": {"starts_on": "2026-06-01", "ends_on": "2026-06-03", "place": "Corvallis"},
}


@pytest.mark.parametrize(
    "change",
    [
        {"participant": {"name": "M. Birch", "certificant_id": "CERP-204"}},
        {"participant": {"name": "L. Birch", "certificant_id": "CERP-205"}},
        {"participant": {"name": "L. Birch (CERP-204)"}},
        {"session": {**BIRCH["session"], "starts_on": "2026-06-02"}},
        {"session": {**BIRCH["session"], "ends_on": "2026-06-02"}},
        {"session": {**BIRCH["session"], "place": "Salem"}},
        {"session": {"starts_on": "2026-06-01", "ends_on": "2026-06-03"}},
    ],
)
def test_uids_of_other_subjects_differ(change: dict[str, Any]) -> None:
    """Another participant or session, even one that reads alike, has deadlines of its own."""
    on, of_case = dt.date(2026, 6, 11), set(_uids(_deadlines(a_case(), party=Party.SPONSOR)))
    one, other = (
        set(_uids(_deadlines(_completed(given), party=Party.SPONSOR, on=on))) - of_case
        for given in (BIRCH, BIRCH | change)
    )
    assert one
    assert other
    assert set() == one & other


def _completed(given: dict[str, Any]) -> CaseWithCompletions:
    completion = a_completion(confirmation=None, uploaded_on=None, **given)
    return CaseWithCompletions(case=a_case(), completions=[completion])


def test_uids_show_no_name() -> None:
    """Neither the participant nor the sponsor can be read off a UID."""
    item = CaseWithCompletions(case=a_case(), completions=[a_completion(uploaded_on=None)])
    for uid in _uids(_deadlines(item, party=Party.SPONSOR, on=dt.date(2026, 6, 10))):
        assert 36 == len(uid)
        assert set("0123456789abcdef-") >= set(uid)


@settings(max_examples=50, deadline=None)
@given(case=cases())
def test_any_case_is_read_back(case: PreApproval) -> None:
    """Whatever the texts of a case, its listed sessions are read back, and so are its deadlines."""
    on = case.events[-1].on
    entry = case.calendar_entry(on=on)
    sessions: set[Session] = set() if entry is None else set(entry.sessions)
    events = _offerings(case, on=on)
    assert len(sessions) == len(events)
    assert {entry.title for _ in sessions if entry} == {str(one["SUMMARY"]) for one in events}
    for party in Party:
        owed = [
            one.due_on
            for one in deadlines(case, on=on)
            if one.responsible is party and one.state(on=on) in OPEN
        ]
        assert sorted(owed) == [one.start for one in _deadlines(case, party=party, on=on)]


@pytest.mark.parametrize(
    "stamp",
    [
        None,
        dt.date(2026, 4, 10),
        dt.datetime(2026, 4, 10),  # noqa: DTZ001  # without a zone, which is refused
        dt.datetime.min.replace(tzinfo=dt.timezone(dt.timedelta(hours=14))),
    ],
)
def test_a_stamp_without_a_zone_is_refused(stamp: Any) -> None:
    """What is no instant cannot stand as one."""
    with pytest.raises(InvalidValueError, match="stamp must be an instant with its zone"):
        offerings_calendar([], on=ON, stamp=stamp)
    with pytest.raises(InvalidValueError, match="stamp must be an instant with its zone"):
        deadlines_calendar([], party=Party.SER, on=ON, stamp=stamp)


@pytest.mark.parametrize(
    ("cases_", "field"),
    [
        (None, "cases"),
        (a_case(), "cases"),
        ([a_case(), "a case"], "cases\\[1\\]"),
        ([a_case(), a_case("submitted")], "cases"),
    ],
)
def test_what_are_no_cases_each_once_is_refused(cases_: Any, field: str) -> None:
    """Cases come in order, and each once."""
    with pytest.raises(InvalidValueError, match=f"^{field} must"):
        offerings_calendar(cases_, on=ON, stamp=STAMP)
    with pytest.raises(InvalidValueError, match=f"^{field} must"):
        deadlines_calendar(cases_, party=Party.SER, on=ON, stamp=STAMP)


def test_what_is_no_party_or_day_is_refused() -> None:
    """The party is one of the parties, and the day a day."""
    wrong: Any = "sponsor"
    with pytest.raises(InvalidValueError, match="party"):
        deadlines_calendar([], party=wrong, on=ON, stamp=STAMP)
    with pytest.raises(InvalidValueError, match="on must"):
        deadlines_calendar([], party=Party.SER, on=STAMP, stamp=STAMP)
    with pytest.raises(InvalidValueError, match="on must"):
        offerings_calendar([], on=STAMP, stamp=STAMP)


def test_without_icalendar_one_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where icalendar is not there, the error names the extra."""
    monkeypatch.setitem(sys.modules, "icalendar", None)
    spec = importlib.util.spec_from_file_location("a_copy", str(calendars.__file__))
    assert spec is not None
    assert spec.loader is not None
    with pytest.raises(ImportError, match=r"install cerp_rules\[calendar\]"):
        spec.loader.exec_module(importlib.util.module_from_spec(spec))


def test_nothing_is_opened_and_no_clock_is_read() -> None:
    """After a warm-up the calendars open, connect and import nothing, under any clock."""
    script = """
        import datetime as dt, sys
        import time_machine
        from cerp_rules import Party
        from cerp_rules.exports.calendars import deadlines_calendar, offerings_calendar
        from cerp_rules.testing import a_case
        case, on = a_case("terminated"), dt.date(2026, 7, 20)
        stamp = dt.datetime(2026, 7, 20, 9, tzinfo=dt.UTC)
        def both():
            return (
                offerings_calendar([case], on=on, stamp=stamp)
                + deadlines_calendar([case], party=Party.SPONSOR, on=on, stamp=stamp)
            )
        expected = both()
        with time_machine.travel(dt.datetime(1999, 12, 31, tzinfo=dt.UTC)):
            assert expected == both()
        seen = []
        watching = True
        sys.addaudithook(lambda event, arguments: seen.append(event) if watching else None)
        both()
        watching = False
        print(sorted({one for one in seen if not one.startswith(("object.__", "builtins.id"))}))
    """
    done = subprocess.run(  # noqa: S603  # this interpreter, and a script of ours
        [sys.executable, "-W", "error", "-c", textwrap.dedent(script)],
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )
    assert ("", "[]") == (done.stderr, done.stdout.strip())
