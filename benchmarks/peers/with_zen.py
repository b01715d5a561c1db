"""Judge an application with zen-engine: the rules as expressions of a decision graph.

The engine holds the graph in a loader of its own, which is the fastest way it has here; the way of
its README is there too, for comparison.
What several rules look at is worked out in a node of its own, each rule is a row of the next, and
the last adds the findings up; a trace then tells what each row gave.
The engine takes the payload as it is, and validates nothing.
"""

import itertools
import json
from collections.abc import Mapping
from typing import Any, Final

import zen

from peers.zen_rules import FACTS, OUTCOME, RULES

__all__ = ["GRAPH", "judge", "judge_by_readme"]


def _expressions(name: str, rows: Mapping[str, str], **content: object) -> dict[str, Any]:
    expressions = [
        {"id": f"{name}:{key}", "key": key, "value": value} for key, value in rows.items()
    ]
    return {
        "id": name,
        "name": name,
        "type": "expressionNode",
        "content": {"expressions": expressions, **content},
    }


def _graph() -> dict[str, Any]:
    nodes = [
        {"id": "request", "name": "request", "type": "inputNode"},
        _expressions("facts", FACTS, passThrough=True),
        _expressions("rules", {f"rules.{rule}": value for rule, value in RULES.items()}),
        _expressions("outcome", OUTCOME),
        {"id": "response", "name": "response", "type": "outputNode"},
    ]
    names = [str(node["id"]) for node in nodes]
    edges = [
        {"id": f"{source}-{target}", "type": "edge", "sourceId": source, "targetId": target}
        for source, target in itertools.pairwise(names)
    ]
    return {"nodes": nodes, "edges": edges}


GRAPH: Final = _graph()
"""The decision graph, as the engine reads it."""

_KEY: Final = "application"
_ENGINE: Final = zen.ZenEngine({"loader": {"type": "static", "content": {_KEY: GRAPH}}})
_DECISION: Final = zen.ZenEngine().create_decision(json.dumps(GRAPH))


def judge(payload: dict[str, Any], on: str, *, trace: bool) -> dict[str, Any]:
    """Give the outcome and the findings, as of a day; with a trace if asked for."""
    return _ENGINE.evaluate(_KEY, {"application": payload, "on": on}, {"trace": trace})["result"]


def judge_by_readme(payload: dict[str, Any], on: str, *, trace: bool) -> dict[str, Any]:
    """Do the same by a decision that is made as the README of the engine makes one."""
    return _DECISION.evaluate({"application": payload, "on": on}, {"trace": trace})["result"]
