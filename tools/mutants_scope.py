"""Tell which places of a module the tool for tables changes: what the one for functions leaves.

mutmut changes what stands in functions and methods without a decorator; all else, which is the
tables, the fields of classes, properties and functions that are kept in a cache, is left to
cosmic-ray.
Left out by both: imports, annotations, docstrings, names of types, and what is exported.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

__all__ = ["Place", "enumerations", "left_out", "place_of", "within"]

Place = tuple[int, int]
"""A line from 1 and a column from 0."""
Span = tuple[Place, Place]

_BY_MUTMUT = {"staticmethod", "classmethod"}
_TYPE_NAME = re.compile(r"_?[A-Z]([a-z]\w*)?")


def left_out(source: str) -> tuple[Span, ...]:
    """Give the spans of a module that are not for this tool."""
    return tuple(_spans(ast.parse(source).body))


def within(span: Span, spans: tuple[Span, ...]) -> bool:
    """Tell whether a span lies in one of several."""
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def place_of(source: str, line: int) -> str:
    """Name what stands in a line: a table, a field of a class, or a function."""
    body, names = ast.parse(source).body, []
    while one := next((one for one in body if _first_line(one) <= line <= _last_line(one)), None):
        names.append(_name(one))
        body = one.body if isinstance(one, ast.ClassDef) else []
    return ".".join(name for name in names if name) or "module"


def enumerations(top: Path) -> dict[str, tuple[str, ...]]:
    """Give the names of the members of each enumeration that the sources declare."""
    found = {}
    for path in sorted(top.rglob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and "StrEnum" in map(ast.unparse, node.bases):
                targets = [one.targets[0] for one in node.body if isinstance(one, ast.Assign)]
                found[node.name] = tuple(ast.unparse(target) for target in targets)
    return found


def _spans(body: list[ast.stmt]) -> Iterator[Span]:
    for node in body:
        if isinstance(node, ast.FunctionDef):
            yield from _spans_of_function(node)
        elif isinstance(node, ast.ClassDef):
            yield from _spans(node.body)
        elif _is_no_table(node):
            yield _span(node)
        elif isinstance(node, ast.AnnAssign):
            yield _span(node.annotation)


def _spans_of_function(node: ast.FunctionDef) -> Iterator[Span]:
    decorators = {ast.unparse(one) for one in node.decorator_list}
    if decorators <= _BY_MUTMUT:
        first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
        yield (first, 0), _span(node)[1]
        return
    arguments = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
    annotations = (*(one.annotation for one in arguments), node.returns)
    yield from (_span(one) for one in annotations if one is not None)
    yield from (_span(one) for one in node.body if _is_text_alone(one))


def _is_no_table(node: ast.stmt) -> bool:
    """Tell of an import, a text that stands alone, a type by another name, and the exports."""
    if isinstance(node, ast.Assign):
        name = ast.unparse(node.targets[0])
        return name == "__all__" or _TYPE_NAME.fullmatch(name) is not None
    return isinstance(node, ast.Import | ast.ImportFrom) or _is_text_alone(node)


def _is_text_alone(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _span(node: ast.stmt | ast.expr) -> Span:
    end_line, end_column = node.end_lineno, node.end_col_offset
    if end_line is None or end_column is None:
        raise TypeError(node)
    return (node.lineno, node.col_offset), (end_line, end_column)


def _first_line(node: ast.stmt) -> int:
    decorators = node.decorator_list if isinstance(node, ast.FunctionDef | ast.ClassDef) else []
    return min([node.lineno, *(one.lineno for one in decorators)])


def _last_line(node: ast.stmt) -> int:
    return _span(node)[1][0]


def _name(node: ast.stmt) -> str:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return node.name
    if isinstance(node, ast.Assign):
        return ast.unparse(node.targets[0])
    return ast.unparse(node.target) if isinstance(node, ast.AnnAssign) else ""
