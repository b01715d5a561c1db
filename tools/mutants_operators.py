"""Give cosmic-ray operators for what tables are made of.

Its own change numbers, comparisons, decorators and the like; for texts, members of enumerations,
items and what a property returns it has none.
An operator finds positions in a tree of parso, and changes the node at one of them.
"""

import importlib
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from mutants_scope import Place

__all__ = ["OPERATORS", "LessItems", "LongerText", "NoReturn", "OtherMember"]

_Positions = Iterator[tuple[Place, Place]]


def _leaf(kind: str, text: str, node: Any) -> Any:
    """Make a leaf that stands where a node does."""
    tree = importlib.import_module("parso.python.tree")
    return getattr(tree, kind)(text, node.start_pos, node.get_first_leaf().prefix)


class LongerText:
    """Adds a letter to a text."""

    def mutation_positions(self, node: Any) -> _Positions:
        """Find the texts, but for those that stand alone."""
        if node.type == "string" and node.parent.type != "simple_stmt":
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, _: int) -> Any:
        """Add it at the end."""
        return _leaf("String", f"{node.value[:-1]}x{node.value[-1]}", node)


class OtherMember:
    """Names the next member of an enumeration, and after the last the first."""

    members: ClassVar[Mapping[str, tuple[str, ...]]] = {}

    def mutation_positions(self, node: Any) -> _Positions:
        """Find the names of members that stand after the name of their class."""
        if len(self._members(node)) > 1:
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, _: int) -> Any:
        """Name another."""
        members = self._members(node)
        return _leaf("Name", members[(members.index(node.value) + 1) % len(members)], node)

    def _members(self, node: Any) -> tuple[str, ...]:
        if node.type != "name" or node.parent.type != "trailer":
            return ()
        before = node.parent.get_previous_sibling()
        members = self.members.get(before.value, ()) if before.type == "name" else ()
        return members if node.value in members else ()


class LessItems:
    """Takes out one item of a tuple, list, set or dictionary, or one named argument."""

    def mutation_positions(self, node: Any) -> _Positions:
        """Find the items, each with what belongs to it."""
        for item in self._items(node):
            yield item[0].start_pos, item[-1].end_pos

    def mutate(self, node: Any, index: int) -> Any:
        """Take out the one, and the comma after it."""
        item = self._items(node)[index]
        start = node.children.index(item[0])
        end = start + len(item)
        end += end < len(node.children) and node.children[end] == ","
        del node.children[start:end]
        if len(node.children) == 1 and node.type.startswith("testlist"):
            # Without a comma a tuple would be its only item.
            node.children.append(_leaf("Operator", ",", node.children[0]))
            node.children[-1].prefix = ""
        return node if node.children else None

    def _items(self, node: Any) -> list[list[Any]]:
        children = getattr(node, "children", [])
        if node.type in {"testlist_comp", "testlist_star_expr", "dictorsetmaker", "arglist"}:
            groups = _split(children)
        elif node.type in {"trailer", "atom"} and len(children) == len("[x]"):
            many = {"testlist_comp", "dictorsetmaker", "arglist"}
            groups = [] if children[1].type in many else [[children[1]]]
        else:
            return []
        if node.type in {"trailer", "arglist"}:
            return [one for one in groups if _is_named_argument(one[0])]
        if node.type == "atom" and children[0] == "(":
            return []
        return [one for one in groups if one[-1].type not in {"comp_for", "sync_comp_for"}]


class NoReturn:
    """Returns None."""

    def mutation_positions(self, node: Any) -> _Positions:
        """Find what returns something."""
        if node.type == "return_stmt":
            yield node.children[1].start_pos, node.children[1].end_pos

    def mutate(self, node: Any, _: int) -> Any:
        """Return nothing instead."""
        node.children[1] = _leaf("Name", "None", node.children[1])
        return node


def _split(children: list[Any]) -> list[list[Any]]:
    """Split at the commas."""
    groups: list[list[Any]] = [[]]
    for child in children:
        if child == ",":
            groups.append([])
        else:
            groups[-1].append(child)
    return [group for group in groups if group]


def _is_named_argument(node: Any) -> bool:
    return bool(node.type == "argument" and node.children[1] == "=")


OPERATORS = {one.__name__: one for one in (LongerText, OtherMember, LessItems, NoReturn)}
