"""Find what the cases of a table start from: the samples built in, and those of its own folders.

A file `application.json` or `completion.json` beside a table, or in a folder above it, takes the
place of the sample built in, the nearest first; the events and histories of a `history.toml` are
added, and take the place of those that have their names.
What is left out: what a case changes of it (`cerp_rules.testing._samples_changed`).
"""

import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import attrs

from cerp_rules.testing import _samples
from cerp_rules.testing._table_errors import MalformedError

__all__ = ["HISTORY", "SampleFiles", "read_samples"]

APPLICATION: Final = "application.json"
COMPLETION: Final = "completion.json"
HISTORY: Final = "history.toml"
"""The name of the file that holds the events and histories of the tables beside it."""


@attrs.frozen(kw_only=True)
class SampleFiles:
    """What the cases of one table start from.

    Attributes:
        own: The names of the files that are not built in.
        application: The payload of the application.
        completion: The payload of the completion.
        events: The payloads of the events, by name.
        histories: The names of the events of each history.
    """

    own: tuple[str, ...]
    application: Mapping[str, Any]
    completion: Mapping[str, Any]
    events: Mapping[str, Mapping[str, Any]]
    histories: Mapping[str, tuple[str, ...]]


def read_samples(folder: Path, rootdir: Path) -> SampleFiles:
    """Read what the tables of a folder start from.

    Files are looked for in the folder, and in those above it as far as `rootdir`; in the folder
    alone where it does not lie in there.

    Raises:
        MalformedError: a file does not hold what it should; the key is its name.
    """
    built_in = _samples.events_and_histories()
    events, histories = dict(built_in["event"]), dict(built_in["history"])
    payloads = {
        APPLICATION: _samples.application_payload(),
        COMPLETION: _samples.completion_payload(),
    }
    own = [
        path
        for above in _folders(folder, rootdir)
        for path in (above / APPLICATION, above / COMPLETION, above / HISTORY)
        if path.is_file()
    ]
    for path in own:
        if path.name == HISTORY:
            more_events, more_histories = _events_and_histories(path, events)
            events |= more_events
            histories |= more_histories
        else:
            payloads[path.name] = _object(path)
    return SampleFiles(
        own=tuple(dict.fromkeys(path.name for path in own)),
        application=payloads[APPLICATION],
        completion=payloads[COMPLETION],
        events=events,
        histories={name: tuple(one) for name, one in histories.items()},
    )


def _folders(folder: Path, rootdir: Path) -> Iterable[Path]:
    """Give the folders in which files are looked for, the farthest first."""
    if not folder.is_relative_to(rootdir):
        return [folder]
    inside = folder.relative_to(rootdir).parts
    return [rootdir.joinpath(*inside[:depth]) for depth in range(len(inside) + 1)]


def _object(path: Path) -> dict[str, Any]:
    try:
        payload = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise MalformedError(path.name, f"is no JSON: {error}") from None
    if not isinstance(payload, dict):
        raise MalformedError(path.name, "must hold one object")
    return payload


def _events_and_histories(
    path: Path, known: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    try:
        given = tomllib.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise MalformedError(path.name, f"is no TOML: {error}") from None
    events, histories = given.pop("event", {}), given.pop("history", {})
    if given or not isinstance(events, dict) or not isinstance(histories, dict):
        raise MalformedError(path.name, "must hold tables named [event.…] and one named [history]")
    for name, payload in events.items():
        if not isinstance(payload, dict):
            raise MalformedError(path.name, f"event.{name} must be a table")
    for name, names in histories.items():
        if not isinstance(names, list) or not names:
            raise MalformedError(path.name, f"history.{name} must list the names of events")
        unknown = [one for one in names if one not in known and one not in events]
        if unknown:
            raise MalformedError(path.name, f"history.{name} names no event by {unknown[0]!r}")
    return events, histories
