"""Make Python objects that no reader of JSON gives, and plant them in payloads.

What tells of itself or lies is in `fuzz_telling`.
"""

import collections
import datetime as dt
import decimal
import enum
import fractions
import math
import types
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, Final

from fuzz_telling import (
    Liar,
    LyingItems,
    LyingMembers,
    LyingText,
    OfTellingMeta,
    PassingText,
    TellingAnything,
    TellingDay,
    TellingFraction,
    TellingItems,
    TellingMembers,
    TellingText,
    TellingWhole,
)

__all__ = [
    "described",
    "nested",
    "never_right",
    "planted",
    "shared",
    "strange",
    "strange_keys",
]


_SHOWN: Final = 40
"""The most characters or items of a value that a description shows."""


class _Choice(enum.StrEnum):
    COURSE = "course"
    TYPE = "type"


class _Number(enum.IntEnum):
    THREE = 3


class _Pair(collections.namedtuple("_Pair", ("name", "title"))):  # noqa: PYI024  # as many write it
    __slots__ = ()


def _generator() -> Iterator[dict[str, str]]:
    yield {"name": "R. Alder"}


_ODDLY_NAMED: Final = type("x\n\u202e" * 500, (), {})
_LONG: Final = "x" * 1_000_000

_AROUND: Final[tuple[Callable[[Any], Any], ...]] = (
    lambda one: [one],
    lambda one: {"name": one},
    lambda one: (one,),
    lambda one: TellingItems([one]),
    lambda one: TellingMembers(name=one),
    lambda one: LyingItems([one]),
    lambda one: LyingMembers(name=one),
    lambda one: types.MappingProxyType({"name": one}),
    lambda one: collections.OrderedDict(name=one),
    lambda one: collections.defaultdict(str, name=one),
    lambda one: collections.ChainMap({"name": one}),
    lambda one: collections.UserDict(name=one),
    lambda one: collections.UserList([one]),
    lambda one: collections.deque([one]),
    lambda one: types.SimpleNamespace(name=one),
    lambda one: iter([one]),
    lambda one: (one for _ in range(3)),
    lambda one: {"name": one}.items(),
    lambda one: _Pair(one, one),
    lambda one: nested(one, 15),
    lambda one: nested(one, 17),
)
# What takes a while to look at, as far as it is looked at.
_AROUND_AND_LARGE: Final[tuple[Callable[[Any], Any], ...]] = (
    lambda one: [one] * 1_001,
    lambda one: shared(one, 10),
    lambda one: nested(one, 3_000),
)
_SELDOM: Final = 1 / 30


def never_right() -> list[Any]:
    """Give values that are right at no member of any payload, each made anew."""
    return [
        math.nan, math.inf, -math.inf, 1e308, 2**53, -(2**53), 10**400, -(10**5_000), 1 << 100_000,
        _LONG, b"course", bytearray(b"a"), memoryview(b"a"), 1j, decimal.Decimal("NaN"),
        decimal.Decimal("sNaN"), decimal.Decimal("1E+999999"), fractions.Fraction(1, 3),
        dt.date(2026, 3, 2), dt.date.min, dt.datetime(2026, 3, 2, tzinfo=dt.UTC), dt.time(1),
        dt.timedelta(1), ..., NotImplemented, object(), object, type, len, _generator, math,
        ValueError("a"), _Choice.COURSE, _Number.THREE, range(10**9), _generator(), {"a"}, (),
        TellingText("course"), TellingWhole(3), TellingFraction(3.0), TellingDay(2026, 3, 2),
        TellingAnything(), TellingItems(), TellingMembers(), Liar(), LyingText("course"),
        PassingText("course"), LyingItems(), LyingMembers(), OfTellingMeta(), OfTellingMeta,
        _ODDLY_NAMED(),
    ]  # fmt: skip


def _seldom_right() -> list[Any]:
    """Give values that can be right at some member."""
    return [-0.0, 5e-324, 2**53 - 1, "\ud800", "\x00" * 301, "\u0300" * 3_000, "%s%n{0.__class__}"]


def strange_keys(near: str) -> list[Any]:
    """Give names that are no text, some with the hash of a member of this name."""
    return [
        TellingText(near), LyingText(near), PassingText(near), _Choice.TYPE, TellingText("x"),
        None, True, 1, 1.0, math.nan, b"type", (), ("type",), frozenset(), dt.date(2026, 3, 2),
        "\ud800", "x" * 1_000, f"{near}\u200b", "", "{}", "%s", object(), type, 10**5_000,
        hash(near),
    ]  # fmt: skip


def shared(inside: Any, levels: int) -> Any:
    """Give one value ten to the power of the levels times, by sharing lists and objects."""
    value = inside
    for level in range(levels):
        value = [value] * 10 if level % 2 else {f"x{index}": value for index in range(10)}
    return value


def nested(inside: Any, depth: int) -> Any:
    """Give a value that lies so deep in lists and objects."""
    value = inside
    for level in range(depth):
        value = [value] if level % 2 else {"name": value}
    return value


def strange(draw: Random, most: int = 3) -> Any:
    """Make something strange, or something with it inside."""
    value = draw.choice((*never_right(), *_seldom_right()))
    for _ in range(draw.randint(0, most)):
        around = _AROUND_AND_LARGE if draw.random() < _SELDOM else _AROUND
        value = draw.choice(around)(value)
    return value


def planted(payload: Any, draw: Random) -> Any:
    """Put something strange into a payload, which is changed: a value, a name, or a cycle."""
    places = _containers(payload)
    if not places:
        return strange(draw)
    for _ in range(draw.randint(1, 2)):
        inside = draw.choice(places)
        if isinstance(inside, list):
            inside.insert(draw.randint(0, len(inside)), _value(draw, places))
        else:
            names = [name for name in inside if type(name) is str]
            near = draw.choice(names) if names else "type"
            if draw.random() < 1 / 3:
                name = draw.choice(strange_keys(near))
                # The order decides which of two names with one hash is looked at first.
                kept = dict(inside) if draw.random() < 1 / 2 else {}
                for one in kept:
                    del inside[one]
                inside[name] = _value(draw, places)
                inside.update(kept)
            else:
                inside[near] = _value(draw, places)
    return payload


def _value(draw: Random, places: list[Any]) -> Any:
    return strange(draw) if draw.random() < 3 / 4 else draw.choice(places)


def _containers(payload: Any) -> list[Any]:
    found, ahead = [], [payload]
    while ahead:
        value = ahead.pop()
        if type(value) is dict or type(value) is list:
            found.append(value)
            ahead.extend(value.values() if type(value) is dict else value)
    return found


def described(value: Any, depth: int = 6) -> str:
    """Describe any object in short, without calling anything of it."""
    kind = type(value)
    if kind is str or value is None or kind is bool or kind is float:
        return repr(value[:_SHOWN] if kind is str else value)
    if kind is int:
        return str(value) if abs(value) < 10**_SHOWN else "a huge number"
    if depth and (kind is dict or kind is list):
        names = list(value)[:_SHOWN] if kind is dict else range(min(len(value), _SHOWN))
        inside = [
            f"{described(name, 0)}: {described(value[name], depth - 1)}"
            if kind is dict
            else described(value[name], depth - 1)
            for name in names
        ]
        return f"{{{', '.join(inside)}}}" if kind is dict else f"[{', '.join(inside)}]"
    return f"<{type.__dict__['__name__'].__get__(kind)[:_SHOWN]!a}>"
