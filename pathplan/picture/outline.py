"""The outline: a map or a path as lines of text."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from pathplan.graph.prerequisites import Node, PrerequisiteGraph
from pathplan.model import Competency, CompetencyMap, Credential
from pathplan.model.drawing import Box, Row, Section, Standing, Status
from pathplan.picture.needs import Needs

Strand = tuple[str, Section, list[Node]]
"""The title of a strand, or the section of what is in none, with its competencies."""


def strands(graph: PrerequisiteGraph, home: CompetencyMap) -> list[Strand]:
    """Return the map's own competencies by strand, each in the author's order."""
    own = [n for n in graph.nodes if n.entry.map == home.id and isinstance(n.entry, Competency)]
    titles = {s.id: s.title or s.id for s in home.strands}
    found: dict[str, list[Node]] = {title: [] for title in titles.values()}
    rest: list[Node] = []
    for node in own:
        strand = node.entry.strand if isinstance(node.entry, Competency) else ""
        (found[titles[strand]] if strand in titles else rest).append(node)
    strands: list[Strand] = [(title, "", nodes) for title, nodes in found.items() if nodes]
    if rest:
        strands.append(("", "others" if titles else "", rest))
    return strands


def map_rows(
    graph: PrerequisiteGraph, home: CompetencyMap, boxes: Mapping[int, Box], *, whole: bool
) -> tuple[Row, ...]:
    """Return the lines of a map: numbered, with what each needs by number.

    `boxes` are those of what is told, by node; where they are not the `whole` map, those of other
    maps are told as well.
    """
    listed = _told(graph, home, boxes)
    if not whole:
        listed.append(("", "elsewhere", _others(graph, home, boxes)))
    numbers = {
        n.index: number
        for number, n in enumerate((n for *_, found in listed for n in found), start=1)
    }
    listed.append(("", "badges", _badges(graph, home, boxes)))
    asked = Needs(graph, home.id, numbers)
    return tuple(
        replace(
            _row(heading, section, boxes[node.index]),
            number=str(numbers.get(node.index, "")),
            needs=asked.first(node),
            together=asked.together(node),
            optional=isinstance(node.entry, Competency) and node.entry.optional,
        )
        for heading, section, found in listed
        for node in found
    )


def path_rows(
    graph: PrerequisiteGraph, home: CompetencyMap, boxes: Mapping[int, Box]
) -> tuple[Row, ...]:
    """Return the lines of a path: what counts and what is to come, strand by strand."""
    listed: list[Strand] = [
        *_told(graph, home, boxes),
        ("", "elsewhere", _others(graph, home, boxes)),
        ("", "badges", _badges(graph, home, boxes)),
    ]
    return tuple(
        replace(
            _row(heading, section, box := boxes[node.index]),
            mark=mark(box.status, box.standing),
            standing=box.standing,
        )
        for heading, section, found in listed
        for node in found
    )


def _row(heading: str, section: Section, box: Box) -> Row:
    return Row(
        heading=heading,
        section=section,
        title=box.title,
        minutes=box.minutes,
        needed=box.needed,
        chain=box.chain,
        centre=box.centre,
    )


def _told(graph: PrerequisiteGraph, home: CompetencyMap, boxes: Collection[int]) -> list[Strand]:
    found = ((h, s, [n for n in own if n.index in boxes]) for h, s, own in strands(graph, home))
    return [strand for strand in found if strand[2]]


def _badges(graph: PrerequisiteGraph, home: CompetencyMap, boxes: Collection[int]) -> list[Node]:
    drawn = (graph.nodes[i] for i in sorted(boxes))
    return [n for n in drawn if isinstance(n.entry, Credential) and n.entry.map == home.id]


def _others(graph: PrerequisiteGraph, home: CompetencyMap, boxes: Collection[int]) -> list[Node]:
    return [graph.nodes[i] for i in sorted(boxes) if graph.nodes[i].entry.map != home.id]


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
