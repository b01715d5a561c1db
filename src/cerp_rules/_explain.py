"""Explain why a payload is refused: every problem, each at its own pointer, in document order.

jsonschema finds what is wrong and is needed for nothing else, so it is imported here, on first
use: a process that refuses nothing never pays for it.
Its messages repeat the payload and are not used; ours are made from the keyword and its parameter.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final, NamedTuple

from cerp_rules import _text
from cerp_rules._budget import Tokens, Walk, pointer_of
from cerp_rules._schemas import COMPOSE, Schema
from cerp_rules._text import excerpt
from cerp_rules.errors import Problem
from cerp_rules.events import EventType

__all__ = ["MOST_PROBLEMS", "explain"]

MOST_PROBLEMS: Final = 100
"""The most problems that are listed; one more then says how many were left out."""

_Found = tuple[Tokens, str, str]


class _Error(NamedTuple):
    """What an error of jsonschema says, but for its text."""

    parameter: Any
    instance: Any
    members: Any


_Explanation = Callable[[Tokens, _Error], Iterator[_Found]]

_TYPES: Final = {
    "string": "text",
    "integer": "a whole number",
    "object": "an object",
    "array": "a list",
    "boolean": "true or false",
}
_GIVEN: Final = {
    str: "text",
    dict: "an object",
    list: "a list",
    bool: "true or false",
    int: "a number",
    float: "a number",
    type(None): "null",
}
# Where the sessions are in a payload of each kind, or in an event of each type: one, or a list.
_SESSIONS: Final[dict[str, tuple[str, ...]]] = {
    "application": ("offering", "sessions"),
    "completion": ("session",),
    "application_submitted": ("application", "offering", "sessions"),
    "application_amended": ("application", "offering", "sessions"),
    "application_approved": ("sessions",),
    "records_delivered": ("session",),
}
_EVENT_TYPES: Final = frozenset(one.value for one in EventType)
_match_day: Final = re.compile(_text.DAY).match


@cache
def _validator(kind: str) -> Any:
    """Make the validator of a kind once; there are as many as there are kinds."""
    # See the module's docstring; referencing comes with jsonschema.
    from jsonschema import Draft202012Validator, ValidationError, validators  # noqa: PLC0415
    from referencing import Registry  # noqa: PLC0415

    def each_once(_: object, wanted: object, items: object, __: object) -> Iterator[Any]:
        # The items that must differ are texts. To compare others takes the square of their number,
        # and each of them is refused as no text anyway.
        texts = [one for one in items if type(one) is str] if type(items) is list else []
        if wanted and len(set(texts)) < len(texts):
            yield ValidationError("")

    def short_enough(_: object, pattern: str, text: object, schema: Any) -> Iterator[Any]:
        # What is too long is said to be so, and the rest of it decides nothing.
        looked_at = type(text) is str and len(text) <= schema.get("maxLength", len(text))
        if looked_at and re.search(pattern, str(text)) is None:
            yield ValidationError("")

    extend: Any = validators.extend
    validator = extend(Draft202012Validator, {"uniqueItems": each_once, "pattern": short_enough})
    # A registry that holds nothing, so that no reference can ever open a file or a connection.
    return validator(COMPOSE[kind](), registry=Registry())


def explain(payload: object, kind: str) -> tuple[Problem, ...]:
    """Give every problem of a payload of this kind, or none when there is none."""
    walk = Walk(payload)
    found: dict[Tokens, _Found] = {
        excess.tokens: (excess.tokens, excess.code, excess.message) for excess in walk.excesses
    }
    schema = _validator(kind).schema
    for tokens, code, message in _all_found(walk.twin, kind):
        # What the walk left out stands in the twin as null, and was said already.
        found.setdefault(tokens, (tokens, code, message))
    in_order = sorted(found.values(), key=_Order(walk.twin))
    problems = [
        Problem(
            code=code,
            pointer=pointer_of(tokens),
            message=message,
            clause=_clause(schema, _type_of(walk.twin, kind), tokens),
        )
        for tokens, code, message in in_order[:MOST_PROBLEMS]
    ]
    more = len(in_order) - len(problems)
    if more:
        at_least = "at least " if walk.cut else ""
        message = f"has more problems than are listed: {at_least}{more}"
        problems.append(Problem(code="budget.problems", pointer="", message=message))
    return tuple(problems)


def _all_found(twin: object, kind: str) -> Iterator[_Found]:
    for error in _validator(kind).iter_errors(twin):
        schema: Any = error.schema
        found = _Error(error.validator_value, error.instance, schema.get("properties", {}))
        yield from _EXPLAIN[str(error.validator)](tuple(error.absolute_path), found)
    type_ = _type_of(twin, kind)
    if type_ in _SESSIONS:
        yield from _sessions_that_end_early(twin, _SESSIONS[type_])
    if type_ == "application_submitted":
        yield from _another_day_of_submission(twin)


def _type_of(twin: Any, kind: str) -> str:
    """Give the type of an event, empty when that is none, and the kind of any other payload."""
    if kind != "event":
        return kind
    type_ = twin.get("type") if type(twin) is dict else None
    return type_ if type(type_) is str and type_ in _EVENT_TYPES else ""


class _Order:
    """Order what was found as the payload is: a missing member comes after those that are there."""

    def __init__(self, twin: object) -> None:
        self._twin = twin
        self._places: dict[int, dict[str, int]] = {}

    def __call__(self, found: _Found) -> tuple[int, ...]:
        value: Any = self._twin
        order = []
        for token in found[0]:
            if isinstance(token, int):
                order.append(token)
                value = value[token]
            else:
                order.append(self._place(value, token))
                value = value.get(token)
        return tuple(order)

    def _place(self, members: dict[str, object], name: str) -> int:
        if id(members) not in self._places:
            self._places[id(members)] = {key: place for place, key in enumerate(members)}
        return self._places[id(members)].get(name, len(members))


def _clause(schema: Schema, type_: str, tokens: Tokens) -> str | None:
    """Give the clause that asks for a member, of an event by what its type says of it.

    A part of a document or of a fee has no clause of its own and takes that of the whole; a member
    that is unknown, or that no clause asks for beside others that one does, has none.
    """
    clause: str | None = None
    here: Any = schema["$defs"][type_] if type_ in _EVENT_TYPES else schema
    for token in tokens:
        if type(token) is int:
            here = here.get("items", {})
        else:
            members = here.get("properties", {})
            here = members.get(token, {})
            if not here or any("x-clause" in member for member in members.values()):
                clause = here.get("x-clause")
        if "$ref" in here:
            here = schema["$defs"][here["$ref"].rpartition("/")[2]]
    return clause


def _sessions_of(twin: Any, path: tuple[str, ...]) -> Iterator[tuple[Tokens, Any]]:
    value = twin
    for name in path:
        value = value.get(name) if type(value) is dict else None
    if path[-1] != "sessions":
        yield (path, value)
    elif type(value) is list:
        for index, one in enumerate(value):
            yield ((*path, index), one)


def _sessions_that_end_early(twin: Any, path: tuple[str, ...]) -> Iterator[_Found]:
    for tokens, session in _sessions_of(twin, path):
        if type(session) is not dict:
            continue
        starts_on, ends_on = session.get("starts_on"), session.get("ends_on")
        if _is_day(starts_on) and _is_day(ends_on) and str(ends_on) < str(starts_on):
            message = f"must not be before {starts_on}, when it starts"
            yield ((*tokens, "ends_on"), "invariant.period", message)


def _another_day_of_submission(twin: Any) -> Iterator[_Found]:
    application = twin.get("application")
    submitted_on = application.get("submitted_on") if type(application) is dict else None
    if _is_day(twin.get("on")) and _is_day(submitted_on) and twin["on"] != submitted_on:
        message = f"must be {submitted_on}, the day of submission"
        yield (("on",), "invariant.submitted_on", message)


def _is_day(value: object) -> bool:
    return type(value) is str and _match_day(value) is not None


def _required(tokens: Tokens, error: _Error) -> Iterator[_Found]:
    for name in error.parameter:
        if name not in error.instance:
            yield ((*tokens, name), "shape.required", "is required and missing")


def _unknown(tokens: Tokens, error: _Error) -> Iterator[_Found]:
    for name in error.instance:
        if name not in error.members:
            yield ((*tokens, name), "shape.unknown_member", "is not a member of this object")


def _type(tokens: Tokens, error: _Error) -> Iterator[_Found]:
    given = _GIVEN[type(error.instance)]
    if error.parameter == "integer" and type(error.instance) is float:
        given = "one with a fraction"
    message = f"must be {_TYPES[error.parameter]}, not {given}"
    yield (tokens, "shape.type", message)


def _choice(tokens: Tokens, error: _Error) -> Iterator[_Found]:
    if type(error.instance) is str:
        one_of = ", ".join(error.parameter)
        yield (tokens, "shape.choice", f"must be one of {one_of}, not '{excerpt(error.instance)}'")


def _pattern(tokens: Tokens, error: _Error) -> Iterator[_Found]:
    code, message = _text.PATTERNS[error.parameter]
    yield (tokens, f"shape.{code}", message)


def _bound(code: str, words: str) -> _Explanation:
    def explain_bound(tokens: Tokens, error: _Error) -> Iterator[_Found]:
        yield (tokens, f"shape.{code}", words.format(error.parameter))

    return explain_bound


_EXPLAIN: Final[dict[str, _Explanation]] = {
    "required": _required,
    "additionalProperties": _unknown,
    "type": _type,
    "enum": _choice,
    "pattern": _pattern,
    "minimum": _bound("bound", "must be at least {}"),
    "maximum": _bound("bound", "must be at most {}"),
    "minLength": _bound("text", "must not be empty"),
    "maxLength": _bound("too_long", "must have at most {} characters"),
    "minItems": _bound("too_few", "must have at least {}"),
    "maxItems": _bound("too_many", "must have at most {} items"),
    "uniqueItems": _bound("twice", "must name each item once"),
}
