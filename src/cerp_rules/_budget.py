"""Decide whether a payload is small and plain enough to be looked at closely.

One walk without recursion, in document order, makes a twin of the payload that holds nothing but
JSON, is no deeper, larger or longer than any payload can be, and can be given to a validator.
What the walk leaves out of the twin is a problem each.
"""

import math
from typing import Any, Final

import attrs

from cerp_rules._text import EXCERPT, UNSAFE

__all__ = ["Excess", "Walk", "pointer_of"]

DEPTH: Final = 16
"""Objects and lists inside one another; the deepest payload has five."""
NODES: Final = 20_000
"""Values in all; the largest application has 7,230."""
TEXT: Final = 10_000
"""Characters of one text; the longest has 2,048."""
CHARACTERS: Final = 4_000_000
"""Characters of all texts; the largest application has 2,219,784."""
LIST: Final = 1_000
"""The most items of any list; of a longer one no more are looked at than show that it is."""
EXACT: Final = 2**53
"""Whole numbers from here on are not exact in every reader of JSON."""

Tokens = tuple[str | int, ...]


def pointer_of(tokens: Tokens) -> str:
    """Write an RFC 6901 JSON Pointer."""
    return "".join(f"/{str(one).replace('~', '~0').replace('/', '~1')}" for one in tokens)


@attrs.frozen
class Excess:
    """What the walk left out: where, which budget, and why in words."""

    tokens: Tokens
    code: str
    message: str


class Walk:
    """One walk through one payload.

    Attributes:
        twin: What the payload holds, as far as the budget allows.
        excesses: What was left out, in document order.
        cut: Whether a list was cut, so that there may be more problems than are found.
    """

    def __init__(self, payload: object) -> None:
        """Walk through the payload, which is never changed."""
        self.excesses: list[Excess] = []
        self.cut = False
        self._nodes = NODES
        self._characters = CHARACTERS
        top: dict[str | int, object] = {}
        # What is to be looked at next: where, the value, and where its twin goes. The last is
        # next, so what is found inside a value is looked at before what follows the value.
        self._ahead: list[tuple[Tokens, object, dict[str | int, object] | list[object]]] = [
            ((), payload, top)
        ]
        while self._ahead:
            tokens, value, into = self._ahead.pop()
            twin = self._look(tokens, value)
            if isinstance(into, list):
                into.append(twin)
            else:
                into[tokens[-1] if tokens else ""] = twin
        self.twin: object = top[""]

    def _exceed(self, tokens: Tokens, code: str, message: str) -> None:
        self.excesses.append(Excess(tokens, f"budget.{code}", message))

    def _look(self, tokens: Tokens, value: Any) -> object:
        kind = type(value)
        if kind is str:
            return self._look_at_text(tokens, value)
        if kind is dict or kind is list:
            return self._look_inside(tokens, value)
        if value is None or kind is bool:
            return value
        if kind is int or kind is float:
            # A number of either type compares with a number without being converted.
            if (kind is float and not math.isfinite(value)) or not -EXACT < value < EXACT:
                self._exceed(tokens, "number", "must not be infinite, or larger than is exact")
                return None
            return value
        self._exceed(
            tokens, "type", "must be text, a number, true, false, null, a list or an object"
        )
        return None

    def _look_at_text(self, tokens: Tokens, text: str) -> str | None:
        if len(text) > TEXT:
            self._exceed(tokens, "text", f"must have at most {TEXT} characters")
            return None
        self._characters -= len(text)
        if self._characters < 0:
            self._exceed(tokens, "text", f"must not bring all texts above {CHARACTERS} characters")
            return None
        return text

    def _look_inside(
        self, tokens: Tokens, value: Any
    ) -> dict[str | int, object] | list[object] | None:
        if len(tokens) >= DEPTH:
            self._exceed(tokens, "depth", f"must not lie more than {DEPTH} levels deep")
            return None
        if len(value) > self._nodes:
            self._exceed(tokens, "nodes", f"must not bring the payload above {NODES} values")
            return None
        self._nodes -= len(value)
        if type(value) is list:
            items: list[object] = []
            first = value[: LIST + 1]
            self.cut = self.cut or len(first) < len(value)
            self._ahead.extend(
                ((*tokens, index), first[index], items) for index in range(len(first) - 1, -1, -1)
            )
            return items
        members: dict[str | int, object] = {}
        named = [(key, one) for key, one in value.items() if self._is_name(tokens, key)]
        self._ahead.extend(((*tokens, key), one, members) for key, one in reversed(named))
        return members

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
