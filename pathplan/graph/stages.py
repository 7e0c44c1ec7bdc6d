"""How many steps each competency is from the start, by the longest way."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.graph.derive import components
from pathplan.graph.prerequisites import PrerequisiteGraph, leaves


def stages(graph: PrerequisiteGraph, nodes: Sequence[int]) -> dict[int, int]:
    """Return for each of some nodes one more than the highest stage that it names, from 1.

    Every entry of a choice counts, so that each line leads on from a lower stage. A corequisite
    stands no higher; what names each other in a circle stands at one stage. Lines from other nodes
    are left out of account.
    """
    inside = set(nodes)
    asked = {node: _asked(graph, node, inside) for node in nodes}
    found: dict[int, int] = {}
    for block in components(nodes, asked.__getitem__):
        below = (
            found[other] + gap
            for node in block
            for other, gap in asked[node].items()
            if other in found
        )
        found |= dict.fromkeys(block, max(below, default=1))
    return found


def _asked(graph: PrerequisiteGraph, node: int, inside: set[int]) -> dict[int, int]:
    """Return what a node names, and how many stages higher that puts it."""
    present = graph.nodes[node]
    gaps = {c.node: 0 for c in present.corequires if c.node in inside}
    return gaps | {leaf.node: 1 for leaf in leaves(present.requires) if leaf.node in inside}
