"""What may be behind a "not yet": something that counts and was never shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pathplan.graph.prerequisites import PrerequisiteGraph, leaves
from pathplan.model import KnowledgeState

Unproven = Literal["waived", "implied"]
FIRST: tuple[Unproven, ...] = ("waived", "implied")


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """A prerequisite that counts without having been shown, and how many lines away it is."""

    key: str
    reason: Unproven
    distance: int


def suspects(graph: PrerequisiteGraph, state: KnowledgeState, key: str) -> list[Suspect]:
    """Return the unproven prerequisites of a competency, the likeliest first.

    Waived ones come before implied ones, near ones before far ones, then the author's order.
    """
    start = graph.find(key)
    if start is None:
        return []
    distance = {start: 0}
    queue = [start]
    found = []
    for node in queue:
        present = graph.nodes[node]
        for leaf in (*leaves(present.requires), *present.corequires):
            if leaf.node in distance:
                continue
            distance[leaf.node] = distance[node] + 1
            queue.append(leaf.node)
            reason = state.of(graph.nodes[leaf.node].key).reason
            if reason in FIRST:
                found.append((FIRST.index(reason), distance[leaf.node], leaf.node))
    return [
        Suspect(key=graph.nodes[node].key, reason=FIRST[rank], distance=far)
        for rank, far, node in sorted(found)
    ]
