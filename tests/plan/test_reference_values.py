"""Published and constructed values for what can be learned and which route is cheapest."""

from __future__ import annotations

from itertools import product

from maps import as_map, one

from pathplan.graph.derive import derive
from pathplan.graph.frontier import frontier
from pathplan.graph.must_haves import must_haves
from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.model import AtLeast, Entry, Need
from pathplan.plan.choose import cheapest
from pathplan.plan.task import Task


def every(*names: str) -> AtLeast:
    return AtLeast(n=len(names), parts=tuple(Need(id=n) for n in names))


def either(*names: str) -> AtLeast:
    return AtLeast(n=1, parts=tuple(Need(id=n) for n in names), form="any_of")


def graph_of(*entries: Entry) -> PrerequisiteGraph:
    return PrerequisiteGraph.build([as_map(*entries)])


def states(graph: PrerequisiteGraph) -> set[str]:
    """Return every set of competencies that can be what somebody knows."""
    found = set()
    for levels in product((0, 1), repeat=len(graph.nodes)):
        if derive(graph, None, levels) == list(levels):
            found.add("".join(n.entry.id for n in graph.nodes if levels[n.index]))
    return found


def outer_fringe(graph: PrerequisiteGraph, state: str) -> str:
    levels = [int(n.entry.id in state) for n in graph.nodes]
    return "".join(graph.nodes[i].entry.id for block in frontier(graph, levels) for i in block)


def minutes(graph: PrerequisiteGraph, goal: str) -> int:
    node = graph.index[f"m/{goal}"]
    size = len(graph.nodes)
    task = Task.of(graph, (0,) * size, (1,) * size, [(node, 1)])
    route = cheapest(task)
    assert route is not None
    return route.minutes


def test_down_sets_of_a_quasi_order() -> None:
    """Four items, 1 after 2, 3 and 4, 2 after 3 and 4 (the relation of the R package kst)."""
    graph = graph_of(one("1", every("2", "3", "4")), one("2", every("3", "4")), one("3"), one("4"))
    assert len(states(graph)) == 6


def test_a_space_with_alternatives() -> None:
    graph = graph_of(one("a"), one("b"), one("c", either("a", "b")), one("d", every("a", "b")))
    assert states(graph) == {"", "a", "b", "ab", "ac", "bc", "abc", "abd", "abcd"}
    fringes = {"": "ab", "a": "bc", "b": "ac", "ab": "cd", "ac": "b", "bc": "a", "abc": "d"}
    assert {s: outer_fringe(graph, s) for s in fringes} == fringes
    must = must_haves(graph, [2, 3], range(4))
    assert (must[2], must[3]) == ({}, {0: 1, 1: 1})


def test_the_structure_of_doignon_and_falmagne() -> None:
    """Knowledge Spaces (1999): c and d after a and b, e after c; nine states."""
    graph = graph_of(
        one("a"),
        one("b"),
        one("c", every("a", "b")),
        one("d", every("a", "b")),
        one("e", every("c")),
    )
    assert states(graph) == {"", "a", "b", "ab", "abc", "abd", "abcd", "abce", "abcde"}
    fringes = {"ab": "cd", "abc": "de", "abd": "c", "abcd": "e", "abce": "d", "abcde": ""}
    assert {s: outer_fringe(graph, s) for s in fringes} == fringes


def test_a_minimum_weight_solution_graph() -> None:
    """The AND/OR example of Garey and Johnson's problem MS16, arcs as items: optimum 6."""
    graph = graph_of(
        one("w01", minutes=1),
        one("w02", minutes=2),
        one("w13", minutes=3),
        one("w14", minutes=1),
        one("w25", minutes=4),
        one("w26", minutes=2),
        one("n1", either("w13", "w14"), minutes=0),
        one("n2", either("w25", "w26"), minutes=0),
        one("n0", every("w01", "w02", "n1", "n2"), minutes=0),
    )
    assert minutes(graph, "n0") == 6
    assert sum(n.entry.minutes_to(1) for n in graph.nodes) == 13


def test_a_vertex_cover() -> None:
    """The path 0-1-2 with weights 4, 1, 3: one vertex covers both edges."""
    graph = graph_of(
        one("v0", minutes=4),
        one("v1", minutes=1),
        one("v2", minutes=3),
        one("e01", either("v0", "v1"), minutes=0),
        one("e12", either("v1", "v2"), minutes=0),
        one("g", every("e01", "e12"), minutes=0),
    )
    assert minutes(graph, "g") == 1
