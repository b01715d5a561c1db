"""Objects that pass for values of JSON, or refuse to be looked at."""

from typing import Any, NoReturn


class Text(str):
    """A text that is not exactly one."""

    __slots__ = ()


class Whole(int):
    """A whole number that is not exactly one."""


class Items(list[Any]):
    """A list that is not exactly one."""


class Members(dict[Any, Any]):
    """An object that is not exactly one."""


def _refuse(*_: object, **__: object) -> NoReturn:
    msg = "nobody may call this"
    raise RuntimeError(msg)


class Refusing:
    """An object that raises whatever is asked of it."""

    __eq__ = _refuse
    __hash__ = _refuse
    __len__ = _refuse
    __repr__ = _refuse
    __str__ = _refuse
    __bool__ = _refuse
    __iter__ = _refuse
    __getattr__ = _refuse
    __class__ = property(_refuse)


class RefusingText(str):
    """A text that raises whatever is asked of it, but for its hash, that it can be a key."""

    __slots__ = ()
    __eq__ = _refuse
    __len__ = _refuse
    __repr__ = _refuse
    __str__ = _refuse
    __iter__ = _refuse
    __contains__ = _refuse

    def __hash__(self) -> int:
        """Give some number, which is no real member's."""
        return 7


class RefusingMembers(dict[Any, Any]):
    """An object of JSON that raises whatever is asked of it."""

    __len__ = _refuse
    __repr__ = _refuse
    __iter__ = _refuse
    __getitem__ = _refuse
    __contains__ = _refuse
    keys = _refuse
    items = _refuse
    get = _refuse
