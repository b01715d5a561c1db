"""Decide whether a payload is small and plain enough to be looked at closely.

One walk, in document order and never deeper than the budget, makes a twin of the payload that holds
nothing but JSON, is no deeper, larger or longer than any payload can be, and can be given to a
validator.
What the walk leaves out of the twin is a problem each.
"""

import math
from collections.abc import Collection
from typing import Any, Final, NamedTuple

from cerp_rules._text import EXCERPT, UNSAFE

__all__ = ["Excess", "Walk", "pointer_of"]

DEPTH: Final = 16
"""Objects and lists inside one another; the deepest payload has five."""
NODES: Final = 10_000
"""Values in all; the largest application has 7,230."""
TEXT: Final = 10_000
"""Characters of one text; the longest has 2,048."""
CHARACTERS: Final = 4_000_000
"""Characters of all texts; the largest application has 2,219,784."""
LIST: Final = 1_000
"""The most items of any list; of a longer one no more are looked at than show that it is."""
PROBLEMS: Final = 100
"""The most problems that are listed; one more then says that there are others."""
EXACT: Final = 2**53
"""Whole numbers from here on are not exact in every reader of JSON."""

Tokens = tuple[str | int, ...]


def pointer_of(tokens: Tokens) -> str:
    """Write an RFC 6901 JSON Pointer."""
    return "".join(f"/{str(one).replace('~', '~0').replace('/', '~1')}" for one in tokens)


class Excess(NamedTuple):
    """What the walk left out: where, which budget, and why in words."""

    tokens: Tokens
    code: str
    message: str


class Walk:
    """One walk through one payload.

    Attributes:
        twin: What the payload holds, as far as the budget allows.
        excesses: What was left out, in document order; when that is more than is listed, the rest
            of the twin is left out too.
    """

    def __init__(self, payload: object, sound: Collection[Tokens] = ()) -> None:
        """Walk through the payload, which is never changed.

        A list in which nothing is wrong is not walked through, and is empty in the twin.
        """
        self.excesses: list[Excess] = []
        self._sound = sound
        self._nodes = NODES
        self._characters = CHARACTERS
        self.twin: object = payload if self._is_plain(payload) else self._look((), payload)

    def _is_plain(self, value: Any) -> bool:
        """Tell whether a value is its own twin, as most are; a text is counted."""
        kind = type(value)
        if kind is str:
            length = len(value)
            if length > TEXT or length > self._characters:
                return False
            self._characters -= length
            return True
        return value is None or kind is bool or (kind is int and -EXACT < value < EXACT)

    def _exceed(self, tokens: Tokens, code: str, message: str) -> None:
        self.excesses.append(Excess(tokens, f"budget.{code}", message))

    def _look(self, tokens: Tokens, value: Any) -> object:
        """Give the twin of what is not plain, or None where there is none."""
        kind = type(value)
        if kind is dict or kind is list:
            return [] if tokens in self._sound else self._look_inside(tokens, value)
        if kind is float and math.isfinite(value) and -EXACT < value < EXACT:
            return value
        if kind is int or kind is float:
            self._exceed(tokens, "number", "must not be infinite, or larger than is exact")
        elif kind is not str:
            self._exceed(
                tokens, "type", "must be text, a number, true, false, null, a list or an object"
            )
        elif len(value) > TEXT:
            self._exceed(tokens, "text", f"must have at most {TEXT} characters")
        else:
            self._characters = 0
            self._exceed(tokens, "text", f"must not bring all texts above {CHARACTERS} characters")
        return None

    def _look_inside(self, tokens: Tokens, value: Any) -> dict[str, object] | list[object] | None:
        if len(self.excesses) > PROBLEMS:
            return None  # more than are listed: nothing further need be looked at
        if len(tokens) >= DEPTH:
            self._exceed(tokens, "depth", f"must not lie more than {DEPTH} levels deep")
            return None
        if len(value) > self._nodes:
            self._exceed(tokens, "nodes", f"must not bring the payload above {NODES} values")
            return None
        self._nodes -= len(value)
        if type(value) is list:
            return [
                one if self._is_plain(one) else self._look((*tokens, index), one)
                for index, one in enumerate(value[: LIST + 1])
            ]
        named = [(key, one) for key, one in value.items() if self._is_name(tokens, key)]
        return {
            key: one if self._is_plain(one) else self._look((*tokens, key), one)
            for key, one in named
        }

    def _is_name(self, tokens: Tokens, key: object) -> bool:
        if type(key) is not str:
            self._exceed(tokens, "name", "must have no member whose name is not text")
            return False
        if len(key) > EXCERPT or UNSAFE.search(key) is not None:
            self._exceed(
                tokens,
                "name",
                f"must have no member whose name is longer than {EXCERPT} characters "
                "or holds a control character",
            )
            return False
        return True
