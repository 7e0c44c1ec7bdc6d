"""A graph in GraphML: nodes with labels, and edges from what is needed to what needs it.

As yEd, Gephi and NetworkX write it; labels, groups and efforts are read from the data of nodes.
Nodes of the kind `gate` are choices: so many of what leads to them are needed. Other tools draw
edges the other way, so the direction is checked, and `--reverse` turns it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pathplan.exchange import effort
from pathplan.exchange.archive import UnreadableError
from pathplan.exchange.building import Asked as Wanted
from pathplan.exchange.building import Kind, MapBuilder, turned
from pathplan.exchange.foreign import Foreign
from pathplan.exchange.format import Asked, Format
from pathplan.exchange.formats._graphml_out import BADGE, GATE, write_map
from pathplan.exchange.json_values import number
from pathplan.exchange.table import folded
from pathplan.model.foreign import Heard, Held, MapIn

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LOOKED_AT = 4096
NAMES: Mapping[str, Sequence[str]] = {
    "title": ("title", "label", "name", "text"),
    "strand": ("strand", "group", "category", "taxonomy", "unit", "cluster", "module"),
    "effort": ("effort", "time", "duration"),
    "description": ("description",),
    "i_can": ("ican",),
    "level": ("level", "grade"),
    "kind": ("kind",),
    "least": ("atleast",),
    "credits": ("credits",),
    "optional": ("optional", "extra"),
    "tags": ("tags",),
    "levels": ("levels",),
    "mastery": ("mastery",),
}
"""What data may be called, by what it holds."""
KINDS: tuple[Kind, ...] = ("requires", "corequires", "recommends")
DEEPEST = 20
"""Gates behind gates."""
YES = {"true", "1", "yes"}


def likeness(file: Foreign) -> int:
    """Return how much a file looks like GraphML: 3 where it says so."""
    return 3 * (file.is_xml and "<graphml" in file.text[:LOOKED_AT])


@dataclass(slots=True)
class _Node:
    """A node: what it holds, and the title of the group it is in."""

    id: str
    data: dict[str, str]
    group: str
    holds_more: bool
    at: str


@dataclass(slots=True)
class _Edge:
    """An edge, as it is meant."""

    needed: str
    needing: str
    data: dict[str, str]
    at: str


@dataclass(slots=True)
class _Graph:
    """A file taken apart."""

    data: dict[str, str] = field(default_factory=dict)
    nodes: list[_Node] = field(default_factory=list)
    edges: list[_Edge] = field(default_factory=list)
    without_direction: list[str] = field(default_factory=list)
    several: int = 0


def read_map(file: Foreign, asked: Asked) -> MapIn:
    """Return the map that a graph makes.

    Raises:
        UnreadableError: it is broken, or its gates cannot be turned.
    """
    graph = _taken_apart(file.xml)
    gates = any(node.data.get("kind") == GATE for node in graph.nodes)
    if asked.reverse:
        if gates:
            raise UnreadableError(f"{file.name} has gates, and those cannot be read backwards.")
        for edge in graph.edges:
            edge.needed, edge.needing = edge.needing, edge.needed
    reader = _Reader(graph)
    title = graph.data.get("title", "")
    id_, title = asked.named(file, graph.data.get("id", "") if title else "", title)
    levels = [one.strip() for one in graph.data.get("levels", "").split(";") if one.strip()]
    mastery = graph.data.get("mastery", "") if levels else ""
    data = reader.read(id_, title, levels=levels, mastery=mastery)
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


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _taken_apart(root: Element) -> _Graph:
    """Return the nodes and edges of a file in their order, those of nested graphs too."""
    keys = {element.get("id", ""): _holds(element) for element in root if _local(element) == "key"}
    found = _Graph()
    stack: list[tuple[Element, str, bool]] = [(root, "", True)]
    while stack:
        element, group, directed = stack.pop()
        name = _local(element)
        if name == "graph":
            directed = element.get("edgedefault", "directed") != "undirected"
            found.data = found.data or {"id": element.get("id", ""), **_data(element, keys)}
        elif name == "node":
            group = _node(found, element, keys, group)
        elif name == "edge":
            _edge(found, element, keys, directed=directed)
        elif name == "hyperedge":
            found.several += 1
        stack += [(child, group, directed) for child in reversed(element)]
    return found


def _holds(key: Element) -> str:
    """Return what the data of a key hold, "" for nothing that is looked for."""
    if key.get("yfiles.type"):
        return "drawing"
    name = folded(key.get("attr.name") or key.get("id") or "")
    return next((holds for holds, names in NAMES.items() if name in names), "")


def _data(element: Element, keys: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for child in element:
        if _local(child) != "data":
            continue
        holds = keys.get(child.get("key", ""), "")
        text = _label(child) if holds == "drawing" else (child.text or "").strip()
        if holds and text:
            found.setdefault("title" if holds == "drawing" else holds, text)
    return found


def _label(drawing: Element) -> str:
    """Return the label of a node as yEd draws it."""
    labels = (inner for inner in drawing.iter() if _local(inner) == "NodeLabel")
    return next((text for inner in labels if (text := (inner.text or "").strip())), "")


def _node(found: _Graph, element: Element, keys: Mapping[str, str], group: str) -> str:
    """Add a node; return the group that nodes inside it are in."""
    data = _data(element, keys)
    id_ = element.get("id", "").strip()
    holds_more = any(_local(child) == "graph" for child in element)
    place = len(found.nodes) + 1
    found.nodes.append(_Node(id_, data, group, holds_more, f"node {place}"))
    return data.get("title", id_) if holds_more else group


def _edge(found: _Graph, element: Element, keys: Mapping[str, str], *, directed: bool) -> None:
    at = f"edge {len(found.edges) + len(found.without_direction) + 1}"
    if element.get("directed", str(directed).lower()) == "false":
        found.without_direction.append(at)
        return
    ends = [element.get(end, "").strip() for end in ("source", "target")]
    found.edges.append(_Edge(ends[0], ends[1], _data(element, keys), at))


class _Reader:
    """Makes a map of a graph: its gates become choices, what is grouped gets a strand."""

    def __init__(self, graph: _Graph) -> None:
        self.graph = graph
        self.map = MapBuilder()
        self.gates = {n.id: n for n in graph.nodes if n.data.get("kind") == GATE}
        self.into: dict[str, list[_Edge]] = {}
        for edge in graph.edges:
            self.into.setdefault(edge.needing, []).append(edge)
        self.rich = {
            e.needing for e in graph.edges if e.needed in self.gates or e.data.get("level")
        }
        self.taken: set[tuple[str, str, str]] = set()

    def read(self, id_: str, title: str, **about: object) -> dict[str, object]:
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
                self.map.drop("edges", "an end of them is missing", edge.at)
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

    def _entry(self, node: _Node) -> None:
        data = node.data
        title = data.get("title") or node.id
        badge = data.get("kind") == BADGE
        code = node.id if "kind" in data else ""
        values: dict[str, object] = {"description": data.get("description", "")}
        if not badge:
            group = data.get("strand") or node.group
            level = [f"level {data['level']}"] if data.get("level") else []
            minutes = effort.minutes(data.get("effort", ""))
            values |= {
                "i_can": data.get("i_can", ""),
                "strand": self.map.strand(folded(group) or group, group) if group else "",
                "effort": effort.written(minutes) if minutes else "",
                "credits": effort.credit(data.get("credits", "")),
                "optional": data.get("optional", "").casefold() in YES or None,
                "tags": [t.strip() for t in data.get("tags", "").split(";") if t.strip()] + level,
            }
        self.map.add(
            node.id,
            title,
            code,
            at=node.at,
            section="credentials" if badge else "competencies",
            values=values,
        )

    def _line(self, edge: _Edge) -> None:
        """Take over an edge; with choices or levels, what is asked for keeps its order."""
        kind: Kind = next((kind for kind in KINDS if kind == edge.data.get("kind")), "requires")
        ends = (edge.needed, edge.needing, kind)
        known = edge.needed in self.gates or self.map.id_of(edge.needed) is not None
        again = edge.needed == edge.needing or ends in self.taken
        rich = edge.needing in self.rich and edge.needing in self.map.entries
        if again or not (known and rich):
            self.map.line(*ends, edge.at)
        elif (wanted := self._wanted(edge, frozenset())) is not None:
            self.taken.add(ends)
            self.map.ask(edge.needing, wanted, kind)

    def _wanted(self, edge: _Edge, seen: frozenset[str]) -> Wanted | None:
        """Return what one edge asks for: an entry, at a level, or what a gate lets through."""
        if gate := self.gates.get(edge.needed):
            return self._gate(gate, seen)
        id_ = self.map.id_of(edge.needed)
        if id_ is None:
            self.map.outside[edge.needed] = None
            return None
        level = edge.data.get("level", "")
        return {"id": id_, "level": level} if level else id_

    def _gate(self, gate: _Node, seen: frozenset[str]) -> Wanted | None:
        if gate.id in seen or len(seen) > DEEPEST:
            self.map.drop("gates", f"they lead to themselves, or stand {DEEPEST} deep", gate.at)
            return None
        inside = [self._wanted(one, seen | {gate.id}) for one in self.into.get(gate.id, ())]
        parts = [part for part in inside if part is not None]
        least = number(gate.data.get("least", "1"))
        if len(parts) < 2:
            return parts[0] if parts else None
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
