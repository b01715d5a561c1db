"""Make hostile applications: every list full, every item wrong, long texts with a wrong end."""

import copy
from collections.abc import Iterator
from typing import Any, Final

from bench_payloads import payload

__all__ = ["WORST", "applications", "changed", "sessions", "unknown"]

_MOST_SESSIONS: Final = 1_000
_FEW: Final = 20
WORST: Final = {
    "starts_on": "2026-02-30",
    "ends_on": "1899-12-31",
    "place": "x" * 299 + "\n",
    "more": {"deep": [[[["x"]]]]},
    "number": 10**400,
}
# For each sort of text the longest start of one that is right, and what spoils it at its end.
_TEXTS: Final = {
    "name": "x" * 300,
    "blank": "\u200b" * 300,
    "prose": "reach " * 334,
    "email": "a." * 120 + "a@b.c",
    "label": "a@" + "a-" * 120 + "a.c",
    "labels": "a@" + "a." * 125 + "a",
    "uri": "https://example.org/" + "%41" * 676,
    "path": "https://example.org/" + "/" * 2_028,
    "host": "https://" + "a." * 1_020,
    "query": "https://example.org?" + "a=/?" * 507,
    "urn": "urn:a:" + "%41" * 680,
    "decimal": "999999999.9999",
    "zero": "0.0000",
    "day": "2200-12-31",
    "currency": "USD",
    "term": "P99Y999M999W9999D",
}
# Names and addresses as long as they can be, and right.
_LONGEST: Final = {
    "plain texts": ("x" * 300, "https://example.org/" + "a" * 2_028),
    "texts beyond the basic plane": ("\U00010437" * 300, "https://example.org/" + "%41" * 676),
    "texts that show one character": ("\u200b" * 299 + "x", "https://" + "a." * 1_020),
    "texts full of blanks": (" x" * 150, "urn:a:" + "a:/@" * 510),
}
_SPOILS: Final = ("\n", "\u202e", "\ud800", " ", "@", "%", "\U000e0001")


def changed(whole: dict[str, Any], *changes: tuple[str, Any]) -> dict[str, Any]:
    """Give a copy with other values at these paths."""
    copied = copy.deepcopy(whole)
    for path, value in changes:
        *inside, last = path.split("/")
        place = copied
        for step in inside:
            place = place[step]
        place[last] = value
    return copied


def unknown(count: int) -> dict[str, Any]:
    """Give so many members that nothing has."""
    return {f"unknown {number}": number for number in range(count)}


def _application(*changes: tuple[str, Any]) -> dict[str, Any]:
    return changed(payload(0, sessions=1), *changes)


def _every_item_wrong() -> dict[str, Any]:
    person = {"name": "\u202e" * 300, "resume": {"title": "", "uri": "https://" + "a" * 2_000}}
    return {
        "application_id": 10**400,
        "submitted_on": "2023-02-29",
        "sponsor": {**person, "kind": "x" * 9_000},
        "co_sponsors": [{**person, "kind": None, "more": 1}] * 50,
        "instructors": [{**person, "kind": "individual"}] * 500,
        "offering": {
            "title": " ",
            "kind": "Course",
            "supporting_information": [{"uri": "javascript:alert(1)"}] * 100,
            "educational_objectives": ["x" * 1_999 + "\n"] * 100,
            "sessions": [WORST] * _MOST_SESSIONS,
            "contact_hours": "0.0000",
        },
        "registration_contact": {"email": "@", "phone": "\n", "url": "urn:a:b"},
        "fee_paid": {"amount": "1e3", "currency": "usd"},
    }


