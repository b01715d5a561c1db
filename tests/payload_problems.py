"""Where a payload has problems, under which codes, and how long these may be."""

from typing import Any

from cerp_rules import Application, check
from pointers import with_value
from sample_payloads import CLASSES, FULL

# The longest is the list of the types of event, with 80 characters of what is none.
LONGEST_MESSAGE = 500
# 16 steps of at most 80 characters, each escaped by two at most, with its slash.
LONGEST_POINTER = 16 * (2 * 80 + 1)


def found(payload: object, into: Any = Application) -> list[tuple[str, str]]:
    """Give pointer and code of each problem."""
    return [(one.pointer, one.code) for one in check(payload, into)]


def found_at(pointer: str, value: object, kind: str = "application") -> list[tuple[str, str]]:
    """Give pointer and code of each problem of a full payload with this value at this pointer."""
    return found(with_value(FULL[kind], pointer, value), CLASSES[kind])
