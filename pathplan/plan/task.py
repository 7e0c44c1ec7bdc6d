"""What a route has to do, and what it costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pathplan.graph.order import reading_order
from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.model import Credential

Cost = tuple[int, int, int]
"""Broken wishes, minutes, steps: in this order, each only where those before are equal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Reach `goals` (node, rank) from the ranks in `held`, nobody passing `cap`.

    `choose` and `avoid` are wishes: nodes to be brought to mastery, or not to be in the route.
    `order` is the reading order of the goals, which decides between routes of one cost.
    """

    graph: PrerequisiteGraph
    held: tuple[int, ...]
    cap: tuple[int, ...]
    goals: tuple[tuple[int, int], ...]
    choose: tuple[int, ...] = ()
    avoid: frozenset[int] = frozenset()
    order: tuple[int, ...] = field(init=False)
    minutes: tuple[tuple[int, ...], ...] = field(init=False)

    def __post_init__(self) -> None:
        walked = reading_order(self.graph, (node for node, _ in self.goals))
        object.__setattr__(self, "order", tuple(walked))
        table = tuple(
            tuple(n.entry.minutes_to(rank) for rank in range(n.size + 1)) for n in self.graph.nodes
        )
        object.__setattr__(self, "minutes", table)

    def wanted(self, node: int) -> int:
        """Return the rank that a wish for a node asks for: mastery, or the next above it."""
        return max(self.graph.nodes[node].mastery, self.held[node] + 1)

    def granted(self, node: int, levels: Mapping[int, int]) -> bool:
        """Say whether a route that brings nodes to these ranks grants the wish for a node."""
        return levels.get(node, 0) >= self.wanted(node)

    def cost_of(self, node: int, rank: int) -> int:
        """Return the minutes from what is held to a rank."""
        return self.minutes[node][rank] - self.minutes[node][self.held[node]]

    def cost(self, levels: Mapping[int, int]) -> Cost:
        """Return what a route costs that brings nodes to these ranks."""
        broken = sum(node in levels for node in self.avoid)
        broken += sum(not self.granted(node, levels) for node in self.choose)
        nodes = self.graph.nodes
        steps = sum(not isinstance(nodes[node].entry, Credential) for node in levels)
        return broken, sum(self.cost_of(n, rank) for n, rank in levels.items()), steps

    def preference(self, levels: Mapping[int, int]) -> tuple[tuple[bool, ...], tuple[int, ...]]:
        """Return the key that decides between routes of one cost: the least one wins.

        The route wins that has the first competency, in reading order, which only one has; then
        the one with lower levels.
        """
        nodes = self.graph.nodes
        counted = [n for n in self.order if not isinstance(nodes[n].entry, Credential)]
        return (
            tuple(node not in levels for node in counted),
            tuple(levels.get(node, 0) for node in self.order),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The ranks that a route brings nodes to, above what is held.

    `hard` is True where the solver was needed to find it.
    """

    levels: Mapping[int, int]
    cost: Cost
    proven: bool = True
    gap: float = 0.0
    hard: bool = False

    @property
    def minutes(self) -> int:
        """The minutes of the whole route."""
        return self.cost[1]

    @property
    def steps(self) -> int:
        """The number of competencies in it."""
        return self.cost[2]
