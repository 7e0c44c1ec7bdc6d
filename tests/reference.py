"""What the planner should say, the slow and obvious way: try everything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from pathplan.graph.prerequisites import Expr, Leaf, PrerequisiteGraph
from pathplan.model import Credential
from pathplan.plan.task import Task


def true(expr: Expr, levels: Sequence[int]) -> bool:
    if isinstance(expr, Leaf):
        return levels[expr.node] >= expr.rank
    return sum(true(part, levels) for part in expr.parts) >= expr.n


def learned(graph: PrerequisiteGraph, start: Sequence[int], cap: Sequence[int]) -> list[int]:
    """Chain forward by trying every set of competencies as one group learned together."""
    levels = list(start)
    nodes = graph.nodes
    while True:
        rising = [i for i in range(len(nodes)) if levels[i] < cap[i]]
        for size in range(1, len(rising) + 1):
            group = next(
                (g for g in combinations(rising, size) if _joins(graph, g, levels, cap)), None
            )
            if group is not None:
                for i in group:
                    levels[i] = cap[i]
                break
        else:
            return levels


def _joins(
    graph: PrerequisiteGraph, group: tuple[int, ...], levels: Sequence[int], cap: Sequence[int]
) -> bool:
    after = [cap[i] if i in group else levels[i] for i in range(len(levels))]
    return all(
        true(graph.nodes[x].requires, levels)
        and all(after[c.node] >= c.rank for c in graph.nodes[x].corequires)
        for x in group
    )


def routes(task: Task) -> Iterator[dict[int, int]]:
    """Yield every route: any ranks above what is held that can be learned and reach the goals."""
    spans = [range(h, max(c, h) + 1) for h, c in zip(task.held, task.cap, strict=True)]
    for levels in product(*spans):
        if any(levels[node] < rank for node, rank in task.goals):
            continue
        if learned(task.graph, task.held, levels) == list(levels):
            yield {i: r for i, r in enumerate(levels) if r > task.held[i]}


def best(task: Task) -> dict[int, int] | None:
    """Return the one best route, without credentials that nothing in it asks for."""
    everything = list(routes(task))
    if not everything:
        return None
    return min(everything, key=lambda levels: (task.cost(levels), preferred(task, levels)))


def preferred(task: Task, levels: dict[int, int]) -> tuple[object, ...]:
    """Return the tie-break: has the first competency only one has, then lower levels."""
    nodes = task.graph.nodes
    inside = tuple(
        node not in levels for node in task.order if not isinstance(nodes[node].entry, Credential)
    )
    outside = sum(node not in task.order for node in levels)
    return (inside, outside, tuple(levels.get(node, 0) for node in task.order))
