"""A graph in GraphML: nodes with labels, and edges from what is needed to what needs it.

As yEd, Gephi and NetworkX write it; labels, groups and efforts are read from the data of nodes.
Nodes of the kind `gate` are choices: so many of what leads to them are needed. Other tools draw
edges the other way, so the direction is checked, and `--reverse` turns it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from pathplan.exchange import effort
from pathplan.exchange.archive import UnreadableError
from pathplan.exchange.building import Kind, MapBuilder, Wanted, turned
from pathplan.exchange.foreign import Foreign
from pathplan.exchange.format import Asked, Format
from pathplan.exchange.formats._graphml_out import BADGE, GATE, write_map
from pathplan.exchange.formats._graphml_parts import Edge, Graph, Node, taken_apart
from pathplan.exchange.json_values import number
from pathplan.exchange.listed import parted
from pathplan.exchange.scale import Scale
from pathplan.model.foreign import Heard, Held, MapIn
from pathplan.spelling import plain

LOOKED_AT = 4096
KINDS: tuple[Kind, ...] = ("requires", "corequires", "recommends")
DEEPEST = 20
"""Gates behind gates."""
MOST = 10_000
"""Parts of choices: gates that lead to many gates multiply."""
YES = {"true", "1", "yes"}


def likeness(file: Foreign) -> int:
    """Return how much a file looks like GraphML: 3 where it says so."""
    return 3 * (file.is_xml and "<graphml" in file.text[:LOOKED_AT])


def read_map(file: Foreign, asked: Asked) -> MapIn:
    """Return the map that a graph makes.

    Raises:
        UnreadableError: it is broken, or its gates cannot be turned.
    """
    graph = taken_apart(file.xml)
    gates = any(node.data.get("kind") == GATE for node in graph.nodes)
    if asked.reverse:
        if gates:
            raise UnreadableError(f"{file.name} has gates, and those cannot be read backwards.")
        for edge in graph.edges:
            edge.needed, edge.needing = edge.needing, edge.needed
    scale = _scale(graph)
    reader = _Reader(graph, scale.levels if scale else ())
    title = graph.data.get("title", "")
    id_, title = asked.named(file, graph.data.get("id", "") if title else "", title)
    about = {name: graph.data.get(name, "") for name in ("description", "version", "language")}
    data = reader.read(id_, title, {**about, **(scale.data() if scale else {})})
    return MapIn(
        data=data,
        what="a graph in GraphML",
        size=(
            Held(many=len(graph.nodes), what="nodes"),
            Held(many=len(graph.edges) + len(graph.without_direction), what="edges"),
        ),
        heard=tuple(reader.heard()),
        dropped=reader.map.dropped,
        outside=tuple(reader.map.outside),
        origins=reader.map.origins,
        turned=None if gates else turned(data),
    )


def _scale(graph: Graph) -> Scale | None:
    """Return the scale of a graph that pathplan wrote; without a mastery the top is it."""
    levels = parted(graph.data.get("levels", ""))
    mastery = graph.data.get("mastery", "")
    place = levels.index(mastery) if mastery in levels else len(levels) - 1
    return Scale.of(levels, place) if levels else None


class _Reader:
    """Makes a map of a graph: its gates become choices, what is grouped gets a strand."""

    def __init__(self, graph: Graph, levels: Collection[str]) -> None:
        self.graph = graph
        for edge in graph.edges:
            if edge.data.get("level") not in levels:
                edge.data.pop("level", None)
        self.map = MapBuilder()
        self.gates = {n.id: n for n in graph.nodes if n.data.get("kind") == GATE}
        self.into: dict[str, list[Edge]] = {}
        for edge in graph.edges:
            self.into.setdefault(edge.needing, []).append(edge)
        self.rich = {
            e.needing for e in graph.edges if e.needed in self.gates or e.data.get("level")
        }
        self.parts = 0
        self.taken: set[tuple[str, str, str, str]] = set()

    def read(self, id_: str, title: str, about: Mapping[str, object]) -> dict[str, object]:
        """Return the map's data."""
        touched = {end for edge in self.graph.edges for end in (edge.needed, edge.needing)}
        for node in self.graph.nodes:
            if not node.id:
                self.map.drop("nodes", "they have no id", node.at)
            elif node.id not in self.gates and (not node.holds_more or node.id in touched):
                self._entry(node)
        for edge in self.graph.edges:
            if edge.needing in self.gates:
                continue
            if not edge.needed or not edge.needing:
                self.map.drop("edges", "an end is missing", edge.at)
            elif edge.needed in self.gates and edge.needing not in self.map.entries:
                self.map.drop("edges", "they end at nothing that is in this file", edge.at)
            else:
                self._line(edge)
        why = "they do not say which end is needed"
        for at in self.graph.without_direction:
            self.map.drop("edges without a direction", why, at)
        if self.graph.several:
            why = "a line has two ends"
            self.map.drop("edges between several nodes", why, many=self.graph.several)
        return self.map.data(id_=id_, title=title, **about)

    def _entry(self, node: Node) -> None:
        data = node.data
        title = data.get("title") or node.id
        badge = data.get("kind") == BADGE
        code = node.id if "kind" in data else ""
        values: dict[str, object] = {"description": data.get("description", "")}
        if not badge:
            level = [f"level {data['level']}"] if data.get("level") else []
            minutes = effort.minutes(data.get("effort", ""))
            values |= {
                "i_can": data.get("i_can", ""),
                "strand": self._strand(node),
                "effort": effort.written(minutes) if minutes is not None else "",
                "credits": effort.credit(data.get("credits", "")),
                "optional": data.get("optional", "").casefold() in YES or None,
                "tags": parted(data.get("tags", "")) + level,
            }
        self.map.add(
            node.id,
            title,
            code,
            at=node.at,
            section="credentials" if badge else "competencies",
            values=values,
        )

    def _strand(self, node: Node) -> str:
        """Return the strand that a node names, by its id if it has one, else its group."""
        id_, title = node.data.get("strand_id", ""), node.data.get("strand", "")
        if title or id_:
            return self.map.strand(id_ or (plain(title),), title or id_, id_)
        group = node.group
        return self.map.strand(group, group.title) if group.title else ""

    def _line(self, edge: Edge) -> None:
        """Take over an edge; with choices or levels, what is asked for keeps its order."""
        kind: Kind = next((kind for kind in KINDS if kind == edge.data.get("kind")), "requires")
        ends = (edge.needed, edge.needing, kind)
        known = edge.needed in self.gates or self.map.id_of(edge.needed) is not None
        said = (*ends, edge.data.get("level", ""))
        again = edge.needed == edge.needing or said in self.taken
        rich = edge.needing in self.rich and edge.needing in self.map.entries
        if again or not (known and rich):
            self.map.line(*ends, edge.at)
        elif (wanted := self._wanted(edge, frozenset())) is not None:
            self.taken.add(said)
            self.map.ask(edge.needing, wanted, kind)

    def _wanted(self, edge: Edge, seen: frozenset[str]) -> Wanted | None:
        """Return what one edge asks for: an entry, at a level, or what a gate lets through."""
        if gate := self.gates.get(edge.needed):
            return self._gate(gate, seen)
        id_ = self.map.id_of(edge.needed)
        if id_ is None:
            self.map.outside[edge.needed] = None
            return None
        level = edge.data.get("level", "")
        return {"id": id_, "level": level} if level else id_

    def _gate(self, gate: Node, seen: frozenset[str]) -> Wanted | None:
        self.parts += 1
        if gate.id in seen or len(seen) > DEEPEST or self.parts > MOST:
            why = f"a gate leads to itself, stands {DEEPEST} deep, or lets in more than {MOST:,}"
            self.map.drop("gates", why, gate.at)
            return None
        inside = (self._wanted(one, seen | {gate.id}) for one in self.into.get(gate.id, ()))
        parts: list[Wanted] = []
        for part in inside:
            self.parts += 1
            if part is not None and part not in parts:
                parts.append(part)
        least = number(gate.data.get("least", "1"))
        if len(parts) < 2:
            return next(iter(parts), None)
        if least == 1:
            return {"any_of": parts}
        if least == len(parts):
            return {"all_of": parts}
        return {"at_least": least if isinstance(least, int) else 1, "of": parts}

    def heard(self) -> Iterator[Heard]:
        """Yield what became of groups and gates."""
        if self.map.strands:
            yield Heard(name="groups", as_="strands")
        if self.gates:
            yield Heard(name="gates", as_="choices")


FORMAT = Format(
    likeness=likeness, ending=".graphml", both_ways=True, read_map=read_map, write_map=write_map
)
