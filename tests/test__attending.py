"""Deliveries are found by session as sessions are compared everywhere else."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from pendulum import Date

from cerp_rules import RecordKind, RecordsDelivered, Session
from cerp_rules._attending import Deliveries
from cerp_rules._grants import same_run

PLACES = [None, "Montr\u00e9al", "Montre\u0301al", "  Montr\u00e9al ", "Montreal", "Corvallis"]
"""A place not given, one that is written in three ways, and two others."""
DAYS = [(dt.date(2026, 6, 1), dt.date(2026, 6, 3)), (dt.date(2026, 6, 1), dt.date(2026, 6, 4))]
SESSIONS = [
    Session(starts_on=first, ends_on=last, place=place) for first, last in DAYS for place in PLACES
]
DAY = st.integers(1, 20).map(lambda day: Date(2026, 6, day))
KINDS = st.lists(st.sampled_from(list(RecordKind)), min_size=1, unique=True).map(tuple)
EVENTS = st.lists(
    st.builds(RecordsDelivered, on=DAY, session=st.sampled_from(SESSIONS), kinds=KINDS)
).map(lambda events: sorted(events, key=lambda one: one.on))


@given(
    events=EVENTS,
    on=DAY,
    session=st.sampled_from(SESSIONS),
    kind=st.sampled_from(list(RecordKind)),
    since=DAY,
)
def test_first_delivery_is_of_the_same_run(
    events: list[RecordsDelivered], on: Date, session: Session, kind: RecordKind, since: Date
) -> None:
    """It is the first that is known of the kind, since the day, whose session is the same."""
    days = [
        one.on
        for one in events
        if since <= one.on <= on and kind in one.kinds and same_run(session, one.session)
    ]
    assert min(days, default=None) == Deliveries(events, on).first(session, kind, since)


def test_place_that_is_written_otherwise_is_the_same() -> None:
    """Composed or not, trimmed or not, and not given at all; without its accent it is another."""
    attendance, on = (RecordKind.ATTENDANCE,), Date(2026, 6, 10)
    first, last = DAYS[0]
    given = Session(starts_on=first, ends_on=last, place="Montr\u00e9al")
    found = [
        Deliveries([RecordsDelivered(on=on, session=one, kinds=attendance)], on).first(
            given, RecordKind.ATTENDANCE, on
        )
        for one in SESSIONS[: len(PLACES)]
    ]
    assert [on, on, on, on, None, None] == found
