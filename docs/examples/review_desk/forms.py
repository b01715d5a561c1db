"""Turn what a form sent into a payload, and a payload with its problems into a form.

What was typed stays as it was typed: the library says what is wrong with it.
An empty control is an absent member, since to the library absent means not known.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from cerp_rules import Problem
from review_desk.outlines import Field, Group, Part, Rows, labels_to, part_at

__all__ = ["Fault", "Form", "payload_of"]

MOST_ROWS = 1_001  # one more than the library takes, which then says so
MOST_DIGITS = 6
LINE_END = re.compile("[ ]*[\r\n]+[ ]*")
Sent = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Fault:
    """What is wrong, and where.

    Attributes:
        target: The id of the control that a link goes to.
        pointer: The pointer of the part beside which it is said.
        label: What people know that part by.
        message: What is wrong, in the words of the library.
    """

    target: str
    pointer: str
    label: str
    message: str


@dataclass
class Form:
    """A form as it is shown: its parts, the values in them, and what is wrong with these.

    Attributes:
        name: What tells its ids from those of other forms on the page.
        parts: The outline.
        payload: The values; those of members that are not in the outline are not shown.
        problems: What the library found wrong.
        add: The pointer of the list that is shown with one more row.
    """

    name: str
    parts: tuple[Part, ...]
    payload: Any = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    add: str = ""

    def id(self, pointer: str) -> str:
        """Give the id of the control, or of the heading, for a pointer."""
        return f"{self.name}{pointer}".replace("/", "-")

    def value(self, pointer: str) -> Any:
        """Give the value at a pointer; None where there is none."""
        found = self.payload
        for step in pointer.split("/")[1:]:
            if isinstance(found, dict):
                found = found.get(step)
            elif isinstance(found, list) and int(step) < len(found):
                found = found[int(step)]
            else:
                return None
        return found

    def text(self, part: Field) -> str:
        """Give what stands in a control."""
        value = self.value(part.pointer)
        if value is None:
            return ""
        if part.widget == "lines":
            return "\n".join(value)
        return str(value).lower() if isinstance(value, bool) else str(value)

    def ticked(self, part: Field, choice: str) -> bool:
        """Tell whether a choice is chosen."""
        value = self.value(part.pointer)
        return choice in value if isinstance(value, list) else choice == self.text(part)

    def rows(self, part: Rows) -> list[Group]:
        """Give the rows of a list: those with something in them, and one more on demand."""
        filled = len(self.value(part.pointer) or ())
        shown = max(filled, part.least) if part.pointer != self.add else filled + 1
        return [part.row(index) for index in range(shown)]

    def errors(self, pointer: str) -> list[str]:
        """Give what is wrong with the member at a pointer or, for a list of texts, in it."""
        return self._messages.get(pointer, [])

    def target(self, pointer: str) -> str:
        """Give the id of the control that a link to a member goes to."""
        part = part_at(self.parts, pointer)
        while part is not None and not isinstance(part, Field):
            part = part.parts[0] if isinstance(part, Group) else part.row(0)
        return self.name if part is None else self.id(part.pointer)

    @cached_property
    def faults(self) -> list[Fault]:
        """All that is wrong, in the order of the payload."""
        return [self._fault(problem) for problem in self.problems]

    @cached_property
    def _messages(self) -> dict[str, list[str]]:
        messages: dict[str, list[str]] = {}
        for fault in self.faults:
            messages.setdefault(fault.pointer, []).append(fault.message)
        return messages

    def _fault(self, problem: Problem) -> Fault:
        part = part_at(self.parts, problem.pointer)
        if part is None:
            return Fault(self.name, problem.pointer, problem.pointer, problem.message)
        message = problem.message
        inside = problem.pointer[len(part.pointer) + 1 :]
        if isinstance(part, Field) and part.is_list and inside.isdecimal():
            message = f"line {int(inside) + 1} {message}"
        label = ": ".join(labels_to(self.parts, part.pointer))
        return Fault(self.target(problem.pointer), part.pointer, label, message)


def payload_of(parts: Iterable[Part], sent: Sent) -> dict[str, Any]:
    """Give the payload that a form sent: of each part what was filled in, and nothing else.

    Args:
        parts: The outline of the form; what was sent besides is not looked at.
        sent: The values of each name.
    """
    payload: dict[str, Any] = {}
    for part in parts:
        value = _value(part, sent)
        if value is not None:
            payload[part.pointer.rsplit("/", 1)[1]] = value
    return payload


def _value(part: Part, sent: Sent) -> Any:
    if isinstance(part, Group):
        return payload_of(part.parts, sent) or ({} if part.required else None)
    if isinstance(part, Rows):
        rows = [payload_of(part.row(index).parts, sent) for index in _indexes(part, sent)]
        return [row for row in rows if row] or ([] if part.required else None)
    texts = [one.strip() for one in sent.get(part.pointer, ()) if one.strip()]
    if part.widget == "checks":
        return texts or ([] if part.required else None)
    if part.widget == "lines":
        lines = [line.strip() for text in texts for line in text.split("\n") if line.strip()]
        return lines or ([] if part.required else None)
    return _read(part, texts[0]) if texts else None


def _read(part: Field, text: str) -> Any:
    """Give the value that a text stands for, or the text, which is then found to be wrong."""
    if part.choices and part.choices[0][:1] == ("true",):
        return {"true": True, "false": False}.get(text, text)
    if part.widget == "number" and text.isascii() and text.isdecimal() and len(text) < MOST_DIGITS:
        return int(text)
    # A control for several lines sends line ends, which the wire format does not have.
    return LINE_END.sub(" ", text) if part.widget == "prose" else text


def _indexes(part: Rows, sent: Sent) -> list[int]:
    """Give the places of the rows that were sent, in order."""
    start = f"{part.pointer}/"
    steps = {name[len(start) :].split("/", 1)[0] for name in sent if name.startswith(start)}
    found = (
        int(one) for one in steps if one.isascii() and one.isdecimal() and len(one) < MOST_DIGITS
    )
    return sorted(found)[:MOST_ROWS]
