"""What an entry of a map needs, as the outline writes it."""

from __future__ import annotations

from collections.abc import Mapping

from pathplan.graph.prerequisites import Expr, Leaf, Node, PrerequisiteGraph, top_parts
from pathplan.model import CompetencyMap


class Needs:
    """Writes requirements with the numbers of an outline."""

    def __init__(
        self, graph: PrerequisiteGraph, home: CompetencyMap, numbers: Mapping[int, str]
    ) -> None:
        self.graph = graph
        self.home = home
        self.numbers = numbers

    def needs(self, node: Node) -> str:
        """Return what a node needs: `needs 2; 4 or 5`."""
        parts = [self._part(part, inner=False) for part in top_parts(node.requires)]
        said = "; ".join(sorted((p for p in parts if p), key=self._own_first))
        together = "; ".join(self._part(c, inner=False) for c in node.corequires)
        told = [f"needs {said}"] if said else []
        told += [f"with {together}"] if together else []
        return ", ".join(told) or "needs nothing"

    def _own_first(self, text: str) -> bool:
        return text.endswith("*")

    def _part(self, expr: Expr, *, inner: bool) -> str:
        if isinstance(expr, Leaf):
            node = self.graph.nodes[expr.node]
            name = self.numbers.get(expr.node) or node.entry.title or node.entry.id
            star = "*" if node.entry.map != self.home.id else ""
            rank = node.entry.levels[expr.rank - 1]
            level = "" if expr.rank == node.mastery else f" ({rank})"
            return f"{name}{level}{star}"
        parts = [self._part(part, inner=True) for part in expr.parts]
        if not parts:
            return ""
        if all(part.isdigit() for part in parts):
            parts.sort(key=int)
        if expr.n == len(parts):
            text = " and ".join(parts)
        elif expr.n == 1:
            text = " or ".join(parts)
        else:
            text = f"{expr.n} of {', '.join(parts)}"
        return f"({text})" if inner and len(parts) > 1 else text
