"""The edges and gates of a picture, from requirements as they are written."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.graph.prerequisites import Expr, Leaf, PrerequisiteGraph, leaves, top_parts
from pathplan.graph.prerequisites import Gate as ExprGate
from pathplan.model import Plan
from pathplan.model.drawing import Edge, Gate


class Lines:
    """Collects the gates and edges between the nodes in a picture."""

    def __init__(self, graph: PrerequisiteGraph, nodes: Sequence[int], plan: Plan | None) -> None:
        self.graph = graph
        self.inside = set(nodes)
        self.uses = {k: set(used) for k, used in plan.used} if plan else {}
        self._gates: list[Gate] = []
        self._edges: list[Edge] = []
        for index in nodes:
            node = graph.nodes[index]
            for part in top_parts(node.requires):
                self._line(part, index, f"n{index}", "needs")
            for c in node.corequires:
                back = Edge(source=f"n{index}", target=f"n{c.node}")
                if all((e.source, e.target) != (back.source, back.target) for e in self._edges):
                    self._line(c, index, f"n{index}", "needs")
            for other in node.recommends:
                if other in self.inside:
                    self._edges.append(
                        Edge(source=f"n{other}", target=f"n{index}", kind="recommends")
                    )

    @property
    def gates(self) -> tuple[Gate, ...]:
        """The gates, in the author's order."""
        return tuple(self._gates)

    @property
    def edges(self) -> tuple[Edge, ...]:
        """The edges, each once."""
        return tuple(dict.fromkeys(self._edges))

    def _line(self, expr: Expr, owner: int, target: str, kind: str) -> None:
        """Draw a line from an expression to a box or a gate."""
        if not any(leaf.node in self.inside for leaf in leaves(expr)):
            return
        if isinstance(expr, Leaf):
            self._edges.append(
                Edge(
                    source=f"n{expr.node}",
                    target=target,
                    kind="option" if kind == "option" else "needs",
                    taken=self._taken(owner, expr),
                    label=self._level(expr),
                )
            )
        elif expr.n == len(expr.parts) and kind == "needs":
            for part in expr.parts:
                self._line(part, owner, target, kind)
        elif len(drawn := self._drawn(expr)) == 1 and self.uses:
            self._line(drawn[0], owner, target, kind)  # the other ways are not in the picture
        else:
            gate = f"o{len(self._gates)}"
            self._gates.append(Gate(id=gate, n=expr.n, many=len(expr.parts)))
            for part in expr.parts:
                self._line(part, owner, gate, "option")
            taken = any(self._taken(owner, leaf) for leaf in leaves(expr))
            self._edges.append(Edge(source=gate, target=target, taken=taken))

    def _drawn(self, gate: ExprGate) -> list[Expr]:
        """Return the entries of a choice that are in the picture."""
        return [p for p in gate.parts if any(leaf.node in self.inside for leaf in leaves(p))]

    def _taken(self, owner: int, leaf: Leaf) -> bool:
        used = self.uses.get(self.graph.nodes[owner].key, set())
        return self.graph.nodes[leaf.node].key in used

    def _level(self, leaf: Leaf) -> str:
        node = self.graph.nodes[leaf.node]
        return "" if leaf.rank == node.mastery else node.entry.levels[leaf.rank - 1]
