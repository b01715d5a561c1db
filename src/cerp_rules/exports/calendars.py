r"""Give approved offerings, and the deadlines of a party, as iCalendar (RFC 5545).

Clauses covered: ``reviews.calendar`` and ``benefits.promotion`` for the offerings, those that the
deadlines name for these.
Needs icalendar, which the extra ``calendar`` brings.
An event lasts whole days, and ends on the day after its last one, as the standard counts.
It keeps its UID on every day that is asked about, whatever happens to the case and wherever its
last day moves, so that a calendar which reads the text again moves the event and makes no other.
The UID is a digest, which shows no name, of the sponsor and of the application id or, where there
is none, the title and the day as first submitted; and of the session, or of the duty, participant
and session.
The appeal of a second termination takes the place of that of the first.
What is left out: zones and reminders, which are the reader's own.

    >>> from cerp_rules.testing import a_case
    >>> stamp = dt.datetime(2026, 4, 10, 8, tzinfo=dt.UTC)
    >>> text = offerings_calendar([a_case()], on=dt.date(2026, 4, 10), stamp=stamp)
    >>> text.split("\r\n")[0]
    'BEGIN:VCALENDAR'
"""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Any, Final

from pendulum import Date

from cerp_rules._calendar import civil_day, day_after, in_words
from cerp_rules._checks import check_type
from cerp_rules.applications import Application, RegistrationContact
from cerp_rules.approvals import CalendarEntry
from cerp_rules.case_impacts import CaseWithCompletions
from cerp_rules.clauses import Party, clause
from cerp_rules.duties_owed import deadlines
from cerp_rules.duty_values import Deadline, DeadlineKind, DeadlineState
from cerp_rules.errors import InvalidValueError
from cerp_rules.exports._writing import in_utc
from cerp_rules.lifecycle import PreApproval, facts_known_on

try:
    from icalendar import Calendar, Event
except ImportError as _error:
    raise ImportError("calendars need icalendar: install cerp_rules[calendar]") from _error

__all__ = ["deadlines_calendar", "offerings_calendar"]

_PRODUCT: Final = "-//cerp_rules//cerp_rules//EN"
# UIDs are made within this name space, so that they are nobody else's.
_NAMESPACE: Final = uuid.UUID("5f2f6c0e-7d0f-4c3e-9a51-3f0c8f1f6b7d")
# No text of the library holds this character, so that texts joined by it stay told apart.
_BETWEEN: Final = "\x1f"

_OPEN: Final = (
    DeadlineState.OVERDUE,
    DeadlineState.DUE,
    DeadlineState.UPCOMING,
    DeadlineState.KEEPING,
)
_LAST_DAY: Final = MappingProxyType(
    {
        DeadlineKind.ACT_BY: "Due",
        DeadlineKind.KEEP_THROUGH: "Keep through today",
        DeadlineKind.MAY_UNTIL: "Last day for",
    }
)


def offerings_calendar(cases: Iterable[PreApproval], *, on: dt.date, stamp: dt.datetime) -> str:
    r"""Give what SER lists of approved offerings on a day: an event for each session.

    An offering of which no listed session is covered has no event, nor has a case that is submitted
    after the day.

    Args:
        cases: The pre-approvals, each once.
        on: The civil day that is asked about.
        stamp: The instant of writing, with its zone.

    Returns:
        The text of a calendar with the line ends of the standard; open a file for it with
        ``newline=""``.

    Raises:
        InvalidValueError: an argument is of another class, `stamp` has no zone, or two cases have
            the same sponsor and application id or, without one, title and day of submission.

    Source: clause ``reviews.calendar``; RFC 5545.

    Example:
        >>> from cerp_rules.testing import a_case
        >>> stamp = dt.datetime(2026, 4, 10, 8, tzinfo=dt.UTC)
        >>> text = offerings_calendar([a_case()], on=dt.date(2026, 4, 10), stamp=stamp)
        >>> [line for line in text.split("\r\n") if line.startswith("DT")]
        ['DTSTART;VALUE=DATE:20260601', 'DTEND;VALUE=DATE:20260604', 'DTSTAMP:20260410T080000Z']
    """
    day, written = civil_day("on", on), in_utc("stamp", stamp)
    given = _in_order(cases)
    for index, case in enumerate(given):
        check_type(f"cases[{index}]", case, PreApproval)
    events: list[Event] = []
    for case, name in zip(given, _names(given), strict=True):
        entry = case.calendar_entry(on=day) if _is_submitted(case, day) else None
        if entry is not None:
            events += _sessions(name, entry, written)
    return _text(events)


