"""The sample payloads: an application, a completion, and the events of a case and its histories.

The application is one from which nothing is missing; the events carry it through a life, and the
completion earns its credits in it. Each call gives fresh copies, which a caller may change.
Builders and scenario tables start from these; what is judged of them stands elsewhere.
"""

import copy
import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from cerp_rules.errors import InvalidValueError


def application_payload() -> dict[str, Any]:
    """Give a fresh payload of an application from which nothing is missing."""
    payload: dict[str, Any] = json.loads(_text("application.json"))
    return payload


def completion_payload() -> dict[str, Any]:
    """Give a fresh payload of a completion that earns its credits in the history `notified`."""
    payload: dict[str, Any] = json.loads(_text("completion.json"))
    return payload


def event_payload(name: str) -> dict[str, Any]:
    """Give a fresh payload of the event of that name.

    Raises:
        InvalidValueError: No event has that name.
    """
    events = events_and_histories()["event"]
    if name not in events:
        raise InvalidValueError.of_name("event", name, events, "sample event")
    payload: dict[str, Any] = copy.deepcopy(events[name])
    if payload["type"] == "application_submitted":
        application = application_payload()
        payload |= {"on": application["submitted_on"], "application": application}
    return payload


def history(name: str) -> tuple[str, ...]:
    """Give the names of the events of a history, in their order.

    Raises:
        InvalidValueError: No history has that name.
    """
    histories = events_and_histories()["history"]
    if name not in histories:
        raise InvalidValueError.of_name("history", name, histories, "sample history")
    return tuple(histories[name])


@cache
def events_and_histories() -> dict[str, Any]:
    """Give what history.toml holds, which nobody may change."""
    return tomllib.loads(_text("history.toml"))


@cache
def _text(name: str) -> str:
    return (files("cerp_rules.testing") / "samples" / name).read_text("utf-8")
