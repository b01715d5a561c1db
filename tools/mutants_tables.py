"""Mutate tables with cosmic-ray, by its operators and by ours for texts, members and items.

`mutants_scope` says which places are tables, and `mutants_forks` runs the tests.
"""

import importlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from mutants_operators import OPERATORS, OtherMember
from mutants_scope import enumerations, left_out, within

__all__ = ["TABLES", "tables_mutated"]

TABLES = "cosmic-ray"


def tables_mutated(source: str, sources: Path) -> Iterator[str]:
    """Give the source of a module with each mutation of a table, each once.

    Args:
        source: The source of the module.
        sources: The folder of all sources, in which the enumerations are looked up.
    """
    syntax: Any = importlib.import_module("cosmic_ray.ast")
    mutating: Any = importlib.import_module("cosmic_ray.mutating")
    OtherMember.members = enumerations(sources)
    outside, seen = left_out(source), {source}
    nodes = list(syntax.ast_nodes(syntax.get_ast(source)))
    for operator in _operators():
        spans = chain.from_iterable(operator.mutation_positions(node) for node in nodes)
        for occurrence, span in enumerate(spans):
            if within(span, outside):
                continue
            changed = mutating.mutate_code(source, operator, occurrence)
            if changed is not None and changed not in seen:
                seen.add(changed)
                yield changed


def _operators() -> Iterator[Any]:
    """Give every operator of cosmic-ray that needs no argument, and ours."""
    plugins: Any = importlib.import_module("cosmic_ray.plugins")
    for name in plugins.operator_names():
        operator = plugins.get_operator(name)
        if not operator.arguments():
            yield operator()
    yield from (operator() for operator in OPERATORS.values())
