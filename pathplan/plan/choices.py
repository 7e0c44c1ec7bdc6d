"""The choices a plan made, and what the whole path would cost otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from pathplan.graph.prerequisites import Expr, Gate, Leaf, gates, holds, leaves
from pathplan.model import Choice, Credential, Decision, Option
from pathplan.plan.aims import Aims
from pathplan.plan.choose import cheapest
from pathplan.plan.task import Route, Task

Whole = Callable[[Route], tuple[int, int]]
"""From a route to the minutes and steps of the whole path, reviews included."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class _Fork:
    """One gate on the path: the entries taken, and the whole routes with another one instead."""

    owner: int
    taken: tuple[Expr, ...]
    others: tuple[tuple[Expr, Route], ...]


def choices(
    aims: Aims, task: Task, route: Route, blocks: Sequence[tuple[int, ...]], whole: Whole
) -> tuple[Choice, ...]:
    """Return the choices on a route, those that hang together as one.

    Another entry is priced by the cheapest whole route that takes it in this gate; it is no
    alternative where everything taken stays in that route. Choices whose other routes are the
    same ones belong together. They are in the order of the steps that they bring.
    """
    place = {node: number for number, block in enumerate(blocks) for node in block}
    final = list(task.held)
    for node, rank in route.levels.items():
        final[node] = rank
    forks = []
    for node in task.order:
        if node in route.levels:
            forks += _forks(aims, task, route, node, final)
    merged: list[list[_Fork]] = []
    for fork in forks:
        routes = {_same(other) for _, other in fork.others}
        near = [m for m in merged if routes & {_same(r) for f in m for _, r in f.others}]
        merged = [m for m in merged if m not in near]
        merged.append([*(f for m in near for f in m), fork])
    ordered = sorted(merged, key=lambda m: min(_first(fork, place) for fork in m))
    return tuple(
        _choice(aims, route, group, _letter(number), whole) for number, group in enumerate(ordered)
    )


def _first(fork: _Fork, place: Mapping[int, int]) -> int:
    taken = [leaf.node for part in fork.taken for leaf in leaves(part)]
    return min((place[node] for node in taken if node in place), default=place[fork.owner])


def _letter(number: int) -> str:
    cycle, place = divmod(number, len(LETTERS))
    return LETTERS[place] + (str(cycle + 1) if cycle else "")


def _same(route: Route) -> tuple[tuple[int, int], ...]:
    return tuple(sorted(route.levels.items()))


def _forks(aims: Aims, task: Task, route: Route, owner: int, final: Sequence[int]) -> list[_Fork]:
    found = []
    for gate in gates(task.graph.nodes[owner].requires):
        if holds(gate, task.held) or not holds(gate, final):
            continue
        at = _At(owner, gate, tuple(p for p in gate.parts if holds(p, final))[: gate.n])
        others = []
        for part in gate.parts:
            if part in at.taken or not holds(part, aims.reach):
                continue
            other = _instead(task, route, at, part)
            if other is not None and _differs(task, route, other, at.taken):
                others.append((part, other))
        if others:
            found.append(_Fork(owner, at.taken, tuple(others)))
    return found


@dataclass(frozen=True, slots=True)
class _At:
    """Where a choice was made: the owner's gate, and the entries taken."""

    owner: int
    gate: Gate
    taken: tuple[Expr, ...]


def _instead(task: Task, route: Route, at: _At, part: Expr) -> Route | None:
    """Return the cheapest whole route on which the owner takes `part` in this gate."""
    gate = at.gate
    rest = Gate(gate.n - 1, tuple(p for p in gate.parts if p is not part), gate.source)
    forced = Gate(2, (part, rest), gate.source)
    nodes = list(task.graph.nodes)
    owner = nodes[at.owner]
    nodes[at.owner] = replace(owner, requires=_replaced(owner.requires, gate, forced))
    free = {leaf.node for p in at.taken for leaf in leaves(p)}
    other = replace(
        task,
        graph=replace(task.graph, nodes=tuple(nodes)),
        choose=tuple(c for c in task.choose if c not in free),
        avoid=task.avoid - {leaf.node for leaf in leaves(part)},
    )
    found = cheapest(other, hard=route.hard)
    return None if found is None else replace(found, cost=task.cost(found.levels))


def _replaced(expr: Expr, old: Gate, new: Gate) -> Expr:
    if expr is old:
        return new
    if isinstance(expr, Leaf):
        return expr
    return Gate(expr.n, tuple(_replaced(p, old, new) for p in expr.parts), expr.source)


def _differs(task: Task, route: Route, other: Route, taken: Sequence[Expr]) -> bool:
    """Say whether something taken in the gate is given up on the other route."""
    gone = [x for x, rank in route.levels.items() if other.levels.get(x, 0) < rank]
    rising = {leaf.node for p in taken for leaf in leaves(p) if task.held[leaf.node] < leaf.rank}
    return any(x in rising for x in gone)


def _choice(aims: Aims, route: Route, forks: Sequence[_Fork], letter: str, whole: Whole) -> Choice:
    graph = aims.graph
    routes: dict[tuple[tuple[int, int], ...], Route] = {}
    for fork in forks:
        for _, other in fork.others:
            routes.setdefault(_same(other), other)
    taken = [leaf.node for f in forks for p in f.taken for leaf in leaves(p)]
    names = list(dict.fromkeys(x for x in taken if x in route.levels))
    others = []
    for same, other in routes.items():
        parts = [p for f in forks for p, r in f.others if _same(r) == same]
        listed = [leaf.node for p in parts for leaf in leaves(p)]
        keys = [x for x in listed if x in other.levels] or listed
        others.append(_option(aims, route, other, dict.fromkeys(keys), whole))
    others.sort(key=lambda o: (o.broken_wishes, o.minutes or 0, o.steps or 0))
    minutes, steps = whole(route)
    wishes: dict[int, Decision] = {n: d for n, d in aims.wishes if d.kind == "choose"}
    return Choice(
        letter=letter,
        owners=tuple(graph.nodes[f.owner].key for f in forks),
        taken=Option(
            keys=tuple(graph.nodes[x].key for x in names),
            minutes=minutes,
            steps=steps,
            broken_wishes=route.cost[0],
        ),
        others=tuple(others),
        chosen=next((wishes[x] for x in names if x in wishes), None),
    )


def _option(
    aims: Aims, route: Route, other: Route, keys: Mapping[int, None], whole: Whole
) -> Option:
    nodes = aims.graph.nodes

    def listed(have: Mapping[int, int], lack: Mapping[int, int]) -> tuple[str, ...]:
        found = sorted(x for x, rank in have.items() if lack.get(x, 0) < rank)
        return tuple(nodes[x].key for x in found if not isinstance(nodes[x].entry, Credential))

    minutes, steps = whole(other)
    return Option(
        keys=tuple(nodes[x].key for x in keys),
        minutes=minutes,
        steps=steps,
        broken_wishes=other.cost[0],
        coming=listed(other.levels, route.levels),
        going=listed(route.levels, other.levels),
    )
