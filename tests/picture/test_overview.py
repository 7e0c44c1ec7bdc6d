"""The overview: nothing is lost in it, and its lines say how much leads where."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from drawn import meant
from hypothesis import given
from hypothesis import strategies as st
from maps import as_map, one, random_map
from test_scope import SEEDS, chained, in_strands, of_map, of_plan

from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.graph.stages import stages
from pathplan.model import AtLeast, CompetencyMap, Need, Strand
from pathplan.model.amounts import Share
from pathplan.model.drawing import Drawing
from pathplan.picture import View, draw

OVERVIEW = View(extent="overview")
SIZES = st.integers(1, 25)


def shares(drawing: Drawing) -> list[Share]:
    found = [box.share for box in drawing.boxes if box.share]
    assert len(found) == len(drawing.boxes)
    return found


def placed(map_: CompetencyMap, drawing: Drawing) -> dict[str, str]:
    """Return the box that each competency is in, by its strand and its level."""
    graph = PrerequisiteGraph.build([map_])
    level = stages(graph, range(len(graph.nodes)))
    found = {}
    for node in graph.nodes:
        for box in drawing.boxes:
            at = box.share
            strand = {"odd": "Odd ones", "even": "Even ones"}.get(
                getattr(node.entry, "strand", ""), ""
            )
            inside = at and at.first <= level[node.index] <= at.last and box.strand == strand
            if inside and node.entry in map_.competencies:
                assert node.entry.id not in found
                found[node.entry.id] = box.id
    return found


@given(SEEDS, SIZES)
def test_every_competency_is_in_one_box(seed: int, size: int) -> None:
    map_ = in_strands(random_map(seed, size))
    drawing = of_map(map_, OVERVIEW)
    assert sum(share.many for share in shares(drawing)) == len(map_.competencies)
    inside = Counter(placed(map_, drawing).values())
    assert [inside[box.id] for box in drawing.boxes] == [s.many for s in shares(drawing)]
    assert drawing.tally.competencies == len(map_.competencies)
    assert drawing.tally.minutes == sum(c.minutes_to(c.mastery_rank) for c in map_.competencies)
    assert drawing.tally.minutes == sum(box.minutes or 0 for box in drawing.boxes)
    assert [row.share for row in drawing.rows] == shares(drawing)
    assert sorted(i for band in drawing.bands for i in band.boxes) == sorted(
        box.id for box in drawing.boxes
    )


@given(SEEDS, SIZES)
def test_lines_say_how_much_leads_where_and_nothing_floats(seed: int, size: int) -> None:
    map_ = in_strands(random_map(seed, size))
    drawing = of_map(map_, OVERVIEW)
    box_of = placed(map_, drawing)
    expected = Counter(
        (box_of[a], box_of[b])
        for a, b in meant(map_)
        if a in box_of and b in box_of and box_of[a] != box_of[b]
    )
    made = {(e.source, e.target): e.many for e in drawing.edges}
    assert len(made) == len(drawing.edges)
    assert made.items() <= expected.items()
    lightest = min((many for pair, many in expected.items() if pair not in made), default=0)
    assert lightest < 3 or len(expected) > 2 * len(drawing.boxes)
    for box in drawing.boxes:
        own = [many for pair, many in expected.items() if box.id in pair]
        drawn = [many for pair, many in made.items() if box.id in pair]
        assert max(own, default=0) == max(drawn, default=0)


@given(SEEDS, SIZES, st.data())
def test_shares_of_a_path_add_up(seed: int, size: int, data: st.DataObject) -> None:
    map_ = in_strands(random_map(seed, size))
    goal = data.draw(st.sampled_from(map_.entries)).id
    drawing, plan = of_plan(map_, goal, OVERVIEW)
    ids = {c.id for c in map_.competencies}
    steps = {key.removeprefix("m/") for step in plan.steps for key in step.keys} & ids
    found = shares(drawing)
    assert sum(share.to_do for share in found) == len(steps)
    assert sum(share.done for share in found) == 0
    ready = any(s.ready and s.number for s in plan.steps)
    assert ("ready" in {box.status for box in drawing.boxes}) == ready
    assert all(
        (box.minutes is None) == (not s.to_do) for box, s in zip(drawing.boxes, found, strict=True)
    )


@pytest.mark.parametrize(
    ("deep", "bands"),
    [
        (1, [(1, 1)]),
        (3, [(1, 1), (2, 2), (3, 3)]),
        (5, [(1, 2), (3, 4), (5, 6)]),
        (13, [(1, 4), (5, 8), (9, 12), (13, 16)]),
        (30, [(n, n + 3) for n in range(1, 30, 4)]),
    ],
)
def test_a_band_has_four_levels_fewer_where_a_map_is_shallow(
    deep: int, bands: list[tuple[int, int]]
) -> None:
    map_ = as_map(*(one(f"c{n}", *([Need(id=f"c{n - 1}")] if n else [])) for n in range(deep)))
    drawing = of_map(map_, OVERVIEW)
    assert [(band.first, band.last) for band in drawing.bands] == bands
    assert [(s.first, s.last) for s in shares(drawing)] == bands


def test_what_is_in_no_strand_is_called_by_a_word() -> None:
    map_ = in_strands(chained(12))
    graph = PrerequisiteGraph.build([map_])
    drawing = draw(maps=[map_], graph=graph, view=OVERVIEW, others="Rest")
    assert {box.title for box in drawing.boxes} == {"Odd ones", "Even ones", "Rest"}
    bare = draw(maps=[replace(map_, strands=())], graph=graph, view=OVERVIEW, others="Rest")
    assert {box.title for box in bare.boxes} == {"M"}


def test_the_overview_can_be_brought_together_by_strand() -> None:
    drawing = of_map(in_strands(chained(12)), View(extent="overview", grouping="strand"))
    assert [band.title for band in drawing.bands] == ["Odd ones", "Even ones", ""]


def test_a_tangle_is_thinned_out_to_its_heaviest_lines() -> None:
    """Seven strands, each needing much of the one before and some of every other."""
    rows, many = range(7), range(10)
    entries = [
        replace(one(f"c{row}-{n}", *_above(row, n)), strand=f"s{row}") for row in rows for n in many
    ]
    strands = tuple(Strand(id=f"s{row}", title=f"S{row}") for row in rows)
    drawing = of_map(replace(as_map(*entries), strands=strands), OVERVIEW)
    assert [share.many for share in shares(drawing)] == [10] * 7
    assert len(drawing.edges) == 6
    assert {edge.many for edge in drawing.edges} == {10}


def _above(row: int, n: int) -> tuple[AtLeast, ...]:
    """Name one of the row before; four of each row name one of every row before."""
    parts = [Need(id=f"c{other}-{n}") for other in range(row) if other == row - 1 or n < 4]
    return (AtLeast(n=len(parts), parts=tuple(parts)),) if parts else ()
