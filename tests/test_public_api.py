"""The public names, with kind and signature, are those of the snapshot beside this file.

A change of them is a visible difference; write the snapshot anew with
``python tests/test_public_api.py``.
"""

import ast
import difflib
import inspect
import pkgutil
import subprocess
import sys
import types
import typing
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

import attrs
import pytest

import cerp_rules
from cerp_rules import exports
from cerp_rules.exports import calendars

SNAPSHOT = Path(__file__).parent / "public_api.txt"
STUB = Path(str(cerp_rules.__file__)).with_suffix(".pyi")

EXPORTS = (exports, calendars)

# Constants are written by their name where they are a default.
_OWN = {
    id(getattr(cerp_rules, name)): name
    for name in cerp_rules.__all__
    if name.isupper() or name == "__version__"
}
_SPECIAL = {"__init__", "__contains__", "__str__"}
_STARS = {"VAR_POSITIONAL": "*", "VAR_KEYWORD": "**"}


def _annotation(value: Any) -> str:
    """Write an annotation the same way under each version of Python."""
    origin, arguments = typing.get_origin(value), typing.get_args(value)
    if value is None or value is type(None):
        return "None"
    if value is ...:
        return "..."
    if origin is types.UnionType or origin is typing.Union:
        return " | ".join(map(_annotation, arguments))
    if origin is not None:
        return f"{_annotation(origin)}[{', '.join(map(_annotation, arguments))}]"
    if isinstance(value, str):
        return value
    return str(getattr(value, "__name__", value))


def _default(value: Any) -> str:
    if id(value) in _OWN:
        return _OWN[id(value)]
    if value is attrs.NOTHING:
        return "..."
    return f"{type(value).__name__}.{value.name}" if isinstance(value, Enum) else repr(value)


def _parameter(parameter: inspect.Parameter) -> str:
    text = _STARS.get(parameter.kind.name, "") + parameter.name
    if parameter.annotation is not inspect.Parameter.empty:
        text += f": {_annotation(parameter.annotation)}"
    if parameter.default is not inspect.Parameter.empty:
        text += f" = {_default(parameter.default)}"
    return text


def _signature(function: Any) -> str:
    signature = inspect.signature(function)
    parts: list[str] = []
    starred = False
    for parameter in signature.parameters.values():
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY and not starred:
            parts.append("*")
            starred = True
        starred = starred or parameter.kind is inspect.Parameter.VAR_POSITIONAL
        parts.append(_parameter(parameter))
    returned = signature.return_annotation
    arrow = "" if returned is inspect.Signature.empty else f" -> {_annotation(returned)}"
    return f"({', '.join(parts)}){arrow}"


def _members(class_: type) -> Iterator[str]:
    """Give the public attributes of a class of ours, in the order of their names."""
    if issubclass(class_, Enum):
        yield from (f"{name} = {member.value!r}" for name, member in class_.__members__.items())
        return
    own = {
        name: value
        for base in reversed(class_.__mro__)
        if base.__module__.startswith("cerp_rules")
        for name, value in vars(base).items()
        if not name.startswith("_") or name in _SPECIAL
    }
    if "__init__" in own:
        yield f"__init__{_signature(class_.__init__)}"
    for name, annotation in typing.get_type_hints(class_).items():
        if not name.startswith("_"):
            yield f"{name}: {_annotation(annotation)}"
    for name, value in sorted(own.items()):
        if isinstance(value, property):
            returned = inspect.signature(typing.cast("Any", value.fget)).return_annotation
            yield f"{name} -> {_annotation(returned)}"
        elif isinstance(value, classmethod):
            yield f"classmethod {name}{_signature(getattr(class_, name))}"
        elif inspect.isfunction(value) and name != "__init__":
            yield f"{name}{_signature(value)}"


def _describe(home: types.ModuleType, name: str) -> Iterator[str]:
    value = getattr(home, name)
    if isinstance(value, type):
        yield f"class {name}({', '.join(base.__name__ for base in value.__bases__)})"
        yield from (f"    {line}" for line in _members(value))
    elif inspect.isfunction(value):
        yield f"def {name}{_signature(value)}"
    else:
        yield f"{name}: {type(value).__name__}"


def describe() -> str:
    """Describe every public name, a line or a block each."""
    lines = [line for name in sorted(cerp_rules.__all__) for line in _describe(cerp_rules, name)]
    for home in EXPORTS:
        lines.append(f"module {home.__name__}")
        lines += [f"    {line}" for name in home.__all__ for line in _describe(home, name)]
    return "\n".join(lines) + "\n"


def test_public_names_are_those_of_the_snapshot() -> None:
    """No public name, signature or value of an enumeration changes unseen."""
    before, now = SNAPSHOT.read_text("utf-8").splitlines(), describe().splitlines()
    difference = "\n".join(difflib.unified_diff(before, now, "public_api.txt", "now", lineterm=""))
    if difference:
        pytest.fail(
            f"The public API changed. If it should, note it in CHANGELOG.md and run\n"
            f"    python tests/{Path(__file__).name}\n\n{difference}",
            pytrace=False,
        )


def test_public_names_are_sorted_and_exist() -> None:
    """`__all__` names each public thing once, in order, and each exists."""
    names = cerp_rules.__all__
    assert len(set(names)) == len(names)
    assert [] == [name for name in names if not hasattr(cerp_rules, name)]


