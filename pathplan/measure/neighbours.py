"""What stands directly before and after each entry."""

from __future__ import annotations

from pathplan.graph.prerequisites import Leaf, PrerequisiteGraph, demands, leaves
from pathplan.graph.reach import dependents
from pathplan.model.map_facts import Demand, Neighbours


def neighbours(graph: PrerequisiteGraph) -> dict[str, Neighbours]:
    """Return by key what each entry asks for, as written, and what names it.

    A choice within a choice is told by all that it names.
    """
    waiting = dependents(graph)
    found = {}
    for node in graph.nodes:
        needs = [
            Demand(
                keys=tuple(dict.fromkeys(graph.nodes[leaf.node].key for leaf in leaves(part))),
                n=0 if isinstance(part, Leaf) else part.n,
            )
            for part in demands(node.requires)
            if any(leaves(part))
        ]
        needs += [Demand(keys=(graph.nodes[c.node].key,), together=True) for c in node.corequires]
        found[node.key] = Neighbours(
            needs=tuple(dict.fromkeys(needs)),
            opens=tuple(graph.nodes[other].key for other in waiting[node.index]),
        )
    return found
