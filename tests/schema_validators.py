"""A validator for each published schema."""

from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry

from cerp_rules import SCHEMA_KINDS, schema


def validator(schema_: Any) -> Draft202012Validator:
    """Give a validator that knows this schema and no other."""
    return Draft202012Validator(schema_, registry=Registry())


VALIDATORS = {kind: validator(schema(kind)) for kind in SCHEMA_KINDS}
