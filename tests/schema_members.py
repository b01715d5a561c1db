"""What is inside the published schemas: every object, and the members of each record."""

from collections.abc import Iterator
from typing import Any

from cerp_rules import SCHEMA_KINDS, schema
from pointers import escaped


def all_schemas(here: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Give every object inside a schema by its pointer, but for what is inside examples."""
    if isinstance(here, dict):
        yield pointer, here
        for name, inside in here.items():
            if name not in {"examples", "x-enum-descriptions"}:
                yield from all_schemas(inside, f"{pointer}/{escaped(name)}")
    elif isinstance(here, list):
        for index, inside in enumerate(here):
            yield from all_schemas(inside, f"{pointer}/{index}")


def _members(kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give each member that a payload of a kind can have, by its name."""
    for where, record in records_of(schema(kind)).items():
        for name, member in record["properties"].items():
            yield f"{kind}:{where}/{name}", member


def records_of(root: dict[str, Any]) -> Any:
    """Give the description of each object of a payload, the payload itself by no name."""
    return {"": root} | root.get("$defs", {})


MEMBERS = dict(one for kind in SCHEMA_KINDS for one in _members(kind))
"""Each member of each kind of payload, by kind, record and name."""
