"""What is drawn: what was asked for and no more, and lines as the author meant them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import networkx as nx
import pytest
from drawn import can_begin, keys, lines, meant, met, names, network, repeats
from hypothesis import given
from hypothesis import strategies as st
from maps import as_map, one, random_map

from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.model import (
    Competency,
    CompetencyMap,
    Goal,
    KnowledgeState,
    LearnerProfile,
    MapLink,
    Need,
    Plan,
    Strand,
    needs,
)
from pathplan.model.drawing import Drawing
from pathplan.picture import View, draw
from pathplan.plan import make_plan

SEEDS = st.integers(0, 100_000)
SIZES = st.integers(1, 12)
NOBODY = KnowledgeState(as_of=date(2026, 11, 23))
ALL = View(extent="all")


def of_map(map_: CompetencyMap, view: View = ALL) -> Drawing:
    return draw(maps=[map_], graph=PrerequisiteGraph.build([map_]), view=view)


def of_plan(map_: CompetencyMap, goal: str, view: View = ALL) -> tuple[Drawing, Plan]:
    graph = PrerequisiteGraph.build([map_])
    learner = LearnerProfile(id="L", file="l", map_ids=(map_.id,))
    plan = make_plan(graph, NOBODY, learner, [Goal(id=goal)], map_.id)
    return draw(maps=[map_], graph=graph, state=NOBODY, plan=plan, view=view), plan


def in_strands(map_: CompetencyMap) -> CompetencyMap:
    """Return a map with every second competency in one strand, every third in none."""
    entries = [
        replace(e, strand=("even", "odd", "")[n % 3]) if isinstance(e, Competency) else e
        for n, e in enumerate(map_.entries)
    ]
    strands = (Strand(id="odd", title="Odd ones"), Strand(id="even", title="Even ones"))
    return replace(map_, entries=tuple(entries), strands=strands)


def called_the_same(drawing: Drawing) -> Drawing:
    """Return a drawing of odd and even ones as if both strands were called so."""
    same = {"Odd ones": "Same", "Even ones": "Same"}
    return replace(
        drawing,
        boxes=tuple(replace(b, strand=same.get(b.strand, b.strand)) for b in drawing.boxes),
        rows=tuple(replace(r, heading=same.get(r.heading, r.heading)) for r in drawing.rows),
        bands=tuple(replace(b, title=same.get(b.title, b.title)) for b in drawing.bands),
    )


@given(SEEDS, SIZES)
def test_strands_of_one_title_stay_two(seed: int, size: int) -> None:
    apart = in_strands(random_map(seed, size))
    twins = replace(apart, strands=tuple(replace(s, title="Same") for s in apart.strands))
    view = View(extent="all", grouping="strand")
    assert of_map(twins, view) == called_the_same(of_map(apart, view))


@given(SEEDS, SIZES)
def test_all_of_a_map_is_drawn_and_every_line_once(seed: int, size: int) -> None:
    map_ = random_map(seed, size)
    drawing = of_map(map_)
    assert keys(drawing) == {entry.id for entry in map_.entries}
    assert drawing.tally.left_out == 0
    _lines_as_meant(drawing, map_)


@given(SEEDS, SIZES, st.data())
def test_lines_are_drawn_between_what_is_drawn(seed: int, size: int, data: st.DataObject) -> None:
    map_ = random_map(seed, size)
    around = data.draw(st.sampled_from(map_.entries)).id
    steps = data.draw(st.integers(1, 3))
    for view in (
        View(extent="around", keys=(f"m/{around}",), steps=steps),
        View(extent="goal", keys=(f"m/{around}",)),
    ):
        _lines_as_meant(of_map(map_, view), map_)
    _lines_as_meant(of_plan(map_, around, View(extent="plan"))[0], map_)


def _lines_as_meant(drawing: Drawing, map_: CompetencyMap) -> None:
    """Check that lines are those of the map; learned together are two with one line."""
    inside = keys(drawing)
    expected = {(a, b) for a, b in meant(map_) if a in inside and b in inside}
    made = lines(drawing)
    assert made <= expected
    assert {frozenset(pair) for pair in made} == {frozenset(pair) for pair in expected}
    together = {(c.id, entry.id) for entry in map_.entries for c in entry.corequires}
    required = {(need.id, e.id) for e in map_.entries for need in needs(e.requires)}
    assert all((b, a) in together & made for a, b in expected - made)
    assert required & expected <= made
    assert len(set(drawing.edges)) == len(drawing.edges)
    ends = {b.id for b in drawing.boxes} | {g.id for g in drawing.gates}
    assert {end for e in drawing.edges for end in (e.source, e.target)} <= ends
    assert all(any(e.target == g.id for e in drawing.edges) for g in drawing.gates)


@given(SEEDS, SIZES, st.data())
def test_gates_mean_what_the_author_wrote(seed: int, size: int, data: st.DataObject) -> None:
    map_ = random_map(seed, size)
    map_ = as_map(
        *(replace(e, corequires=()) if isinstance(e, Competency) else e for e in map_.entries)
    )
    drawing = of_map(map_)
    done = data.draw(st.sets(st.sampled_from([entry.id for entry in map_.entries])))
    for entry in map_.entries:
        if not repeats(entry):
            assert can_begin(drawing, entry.id, done) == met(entry.requires, done), entry


@given(SEEDS, SIZES)
def test_a_level_that_is_not_mastery_stands_at_its_line(seed: int, size: int) -> None:
    map_ = random_map(seed, size)
    drawing = of_map(map_)
    mastery = {entry.id: entry.mastery for entry in map_.entries}
    named = names(drawing)
    said = {
        (named[e.source], e.label)
        for e in drawing.edges
        if e.kind != "recommends" and e.source in named
    }
    asked = (need for e in map_.entries for need in (*needs(e.requires), *e.corequires))
    expected = {
        (need.id, "" if need.level in {None, mastery[need.id]} else need.level) for need in asked
    }
    assert said == expected


@given(SEEDS, SIZES, st.data())
def test_around_something_is_what_is_so_many_steps_away(
    seed: int, size: int, data: st.DataObject
) -> None:
    map_ = random_map(seed, size)
    centre = data.draw(st.sampled_from(map_.entries)).id
    steps = data.draw(st.sampled_from([1, 2, 3, 4, 10**12]))
    drawing = of_map(map_, View(extent="around", keys=(f"m/{centre}",), steps=steps))
    net = network(map_)
    opened = nx.single_source_shortest_path_length(net, centre, cutoff=steps)
    needed = nx.single_source_shortest_path_length(net.reverse(), centre, cutoff=steps)
    assert keys(drawing) == {*opened, *needed}
    assert drawing.about == next(e.title for e in map_.entries if e.id == centre)
    assert (drawing.extent, drawing.steps) == ("around", steps)
    assert [box.name for box in drawing.boxes if box.centre] == [centre]
    assert [row.centre for row in drawing.rows].count(True) == 1
    assert drawing.tally.left_out == size - len(drawing.boxes)


@given(SEEDS, SIZES, st.data())
def test_what_a_goal_may_need_is_all_that_leads_to_it(
    seed: int, size: int, data: st.DataObject
) -> None:
    map_ = random_map(seed, size)
    goals = data.draw(st.lists(st.sampled_from([e.id for e in map_.entries]), min_size=1))
    drawing = of_map(map_, View(extent="goal", keys=tuple(f"m/{goal}" for goal in goals)))
    net = network(map_)
    assert keys(drawing) == {*goals, *(a for goal in goals for a in nx.ancestors(net, goal))}


@given(SEEDS, SIZES)
def test_a_strand_is_drawn_with_what_it_names(seed: int, size: int) -> None:
    map_ = in_strands(random_map(seed, size))
    drawing = of_map(map_, View(extent="strand", strand="even"))
    even = {e.id for e in map_.competencies if e.strand == "even"}
    named = {a for a, b in meant(map_) if b in even}
    assert keys(drawing) == even | named
    assert drawing.about == "Even ones"


@given(SEEDS, SIZES, st.data())
def test_a_plan_is_drawn_with_what_its_steps_name(
    seed: int, size: int, data: st.DataObject
) -> None:
    map_ = random_map(seed, size)
    goal = data.draw(st.sampled_from(map_.entries)).id
    drawing, plan = of_plan(map_, goal, View(extent="plan"))
    closed = {k for u in plan.unreachable for b in u.blockers for k in (b.key, *b.trail)}
    path = {k.removeprefix("m/") for k in (*closed, *(k for s in plan.steps for k in s.keys))}
    path.add(goal)
    named = {a for a, b in meant(map_) if b in path}
    assert keys(drawing) == path | named
    assert drawing.overview is not None
    assert drawing.overview.extent == "overview"


def chained(many: int) -> CompetencyMap:
    """Return a map in which each competency needs the one before; the first ten need nothing."""
    return as_map(
        *(one(f"c{n}") if n < 10 else one(f"c{n}", Need(id=f"c{n - 1}")) for n in range(many))
    )


@pytest.mark.parametrize(
    ("many", "extent"), [(1, "all"), (150, "all"), (300, "all"), (301, "overview")]
)
def test_as_much_of_a_map_as_can_be_read(many: int, extent: str) -> None:
    drawing = of_map(chained(many), View())
    assert drawing.extent == extent
    if extent == "all":
        assert len(drawing.boxes) == many
    else:
        assert sum(box.share.many for box in drawing.boxes if box.share) == many


@pytest.mark.parametrize(
    ("many", "extent", "boxes"),
    [(150, "all", 150), (151, "near", 13), (300, "near", 13), (301, "plan", 12)],
)
def test_as_much_of_a_path_as_can_be_read(many: int, extent: str, boxes: int) -> None:
    drawing, _ = of_plan(chained(many), "c20", View())
    assert drawing.extent == extent
    assert len(drawing.boxes) == boxes
    assert drawing.tally.left_out == many - boxes
    assert (drawing.overview is None) == (extent != "plan")
    if extent == "near":  # what comes after the goal
        assert keys(drawing) >= {"c21"}


@given(SEEDS, SIZES)
def test_everything_is_drawn_where_that_is_asked_for(seed: int, size: int) -> None:
    map_ = random_map(seed, size)
    drawing, _ = of_plan(map_, map_.entries[-1].id, ALL)
    assert keys(drawing) == {entry.id for entry in map_.entries}


def test_other_maps_are_drawn_as_far_as_they_are_named() -> None:
    other = replace(as_map(one("x"), one("y", Need(id="x"))), id="o", file="o.map.yaml")
    other = replace(other, title="Other", entries=tuple(replace(e, map="o") for e in other.entries))
    home = as_map(one("a", Need(id="o/y")), one("b", Need(id="a")))
    home = replace(home, maps=(MapLink(prefix="o", file="o.map.yaml"),))
    graph = PrerequisiteGraph.build([home, other])
    drawing = draw(maps=[home, other], graph=graph)
    assert keys(drawing) == {"a", "b", "o/y"}
    assert [b.foreign for b in drawing.boxes] == ["", "", "Other"]
    assert {b.name: b.status for b in drawing.boxes}["o/y"] == "foreign"
    assert drawing.foreign == ("Other",)
    assert (drawing.tally.competencies, drawing.tally.others) == (2, 1)
    goal = draw(maps=[home, other], graph=graph, view=View(extent="goal", keys=("m/b",)))
    assert keys(goal) == {"a", "b", "o/x", "o/y"}
    assert [(row.number, row.title) for row in goal.rows] == [
        ("1", "A"),
        ("2", "B"),
        ("3", "X"),
        ("4", "Y"),
    ]


@given(SEEDS, SIZES, st.sampled_from(["strand", "level", "none"]))
def test_bands_hold_every_competency_once(seed: int, size: int, grouping: str) -> None:
    map_ = in_strands(random_map(seed, size))
    wished = {"strand": View(extent="all", grouping="strand", direction="tb")}
    drawing = of_map(map_, wished.get(grouping, View(extent="all", grouping=grouping)))
    banded = [box for band in drawing.bands for box in band.boxes]
    boxes = {box.id: box for box in drawing.boxes}
    if grouping == "none":
        assert banded == []
        return
    kept = [b.id for b in drawing.boxes if grouping == "level" or not b.credential]
    assert sorted(banded) == sorted(kept)
    if grouping == "level":
        assert [b.first for b in drawing.bands] == sorted({b.level for b in drawing.boxes})
        assert all({boxes[i].level for i in b.boxes} == {b.first} for b in drawing.bands)
    else:
        titles = [band.title for band in drawing.bands]
        assert titles == [t for t in ("Odd ones", "Even ones", "") if t in titles]
        assert all({boxes[i].strand for i in b.boxes} == {b.title} for b in drawing.bands)
        assert drawing.direction == "tb"
