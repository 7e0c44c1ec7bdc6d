"""The size of a map and what stands out in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pathplan.graph.longest import longest_chains
from pathplan.graph.needed import needed_by
from pathplan.graph.prerequisites import Expr, Leaf, PrerequisiteGraph, gates, leaves
from pathplan.graph.reach import dependents
from pathplan.model import Competency, CompetencyMap, Credential, ways_to_show
from pathplan.model.map_facts import (
    Alternative,
    Bottleneck,
    Chain,
    MapFacts,
    Option,
    StrandSize,
)

CHAINS = 3
BOTTLENECKS = 8
LEAST = 2
"""So many have to wait for a competency, at least, for it to be called a bottleneck."""


def map_facts(maps: Sequence[CompetencyMap], graph: PrerequisiteGraph) -> MapFacts:
    """Return what the first of some maps is like; the others are those it leads to."""
    home = maps[0]
    own = [n.index for n in graph.nodes if n.entry.map == home.id]
    entries = {i: entry for i in own if isinstance(entry := graph.nodes[i].entry, Competency)}
    asked = {i: (*leaves(graph.nodes[i].requires), *graph.nodes[i].corequires) for i in own}
    waiting = dependents(graph)
    ways = ways_to_show(maps)
    others = {leaf.node for i in own for leaf in asked[i]} - set(own)
    return MapFacts(
        competencies=len(entries),
        credentials=sum(isinstance(graph.nodes[i].entry, Credential) for i in own),
        others=len(others),
        minutes=sum(_minutes(graph, i) for i in entries),
        strands=tuple(_strands(home, graph, entries)),
        first=tuple(e.key for i, e in entries.items() if {x.node for x in asked[i]} <= others),
        last=tuple(e.key for i, e in entries.items() if not waiting[i]),
        chains=tuple(_chains(graph, own)),
        bottlenecks=tuple(_bottlenecks(graph, entries, ways)),
        alternatives=tuple(_alternatives(graph, own)),
        no_way_to_show=tuple(e.key for e in entries.values() if not ways[e.key]),
        no_resource=tuple(e.key for e in entries.values() if not e.resources),
        no_effort=tuple(e.key for e in entries.values() if e.effort is None),
    )


def _minutes(graph: PrerequisiteGraph, node: int) -> int:
    return graph.nodes[node].entry.minutes_to(graph.nodes[node].mastery)


def _strands(
    home: CompetencyMap, graph: PrerequisiteGraph, entries: dict[int, Competency]
) -> Iterator[StrandSize]:
    """Yield the strands in the author's order, then what is in none; empty ones as well."""
    titles = {strand.id: strand.title or strand.id for strand in home.strands}
    inside: dict[str, list[int]] = {name: [] for name in (*titles, "")}
    for node, entry in entries.items():
        inside[entry.strand if entry.strand in titles else ""].append(node)
    for name, nodes in inside.items():
        if name or nodes:
            yield StrandSize(
                title=titles.get(name, ""),
                competencies=len(nodes),
                minutes=sum(_minutes(graph, i) for i in nodes),
                optional=sum(entries[i].optional for i in nodes),
            )


def _chains(graph: PrerequisiteGraph, own: Sequence[int]) -> Iterator[Chain]:
    """Yield the longest chains, none of which is the beginning of another of them."""
    waiting = dependents(graph)
    ends = [i for i in own if not waiting[i] and isinstance(graph.nodes[i].entry, Competency)]
    badges = {i for i in own if isinstance(graph.nodes[i].entry, Credential)}
    ends += [i for i in own if i not in badges and waiting[i] and set(waiting[i]) <= badges]
    for minutes, way in longest_chains(graph, ends)[:CHAINS]:
        yield Chain(keys=tuple(graph.nodes[i].key for i in way), minutes=minutes)


def _bottlenecks(
    graph: PrerequisiteGraph, entries: dict[int, Competency], ways: Counter[str]
) -> Iterator[Bottleneck]:
    """Yield what most competencies of the map wait for, most first."""
    needed = needed_by(graph, entries)
    for node in sorted(entries, key=lambda i: (-needed[i], i))[:BOTTLENECKS]:
        if needed[node] >= LEAST:
            entry = entries[node]
            yield Bottleneck(
                key=entry.key,
                needed=needed[node],
                resources=len(entry.resources),
                ways=ways[entry.key],
            )


def _alternatives(graph: PrerequisiteGraph, own: Sequence[int]) -> Iterator[Alternative]:
    for node in own:
        for gate in gates(graph.nodes[node].requires):
            options = tuple(
                Option(
                    keys=tuple(dict.fromkeys(graph.nodes[x.node].key for x in leaves(part))),
                    minutes=_least(graph, part),
                )
                for part in gate.parts
                if any(leaves(part))
            )
            if len(options) > gate.n:
                yield Alternative(owner=graph.nodes[node].key, n=gate.n, options=options)


def _least(graph: PrerequisiteGraph, expr: Expr) -> int:
    """Return the minutes of what an expression names, the shortest ways through its choices taken.

    What that needs in turn is not counted.
    """
    if isinstance(expr, Leaf):
        return graph.nodes[expr.node].entry.minutes_to(expr.rank)
    return sum(sorted(_least(graph, part) for part in expr.parts)[: expr.n])