@pytest.mark.parametrize("home", EXPORTS, ids=lambda home: home.__name__)
def test_exports_are_sorted_and_their_parameters_named(home: types.ModuleType) -> None:
    """The exports stand in order, and take no two arguments of one type by position."""
    assert sorted(home.__all__) == home.__all__
    for name in home.__all__:
        placed = [
            _annotation(one.annotation)
            for one in inspect.signature(getattr(home, name)).parameters.values()
            if one.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD
        ]
        assert len(set(placed)) == len(placed)


def test_type_checkers_are_told_the_same_names() -> None:
    """The stub imports each public name from the module that it is loaded from."""
    stub = ast.parse(STUB.read_text("utf-8"))
    told = {
        one.name: node.module
        for node in stub.body
        if isinstance(node, ast.ImportFrom)
        for one in node.names
    }
    homes = {name: f"cerp_rules.{module}" for name, module in vars(cerp_rules)["_NAMES"].items()}
    assert {"__version__": "cerp_rules._version", **homes} == told
    assert set(cerp_rules.__all__) == set(told)


def test_names_are_loaded_when_they_are_asked_for() -> None:
    """An import alone loads none of the modules, and another name is refused as ever."""
    script = (
        "import sys, cerp_rules; "
        "print(sorted(one for one in sys.modules if one.startswith(('cerp', 'attr')))); "
        "print(set(cerp_rules.__all__) <= set(dir(cerp_rules))); "
        "print(cerp_rules.Fee is cerp_rules.Fee, 'Fee' in vars(cerp_rules)); "
        "print(hasattr(cerp_rules, 'Fees'), cerp_rules.payloads.__name__)"
    )
    done = subprocess.run(  # noqa: S603  # this interpreter, and a script of ours
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    assert [
        "['cerp_rules', 'cerp_rules._version']",
        "True",
        "True True",
        "False cerp_rules.payloads",
    ] == (done.stdout.splitlines())


def test_a_module_is_found_before_anything_has_loaded_it() -> None:
    """A module that defines public names is an attribute of the package from the start."""
    found = cerp_rules.__getattr__("payloads")
    assert cerp_rules.payloads is found


def test_no_public_name_is_that_of_a_module() -> None:
    """A module that is loaded would stand where the name is looked for."""
    modules = {one.name for one in pkgutil.iter_modules(cerp_rules.__path__)}
    assert set() == modules & set(cerp_rules.__all__)


def test_star_import_gives_the_public_names_alone() -> None:
    """What the package holds beside its public names are modules."""
    beside = {name for name in vars(cerp_rules) if not name.startswith("_")}
    beside -= set(cerp_rules.__all__)
    assert {types.ModuleType} == {type(getattr(cerp_rules, name)) for name in beside}


@pytest.mark.parametrize(
    "name", [name for name in cerp_rules.__all__ if callable(getattr(cerp_rules, name))]
)
def test_public_name_is_documented(name: str) -> None:
    """Each public class and function says in its first line what it is or does."""
    first = str(inspect.getdoc(getattr(cerp_rules, name))).partition("\n")[0]
    assert first.endswith((".", ";"))
    assert "Method generated by attrs" not in first


BEFORE_AND_AFTER = {"policy_diff", "impact", "iter_impact"}
"""What takes a before and an after, whose order nobody mistakes; the design names them so."""


@pytest.mark.parametrize(
    "name", [name for name in cerp_rules.__all__ if inspect.isfunction(getattr(cerp_rules, name))]
)
def test_parameters_of_one_type_are_named_by_the_caller(name: str) -> None:
    """No function takes two arguments by position that have the same type.

    A before and an after are the exception, in this order.
    """
    signature = inspect.signature(getattr(cerp_rules, name))
    placed = [
        one
        for one in signature.parameters.values()
        if one.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD
    ]
    pair = ["before", "after"]
    assert (name in BEFORE_AND_AFTER) is (pair == [one.name for one in placed[:2]])
    positional = [_annotation(one.annotation) for one in placed if one.name != "after"]
    assert len(set(positional)) == len(positional)


def _calls() -> Iterator[Any]:
    """Give the public functions, and the public methods of the public classes."""
    for public in cerp_rules.__all__:
        value = getattr(cerp_rules, public)
        if inspect.isfunction(value):
            yield value
        elif isinstance(value, type):
            own = (one for one in vars(value) if not one.startswith("_"))
            members = (getattr(value, name) for name in own)
            yield from (one for one in members if inspect.isroutine(one))


@pytest.mark.parametrize(
    "name", ["on", "submitted_on", "decided_on", "notified_on", "renewal_on", "renewals"]
)
def test_no_day_has_a_default_but_none(name: str) -> None:
    """A day is given by name, and none is made up by the library."""
    found = [one for call in _calls() if (one := inspect.signature(call).parameters.get(name))]
    assert {inspect.Parameter.KEYWORD_ONLY} == {one.kind for one in found}
    assert [] == [one for one in found if one.default not in (inspect.Parameter.empty, None, {})]


def test_type_variables_and_unions_are_written_alike() -> None:
    """The snapshot does not depend on how a version of Python writes an annotation."""
    variable = TypeVar("variable")
    assert "tuple[str | None, ...]" == _annotation(tuple[str | None, ...])
    assert "int | None" == _annotation(typing.Optional[int])  # noqa: UP045  # the other form
    assert "variable" == _annotation(variable)
    assert "type[Application]" == _annotation(type[cerp_rules.Application])


if __name__ == "__main__":
    SNAPSHOT.write_text(describe(), "utf-8")
