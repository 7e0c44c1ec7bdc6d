"""JSON-LD as it comes: terms with a prefix, as whole addresses or bare; one value or many.

No context is fetched or followed: a term is what stands behind its last `:`, `/` or `#`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pathplan.exchange.json_values import many, mapping, text, texts

MARKS = ":/#"
"""What ends the prefix of a term."""
ENVELOPE = "decoded_resource"
"""Where the registry of credentials keeps the resource itself."""


def local(term: str) -> str:
    """Return a term without its prefix: `ceasn:hasChild` is `hasChild`."""
    return term[max(map(term.rfind, MARKS)) + 1 :]


@dataclass(frozen=True, slots=True)
class Node:
    """One object: its id, the terms of its types, and its values by term.

    `place` is 1 for the first; `written` are its keys as they stand in the file.
    """

    id: str
    place: int
    types: frozenset[str]
    values: Mapping[str, list[object]]
    written: tuple[str, ...] = ()

    def text(self, *terms: str, language: str = "") -> str:
        """Return the first text of the first of some terms that has one."""
        found = (text(self.values.get(term), language) for term in terms)
        return next(filter(None, found), "")

    def texts(self, *terms: str, language: str = "") -> list[str]:
        """Return all texts of some terms."""
        return [said for term in terms for said in texts(self.values.get(term), language)]

    def has(self, *terms: str) -> bool:
        """Say whether there is a value of one of some terms."""
        return any(self.values.get(term) for term in terms)


@dataclass(slots=True)
class Graph:
    """All objects of a file with a type, also those that stand within others."""

    nodes: list[Node] = field(default_factory=list)
    _ids: dict[str, Node] = field(default_factory=dict)
    _endings: dict[str, Node] = field(default_factory=dict)
    _blank: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, data: object) -> Graph:
        """Return the graph of a file; one without objects where it is no JSON-LD."""
        graph = cls()
        for value in _objects(data):
            graph._take(value)
        for node in graph.nodes:
            graph._ids.setdefault(node.id, node)
            for ending in (node.text("ctid"), ending_of(node.id)):
                if ending:
                    graph._endings.setdefault(ending, node)
        return graph

    def _take(self, value: Mapping[str, object]) -> None:
        id_ = text(value.get("@id"))
        if not id_:
            id_ = self._blank[id(value)] = f"_:{len(self.nodes) + 1}"
        values: dict[str, list[object]] = {}
        for key, found in value.items():
            if not key.startswith("@"):
                values.setdefault(local(key), []).extend(many(found))
        types = frozenset(local(said) for said in texts(value.get("@type")))
        place = len(self.nodes) + 1
        self.nodes.append(Node(id_, place, types, values, tuple(value)))

    def linked(self, node: Node, *terms: str) -> Iterator[tuple[Node | None, str]]:
        """Yield what is linked to by some terms: the object if it is here, and its name."""
        for term in terms:
            for value in node.values.get(term, ()):
                name = self._blank.get(id(value)) or text(mapping(value).get("@id")) or text(value)
                if name:
                    yield self.find(name), name

    def find(self, name: str) -> Node | None:
        """Return the object of an id, or one whose address only begins otherwise."""
        return self._ids.get(name) or self._endings.get(ending_of(name))

    def of_types(self, types: frozenset[str]) -> list[Node]:
        """Return the objects of some types, the first of each id."""
        found = {node.id: node for node in reversed(self.nodes) if node.types & types}
        return sorted(found.values(), key=lambda node: node.place)


def ending_of(name: str) -> str:
    """Return the last part of an address."""
    return name.rstrip("/#").rsplit("/", 1)[-1]


def _objects(data: object) -> Iterator[Mapping[str, object]]:
    """Yield the objects with a type, in the order of the file, each before those within it."""
    inside = mapping(data)
    stack: list[object] = [inside.get(ENVELOPE, data)]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            if "@type" in value:
                yield value
            stack.extend(reversed(_nested(value.values())))
        elif isinstance(value, list):
            stack.extend(reversed(_nested(value)))


def _nested(values: Iterable[object]) -> Sequence[object]:
    return [value for value in values if isinstance(value, dict | list)]


def is_json_ld(data: object) -> bool:
    """Say whether a file may be JSON-LD, without looking far."""
    first = mapping(next(iter(many(data)), None))
    return any(key in first for key in ("@graph", "@type", "@context", ENVELOPE))
