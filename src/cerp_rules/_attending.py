"""Bring a completion and its case together, as known on a day, for the rules to judge."""

from bisect import bisect_left
from collections.abc import Iterable

from pendulum import Date

from cerp_rules._grants import plain_text
from cerp_rules.case import CaseFacts
from cerp_rules.completions import Completion
from cerp_rules.events import Event, RecordsDelivered
from cerp_rules.offerings import Session
from cerp_rules.records import RecordKind
from cerp_rules.rules._attended import Attended, as_known_on

__all__ = ["Deliveries", "attended_of"]


_Days = tuple[Date, Date]
_Deliveries = dict[RecordKind, list[Date]]


class Deliveries:
    """What records were delivered up to a day, found by session without a search for each."""

    def __init__(self, events: Iterable[Event], on: Date) -> None:
        """Look through the events once; they come in the order of their days."""
        self._anywhere: dict[_Days, _Deliveries] = {}
        self._at: dict[tuple[_Days, str | None], _Deliveries] = {}
        for event in events:
            if isinstance(event, RecordsDelivered) and event.on <= on:
                days, place = _key(event.session)
                for kind in event.kinds:
                    self._anywhere.setdefault(days, {}).setdefault(kind, []).append(event.on)
                    self._at.setdefault((days, place), {}).setdefault(kind, []).append(event.on)

    def first(self, session: Session, kind: RecordKind, since: Date) -> Date | None:
        """Give the first day since a day on which such a record of a session was delivered.

        A session that names no place is the same as one that does.
        """
        days, place = _key(session)
        if place is None:
            found = [self._anywhere.get(days, {})]
        else:
            found = [self._at.get((days, place), {}), self._at.get((days, None), {})]
        lists = [one[kind] for one in found if kind in one]
        places = [(one, bisect_left(one, since)) for one in lists]
        return min((one[at] for one, at in places if at < len(one)), default=None)


def _key(session: Session) -> tuple[_Days, str | None]:
    place = None if session.place is None else plain_text(session.place)
    return (session.starts_on, session.ends_on), place


def attended_of(
    completion: Completion,
    facts: CaseFacts,
    deliveries: Deliveries,
    *,
    on: Date,
    renewal_on: Date | None,
) -> Attended:
    """Bring together what the rules of a completion look at."""
    known = as_known_on(completion, on)
    return Attended(
        completion=known,
        facts=facts,
        delivered=_delivered(known, deliveries),
        on=on,
        renewal_on=renewal_on,
        edition=facts.edition_on(completion.day),
    )


def _delivered(completion: Completion, deliveries: Deliveries) -> dict[RecordKind, Date]:
    """Give when each record was first delivered since there was one to deliver."""
    issued = completion.confirmation
    there_since = {
        RecordKind.ATTENDANCE: completion.day,
        RecordKind.GRADES: completion.day,
        RecordKind.CONFIRMATIONS: completion.day if issued is None else issued.issued_on,
    }
    found = {
        kind: deliveries.first(completion.session, kind, since)
        for kind, since in there_since.items()
    }
    return {kind: day for kind, day in found.items() if day is not None}
