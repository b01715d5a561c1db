"""Compose the schema of an application from which nothing is missing.

It says of a payload what the rules say of an application under the published edition.
"""

from cerp_rules._schemas._application import definitions, members
from cerp_rules._schemas._parts import Schema, root

__all__ = ["complete_application"]


def _has(*members: str) -> Schema:
    # Strict validators want a member that is required to be named among the properties.
    return {
        "type": "object",
        "properties": dict.fromkeys(members, True),
        "required": list(members),
    }


def _is(path: tuple[str, ...], *values: str) -> Schema:
    """Say that the member at this path is present and one of these values."""
    schema: Schema = {"type": "string", "enum": list(values)}
    for step in reversed(path):
        schema = {"type": "object", "properties": {step: schema}, "required": [step]}
    return schema


def complete_application() -> Schema:
    """Compose the schema of an application from which the published edition misses nothing."""
    parts = definitions()
    offering = parts["offering"]
    offering["required"] = [*offering["required"], "educational_objectives", "sessions"]
    offering["properties"]["educational_objectives"]["minItems"] = 1
    offering["properties"]["sessions"]["minItems"] = 1
    documents = {"supporting_information": {"type": "array", "minItems": 1}}
    offering["anyOf"] = [
        _has("syllabus"),
        {**_has("supporting_information"), "properties": documents},
    ]
    parts["registration_contact"]["anyOf"] = [_has("email"), _has("phone"), _has("url")]
    schema = members()
    schema["title"] = "Complete application"
    schema["description"] = (
        "An application from which nothing is missing under the published edition. "
        "Whether it is eligible is another question."
    )
    schema["required"] = [*schema["required"], "instructors", "registration_contact"]
    schema["properties"]["instructors"]["minItems"] = 1
    resumes = {"type": "array", "items": _has("resume")}
    one_resume = {"type": "array", "contains": _has("resume")}
    schema["allOf"] = [
        {"type": "object", "properties": {"sponsor": _has("kind")}},
        {
            "if": _is(("sponsor", "kind"), "individual"),
            "then": {"type": "object", "properties": {"sponsor": _has("resume")}},
        },
        {
            "if": _is(("offering", "kind"), "conference", "symposium"),
            "then": {"type": "object", "properties": {"instructors": one_resume}},
            "else": {"type": "object", "properties": {"instructors": resumes}},
        },
        {
            "if": _is(("requested_approval",), "two_years"),
            "then": {"type": "object", "properties": {"offering": _has("recurring")}},
        },
    ]
    return root("complete-application", schema, parts)
