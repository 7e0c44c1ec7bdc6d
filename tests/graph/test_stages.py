"""Stages, dependents and the longest chain, against slow and obvious ways to find them."""

from __future__ import annotations

from itertools import combinations, pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from maps import as_map, one, random_map

from pathplan.graph.longest import longest_chain, longest_chains
from pathplan.graph.needed import needed_by
from pathplan.graph.prerequisites import Expr, Leaf, PrerequisiteGraph, leaves
from pathplan.graph.stages import stages
from pathplan.model import AtLeast, Credential, Need

SEEDS = st.integers(0, 100_000)
SIZES = st.integers(1, 9)
NEVER = 10**9


def _built(seed: int, size: int) -> PrerequisiteGraph:
    return PrerequisiteGraph.build([random_map(seed, size)])


def _lines(graph: PrerequisiteGraph) -> nx.MultiDiGraph[int]:
    """Return every line, from what is named to what names it, with the stage that it adds."""
    net: nx.MultiDiGraph[int] = nx.MultiDiGraph()
    net.add_nodes_from(n.index for n in graph.nodes)
    for node in graph.nodes:
        net.add_edges_from((x.node, node.index, {"gap": 1}) for x in leaves(node.requires))
        net.add_edges_from((x.node, node.index, {"gap": 0}) for x in node.corequires)
    return net


@given(SEEDS, SIZES, st.data())
def test_a_stage_is_the_longest_way_from_a_start(seed: int, size: int, data: st.DataObject) -> None:
    graph = _built(seed, size)
    nodes = data.draw(st.lists(st.sampled_from(range(size)), unique=True).map(sorted))
    net = _lines(graph).subgraph(nodes)
    circles = list(nx.strongly_connected_components(net))
    circle = {node: number for number, members in enumerate(circles) for node in members}
    ways: nx.DiGraph[int] = nx.DiGraph()
    ways.add_nodes_from(range(len(circles)))
    for a, b, gap in net.edges(data="gap"):
        if circle[a] != circle[b]:
            least = ways.get_edge_data(circle[a], circle[b], {"gap": 0})["gap"]
            ways.add_edge(circle[a], circle[b], gap=max(gap, least))
    expected = {
        node: 1
        + max(
            sum(ways.edges[step]["gap"] for step in nx.utils.pairwise(way))
            for start in ways
            for way in ([[start]] if start == number else nx.all_simple_paths(ways, start, number))
        )
        for node, number in circle.items()
    }
    assert stages(graph, nodes) == expected


@given(SEEDS, SIZES, st.data())
def test_what_depends_on_something_is_what_can_be_walked_to(
    seed: int, size: int, data: st.DataObject
) -> None:
    graph = _built(seed, size)
    counted = data.draw(st.sets(st.sampled_from(range(size))))
    net = _lines(graph)
    expected = [len((nx.descendants(net, n) - {n}) & counted) for n in range(size)]
    assert needed_by(graph, counted) == expected


def _time(expr: Expr, done: dict[tuple[int, int], int]) -> int:
    """Return when an expression holds: of all ways to meet it, the one that is there first."""
    if isinstance(expr, Leaf):
        return done[expr.node, expr.rank]
    times = [_time(part, done) for part in expr.parts]
    return min((max(some, default=0) for some in combinations(times, expr.n)), default=NEVER)


def _begins(graph: PrerequisiteGraph) -> list[int]:
    """Return when each node can be begun: lowered from never until nothing changes."""
    begin = [NEVER] * len(graph.nodes)
    while True:
        done = {
            (n.index, rank): min(NEVER, begin[n.index] + n.entry.minutes_to(rank))
            for n in graph.nodes
            for rank in range(1, n.size + 1)
        }
        lower = [_time(n.requires, done) for n in graph.nodes]
        if lower == begin:
            return begin
        begin = lower


@given(SEEDS, SIZES)
def test_the_longest_chain_takes_as_long_as_the_last_competency(seed: int, size: int) -> None:
    graph = _built(seed, size)
    begin = _begins(graph)
    ends = [n.index for n in graph.nodes]
    done = [begin[i] + graph.nodes[i].entry.minutes_to(graph.nodes[i].mastery) for i in ends]
    way = longest_chain(graph, ends)
    latest = max((time for time in done if time < NEVER), default=None)
    if latest is None:
        assert way == []
        return
    assert done[way[-1]] == latest
    assert begin[way[0]] == 0
    for above, node in nx.utils.pairwise(way):
        asked = [x.rank for x in leaves(graph.nodes[node].requires) if x.node == above]
        reached = {begin[above] + graph.nodes[above].entry.minutes_to(rank) for rank in asked}
        assert begin[node] in reached


@given(SEEDS, SIZES)
def test_every_end_that_can_be_reached_has_its_chain_the_longest_first(
    seed: int, size: int
) -> None:
    graph = _built(seed, size)
    begin = _begins(graph)
    done = {
        n.index: begin[n.index] + n.entry.minutes_to(n.mastery)
        for n in graph.nodes
        if begin[n.index] < NEVER
    }
    found = longest_chains(graph, [n.index for n in graph.nodes])
    assert {way[-1]: minutes for minutes, way in found} == done
    assert [minutes for minutes, _ in found] == sorted(done.values(), reverse=True)
    for _, way in found:
        assert begin[way[0]] == 0
        assert all(a in {x.node for x in leaves(graph.nodes[b].requires)} for a, b in pairwise(way))


def test_of_a_choice_the_quicker_way_is_in_the_chain() -> None:
    either = AtLeast(n=1, parts=(Need(id="slow"), Need(id="quick")), form="any_of")
    badge = Credential(id="badge", map="m", title="Badge", requires=Need(id="last"))
    map_ = as_map(
        one("slow", minutes=90), one("quick", minutes=30), one("last", either, minutes=20), badge
    )
    graph = PrerequisiteGraph.build([map_])
    keys = [graph.nodes[node].entry.id for node in longest_chain(graph, range(1, 4))]
    assert keys == ["quick", "last"]


@pytest.mark.parametrize("corequires", [(), ("a",)])
def test_corequisites_stand_at_one_stage(corequires: tuple[str, ...]) -> None:
    map_ = as_map(one("s"), one("a", Need(id="s")), one("b", corequires=("a",)))
    map_ = as_map(*map_.entries, one("c", Need(id="b"), corequires=corequires))
    assert stages(PrerequisiteGraph.build([map_]), range(4)) == {0: 1, 1: 2, 2: 2, 3: 3}
