"""How much depends on each, and the longest chain, as they are drawn."""

from __future__ import annotations

import networkx as nx
from drawn import lines, names, network
from hypothesis import given
from maps import as_map, one, random_map
from test_scope import SEEDS, SIZES, of_map

from pathplan.model import AtLeast, Credential, Need
from pathplan.picture import View

NEEDED = View(extent="all", needed=True)


@given(SEEDS, SIZES)
def test_more_is_darker_and_nothing_is_light(seed: int, size: int) -> None:
    map_ = random_map(seed, size)
    drawing = of_map(map_, NEEDED)
    net = network(map_)
    own = {c.id for c in map_.competencies}
    for box in drawing.boxes:
        assert box.needed == len((nx.descendants(net, box.name) - {box.name}) & own)
        assert 0 <= box.shade <= 4
        assert box.needed or not box.shade
    ranked = sorted(drawing.boxes, key=lambda box: box.needed or 0)
    shades = [box.shade for box in ranked]
    assert shades == sorted(shades)
    assert len({(box.needed, box.shade) for box in ranked}) == len({b.needed for b in ranked})
    assert [(row.needed is None, row.title) for row in drawing.rows] == [
        (False, row.title) for row in drawing.rows
    ]


@given(SEEDS, SIZES)
def test_the_longest_chain_is_one_line_of_boxes(seed: int, size: int) -> None:
    map_ = random_map(seed, size)
    drawing = of_map(map_, NEEDED)
    chain = [box.name for box in drawing.boxes if box.chain]
    marked = {(e.source, e.target) for e in drawing.edges if e.chain}
    net: nx.DiGraph[str] = nx.DiGraph()
    net.add_edges_from(marked)
    whole: nx.DiGraph[str] = nx.DiGraph()
    whole.add_edges_from(lines(drawing))
    made = set(whole.subgraph(chain).edges)
    named = names(drawing)
    through = {
        (named[a], named[b])
        for a in net
        if a in named
        for b in nx.descendants(net, a)
        if b in named and _no_box_between(net, a, b, named)
    }
    assert through <= made
    assert len(through) == max(0, len(chain) - 1)


def _no_box_between(net: nx.DiGraph[str], a: str, b: str, named: dict[str, str]) -> bool:
    inner = net.subgraph([n for n in net if n in {a, b} or n not in named])
    return nx.has_path(inner, a, b)


def test_nothing_is_shaded_unless_it_is_asked_for() -> None:
    drawing = of_map(as_map(one("a"), one("b", Need(id="a"))))
    assert {(box.needed, box.shade, box.chain) for box in drawing.boxes} == {(None, 0, False)}
    assert not any(edge.chain for edge in drawing.edges)


def test_the_chain_goes_through_the_gate_that_it_takes() -> None:
    either = AtLeast(n=1, parts=(Need(id="slow"), Need(id="quick")), form="any_of")
    badge = Credential(id="badge", map="m", title="Badge", requires=Need(id="last"))
    map_ = as_map(
        one("slow", minutes=90), one("quick", minutes=30), one("last", either, minutes=90), badge
    )
    drawing = of_map(map_, NEEDED)
    slow, quick, last, _ = drawing.boxes
    assert {(e.source, e.target) for e in drawing.edges if e.chain} == {
        (quick.id, "o0"),
        ("o0", last.id),
    }
    assert {box.id for box in drawing.boxes if box.chain} == {quick.id, last.id}
    assert [box.needed for box in (slow, quick, last)] == [1, 1, 0]
