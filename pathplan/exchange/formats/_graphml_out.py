"""A map as a graph in GraphML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from pathplan.exchange.effort import number_written
from pathplan.exchange.effort import written as effort_written
from pathplan.exchange.lines import must_haves, strand_losses, strand_names
from pathplan.exchange.listed import listed
from pathplan.exchange.losses import losses
from pathplan.model import Competency, CompetencyMap, Entry, Need, Requirement
from pathplan.model.competency import ONE_LEVEL
from pathplan.model.foreign import Held, Loss, Written

GATE, BADGE, COMPETENCY = "gate", "badge", "competency"
NODE = {
    "title": "string",
    "kind": "string",
    "at_least": "int",
    "strand": "string",
    "strand_id": "string",
    "effort": "string",
    "i_can": "string",
    "description": "string",
    "tags": "string",
    "credits": "double",
    "optional": "boolean",
}
EDGE = {"kind": "string", "level": "string"}
GRAPH = dict.fromkeys(
    ("title", "description", "language", "version", "levels", "mastery"), "string"
)
SPACE = "http://graphml.graphdrawing.org/xmlns"
HELD = frozenset(
    ("efforts", "strands", "i_can", "descriptions", "tags", "optional", "recommends", "corequires")
) | frozenset(("credits", "credentials", "levels", "title", "about", "language", "version"))
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
        about = {"description": home.about, "language": home.language, "version": home.version}
        levels = home.levels if home.levels != ONE_LEVEL else ()
        scale = {"levels": listed(levels), "mastery": home.counts if levels else ""}
        self._data(self.graph, "graph", {"title": home.title, **about, **scale})
        self.scale = levels
        self.own = {e.id for e in home.entries}
        self.strands = strand_names(home)
        self.gates = 0
        self.elsewhere = 0
        self.levels = 0
        self.drawn: set[tuple[str, str, str, str]] = set()

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
                "strand_id": entry.strand,
                "effort": effort_written(minutes) if entry.effort else "",
                "i_can": entry.i_can,
                "tags": listed(entry.tags),
                "credits": "" if entry.credits is None else number_written(entry.credits),
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
            level = part.level if part.level in self.scale else ""
            self.levels += part.level is not None and not level
            edge = (part.id, target, kind, level or "")
            if edge not in self.drawn:
                self.drawn.add(edge)
                self._line(part.id, target, {"kind": kind, "level": level or ""})
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
        Loss(many=drawing.levels, what="levels of needs", why="a graph has one scale of levels"),
        *losses(home, "there are no data for them", HELD, reasons={"maps": "export that map too"}),
        *strand_losses(home, drawing.strands),
    ]
    return Written(
        data=f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode(),
        holds=(
            Held(many=len(entries), what="nodes"),
            Held(many=len(drawing.drawn), what="edges"),
            Held(many=drawing.gates, what="gates"),
        ),
        losses=tuple(loss for loss in lost if loss.many),
    )
