"""Tables of skills: a map goes out and comes back as it was, in all that a table can hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from pathplan.edit.lay_out import laid_out
from pathplan.exchange import Foreign, loaded
from pathplan.exchange.format import Asked
from pathplan.library import Library
from pathplan.model import AtLeast, Competency, CompetencyMap, Entry, Need, Requirement

SHIPPED = sorted(Path("curricula").glob("*/*.map.yaml"))


def _back(map_: CompetencyMap) -> CompetencyMap:
    skills = loaded("skills")
    assert skills.read_map is not None
    assert skills.write_map is not None
    data = skills.write_map((map_,)).data
    text = laid_out(skills.read_map(Foreign("x.csv", data), Asked()).data, "map")
    return Library(unsaved={"x.map.yaml": text.encode()}).map("x.map.yaml").map


def _section(entry: Entry) -> bool:
    return not isinstance(entry, Competency)


def _own(requirement: Requirement) -> bool:
    return isinstance(requirement, AtLeast) or "/" not in requirement.id


def _held(entry: Entry) -> tuple[object, ...]:
    """Return all of an entry that a table of skills can hold."""
    if not isinstance(entry, Competency):
        return entry.id, entry.title, entry.description
    effort = entry.minutes_to(entry.mastery_rank) if entry.effort else None
    return (
        *(entry.id, entry.title, entry.description, entry.i_can, entry.tags, effort),
        *(entry.optional, entry.review_after, entry.expires_after, entry.credits),
        *(entry.offered, entry.was),
    )


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: p.stem)
def test_a_shipped_map_comes_back(path: Path) -> None:
    map_ = Library().map(str(path)).map
    back = _back(map_)
    again = {e.id: e for e in back.entries}
    assert list(again) == [e.id for e in sorted(map_.entries, key=_section)]
    strands = {s.id: s.title for s in map_.strands}
    new = {s.id: s.title for s in back.strands}
    for one in map_.entries:
        other = again[one.id]
        assert _held(other) == _held(one)
        for asked in ("requires", "corequires", "recommends"):
            before, after = (getattr(e, asked) for e in (one, other))
            if asked != "requires":
                before, after = (AtLeast(n=len(x), parts=x) for x in (before, after))
            assert _shape(after) == _shape(before), one.id
        if isinstance(one, Competency) and isinstance(other, Competency):
            assert new.get(other.strand) == strands.get(one.strand)


def test_strands_of_the_same_title_stay_apart() -> None:
    text = (
        "format: pathplan-map/1\nid: x\nstrands: {a: {title: Reading}, b: {title: reading}}\n"
        "competencies:\n  c: {title: C, strand: a}\n  d: {title: D, strand: b}\n"
    )
    map_ = Library(unsaved={"y.map.yaml": text.encode()}).map("y.map.yaml").map
    strands = [c.strand for c in _back(map_).competencies]
    assert len(set(strands)) == 2


def _shape(requirement: Requirement) -> object:
    """Return a requirement as nested tuples: without reasons, and without other maps' ids."""
    if isinstance(requirement, Need):
        return requirement.id, requirement.level
    parts = [_shape(part) for part in requirement.parts if _own(part)]
    parts = [part for part in parts if part != ("all", ())]
    every = requirement.n >= len(requirement.parts) and requirement.form != "any_of"
    if len(parts) == 1 and not every:
        return parts[0]
    return ("all" if every else requirement.n), tuple(parts)
