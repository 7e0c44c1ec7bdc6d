"""What working on one competency is worth as practice of others."""

from __future__ import annotations

from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.model import Competency


def refreshing(graph: PrerequisiteGraph) -> dict[int, tuple[tuple[int, float], ...]]:
    """Return for each node that refreshes something those nodes, each with its share of a review.

    What the graph does not hold is left out.
    """
    found = {}
    for node in graph.nodes:
        entry = node.entry
        if not isinstance(entry, Competency) or not entry.refreshes:
            continue
        worth = []
        for listed in entry.refreshes:
            key = listed.id if "/" in listed.id else f"{entry.map}/{listed.id}"
            target = graph.find(key)
            if target is not None and target != node.index:
                worth.append((target, listed.weight))
        if worth:
            found[node.index] = tuple(worth)
    return found
