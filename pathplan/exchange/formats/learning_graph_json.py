"""A learning graph as JSON: nodes, the edges between them, and groups with their names.

In the files that exist an edge runs `from` the concept that depends `to` the one it needs, although
their schema says it the other way round; so the direction is checked, and `--reverse` turns it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from pathplan.exchange.building import MapBuilder, turned
from pathplan.exchange.foreign import Foreign
from pathplan.exchange.format import Asked, Format
from pathplan.exchange.formats._learning_graph import NOWHERE, REST, Numbered
from pathplan.exchange.json_values import many, mapping, text
from pathplan.exchange.lines import strand_titles
from pathplan.model import CompetencyMap
from pathplan.model.foreign import Held, MapIn, Written

SCHEMA = (
    "https://raw.githubusercontent.com/dmccreary/learning-graphs/refs/heads/main/src/schema/"
    "learning-graph-schema.json"
)
COLOURS = (
    *("SteelBlue", "SeaGreen", "IndianRed", "DarkGoldenrod", "MediumPurple", "Teal", "Sienna"),
    *("OliveDrab", "SlateGray", "Crimson", "DarkCyan", "RebeccaPurple"),
)


def likeness(file: Foreign) -> int:
    """Return how much a file looks like a learning graph: 2 by its keys, 3 by its own word."""
    data = mapping(file.json)
    nodes, edges = data.get("nodes"), data.get("edges")
    if not isinstance(nodes, list) or not isinstance(edges, list):
        return 0
    if "learning graph" in text(mapping(data.get("metadata")).get("format")).lower():
        return 3
    return 2 if all("id" in mapping(node) for node in nodes[:1]) else 0


def read_map(file: Foreign, asked: Asked) -> MapIn:
    """Return the map that a learning graph makes: `from` needs `to`."""
    graph = mapping(file.json)
    about = mapping(graph.get("metadata"))
    built = MapBuilder()
    nodes, edges = many(graph.get("nodes")), many(graph.get("edges"))
    groups = {code: mapping(found) for code, found in mapping(graph.get("groups")).items()}
    for place, node in enumerate(nodes):
        _concept(built, mapping(node), f"nodes[{place}]", groups)
    for place, edge in enumerate(edges):
        needing, needed = (text(mapping(edge).get(end)) for end in ("from", "to"))
        at = f"edges[{place}]"
        if not needing or not needed:
            built.drop("edges", "an end is missing", at)
        elif asked.reverse:
            built.line(needing, needed, at=at)
        else:
            built.line(needed, needing, at=at)
    id_, title = asked.named(file, title=text(about.get("title")))
    data = built.data(
        id_=id_,
        title=title,
        description=text(about.get("description")),
        version=text(about.get("version")),
    )
    return MapIn(
        data=data,
        what="a learning graph",
        size=(Held(many=len(nodes), what="concepts"), Held(many=len(edges), what="edges")),
        dropped=built.dropped,
        outside=tuple(built.outside),
        origins=built.origins,
        turned=turned(data),
    )


def _concept(
    built: MapBuilder,
    node: Mapping[str, object],
    at: str,
    groups: Mapping[str, Mapping[str, object]],
) -> None:
    key, label, code = (text(node.get(name)) for name in ("id", "label", "group"))
    if not key:
        built.drop("nodes", "they have no id", at)
        return
    values: dict[str, object] = {}
    title = text(groups.get(code, {}).get("classifierName")) or code
    if code and title not in {REST, NOWHERE}:
        values["strand"] = built.strand(code, title)
    built.add(key, label or f"Concept {key}", at=at, values=values)


def write_map(maps: Sequence[CompetencyMap]) -> Written:
    """Return a map as a learning graph; the first map is written."""
    home = maps[0]
    graph = Numbered(home)
    nodes = [
        {"id": graph.numbers[entry.id], "label": entry.title, "group": graph.group(entry.strand)}
        | ({} if graph.lines.needs[entry.id] else {"shape": "box"})
        for entry in home.competencies
    ]
    rest = {REST: NOWHERE} if any(node["group"] == REST for node in nodes) else {}
    data = {
        "metadata": {
            "title": home.title or home.id,
            **({"description": home.about} if home.about else {}),
            **({"version": home.version} if home.version else {}),
            "format": "Learning Graph JSON v1.0",
            "schema": SCHEMA,
        },
        "groups": {
            code: {
                "classifierName": title,
                "color": COLOURS[place % len(COLOURS)],
                "font": {"color": "white"},
            }
            for place, (code, title) in enumerate((graph.groups | rest).items())
        },
        "nodes": nodes,
        "edges": [
            {"from": graph.numbers[needing], "to": graph.numbers[needed]}
            for needing, found in graph.lines.needs.items()
            for needed in found
        ],
    }
    lost = graph.losses(strand_titles(home), "title", "about", "version")
    text_ = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return Written(data=text_.encode(), holds=graph.holds, losses=tuple(lost))


FORMAT = Format(
    likeness=likeness, ending=".json", both_ways=True, read_map=read_map, write_map=write_map
)
