"""Make lists of events by a given source of chance: lives tampered with, and mere lists."""

from functools import cache
from operator import attrgetter
from random import Random
from typing import Any

from bases import WHOLE, history
from cerp_rules import ApplicationWithdrawn, Event, InvalidPayloadError, load
from cerp_rules._calendar import FIRST_DAY
from cerp_rules.events import EVENTS
from fuzz_objects import strange
from fuzz_payloads import made_event

__all__ = ["in_disorder", "tampered"]


@cache
def _life() -> tuple[Event, ...]:
    """Give the events of a case, from the submission to an appeal that is decided."""
    return tuple(load(payload, Event) for payload in history(WHOLE, 2026))


def _event(draw: Random) -> Event:
    try:
        return load(made_event(draw.choice(tuple(EVENTS)), draw), Event)
    except InvalidPayloadError:
        return ApplicationWithdrawn(on=FIRST_DAY)


def tampered(draw: Random) -> list[Any]:
    """Give the beginning of a life, or events of any type and day, not all in their order."""
    if draw.random() < 1 / 2:
        return in_disorder(list(_life()[: draw.randint(1, len(_life()))]), draw)
    events = [_event(draw) for _ in range(draw.randint(0, 6))]
    if draw.random() < 1 / 2:
        events.sort(key=attrgetter("on"))
    return in_disorder(list(events), draw)


def in_disorder(events: list[Any], draw: Random) -> list[Any]:
    """Leave out, repeat, move and add events of a list, and here and there put in what is none."""
    for _ in range(draw.randint(0, 3)):
        at = draw.randint(0, len(events))
        what = draw.choice(("left out", "repeated", "moved", "added", "none"))
        if what == "added":
            events.insert(at, _event(draw))
        elif what == "none":
            events.insert(at, strange(draw))
        elif at < len(events) and what == "left out":
            del events[at]
        elif at < len(events):
            events.insert(at if what == "repeated" else 0, events[at])
    return events
