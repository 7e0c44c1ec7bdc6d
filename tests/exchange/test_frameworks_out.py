"""Frameworks that are written: valid, the same each time, and read again as what they were."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pathplan.edit.lay_out import laid_out
from pathplan.exchange import Foreign, loaded
from pathplan.exchange.format import Asked
from pathplan.library import Library
from pathplan.model import AtLeast, Competency, CompetencyMap, Entry, Requirement

SHIPPED = sorted(Path("curricula").glob("*/*.map.yaml"))
SCHEMAS = Path(__file__).parents[3] / "shared" / "samples" / "case" / "schema"
BY_VERSION = {
    "case": SCHEMAS / "case_v1p1_cfpackage-jsonschema1.json",
    "case-1-0": SCHEMAS / "case-v1p0-cfpackage-schema.json",
}
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
SMALL = """\
format: pathplan-map/1
id: sums
title: Sums
version: "2026-08-01"
language: en
strands: {n: Numbers, empty: Nothing}
levels: [once, often]
mastery: often
competencies:
  count: {title: Count, strand: n, was: [counting]}
  add:
    title: Add
    strand: n
    description: Add two numbers.
    tags: [plus]
    requires: [{id: count, level: once}]
    aligns:
      - {to: "https://example.org/add", code: A.1, framework: X, match: exact}
      - {to: "https://example.org/sums", match: broad}
      - {code: A.1, match: exact}
  estimate: {title: Estimate, requires: [count, {any_of: [add, count]}]}
credentials:
  badge: {title: Sums badge, requires: [{at_least: 2, of: [count, add, estimate]}, add]}
"""


MIXED = """\
format: pathplan-map/1
id: mixed
title: Needs at several levels
levels: [once, often, always]
mastery: often
competencies:
  f: {title: F}
  g: {title: G, requires: [{id: f, level: once}, f]}
  h: {title: H, requires: [f, {id: f, level: once}, {id: f, level: always}, g]}
  i: {title: I, requires: [{id: f, level: once}, {any_of: [f, g]}]}
