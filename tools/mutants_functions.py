"""Mutate functions with what mutmut knows of them; `mutants_forks` runs the tests.

mutmut makes the mutants and does not run them: its own runs import the package once and switch the
mutants on afterwards, so that they miss what a function does during the import.
"""

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

__all__ = ["FUNCTIONS", "functions_mutated"]

FUNCTIONS = "mutmut"


def functions_mutated(source: str, _: Path) -> Iterator[str]:
    """Give the source of a module with each mutation that mutmut makes of a function.

    What it finds outside functions it does not run either, and neither what is decorated.
    """
    tree: Any = importlib.import_module("libcst")
    making: Any = importlib.import_module("mutmut.mutation.file_mutation")
    module, mutations, _, _ = making.create_mutations("", source)
    for one in mutations:
        if isinstance(one.contained_by_top_level_function, tree.FunctionDef):
            yield module.deep_replace(one.original_node, one.mutated_node).code
