"""The outline: a map or a path as lines of text."""

from __future__ import annotations

from collections.abc import Collection

from pathplan.graph.prerequisites import Expr, Leaf, Node, PrerequisiteGraph, top_parts
from pathplan.model import Competency, CompetencyMap, Credential
from pathplan.model.drawing import Row, Section, Standing, Status
from pathplan.picture.status import StatusOf

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
    graph: PrerequisiteGraph, home: CompetencyMap, nodes: Collection[int], *, whole: bool
) -> tuple[Row, ...]:
    """Return the lines of a map: numbered, with what each needs by number.

    Only some `nodes` are told, and where these are not the `whole` map, those of others as well.
    """
    told = _told(graph, home, nodes)
    foreign: Strand = ("", "elsewhere", [] if whole else _others(graph, home, nodes))
    listed = [*told, foreign]
    numbers = {
        n.index: str(number)
        for number, n in enumerate((n for *_, found in listed for n in found), start=1)
    }
    writer = _Needs(graph, home, numbers)
    rows = [
        Row(
            heading=heading,
            section=section,
            number=numbers[node.index],
            title=_title(node),
            minutes=node.entry.minutes_to(node.mastery),
            told=writer.needs(node),
        )
        for heading, section, found in listed
        for node in found
    ]
    for node in _badges(graph, home, nodes):
        title = node.entry.title or node.entry.id
        rows.append(Row(section="badges", title=title, minutes=None, told=writer.needs(node)))
    return tuple(rows)


def _told(graph: PrerequisiteGraph, home: CompetencyMap, nodes: Collection[int]) -> list[Strand]:
    found = ((h, s, [n for n in own if n.index in nodes]) for h, s, own in strands(graph, home))
    return [strand for strand in found if strand[2]]


def _badges(graph: PrerequisiteGraph, home: CompetencyMap, nodes: Collection[int]) -> list[Node]:
    badges = (graph.nodes[i] for i in sorted(nodes))
    return [n for n in badges if isinstance(n.entry, Credential) and n.entry.map == home.id]


def _others(graph: PrerequisiteGraph, home: CompetencyMap, nodes: Collection[int]) -> list[Node]:
    return [graph.nodes[i] for i in sorted(nodes) if graph.nodes[i].entry.map != home.id]


def _title(node: Node) -> str:
    entry = node.entry
    title = entry.title or entry.id
    return f"{title} (extra)" if isinstance(entry, Competency) and entry.optional else title


class _Needs:
    """Writes requirements with the numbers of an outline."""

    def __init__(
        self, graph: PrerequisiteGraph, home: CompetencyMap, numbers: dict[int, str]
    ) -> None:
        self.graph = graph
        self.home = home
        self.numbers = numbers

    def needs(self, node: Node) -> str:
        """Return what a node needs: `needs 2; 4 or 5`."""
        parts = [self._part(part, inner=False) for part in top_parts(node.requires)]
        said = "; ".join(sorted((p for p in parts if p), key=self._own_first))
        together = "; ".join(self._part(c, inner=False) for c in node.corequires)
        told = [f"needs {said}"] if said else []
        told += [f"with {together}"] if together else []
        return ", ".join(told) or "needs nothing"

    def _own_first(self, text: str) -> bool:
        return text.endswith("*")

    def _part(self, expr: Expr, *, inner: bool) -> str:
        if isinstance(expr, Leaf):
            node = self.graph.nodes[expr.node]
            name = self.numbers.get(expr.node) or node.entry.title or node.entry.id
            star = "*" if node.entry.map != self.home.id else ""
            rank = node.entry.levels[expr.rank - 1]
            level = "" if expr.rank == node.mastery else f" ({rank})"
            return f"{name}{level}{star}"
        parts = [self._part(part, inner=True) for part in expr.parts]
        if not parts:
            return ""
        if all(part.isdigit() for part in parts):
            parts.sort(key=int)
        if expr.n == len(parts):
            text = " and ".join(parts)
        elif expr.n == 1:
            text = " or ".join(parts)
        else:
            text = f"{expr.n} of {', '.join(parts)}"
        return f"({text})" if inner and len(parts) > 1 else text


def path_rows(
    graph: PrerequisiteGraph, home: CompetencyMap, status: StatusOf, nodes: Collection[int]
) -> tuple[Row, ...]:
    """Return the lines of some nodes: what counts and what is to come, strand by strand."""
    listed = [
        *_told(graph, home, nodes),
        ("", "elsewhere", _others(graph, home, nodes)),
        ("", "badges", _badges(graph, home, nodes)),
    ]
    return tuple(
        _path_row(heading, section, node, status)
        for heading, section, found in listed
        for node in found
    )


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


def _path_row(heading: str, section: Section, node: Node, status: StatusOf) -> Row:
    look, standing = status.of(node.key)
    minutes = None if isinstance(node.entry, Credential) else status.minutes(node)
    return Row(
        heading=heading,
        section=section,
        mark=mark(look, standing),
        title=node.entry.title or node.entry.id,
        minutes=minutes,
        standing=standing,
    )
