"""What rules share about requirements that cannot hold."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pathplan.check.rule import Subject
from pathplan.graph.derive import derive
from pathplan.graph.prerequisites import Expr, Gate, Leaf
from pathplan.text import Where

if TYPE_CHECKING:
    from pathplan.graph.cycles import Knot
    from pathplan.model import Need


@lru_cache(maxsize=2)
def knots_of(subject: Subject) -> tuple[Knot, ...]:
    """Return the knots of a graph that begin in this map; none is looked for where all is well."""
    reached = derive(subject.graph)
    broken = [node for node, rank in enumerate(reached) if not rank]
    if not broken:
        return ()
    from pathplan.graph.cycles import knots

    nodes = subject.graph.nodes
    found = knots(subject.graph, broken)
    return tuple(k for k in found if nodes[k.members[0]].entry.map == subject.map.id)


def reason_of(subject: Subject, node: int) -> list[tuple[int, tuple[Need, ...]]]:
    """Return why a node cannot be derived, shortest chains first."""
    from pathplan.graph.cycles import smallest_reason

    return smallest_reason(subject.graph, node)


def place_of(expr: Expr) -> Where | None:
    """Return where an expression is written."""
    if isinstance(expr, Leaf):
        return expr.need.where
    return expr.source.where if expr.source is not None else None


def said(subject: Subject, expr: Expr) -> str:
    """Return an expression as words: an id with backticks, or a choice."""
    if isinstance(expr, Leaf):
        return f"`{subject.map.short(subject.graph.nodes[expr.node].key)}`"
    joint = " and " if isinstance(expr, Gate) and expr.n == len(expr.parts) else " or "
    listed = joint.join(said(subject, part) for part in expr.parts)
    return f"({listed})"
