"""What of a path fits into a budget: the goals that can be reached, then the way to the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from importlib.util import find_spec
from typing import Self

from pathplan.model import Credential, Pace
from pathplan.model.plan import Budget, Short
from pathplan.plan.aims import Aims
from pathplan.plan.calendar import calendar_of
from pathplan.plan.choose import NO_ROUTE, cheapest
from pathplan.plan.explain import serving
from pathplan.plan.task import Allowance, Route, Task

LAST = 10**9
"""The priority of goals that have none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How much time there is: minutes, or as many as there are until a day, that day included.

    `effort` are the minutes of effort that fit in: less than the time where extra time is given.
    """

    minutes: int
    effort: int
    until: date | None = None

    @classmethod
    def of(cls, minutes: int, pace: Pace) -> Self:
        """Return the room that so many minutes are at a pace."""
        factor = Fraction(pace.extra_time or 1).limit_denominator(1000)
        return cls(minutes=minutes, effort=int(minutes / factor))

    @classmethod
    def up_to(cls, day: date, pace: Pace, as_of: date) -> Self | None:
        """Return the room up to a day, None where no hours a week are stated."""
        calendar = calendar_of(pace, as_of)
        if calendar is None:
            return None
        time = calendar.share * calendar.until(day)
        return cls(minutes=int(time), effort=int(time / calendar.factor), until=day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A route within a budget, and the whole one that it is a part of.

    `paths` gives for each goal that is not reached, by its node, the minutes of its whole path and
    those of it that the budget holds.
    """

    route: Route
    whole: Route
    paths: Mapping[int, tuple[int, int]]


def within(
    task: Task, priorities: Sequence[int | None], minutes: int, allowed: Allowance | None = None
) -> Fitted:
    """Return the route worth most to the goals that takes at most so many minutes.

    Goals come first: as many of priority 1 as can be, then of 2, and so on, those without one
    last; of as many, the earlier ones. They are reached by their best route that fits. What is
    left of the budget goes into the way to the other goals: of their best path from there that
    part, closed under what it requires, which holds most minutes, those that serve two goals
    counted twice; of equals the one with the first competency in reading order that only one has.
    No step is taken in part.
    """
    ranks = [LAST if priority is None else priority for priority in priorities]
    if find_spec("highspy") is None:
        first = _one_by_one(task, ranks, minutes)
    else:
        first = _reaching(task, _goals(task, ranks, minutes, allowed), minutes, allowed)
    after = tuple(max(h, first.levels.get(n, 0)) for n, h in enumerate(task.held))
    left = tuple((node, rank) for node, rank in task.goals if after[node] < rank)
    further = cheapest(replace(task, held=after, goals=left, choose=()), allowed) or NO_ROUTE
    begun: Mapping[int, int] = {}
    final = [max(h, further.levels.get(n, 0)) for n, h in enumerate(after)]
    serves = serving(task.graph, dict.fromkeys(node for node, _ in left), final)
    if left and find_spec("highspy") is not None:
        ahead = replace(task, held=after, cap=tuple(final), goals=(), choose=(), avoid=frozenset())
        begun = _begun(ahead, serves, minutes - first.minutes, allowed)
    levels = {**first.levels, **begun}
    everything = {**first.levels, **further.levels}
    return Fitted(
        route=replace(first, levels=levels, cost=task.cost(levels)),
        whole=replace(further, levels=everything, cost=task.cost(everything)),
        paths={
            goal: (_path(task, serves, everything, goal), _path(task, serves, levels, goal))
            for goal, _ in left
        },
    )


def left_out(aims: Aims, room: Room, fitted: Fitted) -> Budget:
    """Return what a budget leaves out of a whole path, in the author's order."""
    nodes = aims.graph.nodes
    rank = {aims.graph.index[goal.key]: goal for goal in aims.open}
    short = [
        Short(key=nodes[node].key, rank=rank[node].rank, minutes=path, within=inside)
        for node, (path, inside) in fitted.paths.items()
    ]
    within_, whole = fitted.route.levels, fitted.whole.levels
    out = [
        (nodes[x].key, _minutes(aims, x, within_.get(x, aims.held[x]), whole[x]))
        for x in sorted(whole)
        if within_.get(x, 0) < whole[x] and not isinstance(nodes[x].entry, Credential)
    ]
    return Budget(minutes=room.minutes, until=room.until, short=tuple(short), out=tuple(out))


def _minutes(aims: Aims, node: int, low: int, high: int) -> int:
    entry = aims.graph.nodes[node].entry
    return entry.minutes_to(high) - entry.minutes_to(low)


def _path(
    task: Task, serves: Mapping[int, Sequence[int]], levels: Mapping[int, int], goal: int
) -> int:
    """Return the minutes of what serves a goal among some ranks."""
    mine = (node for node in levels if goal in serves.get(node, ()))
    return sum(task.cost_of(node, levels[node]) for node in mine)


def _one_by_one(task: Task, ranks: Sequence[int], minutes: int) -> Route:
    """Return the route to the goals that fit when they are tried one after the other."""
    best = NO_ROUTE
    taken: tuple[tuple[int, int], ...] = ()
    for number in sorted(range(len(ranks)), key=lambda n: (ranks[n], n)):
        tried = (*taken, task.goals[number])
        route = cheapest(replace(task, goals=tried, choose=(), avoid=frozenset()))
        if route is not None and route.minutes <= minutes:
            best, taken = replace(route, proven=False), tried
    return best


def _goals(
    task: Task, ranks: Sequence[int], minutes: int, allowed: Allowance | None
) -> tuple[tuple[int, int], ...]:
    """Return the goals to reach."""
    from pathplan.plan.solver import Solver

    solver = Solver.of(replace(task, goals=()), allowed)
    if solver is None:
        return ()
    program = solver.program
    with program.kept():
        program.at_most(solver.minutes, minutes)
        for priority in sorted(set(ranks)):
            columns = [
                program.column[goal]
                for goal, rank in zip(task.goals, ranks, strict=True)
                if rank == priority
            ]
            if not solver.keep_least(dict.fromkeys(columns, -1.0)):
                return ()
            solver.fix_in_order(columns, -1)
        return tuple(goal for goal in task.goals if program.values[program.column[goal]])


def _reaching(
    task: Task, goals: Sequence[tuple[int, int]], minutes: int, allowed: Allowance | None
) -> Route:
    """Return the best route to goals that takes at most so many minutes."""
    from pathplan.plan.solver import Solver

    solver = Solver.of(replace(task, goals=tuple(goals)), allowed) if goals else None
    return (solver.within(minutes) if solver else None) or NO_ROUTE


def _begun(
    task: Task, serves: Mapping[int, Sequence[int]], minutes: int, allowed: Allowance | None
) -> Mapping[int, int]:
    """Return the part of a route, the caps of a task, that is worth most to the goals it serves."""
    from pathplan.plan.solver import Solver

    solver = Solver.of(task, allowed)
    if solver is None:
        return {}
    program = solver.program
    worth = {
        column: -solver.minutes[column] * len(serves.get(node, ()))
        for (node, _), column in program.column.items()
    }
    with program.kept():
        program.at_most(solver.minutes, minutes)
        for node, rank in program.column:  # a step is taken whole or not at all
            first, top = (program.column[node, r] for r in (task.held[node] + 1, task.cap[node]))
            if rank == task.cap[node] and first != top:
                program.at_most({first: 1, top: -1}, 0)
        if not solver.keep_least(worth):
            return {}
        solver.fix_in_order(solver.counted, -1)
        solver.fix_in_order(solver.higher, 1)
        return program.levels()
