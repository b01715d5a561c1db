"""Change well-formed payloads at random places, most often into what is nearly right.

Every change gives what JSON can write; what no JSON can hold is in `fuzz_objects`.
"""

import copy
import json
import sys
import unicodedata
from collections.abc import Callable
from random import Random
from typing import Any, Final

import faults
from fuzz_payloads import CHOICES, MOST_ITEMS, NEAR, candidates, many_days

__all__ = ["changed", "one_change"]

_Place = tuple[Any, Any, str]
"""The object or list that holds a value, its name or index there, and the member it is of."""

_LONG: Final = 100
"""A list with a bound beyond this is brought to it more rarely, for it takes long to judge."""
_SELDOM: Final = 1 / 40
_SENSIBLE: Final = 0.8
"""How often a choice is changed into one that the member has somewhere."""
_ODD_CHARACTERS: Final = (
    *"0123456789-.:/@%#?+ aAzZ_~\\<>{}",
    *("\n", "\r", "\t", "\x00", "\x7f", "\x85", "\u00a0", "\u00ad", "\u200b", "\u2028"),
    *("\u202e", "\u2066", "\ufeff", "\ud800", "\udfff", "\u0661", "\uff11", "\u0301"),
    *("\U000e0001", "\U00010437"),
)
_EXACT: Final = 2**53
_DEEP: Final = json.loads("[" * 20 + "]" * 20)
_BULKY: Final[tuple[Any, ...]] = (
    _DEEP, {"x": _DEEP}, "a" * 10_000, "a" * 10_001, [[]] * 1_001, [{}] * 1_001,
    {f"x{number}": number for number in range(150)},
)  # fmt: skip
_MEMBERS: Final = (*sorted(faults.KINDS), *sorted(MOST_ITEMS), "offering", "session", "credits")


def changed(payload: Any, draw: Random, most: int = 3) -> Any:
    """Give a copy of a payload with one to so many changes."""
    holder: Any = {"": copy.deepcopy(payload)}
    for _ in range(draw.randint(1, most)):
        one_change(holder, draw)
    return holder[""]


def one_change(holder: Any, draw: Random) -> None:
    """Change one place inside the one member of an object, which is the payload."""
    places = _places(holder)
    # Rarely the whole payload, which is the first place of all.
    place = draw.choice(places[1:] or places) if draw.random() >= _SELDOM else places[0]
    change = draw.choices(_CHANGES, _WEIGHTS)[0]
    change(place, places, draw)


def _places(holder: Any) -> list[_Place]:
    found: list[_Place] = []
    ahead: list[tuple[Any, str]] = [(holder, "")]
    while ahead:
        inside, name = ahead.pop()
        steps: Any = inside if isinstance(inside, dict) else range(len(inside))
        for step in list(steps):
            member = step if isinstance(step, str) and step else name
            found.append((inside, step, member))
            if isinstance(inside[step], dict | list):
                ahead.append((inside[step], member))
    return found


def _tried(place: _Place, _: list[_Place], draw: Random) -> None:
    """Put in what is tried at such a member: much of it is right, and much nearly so."""
    inside, step, name = place
    value = inside[step]
    if isinstance(value, str) and name in CHOICES and draw.random() < _SENSIBLE:
        inside[step] = draw.choice(CHOICES[name])
    elif isinstance(value, str):
        near = NEAR.get(faults.KINDS.get(name, ""), ()) if draw.random() < 1 / 2 else ()
        inside[step] = draw.choice(near or candidates(name))
    elif isinstance(value, bool):
        inside[step] = not value
    elif isinstance(value, int | float):
        inside[step] = copy.deepcopy(draw.choice(faults.NUMBERS))
    elif isinstance(value, list):
        _resize(value, name, draw)
    else:
        inside[step] = copy.deepcopy(draw.choice(faults.OTHER_TYPES))


def _resize(items: list[Any], name: str, draw: Random) -> None:
    most = MOST_ITEMS.get(name, 1)
    lengths = [0, 1, 2]
    if most <= _LONG or draw.random() < _SELDOM:
        lengths += [most - 1, most, most + 1]
    length = draw.choice(lengths)
    if name == "holidays":
        items[:] = many_days(length)
    elif items:
        items[:] = [items[index % len(items)] for index in range(length)]


