"""Write the reference: which public name stands on which page, module by module.

A page of the reference is about one theme.
Each module that defines public names is in one theme, so each name is documented once; a module
that is in none is an error of the build.
"""

import ast
import inspect
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from importlib import import_module
from types import MappingProxyType, UnionType
from typing import Final, get_args

import attrs

import cerp_rules
from site_pages.docstrings import Names, linked, members
from site_pages.labels import LABELS

__all__ = ["THEMES", "Theme", "constant", "linkable", "names_by_module", "reference_pages"]


@attrs.frozen(kw_only=True)
class Theme:
    """A page of the reference: its title, what it is about, and its modules in order."""

    title: str
    about: str
    modules: tuple[str, ...]


def _theme(title: str, about: str, modules: str) -> Theme:
    return Theme(title=title, about=about, modules=tuple(modules.split()))


THEMES: Final[Mapping[str, Theme]] = MappingProxyType(
    {
        "boundary": _theme(
            "The boundary",
            "What comes in, what goes out, and the errors: the three kinds of no.",
            "payloads errors",
        ),
        "nouns": _theme(
            "The nouns",
            "What an application, a completion and a use in marketing are made of.",
            "applications sponsors offerings documents fees credits periods completions records"
            " marketing",
        ),
        "answers": _theme(
            "Questions and answers",
            "What is asked of an application, a completion or a use, and what comes back.",
            "assessments findings rules.approval_period duties_owed duty_values sensitivities",
        ),
        "cases": _theme(
            "Cases and events",
            "The life of a pre-approval: what can happen, in which status, and where it stands.",
            "lifecycle events steps transitions approvals reviews oversight",
        ),
        "policy": _theme(
            "The policy",
            "The clauses of the page, the readings of its words, and the editions.",
            "clauses policy policy_book readings",
        ),
        "impact": _theme(
            "Changes of the policy",
            "What differs between editions, and what that changes for whom.",
            "policy_diffs impacts case_impacts answer_changes impact_totals impact_counts",
        ),
        "companion": _theme(
            "Credits and recertification",
            "What SER's other pages say, kept apart from the policy page.",
            "credit_proposals credit_schedules recertification recertification_requirements",
        ),
        "exports": _theme(
            "Other forms",
            "The same values in the forms of others; import these from `cerp_rules.exports`.",
            "exports exports.calendars",
        ),
        "testing": _theme(
            "Testing",
            "Samples, strategies and scenario tables for the tests of a system of yours.",
            "testing testing.strategies testing.tables testing.plugin",
        ),
    }
)

_APART: Final = ("exports", "exports.calendars", "testing", "testing.strategies", "testing.tables")
"""The modules whose names are imported from themselves, not from ``cerp_rules``."""
_WITH_VALUES: Final = ("readings", "credit_schedules")
"""The modules that have enumerations besides, which the switches refer to."""


def names_by_module() -> Mapping[str, tuple[str, ...]]:
    """Give the full names that are documented, by the module whose part of a page they stand in."""
    found = defaultdict(list)
    homes: Mapping[str, str] = vars(cerp_rules)["_NAMES"]
    for name, module in homes.items():
        found[module].append(f"cerp_rules.{name}")
    for module in _WITH_VALUES:
        home = f"cerp_rules.{module}"
        own = set(import_module(home).__all__) - set(cerp_rules.__all__)
        found[module] += [f"{home}.{name}" for name in sorted(own)]
    for module in _APART:
        home = f"cerp_rules.{module}"
        found[module] = [f"{home}.{name}" for name in import_module(home).__all__]
    return {module: tuple(names) for module, names in found.items()}


def linkable() -> Names:
    """Give all that a docstring can link to."""
    full = {name for names in names_by_module().values() for name in names}
    modules = {f"cerp_rules.{module}" for theme in THEMES.values() for module in theme.modules}
    inside = {one for name in full for one in members(name)}
    return Names(full=frozenset(full | modules | inside), labels=LABELS)


