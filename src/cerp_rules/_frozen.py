"""Hold a table that nobody can change and that pickles and copies, as no proxy of a dict does."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NoReturn, Self, TypeVar

__all__ = ["FrozenTable"]

_K = TypeVar("_K")
_V = TypeVar("_V")


class FrozenTable(Mapping[_K, _V]):
    """A mapping of what it was given when it was made; it equals any mapping of the same."""

    __slots__ = ("_entries",)
    _entries: Mapping[_K, _V]

    def __init__(self, entries: Mapping[_K, _V]) -> None:
        object.__setattr__(self, "_entries", MappingProxyType(dict(entries)))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse to be changed."""
        raise AttributeError(f"{name} of a table that is frozen cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        """Refuse to be changed."""
        raise AttributeError(f"{name} of a table that is frozen cannot be deleted")

    def __reduce__(self) -> tuple[type[Self], tuple[dict[_K, _V]]]:
        """Pickle and copy as what it was made of."""
        return type(self), (dict(self._entries),)

    def __getitem__(self, key: _K) -> _V:
        """Give the entry of a key."""
        return self._entries[key]

    def __iter__(self) -> Iterator[_K]:
        """Give the keys in their order."""
        return iter(self._entries)

    def __len__(self) -> int:
        """Count the entries."""
        return len(self._entries)

    def __repr__(self) -> str:
        """Show the entries."""
        return f"FrozenTable({dict(self._entries)!r})"
