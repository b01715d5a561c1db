"""Judge a payload three ways: by the library, by jsonschema, and by the invariants written anew.

jsonschema is taken as it is, with the published schemas and nothing of the library's own.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final, NamedTuple

from jsonschema import Draft202012Validator
from referencing import Registry

from cerp_rules import Event, InvalidPayloadError, check, load, schema
from fuzz_contract import CLASSES

__all__ = [
    "Drawn",
    "Judged",
    "assert_agreed",
    "by_library",
    "by_schema",
    "disagreement",
    "invariants_hold",
]

_CHECKED: Final = 8
"""One refusal in so many is asked of `check` too, and has its pointers compared."""
_MOST_TOLD: Final = 100
_INVARIANT: Final = "invariant."
_BUDGET: Final = "budget."
_AND_OTHERS: Final = "budget.problems"


class Drawn(NamedTuple):
    """A payload as a reader of JSON has it, and what it is to become."""

    number: int
    kind: str
    into: Any
    text: str
    payload: Any


class Judged(NamedTuple):
    """What the library says of a payload: whether it loads, and under which codes it does not."""

    loads: bool
    codes: tuple[str, ...] = ()
    checked: bool = True
    """Whether `check` says the same as `load`."""
    pointers: frozenset[str] | None = None
    """Where the problems of shape are; None where they are not to be compared."""


def by_library(one: Drawn) -> Judged:
    """Say what the library says of it."""
    try:
        value = load(one.payload, one.into)
    except InvalidPayloadError as error:
        codes = tuple(problem.code for problem in error.problems)
        if one.number % _CHECKED:
            return Judged(loads=False, codes=codes)
        checked = check(one.payload, one.into) == error.problems
        all_told = len(codes) < _MOST_TOLD and not any(code.startswith(_BUDGET) for code in codes)
        of_shape = (one for one in error.problems if not one.code.startswith(_INVARIANT))
        pointers = frozenset(one.pointer for one in of_shape) if all_told else None
        return Judged(loads=False, codes=codes, checked=checked, pointers=pointers)
    checked = check(one.payload, one.into) == () and isinstance(value, one.into)
    return Judged(loads=True, checked=checked)


@cache
def _validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(schema(kind), registry=Registry())


def by_schema(kind: str, payload: Any) -> bool:
    """Say whether jsonschema finds a payload valid."""
    return _validator(kind).is_valid(payload)


def _places(kind: str, payload: Any) -> Iterator[str]:
    """Give the pointer of every member in which jsonschema finds something wrong or missing."""
    for error in _validator(kind).iter_errors(payload):
        place = "".join(f"/{_escaped(str(step))}" for step in error.absolute_path)
        if error.validator == "required":
            missing = (name for name in error.validator_value if name not in error.instance)
            yield from (f"{place}/{_escaped(name)}" for name in missing)
        elif error.validator == "additionalProperties":
            known: Any = error.schema
            unknown = (name for name in error.instance if name not in known["properties"])
            yield from (f"{place}/{_escaped(name)}" for name in unknown)
        elif error.validator != "uniqueItems" or _says_a_text_twice(error.instance):
            yield place


def _says_a_text_twice(items: Any) -> bool:
    # The items that must differ are texts: others are wrong one by one, and the library, which
    # does not compare them in pairs, finds nothing more wrong with their list.
    texts = [item for item in items if isinstance(item, str)]
    return len(set(texts)) < len(texts)


def _escaped(step: str) -> str:
    return step.replace("~", "~0").replace("/", "~1")


def invariants_hold(payload: Any) -> bool:
    """Say whether a payload that is valid under its schema keeps what no schema can say."""
    submitted = payload.get("type") == "application_submitted"
    if submitted and payload["on"] != payload["application"]["submitted_on"]:
        return False
    return all(one["starts_on"] <= one["ends_on"] for one in _sessions(payload))


def _sessions(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        if "ends_on" in value:
            yield value
        for inner in value.values():
            yield from _sessions(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _sessions(inner)


def disagreement(one: Drawn, said: Judged, ajv: str | None = None) -> str:
    """Say in what the judges of a payload differ; empty when they agree.

    Args:
        one: The payload.
        said: What the library says of it.
        ajv: What ajv says, with formats asserted and as annotations; None when it was not asked.
    """
    valid = by_schema(one.kind, one.payload)
    accepted = valid and invariants_hold(one.payload)
    # An event of another type than is asked for is a payload like any other to the schema.
    another = valid and one.kind == "event" and not _is_asked_for(one)
    found = []
    if said.loads is not (accepted and not another):
        found.append(f"load {_says(said.loads)}, schema and invariants {_says(accepted)}")
    # Of very many problems only some are told, and then the rest may be of another sort.
    of_shape = [code for code in said.codes if not code.startswith(_INVARIANT)]
    if not another and of_shape != [_AND_OTHERS] and valid is bool(of_shape):
        found.append(f"the schema {_says(valid)}, the codes are {', '.join(said.codes)}")
    if not another and said.pointers not in {None, frozenset(_places(one.kind, one.payload))}:
        found.append("the schema finds other members wrong")
    if not said.checked:
        found.append("check and load differ")
    if ajv is not None and ajv != f"{valid:d}" * 2:
        found.append(f"jsonschema {_says(valid)}, ajv says {ajv}")
    return "; ".join(found)


def assert_agreed(kind: str, payload: Any) -> None:
    """Refuse what the library, jsonschema and the invariants do not judge alike."""
    one = Drawn(0, kind, CLASSES[kind], "", payload)
    differ = disagreement(one, by_library(one))
    if differ:
        raise AssertionError(differ)


def _is_asked_for(one: Drawn) -> bool:
    return one.into is Event or one.payload["type"] == one.into.type.value


def _says(accepts: bool) -> str:  # noqa: FBT001  # the one word is about it
    return "accepts" if accepts else "refuses"
