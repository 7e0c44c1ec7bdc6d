"""A learning graph: a table of concepts and the concepts they depend on.

The CSV of intelligent textbooks: `ConceptID, ConceptLabel, Dependencies, TaxonomyID`. Dependencies
are the ids of what is needed first, with `|` between them; concepts get ids from their labels.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pathplan.exchange.building import MapBuilder
from pathplan.exchange.foreign import Foreign
from pathplan.exchange.format import Asked, Format
from pathplan.exchange.formats._learning_graph import Numbered
from pathplan.exchange.table import Row, written
from pathplan.model import CompetencyMap
from pathplan.model.foreign import Held, Loss, MapIn, Written

HINTS: Mapping[str, Sequence[str]] = {
    "id": ("ConceptID",),
    "title": ("ConceptLabel", "ConceptName", "Concept", "Label"),
    "requires": ("Dependencies", "DependsOn", "Prerequisites"),
    "strand": ("TaxonomyID", "Taxonomy", "Category"),
}
BETWEEN = re.compile(r"[|;,\s]+")


def likeness(file: Foreign) -> int:
    """Return how much a file looks like a learning graph: 3 where it numbers its concepts."""
    found = file.table.found(HINTS)
    return 3 if {"id", "title", "requires"} <= set(found) else 0


def read_map(file: Foreign, asked: Asked) -> MapIn:
    """Return the map that a learning graph makes: a row needs what its dependencies name."""
    columns = file.table.found(HINTS)
    built = MapBuilder()
    edges = 0
    for row in file.table.rows:
        if key := _concept(built, row, columns):
            needed = [n for n in BETWEEN.split(row.cell(columns.get("requires"))) if n]
            edges += len(needed)
            for number in needed:
                built.line(number, key, at=f"row {row.number}")
    id_, title = asked.named(file)
    return MapIn(
        data=built.data(id_=id_, title=title),
        what="a learning graph",
        size=(
            Held(many=len(file.table.rows), what="concepts"),
            Held(many=edges, what="edges"),
        ),
        dropped=built.dropped,
        outside=tuple(built.outside),
        origins=built.origins,
    )


def _concept(built: MapBuilder, row: Row, columns: Mapping[str, int]) -> str:
    """Add what a row is about; return its number, "" where it is nothing."""
    number, label = row.cell(columns.get("id")), row.cell(columns.get("title"))
    at = f"row {row.number}"
    if not number:
        built.drop("rows", "they have no ConceptID", at)
        return ""
    group = row.cell(columns.get("strand"))
    values = {"strand": built.strand(group, group)} if group else {}
    made = built.add(number, label or f"Concept {number}", at=at, values=values)
    return number if made else ""


def write_map(maps: Sequence[CompetencyMap]) -> Written:
    """Return a map as a learning graph; the first map is written."""
    graph = Numbered(maps[0])
    rows = [["ConceptID", "ConceptLabel", "Dependencies", "TaxonomyID"]]
    for entry in maps[0].competencies:
        needed = "|".join(str(graph.numbers[id_]) for id_ in graph.lines.needs[entry.id])
        group = graph.codes.get(entry.strand, "")
        rows.append([str(graph.numbers[entry.id]), entry.title, needed, group])
    named = len(graph.groups)
    codes = Loss(many=named, what="titles of strands", why="a strand is a code there")
    return Written(
        data=written(rows, mark=False),
        holds=graph.holds,
        losses=(*graph.losses(graph.codes), *([codes] if named else [])),
    )


FORMAT = Format(likeness=likeness, ending=".csv", read_map=read_map, write_map=write_map)
