"""What can be begun now."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.graph.derive import groups
from pathplan.graph.prerequisites import PrerequisiteGraph, holds


def ready(graph: PrerequisiteGraph, block: Sequence[int], levels: Sequence[int]) -> bool:
    """Say whether a group can be begun: requirements and outside corequisites hold."""
    return all(
        holds(graph.nodes[node].requires, levels)
        and all(c.node in block or levels[c.node] >= c.rank for c in graph.nodes[node].corequires)
        for node in block
    )


def frontier(graph: PrerequisiteGraph, levels: Sequence[int]) -> list[tuple[int, ...]]:
    """Return the groups below mastery that can be begun, in the author's order."""
    mastery = [n.mastery for n in graph.nodes]
    return [block for block in groups(graph, levels, mastery) if ready(graph, block, levels)]
