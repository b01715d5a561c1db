"""Make the payloads that should cost a refusal the most, to find the slowest.

Each is made when it is reached, and none is valid.
What is left out: objects whose methods are somebody's own code, which are refused by their type.
"""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

import attrs

from bench_payloads import completion
from cerp_rules import PUBLISHED, Application, Completion, Event, MarketingUse, Policy, dump
from hostile_applications import WORST, applications, changed, sessions, unknown

__all__ = ["Hostile", "hostile"]

_Into = type[Application | Completion | Event | MarketingUse | Policy]

_MANY: Final = 100_000


@attrs.frozen
class Hostile:
    """A payload that is refused: its name, and what it claims to be."""

    name: str
    payload: Any
    into: _Into


def hostile(*, every: int = 1) -> Iterator[Hostile]:
    """Give all of them, or only one in so many."""
    for name, payload, into in islice(_all(), 0, None, every):
        yield Hostile(name, payload, into)
    for name, payload, into in islice(_all_that_arrive(), 0, None, every):
        # As a reader of JSON gives it: no two of its parts are one object.
        yield Hostile(name, json.loads(json.dumps(payload)), into)


def _all() -> Iterator[tuple[str, Any, _Into]]:
    for name, payload in _anything():
        yield f"application: {name}", payload, Application
        yield f"event: {name}", payload, Event
        yield f"completion: {name}", payload, Completion
        yield f"marketing use: {name}", payload, MarketingUse
        yield f"policy: {name}", payload, Policy


def _all_that_arrive() -> Iterator[tuple[str, Any, _Into]]:
    yield from ((f"application: {name}", payload, Application) for name, payload in applications())
    yield from ((f"event: {name}", payload, Event) for name, payload in _events())
    yield from ((f"completion: {name}", payload, Completion) for name, payload in _completions())
    yield from ((f"policy: {name}", payload, Policy) for name, payload in _policies())


def _nested(depth: int, *, objects: bool) -> Any:
    inside: Any = "x"
    for _ in range(depth):
        inside = {"offering": inside} if objects else [inside]
    return inside


def _doubled(times: int) -> Any:
    inside: Any = ["x"]
    for _ in range(times):
        inside = [inside, inside]
    return {"offering": {"sessions": inside}, "more": inside}


def _in_a_circle() -> Any:
    circle: dict[str, Any] = {"offering": {}}
    circle["offering"] = circle
    circle["sponsor"] = [circle] * 100
    return circle


def _anything() -> Iterator[tuple[str, Any]]:
    """Give what is right nowhere."""
    for depth in (10, 15, 100, _MANY):
        yield f"{depth:,} lists in one another", _nested(depth, objects=False)
        yield f"{depth:,} objects in one another", _nested(depth, objects=True)
    for count in (1_000, 19_000, 20_001, _MANY):
        yield f"an object of {count:,} members", unknown(count)
        yield f"a list of {count:,} objects", [{"name": 1}] * count
        yield (
            f"a list of {count:,} in a member",
            {"offering": [{"name": []}] * count, "type": [None] * count},
        )
    yield (
        "an object of 10,000 members with long names",
        {f"{number}" + "x" * 990: "x" for number in range(10_000)},
    )
    yield "1,000 huge numbers", {"sponsor": [10**4_000 + one for one in range(1_000)]}
    yield "a number of 100,000 digits", {"submitted_on": 10**100_000, "on": 10**100_000}
    yield "400 texts of 10,000 characters", {"sponsor": ["\u202e" * 10_000] * 400}
    yield (
        "a text of 10,000,000 characters",
        dict.fromkeys(("submitted_on", "on"), "2" * 10**7),
    )
    yield "a list that holds itself twice, 60 times over", _doubled(60)
    yield "objects in a circle", _in_a_circle()
    yield "1,000 lists of 1,000", {"sponsor": [[None] * 1_000] * 1_000}


def _events() -> Iterator[tuple[str, Any]]:
    for name, payload in applications():
        yield (
            f"the submission of {name}",
            {
                "type": "application_submitted",
                "on": "2026-03-02",
                "application": payload,
            },
        )
    approved = {"type": "application_approved", "on": "2026-04-01", "approval_code": "\n"}
    for what, item in sessions():
        yield (
            f"an approval of {what}",
            {**approved, "credits": {"value": 1}, "sessions": [item] * 1_000},
        )
    yield from _long_lists()
    yield "a type of 10,000 characters", {"type": "x" * 10_000, "on": "\ud800" * 9_000}
    yield "a type that is an object", {"type": unknown(10_000), "on": []}


def _long_lists() -> Iterator[tuple[str, Any]]:
    """Give events of which every item of a list is wrong."""
    yield (
        "a decline for 1,000 reasons that are wrong",
        {
            "type": "application_declined",
            "on": "x",
            "reasons": ["x" * 1_999 + "\n"] * 1_000,
        },
    )
    for name in ("warning_issued", "pre_approval_terminated"):
        yield (
            f"{name} with 1,000 wrong documents and grounds",
            {
                "type": name,
                "on": "2026-07-01",
                "grounds": ["guidelines", "x" * 500] * 500,
                "evidence": [{"title": "\n", "uri": "https://" + "a." * 1_000}] * 1_000,
                **unknown(1_000),
            },
        )
    yield (
        "a delivery of 1,000 kinds",
        {
            "type": "records_delivered",
            "on": "2026-06-20",
            "session": WORST,
            "kinds": [{"kind": one} for one in range(1_000)],
        },
    )


def _completions() -> Iterator[tuple[str, Any]]:
    record = {"kind": "attendances", "medium": [1], "disposed_on": "2023-02-29", "more": {"x": 1}}
    for count in (100, 1_000):
        yield (
            f"{count:,} records, each wrong in every member",
            changed(completion(0), ("records", [record] * count)),
        )
    yield (
        "long texts with a wrong end",
        changed(
            completion(0),
            ("participant", dict.fromkeys(("name", "certificant_id"), "x" * 9_000 + "\n")),
            ("confirmation", dict.fromkeys(("sponsor", "place", "credits"), "x" * 299 + "\n")),
            ("session", WORST),
            ("grade", "\u200b" * 300),
        ),
    )


def _policies() -> Iterator[tuple[str, Any]]:
    published = dump(PUBLISHED)
    days = [f"{1900 + number // 12}-{1 + number % 12:02}-01" for number in range(1_000)]
    for what, holidays in {
        "1,000 holidays that are one": ["2026-12-25"] * 1_000,
        "1,000 holidays of which two are one": [*days[:-1], days[0]],
        "1,000 holidays that are no days": [f"2023-02-29 {number}" for number in range(1_000)],
        "1,000 holidays that are objects": [{"day": number} for number in range(1_000)],
        "1,000 holidays that are lists": [[[number]] for number in range(1_000)],
    }.items():
        yield what, changed(published, ("holidays", holidays))
    lists = ("sponsor_kinds", "offering_kinds", "required_information", "reviewers")
    yield (
        "lists of 1,000 wrong choices",
        changed(published, *((name, [{"x": one} for one in range(1_000)]) for name in lists)),
    )
    yield (
        "10,000 readings that there are not",
        changed(published, ("readings", unknown(10_000))),
    )
    terms = ("approval_term", "review_notice", "confirmation_within", "retention", "appeal_within")
    yield (
        "terms of 10,000 characters",
        changed(published, *((name, "P" + "1Y" * 4_999) for name in terms)),
    )
