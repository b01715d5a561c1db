"""Validate with jsonschema-rs and structure with cattrs.

The schema is the published one, with its patterns written for the linear engine of Rust, which is
several times as fast here as the one that looks ahead.
Formats are left out: the patterns say all of it, and its own idea of an e-mail address is narrower,
with at most 64 characters before the at sign.
A text with a surrogate never reaches the validator: it is a `UnicodeEncodeError`.
"""

from typing import Any, Final

import jsonschema_rs

from cerp_rules import schema
from peers.plain_values import Application, structure
from peers.rust_patterns import IN_RUST

__all__ = ["load"]


def _for_rust(part: Any) -> Any:
    if isinstance(part, list):
        return [_for_rust(one) for one in part]
    if isinstance(part, dict):
        return {
            name: IN_RUST[one] if name == "pattern" else _for_rust(one)
            for name, one in part.items()
        }
    return part


_VALIDATOR: Final = jsonschema_rs.validator_for(
    _for_rust(schema("application")),
    validate_formats=False,
    pattern_options=jsonschema_rs.RegexOptions(),
)


def load(payload: object) -> Application:
    """Give the application.

    Raises:
        ValueError: With the first error, or with the first session that ends before it starts.
    """
    _VALIDATOR.validate(payload)
    return structure(payload)
