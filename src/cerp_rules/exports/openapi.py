"""Give the published schemas as the components of an OpenAPI 3.1 document.

Clauses covered: none of its own; the members name theirs in ``x-clause``.
A name is that of the kind or of the definition, such as ``CompleteApplication`` and ``Session``;
of definitions of one name the first keeps it, and another with other content is named after its
kind too, such as ``CompletionSession``.
What is left out: paths, responses and the rest of a document, which are the service's own.

    >>> components = openapi_components()
    >>> components["schemas"]["Application"]["properties"]["offering"]["$ref"]
    '#/components/schemas/Offering'
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from cerp_rules.errors import InvalidValueError
from cerp_rules.payloads import SCHEMA_KINDS, schema

__all__ = ["openapi_components"]

_Schema = dict[str, Any]
_Place = tuple[str, str]

_HOME: Final = "#/components/schemas/"
_DEFINITIONS: Final = "#/$defs/"
_OF_A_WHOLE: Final = frozenset({"$schema", "$id", "$defs"})
_NAMES: Final = re.compile(r"[a-zA-Z0-9._-]*")


def openapi_components(prefix: str = "") -> dict[str, Any]:
    """Give ``{"schemas": {...}}`` with every published schema, for ``components`` of a document.

    Args:
        prefix: What is put in front of every name, such as ``Cerp``; ASCII letters, digits, dots,
            hyphens and underscores.

    Returns:
        A fresh ``dict`` of plain JSON types; each schema stands once and refers to its neighbours.

    Raises:
        InvalidValueError: `prefix` is no text, or holds what no name of a component may.

    Source: OpenAPI 3.1.1, Components Object; the schemas in `schemas/`.

    Example:
        >>> list(openapi_components(prefix="Cerp")["schemas"])[:3]
        ['CerpApplication', 'CerpCompleteApplication', 'CerpEvent']
    """
    if type(prefix) is not str or _NAMES.fullmatch(prefix) is None:
        reason = "must be letters, digits, dots, hyphens and underscores"
        raise InvalidValueError.of("prefix", prefix, reason)
    wholes = {kind: schema(kind) for kind in SCHEMA_KINDS}
    names = {place: f"{prefix}{name}" for place, name in _named(wholes).items()}
    schemas: _Schema = {}
    for (kind, definition), name in names.items():
        if name not in schemas:
            schemas[name] = _moved(_part(wholes[kind], definition), kind, names)
    return {"schemas": schemas}


def _named(wholes: Mapping[str, _Schema]) -> dict[_Place, str]:
    """Name each whole, as the definition ``""``, and each definition; what is alike, once."""
    names: dict[_Place, str] = {}
    contents: dict[str, _Schema] = {}
    for kind, definition in _places(wholes):
        content = _expanded(_part(wholes[kind], definition), wholes[kind])
        name = _in_pascal_case(definition or kind)
        if contents.setdefault(name, content) != content:
            name = _in_pascal_case(kind) + name
            contents[name] = content
        names[kind, definition] = name
    return names


def _places(wholes: Mapping[str, _Schema]) -> Iterator[_Place]:
    # A whole keeps the name of its kind, whatever a definition elsewhere is called.
    yield from ((kind, "") for kind in wholes)
    for kind, whole in wholes.items():
        yield from ((kind, definition) for definition in whole.get("$defs", {}))


def _part(whole: _Schema, definition: str) -> _Schema:
    if definition:
        part: _Schema = whole["$defs"][definition]
        return part
    return {keyword: value for keyword, value in whole.items() if keyword not in _OF_A_WHOLE}


def _in_pascal_case(name: str) -> str:
    return "".join(word.capitalize() for word in re.split("[-_]", name))


def _expanded(here: Any, whole: _Schema) -> Any:
    """Put in place of each reference what it refers to, so that what is alike compares equal."""
    if isinstance(here, list):
        return [_expanded(one, whole) for one in here]
    if not isinstance(here, dict):
        return here
    return {
        keyword: _expanded(_part(whole, value.removeprefix(_DEFINITIONS)), whole)
        if keyword == "$ref"
        else _expanded(value, whole)
        for keyword, value in here.items()
    }


def _moved(here: Any, kind: str, names: Mapping[_Place, str]) -> Any:
    """Give a schema of this kind with each reference to where the definition is now."""
    if isinstance(here, list):
        return [_moved(one, kind, names) for one in here]
    if not isinstance(here, dict):
        return here
    return {
        keyword: _HOME + names[kind, value.removeprefix(_DEFINITIONS)]
        if keyword == "$ref"
        else _moved(value, kind, names)
        for keyword, value in here.items()
    }
