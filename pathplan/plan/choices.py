"""The choices a plan made, and what the whole path would cost otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

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
from pathplan.model.letters import letter
from pathplan.plan.aims import Aims
from pathplan.plan.choose import Routes
from pathplan.plan.task import Route

Whole = Callable[[Route], tuple[int, int]]
"""From a route to the minutes and steps of the whole path, reviews included."""


def choices(
    aims: Aims, routes: Routes, route: Route, blocks: Sequence[tuple[int, ...]], whole: Whole
) -> tuple[Choice, ...]:
    """Return the choices on a route, those that hang together as one.

    Another entry is priced by the cheapest whole route that takes it in this gate; it is no
    alternative where everything taken stays in that route. Choices whose other routes are the
    same ones belong together. They are in the order of the steps that they bring.
    """
    place = {node: number for number, block in enumerate(blocks) for node in block}
    final = list(routes.split.task.held)
    for node, rank in route.levels.items():
        final[node] = rank
    maker = _Maker(aims, routes, route, whole, final)
    merged: list[list[_Fork]] = []
    for fork in maker.forks():
        near = [m for m in merged if any(fork.routes & other.routes for other in m)]
        merged = [m for m in merged if m not in near]
        merged.append([*(f for m in near for f in m), fork])
    ordered = sorted(merged, key=lambda m: min(_first(fork, place) for fork in m))
    return tuple(maker.choice(group, letter(number)) for number, group in enumerate(ordered))


@dataclass(frozen=True, slots=True)
class _Fork:
    """One gate on the path: the entries taken, and others with the number of the whole route."""

    owner: int
    taken: tuple[Expr, ...]
    others: tuple[tuple[Expr, int], ...]

    @property
    def routes(self) -> set[int]:
        """The numbers of the routes with another entry instead."""
        return {number for _, number in self.others}


def _first(fork: _Fork, place: Mapping[int, int]) -> int:
    taken = [leaf.node for part in fork.taken for leaf in leaves(part)]
    return min((place[node] for node in taken if node in place), default=place[fork.owner])


@dataclass(frozen=True, slots=True)
class _Ways:
    """What is taken in a gate, another part of it, and the requirement that takes that part."""

    taken: tuple[Expr, ...]
    other: Expr
    required: Expr


@dataclass(frozen=True, slots=True)
class _Maker:
    """Finds the gates on a route that offer a choice; `final` are the ranks that it leads to.

    `others` are the routes found for other ways, each but once, `numbers` where each is there.
    """

    aims: Aims
    routes: Routes
    route: Route
    whole: Whole
    final: Sequence[int]
    others: list[Route] = field(default_factory=list)
    numbers: dict[frozenset[tuple[int, int]], int] = field(default_factory=dict)

    def forks(self) -> Iterator[_Fork]:
        """Yield the gates for which there is another way, in reading order."""
        task = self.routes.split.task
        for owner in (node for node in task.order if node in self.route.levels):
            for demand in demands(task.graph.nodes[owner].requires):
                for gate in _undecided(demand, self.routes.split.have):
                    yield from self._fork(owner, demand, gate)

    def _fork(self, owner: int, demand: Expr, gate: Gate) -> Iterator[_Fork]:
        taken = tuple(p for p in gate.parts if holds(p, self.final))[: gate.n]
        others = []
        for part in self._open(gate, taken):
            other = self._instead(owner, _Ways(taken, part, taking(demand, gate, part)))
            if other is not None and self._differs(other, taken):
                others.append((part, self._number(other)))
        if others:
            yield _Fork(owner, taken, tuple(others))

    def _number(self, other: Route) -> int:
        """Return the number of a route, which is that of one just like it."""
        found = self.numbers.setdefault(frozenset(other.levels.items()), len(self.others))
        if found == len(self.others):
            self.others.append(other)
        return found

    def _open(self, gate: Gate, taken: Sequence[Expr]) -> Iterator[Expr]:
        """Yield the parts of a gate that could be taken instead on some other route.

        None where nothing is taken, or where every route has what is taken. Where every route
        satisfies the gate in another way, what is taken is there for a wish, or not for this gate.
        """
        split = self.routes.split
        have, task = split.have, split.task
        if not holds(gate, self.final) or holds(gate, task.held):
            return
        rising = [leaf.node for p in taken for leaf in leaves(p) if have[leaf.node] < leaf.rank]
        settled = holds(gate, have)
        if not rising or (settled and not {*rising} & {*task.choose}):
            return
        for part in gate.parts:
            known = holds(part, have)
            if part not in taken and (known if settled else holds(part, split.reach)):
                yield part

    def _instead(self, owner: int, ways: _Ways) -> Route | None:
        """Return the best route on which an owner takes the other way, None where there is none.

        The wishes that hold it to what was taken, or keep it from the other part, do not count.
        """
        split = self.routes.split
        if not holds(ways.required, split.reach):
            return None
        taken = dict.fromkeys(leaf.node for part in ways.taken for leaf in leaves(part))
        return self.routes.instead(
            self.route,
            (next(x for x in taken if x in split.home), owner),
            SATISFIED if holds(ways.required, split.have) else ways.required,
            choose={*split.task.choose} - {*taken},
            avoid=split.task.avoid - {leaf.node for leaf in leaves(ways.other)},
            without=[x for x in taken if split.have[x] < self.route.levels.get(x, 0)],
        )

    def _differs(self, other: Route, taken: Sequence[Expr]) -> bool:
        """Say whether something taken in the gate is given up on the other route."""
        held, route = self.aims.held, self.route
        rising = {leaf.node for p in taken for leaf in leaves(p) if held[leaf.node] < leaf.rank}
        return any(other.levels.get(x, 0) < route.levels[x] for x in rising & route.levels.keys())

    def choice(self, forks: Sequence[_Fork], letter: str) -> Choice:
        """Return the gates that hang together as one choice."""
        aims, route = self.aims, self.route
        taken = [leaf.node for f in forks for p in f.taken for leaf in leaves(p)]
        names = list(dict.fromkeys(x for x in taken if x in route.levels))
        ways: dict[int, list[int]] = {}
        for part, number in (way for fork in forks for way in fork.others):
            ways.setdefault(number, []).extend(leaf.node for leaf in leaves(part))
        others = [self._option(self.others[number], named) for number, named in ways.items()]
        others.sort(key=lambda o: (o.broken_wishes, o.minutes or 0, o.steps or 0))
        minutes, steps = self.whole(route)
        wishes: dict[int, Decision] = {n: d for n, d in aims.wishes if d.kind == "choose"}
        return Choice(
            letter=letter,
            owners=tuple(aims.graph.nodes[f.owner].key for f in forks),
            taken=Option(
                keys=tuple(aims.graph.nodes[x].key for x in names),
                minutes=minutes,
                steps=steps,
                broken_wishes=route.cost[0],
            ),
            others=tuple(others),
            chosen=next((wishes[x] for x in names if x in wishes), None),
        )

    def _option(self, other: Route, named: Sequence[int]) -> Option:
        """Return another route as an option; `named` are the nodes of what it takes instead."""
        nodes, route = self.aims.graph.nodes, self.route
        keys = dict.fromkeys([x for x in named if x in other.levels] or named)

        def listed(have: Mapping[int, int], lack: Mapping[int, int]) -> tuple[str, ...]:
            found = sorted(x for x, rank in have.items() if lack.get(x, 0) < rank)
            return tuple(nodes[x].key for x in found if not isinstance(nodes[x].entry, Credential))

        minutes, steps = self.whole(other)
        return Option(
            keys=tuple(nodes[x].key for x in keys),
            minutes=minutes,
            steps=steps,
            broken_wishes=other.cost[0],
            proven=other.proven,
            coming=listed(other.levels, route.levels),
            going=listed(route.levels, other.levels),
        )


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
