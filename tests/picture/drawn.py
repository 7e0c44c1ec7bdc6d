"""What a drawing says, read back without asking how it was made."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from pathplan.model import AtLeast, CompetencyMap, Entry, Need, Requirement, needs
from pathplan.model.drawing import Drawing


def keys(drawing: Drawing) -> set[str]:
    """Return the ids of what is drawn, as the map writes them."""
    return {box.name for box in drawing.boxes}


def names(drawing: Drawing) -> dict[str, str]:
    """Return the ids that the map writes by those within the picture."""
    return {box.id: box.name for box in drawing.boxes}


def lines(drawing: Drawing, kinds: tuple[str, ...] = ("needs", "option")) -> set[tuple[str, str]]:
    """Return the lines between boxes, through gates, as pairs of ids."""
    net: nx.DiGraph[str] = nx.DiGraph()
    net.add_edges_from((e.source, e.target) for e in drawing.edges if e.kind in kinds)
    named = names(drawing)
    return {
        (named[source], named[target])
        for target in named
        for source in _sources(net, target, set(named))
    }


def _sources(net: nx.DiGraph[str], target: str, boxes: set[str]) -> Iterator[str]:
    """Yield the boxes that a line leads from, straight or through gates."""
    for source in net.predecessors(target) if target in net else ():
        if source in boxes:
            yield source
        else:
            yield from _sources(net, source, boxes)


def meant(map_: CompetencyMap) -> set[tuple[str, str]]:
    """Return the lines of a map as its author wrote them: what is named, and what names it."""
    return {
        (need.id, entry.id)
        for entry in map_.entries
        for need in (*needs(entry.requires), *entry.corequires)
    }


def network(map_: CompetencyMap) -> nx.DiGraph[str]:
    """Return a map as a network of ids, lines leading from what is needed."""
    net: nx.DiGraph[str] = nx.DiGraph()
    net.add_nodes_from(entry.id for entry in map_.entries)
    net.add_edges_from(meant(map_))
    return net


def can_begin(drawing: Drawing, box: str, done: set[str]) -> bool:
    """Say whether something can be begun by the lines of a picture, when some ids are done."""
    gates = {gate.id: gate.n for gate in drawing.gates}
    named = names(drawing)

    def on(source: str) -> bool:
        if source in gates:
            return sum(on(e.source) for e in drawing.edges if e.target == source) >= gates[source]
        return named[source] in done

    target = next(id_ for id_, name in named.items() if name == box)
    needed = [e for e in drawing.edges if e.target == target and e.kind == "needs"]
    return all(on(edge.source) for edge in needed)


def met(requirement: Requirement, done: set[str]) -> bool:
    """Say whether a requirement is met when some ids are done."""
    if isinstance(requirement, Need):
        return requirement.id in done
    return sum(met(part, done) for part in requirement.parts) >= requirement.n


def repeats(entry: Entry) -> bool:
    """Say whether a choice names something twice: such lines are drawn once."""

    def within(requirement: Requirement) -> bool:
        if isinstance(requirement, Need):
            return False
        named = [part.id for part in requirement.parts if isinstance(part, Need)]
        return len(named) > len(set(named)) or any(map(within, requirement.parts))

    return isinstance(entry.requires, AtLeast) and within(entry.requires)
