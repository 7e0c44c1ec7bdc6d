"""What rules share about requirements that cannot hold."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from pathplan.check.references import named, troubles
from pathplan.check.rule import Subject
from pathplan.graph.derive import derive
from pathplan.graph.prerequisites import Expr, Leaf, leaves
from pathplan.graph.reach import dependents
from pathplan.model import NOTHING, AtLeast, Competency
from pathplan.text import Where

if TYPE_CHECKING:
    from pathplan.graph.cycles import Knot
    from pathplan.model import Need


@lru_cache(maxsize=2)
def broken(subject: Subject) -> tuple[int, ...]:
    """Return the nodes that nobody can ever start."""
    return tuple(node for node, rank in enumerate(derive(subject.graph)) if not rank)


@lru_cache(maxsize=2)
def knots_of(subject: Subject) -> tuple[Knot, ...]:
    """Return the knots of a graph that begin in this map; none is looked for where all is well."""
    if not broken(subject):
        return ()
    from pathplan.graph.cycles import knots

    nodes = subject.graph.nodes
    found = knots(subject.graph, broken(subject))
    own = subject.map.id
    return tuple(k for k in found if min(nodes[m].key for m in k.members).startswith(f"{own}/"))


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
    if 1 < expr.n < len(expr.parts):
        listed = ", ".join(said(subject, part) for part in expr.parts)
        return f"({expr.n} of {listed})"
    joint = " and " if expr.n == len(expr.parts) else " or "
    return f"({joint.join(said(subject, part) for part in expr.parts)})"


def failing(subject: Subject, node: int) -> Leaf | None:
    """Return the first leaf that keeps a node from being started, as written."""
    stuck = set(broken(subject))
    present = subject.graph.nodes[node]
    asked = (*leaves(present.requires), *present.corequires)
    return next((leaf for leaf in asked if leaf.node in stuck), None)


def item_of(need: Need) -> Where:
    """Return the place of the whole entry of a list that a need stands in."""
    path = need.where.path
    return Where(need.where.file, path[:-1] if path[-1] == "id" else path)


@lru_cache(maxsize=2)
def choices(subject: Subject) -> tuple[AtLeast, ...]:
    """Return every gate that a map's author wrote: all but the plain lists of `requires`."""
    found: list[AtLeast] = []
    for entry in subject.map.entries:
        requires = entry.requires
        if not isinstance(requires, AtLeast):
            continue
        gates = [part for part in requires.parts if isinstance(part, AtLeast)]
        if requires.form != "all_of":
            found.append(requires)
        while gates:
            found += gates
            gates = [p for gate in gates for p in gate.parts if isinstance(p, AtLeast)]
    return tuple(found)


@lru_cache(maxsize=2)
def ends(subject: Subject) -> tuple[Competency, ...]:
    """Return the competencies of the map that nothing builds on or refers to."""
    waiting = dependents(subject.graph)
    index = subject.graph.index
    own = [c for c in subject.map.competencies if not waiting[index[c.key]]]
    used: set[str] = set()
    for map_ in subject.maps:
        for entry in map_.entries:
            if entry.recommends:
                used.update(map_.key(need.id) for need in entry.recommends)
            if isinstance(entry, Competency) and entry.refreshes:
                used.update(map_.key(worth.id) for worth in entry.refreshes)
    for map_ in subject.others:
        used.update(map_.key(need.id) for need in named(map_) if "/" in need.id)
    return tuple(c for c in own if c.key not in used) if whole(subject) else ()


def whole(subject: Subject) -> bool:
    """Say whether every name in the map leads somewhere: else a line could be missing."""
    lost = {"unknown", "unknown-map", "indirect"}
    aside = any(entry.aside for entry in subject.map.entries)
    return not aside and not any(t.trouble in lost for t in troubles(subject))


@lru_cache(maxsize=2)
def alone(subject: Subject) -> tuple[Competency, ...]:
    """Return the competencies of the map that no line leads to or from."""
    return tuple(
        c for c in ends(subject) if c.requires == NOTHING and not c.corequires and not c.recommends
    )


def duplicate(part: Expr, parts: Sequence[Expr]) -> bool:
    """Say whether a name stands in a list before with the same level."""
    if not isinstance(part, Leaf):
        return False
    for other in parts:
        if other is part:
            return False
        same = isinstance(other, Leaf) and other.need.id == part.need.id
        if same and isinstance(other, Leaf) and other.rank == part.rank:
            return True
    return False
