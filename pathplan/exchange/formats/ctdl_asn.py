"""CTDL-ASN: a framework in JSON-LD as Credential Engine defines it.

`ceasn:prerequisiteAlignment` stands with what needs something and names what is needed first. Some
programs write `asn:prerequisiteAlignment`, the older term, the other way round: `--reverse` reads
it so. Competencies with others under them are headings, unless they need something or something
needs them; the nearest heading is the strand. Exact, major, broad and narrow alignments align.

Terms are known with a prefix, as whole addresses and bare; nothing is fetched. Identifiers that are
written are made from the ids of the map and the competency, so that they are the same each time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pathplan.exchange.archive import UnreadableError
from pathplan.exchange.building import MapBuilder, Section, turned
from pathplan.exchange.foreign import Foreign
from pathplan.exchange.format import Asked, Format
from pathplan.exchange.formats._ctdl_asn_out import ALIGNMENTS, CREDENTIAL, write_map
from pathplan.exchange.hierarchy import Hierarchy
from pathplan.exchange.json_ld import Graph, Node, is_json_ld, local
from pathplan.exchange.remarks import NO_LINES
from pathplan.exchange.statements import stated
from pathplan.model.foreign import Held, MapIn

COMPETENCIES = frozenset({"Competency", "Statement"})
FRAMEWORKS = frozenset({"CompetencyFramework", "StandardDocument"})
PREREQUISITE = "prerequisiteAlignment"
TEXTS = ("competencyText", "description", "name")
ABOVE, BELOW = ("isChildOf",), ("hasTopChild", "hasChild")
LEFT_OUT = {
    "minorAlignment": "they say that a small part is the same",
    "crossSubjectReference": "they say that two things are near, not that one is needed",
    "complexityLevel": "a map has one scale of levels",
    "comprisedOf": "what a competency is made of is not needed before it",
}
"""Why what stands at a competency is not taken over."""
OLD = re.compile(r"asn:|https?://purl\.org/ASN/", re.IGNORECASE)
OLD_TERM = (
    "These lines are written as `asn:prerequisiteAlignment`, which some programs turn round. If the"
    " sentence above is wrong, add --reverse."
)
CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def likeness(file: Foreign) -> int:
    """Return how much a file looks like a framework of CTDL-ASN: by the types of its objects."""
    if not is_json_ld(file.json):
        return 0
    types = frozenset[str]().union(*(node.types for node in Graph.of(file.json).nodes))
    if "CompetencyFramework" in types:
        return 3
    return 2 if types & COMPETENCIES else 0


def read_map(file: Foreign, asked: Asked) -> MapIn:
    """Return the map that a framework makes.

    Raises:
        UnreadableError: it is broken, or has no competencies.
    """
    reader = _Reader(Graph.of(file.json), reverse=asked.reverse)
    if not reader.nodes:
        raise UnreadableError(f"{file.name} holds no competencies of CTDL-ASN.")
    reader.build()
    framework = reader.framework
    id_, named = asked.named(file, title=reader.name)
    title, whole = stated("", named)
    about = framework.text("description", language=reader.language) if framework else ""
    made = reader.map.data(
        id_=id_, title=title, description=about or whole, language=reader.language
    )
    return MapIn(
        data=made,
        what="a CTDL-ASN framework",
        size=(
            Held(many=len(reader.nodes), what="competencies"),
            Held(many=reader.lines, what="prerequisites"),
        ),
        dropped=reader.map.dropped,
        outside=tuple(reader.map.outside),
        origins=reader.map.origins,
        remarks=tuple(reader.remarks()),
        turned=turned(made),
    )


class _Reader:
    """Makes a map of the competencies in a graph; `lines` are the prerequisites that it names."""

    def __init__(self, graph: Graph, *, reverse: bool) -> None:
        self.map = MapBuilder()
        self.nodes = {node.id: node for node in graph.of_types(COMPETENCIES)}
        self.framework = next(iter(graph.of_types(FRAMEWORKS)), None)
        self.language = self.framework.text("inLanguage") if self.framework else ""
        self.name = self._text(self.framework, "name", "title") if self.framework else ""
        self.lines = 0
        self._graph = graph
        self._reverse = reverse

    def _text(self, node: Node, *terms: str) -> str:
        return node.text(*terms, language=self.language)

    def build(self) -> None:
        """Make the entries, then the lines between them."""
        needs = list(self._needs())
        self.lines = len(needs)
        ends = {end for needed, needing, _ in needs for end in (needed, needing)}
        hierarchy = Hierarchy(list(self.nodes), self._parents(), ends, self._places())
        entries = [e for e in hierarchy.ordered if e not in hierarchy.headings]
        strands = self._strands(hierarchy, entries)
        asking = {b for a, b, _ in needs if a != b and a in self.nodes}
        for key in entries:
            self._entry(self.nodes[key], strands.get(key, ""), earned=key in asking)
        for needed, needing, at in needs:
            self.map.line(needed, needing, at=at, name=needed)

    def _needs(self) -> Iterator[tuple[str, str, str]]:
        """Yield what is needed, what needs it, and where that is said."""
        for node in self.nodes.values():
            for other, name in self._graph.linked(node, PREREQUISITE):
                end = other.id if other else name
                pair = (node.id, end) if self._reverse else (end, node.id)
                yield *pair, _place(node)

    def _parents(self) -> Mapping[str, str]:
        """Return what stands under what, said by either of the two."""
        found: dict[str, str] = {}
        for node in self.nodes.values():
            for other, _ in self._graph.linked(node, *ABOVE):
                if other is not None and other.id in self.nodes:
                    self._under(node.id, other.id, found)
        for node in self.nodes.values():
            for other, _ in self._graph.linked(node, *BELOW):
                if other is not None:
                    self._under(other.id, node.id, found)
        return found

    def _under(self, below: str, above: str, found: dict[str, str]) -> None:
        if found.setdefault(below, above) != above:
            self.map.drop("places under a second heading", "the first heading counts")

    def _places(self) -> Mapping[str, float]:
        """Return the places of what stands under the framework and the headings."""
        above = [self.framework, *self.nodes.values()] if self.framework else self.nodes.values()
        found: dict[str, float] = {}
        for node in above:
            for place, (other, _) in enumerate(self._graph.linked(node, *BELOW), start=1):
                if other is not None:
                    found.setdefault(other.id, place)
        return found

    def _strands(self, hierarchy: Hierarchy, entries: list[str]) -> Mapping[str, str]:
        """Add the strands that entries stand in; return the ids by entry."""
        headings = {heading: self.nodes[heading] for heading in hierarchy.headings}
        told = {heading: self._told(node) for heading, node in headings.items()}
        codes = {heading: self._code(node) for heading, node in headings.items()}
        aligned = sum(node.has(*ALIGNMENTS.values()) for node in headings.values())
        if aligned:
            self.map.drop("headings with alignments", "a strand has none", many=aligned)
        return hierarchy.strands(self.map, entries, told, codes)

    def _entry(self, node: Node, strand: str, *, earned: bool) -> None:
        title, description = self._told(node)
        code = self._code(node)
        badge = earned and self._text(node, "competencyCategory") == CREDENTIAL
        values: dict[str, object] = {
            "description": description,
            "aligns": list(self._aligns(node, code)),
        }
        section: Section = "credentials" if badge else "competencies"
        if not badge:
            values |= {"strand": strand, "tags": list(self._tags(node))}
        self.map.add(node.id, title, code, at=_place(node), section=section, values=values)
        for term, why in LEFT_OUT.items():
            if node.has(term):
                self.map.drop(f"values of {term}", why, many=len(node.values[term]))

    def _told(self, node: Node) -> tuple[str, str]:
        """Return the title and the description of a competency."""
        whole = self._text(node, *TEXTS) or self._code(node) or node.id
        title, description = stated(self._text(node, "competencyLabel", "title"), whole)
        return title, description or self._text(node, "comment")

    def _code(self, node: Node) -> str:
        return self._text(node, "codedNotation", "statementNotation")

    def _aligns(self, node: Node, code: str) -> Iterator[dict[str, str]]:
        """Yield what a competency is called where it comes from, and what it is like."""
        own = {"to": node.id} if ":" in node.id and not node.id.startswith("_:") else {}
        own |= {"code": code or node.text("ctid")}
        named = {"framework": self.name} if own["code"] else {}
        kept = {key: said for key, said in (own | named).items() if said}
        if kept:
            yield kept | {"match": "exact"}
        for match, term in ALIGNMENTS.items():
            for _, name in self._graph.linked(node, term):
                yield {"to": name, "match": match}

    def _tags(self, node: Node) -> Iterator[str]:
        """Yield the tags of a competency: the levels of education it is for, and its keywords."""
        for _, name in self._graph.linked(node, "educationLevelType", "educationLevel"):
            yield CAPITAL.sub(" ", local(name)).lower()
        yield from node.texts("conceptKeyword", language=self.language)

    def remarks(self) -> Iterator[str]:
        """Yield what has to be said about the whole."""
        if not self.lines:
            yield NO_LINES
        elif any(
            OLD.match(key)
            for node in self.nodes.values()
            for key in node.written
            if local(key) == PREREQUISITE
        ):
            yield OLD_TERM


def _place(node: Node) -> str:
    return f"object {node.place}"


FORMAT = Format(
    likeness=likeness, ending=".jsonld", both_ways=True, read_map=read_map, write_map=write_map
)
