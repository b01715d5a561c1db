"""Validate with jsonschema and structure with cattrs: the naive way with our own four packages.

The validator is made once and kept, as its documentation says, with the formats that come with it.
All errors are collected, because a form wants all of them.
"""

from typing import Any, Final

from jsonschema import Draft202012Validator, ValidationError

from cerp_rules import schema
from peers.plain_values import Application, structure

__all__ = ["errors_of", "load"]

_VALIDATOR: Final = Draft202012Validator(
    schema("application"), format_checker=Draft202012Validator.FORMAT_CHECKER
)


def errors_of(payload: Any) -> list[ValidationError]:
    """Give every error that the schema can tell."""
    return list(_VALIDATOR.iter_errors(payload))


def load(payload: object) -> Application:
    """Give the application.

    Raises:
        ValueError: With all errors; or with the first session that ends before it starts.
    """
    errors = errors_of(payload)
    if errors:
        raise ValueError([(error.json_path, error.message) for error in errors])
    return structure(payload)