"""


def _map(text: str) -> CompetencyMap:
    return Library(unsaved={"x.map.yaml": text.encode()}).map("x.map.yaml").map


def _written(form: str, map_: CompetencyMap) -> bytes:
    write = loaded(form).write_map
    assert write is not None
    return write((map_,)).data


def _back(form: str, data: bytes) -> CompetencyMap:
    read = loaded(form.removesuffix("-1-0")).read_map
    assert read is not None
    return _map(laid_out(read(Foreign("x.json", data), Asked(id="back")).data, "map"))


def _maps() -> dict[str, CompetencyMap]:
    return {"small": _map(SMALL), "mixed": _map(MIXED)} | {
        p.stem: Library().map(str(p)).map for p in SHIPPED
    }


MAPS = _maps()


@pytest.mark.skipif(not SCHEMAS.exists(), reason="the schemas lie beside the project")
@pytest.mark.parametrize("form", BY_VERSION)
@pytest.mark.parametrize("name", MAPS)
def test_packages_of_case_are_valid(form: str, name: str) -> None:
    schema = json.loads(BY_VERSION[form].read_text("utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    wrong = validator.iter_errors(json.loads(_written(form, MAPS[name])))
    assert [f"{list(e.path)}: {e.message}" for e in wrong] == []


@pytest.mark.parametrize("form", BY_VERSION)
@pytest.mark.parametrize("name", MAPS)
def test_packages_of_case_hold_together(form: str, name: str) -> None:
    package = json.loads(_written(form, MAPS[name]))
    items = package["CFItems"]
    ids = [item["identifier"] for item in items]
    assert all(UUID.fullmatch(one) for one in ids)
    assert all(item["uri"] == f"urn:uuid:{item['identifier']}" for item in items)
    every = [*ids, *(a["identifier"] for a in package["CFAssociations"])]
    assert len(set(every)) == len(every)
    inside = {*ids, package["CFDocument"]["identifier"]}
    below: dict[str, list[int]] = {}
    for one in package["CFAssociations"]:
        assert one["originNodeURI"]["identifier"] in inside or one["associationType"] == "precedes"
        if one["associationType"] == "isChildOf":
            above = one["destinationNodeURI"]["identifier"]
            assert above in inside
            below.setdefault(above, []).append(one["sequenceNumber"])
    assert all(places == list(range(1, len(places) + 1)) for places in below.values())
    assert ("extensions" in json.dumps(package)) <= (form == "case")


@pytest.mark.parametrize("form", [*BY_VERSION, "ctdl-asn"])
@pytest.mark.parametrize("name", MAPS)
def test_identifiers_stay_when_it_is_written_again(form: str, name: str) -> None:
    once = _written(form, MAPS[name])
    assert once == _written(form, MAPS[name])
    less = _map(SMALL.replace("  estimate:", "  guess:").replace("estimate]", "guess]"))
    if name == "small":
        kept = set(UUID.findall(once.decode())) & set(UUID.findall(_written(form, less).decode()))
        assert len(kept) > 4


def test_the_day_of_the_last_change_is_a_version_that_is_a_day() -> None:
    dated = json.loads(_written("case", MAPS["small"]))["CFDocument"]["lastChangeDateTime"]
    undated = SMALL.replace('"2026-08-01"', '"2"')
    other = json.loads(_written("case", _map(undated)))["CFDocument"]["lastChangeDateTime"]
    assert (dated, other) == ("2026-08-01T00:00:00+00:00", "1970-01-01T00:00:00+00:00")


def test_graphs_of_ctdl_asn_hold_together() -> None:
    for map_ in MAPS.values():
        graph = json.loads(_written("ctdl-asn", map_))["@graph"]
        framework, *own = graph
        ids = {node["@id"] for node in graph}
        assert len(ids) == len(graph)
        assert all(node["ceterms:ctid"] == node["@id"].replace("urn:uuid:", "ce-") for node in own)
        assert all(node["ceasn:isPartOf"] == framework["@id"] for node in own)
        assert set(framework["ceasn:hasTopChild"]) == {
            node["@id"] for node in own if "ceasn:isTopChildOf" in node
        }
        for node in own:
            below = {other["@id"] for other in own if other.get("ceasn:isChildOf") == node["@id"]}
            assert set(node.get("ceasn:hasChild", [])) == below


def _shape(requirement: Requirement) -> Any:
    """Return a requirement as nested tuples; what is all needed is in any order."""
    if not isinstance(requirement, AtLeast):
        return requirement.id, requirement.level
    parts = [_shape(part) for part in _flat(requirement)]
    every = requirement.n >= len(requirement.parts)
    return ("all", frozenset(parts)) if every else (requirement.n, tuple(parts))


def _flat(requirement: AtLeast) -> Iterator[Requirement]:
    """Yield the parts of a requirement, and of those that are all needed in it the parts."""
    for part in requirement.parts:
        whole = isinstance(part, AtLeast) and part.n >= len(part.parts)
        if whole and isinstance(part, AtLeast) and requirement.n >= len(requirement.parts):
            yield from _flat(part)
        else:
            yield part


def _musts(requirement: Requirement) -> set[str]:
    """Return what of its own map is needed in any case."""
    if not isinstance(requirement, AtLeast):
        return {requirement.id} - {requirement.id if "/" in requirement.id else ""}
    every = requirement.n >= len(requirement.parts)
    return {i for p in requirement.parts for i in _musts(p)} if every else set()


def _held(entry: Entry, strands: dict[str, str]) -> tuple[object, ...]:
    own = (strands.get(entry.strand), entry.tags) if isinstance(entry, Competency) else ()
    return entry.id, entry.title, " ".join(entry.description.split()), *own


@pytest.mark.parametrize("form", [*BY_VERSION, "ctdl-asn"])
@pytest.mark.parametrize("name", MAPS)
def test_a_map_comes_back(form: str, name: str) -> None:
    map_ = MAPS[name]
    back = _back(form, _written(form, map_))
    again = {entry.id: entry for entry in back.entries}
    titles = [{s.id: s.title for s in m.strands} for m in (map_, back)]
    for one in map_.entries:
        other = again[one.id]
        if type(other) is type(one):
            assert _held(other, titles[1]) == _held(one, titles[0])
        if form != "ctdl-asn":
            assert other.was == one.was
        if form == "case" and not map_.maps:
            assert _shape(other.requires) == _shape(one.requires), one.id
        elif form != "case":
            assert _musts(other.requires) == _musts(one.requires), one.id
    if form == "case":
        assert (back.levels, back.mastery) == (map_.levels, map_.mastery)


@pytest.mark.parametrize("form", ["case", "ctdl-asn"])
def test_from_the_second_time_on_nothing_changes(form: str) -> None:
    first = _written(form, _back(form, _written(form, MAPS["small"])))
    second = _written(form, _back(form, first))
    assert second == _written(form, _back(form, second))


def test_what_is_left_out_is_counted() -> None:
    said = {}
    for form in ("case", "case-1-0", "ctdl-asn"):
        write = loaded(form).write_map
        assert write is not None
        said[form] = {loss.what: loss.many for loss in write((MAPS["small"],)).losses}
    choices = {"choices between needs": 2, "levels of needs": 1, "levels of a scale": 2}
    aligned = {"codes of alignments": 1, "frameworks of alignments": 1}
    others = {**choices, **aligned, "strands without entries": 1}
    assert said["case"] == said["case-1-0"] == others | {"alignments": 2}
    more = {"alignments": 1, "ids from before": 1, "versions of the map": 1}
    assert said["ctdl-asn"] == others | more


@pytest.mark.parametrize("form", [*BY_VERSION, "ctdl-asn"])
def test_an_alignment_that_says_no_kind_is_exact(form: str) -> None:
    silent = SMALL.replace("framework: X, match: exact", "framework: X")
    assert silent != SMALL
    assert _written(form, _map(silent)) == _written(form, _map(SMALL))
