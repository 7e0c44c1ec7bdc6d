"""What is left of requirements, given what is held and what can be reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pathplan.graph.must_haves import Closure
from pathplan.graph.prerequisites import SATISFIED, Expr, Gate, Leaf, Node, PrerequisiteGraph, holds
from pathplan.plan.task import Task


def left_of(expr: Expr, held: Sequence[int], reach: Sequence[int]) -> Expr:
    """Return an expression without what is held and what cannot be reached."""
    if isinstance(expr, Leaf):
        return SATISFIED if held[expr.node] >= expr.rank else expr
    open_ = [part for part in expr.parts if not holds(part, held)]
    missing = expr.n - (len(expr.parts) - len(open_))
    if missing <= 0:
        return SATISFIED
    alive = tuple(left_of(part, held, reach) for part in open_ if holds(part, reach))
    return expr if alive == expr.parts else Gate(missing, alive, expr.source)


def remaining(task: Task, reach: Sequence[int]) -> PrerequisiteGraph:
    """Return the graph of a task with what is left of its requirements."""
    held = task.held

    def rest(node: Node) -> Node:
        requires = left_of(node.requires, held, reach)
        corequires = tuple(c for c in node.corequires if held[c.node] < c.rank)
        if requires is node.requires and corequires == node.corequires:
            return node
        return replace(node, requires=requires, corequires=corequires)

    return PrerequisiteGraph(tuple(map(rest, task.graph.nodes)), {})


def must_haves_of(
    left: PrerequisiteGraph, held: Sequence[int], reach: Sequence[int]
) -> Closure | None:
    """Return the must-haves of all that can rise, None where they do not fit into one block."""
    scope = [n.index for n in left.nodes if reach[n.index] > held[n.index]]
    closure = Closure(left, scope)
    blocks = closure.blocks()
    next(blocks)
    return closure if next(blocks, closure) is closure else None
