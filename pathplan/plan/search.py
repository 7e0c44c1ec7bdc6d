"""Best-first search for the cheapest route, for tasks with few open alternatives."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field, replace

from pathplan.plan.propagate import Partial
from pathplan.plan.task import Cost, Route, Task


@dataclass(order=True, slots=True)
class _Entry:
    """A partial route in the queue; of equal bounds the one that came later goes first."""

    bound: Cost
    place: int
    partial: Partial = field(compare=False)
    wishes: tuple[int, ...] = field(compare=False)
    refused: int = field(compare=False)


@dataclass(slots=True)
class Search:
    """Best-first search over partial routes; it can be continued.

    The cost of what a route must have is a bound from below, so the first whole route is a
    cheapest one; all others of its cost are looked at to settle the tie.
    """

    task: Task
    best: Route | None = None
    queue: list[_Entry] = field(default_factory=list)
    looked: int = 0
    started: bool = False

    @property
    def gates(self) -> int:
        """The choices that the most promising partial route leaves open."""
        return len(self.queue[0].partial.open) if self.queue else 0

    def run(self, limit: int) -> bool:
        """Go on until the best route is proven (True) or `limit` nodes were looked at.

        Each partial route counts as the nodes of its graph: so long it takes to look at it.
        """
        if not self.started:
            self.started = True
            first = Partial.begin(self.task)
            for node, rank in self.task.goals:
                first.demand(node, rank)
            self._add(first, self.task.choose, 0)
        while self.queue:
            if self.best is not None and self.queue[0].bound > self.best.cost:
                break
            if self.looked >= limit:
                return False
            self._expand(heapq.heappop(self.queue))
        return True

    def _add(self, partial: Partial, wishes: tuple[int, ...], refused: int) -> None:
        if not partial.settle():
            return
        broken, minutes, steps = self.task.cost(partial.levels)
        unmet = sum(not self.task.granted(w, partial.levels) for w in self.task.choose)
        bound = (broken - unmet + refused, minutes, steps)
        self.looked += len(partial.cap)
        place = -self.looked
        heapq.heappush(self.queue, _Entry(bound, place, partial, wishes, refused))

    def _expand(self, entry: _Entry) -> None:
        partial = entry.partial
        wishes = tuple(w for w in entry.wishes if not self.task.granted(w, partial.levels))
        if wishes:
            wish, rest = wishes[0], wishes[1:]
            kept, left = partial.branch(), partial.branch()
            kept.demand(wish, self.task.wanted(wish))
            self._add(kept, rest, entry.refused)
            left.forbid(wish, self.task.wanted(wish))
            self._add(left, rest, entry.refused + 1)
            return
        ways = partial.wanting()
        if ways is None:
            self._found(partial)
            return
        for number, leaf in enumerate(ways):
            child = partial.branch()
            for other in ways[:number]:
                child.forbid(other.node, other.rank)
            child.demand(leaf.node, leaf.rank)
            self._add(child, (), entry.refused)

    def _found(self, partial: Partial) -> None:
        route = Route(levels=dict(partial.levels), cost=self.task.cost(partial.levels))
        if self.best is None or (route.cost, self.task.preference(route.levels)) < (
            self.best.cost,
            self.task.preference(self.best.levels),
        ):
            self.best = route

    def result(self) -> Route | None:
        """Return the best route found so far, with how far from the cheapest it may be."""
        if not self.queue or (self.best is not None and self.queue[0].bound > self.best.cost):
            return self.best
        least = self.queue[0].bound
        while self.best is None and self.queue:
            self._expand(self.queue.pop())
        if self.best is None:
            return None
        gap = max(0.0, 1 - least[1] / self.best.minutes) if self.best.minutes else 0.0
        return replace(self.best, proven=False, gap=gap)
