"""Make well-formed payloads of every kind from the published schemas, by a given source of chance.

What a member may hold is read from the schemas and from nothing else of the library, so that what
is made here can be held against it; around every bound more is made than chance would.
What is left out: what is wrong (`fuzz_edits`).
"""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any, Final

import faults
from cerp_rules import schema

__all__ = [
    "CHOICES",
    "KINDS",
    "MOST_ITEMS",
    "NEAR",
    "candidates",
    "made",
    "made_event",
    "many_days",
]

KINDS: Final = ("application", "event", "completion", "marketing-use", "policy")
"""The kinds of payload that can be loaded."""

_RARE: Final = 3_000
"""One list in so many is as long as may be; the longest take long to judge."""
_SHORT: Final = 10
"""A list of no more items than this is as long as may be quite often."""
_UNORDERED: Final = 0.04
"""How many of the sessions have their days as they were drawn."""
_FIRST: Final = dt.date(1900, 1, 1).toordinal()
_LAST: Final = dt.date(2200, 12, 31).toordinal()
_NEAR: Final = (dt.date(2025, 1, 1).toordinal(), dt.date(2028, 12, 31).toordinal())
_LETTERS: Final = (
    *"abcdefghijklmnopqrstuvwxyzABCXYZ0123456789 .,-'&/()",
    *("\u00e9", "e\u0301", "\u6f22", "\U0001f331", "\u200d", "\u00a0", "<b>", "{0}", "%s", "\\"),
)


@cache
def _root(kind: str) -> dict[str, Any]:
    return schema(kind)


