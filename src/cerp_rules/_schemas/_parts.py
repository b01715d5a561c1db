"""Build the pieces that the published schemas are composed of."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from cerp_rules import _text
from cerp_rules._checks import ADDRESS, EMAIL, NAME, PHONE, PROSE
from cerp_rules.clauses import CLAUSES, Party
from cerp_rules.credits import CreditUnit
from cerp_rules.impact_counts import MOST_DAYS
from cerp_rules.records import RecordKind
from cerp_rules.reviews import Reviewer

__all__ = [
    "Schema",
    "choice",
    "clause",
    "computed_day",
    "credit_award",
    "currency",
    "day",
    "decimal",
    "difference",
    "document",
    "email",
    "flag",
    "identifier",
    "line",
    "listing",
    "member",
    "money",
    "name",
    "phone",
    "prose",
    "record",
    "record_kind",
    "ref",
    "reviewer",
    "root",
    "term",
    "uri",
    "url",
    "whole",
]

Schema = dict[str, Any]

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_BASE: Final = "https://cerp-rules.example/schemas/"

# A day that was counted can lie beyond those that a payload gives: 1900-01-01 to 9000-12-31.
_COMPUTED_DAY: Final = (
    r"^(?:"
    r"(?:(?:19|[2-8][0-9])[0-9]{2}|9000)-(?:"
    r"(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    r"|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    r"|(?:(?:19|[2-8][0-9])(?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[357][26])00)-02-29"
    r")(?![\s\S])"
)


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
    whole_schema = {"$schema": _DIALECT, "$id": f"{_BASE}{kind}.schema.json", **schema}
    if definitions:
        whole_schema["$defs"] = dict(definitions)
    return whole_schema


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


def computed_day() -> Schema:
    """Describe a civil day that may have been counted, from 1900 to 9000."""
    return {"type": "string", "format": "date", "pattern": _COMPUTED_DAY}


def flag() -> Schema:
    """Describe what is true or false."""
    return {"type": "boolean"}


def whole(most: int) -> Schema:
    """Describe a whole number from zero to this; a reader of JSON takes 1.0 for one too."""
    return {"type": "integer", "minimum": 0, "maximum": most}


def difference() -> Schema:
    """Describe a number of days between two days, earlier below zero."""
    return {"type": "integer", "minimum": -MOST_DAYS, "maximum": MOST_DAYS}


def line() -> Schema:
    """Describe a text of the library's own, which is never empty."""
    return {"type": "string", "minLength": 1}


def identifier() -> Schema:
    """Describe the id of a rule, a reading or a duty."""
    return {"type": "string", "pattern": _text.ID}


def clause() -> Schema:
    """Describe the id of a clause of the page."""
    return {"type": "string", "enum": [one.id for one in CLAUSES]}


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


def credit_award() -> Schema:
    """Describe an amount of credits."""
    return record(
        "Credits",
        "An amount of credits: the value and its unit.",
        {
            "value": member(
                decimal(positive=True), "Value", "How many, above zero, as decimal text.", "16"
            ),
            "unit": member(
                choice(CreditUnit, {"CEC": "A continuing-education credit."}),
                "Unit",
                "What is counted; absent stands for CEC.",
                "CEC",
            ),
        },
        ("value",),
    )


def reviewer() -> Schema:
    """Describe who reviews an application."""
    described = {
        "coordinator": "The Certification Program Coordinator.",
        "committee": "The SER Continuing Education Committee.",
    }
    return choice(Reviewer, described)


def record_kind() -> Schema:
    """Describe what a record shows."""
    described = {
        "attendance": "Who attended.",
        "grades": "What grades were assigned.",
        "confirmations": "What was confirmed of completions.",
    }
    return choice(RecordKind, described)
