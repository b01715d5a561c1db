"""The public docstrings: each has the parts that the style in CONTRIBUTING.md asks for.

That the examples are true is not tested here: the suite runs each of them.
"""

import inspect
import re
from collections.abc import Callable
from enum import Enum
from types import FunctionType
from typing import Any

import attrs
import pytest

import cerp_rules
from cerp_rules import CLAUSES, FIXED_READINGS, SCHEMA_KINDS, SWITCHES, CerpRulesError, exports
from cerp_rules.exports import calendars

NO_SOURCE = {
    "Modality": "the library's own names",
    "Verdict": "the library's own names",
    "Outcome": "the library's own names",
    "ChangeKind": "the library's own names",
    "DeadlineKind": "the library's own names",
    "DeadlineState": "the library's own names",
    "DutyStatus": "the library's own names",
    "CerpRulesError": "a misuse rests on no clause",
    "InvalidValueError": "a misuse rests on no clause",
    "UnknownKindError": "a misuse rests on no clause",
    "NotInForceError": "a misuse rests on no clause",
}
NO_FIELDS = {
    "CerpRulesError": "it has none",
    "Readings": "each field has its question, reason and clauses in SWITCHES",
}
RAISES_NOTHING = {
    "lifecycle_mermaid": "it takes nothing that could be wrong",
    "ui_schema": "it takes nothing that could be wrong",
    "InvalidValueError.of": "it makes an error and raises none",
    "InvalidValueError.of_name": "it makes an error and raises none",
    "UnknownKindError.of": "it makes an error and raises none",
    "Term.in_words": "it takes nothing that could be wrong",
    "PolicyDiff.to_markdown": "it takes nothing that could be wrong",
}
CHECKED_WITHOUT_ATTRS = {
    "InvalidPayloadError": "an exception is no attrs class, and this one checks what it is given",
    "NotPermittedError": "an exception is no attrs class, and this one checks what it is given",
    "PreApproval": "its own methods make it, and a call of the class is refused",
}

KNOWN = (
    {clause.id for clause in CLAUSES}
    | {reading.id for reading in FIXED_READINGS}
    | {switch.id for switch in SWITCHES}
    | set(SCHEMA_KINDS)
)

PUBLIC: dict[str, Any] = {
    name: getattr(home, name) for home in (cerp_rules, exports, calendars) for name in home.__all__
}
# A constant has no docstring at run time.
FUNCTIONS: dict[str, FunctionType] = {
    name: one for name, one in PUBLIC.items() if isinstance(one, FunctionType)
}
CLASSES: dict[str, type[Any]] = {name: one for name, one in PUBLIC.items() if isinstance(one, type)}
HOLDERS = {name: one for name, one in CLASSES.items() if not issubclass(one, Enum)}


def _methods() -> dict[str, Callable[..., Any]]:
    """Give the public methods of the public classes, and what stands behind ``in``."""
    return {
        f"{owner}.{name}": member.__func__ if isinstance(member, classmethod) else member
        for owner, one in CLASSES.items()
        for name, member in vars(one).items()
        if isinstance(member, FunctionType | classmethod)
        and (not name.startswith("_") or name == "__contains__")
    }


def _properties() -> dict[str, property]:
    return {
        f"{owner}.{name}": member
        for owner, one in CLASSES.items()
        for name, member in vars(one).items()
        if isinstance(member, property) and not name.startswith("_")
    }


METHODS = _methods()
SAID: dict[str, Any] = {**FUNCTIONS, **CLASSES, **METHODS, **_properties()}


def _doc(one: object) -> str:
    return inspect.cleandoc(getattr(one, "__doc__", None) or "")


def _part(one: object, head: str) -> str:
    """Give the indented lines under a heading of a docstring."""
    found = re.search(rf"^{head}:\n((?:(?: {{4}}.*)?\n)+)", f"{_doc(one)}\n", re.MULTILINE)
    return found[1] if found else ""


