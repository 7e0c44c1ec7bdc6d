"""Alternatives that cannot help, since they need another one of the same choice anyway."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pathplan.graph.must_haves import Closure
from pathplan.graph.prerequisites import (
    SATISFIED,
    Expr,
    Gate,
    Leaf,
    PrerequisiteGraph,
    holds,
)
from pathplan.plan.task import Task


def without_swallowed(task: Task, reach: Sequence[int]) -> Task:
    """Return a task without the alternatives that need another one of their choice.

    `reach` are the ranks that can be reached; competencies must not wait for each other through
    alternatives. A route with such an alternative satisfies the choice without it too, so no best
    route is lost: the alternative costs effort, or is a step, or comes in for other reasons.
    """
    nodes = task.graph.nodes
    left = [
        replace(
            node,
            requires=_left(node.requires, task.held, reach),
            corequires=tuple(c for c in node.corequires if task.held[c.node] < c.rank),
        )
        for node in nodes
    ]
    if not any(_chooses(node.requires) for node in left):
        return task
    scope = [n.index for n in left if reach[n.index] > task.held[n.index]]
    closure = Closure(PrerequisiteGraph(tuple(left), {}), scope)
    blocks = closure.blocks()
    next(blocks)
    if next(blocks, True) is None:  # what a choice needs lies in several blocks
        return task
    known = _Known(closure)
    for index in scope:
        left[index] = replace(left[index], requires=known.reduced(left[index].requires))
    return replace(task, graph=replace(task.graph, nodes=tuple(left)))


def _left(expr: Expr, held: Sequence[int], reach: Sequence[int]) -> Expr:
    """Return what is left of an expression: neither what is held nor what cannot be reached."""
    if isinstance(expr, Leaf):
        return SATISFIED if held[expr.node] >= expr.rank else expr
    missing = expr.n - sum(holds(part, held) for part in expr.parts)
    if missing <= 0:
        return SATISFIED
    alive = (p for p in expr.parts if not holds(p, held) and holds(p, reach))
    return Gate(missing, tuple(_left(p, held, reach) for p in alive), expr.source)


def _chooses(expr: Expr) -> bool:
    return isinstance(expr, Gate) and (
        expr.n < len(expr.parts) or any(_chooses(part) for part in expr.parts)
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """What must be had, for the one block of columns that there is."""

    closure: Closure

    def reduced(self, expr: Expr) -> Expr:
        """Return an expression without the alternatives that need another one beside them."""
        if isinstance(expr, Leaf):
            return expr
        parts = expr.parts
        if expr.n == 1 < len(parts):
            must = [self.closure.must(part) for part in parts]
            parts = tuple(
                part
                for place, part in enumerate(parts)
                if not any(
                    self._brings(must[place], other)
                    and (at < place or not self._brings(must[at], part))
                    for at, other in enumerate(parts)
                    if at != place
                )
            )
        return Gate(expr.n, tuple(self.reduced(part) for part in parts), expr.source)

    def _brings(self, must: int, expr: Expr) -> bool:
        """Say whether an expression holds with nothing but must-haves."""
        if isinstance(expr, Leaf):
            return bool(must & self.closure.bit(expr.node, expr.rank))
        return sum(self._brings(must, part) for part in expr.parts) >= expr.n
