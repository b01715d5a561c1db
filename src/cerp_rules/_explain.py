"""Explain why a payload is refused: every problem, each at its own pointer, in document order.

The work is bounded whatever is given: once more is found than is listed, the search ends.
The messages of jsonschema repeat the payload and are not used; ours are made from the keyword and
its parameter.
"""

import re
from collections.abc import Callable, Collection, Iterator
from itertools import chain
from typing import Any, Final, NamedTuple

from cerp_rules import _text
from cerp_rules._budget import PROBLEMS, Tokens, Walk, pointer_of
from cerp_rules._schemas import Schema
from cerp_rules._text import excerpt
from cerp_rules._validators import validator_of
from cerp_rules.errors import Problem
from cerp_rules.events import EventType

__all__ = ["explain"]

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


def explain(payload: object, kind: str, sound: Collection[Tokens] = ()) -> tuple[Problem, ...]:
    """Give every problem of a payload of this kind, or none when there is none.

    Nothing is looked for in the lists at `sound`, which were accepted.
    """
    walk = Walk(payload, sound)
    found: dict[Tokens, _Found] = {}
    # What the walk left out stands in the twin as null, and is said first.
    for one in chain(walk.excesses, _all_found(walk.twin, kind)):
        found.setdefault(one[0], one)
        if len(found) > PROBLEMS:
            break
    in_order = sorted(found.values(), key=_Order(walk.twin))
    schema = validator_of(kind).schema
    problems = [
        Problem(
            code=code,
            pointer=pointer_of(tokens),
            message=message,
            clause=_clause(schema, _type_of(walk.twin, kind), tokens),
        )
        for tokens, code, message in in_order[:PROBLEMS]
    ]
    if len(in_order) > PROBLEMS:
        message = f"has more problems than the {PROBLEMS} that are listed"
        problems.append(Problem(code="budget.problems", pointer="", message=message))
    return tuple(problems)


def _all_found(twin: object, kind: str) -> Iterator[_Found]:
    """Give what is found, that which takes the least work first."""
    type_ = _type_of(twin, kind)
    if type_ in _SESSIONS:
        yield from _sessions_that_end_early(twin, _SESSIONS[type_])
    if type_ == "application_submitted":
        yield from _another_day_of_submission(twin)
    for error in validator_of(kind).iter_errors(twin):
        schema: Any = error.schema
        found = _Error(error.validator_value, error.instance, schema.get("properties", {}))
        yield from _EXPLAIN[str(error.validator)](tuple(error.absolute_path), found)


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