def _nudged(place: _Place, _: list[_Place], draw: Random) -> None:
    """Change a character of a text, or a number by a little."""
    inside, step = place[:2]
    value = inside[step]
    if isinstance(value, str):
        at = draw.randint(0, len(value))
        put = draw.choice(("", chr(draw.randint(0, sys.maxunicode)), draw.choice(_ODD_CHARACTERS)))
        inside[step] = value[:at] + put + value[at + draw.randint(0, 1) :]
    elif isinstance(value, bool):
        inside[step] = int(value)
    elif isinstance(value, int | float) and abs(value) < _EXACT:
        inside[step] = draw.choice((value + 1, value - 1, -value, value / 2, float(value)))
    elif isinstance(value, list) and value:
        draw.shuffle(value)


def _respelt(place: _Place, _: list[_Place], draw: Random) -> None:
    """Write a text another way, some of which people take for the same."""
    inside, step = place[:2]
    value = inside[step]
    if isinstance(value, str):
        ways: tuple[Callable[[str], str], ...] = (
            str.upper,
            str.title,
            str.strip,
            lambda text: f" {text}",
            lambda text: f"{text}\n",
            lambda text: text * 2,
            lambda text: unicodedata.normalize("NFD", text),
            lambda text: unicodedata.normalize("NFKC", text),
        )
        inside[step] = draw.choice(ways)(value)


def _retyped(place: _Place, _: list[_Place], draw: Random) -> None:
    """Put in the same as another type, as careless writers of JSON do."""
    inside, step = place[:2]
    value = inside[step]
    ways: list[Any] = [None, [value], {"value": value}, json.dumps(value), bool(value)]
    if isinstance(value, str) and value.isascii() and value.isdigit():
        ways += [int(value), float(value)]
    if isinstance(value, list) and value:
        ways += [value[0], {str(index): one for index, one in enumerate(value)}]
    if isinstance(value, dict):
        ways += [list(value), list(value.values())]
    inside[step] = draw.choice(ways)


def _other(place: _Place, _: list[_Place], draw: Random) -> None:
    inside, step = place[:2]
    others = _BULKY if draw.random() < _SELDOM else faults.OTHER_TYPES
    inside[step] = copy.deepcopy(draw.choice(others))


def _removed(place: _Place, _: list[_Place], __: Random) -> None:
    inside, step = place[:2]
    if step != "":
        del inside[step]


def _added(place: _Place, places: list[_Place], draw: Random) -> None:
    """Add a member that is unknown, or known elsewhere, with a value of another place."""
    inside, step = place[:2]
    value = inside[step]
    into = value if isinstance(value, dict) else inside
    if isinstance(into, dict) and step != "":
        name = draw.choice((draw.choice(_MEMBERS), draw.choice(faults.UNKNOWN_NAMES)))
        into[name] = _copy_of(draw.choice(places))


def _copied(place: _Place, places: list[_Place], draw: Random) -> None:
    """Put in what another place holds, of the same member where there is one."""
    inside, step, name = place
    same = [one for one in places if one[2] == name and one[0] is not inside]
    inside[step] = _copy_of(draw.choice(same or places))


def _repeated(place: _Place, _: list[_Place], draw: Random) -> None:
    """Say something twice in its list."""
    inside, step = place[:2]
    if isinstance(inside, list):
        inside.insert(draw.randint(0, len(inside)), _copy_of(place))
    elif isinstance(inside[step], list):
        inside[step] = copy.deepcopy(inside[step] * 2)


def _swapped(place: _Place, _: list[_Place], draw: Random) -> None:
    """Let two values of one object or list change places."""
    inside, step = place[:2]
    steps = list(inside) if isinstance(inside, dict) else range(len(inside))
    other = draw.choice(steps)
    inside[step], inside[other] = inside[other], inside[step]


def _renamed(place: _Place, _: list[_Place], draw: Random) -> None:
    inside, step = place[:2]
    if isinstance(step, str) and step:
        names = (step.upper(), f"{step} ", step[:-1], f"{step}\u200b", draw.choice(_MEMBERS))
        inside[draw.choice(names)] = inside.pop(step)


def _copy_of(place: _Place) -> Any:
    inside, step = place[:2]
    return copy.deepcopy(inside[step])


_CHANGES: Final = (
    _tried, _nudged, _respelt, _retyped, _other, _removed, _added, _copied, _repeated, _swapped,
    _renamed,
)  # fmt: skip
_WEIGHTS: Final = (16, 6, 2, 2, 1, 5, 2, 3, 2, 3, 1)
