"""Write a page for each published schema: members, what they hold, clauses, and a sample.

What a page says is read from the schema itself.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from cerp_rules import SCHEMA_KINDS, clause, schema
from site_pages.labels import LABELS
from site_pages.samples import event_samples, sample
from site_pages.schema_words import asked, conditions, definition_label

__all__ = ["schema_page", "schema_pages"]

Schema = Mapping[str, Any]

_TABLE = """````{list-table}
:header-rows: 1
:widths: 28 32 40
:class: members

* - member
  - what it holds
  - what it says"""


def _values(one: Schema) -> Iterator[str]:
    """Give the values of a choice, or of a list of choices, with what each means."""
    inner = one.get("items", one)
    for value, meaning in inner.get("x-enum-descriptions", {}).items():
        yield f"- `{value}`: {meaning}"


def _row(name: str, one: Schema, kind: str, *, required: bool) -> Iterator[str]:
    yield f"* - `{name}`{' **required**' if required else ''}"
    yield f"  - {asked(one, kind)}"
    said = one["description"]
    if "x-clause" in one:
        id_ = one["x-clause"]
        said += f" ({{ref}}`{id_} <{LABELS[clause(id_).id]}>`)"
    yield f"  - {said}"
    values = list(_values(one))
    if values:
        yield ""
        yield from (f"    {value}" for value in values)


def _object(one: Schema, kind: str) -> Iterator[str]:
    members = one.get("properties", {})
    if members:
        yield _TABLE
        for name, inner in members.items():
            yield from _row(name, inner, kind, required=name in one.get("required", ()))
        yield from ("````", "")
    for told in conditions(one):
        yield from (told, "")


def schema_page(kind: str) -> str:
    """Give the page of one schema, in MyST."""
    whole = schema(kind)
    lines = [f"({LABELS[kind]})=", f"# {whole['title']}: `{kind}`", "", whole["description"], ""]
    lines += [f"`schema({kind!r})` gives it, and `schemas/{kind}.schema.json` holds it.", ""]
    lines += _object(whole, kind)
    lines += ["## A sample", "", *_json(sample(kind))]
    for name, one in whole.get("$defs", {}).items():
        lines += [f"({definition_label(kind, name)})=", f"## `{name}`", "", one["description"], ""]
        lines += _object(one, kind)
    if kind == "event":
        lines += ["## A sample of each type", ""]
        for type_, payload in event_samples().items():
            lines += [f"### A sample of `{type_}`", "", *_json(payload)]
    return "\n".join(lines)


def _json(payload: Schema) -> list[str]:
    return ["```json", json.dumps(payload, indent=2, ensure_ascii=False), "```", ""]


def _index() -> str:
    lines = [
        "# The schemas",
        "",
        "The wire format, published as JSON Schema 2020-12, one self-contained file for each kind.",
        "The pages are read from the schemas, and each sample is accepted by its schema.",
        "A member that is not listed is refused; what is not known is left out.",
        "",
        "| kind | what it is |",
        "|---|---|",
    ]
    lines += [
        f"| {{ref}}`{kind} <{LABELS[kind]}>` | {schema(kind)['description']} |"
        for kind in SCHEMA_KINDS
    ]
    return "\n".join([*lines, "", "```{toctree}", ":hidden:", "", *SCHEMA_KINDS, "```", ""])


def schema_pages() -> Mapping[str, str]:
    """Give the page of each schema, and the list of them, by the name of the file."""
    return {"index": _index()} | {kind: schema_page(kind) for kind in SCHEMA_KINDS}
