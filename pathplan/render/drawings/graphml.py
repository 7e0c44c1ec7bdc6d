"""A drawing as GraphML, for programs that work with graphs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pathplan.model.drawing import Box, Drawing, Edge
from pathplan.render.drawings import Renderer
from pathplan.render.drawings.words import told
from pathplan.render.escape import line, xml

SPACE = "http://graphml.graphdrawing.org/xmlns"
SCHEMA = f"{SPACE} {SPACE}/1.0/graphml.xsd"
Value = str | int | bool
KEYS: Mapping[str, Mapping[str, str]] = {
    "graph": {"title": "string", "version": "string", "language": "string"},
    "node": {
        "kind": "string",
        "name": "string",
        "title": "string",
        "status": "string",
        "told": "string",
        "minutes": "int",
        "strand": "string",
        "level": "int",
        "tags": "string",
        "map": "string",
        "link": "string",
        "needed": "int",
        "together": "string",
        "many": "int",
        "done": "int",
        "to_do": "int",
        "n": "int",
    },
    "edge": {
        "kind": "string",
        "level": "string",
        "taken": "boolean",
        "chain": "boolean",
        "many": "int",
    },
}
"""What nodes and edges say, with its type; what is not there is not said."""


def as_graphml(drawing: Drawing, _width: int) -> str:
    """Return the GraphML of a drawing: a node for each box and each gate."""
    return "\n".join(_lines(drawing)) + "\n"


def _lines(drawing: Drawing) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<graphml xmlns="{SPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        f' xsi:schemaLocation="{SCHEMA}">'
    )
    for kind, names in KEYS.items():
        for name, type_ in names.items():
            yield (
                f'  <key id="{kind}_{name}" for="{kind}" attr.name="{name}" attr.type="{type_}"/>'
            )
    yield '  <graph id="pathplan" edgedefault="directed">'
    about = {"title": drawing.title, "version": drawing.version, "language": drawing.language}
    yield from _data("graph", about)
    together = {b: group.id for group in drawing.groups for b in group.boxes}
    known = set()
    for box in drawing.boxes:
        known.add(box.id)
        said = _box(drawing, box) | {"together": together.get(box.id, "")}
        yield from _element(f'node id="{xml(box.id)}"', "node", said)
    for gate in drawing.gates:
        known.add(gate.id)
        said = {"kind": "gate", "n": gate.n, "many": gate.many}
        yield from _element(f'node id="{xml(gate.id)}"', "node", said)
    for number, edge in enumerate(drawing.edges):
        if edge.source in known and edge.target in known:
            ends = f'source="{xml(edge.source)}" target="{xml(edge.target)}"'
            yield from _element(f'edge id="e{number}" {ends}', "edge", _edge(edge))
    yield "  </graph>"
    yield "</graphml>"


def _element(start: str, kind: str, said: Mapping[str, Value]) -> Iterator[str]:
    yield f"    <{start}>"
    yield from (f"  {text}" for text in _data(kind, said))
    yield f"    </{kind}>"


def _data(kind: str, said: Mapping[str, Value]) -> Iterator[str]:
    for name, value in said.items():
        if value != "" and value is not False:  # 0 is said, and equals False
            text = "true" if value is True else xml(line(str(value)))
            yield f'    <data key="{kind}_{name}">{text}</data>'


def _box(drawing: Drawing, box: Box) -> dict[str, Value]:
    numbers = {"minutes": box.minutes, "needed": box.needed}
    if box.share:
        numbers["many"] = box.share.many
    if box.share and drawing.tally.path:
        numbers |= {"done": box.share.done, "to_do": box.share.to_do}
    return {
        "kind": "credential" if box.credential else "several" if box.share else "competency",
        "name": box.name,
        "title": box.title,
        "status": box.status,
        "told": told(drawing, box.standing),
        "strand": box.strand,
        "level": box.level,
        "tags": ", ".join(box.tags),
        "map": box.foreign,
        "link": box.link,
        **{name: number for name, number in numbers.items() if number is not None},
    }


def _edge(edge: Edge) -> dict[str, Value]:
    more: dict[str, Value] = {"many": edge.many} if edge.many > 1 else {}
    return {
        "kind": edge.kind,
        "level": edge.label,
        "taken": edge.taken,
        "chain": edge.chain,
        **more,
    }


RENDERER = Renderer(as_graphml)
