"""Turn the docstrings of the house into reStructuredText with links.

A single backtick stands for a name, a double one for a text; ``Source:`` names clauses, readings
and schemas, which have pages.
What is left out: the sections with a heading of their own, which napoleon turns.
"""

import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import partial
from importlib import import_module
from typing import Final

import attrs

__all__ = ["Names", "linked", "members", "typed", "with_defaults"]

_MARKED: Final = re.compile(r"``(?P<text>[^`\n]+)``|(?<![:\w])`(?P<name>[^`\n]+)`")
_KEPT: Final = re.compile(r"attr_dict\['(\w+)'\]\.default")
_MODULES: Final = re.compile(r"(?<![\w.~])((?:\w+\.)+\w)")


@attrs.frozen(kw_only=True)
class Names:
    """What can be linked to: full names of the library, and labels by the id they stand for."""

    full: frozenset[str]
    labels: Mapping[str, str]


def members(full: str) -> Iterator[str]:
    """Give the full names of what the reference says of a class besides itself."""
    home, _, name = full.rpartition(".")
    value = getattr(import_module(home), name)
    if not inspect.isclass(value):
        return
    said = re.findall(r"^ {4}(\w+): \S", inspect.cleandoc(value.__doc__ or ""), re.MULTILINE)
    fields = {one for one in said if one in getattr(value, "__annotations__", {})}
    own = {
        one
        for one, member in vars(value).items()
        if not one.startswith("_")
        and (issubclass(value, Enum) or inspect.isroutine(member) or isinstance(member, property))
    }
    yield from (f"{full}.{one}" for one in sorted(fields | own))


def _resolved(written: str, scope: str, known: frozenset[str]) -> str | None:
    """Give the full name that a docstring means, as seen from where it stands."""
    parts = scope.split(".")
    homes = [".".join(parts[:length]) for length in range(len(parts), 0, -1)]
    tried = (*(f"{home}.{written}" for home in homes), written)
    return next((full for full in tried if full in known), None)


def _link(found: re.Match[str], scope: str, names: Names, *, in_source: bool) -> str:
    text = found["text"] or found["name"]
    if found["text"] is not None:
        # A dot makes the id of a clause; elsewhere a reading shares its name with a field.
        label = names.labels.get(text) if in_source or "." in text else None
        return f"``{text}``" if label is None else f":ref:`{text} <{label}>`"
    full = _resolved(text.removesuffix("()"), scope, names.full)
    return f"``{text}``" if full in {None, scope} else f":py:obj:`{text} <{full}>`"


def linked(lines: Iterable[str], scope: str, names: Names) -> Iterator[str]:
    """Give the lines of a docstring with its names and sources as links.

    The scope is the full name of what the docstring belongs to.
    """
    in_source = in_example = False
    for line in lines:
        blank = not line.strip()
        in_example = line.lstrip().startswith(">>>") or (in_example and not blank)
        begins = line.startswith("Source: ")
        in_source = begins or (in_source and not blank)
        if in_example or blank:
            yield line
            continue
        if line == "Returns:":
            # Napoleon would take what stands before a colon for a type.
            yield ":returns:"
            continue
        told = _MARKED.sub(partial(_link, scope=scope, names=names, in_source=in_source), line)
        # A field of its own, beside those that napoleon makes of the arguments and errors.
        yield f":{told}" if begins else f"    {told}" if in_source else told


def typed(lines: Iterable[str]) -> Iterator[str]:
    """Give the lines that napoleon made, with the type of an attribute beside its name.

    Napoleon puts it under the text, where it takes three lines of the page, and with the modules
    of its parts.
    """
    waiting: list[str] = []
    for line in [*lines, ".."]:
        if line[:1] not in {"", " "}:
            of_attribute = waiting[:1] and waiting[0].startswith(".. attribute::")
            types = [one for one in waiting if of_attribute and one.startswith("   :type:")]
            yield from waiting[:1]
            yield from (_MODULES.sub(r"~\1", one) for one in types)
            yield from (one for one in waiting[1:] if one not in types)
            waiting = []
        waiting.append(line)


def with_defaults(signature: str, of: object) -> str:
    """Give the signature of an attrs class with its defaults, instead of where attrs keeps them."""
    if not (isinstance(of, type) and attrs.has(of)):
        return signature
    fields = {field.name: field.default for field in attrs.fields(of)}
    signature = _KEPT.sub(lambda found: _default(fields[found[1]]), signature)
    for name, default in fields.items():
        if isinstance(default, attrs.Factory):  # type: ignore[arg-type]  # it is a class
            made = f"{default.factory.__name__}()"
            signature = re.sub(rf"\b({name}: [^=]+ = )NOTHING", rf"\g<1>{made}", signature)
    return signature


def _default(value: object) -> str:
    return f"{type(value).__name__}.{value.name}" if isinstance(value, Enum) else repr(value)
