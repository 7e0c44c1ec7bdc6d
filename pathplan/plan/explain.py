"""Which entries of a requirement a route uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pathplan.graph.prerequisites import Expr, Leaf, PrerequisiteGraph, holds


def used(expr: Expr, levels: Sequence[int]) -> Iterator[Leaf]:
    """Yield the leaves that satisfy an expression: of a choice, the first listed that hold."""
    if isinstance(expr, Leaf):
        yield expr
        return
    holding = [part for part in expr.parts if holds(part, levels)]
    for part in holding[: expr.n]:
        yield from used(part, levels)


def used_by(graph: PrerequisiteGraph, node: int, levels: Sequence[int]) -> list[Leaf]:
    """Return what a node uses of its requirement and its corequisites."""
    present = graph.nodes[node]
    return [*used(present.requires, levels), *present.corequires]


def serving(
    graph: PrerequisiteGraph, goals: Iterable[int], levels: Sequence[int]
) -> dict[int, list[int]]:
    """Return for each node the goals it serves, through what is used."""
    found: dict[int, list[int]] = {}
    for goal in goals:
        stack, seen = [goal], {goal}
        while stack:
            node = stack.pop()
            found.setdefault(node, []).append(goal)
            for leaf in used_by(graph, node, levels):
                if leaf.node not in seen:
                    seen.add(leaf.node)
                    stack.append(leaf.node)
    return found
