"""What can matter for a goal, and what a competency matters for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pathplan.graph.order import walk
from pathplan.graph.prerequisites import SATISFIED, Leaf, PrerequisiteGraph, leaves


def backward(graph: PrerequisiteGraph, targets: Iterable[int]) -> list[int]:
    """Return the targets and everything they can lead to, in the author's order."""
    return sorted(walk(graph, targets)[0])


@lru_cache(maxsize=2)
def dependents(graph: PrerequisiteGraph) -> tuple[list[int], ...]:
    """Return for each node those whose requirement or corequisites name it, ascending."""
    found: tuple[list[int], ...] = tuple([] for _ in graph.nodes)
    for node, leaf in lines(graph):
        naming = found[leaf.node]
        if not naming or naming[-1] != node:
            naming.append(node)
    return found


@lru_cache(maxsize=2)
def lines(graph: PrerequisiteGraph) -> tuple[tuple[int, Leaf], ...]:
    """Return every line of a graph: a node and what its requirement or corequisites name."""
    return tuple(
        (node.index, leaf)
        for node in graph.nodes
        if node.requires is not SATISFIED or node.corequires
        for leaf in (*leaves(node.requires), *node.corequires)
    )
