"""What is left of requirements, given what is held and what can be reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pathplan.graph.must_haves import Closure
from pathplan.graph.prerequisites import SATISFIED, Expr, Gate, Leaf, PrerequisiteGraph, holds
from pathplan.plan.task import Task


def left_of(expr: Expr, held: Sequence[int], reach: Sequence[int]) -> Expr:
    """Return an expression without what is held and what cannot be reached."""
    if isinstance(expr, Leaf):
        return SATISFIED if held[expr.node] >= expr.rank else expr
    missing = expr.n - sum(holds(part, held) for part in expr.parts)
    if missing <= 0:
        return SATISFIED
    alive = (p for p in expr.parts if not holds(p, held) and holds(p, reach))
    return Gate(missing, tuple(left_of(p, held, reach) for p in alive), expr.source)


def remaining(task: Task, reach: Sequence[int]) -> PrerequisiteGraph:
    """Return the graph of a task with what is left of its requirements."""
    held = task.held
    nodes = (
        replace(
            node,
            requires=left_of(node.requires, held, reach),
            corequires=tuple(c for c in node.corequires if held[c.node] < c.rank),
        )
        for node in task.graph.nodes
    )
    return PrerequisiteGraph(tuple(nodes), {})


def must_haves_of(
    left: PrerequisiteGraph, held: Sequence[int], reach: Sequence[int]
) -> Closure | None:
    """Return the must-haves of all that can rise, None where they do not fit into one block."""
    scope = [n.index for n in left.nodes if reach[n.index] > held[n.index]]
    closure = Closure(left, scope)
    blocks = closure.blocks()
    next(blocks)
    return closure if next(blocks, closure) is closure else None
