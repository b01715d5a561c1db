"""Hold a table that nobody can change and that pickles and copies, as no proxy of a dict does."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

__all__ = ["FrozenTable"]

_K = TypeVar("_K")
_V = TypeVar("_V")


class FrozenTable(Mapping[_K, _V]):
    """A mapping of what it was given when it was made; it equals any mapping of the same."""

    __slots__ = ("_entries",)

    def __init__(self, entries: Mapping[_K, _V]) -> None:
        self._entries = dict(entries)

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
        return f"FrozenTable({self._entries!r})"
