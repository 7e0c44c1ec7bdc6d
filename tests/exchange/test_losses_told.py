"""What does not come back of a map that went out was said to be lost, whatever the map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pathplan.edit.lay_out import laid_out
from pathplan.exchange import FORMATS, Foreign, known, loaded
from pathplan.exchange.format import Asked
from pathplan.library import Library
from pathplan.model import CompetencyMap, Credential, Entry, Need, Requirement
from pathplan.plugin import names

OUT = [name for name in names(FORMATS) if loaded(name).does("export")]
IDS = ("a", "b", "s", "MATH-160", "or", "x" * 110)
STRANDS = ("s", "a", "frac", "MATH-160", "y" * 104)
TITLES = ("Fractions", "fractions", "a", "b or c", "'=x", "=x", "C", "C++", "A (MATH 160)", "A; b")
LEVELS = ("aware", "B2 (high); x", "low, or high", 'so "said', "mastered", "a (b")
MARKS = "ab B2;,()'\"=+-@&<>|.\u00e9\u00b2\u65e5\n:/#*%_~!?[]{}\\"

texts = st.text(MARKS, min_size=1, max_size=12).filter(lambda text: any(map(str.isalnum, text)))
lines = texts.map(lambda text: " ".join(text.split()))
titles = st.sampled_from(TITLES) | lines | st.text("long word ", min_size=90, max_size=99)
words = st.lists(lines, max_size=3, unique=True)
ages = st.sampled_from(["90d", "6w", "2y"])


def _rarely(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | st.none() | strategy


@st.composite
def _needs(draw: st.DrawFn, ids: Sequence[str], levels: Sequence[str]) -> list[object]:
    """Return what something asks for: each id once, alone, in a choice, or in one of another."""

    def leaf(id_: str) -> object:
        level = draw(st.none() | st.sampled_from(levels)) if "/" not in id_ else None
        because = draw(_rarely(st.just("It is so.")))
        said = {"id": id_, "level": level, "because": because}
        return {k: v for k, v in said.items() if v} if level or because else id_

    def choice(parts: list[object]) -> object:
        least = draw(st.integers(1, len(parts)))
        return {"at_least": least, "of": parts} if len(parts) > 1 else parts[0]

    found = draw(st.lists(st.sampled_from(ids), max_size=5, unique=True)) if ids else []
    if len(found) < 3 or draw(st.booleans()):
        return [leaf(id_) for id_ in found]
    first, second, *rest = map(leaf, found)
    inner = {draw(st.sampled_from(["all_of", "any_of"])): [first, second]}
    return [choice([inner, *rest]), *([leaf(found[0])] if draw(st.booleans()) else [])]


@st.composite
def _competency(draw: st.DrawFn, before: Sequence[str], levels: Sequence[str]) -> dict[str, object]:
    others = [*before, "other/x"]
    beside = st.lists(st.sampled_from(others), max_size=2, unique=True)
    aligned = {"to": "https://example.org/1", "code": "X.1", "framework": "F", "match": "exact"}
    scale: dict[str, object] = {"levels": ["p (q)", "r"], "mastery": "p (q)"}
    told = {
        "title": draw(titles),
        "description": draw(_rarely(texts)),
        "i_can": draw(_rarely(texts)),
        "strand": draw(st.none() | st.sampled_from(STRANDS)),
        "tags": draw(_rarely(words | st.just(["term 1"]))),
        "effort": draw(_rarely(st.sampled_from(["1h", "0m", {levels[0]: "30m"}]))),
        "requires": draw(_needs(before, levels)) if before else None,
        "corequires": draw(_rarely(beside)),
        "recommends": draw(_rarely(beside)),
        "optional": draw(_rarely(st.just(True))),
        "review_after": draw(_rarely(ages)),
        "expires_after": draw(_rarely(ages)),
        "offered": draw(_rarely(words)),
        "was": draw(_rarely(st.just([f"old-{len(before)}"]))),
        "credits": draw(_rarely(st.sampled_from([3, 0, 3.14159265, 1e-07, 0.1]))),
        "aligns": draw(_rarely(st.sampled_from([[aligned], [{"code": "X"}], [{"to": "x:1"}]]))),
        "assess": draw(_rarely(st.just([{"title": "Quiz"}]))),
        "resources": draw(_rarely(st.just([{"title": "Book"}]))),
        "misconceptions": draw(_rarely(st.just({"m": "Wrong"}))),
        "refreshes": draw(_rarely(st.just(dict.fromkeys(before[:1], 0.5)))),
        "waivable": draw(_rarely(st.just(False))),
        **draw(st.sampled_from([{}, {}, scale])),
    }
    return {key: value for key, value in told.items() if value not in (None, [], {})}


@st.composite
def maps(draw: st.DrawFn) -> CompetencyMap:
    """Return a small map in which much is there that some format has no place for."""
    ids = draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=5, unique=True))
    badges = draw(st.sampled_from([(), ("k",), ("k", "frac")]))
    levels = draw(st.lists(st.sampled_from(LEVELS), max_size=3, unique=True))
    scale = {"levels": levels, "mastery": draw(st.sampled_from(levels))} if levels else {}
    strand = st.fixed_dictionaries({"title": titles}, optional={"description": texts})
    said = levels or ["mastered"]
    data: dict[str, object] = {
        "format": "pathplan-map/1",
        "id": draw(st.sampled_from(["m", "s", "k"])),
        **draw(
            st.fixed_dictionaries(
                {},
                optional={
                    "title": titles,
                    "description": texts,
                    "language": st.just("en"),
                    "version": st.just("2"),
                },
            )
        ),
        **scale,
        "maps": {"other": "other.map.yaml"},
        "strands": draw(st.fixed_dictionaries(dict.fromkeys(STRANDS, strand))),
        "competencies": {id_: draw(_competency(ids[:n], said)) for n, id_ in enumerate(ids)},
    }
    if badges:
        asked = {b: draw(_needs([*ids, *badges[:n]], ["earned"])) for n, b in enumerate(badges)}
        data["credentials"] = {
            badge: {"title": draw(titles), "requires": [_unlevelled(one) for one in found] or ids}
            for badge, found in asked.items()
        }
    return _map(laid_out(data, "map"))


def _unlevelled(asked: object) -> object:
    """Return what is asked for at no level: that of a badge is not that of what it needs."""
    if isinstance(asked, dict):
        return {k: _unlevelled(v) for k, v in asked.items() if k != "level"}
    return [_unlevelled(one) for one in asked] if isinstance(asked, list) else asked


Values = Mapping[str, object]
LINKS = {"links", "choices between needs", "needs of other maps", "needs of badges"}
SCALES = {"levels of a scale", "scales of single competencies"}
TOLD: Mapping[str, set[str]] = {
    "title of the map": {"titles of the map"},
    "description of the map": {"descriptions of the map"},
    "language": {"languages of the map"},
    "version": {"versions of the map"},
    "maps": {"links to other maps"},
    "strands": {"strands", "titles of strands", "places of strands"},
    "ids of strands": {"strands", "ids of strands"},
    "abouts": {"strands", "descriptions of strands"},
    "empty strands": {"strands without entries"},
    "order": {"places between strands"},
    "ids": {"ids"},
    "badges": {"badges", *LINKS},
    "title": {"titles without a code"},
    "description": {"descriptions"},
    "i_can": {"sentences for learners (I can)"},
    "strand": {"strands", "titles of strands"},
    "tags": {"tags"},
    "effort": {"efforts", "efforts by level"},
    "requires": {*LINKS, "levels of needs"},
    "corequires": {"corequisites", "corequisites of other maps", "levels of corequisites"},
    "recommends": {"recommendations"},
    "becauses": {"reasons of needs", "links"},
    "optional": {"marks of an extra"},
    "ages": {"ages after which it is reviewed or expires"},
    "offered": {"terms in which it is offered"},
    "was": {"ids from before"},
    "credits": {"credits"},
    "aligns": {
        *("links to frameworks", "alignments", "codes of alignments", "frameworks of alignments")
    },
    "assess": {"ways to show a competency"},
    "resources": {"resources"},
    "misconceptions": {"misconceptions"},
    "refreshes": {"marks of what is refreshed"},
    "waivable": {"competencies that may not be waived"},
    "scale": SCALES,
}
"""What is said where something of a kind does not come back."""
ENDS = ("skills", "case", "case-1-0", "ctdl-asn")
"""Formats that hold what lies in other maps by its name, which finds nothing without that map."""
STAYS = {"case": {"scale"}}
"""What comes back here although other systems do not read it, which is said."""


def _line(text: str) -> str:
    return " ".join(text.split())


def _about(title: str, about: str) -> str:
    """Return a description, "" for one that says the title again."""
    return "" if _line(about) == _line(title) else _line(about)


def _level(name: str) -> str:
    """Return a level as Moodle has it, which says how many commas there were."""
    return name.replace(",", ";")


def _shape(requirement: Requirement, ids: Values) -> object:
    """Return a requirement without its order, reasons, and brackets that say nothing."""
    if isinstance(requirement, Need):
        return ids.get(requirement.id, requirement.id), requirement.level
    parts = [_shape(part, ids) for part in requirement.parts]
    if requirement.n >= len(parts):
        flat = {one for part in parts for one in (part if isinstance(part, frozenset) else (part,))}
        return next(iter(flat)) if len(flat) == 1 else frozenset(flat)
    return requirement.n, frozenset(parts)


def _asked(requirement: Requirement, ids: Values) -> object:
    shape = _shape(requirement, ids)
    return shape if isinstance(shape, frozenset) else frozenset([shape])


def _becauses(requirement: Requirement) -> Iterator[str]:
    if requirement.because:
        yield requirement.because
    for part in () if isinstance(requirement, Need) else requirement.parts:
        yield from _becauses(part)


def _of(entry: Entry, strands: Mapping[str, str], ids: Values) -> Values:
    """Return all of an entry by kinds of what is lost, what it asks for by these `ids`."""
    title = _line(entry.title)
    found = {
        "title": title,
        "description": _about(title, entry.description),
        "requires": _asked(entry.requires, ids),
        "becauses": list(_becauses(entry.requires)),
        "aligns": {(one.to, one.code, one.framework, one.kind) for one in entry.aligns},
        "was": entry.was,
    }
    if isinstance(entry, Credential):
        return found
    needs = {
        name: frozenset((ids.get(need.id, need.id), need.level) for need in getattr(entry, name))
        for name in ("corequires", "recommends")
    }
    plain = ("optional", "offered", "credits", "waivable", "assess", "resources", "misconceptions")
    return {
        **found,
        **needs,
        **{name: getattr(entry, name) for name in (*plain, "refreshes")},
        "i_can": _line(entry.i_can),
        "strand": strands.get(entry.strand, ""),
        "tags": entry.tags,
        "effort": entry.minutes_to(entry.mastery_rank) if entry.effort else None,
        "ages": (entry.review_after, entry.expires_after),
        "scale": ([_level(one) for one in entry.levels], _level(entry.mastery)),
    }


def _badges(map_: CompetencyMap) -> list[str]:
    return [_line(entry.title) for entry in map_.entries if isinstance(entry, Credential)]


@dataclass
class Trip:
    """A map before and after it went out, compared."""

    before: CompetencyMap
    after: CompetencyMap

    def differs(self) -> Iterator[tuple[str, object, object]]:
        """Yield the kinds of what is different, with both values."""
        for kind, one, other in (*self._heads(), *self._entries()):
            if kind == "aligns" and isinstance(one, set) and isinstance(other, set):
                other = other & one  # readers add what an entry is called where it comes from
            if one != other:
                yield kind, one, other

    def _heads(self) -> Iterator[tuple[str, object, object]]:
        one, other = self.before, self.after
        used = {c.strand for c in one.competencies}
        strands = [s for s in one.strands if s.id in used]
        if one.title:
            yield "title of the map", _line(one.title), _line(other.title)
        said = [_about(map_.title, map_.about) for map_ in (one, other)]
        yield "description of the map", said[0], said[1]
        yield "language", one.language, other.language
        yield "version", one.version, other.version
        yield "maps", one.maps, other.maps
        yield "ids of strands", {s.id for s in strands}, {s.id for s in other.strands}
        titles = [list(self.titles(map_).values()) for map_ in (one, other)]
        yield "strands", titles[0], titles[1]
        abouts = [[_about(s.title, s.about) for s in m] for m in (strands, other.strands)]
        yield "abouts", abouts[0], abouts[1]
        yield "empty strands", len(one.strands), len(strands)
        yield "badges", _badges(one), _badges(other)
        own = [[c.id for c in m.competencies] for m in (one, other)]
        yield "ids", {*own[0]}, {*own[1]} & {*own[0]}
        if {*own[0]} <= {*own[1]}:
            yield "order", own[0], [id_ for id_ in own[1] if id_ in own[0]]

    @staticmethod
    def titles(map_: CompetencyMap) -> dict[str, str]:
        """Return the titles of the strands in use, without a code that tells alike ones apart."""
        used = {c.strand for c in map_.competencies}
        found = {s.id: _line(s.title) for s in map_.strands if s.id in used}
        return {id_: title.removesuffix(f" ({id_})") for id_, title in found.items()}

    def _entries(self) -> Iterator[tuple[str, object, object]]:
        strands = [self.titles(map_) for map_ in (self.before, self.after)]
        again = {entry.id: entry for entry in self.after.entries}
        by_place = {c.id: n for n, c in enumerate(self.before.competencies)}
        same_ids = by_place.keys() <= again.keys()
        own = zip(self.after.competencies, self.before.competencies, strict=False)
        ids = {} if same_ids else {one.id: other.id for one, other in own}
        for entry in self.before.entries:
            place = by_place.get(entry.id)
            other = again.get(entry.id)
            if not same_ids and place is not None:
                other = self.after.competencies[place]
            if other is None or type(other) is not type(entry):
                continue
            values = _of(other, strands[1], ids)
            for kind, value in _of(entry, strands[0], {}).items():
                yield kind, value, values[kind]


def _check(name: str, map_: CompetencyMap) -> set[str]:
    """Send a map out and read it again; return what was said to be lost."""
    form = loaded(name)
    assert form.write_map is not None
    written = form.write_map((map_,))
    assert all(loss.many > 0 for loss in written.losses)
    said = {loss.what for loss in written.losses}
    file = Foreign(f"x{form.ending}", written.data)
    (reader,) = known(file, "map")
    read = loaded(reader).read_map
    assert read is not None
    found = read(file, Asked(id=map_.id))
    after = _map(laid_out(found.data, "map"))
    for kind, one, other in Trip(map_, after).differs():
        told = _told(name, kind, one) & said and kind not in STAYS.get(name, ())
        assert told, (kind, one, other, sorted(said), written.data.decode())
    assert {lost.what for lost in found.dropped} <= {"lines about the curriculum"}
    return said


def _told(name: str, kind: str, value: object) -> set[str]:
    """Return what is said where a value does not come back."""
    more: set[str] = set()
    if kind in {"requires", "corequires", "recommends"} and name in ENDS:
        more = {"links to other maps"}
    elif kind in {"corequires", "recommends"} and name == "graphml":
        more = {"needs of other maps", "levels of needs"}
    elif kind == "scale" and isinstance(value, tuple) and len(value[0]) == 1:
        more = {"scales of one level"}
    return TOLD[kind] | more


def _map(text: str) -> CompetencyMap:
    return Library(unsaved={"x.map.yaml": text.encode()}).map("x.map.yaml").map


@pytest.mark.parametrize("name", OUT)
@settings(max_examples=40)
@given(map_=maps())
def test_what_does_not_come_back_was_said_to_be_lost(name: str, map_: CompetencyMap) -> None:
    _check(name, map_)


NASTY = """\
format: pathplan-map/1
id: nasty
title: "Nasty <b> & \\"map\\""
description: What it is for.
language: en-GB
version: v2
levels: [aware, "B2 (high); x", mastered]
maps: {other: other.map.yaml}
strands:
  unused: {title: Unused}
  cpp: {title: C++, description: About C++}
  c: {title: C}
  a: {title: Same}
