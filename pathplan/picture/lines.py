"""The edges and gates of a picture, from requirements as they are written."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pathplan.graph.prerequisites import Expr, Leaf, PrerequisiteGraph, leaves, top_parts
from pathplan.graph.prerequisites import Gate as ExprGate
from pathplan.model import Plan
from pathplan.model.drawing import Edge, EdgeKind, Gate


class Lines:
    """Collects the gates and edges between the nodes in a picture.

    `chain` are the pairs of nodes, one needing the other, whose line is on the longest chain.
    """

    def __init__(
        self,
        graph: PrerequisiteGraph,
        nodes: Sequence[int],
        plan: Plan | None,
        chain: Collection[tuple[int, int]] = (),
    ) -> None:
        self.graph = graph
        self.inside = set(nodes)
        self.uses = {k: set(used) for k, used in plan.used} if plan else {}
        self.chain = chain
        self._gates: list[Gate] = []
        self._edges: dict[Edge, None] = {}
        together: set[tuple[int, int]] = set()
        for index in nodes:
            node = graph.nodes[index]
            for part in top_parts(node.requires):
                self._line(part, index, f"n{index}")
            for c in node.corequires:
                if (index, c.node) not in together:
                    together.add((c.node, index))
                    self._line(c, index, f"n{index}")
            for other in node.recommends:
                if other in self.inside:
                    self._add(Edge(source=f"n{other}", target=f"n{index}", kind="recommends"))

    @property
    def gates(self) -> tuple[Gate, ...]:
        """The gates, in the author's order."""
        return tuple(self._gates)

    @property
    def edges(self) -> tuple[Edge, ...]:
        """The edges, each once."""
        return tuple(self._edges)

    def _add(self, edge: Edge) -> None:
        self._edges[edge] = None

    def _line(self, expr: Expr, owner: int, target: str, kind: EdgeKind = "needs") -> None:
        """Draw a line from an expression to a box or a gate."""
        if not self._drawn(expr):
            return
        if isinstance(expr, Leaf):
            self._add(
                Edge(
                    source=f"n{expr.node}",
                    target=target,
                    kind=kind,
                    taken=self._taken(owner, expr),
                    label=self._level(expr),
                    chain=(expr.node, owner) in self.chain,
                )
            )
        elif expr.n == len(expr.parts) and kind == "needs":
            for part in expr.parts:
                self._line(part, owner, target)
        elif (only := self._only(expr, owner)) is not None:
            self._line(only, owner, target, kind)
        else:
            gate = f"o{len(self._gates)}"
            self._gates.append(Gate(id=gate, n=expr.n, many=len(expr.parts)))
            for part in expr.parts:
                self._line(part, owner, gate, "option")
            inside = [leaf for leaf in leaves(expr) if leaf.node in self.inside]
            self._add(
                Edge(
                    source=gate,
                    target=target,
                    kind=kind,
                    taken=any(self._taken(owner, leaf) for leaf in inside),
                    chain=any((leaf.node, owner) in self.chain for leaf in inside),
                )
            )

    def _only(self, gate: ExprGate, owner: int) -> Expr | None:
        """Return the one entry of a choice that the path takes, where no other is drawn."""
        drawn = [part for part in gate.parts if self._drawn(part)]
        if len(drawn) == 1 and any(self._taken(owner, leaf) for leaf in leaves(drawn[0])):
            return drawn[0]
        return None

    def _drawn(self, expr: Expr) -> bool:
        return any(leaf.node in self.inside for leaf in leaves(expr))

    def _taken(self, owner: int, leaf: Leaf) -> bool:
        used = self.uses.get(self.graph.nodes[owner].key, ())
        return self.graph.nodes[leaf.node].key in used

    def _level(self, leaf: Leaf) -> str:
        node = self.graph.nodes[leaf.node]
        return "" if leaf.rank == node.mastery else node.entry.levels[leaf.rank - 1]
