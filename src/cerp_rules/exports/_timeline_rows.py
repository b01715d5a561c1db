"""Say what each row of a timeline tells: an event or a deadline, or many of a kind together.

What is left out: where a row stands and how it looks (`cerp_rules.exports.timelines`).
"""

from typing import Final

import attrs
from pendulum import Date

from cerp_rules._calendar import in_words
from cerp_rules.clauses import Party
from cerp_rules.duty_values import Deadline, DeadlineKind, DeadlineState
from cerp_rules.events import Event, ReviewRecorded
from cerp_rules.periods import DatePeriod

__all__ = ["Row", "deadline_rows", "event_rows"]

_MOST_ROWS: Final = 14
"""How many events, or deadlines, have a row each; there are no more types or duties by far."""


@attrs.frozen(kw_only=True)
class Row:
    """A row: when, what, where a deadline stands, and the days to mark; `told` has all in words."""

    when: str
    what: str
    told: str
    state: DeadlineState | None = None
    points: tuple[Date, ...]
    spans: tuple[tuple[Date, Date], ...] = ()


def event_rows(happened: tuple[Event, ...]) -> tuple[Row, ...]:
    """Give a row for each event, or for each type of event where there are many."""
    if len(happened) <= _MOST_ROWS:
        return tuple(_events(_with_details(one), (one.on,)) for one in happened)
    days: dict[str, tuple[Date, ...]] = {}
    for one in happened:
        name = _capital(_type_in_words(one))
        days[name] = (*days.get(name, ()), one.on)
    return tuple(_events(name, of_type) for name, of_type in days.items())


def _events(name: str, days: tuple[Date, ...]) -> Row:
    if len(days) == 1:
        when = in_words(days[0])
        return Row(when=when, what=name, told=f"{when} {_small(name)}", points=days)
    what = f"{name} ({len(days)} times)"
    told = f"{_small(name)} {len(days)} times, {DatePeriod(first=days[0], last=days[-1])}"
    return Row(when=in_words(days[0]), what=what, told=told, points=days)


def deadline_rows(owed: tuple[Deadline, ...], *, on: Date) -> tuple[Row, ...]:
    """Give a row for each deadline, or for each duty and state where there are many."""
    if len(owed) <= _MOST_ROWS:
        return tuple(_deadline(one, on) for one in owed)
    alike: dict[tuple[str, DeadlineState], list[Deadline]] = {}
    for one in owed:
        alike.setdefault((one.duty_id, one.state(on=on)), []).append(one)
    return tuple(
        _deadline(group[0], on) if len(group) == 1 else _together(group, state)
        for (_, state), group in alike.items()
    )


def _deadline(one: Deadline, on: Date) -> Row:
    state, duty = one.state(on=on), _duty_in_words(one)
    party = _party_in_words(one.responsible)
    what = f"{duty}: {one.subject}" if one.subject else f"{duty}, by {party}"
    about = f" of {one.subject}" if one.subject else ""
    until = f"{_LAST_DAY[one.kind]} {in_words(one.due_on)}"
    met_on = one.met_on if state in _DONE else None
    met = "" if met_on is None else f" on {in_words(met_on)}"
    return Row(
        when=in_words(one.due_on),
        what=_capital(what),
        told=f"{duty}{about}, by {party}, {until}: {_state_in_words(state)}{met}",
        state=state,
        points=(met_on or one.due_on,),
        spans=(_span(one),),
    )


def _together(group: list[Deadline], state: DeadlineState) -> Row:
    """Give the row of deadlines of one duty in one state, of which the first is due first."""
    duty, count = _duty_in_words(group[0]), len(group)
    first, last = group[0].due_on, group[-1].due_on
    days = DatePeriod(first=first, last=last)
    party = _party_in_words(group[0].responsible)
    until = _LAST_DAY[group[0].kind]
    return Row(
        when=in_words(first),
        what=_capital(f"{duty} ({count})"),
        told=f"{count} times {duty}, by {party}, {until} {days}: {_state_in_words(state)}",
        state=state,
        points=tuple(one.due_on for one in group),
        spans=((min(one.day_zero for one in group), last),),
    )


def _span(one: Deadline) -> tuple[Date, Date]:
    # That of a renewal is counted back from its day.
    return min(one.day_zero, one.due_on), max(one.day_zero, one.due_on)


# --- Words --------------------------------------------------------------------------------------

_DONE: Final = (DeadlineState.MET, DeadlineState.MET_LATE)
_LAST_DAY: Final = {
    DeadlineKind.ACT_BY: "due",
    DeadlineKind.KEEP_THROUGH: "kept through",
    DeadlineKind.MAY_UNTIL: "possible until",
}


def _type_in_words(event: Event) -> str:
    return event.type.value.replace("pre_approval", "pre-approval").replace("_", " ")


def _with_details(event: Event) -> str:
    name = _capital(_type_in_words(event))
    if isinstance(event, ReviewRecorded):
        return f"{name}: {event.reviewer.value}, {event.recommendation.value}"
    return name


def _duty_in_words(one: Deadline) -> str:
    return one.duty_id.replace("-", " ")


def _party_in_words(party: Party) -> str:
    return "SER" if party is Party.SER else party.value.replace("_", " ")


def _state_in_words(state: DeadlineState) -> str:
    return state.value.replace("_", " ")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
