"""CTDL pathway: the way to a credential in JSON-LD, and which components it takes.

A condition on a component says how many of some others it takes; where none does, it takes all that
it is made of, except what stands in a choice. `precedes`, `precededBy` and `prerequisite` say what
comes first; what comes before a stage or a place for a choice comes before all that is in it. The
destination, credentials and stages become credentials, stages strands as well. Constraints on
grades and credits are left out, and said.

Terms are known with a prefix, as whole addresses and bare; nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pathplan.exchange.archive import UnreadableError
from pathplan.exchange.building import MapBuilder, Section, Wanted, once
from pathplan.exchange.choices import understood
from pathplan.exchange.foreign import Foreign
from pathplan.exchange.format import Asked, Format
from pathplan.exchange.formats._pathway_conditions import Conditions
from pathplan.exchange.json_ld import Graph, Node, is_json_ld
from pathplan.exchange.json_values import number
from pathplan.exchange.statements import cut, stated
from pathplan.model.foreign import Held, MapIn

PATHWAY = frozenset({"Pathway"})
STAGES = frozenset({"BasicComponent", "Basic"})
CREDENTIALS = frozenset({"CredentialComponent"})
LOOSE = frozenset({"Basic", "Course", "Certification", "Certificate", "Assessment", "Competency"})
"""Types that components of some files have, whose own types all end in `Component`."""
CODES = ("codedNotation", "codeNotation", "courseCode")
ENDS = ("hasDestinationComponent", "hasRoot")
CHILDREN = ("hasChild", "isParentOf")
MOST, LINES = 1000, 1_000_000
"""Credits that a component may have, and lines that a pathway may."""
FIRST = ("precededBy", "prerequisite")


def likeness(file: Foreign) -> int:
    """Return how much a file looks like a pathway: by the types of its objects."""
    if not is_json_ld(file.json):
        return 0
    types = frozenset[str]().union(*(node.types for node in Graph.of(file.json).nodes))
    if types & PATHWAY:
        return 3
    return 2 if any(kind.endswith("Component") for kind in types) else 0


def read_map(file: Foreign, asked: Asked) -> MapIn:
    """Return the map that a pathway makes.

    Raises:
        UnreadableError: it is broken, or has no components.
    """
    reader = _Reader(Graph.of(file.json))
    if not reader.nodes:
        raise UnreadableError(f"{file.name} holds no components of a pathway.")
    reader.build()
    about = reader.pathway
    id_, named = asked.named(file, title=about.text("name") if about else "")
    title, whole = stated("", named)
    description = (about.text("description") if about else "") or whole
    return MapIn(
        data=reader.map.data(id_=id_, title=title, description=description),
        what="a CTDL pathway",
        size=(
            Held(many=len(reader.nodes), what="components"),
            Held(many=reader.conditions.many, what="conditions"),
        ),
        dropped=reader.map.dropped,
        outside=tuple(reader.map.outside),
        origins=reader.map.origins,
    )


class _Reader:
    """Makes a map of the components in a graph."""

    def __init__(self, graph: Graph) -> None:
        self.map = MapBuilder()
        self.pathway = next(iter(graph.of_types(PATHWAY)), None)
        kinds = {kind for node in graph.nodes for kind in node.types}
        components = frozenset(kind for kind in kinds if kind.endswith("Component")) | LOOSE
        found = graph.of_types(components)
        self.conditions = Conditions(graph, self.map)
        self.nodes = {node.id: node for node in found if not self.conditions.is_slot(node)}
        self._slots = {node.id: node for node in found if self.conditions.is_slot(node)}
        for _ in range(sum(bool(node.types & components) for node in graph.nodes) - len(found)):
            self.map.drop("components with an id that is taken", "the first one counts")
        self._graph = graph
        self._ends = {node.id for node in self._destinations()}
        self._stages = self._stages_of()

    def _destinations(self) -> Iterator[Node]:
        for pathway in self._graph.of_types(PATHWAY):
            yield from self._linked(pathway, *ENDS)
        for node in self.nodes.values():
            if node.has("isDestinationComponentFor", "isRootOf"):
                yield node

    def _linked(self, node: Node, *terms: str) -> Iterator[Node]:
        """Yield the components that are linked to; those elsewhere are noted."""
        for other, name in self._graph.linked(node, *terms):
            if other is None:
                self.map.outside[name] = None
            elif other.id in self.nodes or other.id in self._slots:
                yield other

    def _stages_of(self) -> dict[str, Node]:
        """Return the stages by what is in them."""
        found: dict[str, Node] = {}
        for node in self.nodes.values():
            if node.types & STAGES and node.id not in self._ends:
                for child in self._linked(node, *CHILDREN):
                    found.setdefault(child.id, node)
        return found

    def build(self) -> None:
        """Make the entries, and what each takes."""
        asked = {key: self._takes(node) for key, node in self.nodes.items()}
        whole = {key for key, found in asked.items() if found}
        lines = dict.fromkeys(islice(self._lines(whole), LINES))
        if len(lines) == LINES:
            raise UnreadableError(f"the stages of this pathway make more than {LINES:,} lines.")
        needing = {last for _, last in lines} | {key for key, found in asked.items() if found}
        for node in self.nodes.values():
            self._entry(node, takes=node.id in needing)
        for key, found in asked.items():
            for expression in found:
                self._ask(key, expression)
        named = {key: set(_names(found)) for key, found in asked.items()}
        left = LINES
        for first, last in lines:
            if first in self._slots:
                left -= len(self._standing(first))
                self._choose(first, last, asked[last])
            elif first not in named[last]:
                self.map.line(first, last, at=_place(self.nodes[last]))
            if left < 0:
                raise UnreadableError(
                    f"the choices of this pathway make more than {LINES:,} lines."
                )

    def _choose(self, slot: str, key: str, asked: list[Wanted]) -> None:
        """Have a component need what a place for a choice takes, but what it asks for already."""
        for expression in self._chosen(slot):
            if key in _names(expression):
                at = _place(self.nodes[key])
                self.map.drop("lines from an entry to itself", "nothing can need itself", at)
            elif expression not in asked:
                self._ask(key, expression)

    def _ask(self, key: str, expression: Wanted) -> None:
        if isinstance(expression, str):
            self.map.line(expression, key, at=_place(self.nodes[key]))
        elif (known := understood(expression, self._id_of)) is not None:
            self.map.ask(key, known)

    def _id_of(self, name: str) -> str | None:
        """Return the id of a component; what is none is noted."""
        found = self.map.id_of(name)
        if found is None:
            self.map.outside[name] = None
        return found

    def _takes(self, node: Node) -> list[Wanted]:
        """Return what a component takes: its conditions, else all that it is made of."""
        found = list(self.conditions.of(node))
        if not found:
            children = (c for c in self._linked(node, *CHILDREN) if c.id != node.id)
            for child in children:
                if self.conditions.is_slot(child):
                    found += self.conditions.of(child)
                elif child.id not in self.conditions.choosable:
                    found.append(child.id)
        return once([one for part in found for one in _parts(part)])

    def _chosen(self, slot: str) -> list[Wanted]:
        """Return what a place for a choice takes, by its id."""
        return once([p for part in self.conditions.of(self._slots[slot]) for p in _parts(part)])

    def _lines(self, whole: set[str]) -> Iterator[tuple[str, str]]:
        """Yield what comes first and what after it; stages that take something pass it on."""
        inside: dict[str, list[str]] = {}
        for child, stage in self._stages.items():
            inside.setdefault(stage.id, []).append(child)
        for first, last in self._order():
            handed = [c for c in inside.get(last, ()) if c in self.nodes and c != first]
            for one in handed if handed and last in whole else [last]:
                yield first, one

    def _order(self) -> Iterator[tuple[str, str]]:
        """Yield what comes first and what after it; a place for a choice may only come first."""
        for node in (*self.nodes.values(), *self._slots.values()):
            pairs = [(other.id, node.id) for other in self._linked(node, *FIRST)]
            pairs += [(node.id, other.id) for other in self._linked(node, "precedes")]
            for first, last in pairs:
                for one in self._standing(last) if last in self._slots else (last,):
                    yield first, one

    def _standing(self, slot: str) -> list[str]:
        """Return the components that may stand in a place for a choice."""
        return [name for name in _names(self._chosen(slot)) if name in self.nodes]

    def _entry(self, node: Node, *, takes: bool) -> None:
        code = node.text(*CODES)
        name = node.text("name") or code or node.id
        title, whole = stated("", name)
        badge = takes and bool(node.types & (STAGES | CREDENTIALS) or node.id in self._ends)
        values: dict[str, object] = {
            "description": node.text("description") or whole,
            "aligns": list(self._aligns(node, code)),
        }
        section: Section = "credentials" if badge else "competencies"
        if not badge:
            values |= {
                "strand": self._strand(node),
                "tags": node.texts("componentDesignation", "componentCategory", "category"),
                "credits": self._credits(node),
            }
        self.map.add(node.id, title, code, at=_place(node), section=section, values=values)

    def _aligns(self, node: Node, code: str) -> Iterator[dict[str, str]]:
        """Yield what a component is called where it comes from, and what it stands for."""
        own = {"to": node.id} if ":" in node.id and not node.id.startswith("_:") else {}
        named = code or node.text("ctid")
        about = self.pathway.text("name") if self.pathway else ""
        if named:
            own |= {"code": named} | ({"framework": about} if about else {})
        if own:
            yield own | {"match": "exact"}
        for _, name in self._graph.linked(node, "proxyFor"):
            yield {"to": name, "match": "exact"}

    def _strand(self, node: Node) -> str:
        """Return the strand of a component: its stage, else its level of progression."""
        stage = self._stages.get(node.id)
        if stage is not None:
            return self.map.strand(stage.id, cut(stage.text("name", *CODES) or stage.id))
        for level, _ in self._graph.linked(node, "hasProgressionLevel", "proficiencyLevel"):
            title = level.text("prefLabel", "name") if level else ""
            if title:
                return self.map.strand(title, cut(title))
        return ""

    def _credits(self, node: Node) -> float | int | None:
        values = (value for value, _ in self._graph.linked(node, "creditValue") if value)
        found = (number(value.values.get("value")) for value in values)
        return next((much for much in found if much is not None and 0 <= much <= MOST), None)


def _parts(expression: Wanted) -> Iterator[Wanted]:
    """Yield what is asked for one by one, where all of it is."""
    whole = expression.get("all_of") if isinstance(expression, dict) else None
    if not isinstance(whole, list):
        yield expression
        return
    for part in whole:
        yield from _parts(part)


def _names(expression: object) -> Iterator[str]:
    """Yield all that an expression names."""
    if isinstance(expression, str):
        yield expression
    elif isinstance(expression, dict | list):
        for part in expression.values() if isinstance(expression, dict) else expression:
            yield from _names(part)


def _place(node: Node) -> str:
    return f"object {node.place}"


FORMAT = Format(likeness=likeness, ending=".jsonld", read_map=read_map)