def deadlines_calendar(
    cases: Iterable[PreApproval | CaseWithCompletions],
    *,
    party: Party,
    on: dt.date,
    stamp: dt.datetime,
) -> str:
    r"""Give the open deadlines of a party on a day: an event on the last day of each.

    Open is what is overdue, due, still to come, or to be kept; what was met, or has lapsed, has no
    event any more, nor has a case that is submitted after the day.
    Completions of one participant in one session are told apart by their order alone.

    Args:
        cases: The pre-approvals, each once, alone or with completions and renewals.
        party: Who has to act or to keep, or may act.
        on: The civil day that is asked about.
        stamp: The instant of writing, with its zone.

    Returns:
        The text of a calendar with the line ends of the standard; open a file for it with
        ``newline=""``.

    Raises:
        InvalidValueError: an argument is of another class, `stamp` has no zone, or two cases have
            the same sponsor and application id or, without one, title and day of submission.

    Source: the clauses that the deadlines rest on; RFC 5545.

    Example:
        >>> from cerp_rules.testing import a_case
        >>> stamp = dt.datetime(2026, 3, 9, 8, tzinfo=dt.UTC)
        >>> text = deadlines_calendar(
        ...     [a_case("submitted")], party=Party.SER, on=dt.date(2026, 3, 9), stamp=stamp
        ... )
        >>> [line for line in text.split("\r\n") if line.startswith("SUMMARY")]
        ['SUMMARY:Due: review notice\\, Riparian restoration field course']
    """
    check_type("party", party, Party)
    day, written = civil_day("on", on), in_utc("stamp", stamp)
    items = [_with_completions(f"cases[{at}]", one) for at, one in enumerate(_in_order(cases))]
    events: list[Event] = []
    for item, name in zip(items, _names([item.case for item in items]), strict=True):
        if _is_submitted(item.case, day):
            title = facts_known_on(item.case, day).application.offering.title
            for about, one in _owed(item, day):
                if one.responsible is party and one.state(on=day) in _OPEN:
                    events.append(_last_day((name, *about), title, one, day, written))
    return _text(events)


def _in_order(cases: object) -> tuple[Any, ...]:
    if not isinstance(cases, Iterable):
        raise InvalidValueError.of("cases", cases, "must be cases in order")
    return tuple(cases)


def _with_completions(field: str, given: object) -> CaseWithCompletions:
    if type(given) is PreApproval:
        return CaseWithCompletions(case=given)
    if type(given) is CaseWithCompletions:
        return given
    raise InvalidValueError.of(field, given, "must be a PreApproval or a CaseWithCompletions")


def _names(cases: Iterable[PreApproval]) -> list[str]:
    """Name each case by its submission, which nothing that happens later changes."""
    names = [_name(case) for case in cases]
    if len(set(names)) < len(names):
        raise InvalidValueError("cases", "the same twice", "must name each case once")
    return names


def _name(case: PreApproval) -> str:
    first: Any = case.events[0]  # a history begins with a submission
    submitted: Application = first.application
    if submitted.application_id is not None:
        # It is the submitter's own, so that two sponsors may have the same.
        return _BETWEEN.join(("id", submitted.application_id, submitted.sponsor.name))
    named = (submitted.sponsor.name, submitted.offering.title, submitted.submitted_on.isoformat())
    return _BETWEEN.join(("submission", *named))


