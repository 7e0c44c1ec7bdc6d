"""How much depends on each competency."""

from __future__ import annotations

from collections.abc import Iterable

from pathplan.graph.derive import components
from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.graph.reach import dependents


def needed_by(graph: PrerequisiteGraph, counted: Iterable[int]) -> list[int]:
    """Return for each node how many of those `counted` name it, or name what does, and so on.

    Entries of a choice are named as well as what is needed in any case. A node itself is not
    counted.
    """
    naming = dependents(graph)
    asked = sum(1 << node for node in set(counted))
    above = [0] * len(graph.nodes)
    found = [0] * len(graph.nodes)
    for block in components(range(len(graph.nodes)), naming.__getitem__):
        reached = 0
        for node in block:
            for other in naming[node]:
                reached |= above[other] | 1 << other
        for node in block:
            above[node] = reached
            found[node] = (reached & asked & ~(1 << node)).bit_count()
    return found
