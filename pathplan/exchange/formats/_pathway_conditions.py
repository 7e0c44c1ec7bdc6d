"""The conditions of a CTDL pathway: so many of some components, or of further conditions."""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.exchange.building import MapBuilder, Wanted
from pathplan.exchange.choices import DEEPEST, some
from pathplan.exchange.json_ld import Graph, Node, local
from pathplan.exchange.json_values import number

CONDITIONS = frozenset({"ComponentCondition", "Condition"})
LINK, TARGETS = "hasCondition", "targetComponent"


MOST = 200_000
"""Conditions and targets that are read, each as often as it stands in others."""


class Conditions:
    """Reads what components take; `choosable` are the ids of what stands in a choice."""

    def __init__(self, graph: Graph, made: MapBuilder) -> None:
        self.many = len(graph.of_types(CONDITIONS))
        self.choosable: set[str] = set()
        self._graph = graph
        self._map = made
        self._left = MOST
        self._found: dict[str, tuple[Wanted, ...]] = {}
        for condition in graph.of_types(CONDITIONS):
            targets = [t for t, _ in graph.linked(condition, TARGETS) if t is not None]
            if 0 < self._least(condition, len(targets)) < len(targets):
                self.choosable |= {target.id for target in targets}
            constraints = len(condition.values.get("hasConstraint", ()))
            if constraints:
                why = "a map has no rules about grades or sums of credits"
                made.drop("constraints", why, many=constraints)

    @staticmethod
    def is_slot(node: Node) -> bool:
        """Say whether a component is but a place for a choice: a condition without a name."""
        return node.has(LINK) and not node.has("name", "codedNotation", "codeNotation")

    def of(self, node: Node) -> tuple[Wanted, ...]:
        """Return what a component takes by its conditions, with keys for ids."""
        if node.id not in self._found:
            self._found[node.id] = tuple(self._each(node))
        return self._found[node.id]

    def _each(self, node: Node) -> Iterator[Wanted]:
        for condition, _ in self._graph.linked(node, LINK):
            asked = self._asked(condition, (node.id,)) if condition else None
            if asked is not None and asked != node.id:
                yield asked

    def _asked(self, condition: Node, above: tuple[str, ...]) -> Wanted | None:
        """Return what a condition asks for; `above` are what it stands in."""
        self._left -= 1 + len(condition.values.get(TARGETS, ()))
        if len(above) > DEEPEST or condition.id in above or self._left < 0:
            self._map.drop("conditions", "a condition stands in itself, or too deep in others")
            return None
        within = (*above, condition.id)
        parts: list[Wanted] = []
        for target, name in self._graph.linked(condition, TARGETS):
            if target is None:
                self._map.outside[name] = None
            elif target.id == above[0]:
                self._map.drop("targets of conditions", "nothing can need itself")
            elif not self.is_slot(target):
                parts.append(target.id)
            else:
                parts += self._slot(target, within)
        for inner, _ in self._graph.linked(condition, LINK):
            asked = self._asked(inner, within) if inner else None
            if asked is not None:
                parts.append(asked)
        return some(self._least(condition, len(parts)), parts)

    def _slot(self, slot: Node, within: tuple[str, ...]) -> list[Wanted]:
        """Return what a place for a choice takes, as one part."""
        inner = (c for c, _ in self._graph.linked(slot, LINK) if c is not None)
        parts = [asked for c in inner if (asked := self._asked(c, within)) is not None]
        whole = some(len(parts), parts)
        return [] if whole is None else [whole]

    def _least(self, condition: Node, parts: int) -> int:
        said = number(condition.values.get("requiredNumber"))
        if said is not None:
            return int(said)
        named = (name for _, name in self._graph.linked(condition, "logicalOperator"))
        operator = next(named, "")
        return 1 if local(operator).lower() == "or" else parts
