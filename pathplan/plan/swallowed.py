"""Alternatives that cannot help, since they need another one of the same choice anyway."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pathplan.graph.must_haves import Closure
from pathplan.graph.prerequisites import Expr, Gate, Leaf, PrerequisiteGraph
from pathplan.plan.remaining import must_haves_of, remaining
from pathplan.plan.task import Task


def without_swallowed(task: Task, reach: Sequence[int]) -> Task:
    """Return a task with what is left of its requirements, without swallowed alternatives.

    `reach` are the ranks that can be reached; competencies must not wait for each other through
    alternatives. A route with a swallowed alternative satisfies the choice without it too, so no
    best route is lost: the alternative costs effort, or is a step, or comes in for other reasons.
    """
    left = remaining(task, reach)
    known = None
    if any(_chooses(node.requires) for node in left.nodes):
        known = must_haves_of(left, task.held, reach)
    if known is not None:
        nodes = list(left.nodes)
        for index in known.scope:
            node = nodes[index]
            if _chooses(node.requires):
                nodes[index] = replace(node, requires=_reduced(known, node.requires))
        left = PrerequisiteGraph(tuple(nodes), {})
    return replace(task, graph=left)


def _chooses(expr: Expr) -> bool:
    return isinstance(expr, Gate) and (
        expr.n < len(expr.parts) or any(_chooses(part) for part in expr.parts)
    )


def _reduced(known: Closure, expr: Expr) -> Expr:
    """Return an expression without the alternatives that need another one beside them."""
    if isinstance(expr, Leaf):
        return expr
    parts = expr.parts
    if expr.n == 1 < len(parts):
        must = [known.must(part) for part in parts]

        def swallows(at: int, place: int) -> bool:
            """Say whether the part at `place` needs that `at`; of two alike the first stays."""
            return _brings(known, must[place], parts[at]) and (
                at < place or not _brings(known, must[at], parts[place])
            )

        others = range(len(parts))
        parts = tuple(
            part
            for place, part in enumerate(parts)
            if not any(swallows(at, place) for at in others if at != place)
        )
    return Gate(expr.n, tuple(_reduced(known, part) for part in parts), expr.source)


def _brings(known: Closure, must: int, expr: Expr) -> bool:
    """Say whether an expression holds with nothing but must-haves."""
    if isinstance(expr, Leaf):
        return bool(must & known.bit(expr.node, expr.rank))
    return sum(_brings(known, must, part) for part in expr.parts) >= expr.n
