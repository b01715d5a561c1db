"""Make the validators that find what is wrong with a payload, one for each kind on first use.

jsonschema finds it and is needed for nothing else, so it is imported here, when the first payload
is refused: a process that refuses nothing never pays for it.
Its own keywords write out the payload in their messages, compare each item with each other, and
look closely at what is sound; those that would are replaced by ones that decide the same.
What is left out: what an error means in words (`cerp_rules._explain`).
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final

from cerp_rules._accepting_parts import ACCEPT_ITEM, is_sound
from cerp_rules._schemas import COMPOSE

__all__ = ["validator_of"]


def _other_type(validator: Any, wanted: str, value: object, _: object) -> bool:
    return not validator.is_type(value, wanted)


def _no_choice(_: object, choices: list[str], value: object, __: object) -> bool:
    return type(value) is str and value not in choices


def _unknown_members(_: object, __: object, value: object, schema: Any) -> bool:
    return type(value) is dict and not value.keys() <= schema["properties"].keys()


def _too_many(_: object, most: int, items: object, __: object) -> bool:
    return type(items) is list and len(items) > most


def _twice(_: object, __: object, items: object, ___: object) -> bool:
    # The items that must differ are texts; each that is none is refused as no text anyway.
    texts = [one for one in items if type(one) is str] if type(items) is list else []
    return len(set(texts)) < len(texts)


def _no_match(_: object, pattern: str, text: Any, schema: Any) -> bool:
    # What is too long is said to be so, and the rest of it decides nothing.
    looked_at = type(text) is str and len(text) <= schema.get("maxLength", len(text))
    return looked_at and re.search(pattern, text) is None


_REFUSE_WHERE: Final[dict[str, Callable[[Any, Any, Any, Any], bool]]] = {
    "type": _other_type,
    "enum": _no_choice,
    "additionalProperties": _unknown_members,
    "maxItems": _too_many,
    "uniqueItems": _twice,
    "pattern": _no_match,
}


def _is_sound(item: object, schema: Any) -> bool:
    """Tell whether an item is known to be sound; what is not known to be is looked at closely."""
    accept = ACCEPT_ITEM.get(schema.get("$ref"))
    if accept is not None:
        return is_sound(item, accept)
    if type(item) is not str or "pattern" not in schema:
        return False
    short = len(item) <= schema.get("maxLength", len(item))
    return short and re.search(schema["pattern"], item) is not None


def _each(validator: Any, items: Any, value: object, _: object) -> Iterator[Any]:
    # A list may hold a thousand items, of which most are sound.
    for index, item in enumerate(value) if type(value) is list else ():
        if not _is_sound(item, items):
            yield from validator.descend(item, items, path=index)


@cache
def validator_of(kind: str) -> Any:
    """Give the validator of a kind; there are as many as there are kinds."""
    # See the module's docstring; referencing comes with jsonschema.
    from jsonschema import Draft202012Validator, ValidationError, validators  # noqa: PLC0415
    from referencing import Registry  # noqa: PLC0415

    def keyword(is_wrong: Callable[[Any, Any, Any, Any], bool]) -> Callable[..., Iterator[Any]]:
        def refuse(validator: Any, parameter: Any, value: Any, schema: Any) -> Iterator[Any]:
            if is_wrong(validator, parameter, value, schema):
                # The message is never read.
                yield ValidationError("")

        return refuse

    keywords = {name: keyword(is_wrong) for name, is_wrong in _REFUSE_WHERE.items()}
    extend: Any = validators.extend
    validator = extend(Draft202012Validator, {**keywords, "items": _each})
    # A registry that holds nothing, so that no reference can ever open a file or a connection.
    return validator(COMPOSE[kind](), registry=Registry())
