"""What on a path is to be gone over again, and what practises it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.graph.reach import dependents
from pathplan.graph.refreshing import refreshing
from pathplan.model import Competency, KnowledgeState, Review
from pathplan.plan.steps import Laid, refresh_minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A competency to be gone over again, for so many minutes, and what a step about it says.

    `place` is its place in the author's order, `rank` the level it has when it is gone over. Its
    next review is `review`; that is None where it is still to be learned, then to come due
    `interval` days later.
    """

    key: str
    place: int
    minutes: int
    interval: int
    rank: int
    opens: tuple[str, ...] = ()
    review: Review | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Upkeep:
    """What is to be gone over again, by key, and what each key practises, with its share."""

    kept: Mapping[str, Kept] = field(default_factory=dict)
    practice: Mapping[str, Sequence[tuple[str, float]]] = field(default_factory=dict)


def upkeep(laid: Laid, state: KnowledgeState, graph: PrerequisiteGraph) -> Upkeep:
    """Return what a path uses that has a `review_after`: learned on it, or shown before.

    What was waived was never shown, and has no review.
    """
    nodes = laid.aims.graph.nodes
    kept: dict[str, Kept] = {}
    needed_by: Sequence[Sequence[int]] = ()
    for node in sorted({u for uses in laid.uses.values() for u in uses}):
        entry, key = nodes[node].entry, nodes[node].key
        learned = laid.levels.get(node)
        review = None if learned else state.of(key).review
        minutes = refresh_minutes(laid.aims.graph, node)
        if not isinstance(entry, Competency) or entry.review_after is None or not minutes:
            continue
        if learned or review:
            needed_by = needed_by or dependents(graph)
            place = graph.index[key]
            kept[key] = Kept(
                key=key,
                place=place,
                minutes=minutes,
                interval=entry.review_after,
                rank=learned or laid.aims.held[node],
                opens=tuple(graph.nodes[o].key for o in sorted(needed_by[place])),
                review=review,
            )
    practice = {
        nodes[node].key: tuple((nodes[n].key, share) for n, share in worth if nodes[n].key in kept)
        for node, worth in (refreshing(laid.aims.graph).items() if kept else ())
        if node in laid.levels
    }
    return Upkeep(kept=kept, practice=practice)