def _is_submitted(case: PreApproval, day: Date) -> bool:
    return case.events[0].on <= day


def _sessions(name: str, entry: CalendarEntry, stamp: dt.datetime) -> Iterator[Event]:
    code = f"Approval code {entry.approval_code}."
    about = f"{entry.sponsor}. {entry.credits}, pre-approved by SER. {code}"
    contact = entry.registration_contact
    # The same session may be listed twice, and is one event.
    for session in dict.fromkeys(entry.sessions):
        first, last, place = session.starts_on, session.ends_on, session.place
        parts = (name, "session", first.isoformat(), last.isoformat(), place or "")
        event = _event(parts, first, last, stamp)
        event.add("summary", entry.title)
        event.add("description", about)
        if place is not None:
            event.add("location", place)
        if contact is not None:
            _add_contact(event, contact)
        yield event


def _add_contact(event: Event, contact: RegistrationContact) -> None:
    said = [one for one in (contact.name, contact.email, contact.phone) if one is not None]
    if said:
        event.add("contact", ", ".join(said))
    if contact.url is not None:
        event.add("url", contact.url)


def _owed(item: CaseWithCompletions, day: Date) -> Iterator[tuple[tuple[str, ...], Deadline]]:
    """Give every deadline of a case, each with what tells it apart from those of the same duty."""
    for one in deadlines(item.case, on=day):
        yield (), one
    renewals = dict(item.renewals)
    before: Counter[tuple[str, ...]] = Counter()
    for completion in item.completions:
        # By the completion, whether or not it has a deadline left, lest that rename another's.
        who, when = completion.participant, completion.session
        days = (when.starts_on.isoformat(), when.ends_on.isoformat())
        about = (who.name, who.certificant_id or "", *days, when.place or "")
        id_ = who.certificant_id
        # Of all the renewals that of this participant alone, lest each completion check them all.
        renewal = {id_: renewals[id_]} if id_ is not None and id_ in renewals else {}
        for one in deadlines(item.case, [completion], on=day, renewals=renewal):
            if one.subject:
                yield (*about, str(before[about])), one
        before[about] += 1


def _last_day(
    parts: Iterable[str], title: str, one: Deadline, day: Date, stamp: dt.datetime
) -> Event:
    event = _event((*parts, "deadline", one.duty_id), one.due_on, one.due_on, stamp)
    state = one.state(on=day)
    late = "Overdue" if state is DeadlineState.OVERDUE else _LAST_DAY[one.kind]
    event.add("summary", f"{late}: {one.duty_id.replace('-', ' ')}, {title}")
    about = (one.subject, clause(one.clause).summary, f"Counting: {one.counting}.")
    where = f"On {in_words(day)}: {state.replace('_', ' ')} ({one.clause})."
    event.add("description", "\n".join(filter(None, (*about, where))))
    event.add("categories", [state.replace("_", " ")])
    return event


def _event(parts: Iterable[str], first: Date, last: Date, stamp: dt.datetime) -> Event:
    event = Event()
    event.add("uid", str(uuid.uuid5(_NAMESPACE, _BETWEEN.join(parts))))
    event.add("dtstamp", stamp)
    event.add("dtstart", _plain(first))
    event.add("dtend", _plain(day_after(last)))
    event.add("transp", "TRANSPARENT")
    return event


def _plain(day: Date) -> dt.date:
    return dt.date(day.year, day.month, day.day)


def _text(events: Iterable[Event]) -> str:
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    for event in sorted(events, key=_place):
        calendar.add_component(event)
    octets: bytes = calendar.to_ical()
    return octets.decode()


def _place(event: Event) -> tuple[dt.date, str]:
    return event.start, str(event["uid"])
