"""Read the tables on cases: events, completions, marketing, duties and statuses."""

import copy
import datetime as dt
import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from cerp_rules import (
    PUBLISHED,
    Assessment,
    Completion,
    Event,
    MarketingUse,
    Policy,
    PolicyBook,
    PreApproval,
    assess_completion,
    assess_marketing,
    load,
)
from scenarios import CASES, base, put, take

ASKED_ON = dt.date(2026, 7, 20)
"""The day asked for unless a case says otherwise; all of base.json's session is over by then."""
KINDS = ("event", "completion", "marketing", "duty", "status")
"""What a table can be about, besides the rules of an application."""

_COMMON = {"id", "clause", "why", "history", "without", "change", "also", "policy", "book"}
_JUDGED = {*_COMMON, "rule", "expect", "outcome"}
_KNOWN = {
    "event": {*_JUDGED, "event"},
    "completion": {*_JUDGED, "set", "remove", "on", "renewal_on", "award"},
    "marketing": {*_JUDGED, "use", "on"},
    "duty": {*_COMMON, "completions", "renewals", "on", "duty", "subject", "expect"},
    "status": {*_COMMON, "on", "expect"},
}


@attrs.frozen(kw_only=True)
class CaseScenario:
    """One case of a table: what is given, and how it is named in reports."""

    kind: str
    table: str
    given: dict[str, Any]

    def __str__(self) -> str:
        """Name the case as the report of a failure does."""
        return f"{self.given.get('rule') or self.given.get('duty') or self.table}/{self.id}"

    @property
    def id(self) -> str:
        """The name of the case."""
        return str(self.given["id"])

    @property
    def on(self) -> dt.date:
        """The day asked for."""
        on: dt.date = self.given.get("on", ASKED_ON)
        return on

    @property
    def policy(self) -> Policy | PolicyBook:
        """The edition, or the book of editions: the published one and those that follow it."""
        if "book" in self.given:
            later = (PUBLISHED.revise(**_plain(one)) for one in self.given["book"])
            return PolicyBook((PUBLISHED, *later))
        return PUBLISHED.revise(**_plain(self.given.get("policy", {})))

    def pre_approval(self) -> PreApproval:
        """Replay the history."""
        return PreApproval.replay(self._history(), self.policy)

    def assessment(self) -> Assessment:
        """Judge what the case is about."""
        pre_approval = self.pre_approval()
        if self.kind == "event":
            return pre_approval.permit(self.event())
        if self.kind == "completion":
            completion = completion_of(self.given)
            renewal_on = self.given.get("renewal_on")
            return assess_completion(completion, pre_approval, on=self.on, renewal_on=renewal_on)
        use = load(_plain(self.given["use"]), MarketingUse)
        return assess_marketing(use, pre_approval, on=self.on)

    def event(self) -> Event:
        """Build the event that is judged."""
        return event_of(self.given["event"])

    def completions(self) -> tuple[Completion, ...]:
        """Build the completions that duties are asked for."""
        return tuple(completion_of(one) for one in self.given.get("completions", ()))

    def _history(self) -> Iterator[Event]:
        names = _named()["history"][self.given["history"]]
        without, changes = self.given.get("without", ()), self.given.get("change", {})
        used = {pointer.partition("/")[0] for pointer in changes}
        assert set() == (used | set(without)) - set(names)
        for name in names:
            if name in without:
                continue
            payload = _payload(name)
            for pointer, value in changes.items():
                if pointer.partition("/")[0] == name:
                    put(payload, pointer.removeprefix(name), _plain(value))
            yield load(payload, Event)
        for one in self.given.get("also", ()):
            yield event_of(one)


@cache
def _named() -> dict[str, Any]:
    return tomllib.loads((CASES / "history.toml").read_text("utf-8"))


def _payload(name: str) -> dict[str, Any]:
    """Give a fresh payload of an event by its name."""
    payload: dict[str, Any] = copy.deepcopy(_named()["event"][name])
    if payload["type"] == "application_submitted":
        payload["application"] = base()
    return payload


def event_of(given: str | dict[str, Any]) -> Event:
    """Build an event from its name, or from a payload, which may say what it is `like`.

    An amendment takes base.json with what `set` and `remove` say of it.
    """
    if isinstance(given, str):
        return load(_payload(given), Event)
    payload = _plain(copy.deepcopy(given))
    if "like" in payload:
        payload = {**_payload(payload.pop("like")), **payload}
    if payload["type"] == "application_amended":
        application = base()
        for pointer in payload.pop("remove", ()):
            take(application, pointer)
        for pointer, value in payload.pop("set", {}).items():
            put(application, pointer, value)
        payload["application"] = application
    return load(payload, Event)


def completion_of(given: dict[str, Any]) -> Completion:
    """Build a completion from completion.json, with what `set` and `remove` say."""
    payload = json.loads((CASES / "completion.json").read_text("utf-8"))
    for pointer in given.get("remove", ()):
        take(payload, pointer)
    for pointer, value in given.get("set", {}).items():
        put(payload, pointer, _plain(value))
    return load(payload, Completion)


def _plain(value: Any) -> Any:
    """Write the days of a table as text, as the wire format does."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else value


def tables() -> Iterator[tuple[Path, str, list[dict[str, Any]]]]:
    """Give each table on cases with what it is about."""
    for path in sorted(CASES.glob("*/*.toml")):
        table = tomllib.loads(path.read_text("utf-8"))
        if "about" in table:
            yield path, table["about"], table["case"]


def case_scenarios(*kinds: str) -> list[CaseScenario]:
    """Give the cases of the tables that are about these kinds."""
    found = []
    for path, about, cases in tables():
        assert about in KINDS
        for case in cases:
            assert set() == case.keys() - _KNOWN[about]
            assert case["why"]
            if about in kinds:
                name = f"{path.parent.name}/{path.stem}"
                found.append(CaseScenario(kind=about, table=name, given=case))
    return found
