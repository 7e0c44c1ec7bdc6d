"""A map as a graph in GraphML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from pathplan.exchange.effort import written as effort_written
from pathplan.exchange.lines import must_haves, strand_titles
from pathplan.exchange.losses import losses
from pathplan.model import Competency, CompetencyMap, Entry, Need, Requirement
from pathplan.model.foreign import Held, Loss, Written

GATE, BADGE, COMPETENCY = "gate", "badge", "competency"
NODE = {
    "title": "string",
    "kind": "string",
    "at_least": "int",
    "strand": "string",
    "effort": "string",
    "i_can": "string",
    "description": "string",
    "tags": "string",
    "credits": "double",
    "optional": "boolean",
}
EDGE = {"kind": "string", "level": "string"}
GRAPH = {"title": "string", "levels": "string", "mastery": "string"}
SPACE = "http://graphml.graphdrawing.org/xmlns"
HELD = frozenset(
    ("efforts", "strands", "i_can", "descriptions", "tags", "optional", "recommends", "corequires")
) | frozenset(("credits", "credentials", "levels"))
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML may hold."""


class _Drawing:
    """Collects nodes and edges."""

    def __init__(self, home: CompetencyMap) -> None:
        self.root = Element("graphml", xmlns=SPACE)
        for kind, names in (("graph", GRAPH), ("node", NODE), ("edge", EDGE)):
            for name, type_ in names.items():
                key = {"id": f"{kind}-{name}", "for": kind, "attr.name": name, "attr.type": type_}
                SubElement(self.root, "key", key)
        self.graph = SubElement(self.root, "graph", id=home.id, edgedefault="directed")
        levels = home.levels if len(home.levels) > 1 else ()
        scale = {"levels": "; ".join(levels), "mastery": home.mastery or "" if levels else ""}
        self._data(self.graph, "graph", {"title": home.title, **scale})
        self.own = {e.id for e in home.entries}
        self.strands = strand_titles(home)
        self.gates = 0
        self.lines = 0
        self.elsewhere = 0

    def _data(self, element: Element, kind: str, said: dict[str, str]) -> None:
        for name, text in said.items():
            if text:
                SubElement(element, "data", key=f"{kind}-{name}").text = ILLEGAL.sub("", text)

    def node(self, entry: Entry) -> None:
        """Add an entry."""
        element = SubElement(self.graph, "node", id=entry.id)
        badge = not isinstance(entry, Competency)
        said = {"title": entry.title, "kind": BADGE if badge else COMPETENCY}
        if isinstance(entry, Competency):
            minutes = entry.minutes_to(entry.mastery_rank) if entry.effort else 0
            said |= {
                "strand": self.strands.get(entry.strand, ""),
                "effort": effort_written(minutes) if minutes else "",
                "i_can": entry.i_can,
                "tags": "; ".join(entry.tags),
                "credits": "" if entry.credits is None else f"{entry.credits:g}",
                "optional": "true" if entry.optional else "",
            }
        self._data(element, "node", {**said, "description": entry.description})

    def edges(self, entry: Entry) -> None:
        """Add what an entry asks for."""
        for part in must_haves(entry.requires):
            self._edge(part, entry.id, "requires")
        for need in entry.corequires:
            self._edge(need, entry.id, "corequires")
        for need in entry.recommends:
            self._edge(need, entry.id, "recommends")

    def _edge(self, part: Requirement, target: str, kind: str) -> None:
        if isinstance(part, Need):
            if part.id not in self.own:
                self.elsewhere += 1
                return
            self.lines += 1
            said = {"kind": kind, "level": part.level or ""}
            self._line(part.id, target, said)
            return
        self.gates += 1
        gate = f"gate:{self.gates}"
        element = SubElement(self.graph, "node", id=gate)
        least = f"{part.n} of {len(part.parts)}"
        said = {"title": least, "kind": GATE, "at_least": str(part.n)}
        self._data(element, "node", said)
        for inner in part.parts:
            self._edge(inner, gate, "requires")
        self._line(gate, target, {"kind": kind})

    def _line(self, source: str, target: str, said: dict[str, str]) -> None:
        element = SubElement(self.graph, "edge", source=source, target=target)
        self._data(element, "edge", said)


def write_map(maps: Sequence[CompetencyMap]) -> Written:
    """Return a map as a graph; the first map is written."""
    home = maps[0]
    drawing = _Drawing(home)
    entries = [e for e in home.entries if not e.aside]
    for entry in entries:
        drawing.node(entry)
    for entry in entries:
        drawing.edges(entry)
    indent(drawing.root)
    text = tostring(drawing.root, encoding="unicode")
    lost = [
        Loss(many=drawing.elsewhere, what="needs of other maps", why="export that map too"),
        *losses(home, "there are no data for them", HELD),
    ]
    return Written(
        data=f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode(),
        holds=(
            Held(many=len(entries), what="nodes"),
            Held(many=drawing.lines, what="edges"),
            Held(many=drawing.gates, what="gates"),
        ),
        losses=tuple(loss for loss in lost if loss.many),
    )
