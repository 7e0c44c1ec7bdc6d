"""What follows when a route must have something and must not have something else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pathplan.graph.derive import derive
from pathplan.graph.prerequisites import Expr, Gate, Leaf, holds, leaves
from pathplan.plan.task import Task


@dataclass(slots=True)
class Partial:
    """A route in the making: ranks that it must have, and caps that it must not pass.

    `open` are the gates of its members that more than one way is left for; `reach` the ranks that
    the caps allow, [] where they have changed since.
    """

    task: Task
    cap: list[int]
    have: list[int]
    levels: dict[int, int] = field(default_factory=dict)
    reach: list[int] = field(default_factory=list)
    open: list[tuple[int, Gate]] = field(default_factory=list)
    fresh: list[int] = field(default_factory=list)

    @classmethod
    def begin(cls, task: Task) -> Partial:
        """Return the empty route."""
        return cls(task, list(task.cap), list(task.held))

    def branch(self) -> Partial:
        """Return a copy that can be changed on its own."""
        return Partial(
            self.task,
            list(self.cap),
            list(self.have),
            dict(self.levels),
            self.reach,
            list(self.open),
            list(self.fresh),
        )

    def demand(self, node: int, rank: int) -> None:
        """Ask for a node at a rank or above."""
        if self.have[node] < rank:
            if node not in self.levels:
                self.fresh.append(node)
            self.have[node] = self.levels[node] = rank

    def forbid(self, node: int, rank: int) -> None:
        """Keep a node below a rank."""
        cap = max(rank - 1, self.task.held[node])
        if cap < self.cap[node]:
            self.cap[node] = cap
            if not self.reach or cap < self.reach[node]:
                self.reach = []

    def settle(self) -> bool:
        """Draw every conclusion; False when nothing can come of this route."""
        nodes = self.task.graph.nodes
        if not self.reach:
            self.reach = derive(self.task.graph, self.task.held, self.cap)
        while True:
            while self.fresh:
                node = self.fresh.pop()
                if not self._require(node, nodes[node].requires):
                    return False
                for c in nodes[node].corequires:
                    self.demand(c.node, c.rank)
            again, self.open = self.open, []
            for node, gate in again:
                if not self._require(node, gate):
                    return False
            if not self.fresh:
                break
        return all(self.reach[node] >= rank for node, rank in self.levels.items())

    def _require(self, node: int, expr: Expr) -> bool:
        if isinstance(expr, Leaf):
            self.demand(expr.node, expr.rank)
            return self.reach[expr.node] >= expr.rank
        missing = expr.n - sum(holds(part, self.have) for part in expr.parts)
        if missing <= 0:
            return True
        alive = [p for p in expr.parts if not holds(p, self.have) and holds(p, self.reach)]
        if len(alive) < missing:
            return False
        if len(alive) > missing:
            self.open.append((node, expr))
            return True
        return all(self._require(node, part) for part in alive)

    def wanting(self) -> list[Leaf] | None:
        """Return leaves of which any route beyond this one has one; None when it is whole.

        Those of the open gate with the fewest ways; where no gate is open but members wait for
        each other, those of all members that wait: the first of them to be learned needs a leaf
        that is not there yet.
        """
        if self.open:
            return min((list(self._ways(gate)) for _, gate in self.open), key=len)
        chain = derive(self.task.graph, self.task.held, self.have)
        stuck = [node for node, rank in self.levels.items() if chain[node] < rank]
        if not stuck:
            return None
        nodes = self.task.graph.nodes
        asked = (leaf for n in stuck for leaf in (*leaves(nodes[n].requires), *nodes[n].corequires))
        return list({(leaf.node, leaf.rank): leaf for leaf in asked if self._way(leaf)}.values())

    def _ways(self, gate: Gate) -> Iterator[Leaf]:
        seen: set[tuple[int, int]] = set()
        for leaf in leaves(gate):
            if self._way(leaf) and (leaf.node, leaf.rank) not in seen:
                seen.add((leaf.node, leaf.rank))
                yield leaf

    def _way(self, leaf: Leaf) -> bool:
        return self.have[leaf.node] < leaf.rank <= self.reach[leaf.node]
