"""The cheapest route through the alternatives, exact and proven."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from typing import TYPE_CHECKING

from pathplan.graph.prerequisites import Expr, Gate, holds
from pathplan.plan.search import Search
from pathplan.plan.split import Split
from pathplan.plan.task import Allowance, Route, Task

if TYPE_CHECKING:
    from pathplan.plan.solver import Solver

FEW = 8
"""Open choices up to which our own search is tried before the solver."""
SMALL = 10_000
"""Nodes in partial routes that it may look at before the solver takes over."""
LARGE = 2_000_000
"""The same where there is no solver; past it the best route found is given as not proven."""

NO_ROUTE = Route(levels={}, cost=(0, 0, 0))


def cheapest(task: Task, allowed: Allowance | None = None) -> Route | None:
    """Return the best route for a task, None when its goals cannot be reached."""
    routes = Routes.of(task, allowed)
    return routes.best if routes else None


@dataclass(slots=True)
class Routes:
    """The best route for a task, and the best one under a further condition.

    What every route has is found first; the pieces that are left to decide are solved one by one.
    `unpriced` counts the other ways that there was no time for.
    """

    split: Split
    allowed: Allowance | None = None
    best: Route = NO_ROUTE
    solvers: dict[int, Solver] = field(default_factory=dict)
    unpriced: int = 0
    ranks: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, task: Task, allowed: Allowance | None = None) -> Routes | None:
        """Return the routes for a task, None when its goals cannot be reached."""
        split = Split.of(task)
        if split is None:
            return None
        routes = cls(split, allowed)
        levels = dict(split.levels)
        doubt, proven = 0.0, True
        for number, piece in enumerate(split.pieces):
            part = routes._part(number, piece.task)
            if part is None:
                return None
            levels |= piece.whole(part.levels)
            doubt += part.gap * part.minutes
            proven &= part.proven
        cost = task.cost(levels)
        gap = doubt / cost[1] if cost[1] else 0.0
        routes.best = Route(levels=levels, cost=cost, proven=proven, gap=gap)
        return routes

    def _part(self, number: int, task: Task) -> Route | None:
        """Return the best route of one piece: by our own search, or by the solver."""
        search = Search(task)
        if search.run(0) or (search.gates <= FEW and search.run(SMALL)):
            return search.best
        solver = _solver(task, self.allowed)
        if solver is None:
            search.run(LARGE)
            return search.result()
        self.solvers[number] = solver
        return solver.best() or search.result()

    def instead(
        self,
        route: Route,
        at: tuple[int, int],
        expr: Expr,
        *,
        choose: Collection[int],
        avoid: Collection[int],
        without: Collection[int],
    ) -> Route | None:
        """Return a route with the best other way through a piece of it, None where there is none.

        `at` is a node of the piece, and the owner that requires `expr` besides on that way.
        `choose` and `avoid` are the wishes that hold there; what the route costs is counted with
        all of them. It may be None also where all nodes in `without` stay: that is no other way.
        """
        home = self.split.home
        number = home[at[0]]
        piece = self.split.pieces[number]
        kept = replace(
            piece.task,
            choose=tuple(w for w in piece.task.choose if piece.nodes[w] in choose),
            avoid=frozenset(a for a in piece.task.avoid if piece.nodes[a] in avoid),
        )
        stay = {x: route.levels[x] for x in without if home.get(x) == number}
        if self.takes(expr) and (kept.choose, kept.avoid) == (piece.task.choose, piece.task.avoid):
            part = {x: rank for x, rank in self.best.levels.items() if home.get(x) == number}
            if stay and all(part.get(x, 0) >= rank for x, rank in stay.items()):
                return None
            proven = True
        else:
            found = self._solved(number, kept, (at[1], expr), stay)
            if found is None:
                self.unpriced += int(self.allowed is not None and self.allowed.left <= 0)
                return None
            part, proven = piece.whole(found.levels), found.proven
        levels = {x: rank for x, rank in route.levels.items() if home.get(x) != number}
        levels |= {x: rank for x, rank in self.split.levels.items() if x not in levels}
        levels |= part
        return Route(levels=levels, cost=self.split.task.cost(levels), proven=proven)

    def takes(self, expr: Expr) -> bool:
        """Say whether the best route, proven to be that, satisfies an expression anyway.

        Where competencies wait for each other that may be by way of what requires it: then False.
        """
        if not self.best.proven or not self.split.apart:
            return False
        if not self.ranks:
            self.ranks = list(self.split.task.held)
            for node, rank in self.best.levels.items():
                self.ranks[node] = rank
        return holds(expr, self.ranks)

    def _solved(
        self, number: int, task: Task, asked: tuple[int, Expr], stay: Mapping[int, int]
    ) -> Route | None:
        """Return the best route of one piece in which an owner requires an expression besides."""
        owner, expr = self.split.required(*asked)
        task = _with_required(task, owner, expr)
        solver = self.solvers.get(number)
        if solver is None:
            return cheapest(task, self.allowed)
        place = self.split.place
        return solver.instead(task, owner, expr, {place[x]: rank for x, rank in stay.items()})


def _with_required(task: Task, owner: int, expr: Expr) -> Task:
    """Return a task in which a node requires an expression besides."""
    nodes = list(task.graph.nodes)
    nodes[owner] = replace(nodes[owner], requires=Gate(2, (expr, nodes[owner].requires)))
    return replace(task, graph=replace(task.graph, nodes=tuple(nodes)))


def _solver(task: Task, allowed: Allowance | None) -> Solver | None:
    """Return the solver for a task, None where it is not installed or there is no route."""
    if find_spec("highspy") is None:
        return None
    from pathplan.plan.solver import Solver

    return Solver.of(task, allowed)
