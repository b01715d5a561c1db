"""Read from a published schema what a form asks for.

Label, hint, choices and bounds stand in the schema; each part of a form is named by the JSON
Pointer of the member that it fills.
So a problem that the library finds at a pointer belongs to the field of that name.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

__all__ = ["Field", "Group", "Part", "Rows", "labels_to", "outline", "part_at"]

LONG = 2_000
FEW = 3
# What the schema says to programs about a member that is left out.
ABSENT = re.compile(r"[;.] absent [^.;]*\.", re.IGNORECASE)
TERM = re.compile("P[0-9]")
TERMS = " P6W is six weeks, P30D is 30 days, P2Y is two years."
DAY = " Year-month-day, such as 2026-06-01."
LINES = " One on each line."
# Lists that most applications leave empty begin without a row.
OFTEN_EMPTY = frozenset({"co_sponsors", "supporting_information"})


@dataclass(frozen=True)
class Field:
    """One control: its pointer, what it is called, and what it takes."""

    pointer: str
    label: str
    hint: str
    widget: str
    required: bool
    choices: tuple[tuple[str, str, str], ...] = ()

    @property
    def is_list(self) -> bool:
        """Whether it fills a list."""
        return self.widget in {"lines", "checks"}


@dataclass(frozen=True)
class Group:
    """Some parts under one heading."""

    pointer: str
    label: str
    hint: str
    required: bool
    parts: tuple["Part", ...]


@dataclass(frozen=True)
class Rows:
    """A list of groups, of which the form shows as many as are filled in, and one more on demand.

    Attributes:
        schema: The whole schema.
        item: The part of it that each item follows.
        least: How many rows are shown when there is nothing in them.
    """

    pointer: str
    label: str
    hint: str
    required: bool
    schema: dict[str, Any]
    item: dict[str, Any]
    least: int = 1

    def row(self, index: int) -> Group:
        """Give the parts of one item."""
        label = f"{self.item['title']} {index + 1}"
        return _group(self.schema, self.item, f"{self.pointer}/{index}", label, "", required=True)


Part = Field | Group | Rows


def outline(
    schema: dict[str, Any],
    node: dict[str, Any],
    *,
    pointer: str = "",
    leave_out: Iterable[str] = (),
) -> tuple[Part, ...]:
    """Give the parts of a form for an object.

    Args:
        schema: A schema of `cerp_rules.schema`.
        node: The object in it.
        pointer: The pointer of the object in the payload.
        leave_out: Members that the form does not ask for.
    """
    required = node.get("required", ())
    return tuple(
        _part(schema, member, f"{pointer}/{name}", required=name in required)
        for name, member in node["properties"].items()
        if name not in set(leave_out)
    )


def part_at(parts: Iterable[Part], pointer: str) -> Part | None:
    """Give the part that fills the member at a pointer, or a part of which that is."""
    for part in parts:
        if pointer == part.pointer:
            return part
        if pointer.startswith(f"{part.pointer}/"):
            if isinstance(part, Field):
                return part
            return part_at(_within(part, pointer), pointer) or part
    return None


def labels_to(parts: Iterable[Part], pointer: str) -> Iterator[str]:
    """Give the headings over a part, from the outside in, and its own label."""
    for part in parts:
        if pointer == part.pointer or pointer.startswith(f"{part.pointer}/"):
            # The heading of a row says already of what it is one.
            if not isinstance(part, Rows) or pointer == part.pointer:
                yield part.label
            if pointer != part.pointer and not isinstance(part, Field):
                yield from labels_to(_within(part, pointer), pointer)


def _within(part: Group | Rows, pointer: str) -> tuple[Part, ...]:
    if isinstance(part, Group):
        return part.parts
    index = pointer[len(part.pointer) + 1 :].split("/", 1)[0]
    return (part.row(int(index)),)


def _part(schema: dict[str, Any], member: dict[str, Any], pointer: str, *, required: bool) -> Part:
    node = _followed(schema, member)
    label, hint = member["title"], _hint(member)
    if node["type"] == "object":
        return _group(schema, node, pointer, label, hint, required=required)
    if node["type"] == "array":
        item = _followed(schema, node["items"])
        if item["type"] == "object":
            least = 0 if pointer.rsplit("/", 1)[1] in OFTEN_EMPTY else 1
            return Rows(pointer, label, hint, required, schema, item, least)
        if "enum" in item:
            return Field(pointer, label, hint, "checks", required, tuple(_choices(item)))
        return Field(pointer, label, hint + LINES, "lines", required)
    return Field(pointer, label, hint, _widget(node), required, tuple(_choices(node)))


def _group(  # noqa: PLR0913  # what a heading says, and what is under it
    schema: dict[str, Any],
    node: dict[str, Any],
    pointer: str,
    label: str,
    hint: str,
    *,
    required: bool,
) -> Group:
    return Group(pointer, label, hint, required, outline(schema, node, pointer=pointer))


def _hint(member: dict[str, Any]) -> str:
    """Give what the schema says of a member, as far as people need it."""
    hint = ABSENT.sub(".", member.get("description", ""))
    if _says_only(hint, member["title"]):
        hint = ""
    if member.get("format") == "date":
        hint += DAY
    return hint + TERMS if TERM.match(str(member.get("examples", [""])[0])) else hint


def _says_only(text: str, name: str) -> bool:
    """Tell whether a text says no more than the name that it stands beside."""
    return text.rstrip(".").casefold() in {
        f"{article}{name}".casefold() for article in ("A ", "The ")
    }


def _followed(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in node:
        return node
    found: dict[str, Any] = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
    return found


def _widget(node: dict[str, Any]) -> str:
    if "enum" in node:
        return "radios" if len(node["enum"]) <= FEW else "select"
    if node["type"] == "boolean":
        return "radios"
    if node["type"] == "integer":
        return "number"
    if node.get("format") == "date":
        return "day"
    return "prose" if node.get("maxLength", 0) >= LONG and node.get("format") != "uri" else "text"


def _choices(node: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Give each choice: its value, its name, and what it means."""
    if node["type"] == "boolean":
        yield "true", "yes", ""
        yield "false", "no", ""
    meanings = node.get("x-enum-descriptions", {})
    for value in node.get("enum", ()):
        name, meaning = (
            value.replace("_", " ").replace(" profit", "-profit"),
            meanings.get(value, ""),
        )
        yield value, name, "" if _says_only(meaning, name) else meaning
