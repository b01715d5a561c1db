"""Bring a completion and its case together, as known on a day, for the rules to judge."""

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
_First = dict[RecordKind, Date]


class Deliveries:
    """What records were delivered up to a day, found by session without a search for each."""

    def __init__(self, events: Iterable[Event], on: Date) -> None:
        """Look through the events once."""
        self._anywhere: dict[_Days, _First] = {}
        self._at: dict[tuple[_Days, str | None], _First] = {}
        for event in events:
            if isinstance(event, RecordsDelivered) and event.on <= on:
                days, place = _key(event.session)
                for kind in event.kinds:
                    self._anywhere.setdefault(days, {}).setdefault(kind, event.on)
                    self._at.setdefault((days, place), {}).setdefault(kind, event.on)

    def of(self, session: Session) -> _First:
        """Give the first day of delivery of each kind of record of a session.

        A session that names no place is the same as one that does.
        """
        days, place = _key(session)
        if place is None:
            return self._anywhere.get(days, {})
        here, somewhere = self._at.get((days, place), {}), self._at.get((days, None), {})
        return {
            kind: min(first[kind] for first in (here, somewhere) if kind in first)
            for kind in (*here, *somewhere)
        }


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
    return Attended(
        completion=as_known_on(completion, on),
        facts=facts,
        delivered=deliveries.of(completion.session),
        on=on,
        renewal_on=renewal_on,
        edition=facts.edition_on(completion.day),
    )
