"""Maps go out to other systems and come back with all that those can hold; the rest is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from pathplan.edit.lay_out import laid_out
from pathplan.exchange import Foreign, known, loaded
from pathplan.exchange.format import Asked
from pathplan.library import Library
from pathplan.model import AtLeast, Competency, CompetencyMap, Credential, Need, Requirement, needs
from pathplan.model.foreign import Loss, MapIn

SHIPPED = sorted(Path("curricula").glob("*/*.map.yaml"))
NAMES = ("learning-graph", "learning-graph-json", "curricular-analytics", "moodle")
ALL = (*NAMES, "canvas-outcomes", "graphml")


@dataclass
class Trip:
    """A map, what came back of it, and what was said to be lost on the way out."""

    before: CompetencyMap
    after: CompetencyMap
    losses: dict[str, int]
    found: MapIn


def _trip(path: Path, name: str) -> Trip:
    form = loaded(name)
    assert form.read_map is not None
    assert form.write_map is not None
    before = Library().map(str(path)).map
    written = form.write_map((before,))
    file = Foreign(f"x{form.ending}", written.data)
    assert known(file, "map") == [name]
    found = form.read_map(file, Asked(id="x"))
    text = laid_out(found.data, "map").encode()
    after = Library(unsaved={"x.map.yaml": text}).map("x.map.yaml").map
    return Trip(before, after, _said(written.losses), found)


def _said(losses: tuple[Loss, ...]) -> dict[str, int]:
    assert all(loss.many > 0 for loss in losses)
    return {loss.what: loss.many for loss in losses}


@pytest.fixture(params=SHIPPED, ids=lambda p: p.stem)
def path(request: pytest.FixtureRequest) -> Path:
    found = request.param
    assert isinstance(found, Path)
    return found


@pytest.mark.parametrize("name", ALL)
def test_everybody_comes_back_with_title_and_strand(path: Path, name: str) -> None:
    trip = _trip(path, name)
    own = trip.before.competencies
    again = trip.after.competencies
    assert len(again) == len(own)
    by_title = {_short(c.title, name): c for c in own}
    for one in again:
        assert _short(one.title, name) in by_title
    strands = [{c.title: c.strand for c in m.competencies} for m in (trip.before, trip.after)]
    pairs = {
        (strands[0].get(t), strands[1][t]) for t in strands[1] if name != "curricular-analytics"
    }
    assert len({a for a, _ in pairs}) == len(pairs), "each strand is one strand again"
    assert {lost.what for lost in trip.found.dropped} <= {"lines about the curriculum"}


def _short(title: str, name: str) -> str:
    return title[:90] if name == "moodle" else title


@pytest.mark.parametrize("name", ["moodle", "canvas-outcomes", "graphml"])
def test_ids_descriptions_and_levels_come_back(path: Path, name: str) -> None:
    trip = _trip(path, name)
    after = {c.id: c for c in trip.after.competencies}
    assert set(after) == {c.id for c in trip.before.competencies}
    for one in trip.before.competencies:
        assert _words(after[one.id].description) == _words(one.description)
        if len(one.levels) > 1:
            assert (after[one.id].levels, after[one.id].mastery) == (one.levels, one.mastery)


def _words(text: str) -> list[str]:
    return text.split()


def _plain(requirement: Requirement) -> Iterator[str]:
    """Yield what is needed whatever happens."""
    if isinstance(requirement, Need):
        yield requirement.id
    elif requirement.n >= len(requirement.parts):
        for part in requirement.parts:
            yield from _plain(part)


def _edges(map_: CompetencyMap, called: Callable[[str], str]) -> set[tuple[str, str]]:
    own = {c.id for c in map_.competencies}
    return {
        (called(c.id), called(id_))
        for c in map_.competencies
        for id_ in _plain(c.requires)
        if id_ in own
    }


@pytest.mark.parametrize("name", ["learning-graph", "learning-graph-json", "curricular-analytics"])
def test_plain_lines_come_back_and_choices_are_said(path: Path, name: str) -> None:
    trip = _trip(path, name)
    places = {c.id: str(n) for n, c in enumerate(trip.before.competencies)}
    new = {c.id: str(n) for n, c in enumerate(trip.after.competencies)}
    assert _edges(trip.before, places.__getitem__) == _edges(trip.after, new.__getitem__)
    choices = sum(_top_choices(c.requires) for c in trip.before.competencies)
    assert trip.losses.get("choices between needs", 0) == choices


def _top_choices(requirement: Requirement) -> int:
    if isinstance(requirement, Need):
        return 0
    if requirement.n < len(requirement.parts):
        return 1
    return sum(map(_top_choices, requirement.parts))


def test_corequisites_and_credits_of_courses_come_back(path: Path) -> None:
    trip = _trip(path, "curricular-analytics")
    places = {c.id: n for n, c in enumerate(trip.before.competencies)}
    new = {c.id: n for n, c in enumerate(trip.after.competencies)}
    for one, other in zip(trip.before.competencies, trip.after.competencies, strict=True):
        assert other.credits == one.credits
        beside = {places[n.id] for n in one.corequires if n.id in places}
        assert {new[n.id] for n in other.corequires} == beside


@pytest.mark.parametrize("name", ["moodle", "canvas-outcomes"])
def test_systems_without_prerequisites_say_how_many_there_were(path: Path, name: str) -> None:
    trip = _trip(path, name)
    links = sum(len(list(needs(c.requires))) for c in trip.before.competencies)
    assert trip.losses.get("links", 0) == links
    assert not any(list(needs(c.requires)) for c in trip.after.competencies)


def test_badges_that_moodle_can_hold_come_back(path: Path) -> None:
    trip = _trip(path, "moodle")
    before, after = (
        {e.id: e for e in map_.entries if isinstance(e, Credential)}
        for map_ in (trip.before, trip.after)
    )
    assert len(before) == len(after) + trip.losses.get("badges", 0)
    for id_, badge in after.items():
        assert badge.title == before[id_].title
        assert _shape(badge.requires) == _shape(before[id_].requires)


def test_a_graph_holds_every_line(path: Path) -> None:
    trip = _trip(path, "graphml")
    after = {e.id: e for e in trip.after.entries}
    for one in trip.before.entries:
        other = after[one.id]
        assert _shape(other.requires) == _shape(one.requires), one.id
        for side in ("corequires", "recommends"):
            pairs = [[(n.id, n.level) for n in getattr(e, side)] for e in (one, other)]
            assert pairs[1] == [pair for pair in pairs[0] if "/" not in pair[0]]
        if isinstance(one, Competency):
            assert isinstance(other, Competency)
            minutes = [e.minutes_to(e.mastery_rank) if e.effort else None for e in (one, other)]
            assert minutes[0] == minutes[1]
            for held in ("i_can", "tags", "credits", "optional"):
                assert getattr(other, held) == getattr(one, held)


def _shape(requirement: Requirement) -> object:
    """Return a requirement as nested tuples, without reasons and without other maps' ids."""
    if isinstance(requirement, Need):
        return (requirement.id, requirement.level) if "/" not in requirement.id else None
    parts = [shape for part in requirement.parts if (shape := _shape(part)) not in {None, ("all",)}]
    every = requirement.n >= len(requirement.parts) and requirement.form != "any_of"
    if len(parts) == 1 and not every:
        return parts[0]
    return ("all", *parts) if every else (requirement.n, *parts)