def _named(one: object, head: str) -> tuple[str, ...]:
    """Give the names that a heading of a docstring explains."""
    return tuple(re.findall(r"^ {4}\**(\w+): \S", _part(one, head), re.MULTILINE))


def _source(one: object) -> str:
    found = re.search(r"^Source: ((?:.+\n)+)", f"{_doc(one)}\n", re.MULTILINE)
    return found[1] if found else ""


def _parameters(one: Callable[..., Any]) -> tuple[str, ...]:
    return tuple(name for name in inspect.signature(one).parameters if name not in {"self", "cls"})


def _fields(one: type[Any]) -> tuple[str, ...]:
    if issubclass(one, CerpRulesError):
        return tuple(inspect.get_annotations(one))
    return tuple(field.name for field in attrs.fields(one) if not field.name.startswith("_"))


@pytest.mark.parametrize("name", SAID)
def test_one_sentence(name: str) -> None:
    """Each docstring begins with one sentence on a line of its own."""
    first, _, rest = _doc(SAID[name]).partition("\n")
    assert (True, True) == (re.fullmatch(r"\S.*\.", first) is not None, rest[:1] in {"", "\n"})


@pytest.mark.parametrize("name", [*FUNCTIONS, *METHODS])
def test_arguments(name: str) -> None:
    """Each function and method explains every argument, in the order of the signature."""
    assert _parameters(SAID[name]) == _named(SAID[name], "Args")


@pytest.mark.parametrize("name", HOLDERS)
def test_fields(name: str) -> None:
    """Each value class and error explains every public field, in the order of the class."""
    expected = () if name in NO_FIELDS else _fields(HOLDERS[name])
    assert expected == _named(HOLDERS[name], "Attributes")


def test_fields_explained_elsewhere() -> None:
    """The fields that the docstring of the readings leaves out are all explained as switches."""
    expected = _fields(cerp_rules.Readings)
    assert expected == tuple(one.id for one in SWITCHES if one.question and one.reason)


@pytest.mark.parametrize("name", [*FUNCTIONS, *HOLDERS, *METHODS])
def test_errors(name: str) -> None:
    """Each function, method and checked class says which errors it raises and when."""
    checked = hasattr(SAID[name], "__attrs_post_init__") or name in CHECKED_WITHOUT_ATTRS
    expected = name not in RAISES_NOTHING and (checked or name not in HOLDERS)
    raised = _named(SAID[name], "Raises")
    known = all(issubclass(CLASSES[error], CerpRulesError) for error in raised)
    assert (expected, True) == (bool(raised), known)


@pytest.mark.parametrize("name", [*FUNCTIONS, *CLASSES])
def test_source(name: str) -> None:
    """Each function and class names what it rests on, but for those that rest on nothing."""
    assert (name not in NO_SOURCE) == bool(_source(SAID[name]))


@pytest.mark.parametrize("name", SAID)
def test_source_is_known(name: str) -> None:
    """Each clause, reading and schema that a source names is one."""
    assert set() == set(re.findall(r"``(.+?)``", _source(SAID[name]))) - KNOWN


@pytest.mark.parametrize("name", [*FUNCTIONS, *HOLDERS])
def test_example(name: str) -> None:
    """Each function, value class and error has an example."""
    assert [">>>"] == re.findall(r">>>", _part(SAID[name], "Example"))[:1]


@pytest.mark.parametrize("name", [name for name in METHODS if not name.endswith("__")])
def test_example_of_a_method(name: str) -> None:
    """Each public method has an example; ``in`` has that of its class."""
    assert [">>>"] == re.findall(r">>>", _part(METHODS[name], "Example"))[:1]


def test_exceptions_are_of_use() -> None:
    """Each exception to the rules is for something that is public."""
    excused = {*NO_SOURCE, *NO_FIELDS, *RAISES_NOTHING, *CHECKED_WITHOUT_ATTRS}
    assert set() == excused - set(SAID)
