"""GraphML taken apart: its nodes and edges in their order, with the data that are looked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from pathplan.exchange.table import folded

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NAMES: Mapping[str, Sequence[str]] = {
    "title": ("title", "label", "name", "text"),
    "strand": ("strand", "group", "category", "taxonomy", "unit", "cluster", "module"),
    "strand_id": ("strandid",),
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
    "language": ("language",),
    "version": ("version",),
}
"""What data may be called, by what it holds."""


class Group(NamedTuple):
    """A node with others in it, to which those belong; without an id its title tells it apart."""

    id: str = ""
    title: str = ""


@dataclass(slots=True)
class Node:
    """A node: what it holds, and the group it is in."""

    id: str
    data: dict[str, str]
    group: Group
    holds_more: bool
    at: str


@dataclass(slots=True)
class Edge:
    """An edge, as it is meant."""

    needed: str
    needing: str
    data: dict[str, str]
    at: str


@dataclass(slots=True)
class Graph:
    """A file taken apart."""

    data: dict[str, str] = field(default_factory=dict)
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    without_direction: list[str] = field(default_factory=list)
    several: int = 0


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def taken_apart(root: Element) -> Graph:
    """Return the nodes and edges of a file in their order, those of nested graphs too."""
    keys = {element.get("id", ""): _holds(element) for element in root if _local(element) == "key"}
    found = Graph()
    stack = [(root, Group(), True)]
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


def _node(found: Graph, element: Element, keys: Mapping[str, str], group: Group) -> Group:
    """Add a node; return the group that nodes inside it are in."""
    data = _data(element, keys)
    id_ = element.get("id", "").strip()
    holds_more = any(_local(child) == "graph" for child in element)
    place = len(found.nodes) + 1
    found.nodes.append(Node(id_, data, group, holds_more, f"node {place}"))
    return Group(id_, data.get("title", id_)) if holds_more else group


def _edge(found: Graph, element: Element, keys: Mapping[str, str], *, directed: bool) -> None:
    at = f"edge {len(found.edges) + len(found.without_direction) + 1}"
    if element.get("directed", str(directed).lower()) == "false":
        found.without_direction.append(at)
        return
    ends = [element.get(end, "").strip() for end in ("source", "target")]
    found.edges.append(Edge(ends[0], ends[1], _data(element, keys), at))
