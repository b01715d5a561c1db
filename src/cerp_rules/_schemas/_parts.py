"""Build the pieces that the published schemas are composed of."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from cerp_rules import _text
from cerp_rules._checks import ADDRESS, EMAIL, NAME, PHONE, PROSE
from cerp_rules.clauses import Party

__all__ = [
    "Schema",
    "choice",
    "currency",
    "day",
    "decimal",
    "document",
    "email",
    "listing",
    "member",
    "money",
    "name",
    "phone",
    "prose",
    "record",
    "ref",
    "root",
    "term",
    "uri",
    "url",
]

Schema = dict[str, Any]

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_BASE: Final = "https://cerp-rules.example/schemas/"


def member(  # noqa: PLR0913  # what is said of a member is this much
    schema: Schema,
    title: str,
    description: str,
    example: object,
    *,
    clause: str | None = None,
    supplied_by: Party | None = None,
) -> Schema:
    """Describe a member; one that a clause asks for says which, and who gives it."""
    said: Schema = {"title": title, "description": description, **schema, "examples": [example]}
    if clause is not None:
        said |= {"x-clause": clause}
    if supplied_by is not None:
        said |= {"x-supplied-by": supplied_by.value}
    return said


def record(
    title: str, description: str, members: Mapping[str, Schema], required: tuple[str, ...] = ()
) -> Schema:
    """Describe an object with these members and no other."""
    schema: Schema = {
        "title": title,
        "description": description,
        "type": "object",
        "properties": dict(members),
        "additionalProperties": False,
    }
    if required:
        schema["required"] = list(required)
    return schema


def root(kind: str, schema: Schema, definitions: Mapping[str, Schema]) -> Schema:
    """Make a schema of its own: one absolute id, and everything it refers to inside."""
    return {
        "$schema": _DIALECT,
        "$id": f"{_BASE}{kind}.schema.json",
        **schema,
        "$defs": dict(definitions),
    }


def ref(name: str) -> Schema:
    """Refer to a definition of the same schema."""
    return {"$ref": f"#/$defs/{name}"}


def listing(items: Schema, most: int, *, least: int = 0, once: bool = False) -> Schema:
    """Describe a list of at most, and at least, so many items."""
    schema: Schema = {"type": "array", "items": items, "maxItems": most}
    if least:
        schema["minItems"] = least
    if once:
        schema["uniqueItems"] = True
    return schema


def choice(values: type[StrEnum], descriptions: Mapping[str, str] | None = None) -> Schema:
    """Describe a text that is one of the values of an enumeration."""
    schema: Schema = {"type": "string", "enum": [value.value for value in values]}
    if descriptions is not None:
        schema["x-enum-descriptions"] = dict(descriptions)
    return schema


def _visible(most: int) -> Schema:
    return {"type": "string", "minLength": 1, "maxLength": most, "pattern": _text.VISIBLE}


def name() -> Schema:
    """Describe a name, a title or a place."""
    return _visible(NAME)


def prose() -> Schema:
    """Describe an objective or a remark."""
    return _visible(PROSE)


def phone() -> Schema:
    """Describe a telephone number, as people write it."""
    return _visible(PHONE)


def day() -> Schema:
    """Describe a civil day from 1900 to 2200."""
    return {"type": "string", "format": "date", "pattern": _text.DAY}


def decimal(*, positive: bool) -> Schema:
    """Describe a decimal, as text so that no reader rounds it."""
    return {"type": "string", "pattern": _text.POSITIVE_DECIMAL if positive else _text.DECIMAL}


def currency() -> Schema:
    """Describe a currency by its ISO 4217 code."""
    return {"type": "string", "pattern": _text.CURRENCY}


def term() -> Schema:
    """Describe a length of time as an ISO 8601 duration of years, months, weeks and days."""
    return {"type": "string", "pattern": _text.TERM}


def email() -> Schema:
    """Describe an e-mail address."""
    return {"type": "string", "format": "email", "maxLength": EMAIL, "pattern": _text.EMAIL}


def uri() -> Schema:
    """Describe a web address or a URN."""
    return {"type": "string", "format": "uri", "maxLength": ADDRESS, "pattern": _text.URI}


def url() -> Schema:
    """Describe a web address."""
    return {"type": "string", "format": "uri", "maxLength": ADDRESS, "pattern": _text.URL}


def document() -> Schema:
    """Describe a document by its title and, where it has one, its address."""
    return record(
        "Document",
        "A document by its title, and its address where it has one.",
        {
            "title": member(name(), "Title", "What the document is called.", "Curriculum vitae"),
            "uri": member(
                uri(),
                "Address",
                "Where the document can be read: http, https or urn.",
                "https://example.org/alder.pdf",
            ),
        },
        ("title",),
    )


def money() -> Schema:
    """Describe an amount of money."""
    return record(
        "Fee",
        "An amount in a currency.",
        {
            "amount": member(
                decimal(positive=False), "Amount", "Zero or more, as decimal text.", "25.00"
            ),
            "currency": member(currency(), "Currency", "An ISO 4217 code.", "USD"),
        },
        ("amount", "currency"),
    )