def constant(module: str, name: str) -> tuple[str, str]:
    """Give the declared type and the docstring of a constant, as they stand where it is made.

    Raises:
        LookupError: neither the module nor one that it imports the name from makes it.
    """
    body = ast.parse(inspect.getsource(import_module(f"cerp_rules.{module}"))).body
    for one, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(one, ast.ImportFrom) and name in {alias.name for alias in one.names}:
            return constant(str(one.module).removeprefix("cerp_rules."), name)
        target, declared = _assigned(one)
        if target == name:
            return re.sub(r"^Final(?:\[(.*)\])?$", r"\1", declared), _text(after)
    raise LookupError(f"cerp_rules.{module} has no constant {name}")


def _assigned(statement: ast.stmt) -> tuple[str, str]:
    """Give the name that a statement gives a value to, and its declared type."""
    if isinstance(statement, ast.AnnAssign):
        return ast.unparse(statement.target), ast.unparse(statement.annotation)
    if isinstance(statement, ast.Assign):
        return ast.unparse(statement.targets[0]), ""
    return "", ""


def _text(statement: ast.stmt | None) -> str:
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return inspect.cleandoc(str(statement.value.value))
    return ""


def _entry(module: str, full: str, names: Names) -> Iterator[str]:
    home, _, name = full.rpartition(".")
    value = getattr(import_module(home), name)
    if inspect.isfunction(value):
        yield f".. autofunction:: {full}"
    elif inspect.isclass(value):
        yield f".. autoclass:: {full}"
        yield "   :members:"
        if value.__bases__ != (object,):
            yield "   :show-inheritance:"
        if issubclass(value, Enum):
            yield "   :undoc-members:"
    else:
        yield from _constant_entry(module, full, value, names)
    yield ""


def _constant_entry(module: str, full: str, value: object, names: Names) -> Iterator[str]:
    home, _, name = full.rpartition(".")
    declared, said = constant(module, name)
    yield f".. py:data:: {name}"
    yield f"   :module: {home}"
    if isinstance(value, UnionType):
        yield f"   :value: {' | '.join(one.__name__ for one in get_args(value))}"
    else:
        yield f"   :type: {declared or type(value).__name__}"
    yield ""
    yield from _indented(linked(said.splitlines(), full, names))


def _heading(module: str) -> str:
    words = module.rpartition(".")[2].lstrip("_").replace("_", " ")
    return words[0].upper() + words[1:]


def _page(theme: Theme, by_module: Mapping[str, tuple[str, ...]], names: Names) -> str:
    lines = [theme.title, "=" * len(theme.title), "", theme.about.replace("`", "``"), ""]
    for module in theme.modules:
        if len(theme.modules) > 1:
            lines += [_heading(module), "-" * len(_heading(module)), ""]
        lines += [f".. automodule:: cerp_rules.{module}", ""]
        for full in by_module.get(module, ()):
            lines += _entry(module, full, names)
    return "\n".join(lines).rstrip() + "\n"


def _index() -> str:
    lines = [
        "Reference",
        "=========",
        "",
        "Each public name once, with its arguments, errors, sources and an example that runs.",
        "All are imported from ``cerp_rules``, but where a page says otherwise.",
        "",
    ]
    lines += [f"- :doc:`{key}`: {theme.about.replace('`', '``')}" for key, theme in THEMES.items()]
    lines += ["", ".. py:data:: __version__", "   :module: cerp_rules", "   :type: str", ""]
    lines += ["   The version of the library and its API, never that of the policy.", ""]
    return "\n".join([*lines, ".. toctree::", "   :hidden:", "", *_indented(THEMES), ""])


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"   {line}".rstrip() for line in lines)


def reference_pages() -> Mapping[str, str]:
    """Give the pages of the reference by the name of their file, without its ending.

    Raises:
        LookupError: a module that defines public names is in no theme.
    """
    by_module, names = names_by_module(), linkable()
    apart = by_module.keys() - {module for theme in THEMES.values() for module in theme.modules}
    if apart:
        raise LookupError(f"in no theme of the reference: {', '.join(sorted(apart))}")
    pages = {key: _page(theme, by_module, names) for key, theme in THEMES.items()}
    return {"index": _index(), **pages}
