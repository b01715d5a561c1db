"""Build what a case is about from the samples, changed as the case says.

A payload that does not load is a fault of the table, told with every problem of the payload.
What is left out: which keys a case may have (`cerp_rules.testing._cases`).
"""

import copy
from collections.abc import Mapping
from typing import Any, Final, TypeVar

import attrs

from cerp_rules.applications import Application
from cerp_rules.completions import Completion
from cerp_rules.errors import InvalidPayloadError
from cerp_rules.events import Event
from cerp_rules.marketing import MarketingUse
from cerp_rules.payloads import load
from cerp_rules.testing._pointers import PointerError, put, take
from cerp_rules.testing._sample_files import SampleFiles
from cerp_rules.testing._table_errors import MalformedError, one_of

__all__ = ["Samples", "loaded", "plain"]

_SUBMITTED: Final = "application_submitted"
_WITH_APPLICATION: Final = (_SUBMITTED, "application_amended")
_T = TypeVar("_T", Application, Event, Completion, MarketingUse)


@attrs.frozen
class Samples:
    """Give what a case is about, from the samples of its table and what the case says of them."""

    files: SampleFiles
    # What a name stands for is the same in every case, so it is loaded once.
    _named: dict[str, Event] = attrs.field(factory=dict, init=False, eq=False, repr=False)

    def application(self, changes: Mapping[str, Any]) -> Application:
        """Give the application, with what `remove` and `set` say of it."""
        return loaded("set", _changed(self.files.application, changes, ""), Application)

    def completion(self, changes: Mapping[str, Any], within: str = "") -> Completion:
        """Give the completion, with what `remove` and `set` say of it, standing `within` a key."""
        payload = _changed(self.files.completion, changes, within)
        return loaded(f"{within}set", payload, Completion)

    def history(self, given: Mapping[str, Any]) -> tuple[Event, ...]:
        """Give the events of `history`, as `without`, `change` and `also` say of them."""
        name = given["history"]
        one_of("history", name, self.files.histories)
        names, without = self.files.histories[name], given.get("without", ())
        changes: dict[str, dict[str, Any]] = {}
        for pointer, value in given.get("change", {}).items():
            event, _, rest = pointer.partition("/")
            changes.setdefault(event, {})[f"/{rest}"] = value
        for key, named in (("without", without), ("change", changes)):
            for one in named:
                one_of(key, one, names)
        for one in changes:
            if one in without:
                raise MalformedError("change", f"changes {one!r}, which `without` leaves out")
        kept = [one for one in names if one not in without]
        events = [
            self._changed_event(one, changes[one]) if one in changes else self._event(one)
            for one in kept
        ]
        return (*events, *(self.event_of("also", one) for one in given.get("also", ())))

    def event_of(self, key: str, given: str | Mapping[str, Any]) -> Event:
        """Give an event by its name, or from a payload, which may say what it is `like`.

        One that brings an application starts from the sample, with what `remove` and `set` say.
        """
        if isinstance(given, str):
            one_of(key, given, self.files.events)
            return self._event(given)
        payload = plain(given)
        changes: dict[str, Any] = {}
        if "like" in payload:
            one_of(f"{key}.like", payload["like"], self.files.events)
            payload = {**self._payload(payload.pop("like")), **payload}
        if payload.get("type") in _WITH_APPLICATION:
            changes = {one: payload.pop(one) for one in ("remove", "set") if one in payload}
        return loaded(key, self._with_application(payload, changes, f"{key}."), Event)

    def _event(self, name: str) -> Event:
        if name not in self._named:
            payload = self._with_application(self._payload(name), {}, "")
            self._named[name] = loaded("history", payload, Event, f"the event {name!r}: ")
        return self._named[name]

    def _changed_event(self, name: str, changes: Mapping[str, Any]) -> Event:
        payload = self._with_application(self._payload(name), {}, "")
        for pointer, value in changes.items():
            _put("change", payload, pointer, value, f"the event {name!r}: ")
        return loaded("change", payload, Event, f"the event {name!r}: ")

    def _payload(self, name: str) -> dict[str, Any]:
        payload: dict[str, Any] = plain(self.files.events[name])
        return payload

    def _with_application(
        self, payload: dict[str, Any], changes: Mapping[str, Any], within: str
    ) -> dict[str, Any]:
        """Give an event the application it brings; a submission is on the application's own day."""
        if payload.get("type") not in _WITH_APPLICATION:
            return payload
        application = _changed(payload.get("application", self.files.application), changes, within)
        if payload["type"] == _SUBMITTED and isinstance(application, dict):
            payload = {"on": application.get("submitted_on"), **payload}
        return {**payload, "application": application}


def plain(value: Any) -> Any:
    """Give a copy in which the days of a table are text, as in the wire format."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: plain(one) for name, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, list) else value


def loaded(key: str, payload: object, into: type[_T], of: str = "") -> _T:
    """Load a payload.

    Raises:
        MalformedError: it does not load; the error has every problem.
    """
    try:
        return load(payload, into)
    except InvalidPayloadError as error:
        problems = [f"{one.pointer or 'it'} {one.message}" for one in error.problems]
        raise MalformedError(key, f"{of}{'; '.join(problems)}") from None


def _changed(payload: Any, changes: Mapping[str, Any], within: str) -> Any:
    """Give a copy of a payload, with what `remove` and `set` say of it."""
    payload = copy.deepcopy(payload)
    removed, put_in = changes.get("remove", []), changes.get("set", {})
    if not isinstance(removed, list) or not all(isinstance(one, str) for one in removed):
        raise MalformedError(f"{within}remove", "must list JSON Pointers")
    if not isinstance(put_in, Mapping):
        raise MalformedError(f"{within}set", "must give values by their JSON Pointers")
    for pointer in removed:
        try:
            take(payload, pointer)
        except PointerError as error:
            raise MalformedError(f"{within}remove", str(error)) from None
    for pointer, value in put_in.items():
        _put(f"{within}set", payload, pointer, value)
    return payload


def _put(key: str, payload: Any, pointer: str, value: object, of: str = "") -> None:
    try:
        put(payload, pointer, plain(value))
    except PointerError as error:
        raise MalformedError(key, f"{of}{error}") from None
