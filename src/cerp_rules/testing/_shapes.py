"""Read in the published schemas what can stand at a place of a payload.

Builders ask it which members there are, and the strategies of faulty payloads what would be wrong.
What is left out: judging a payload (`cerp_rules.payloads`).
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final, Self

import attrs

from cerp_rules.applications import Application
from cerp_rules.completions import Completion
from cerp_rules.events import EVENTS, Event
from cerp_rules.marketing import MarketingUse
from cerp_rules.payloads import schema
from cerp_rules.policy import Policy

__all__ = ["LOADABLE", "Shape"]

LOADABLE: Final[Mapping[type, str]] = MappingProxyType(
    {
        Application: "application",
        Event: "event",
        Completion: "completion",
        MarketingUse: "marketing-use",
        Policy: "policy",
        **dict.fromkeys(EVENTS.values(), "event"),
    }
)
"""The kind of schema that each class is loaded by."""


@cache
def _schema(kind: str) -> dict[str, Any]:
    return schema(kind)


@attrs.frozen
class Shape:
    """What the schema says of one place in a payload.

    Attributes:
        says: The keywords of the schema there.
    """

    says: Mapping[str, Any]
    _parts: Mapping[str, Any]

    @classmethod
    def of(cls, payload: Mapping[str, Any], into: type) -> Self:
        """Give the shape of a whole payload; that of an event is the shape of its type."""
        whole = _schema(LOADABLE[into])
        parts = whole.get("$defs", {})
        return cls(parts[payload["type"]] if LOADABLE[into] == "event" else whole, parts)

    @property
    def members(self) -> Mapping[str, Any]:
        """The members that an object can have here; none where no object stands."""
        members: Mapping[str, Any] = self.says.get("properties", {})
        return members

    @property
    def is_list(self) -> bool:
        """Whether a list stands here."""
        return bool(self.says["type"] == "array")

    def inner(self, step: str | int) -> "Shape":
        """Give the shape of a member by its name, or of an item by its index."""
        says = self.says["items"] if isinstance(step, int) else self.members[step]
        if "$ref" in says:
            says = self._parts[says["$ref"].rpartition("/")[2]]
        return Shape(says, self._parts)
