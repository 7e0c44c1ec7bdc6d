"""How much depends on each box, and which boxes are on the longest chain."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace

from pathplan.graph.needed import needed_by
from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.model.drawing import Box

SHADES = 5


def shaded(
    boxes: Sequence[Box],
    graph: PrerequisiteGraph,
    nodes: Sequence[int],
    counted: Collection[int],
    chain: Collection[int],
) -> tuple[Box, ...]:
    """Return the boxes of some nodes with how many of those `counted` depend on each.

    Shades are by fifths: 4 are those that more depends on than on four fifths of the boxes; what
    nothing depends on has 0.
    """
    counts = needed_by(graph, counted)
    order = sorted(counts[node] for node in nodes)
    return tuple(
        replace(
            box,
            needed=counts[node],
            shade=bisect_left(order, counts[node]) * SHADES // len(order) if counts[node] else 0,
            chain=node in chain,
        )
        for box, node in zip(boxes, nodes, strict=True)
    )
