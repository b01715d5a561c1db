"""Where a payload has problems, under which codes, and how long these may be."""

from typing import Any

from cerp_rules import Application, Policy, check
from pointers import with_value
from sample_payloads import FULL

LONGEST_MESSAGE = 400
# 16 steps of at most 80 characters, each escaped by two at most, with its slash.
LONGEST_POINTER = 16 * (2 * 80 + 1)


def found(payload: object, into: Any = Application) -> list[tuple[str, str]]:
    """Give pointer and code of each problem."""
    return [(one.pointer, one.code) for one in check(payload, into)]


def found_at(pointer: str, value: object, kind: str = "application") -> list[tuple[str, str]]:
    """Give pointer and code of each problem of a full payload with this value at this pointer."""
    into: Any = {"application": Application, "policy": Policy}[kind]
    problems = check(with_value(FULL[kind], pointer, value), into)
    return [(one.pointer, one.code) for one in problems]
