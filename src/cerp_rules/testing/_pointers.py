"""Change a payload where an RFC 6901 JSON Pointer says.

What is left out: what a payload may hold (`cerp_rules.payloads`).
"""

from typing import Any

from cerp_rules._text import excerpt

__all__ = ["PointerError", "put", "take"]


class PointerError(ValueError):
    """A pointer leads nowhere in a payload; the text names it and says why."""

    def __init__(self, pointer: str, reason: str) -> None:
        """Name the pointer, of which at most 80 characters are kept."""
        super().__init__(f"{excerpt(pointer)}: {reason}")


def put(payload: Any, pointer: str, value: object) -> None:
    """Put a value where a pointer says; an index one past the end of a list adds an item.

    Raises:
        PointerError: there is nothing that could hold the member.
    """
    holder, last = _holder(payload, pointer)
    if isinstance(holder, list):
        place = _place(holder, last, len(holder), pointer)
        holder[place : place + 1] = [value]
    else:
        holder[last] = value


def take(payload: Any, pointer: str) -> None:
    """Take out the member that a pointer names.

    Raises:
        PointerError: there is no such member.
    """
    holder, last = _holder(payload, pointer)
    if isinstance(holder, list):
        del holder[_place(holder, last, len(holder) - 1, pointer)]
    elif last in holder:
        del holder[last]
    else:
        raise PointerError(pointer, f"there is no {excerpt(last)} to take out")


def _holder(payload: Any, pointer: str) -> tuple[Any, str]:
    """Give what holds the member, a list or an object, and the member's name."""
    if not pointer.startswith("/"):
        raise PointerError(pointer, "must start with a slash, as a JSON Pointer does")
    steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer[1:].split("/")]
    for step in steps[:-1]:
        payload = _member(payload, step, pointer)
    if not isinstance(payload, dict | list):
        raise PointerError(pointer, f"nothing can hold {excerpt(steps[-1])} there")
    return payload, steps[-1]


def _member(holder: Any, step: str, pointer: str) -> Any:
    if isinstance(holder, list):
        return holder[_place(holder, step, len(holder) - 1, pointer)]
    if isinstance(holder, dict) and step in holder:
        return holder[step]
    raise PointerError(pointer, f"there is no {excerpt(step)}")


def _place(items: list[Any], step: str, last: int, pointer: str) -> int:
    # As RFC 6901 has it: digits without leading zeros.
    if step.isascii() and step.isdecimal() and str(int(step[:9])) == step and int(step) <= last:
        return int(step)
    held = "one item" if len(items) == 1 else f"{len(items) or 'no'} items"
    raise PointerError(pointer, f"{excerpt(step)} is no place in a list of {held}")