competencies:
  a: {title: "'=1", strand: c, effort: 2h, tags: ["a, b", "c; d", '"e"'], credits: 3.14159265}
  b: {title: B, strand: cpp, requires: [{id: a, level: "B2 (high); x"}], corequires: [a]}
  c: {title: C, strand: a, requires: [{any_of: [a, b]}], corequires: [{id: b, level: aware}]}
  d: {title: B, requires: [{at_least: 2, of: [a, b, {all_of: [c, {any_of: [a, b]}]}]}]}
  e:
    title: E
    strand: c
    requires: [a, other/x, {id: d, because: So it is.}]
    corequires: [other/x]
    aligns: [{to: "https://x.org/1", code: X1, framework: F}, {code: only}]
  f: {title: F, levels: [p, "q, r"], mastery: "q, r", requires: [e]}
  gate: {title: 1. one, mastery: aware, requires: [{id: f, level: p}, f]}
credentials:
  k: {title: Badge, requires: [e, f]}
  nasty: {title: Like the map, requires: [{at_least: 1, of: [a, e]}]}
"""


@pytest.mark.parametrize("name", OUT)
def test_nothing_of_a_nasty_map_is_lost_without_a_word(name: str) -> None:
    said = _check(name, _map(NASTY))
    assert "strands without entries" in said
    text = loaded(name).write_map
    assert text is not None
    held = "What it is for." in text((_map(NASTY),)).data.decode()
    assert held != ("descriptions of the map" in said)


def test_courses_say_which_corequisites_are_left_out() -> None:
    said = _check("curricular-analytics", _map(NASTY))
    assert {"corequisites of other maps", "levels of corequisites"} <= said


def test_competencies_keep_their_ids_and_strands_get_others() -> None:
    for name in ("moodle", "canvas-outcomes"):
        write = loaded(name).write_map
        assert write is not None
        written = write((_map(NASTY),))
        assert {"ids of strands": 2}.items() <= {x.what: x.many for x in written.losses}.items()
        assert {loss.what for loss in written.losses}.isdisjoint({"ids"})


def test_a_scale_without_a_mastery_is_that_of_all() -> None:
    write = loaded("moodle").write_map
    assert write is not None
    written = write((_map(NASTY),)).data.decode()
    assert written.count("scaleid") == len(["the map", "f", "gate"])


def test_levels_of_a_table_of_skills_are_read_from_its_rows() -> None:
    read = loaded("skills").read_map
    assert read is not None
    text = 'Code,Skill,Levels,Mastery\na,A,"low; ""mid; high""; top",low\nb,B,"x; y",z\nc,C,,\n'
    found = read(Foreign("x.csv", text.encode()), Asked())
    scales = {c.id: (c.levels, c.mastery) for c in _map(laid_out(found.data, "map")).competencies}
    assert scales == {
        "a": (("low", "mid; high", "top"), "low"),
        "b": (("x", "y"), "y"),
        "c": (("mastered",), "mastered"),
    }
    assert [(lost.what, lost.at) for lost in found.dropped] == [("masteries", ("D3",))]
