"""Hold classes of objects that tell when they are called, and of objects that lie.

While `watched` holds, each method of the telling ones raises what nobody catches, so that to call
one at all is seen.
"""

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, Final

__all__ = [
    "Called",
    "Liar",
    "LyingItems",
    "LyingMembers",
    "LyingText",
    "OfTellingMeta",
    "PassingText",
    "TellingAnything",
    "TellingDay",
    "TellingFraction",
    "TellingItems",
    "TellingMembers",
    "TellingText",
    "TellingWhole",
    "watched",
]


class Called(BaseException):
    """A method of an object was called that nobody has any business to call."""


class _Watch:
    holds = False


@contextlib.contextmanager
def watched() -> Iterator[None]:
    """Let every call of a method of the telling objects be told."""
    _Watch.holds = True
    try:
        yield
    finally:
        _Watch.holds = False


def _tell(name: str) -> None:
    if _Watch.holds:
        raise Called(name)


def _telling_method(base: type[Any], name: str) -> Callable[..., Any]:
    theirs = getattr(base, name, None)

    def tell(self: Any, *arguments: Any) -> Any:
        _tell(f"{base.__name__}.{name}")
        return NotImplemented if theirs is None else theirs(self, *arguments)

    return tell


_METHODS: Final = (
    "__eq__", "__ne__", "__lt__", "__hash__", "__len__", "__iter__", "__contains__", "__bool__",
    "__getitem__", "__repr__", "__str__", "__format__", "__int__", "__float__", "__index__",
    "__reversed__", "__add__", "__abs__", "__neg__", "keys", "items", "values", "get", "isoformat",
    "is_integer", "startswith", "strip", "append", "__copy__", "__deepcopy__", "__reduce_ex__",
    "__instancecheck__",
)  # fmt: skip


def _telling_class(base: type[Any]) -> type[Any]:
    """Give a subclass of a class that tells of every call and every look at an attribute."""
    names = [name for name in _METHODS if base is object or hasattr(base, name)]
    members: dict[str, Any] = {name: _telling_method(base, name) for name in names}

    def look(self: Any, name: str) -> Any:
        _tell(f"{base.__name__}.{name}")
        return object.__getattribute__(self, name)

    members["__getattribute__"] = look
    return type(f"Telling{base.__name__.title()}", (base,), members)


TellingText: Final = _telling_class(str)
TellingWhole: Final = _telling_class(int)
TellingFraction: Final = _telling_class(float)
TellingItems: Final = _telling_class(list)
TellingMembers: Final = _telling_class(dict)
TellingDay: Final = _telling_class(dt.date)
TellingAnything: Final = _telling_class(object)


class Liar:
    """An object that says that it is a text, equal to everything, and empty."""

    __class__ = str  # type: ignore[assignment]  # that is the lie

    def __eq__(self, _: object) -> bool:
        """Say yes."""
        return True

    def __hash__(self) -> int:
        """Have the hash of a member."""
        return hash("type")

    def __len__(self) -> int:
        """Say too few."""
        return 0

    def __str__(self) -> str:
        """Pass for a choice."""
        return "course"


class LyingText(str):
    """A text that equals every other, and has the hash of a member."""

    __slots__ = ()

    def __eq__(self, _: object) -> bool:
        """Say yes."""
        return True

    def __hash__(self) -> int:
        """Have the hash of a member."""
        return str.__hash__(self)

    def __len__(self) -> int:
        """Say too few."""
        return 1


class LyingItems(list[Any]):
    """A list that says that it is empty, and never ends."""

    def __len__(self) -> int:
        """Say too few."""
        return 0

    def __iter__(self) -> Iterator[Any]:
        """Never end."""
        while True:
            yield {"name": "R. Alder"}


class LyingMembers(dict[Any, Any]):
    """An object that has every member."""

    def __missing__(self, _: object) -> str:
        """Have it all the same."""
        return "2026-03-02"

    def __contains__(self, _: object) -> bool:
        """Say yes."""
        return True


class _TellingMeta(type):
    """A class of classes that tells of every question, its name included."""

    def __eq__(cls, other: object) -> bool:
        _tell("type.__eq__")
        return cls is other

    def __hash__(cls) -> int:
        _tell("type.__hash__")
        return 7

    def __instancecheck__(cls, _: object) -> bool:
        _tell("type.__instancecheck__")
        return False

    def __subclasscheck__(cls, _: object) -> bool:
        _tell("type.__subclasscheck__")
        return False

    @property
    def __name__(cls) -> str:  # type: ignore[override]  # a name need not be there to be set
        _tell("type.__name__")
        return "OfTellingMeta"


class OfTellingMeta(metaclass=_TellingMeta):
    """An object whose class tells."""


class _LyingMeta(type):
    """A class of classes that passes for the class of texts where classes are looked up."""

    def __hash__(cls) -> int:
        return hash(str)

    def __eq__(cls, _: object) -> bool:
        return True


class PassingText(str, metaclass=_LyingMeta):
    """A text whose class passes for the class of texts."""

    __slots__ = ()
