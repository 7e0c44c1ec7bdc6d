"""The choices a plan made, and what the whole path would cost otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pathplan.graph.prerequisites import (
    SATISFIED,
    Expr,
    Gate,
    demands,
    holds,
    leaves,
    taking,
)
from pathplan.model import Choice, Credential, Decision, Option
from pathplan.plan.aims import Aims
from pathplan.plan.choose import Routes
from pathplan.plan.task import Route

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
    aims: Aims, routes: Routes, route: Route, blocks: Sequence[tuple[int, ...]], whole: Whole
) -> tuple[Choice, ...]:
    """Return the choices on a route, those that hang together as one.

    Another entry is priced by the cheapest whole route that takes it in this gate; it is no
    alternative where everything taken stays in that route. Choices whose other routes are the
    same ones belong together. They are in the order of the steps that they bring.
    """
    place = {node: number for number, block in enumerate(blocks) for node in block}
    task = routes.split.task
    final = list(task.held)
    for node, rank in route.levels.items():
        final[node] = rank
    forks = []
    for node in task.order:
        if node in route.levels:
            forks += _forks(aims, routes, route, node, final)
    merged: list[list[_Fork]] = []
    for fork in forks:
        same = {_same(other) for _, other in fork.others}
        near = [m for m in merged if same & {_same(r) for f in m for _, r in f.others}]
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


def _forks(
    aims: Aims, routes: Routes, route: Route, owner: int, final: Sequence[int]
) -> list[_Fork]:
    found = []
    for demand in demands(routes.split.task.graph.nodes[owner].requires):
        for gate in _undecided(demand, routes.split.have):
            taken = tuple(p for p in gate.parts if holds(p, final))[: gate.n]
            others = []
            for part in _open(routes, gate, taken, final):
                ways = _Ways(taken, part, taking(demand, gate, part))
                other = _instead(routes, route, owner, ways)
                if other is not None and _differs(aims, route, other, taken):
                    others.append((part, other))
            if others:
                found.append(_Fork(owner, taken, tuple(others)))
    return found


def _undecided(expr: Expr, have: Sequence[int]) -> Iterator[Gate]:
    """Yield the gates of an expression that offer a choice, outer ones first.

    What lies in one that every route satisfies anyway is needless, so no choice.
    """
    if not isinstance(expr, Gate):
        return
    if expr.n < len(expr.parts):
        yield expr
    if not holds(expr, have):
        for part in expr.parts:
            yield from _undecided(part, have)


def _open(
    routes: Routes, gate: Gate, taken: Sequence[Expr], final: Sequence[int]
) -> Iterator[Expr]:
    """Yield the parts of a gate that could be taken instead on some other route.

    None where nothing is taken, or where every route has what is taken. Where every route
    satisfies the gate in another way, what is taken is there for a wish, or not for this gate.
    """
    have, task = routes.split.have, routes.split.task
    if not holds(gate, final) or holds(gate, task.held):
        return
    rising = [leaf.node for p in taken for leaf in leaves(p) if have[leaf.node] < leaf.rank]
    settled = holds(gate, have)
    if not rising or (settled and not {*rising} & {*task.choose}):
        return
    for part in gate.parts:
        known = holds(part, have)
        if part not in taken and (known if settled else holds(part, routes.split.reach)):
            yield part


@dataclass(frozen=True, slots=True)
class _Ways:
    """What is taken in a gate, another part of it, and the requirement that takes that part."""

    taken: tuple[Expr, ...]
    other: Expr
    required: Expr


def _instead(routes: Routes, route: Route, owner: int, ways: _Ways) -> Route | None:
    """Return the best route on which an owner takes the other way, None where there is none.

    The wishes that hold it to what was taken, or keep it from the other part, do not count.
    """
    split = routes.split
    if not holds(ways.required, split.reach):
        return None
    taken = dict.fromkeys(leaf.node for part in ways.taken for leaf in leaves(part))
    return routes.instead(
        route,
        (next(x for x in taken if x in split.home), owner),
        SATISFIED if holds(ways.required, split.have) else ways.required,
        choose={*split.task.choose} - {*taken},
        avoid=split.task.avoid - {leaf.node for leaf in leaves(ways.other)},
        without=[x for x in taken if split.have[x] < route.levels.get(x, 0)],
    )


def _differs(aims: Aims, route: Route, other: Route, taken: Sequence[Expr]) -> bool:
    """Say whether something taken in the gate is given up on the other route."""
    gone = [x for x, rank in route.levels.items() if other.levels.get(x, 0) < rank]
    rising = {leaf.node for p in taken for leaf in leaves(p) if aims.held[leaf.node] < leaf.rank}
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
        proven=other.proven,
        coming=listed(other.levels, route.levels),
        going=listed(route.levels, other.levels),
    )
