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
    metadata: Any = importlib.import_module("libcst.metadata")
    making: Any = importlib.import_module("mutmut.mutation.file_mutation")
    module, mutations, _, _ = making.create_mutations("", source)
    wrapper = metadata.MetadataWrapper(module, unsafe_skip_copy=True)
    spans = wrapper.resolve(metadata.ByteSpanPositionProvider)
    whole = source.encode()
    for one in mutations:
        if isinstance(one.contained_by_top_level_function, tree.FunctionDef):
            start = spans[one.original_node].start
            end = start + spans[one.original_node].length
            changed = module.code_for_node(one.mutated_node).strip()
            yield (whole[:start] + changed.encode() + whole[end:]).decode()
