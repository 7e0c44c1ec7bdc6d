"""What a map says otherwise of a plan that was agreed on."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from pathplan.graph.prerequisites import Leaf, Node, PrerequisiteGraph, leaves, top_parts
from pathplan.model.agreed import Agreed, AgreedStep, MapChange


def present(agreed: Agreed, graph: PrerequisiteGraph) -> Agreed:
    """Return a saved plan in the ids of today: a former id means the competency it now names."""

    def key(name: str) -> str:
        return graph.former.get(name, name) if name not in graph.index else name

    steps = (
        replace(s, key=key(s.key), opens=frozenset(key(name) for name in s.opens))
        for s in agreed.steps
    )
    return replace(
        agreed,
        keys=tuple(dict.fromkeys(key(name) for name in agreed.keys)),
        steps=tuple(steps),
        held=frozenset(key(name) for name in agreed.held),
        wishes=frozenset((kind, key(name)) for kind, name in agreed.wishes),
        goals=tuple(key(name) for name in agreed.goals),
        ready={key(name): day for name, day in agreed.ready.items()},
        ends={key(name): day for name, day in agreed.ends.items()},
    )


def map_changes(
    agreed: Agreed, graph: PrerequisiteGraph, maps: Collection[str]
) -> tuple[MapChange, ...]:
    """Return what `maps`, by their ids, say otherwise of the steps of a saved plan, in its order.

    A choice among several ways is no need: only what a step cannot do without is compared.
    """
    found: list[MapChange] = []
    for step in agreed.steps:
        if step.key.partition("/")[0] not in maps:
            continue
        place = graph.index.get(step.key)
        if place is None:
            found.append(MapChange(kind="gone", key=step.key, title=step.title))
        else:
            found += _of(agreed, graph, step, graph.nodes[place])
    return tuple(found)


def _of(
    agreed: Agreed, graph: PrerequisiteGraph, step: AgreedStep, node: Node
) -> Iterator[MapChange]:
    """Yield what is different of a step that the map still has."""
    change = MapChange(kind="renamed", key=step.key, title=step.title)
    if node.entry.title != step.title:
        yield change
    start, top = node.entry.rank(step.start or ""), node.entry.rank(step.level)
    if top is not None and (start is not None or step.start is None):
        now = node.entry.minutes_to(top) - node.entry.minutes_to(start or 0)
        if now != step.minutes:
            yield replace(change, kind="effort", then=step.minutes, now=now)
    learned = {s.key: s.opens for s in agreed.steps}
    for part in (*top_parts(node.requires), *node.corequires):
        other = graph.nodes[part.node].key if isinstance(part, Leaf) else ""
        if other and other not in agreed.held and step.key not in learned.get(other, ()):
            yield replace(change, kind="needs", other=other)
    named = {graph.nodes[leaf.node].key for leaf in (*leaves(node.requires), *node.corequires)}
    for other, opens in learned.items():
        if step.key in opens and other not in named and other in graph.index:
            yield replace(change, kind="free", other=other)
