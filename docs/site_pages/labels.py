"""Name the places that pages of the site link to: clauses, readings and schemas.

An id stands for one place, whichever page it is on.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from cerp_rules import (
    CLAUSES,
    COMPANION_READINGS,
    CREDIT_SWITCHES,
    FIXED_READINGS,
    SCHEMA_KINDS,
    SWITCHES,
)

__all__ = ["LABELS", "links"]


def _labels(start: str, ids: tuple[str, ...]) -> dict[str, str]:
    return {one: f"{start}-{one.replace('.', '-').replace('_', '-')}" for one in ids}


LABELS: Final[Mapping[str, str]] = MappingProxyType(
    _labels("schema", SCHEMA_KINDS)
    | _labels("companion-switch", tuple(one.id for one in CREDIT_SWITCHES))
    | _labels("companion-reading", tuple(one.id for one in COMPANION_READINGS))
    | _labels("switch", tuple(one.id for one in SWITCHES))
    | _labels("reading", tuple(one.id for one in FIXED_READINGS))
    | _labels("clause", tuple(one.id for one in CLAUSES))
)
"""The label of each id; a label is in small letters, as docutils wants it."""


def links(ids: Iterable[str]) -> str:
    """Give links to the places of these ids, in MyST."""
    return ", ".join(f"{{ref}}`{one} <{LABELS[one]}>`" for one in ids)
