"""The outline: a map or a path as lines of text."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from pathplan.graph.prerequisites import Node, PrerequisiteGraph
from pathplan.model import Competency, CompetencyMap, Credential
from pathplan.model.drawing import Box, Row, Section, Standing, Status
from pathplan.picture.needs import Needs


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What stands under one heading: the title of a strand, which has a key, or a section's."""

    key: str = ""
    title: str = ""
    section: Section = ""
    nodes: Sequence[Node]


def strands(graph: PrerequisiteGraph, home: CompetencyMap) -> list[Part]:
    """Return the map's own competencies by strand, each in the author's order."""
    titles = {s.id: s.title or s.id for s in home.strands}
    found: dict[str, list[Node]] = {name: [] for name in (*titles, "")}
    for node in graph.nodes:
        if node.entry.map == home.id and isinstance(node.entry, Competency):
            found[node.entry.strand if node.entry.strand in titles else ""].append(node)
    rest = Part(section="others" if titles else "", nodes=found.pop(""))
    parts = (Part(key=home.key(i), title=titles[i], nodes=nodes) for i, nodes in found.items())
    return [part for part in (*parts, rest) if part.nodes]


def map_rows(
    graph: PrerequisiteGraph, home: CompetencyMap, boxes: Mapping[int, Box], *, whole: bool
) -> tuple[Row, ...]:
    """Return the lines of a map: numbered, with what each needs by number.

    `boxes` are those of what is told, by node; where they are not the `whole` map, those of other
    maps are told as well.
    """
    listed = _told(graph, home, boxes)
    if not whole:
        listed.append(_others(graph, home, boxes))
    numbers = {
        node.index: number
        for number, node in enumerate((n for part in listed for n in part.nodes), start=1)
    }
    listed.append(_badges(graph, home, boxes))
    asked = Needs(graph, home.id, numbers)
    return tuple(
        replace(
            _row(part, boxes[node.index]),
            number=str(numbers.get(node.index, "")),
            needs=asked.first(node),
            together=asked.together(node),
            optional=isinstance(node.entry, Competency) and node.entry.optional,
        )
        for part in listed
        for node in part.nodes
    )


def path_rows(
    graph: PrerequisiteGraph, home: CompetencyMap, boxes: Mapping[int, Box]
) -> tuple[Row, ...]:
    """Return the lines of a path: what counts and what is to come, strand by strand."""
    listed = [
        *_told(graph, home, boxes),
        _others(graph, home, boxes),
        _badges(graph, home, boxes),
    ]
    return tuple(
        replace(
            _row(part, box := boxes[node.index]),
            mark=mark(box.status, box.standing),
            standing=box.standing,
        )
        for part in listed
        for node in part.nodes
    )


def _row(part: Part, box: Box) -> Row:
    return Row(
        heading=part.title,
        strand_key=part.key,
        section=part.section,
        title=box.title,
        minutes=box.minutes,
        needed=box.needed,
        chain=box.chain,
        centre=box.centre,
    )


def _told(graph: PrerequisiteGraph, home: CompetencyMap, boxes: Collection[int]) -> list[Part]:
    return [
        replace(part, nodes=[n for n in part.nodes if n.index in boxes])
        for part in strands(graph, home)
    ]


def _badges(graph: PrerequisiteGraph, home: CompetencyMap, boxes: Collection[int]) -> Part:
    drawn = (graph.nodes[i] for i in sorted(boxes))
    own = [n for n in drawn if isinstance(n.entry, Credential) and n.entry.map == home.id]
    return Part(section="badges", nodes=own)


def _others(graph: PrerequisiteGraph, home: CompetencyMap, boxes: Collection[int]) -> Part:
    found = [graph.nodes[i] for i in sorted(boxes) if graph.nodes[i].entry.map != home.id]
    return Part(section="elsewhere", nodes=found)


MARKS: dict[Status, str] = {
    "done": "[x]",
    "implied": "[=]",
    "waived": "[=]",
    "support": "[=]",
    "ready": "[>]",
    "planned": "[ ]",
    "expired": "[ ]",
    "failed": "[ ]",
    "goal": "[*]",
    "earned": "[*]",
    "optional": "(+)",
    "outside": "   ",
    "plain": "   ",
    "foreign": "   ",
}


def mark(look: Status, standing: Standing) -> str:
    """Return the mark of a line: as for a look, but a goal stays one when it can be begun."""
    if standing.place == "goal":
        return MARKS["goal"]
    return MARKS["implied"] if look == "done" and standing.level else MARKS[look]
