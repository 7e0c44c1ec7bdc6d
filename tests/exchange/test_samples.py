"""Frameworks that others publish: what is in a map equals what can be counted in the file by hand.

They lie beside the project, where they are there at all; nothing of them is shipped.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from pathplan.diagnostic import Severity
from pathplan.edit.lay_out import laid_out
from pathplan.exchange import Foreign, known, loaded
from pathplan.exchange.format import Asked
from pathplan.library import Library
from pathplan.model.foreign import MapIn
from pathplan.pipeline import check_files

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
LOOSE = {"Course", "Certification", "Assessment", "Basic"}


def _files(folder: str) -> list[Path]:
    return sorted(p for p in (SAMPLES / folder).glob("*.json*") if p.is_file())


def _read(path: Path, form: str) -> MapIn:
    read = loaded(form).read_map
    assert read is not None
    file = Foreign(path.name, path.read_bytes())
    assert known(file, "map") == [form]
    found = read(file, Asked())
    text = laid_out(found.data, "map").encode()
    checked = check_files(Library(unsaved={"x.map.yaml": text}), ("x.map.yaml",))
    assert not [f for f in checked.findings if f.severity is Severity.ERROR]
    return found


def _entries(found: MapIn) -> dict[str, dict[str, Any]]:
    sections = (found.data.get(name, {}) for name in ("competencies", "credentials"))
    return {id_: e for one in sections if isinstance(one, dict) for id_, e in one.items()}


def _dropped(found: MapIn, *beginnings: str) -> int:
    return sum(d.many for d in found.dropped if d.what.startswith(beginnings))


def _lines(found: MapIn) -> int:
    return sum(len(e.get("requires", ())) for e in _entries(found).values())


def _name(node: object) -> str:
    """Return what an end of an association is called."""
    if isinstance(node, dict):
        return str(node.get("identifier") or node.get("uri"))
    return str(node)


@pytest.mark.parametrize("path", _files("case"), ids=lambda p: p.name)
def test_a_package_of_case_comes_to_what_is_in_it(path: Path) -> None:
    data = json.loads(path.read_text("utf-8"))
    items = {item["identifier"] for item in data["CFItems"]}
    if not items:
        pytest.skip("there is nothing in it")
    found = _read(path, "case")
    kinds = Counter(a["associationType"] for a in data["CFAssociations"])
    ends = [
        (a["associationType"], _name(a["originNodeURI"]), _name(a["destinationNodeURI"]))
        for a in data["CFAssociations"]
    ]
    inside = [(o, d) for kind, o, d in ends if kind == "precedes" and {o, d} <= items]
    outside = {o for kind, o, d in ends if kind == "precedes" and d in items and o not in items}
    kept = {end for line in inside for end in line}
    parents = {d for kind, o, d in ends if kind == "isChildOf" and {o, d} <= items}
    assert len(_entries(found)) == len(items - (parents - kept))
    assert _lines(found) == len(set(inside))
    assert len(found.outside) == len(outside)
    elsewhere = kinds["precedes"] - len(inside) - len(outside)
    assert _dropped(found, "lines to", "associations of type precedes") == elsewhere
    for kind in kinds.keys() - {"precedes", "isChildOf", "exactMatchOf", "replacedBy"}:
        assert _dropped(found, f"associations of type {kind}") == kinds[kind]


def _graph(path: Path) -> list[dict[str, Any]]:
    data = json.loads(path.read_text("utf-8"))
    inside = data.get("decoded_resource", data) if isinstance(data, dict) else data
    found = inside["@graph"] if isinstance(inside, dict) else inside
    assert isinstance(found, list)
    return found


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _refs(value: object) -> list[str]:
    found = (v.get("@id") if isinstance(v, dict) else v for v in _listed(value))
    return [v for v in found if isinstance(v, str)]


@pytest.mark.parametrize("path", _files("ctdl-asn"), ids=lambda p: p.name)
def test_a_framework_of_ctdl_asn_comes_to_what_is_in_it(path: Path) -> None:
    own = [node for node in _graph(path) if node["@type"] == "ceasn:Competency"]
    found = _read(path, "ctdl-asn")
    ids = {node["@id"] for node in own}
    parents = {p for node in own for p in _refs(node.get("ceasn:isChildOf", []))} & ids
    parents |= {node["@id"] for node in own if {*_refs(node.get("ceasn:hasChild", []))} & ids}
    asked = sum(len(_listed(node.get("ceasn:prerequisiteAlignment", []))) for node in own)
    assert len(_entries(found)) == len(own) - len(parents)
    assert _lines(found) == asked == 0


def _short(node: Mapping[str, object]) -> dict[str, object]:
    """Return an object with its terms bare."""
    return {key.rsplit("/", 1)[-1].rsplit(":", 1)[-1]: value for key, value in node.items()}


def _components(path: Path) -> Iterator[dict[str, object]]:
    """Yield the components with a name, the first of each id."""
    seen = set()
    for node in map(_short, _graph(path)):
        kind = str(_listed(node["@type"])[0]).rsplit("/", 1)[-1].rsplit(":", 1)[-1]
        is_one = kind.endswith("Component") or kind in LOOSE
        if is_one and "name" in node and node["@id"] not in seen:
            seen.add(node["@id"])
            yield node


def _targets(node: Mapping[str, object], nodes: Mapping[str, dict[str, object]]) -> Iterator[str]:
    """Yield what the conditions of a component name, and those within them."""
    for one in _listed(node.get("hasCondition", [])):
        known_as = _refs([one])
        condition = nodes.get(known_as[0], {}) if known_as else one
        assert isinstance(condition, dict)
        condition = _short(condition)
        yield from _refs(condition.get("targetComponent", []))
        yield from _targets(condition, nodes)


def _leaves(asked: object) -> Iterator[str]:
    if isinstance(asked, str):
        yield asked
    elif isinstance(asked, dict):
        yield from (leaf for part in asked.values() for leaf in _leaves(part))
    elif isinstance(asked, list):
        yield from (leaf for part in asked for leaf in _leaves(part))


def _is_pathway(path: Path) -> bool:
    data = json.loads(path.read_text("utf-8"))
    graph = data.get("@graph", []) if isinstance(data, dict) else data
    return any(str(_listed(node["@type"])[0]).endswith("Pathway") for node in graph)


@pytest.mark.parametrize(
    "path", list(filter(_is_pathway, _files("ctdl-pathway"))), ids=lambda p: p.name
)
def test_a_pathway_comes_to_what_is_in_it(path: Path) -> None:
    found = _read(path, "ctdl-pathway")
    components = list(_components(path))
    entries = _entries(found)
    assert len(entries) == len(components)
    id_of = {e["aligns"][0]["to"]: id_ for id_, e in entries.items()}
    nodes = {str(node.get("@id")): node for node in map(_short, _graph(path))}
    for node in components:
        asked = set(_leaves(entries[id_of[str(node["@id"])]].get("requires", [])))
        named = [*_targets(node, nodes), *_refs(node.get("prerequisite", []))]
        assert {id_of[name] for name in named} <= asked


@pytest.mark.parametrize(
    "path",
    [p for p in _files("ctdl-pathway") if not _is_pathway(p)],
    ids=lambda p: p.name,
)
def test_what_is_no_pathway_is_not_taken_for_one(path: Path) -> None:
    assert not known(Foreign(path.name, path.read_bytes()), "map")
