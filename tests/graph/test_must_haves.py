"""Must-haves, dead alternatives and redundancy, each against its definition."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from maps import as_map, one, random_map

from pathplan.graph import must_haves as closure
from pathplan.graph.derive import derive
from pathplan.graph.must_haves import must_haves
from pathplan.graph.prerequisites import (
    Expr,
    Gate,
    Leaf,
    Node,
    PrerequisiteGraph,
    gates,
    holds,
    leaves,
    top_parts,
)
from pathplan.graph.redundancy import dead_options, redundant_parts
from pathplan.model import AtLeast, Need

MAPS = 800


def capped(graph: PrerequisiteGraph, node: int, rank: int) -> list[int]:
    cap = [n.size for n in graph.nodes]
    cap[node] = rank - 1
    return derive(graph, None, cap)


def test_a_must_have_is_what_nobody_can_do_without() -> None:
    for seed in range(MAPS):
        graph = PrerequisiteGraph.build([random_map(seed, 6)])
        reached = derive(graph)
        everything = range(len(graph.nodes))
        found = must_haves(graph, everything, everything)
        assert set(found) == {i for i in everything if reached[i]}, seed
        asked = {(leaf.node, leaf.rank) for n in graph.nodes for leaf in all_leaves(n)}
        for node in graph.nodes:
            for rank in range(1, node.size + 1):
                without = capped(graph, node.index, rank)
                for target, must in found.items():
                    needed = target != node.index and not without[target]
                    told = must.get(node.index, 0) >= rank
                    assert needed or not told or target == node.index, seed
                    if target != node.index and (rank == 1 or (node.index, rank) in asked):
                        assert told == needed, seed


def all_leaves(node: Node) -> list[Leaf]:
    return [*leaves(node.requires), *node.corequires]


def m(graph: PrerequisiteGraph, expr: Expr) -> list[int] | None:
    """Return the ranks that whoever has `expr` has for certain; None if nobody can have it."""
    levels = []
    if not holds(expr, derive(graph)):
        return None
    for node in graph.nodes:
        rank = 0
        while rank < node.size and not holds(expr, capped(graph, node.index, rank + 1)):
            rank += 1
        levels.append(rank)
    return levels


def test_redundant_is_what_the_others_bring() -> None:
    seen = 0
    for seed in range(MAPS):
        graph = PrerequisiteGraph.build([random_map(seed, 6)])
        reached = derive(graph)
        found = {(r.owner, id(r.part)) for r in redundant_parts(graph)}
        for node in graph.nodes:
            parts = top_parts(node.requires)
            if not reached[node.index] or len(parts) < 2:
                continue
            brought = []
            for number, part in enumerate(parts):
                others = Gate(len(parts) - 1, (*parts[:number], *parts[number + 1 :]))
                levels = m(graph, others)
                brought.append(levels is not None and holds(part, levels))
            told = [(node.index, id(part)) in found for part in parts]
            assert all(b for b, t in zip(brought, told, strict=True) if t), seed
            assert any(told) == any(brought), seed
            seen += any(told)
    assert seen > 50


def test_dead_is_what_needs_its_owner_or_cannot_be_had() -> None:
    seen = 0
    for seed in range(MAPS):
        graph = PrerequisiteGraph.build([random_map(seed, 6)])
        reached = derive(graph)
        found = {(d.owner, id(d.part)) for d in dead_options(graph) if d.kind == "dead"}
        want = set()
        for node in graph.nodes:
            if reached[node.index]:
                for gate in gates(node.requires):
                    for part in gate.parts:
                        without = capped(graph, node.index, 1)
                        if not holds(part, without):
                            want.add((node.index, id(part)))
        assert found == want, seed
        seen += len(want)
    assert seen > 50


def test_many_columns_are_taken_in_blocks() -> None:
    small = closure.BLOCK
    graph = PrerequisiteGraph.build(
        [
            as_map(
                one("c0"),
                *(one(f"c{i}", AtLeast(n=1, parts=(Need(id=f"c{i - 1}"),))) for i in range(1, 300)),
                one("g", AtLeast(n=2, parts=(Need(id="c10"), Need(id="c299")))),
            )
        ]
    )
    try:
        closure.BLOCK = 16
        found = must_haves(graph, [300], range(301))
        [redundant] = redundant_parts(graph)
    finally:
        closure.BLOCK = small
    assert len(found[300]) == 300
    assert graph.nodes[redundant.owner].key == "m/g"


def lines_run(graph: PrerequisiteGraph) -> int:
    """Return how many lines run to find what a graph says twice or in vain."""
    found = 0

    def count(_: FrameType, event: str, __: object) -> object:
        nonlocal found
        found += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        redundant_parts(graph)
    finally:
        sys.settrace(before)
    return found


@pytest.mark.parametrize("share", [0, 0.5, 1])
def test_a_need_that_is_said_many_times_takes_no_square(share: float) -> None:
    runs = {}
    for many in (100, 200):
        again = AtLeast(n=int(share * many) or 1, parts=(Need(id="a"),) * many)
        graph = PrerequisiteGraph.build([as_map(one("a"), one("b"), one("c", again))])
        runs[many] = lines_run(graph)
        said = [(d.owner, d.kind) for d in dead_options(graph)]
        swallowed = many - 1 if again.n == 1 else 0
        assert said == [(2, "swallowed")] * swallowed
        assert len(redundant_parts(graph)) == (many - 1 if again.n == many else 0)
    assert runs[200] < 2.5 * runs[100]
