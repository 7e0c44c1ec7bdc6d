"""What an entry of a map asks for, as the outline tells it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pathplan.graph.prerequisites import Expr, Leaf, Node, PrerequisiteGraph, top_parts
from pathplan.model.drawing import Ask


@dataclass(frozen=True, slots=True)
class Needs:
    """Turns requirements into what an outline of the map `home` tells, by its numbers."""

    graph: PrerequisiteGraph
    home: str
    numbers: Mapping[int, int]

    def first(self, node: Node) -> tuple[Ask, ...]:
        """Return what is needed first, what another map holds last."""
        return tuple(sorted(self._all(top_parts(node.requires)), key=_ends_elsewhere))

    def together(self, node: Node) -> tuple[Ask, ...]:
        """Return what is learned with a node."""
        return tuple(self._all(node.corequires))

    def _all(self, parts: Iterable[Expr]) -> Iterable[Ask]:
        found = (self._ask(part) for part in parts)
        return (ask for ask in found if ask.name or ask.parts)

    def _ask(self, expr: Expr) -> Ask:
        if isinstance(expr, Leaf):
            node = self.graph.nodes[expr.node]
            return Ask(
                name=node.entry.title or node.entry.id,
                number=self.numbers.get(expr.node, 0),
                level="" if expr.rank == node.mastery else node.entry.levels[expr.rank - 1],
                elsewhere=node.entry.map != self.home,
            )
        parts = list(self._all(expr.parts))
        if all(_is_number(part) for part in parts):
            parts.sort(key=lambda part: part.number)
        return Ask(n=expr.n, parts=tuple(parts))


def _is_number(ask: Ask) -> bool:
    """Say whether something is told by its number alone."""
    return ask.number > 0 and not ask.level and not ask.elsewhere


def _ends_elsewhere(ask: Ask) -> bool:
    return ask.parts[-1].elsewhere if ask.parts else ask.elsewhere
