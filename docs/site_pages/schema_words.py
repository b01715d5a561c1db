"""Say in words what a schema asks: what a member may hold, and on what conditions.

A keyword that has no words here is an error of the build, so that no page is silent on one.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from cerp_rules import _text
from cerp_rules._schemas import _parts

__all__ = ["asked", "conditions", "definition_label"]

Schema = Mapping[str, Any]

_ABOUT: Final = {"title", "description", "examples", "x-clause", "x-supplied-by"}
_KNOWN: Final = {
    "$ref": {"$ref"},
    "string": {
        *("type", "enum", "x-enum-descriptions", "const"),
        *("pattern", "format", "minLength", "maxLength"),
    },
    "array": {"type", "items", "minItems", "maxItems", "uniqueItems"},
    "integer": {"type", "minimum", "maximum"},
    "boolean": {"type"},
}
_PATTERNS: Final = MappingProxyType(
    {
        _text.VISIBLE: "text with something visible in it",
        _text.DAY: "a day that exists, `YYYY-MM-DD`, 1900 to 2200",
        _parts.computed_day()["pattern"]: "a day that exists, `YYYY-MM-DD`, 1900 to 9000",
        _text.URI: "an http, https or urn address",
        _text.URL: "an http or https address",
        _text.EMAIL: "an e-mail address",
        _text.POSITIVE_DECIMAL: "a decimal above zero, as text such as `2.5`",
        _text.DECIMAL: "a decimal, zero or more, as text such as `2.5`",
        _text.CURRENCY: "three capital letters",
        _text.TERM: "a length of time in ISO 8601, such as `P6W` or `P2Y`",
        _text.ID: "an id in small letters, such as `sponsor-kind`",
        _text.POINTER: "a JSON Pointer, such as `/sponsor/kind`",
    }
)
"""What each pattern of the schemas asks."""


def definition_label(kind: str, name: str) -> str:
    """Give the label of a definition on the page of its schema."""
    return f"schema-{kind}-{name.replace('_', '-')}"


def _bounds(least: int | None, most: int | None, what: str) -> str:
    if least and most is not None:
        return f"{least:,} to {most:,} {what}"
    return f"at most {most:,} {what}" if most is not None else f"{least:,} {what} or more"


def _string(schema: Schema) -> str:
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        # The ids of all clauses have a page of their own.
        few = schema["enum"] if "x-enum-descriptions" not in schema else ()
        if "reviews.notice" in few:
            return "the id of a clause"
        return "one of " + ", ".join(f"`{one}`" for one in few) if few else "one of the values"
    pattern = schema.get("pattern")
    words = "text" if pattern is None else _PATTERNS[pattern]
    least, most = schema.get("minLength"), schema.get("maxLength")
    return words if least is most is None else f"{words}, {_bounds(least, most, 'characters')}"


def _array(schema: Schema, kind: str) -> str:
    words = f"a list, each item {asked(schema['items'], kind)}"
    bounds = _bounds(schema.get("minItems"), schema.get("maxItems"), "items")
    return f"{words}; {bounds}{', each once' if schema.get('uniqueItems') else ''}"


def asked(schema: Schema, kind: str) -> str:
    """Say what a member of a schema of this kind may hold, in MyST on one line.

    Raises:
        LookupError: the schema has a keyword or a pattern that has no words here.
    """
    type_ = "$ref" if "$ref" in schema else str(schema.get("type"))
    unknown = set(schema) - _ABOUT - _KNOWN[type_]
    if unknown:
        raise LookupError(f"no words for {', '.join(sorted(unknown))} of {schema}")
    if type_ == "$ref":
        name = schema["$ref"].removeprefix("#/$defs/")
        return f"{{ref}}`{name.replace('_', ' ')} <{definition_label(kind, name)}>`"
    if type_ == "string":
        return _string(schema)
    if type_ == "array":
        return _array(schema, kind)
    if type_ == "integer":
        return f"a whole number, {schema['minimum']:,} to {schema['maximum']:,}"
    return "true or false"


def _or(values: list[str]) -> str:
    return " or ".join(f"`{one}`" for one in values)


def _demands(schema: Schema, start: str = "") -> Iterator[str]:
    """Say what a condition asks of the members of an object, one by one."""
    members = schema.get("properties", {})
    for name, one in members.items():
        path = f"{start}{name}"
        if one is False:
            yield f"`{path}` is absent"
        elif one is True:
            yield f"`{path}` is present"
        elif "const" in one or "enum" in one:
            yield f"`{path}` is {_or(one.get('enum', [one.get('const')]))}"
        elif "contains" in one:
            yield f"one of `{path}` is such that {_and(one['contains'])}"
        elif "items" in one:
            yield f"each of `{path}` is such that {_and(one['items'])}"
        elif one.get("type") == "array":
            yield f"`{path}` has at least {one['minItems']} item"
        else:
            yield from _demands(one, f"{path}.")


def _and(schema: Schema) -> str:
    return " and ".join(_demands(schema))


def _sentence(told: str) -> str:
    return f"{told[0].upper()}{told[1:]}."


def conditions(schema: Schema) -> Iterator[str]:
    """Say on what further conditions an object is accepted, each in a sentence.

    What only tells which definition an event goes by is left out.
    """
    if "anyOf" in schema:
        yield _sentence(f"either {', or '.join(_and(one) for one in schema['anyOf'])}")
    for one in [schema, *schema.get("allOf", ())]:
        if "if" in one:
            if "$ref" in one.get("then", {}):
                continue
            when = _and(one["if"])
            then = [f"where {when}, {_and(one['then'])}"] if "then" in one else []
            otherwise = "otherwise" if then else f"unless {when},"
            told = [*then, f"{otherwise} {_and(one['else'])}"] if "else" in one else then
            yield _sentence("; ".join(told))
        elif one is not schema:
            yield _sentence(_and(one))