def applications() -> Iterator[tuple[str, Any]]:
    """Give hostile applications by name."""
    yield "every list full and every item wrong", _every_item_wrong()
    for what, item in sessions():
        yield what, _application(("offering/sessions", [item] * _MOST_SESSIONS))
        yield (
            f"{what}, one too many",
            _application(("offering/sessions", [item] * (1 + _MOST_SESSIONS))),
        )
    yield (
        "1,000 sessions, each wrong in another way",
        _application(("offering/sessions", _different_sessions())),
    )
    for count in (1_000, 10_000, 19_000, 100_000):
        yield (
            f"{count:,} unknown members",
            {**_application(), **unknown(count)},
        )
    yield (
        "1,000 sessions of 18 unknown members",
        _application(("offering/sessions", [{**_session(), **unknown(18)}] * _MOST_SESSIONS)),
    )
    for sort, text in _TEXTS.items():
        for spoil in _SPOILS:
            yield (
                f"texts of the sort {sort}, spoiled by {spoil!r} at the end",
                _spoiled(text + spoil, text[:-1] + spoil),
            )
    for sort, (name, uri) in _LONGEST.items():
        yield (
            f"the largest application, of {sort}, wrong in its last member",
            {**_largest(name, uri), "fee_paid": {"amount": "25.00", "currency": "usd"}},
        )
        yield (
            f"the largest application, of {sort}, with one member more",
            {**_largest(name, uri), "more": 1},
        )
        yield (
            f"the largest application, of {sort}, wrong in the last 20 items of each list",
            _wrong_at_the_ends(_largest(name, uri)),
        )


def _session() -> dict[str, Any]:
    return {"starts_on": "2026-06-01", "ends_on": "2026-06-03", "place": "Corvallis"}


def sessions() -> Iterator[tuple[str, Any]]:
    """Give what can be wrong with each of 1,000 sessions: the words for it, and such a session."""
    yield "1,000 sessions, each wrong in every member", WORST
    yield "1,000 sessions that end early", {**_session(), "ends_on": "2026-05-31"}
    yield "1,000 sessions that are empty", {}
    yield "1,000 sessions that are null", None
    yield "1,000 sessions that are numbers", 10**15
    yield "1,000 sessions that are lists", [[], [], []]
    yield "1,000 sessions that are texts", "x" * 4_000
    yield "1,000 sessions of a huge number", {**_session(), "place": 10**4_000}


def _different_sessions() -> list[dict[str, Any]]:
    return [
        {**_session(), "place": "x" * (301 + number), f"unknown {number}": [number] * 8}
        for number in range(_MOST_SESSIONS)
    ]


def _spoiled(*texts: str) -> dict[str, Any]:
    """Put texts wherever a text can be, as often as it can be there."""
    first, last = texts
    document = {"title": first, "uri": last}
    return _application(
        ("sponsor/name", first),
        ("co_sponsors", [{"name": last, "resume": document}] * 50),
        ("instructors", [{"name": first, "resume": document}] * 500),
        ("offering/supporting_information", [document] * 100),
        ("offering/educational_objectives", [last] * 100),
        ("offering/contact_hours", last),
        ("offering/sessions", [{"starts_on": last, "ends_on": last, "place": first}] * 500),
        ("registration_contact", {"name": last, "email": last, "phone": first, "url": last}),
        ("fee_paid", {"amount": last, "currency": last}),
    )


def _wrong_at_the_ends(right: dict[str, Any]) -> dict[str, Any]:
    """Make the last items of each list wrong, with fewer problems than would end the search."""
    offering = right["offering"]
    for listed, wrong in (
        (right["co_sponsors"], {"kind": "none"}),
        (right["instructors"], {"name": " "}),
        (offering["supporting_information"], {"title": " "}),
        (offering["sessions"], {"place": " "}),
    ):
        listed[-_FEW:] = [{**one, **wrong} for one in listed[-_FEW:]]
    return right


def _largest(name: str, uri: str) -> dict[str, Any]:
    """Give the largest application there is: every list full, every text as long as can be."""
    document = {"title": name, "uri": uri}
    person = {"name": name, "resume": document}
    right = payload(0, sessions=_MOST_SESSIONS)
    right["co_sponsors"] = [{**person, "kind": "other"}] * 50
    right["instructors"] = [person] * 500
    right["offering"]["supporting_information"] = [document] * 100
    right["offering"]["educational_objectives"] = [(name * 7)[:2_000]] * 100
    for session in right["offering"]["sessions"]:
        session["place"] = name
    right["registration_contact"] = {"name": name, "url": "https://example.org/" + "a" * 2_028}
    return right