def _nodes(node: Any, name: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every description in a schema, with the name of the member it is of."""
    if not isinstance(node, dict):
        return
    yield name, node
    for inner_name, inner in node.get("properties", {}).items():
        yield from _nodes(inner, inner_name)
    yield from _nodes(node.get("items"), name)
    for one in node.get("$defs", {}).values():
        yield from _nodes(one)


def _choices() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for kind in KINDS:
        for name, node in _nodes(_root(kind)):
            found.setdefault(name, []).extend(node.get("enum", ()))
    return {name: tuple(dict.fromkeys(values)) for name, values in found.items() if values}


CHOICES: Final = _choices()
"""The values of each choice, by the name of the member; several members have one name."""


def _bounds() -> dict[str, int]:
    found: dict[str, int] = {}
    for kind in KINDS:
        for name, node in _nodes(_root(kind)):
            if "maxItems" in node:
                found[name] = max(node["maxItems"], found.get(name, 0))
    return found


MOST_ITEMS: Final = _bounds()
"""The most items of each list, by the name of the member."""


NEAR: Final[dict[str, tuple[str, ...]]] = {
    "day": (
        "1899-12-31", "1900-01-01", "1900-02-29", "1904-02-29", "2000-02-29", "2023-02-29",
        "2024-02-29", "2024-02-30", "2100-02-29", "2200-12-31", "2201-01-01",
    ),
    "decimal": (
        "0", "0.0000", "0.00000", "0.0001", "0.00001", "1.2345", "1.23456", "999999999",
        "999999999.9999", "1000000000",
    ),
    "term": ("P0D", "P1D", "P99Y", "P100Y", "P999M", "P1000M", "P999W", "P9999D", "P10000D"),
    "currency": ("USD", "US", "USDX"),
    "name": tuple(faults.lengths(faults.NAME)),
    "prose": tuple(faults.lengths(faults.PROSE)),
    "phone": tuple(faults.lengths(faults.PHONE)),
    "email": tuple("a" * length + "@example.org" for length in (241, 242, 243)),
    "address": tuple("https://a/" + "b" * length for length in (2_037, 2_038, 2_039)),
}  # fmt: skip
"""What lies at the bounds of a text and on either side, by its sort."""


@cache
def candidates(name: str) -> tuple[str, ...]:
    """Give the texts to try at a member: right, wrong and around the bounds."""
    of_its_kind = faults.BY_KIND[faults.KINDS[name]] if name in faults.KINDS else ()
    return (*of_its_kind, *faults.TEXTS)


@cache
def _right(name: str, pattern: str, most: int) -> tuple[str, ...]:
    match = re.compile(pattern).match
    return tuple(one for one in candidates(name) if len(one) <= most and match(one))


def many_days(count: int) -> list[str]:
    """Give so many days that differ, of those that are lists at their bounds."""
    return [dt.date.fromordinal(_FIRST + index).isoformat() for index in range(count)]


def made(kind: str, draw: Random) -> Any:
    """Make a payload of a kind that its schema accepts; few of them break an invariant."""
    if kind == "event":
        return made_event(draw.choice(_root(kind)["properties"]["type"]["enum"]), draw)
    return _Maker(_root(kind), draw).object_of(_root(kind))


def made_event(type_: str, draw: Random) -> Any:
    """Make an event of a type."""
    root = _root("event")
    event = _Maker(root, draw).object_of(root["$defs"][type_])
    if type_ == "application_submitted" and draw.random() >= _UNORDERED:
        event["on"] = event["application"]["submitted_on"]
    return event


class _Maker:
    """Makes values by one schema; how much of what may be absent is there is drawn once."""

    def __init__(self, root: dict[str, Any], draw: Random) -> None:
        self._definitions = root.get("$defs", {})
        self._draw = draw
        self._share = draw.choice((0.0, 0.3, 0.7, 0.95, 1.0))

    def object_of(self, node: dict[str, Any]) -> dict[str, Any]:
        """Make an object, its members in any order."""
        draw = self._draw
        required = node.get("required", ())
        names = [
            name for name in node["properties"] if name in required or draw.random() < self._share
        ]
        if draw.random() < self._share:
            draw.shuffle(names)
        members = {name: self._value(name, node["properties"][name]) for name in names}
        if "ends_on" in members and draw.random() >= _UNORDERED:
            days = sorted((members["starts_on"], members["ends_on"]))
            members["starts_on"], members["ends_on"] = days
        return members

    def _value(self, name: str, node: dict[str, Any]) -> Any:
        if "$ref" in node:
            node = self._definitions[node["$ref"].rpartition("/")[2]]
        if "const" in node or "enum" in node:
            return self._draw.choice(node.get("enum") or [node["const"]])
        match node["type"]:
            case "object":
                return self.object_of(node)
            case "array":
                return self._list(name, node)
            case "boolean":
                return self._draw.random() < 1 / 2
            case "integer":
                return self._whole(node["minimum"], node["maximum"])
        return self._text(name, node)

    def _whole(self, least: int, most: int) -> int | float:
        return self._draw.choice(
            (least, most, least + 1, most - 1, float(most), -0.0, self._draw.randint(least, most))
        )

    def _list(self, name: str, node: dict[str, Any]) -> list[Any]:
        draw, least, most = self._draw, node.get("minItems", 0), node["maxItems"]
        length = draw.choice((least, 1, 2, 3, most if most <= _SHORT else 1))
        if draw.random() < 1 / _RARE:
            length = most - draw.randint(0, 1)
        items = [self._value(name, node["items"]) for _ in range(min(length, _SHORT, most))]
        if node.get("uniqueItems"):
            return list(dict.fromkeys((*items, *many_days(length - len(items)))))[:most]
        return items + items[-1:] * (length - len(items))

    def _text(self, name: str, node: dict[str, Any]) -> str:
        draw = self._draw
        most = node.get("maxLength", 10_000)
        right = _right(name, node["pattern"], most)
        if draw.random() < 1 / 2 and (text := _drawn(faults.KINDS[name], draw)):
            return text
        return draw.choice(right)


def _drawn(sort: str, draw: Random) -> str:
    """Draw a text of a sort of which there are very many; empty where a list of them will do."""
    if sort == "day":
        first, last = draw.choice(((_FIRST, _LAST), _NEAR, _NEAR))
        return dt.date.fromordinal(draw.randint(first, last)).isoformat()
    if sort in {"name", "prose", "phone"}:
        return "a" + "".join(draw.choices(_LETTERS, k=draw.randint(0, 12)))
    if sort == "decimal":
        whole = draw.choice((0, 1, 16, 999_999_999, draw.randint(0, 999_999_999)))
        places = draw.randint(0, 4)
        return (
            f"{whole}.{draw.randint(1, 10**places - 1):0{places}}" if places else f"{whole + 1}"[:9]
        )
    if sort == "term":
        return f"P{draw.randint(1, 99)}Y{draw.randint(1, 999)}M{draw.randint(1, 9_999)}D"
    return ""
