"""What can matter for a goal, and what a competency matters for."""

from __future__ import annotations

from collections.abc import Iterable

from pathplan.graph.order import walk
from pathplan.graph.prerequisites import PrerequisiteGraph, leaves


def backward(graph: PrerequisiteGraph, targets: Iterable[int]) -> list[int]:
    """Return the targets and everything they can lead to, in the author's order."""
    return sorted(walk(graph, targets)[0])


def dependents(graph: PrerequisiteGraph) -> list[list[int]]:
    """Return for each node those whose requirement or corequisites name it, in order."""
    found: list[dict[int, None]] = [{} for _ in graph.nodes]
    for node in graph.nodes:
        for leaf in (*leaves(node.requires), *node.corequires):
            found[leaf.node][node.index] = None
    return [list(d) for d in found]