@pytest.mark.parametrize("name", ALL)
def test_what_is_written_is_the_same_each_time(path: Path, name: str) -> None:
    write = loaded(name).write_map
    assert write is not None
    map_ = Library().map(str(path)).map
    assert write((map_,)) == write((map_,))


def test_a_degree_plan_keeps_its_terms() -> None:
    form = loaded("curricular-analytics")
    assert form.read_map is not None
    assert form.write_map is not None
    text = "Course ID,Course Name,Prefix,Number,Term\n1,Calculus,MATH,1A,2\n2,Lab,,,1\n"
    found = form.read_map(Foreign("x.csv", text.encode()), Asked())
    made = laid_out(found.data, "map").encode()
    map_ = Library(unsaved={"x.map.yaml": made}).map("x.map.yaml").map
    rows = form.write_map((map_,)).data.decode().splitlines()
    assert rows[1].startswith("Degree Plan,")
    assert [row.rpartition(",")[2] for row in rows[-3:]] == ["Term", "2", "1"]
    assert rows[-2].startswith("1,Calculus,MATH,1A,")


def test_requirements_are_compared_for_real() -> None:
    one = AtLeast(n=1, parts=(Need(id="a"), Need(id="b")), form="any_of")
    assert _shape(one) != _shape(AtLeast(n=2, parts=one.parts))


def test_strands_of_one_title_come_back_from_a_graph() -> None:
    text = (
        "format: pathplan-map/1\nid: x\nstrands: {a: {title: C}, b: {title: C}, c: {title: C++}}\n"
        "competencies:\n  k: {title: K, strand: b}\n  l: {title: L, strand: a}\n"
        "  m: {title: M, strand: c}\n"
    )
    map_ = Library(unsaved={"y.map.yaml": text.encode()}).map("y.map.yaml").map
    form = loaded("graphml")
    assert form.read_map is not None
    assert form.write_map is not None
    found = form.read_map(Foreign("x", form.write_map((map_,)).data), Asked()).data
    strands = found["strands"]
    assert isinstance(strands, dict)
    assert set(strands) == {"a", "b", "c"}


def test_codes_of_many_strands_stay_short() -> None:
    rows = "".join(f"  c{n}: {{title: C{n}, strand: unit-{n}}}\n" for n in range(800))
    text = f"format: pathplan-map/1\nid: x\ncompetencies:\n{rows}"
    map_ = Library(unsaved={"y.map.yaml": text.encode()}).map("y.map.yaml").map
    write = loaded("learning-graph").write_map
    assert write is not None
    codes = [row.rpartition(",")[2] for row in write((map_,)).data.decode().splitlines()[1:]]
    assert len(set(codes)) == 800
    assert all(re.fullmatch("[A-Z]{4,7}", code) for code in codes)


@pytest.mark.parametrize("name", ["learning-graph", "learning-graph-json"])
def test_strands_whose_codes_would_be_the_same_stay_apart(name: str) -> None:
    text = (
        "format: pathplan-map/1\nid: x\nstrands: {unit-1: {title: One}, unit-2: {title: Two}}\n"
        "competencies:\n  a: {title: A, strand: unit-1}\n  b: {title: B, strand: unit-2}\n"
    )
    map_ = Library(unsaved={"y.map.yaml": text.encode()}).map("y.map.yaml").map
    form = loaded(name)
    assert form.read_map is not None
    assert form.write_map is not None
    found = form.read_map(Foreign("x", form.write_map((map_,)).data), Asked()).data
    strands = found["strands"]
    assert isinstance(strands, dict)
    assert len(strands) == 2
