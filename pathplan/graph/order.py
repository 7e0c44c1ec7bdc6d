"""The author's order, seen from the goals."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from pathplan.graph.prerequisites import PrerequisiteGraph, leaves


def _asks(graph: PrerequisiteGraph, node: int) -> list[int]:
    present = graph.nodes[node]
    return [leaf.node for leaf in (*leaves(present.requires), *present.corequires)]


def walk(
    graph: PrerequisiteGraph, goals: Iterable[int], within: Collection[int] | None = None
) -> tuple[list[int], list[int]]:
    """Return the preorder and the postorder walk from the goals through what they need.

    Requirements are followed as written, then corequisites; only nodes in `within` are entered.
    """
    preorder: list[int] = []
    postorder: list[int] = []
    seen: set[int] = set()
    for goal in goals:
        if goal in seen or (within is not None and goal not in within):
            continue
        seen.add(goal)
        preorder.append(goal)
        stack = [(goal, iter(_asks(graph, goal)))]
        while stack:
            node, rest = stack[-1]
            for target in rest:
                if target not in seen and (within is None or target in within):
                    seen.add(target)
                    preorder.append(target)
                    stack.append((target, iter(_asks(graph, target))))
                    break
            else:
                stack.pop()
                postorder.append(node)
    return preorder, postorder


def reading_order(graph: PrerequisiteGraph, goals: Iterable[int]) -> list[int]:
    """Return every node that can matter for the goals, as a reader meets it from them."""
    return walk(graph, goals)[0]
