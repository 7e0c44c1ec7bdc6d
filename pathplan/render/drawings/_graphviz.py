"""A layout by Graphviz: DOT that holds sizes and no text, and what comes back as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from math import isfinite
from typing import Any

from pathplan.render.drawings._content import SMALL, Content, Nest
from pathplan.render.drawings._placed import Placed, Point, Rect, Route
from pathplan.render.drawings.words import edge_text
from pathplan.render.measure import ems

INCH = 72
FORM = "json0"
GRAPH = "newrank=true, nodesep=0.19, ranksep=0.55, outputorder=edgesfirst"
"""What the DOT text for people has too, so that both are placed alike."""
BAND, GROUP = "margin=12", "margin=9"


class NoLayoutError(Exception):
    """What came back is no layout of what was asked for."""


def question(content: Content) -> str:
    """Return the DOT text to be laid out; all of its names are numbers of ours."""
    return "\n".join(_Question(content).lines())


class _Question:
    def __init__(self, content: Content) -> None:
        self.content = content
        self.names = {node: f"n{number}" for number, node in enumerate(content.nodes)}

    def lines(self) -> Iterator[str]:
        yield f"digraph g {{graph [{GRAPH}, rankdir={'TB' if self.content.down else 'LR'}];"
        yield 'node [shape=box, fixedsize=true, label=""]; edge [arrowsize=0.7];'
        for number, nest in enumerate(self.content.nests):
            inside = self._inside(nest, number)
            layout = f"{BAND}; {_room(nest.title, 11, 16)}"
            framed = nest.id and not self.content.levels
            yield from _framed(f"b{number}", layout, inside) if framed else inside
        for number, level in enumerate(self.content.levels):
            boxes = "; ".join(self.names[box] for box in level.boxes)
            yield f"l{number} [style=invis, width=0.01, height=0.01];"
            yield f"{{rank=same; l{number}; {boxes};}}"
            if number:
                yield f"l{number - 1} -> l{number} [style=invis];"
        yield from (self._edge(number) for number in range(len(self.content.edges)))
        yield "}"

    def _inside(self, nest: Nest, number: int) -> Iterator[str]:
        layout = f"{GROUP}; {_room(nest.together, SMALL, 12)}"
        for place, group in enumerate(nest.groups):
            members = [self._node(box) for box in group.boxes]
            if not self.content.levels:
                members.append(f"{{rank=same; {'; '.join(self.names[b] for b in group.boxes)};}}")
            yield from _framed(f"g{number}_{place}", layout, members)
        yield from (self._node(node) for node in nest.nodes)

    def _node(self, name: str) -> str:
        node = self.content.nodes[name]
        size = f"width={node.width / INCH:.4f}, height={node.height / INCH:.4f}"
        return f"{self.names[name]} [{size}{'' if node.label else ', shape=circle'}];"

    def _edge(self, number: int) -> str:
        edge = self.content.edges[number]
        parts = [f"id={number}", *edge_layout(self.content, number)]
        if text := edge_text(edge):
            parts.append(_room(text, SMALL, 12))
        return f"{self.names[edge.source]} -> {self.names[edge.target]} [{', '.join(parts)}];"


def edge_layout(content: Content, number: int) -> list[str]:
    """Return the attributes of a line that say how it is placed."""
    edge = content.edges[number]
    parts = ["dir=both"] if number in content.together else []
    if edge.kind == "option":
        parts.append("arrowhead=none")
    if number not in content.leading:
        return [*parts, "constraint=false"]
    sides = "sn" if content.down else "ew"  # a hexagon is met at its points
    parts += [f"tailport={sides[0]}"] if content.nodes[edge.source].badge else []
    return parts + ([f"headport={sides[1]}"] if content.nodes[edge.target].badge else [])


def _framed(name: str, layout: str, inside: Iterable[str]) -> Iterator[str]:
    yield f"subgraph cluster_{name} {{{layout};"
    yield from inside
    yield "}"


def _room(text: str, size: float, height: int) -> str:
    """Return a label that takes as much room as a text and holds none of it."""
    wide = round(ems(text) * size) + 4
    table = f'<TABLE BORDER="0" FIXEDSIZE="TRUE" WIDTH="{wide}" HEIGHT="{height}">'
    return f"label=<{table}<TR><TD></TD></TR></TABLE>>"


def answer(content: Content, data: bytes) -> Placed:
    """Return the layout that Graphviz gave.

    Raises:
        NoLayoutError: it is not one, or lacks a part of what was asked for.
    """
    try:
        return _read(content, json.loads(data))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise NoLayoutError(str(error)) from error


def _read(content: Content, found: Any) -> Placed:
    _, _, width, height = _numbers(found["bb"])
    objects = {item["name"]: item for item in found["objects"]} if content.nodes else {}

    def frame(name: str) -> Rect:
        left, low, right, high = _numbers(objects[name]["bb"])
        return Rect(left, height - high, right - left, high - low)

    nodes = {}
    for number, (name, node) in enumerate(content.nodes.items()):
        x, y = _numbers(objects[f"n{number}"]["pos"])
        nodes[name] = Rect(
            x - node.width / 2, height - y - node.height / 2, node.width, node.height
        )
    lines = {int(item["id"]): item for item in found.get("edges", ()) if "id" in item}
    bands, groups = {}, {}
    for number, nest in enumerate(content.nests):
        if nest.id and not content.levels:
            bands[nest.id] = frame(f"cluster_b{number}")
        for place, group in enumerate(nest.groups):
            groups[group.id] = frame(f"cluster_g{number}_{place}")
    routes = tuple(_route(lines[number], height) for number in range(len(content.edges)))
    return Placed(nodes, routes, bands, groups, width, height)


def _route(line: Any, height: float) -> Route:
    ends: dict[str, Point] = {}
    points = []
    for part in line["pos"].split():
        x, y = _numbers(part.lstrip("es,"))
        if part[0] in "es":
            ends[part[0]] = x, height - y
        else:
            points.append((x, height - y))
    if len(points) % 3 != 1:
        raise NoLayoutError("a line that is no line")
    label = None
    if "lp" in line:
        x, y = _numbers(line["lp"])
        label = x, height - y
    return Route(tuple(points), ends.get("e"), ends.get("s"), label)


def _numbers(text: str) -> list[float]:
    found = [float(number) for number in text.split(",")]
    if not all(map(isfinite, found)):
        raise NoLayoutError("a place that is nowhere")
    return found
