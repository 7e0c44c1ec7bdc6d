"""What a route has to do, and what it costs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from pathplan.graph.order import reading_order
from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.model import Credential

Cost = tuple[int, int, int]
"""Broken wishes, minutes, steps: in this order, each only where those before are equal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Reach `goals` (node, rank) from the ranks in `held`, nobody passing `cap`.

    `choose` and `avoid` are wishes: nodes to be brought to mastery, or not to be in the route.
    `order` is the reading order of the goals, which decides between routes of one cost; `minutes`
    those from nothing to each rank, by node. Nodes that are `begun` are on the route in any case:
    to go further with them is no new step.
    """

    graph: PrerequisiteGraph
    held: tuple[int, ...]
    cap: tuple[int, ...]
    goals: tuple[tuple[int, int], ...]
    order: tuple[int, ...]
    minutes: tuple[tuple[int, ...], ...]
    choose: tuple[int, ...] = ()
    avoid: frozenset[int] = frozenset()
    begun: frozenset[int] = frozenset()

    @classmethod
    def of(
        cls,
        graph: PrerequisiteGraph,
        held: Iterable[int],
        cap: Iterable[int],
        goals: Iterable[tuple[int, int]],
        *,
        choose: Iterable[int] = (),
        avoid: Iterable[int] = (),
    ) -> Self:
        """Return a task with its reading order and its minutes."""
        aimed = tuple(goals)
        return cls(
            graph=graph,
            held=tuple(held),
            cap=tuple(cap),
            goals=aimed,
            order=tuple(reading_order(graph, (node for node, _ in aimed))),
            minutes=tuple(
                tuple(n.entry.minutes_to(rank) for rank in range(n.size + 1)) for n in graph.nodes
            ),
            choose=tuple(choose),
            avoid=frozenset(avoid),
        )

    def wanted(self, node: int) -> int:
        """Return the rank that a wish for a node asks for: mastery, or the next above it."""
        return max(self.graph.nodes[node].mastery, self.held[node] + 1)

    def granted(self, node: int, levels: Mapping[int, int]) -> bool:
        """Say whether a route that brings nodes to these ranks grants the wish for a node."""
        return levels.get(node, 0) >= self.wanted(node)

    def cost_of(self, node: int, rank: int) -> int:
        """Return the minutes from what is held to a rank."""
        return self.minutes[node][rank] - self.minutes[node][self.held[node]]

    def counts(self, node: int) -> bool:
        """Say whether a node is a step of its own when a route has it."""
        entry = self.graph.nodes[node].entry
        return node not in self.begun and not isinstance(entry, Credential)

    def cost(self, levels: Mapping[int, int]) -> Cost:
        """Return what a route costs that brings nodes to these ranks."""
        broken = sum(node in levels for node in self.avoid)
        broken += sum(not self.granted(node, levels) for node in self.choose)
        steps = sum(self.counts(node) for node in levels)
        return broken, sum(self.cost_of(n, rank) for n, rank in levels.items()), steps

    def preference(self, levels: Mapping[int, int]) -> tuple[tuple[bool, ...], tuple[int, ...]]:
        """Return the key that decides between routes of one cost: the least one wins.

        The route wins that has the first competency, in reading order, which only one has; then
        the one with lower levels.
        """
        return (
            tuple(node not in levels for node in self.order if self.counts(node)),
            tuple(levels.get(node, 0) for node in self.order),
        )


@dataclass(slots=True)
class Allowance:
    """The seconds that the solver has left, in all; what it used is taken off."""

    left: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The ranks that a route brings nodes to, above what is held.

    Where it is not `proven` to be the best, `gap` is the share of its minutes that another one
    might save at most.
    """

    levels: Mapping[int, int]
    cost: Cost
    proven: bool = True
    gap: float = 0.0

    @property
    def minutes(self) -> int:
        """The minutes of the whole route."""
        return self.cost[1]

    @property
    def steps(self) -> int:
        """The number of competencies in it."""
        return self.cost[2]
