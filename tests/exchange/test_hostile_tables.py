"""Tables and graphs in which anything may stand: a map comes of them, or one line says why not."""

from __future__ import annotations

import csv
import io
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from fixtures import MAPS, files, name_of
from hypothesis import given, settings
from hypothesis import strategies as st

from pathplan.diagnostic import Severity
from pathplan.edit.lay_out import laid_out
from pathplan.exchange import FORMATS, Foreign, UnreadableError, known, loaded
from pathplan.exchange.format import Asked
from pathplan.library import Library
from pathplan.pipeline import check_files
from pathplan.plugin import names
from pathplan.render.reports.imported import imported_map

ODD = st.sampled_from(
    [
        *(
            "",
            " ",
            "0",
            "-1",
            "1e999",
            "nan",
            "1",
            "2",
            "a",
            "A",
            "é" * 300,
            "\x00",
            "\u202e",
            "\n",
        ),
        *("null", "[]", "{}", '[{"id":[]}]', '{"base":{"points":1e308}}', "[" * 3000, "1;1;2|3,a"),
        *("=1+1", "a/b", "../x", "<p>", "<![x", "&#xD800;", "\ud800", "gate", "badge", "active"),
    ]
)
TABLES = [p for p in files(MAPS) if p.suffix == ".csv"]
GRAPHS = [p for p in files(MAPS) if p.suffix == ".json"]
PAGES = [p for p in files(MAPS) if p.suffix == ".graphml"]


def _survives(path: Path, data: bytes) -> None:
    """Read a file as what it was made of, and as what it looks like now."""
    file = Foreign(path.name, data)
    with suppress(UnreadableError):
        for name in {path.parent.name, *known(file, "map")}:
            read = loaded(name).read_map
            assert read is not None
            for reverse in (False, True):
                _map_of(path, file, name, reverse=reverse)


def _map_of(path: Path, file: Foreign, name: str, *, reverse: bool) -> None:
    read = loaded(name).read_map
    assert read is not None
    with suppress(UnreadableError):
        found = read(file, Asked(reverse=reverse))
        assert imported_map(path.name, found, 100)
        text = laid_out(found.data, "map").encode()
        library = Library(unsaved={"x.map.yaml": text})
        rules = {
            f.rule
            for f in check_files(library, ("x.map.yaml",)).findings
            if f.severity is Severity.ERROR
        }
        assert rules <= MEANING, text.decode()


MEANING = {
    *("cycle", "self-requirement", "impossible-at-least", "corequisite-contradiction"),
    *("underivable", "retired-id", "unknown-level", "duplicate-id", "missing-key"),
}
"""Mistakes that come with a file, and that its author has to mend; no shape is among them."""


@pytest.mark.parametrize("path", TABLES, ids=name_of)
@settings(max_examples=12)
@given(data=st.data())
def test_any_cell_of_a_table_may_hold_anything(path: Path, data: st.DataObject) -> None:
    rows = list(csv.reader(io.StringIO(Foreign(path.name, path.read_bytes()).text, newline="")))
    for _ in range(data.draw(st.integers(1, 6))):
        row = data.draw(st.integers(0, len(rows) - 1))
        if not rows[row]:
            continue
        cell = data.draw(st.integers(0, len(rows[row]) - 1))
        rows[row][cell] = data.draw(ODD)
    if data.draw(st.booleans()):
        rows[data.draw(st.integers(0, len(rows) - 1))] *= 2
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    _survives(path, text.getvalue().encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("path", GRAPHS, ids=name_of)
@settings(max_examples=20)
@given(data=st.data())
def test_any_value_of_a_graph_may_be_anything(path: Path, data: st.DataObject) -> None:
    value = json.loads(path.read_bytes())
    places: list[tuple[Any, Any]] = []
    queue: list[object] = [value]
    for one in queue:
        if isinstance(one, dict | list):
            keys: list[Any] = list(one) if isinstance(one, dict) else list(range(len(one)))
            places += [(one, key) for key in keys]
            queue += [one[key] for key in keys]
    for _ in range(data.draw(st.integers(1, 6))):
        holder, key = data.draw(st.sampled_from(places))
        holder[key] = data.draw(st.one_of(ODD, st.none(), st.booleans(), st.floats()))
    _survives(path, json.dumps(value).encode())


@pytest.mark.parametrize("path", PAGES, ids=name_of)
@settings(max_examples=20)
@given(data=st.data())
def test_any_part_of_a_page_may_be_torn_out(path: Path, data: st.DataObject) -> None:
    text = path.read_text("utf-8")
    parts = text.split('"')
    for _ in range(data.draw(st.integers(1, 6))):
        parts[data.draw(st.integers(0, len(parts) - 1))] = data.draw(ODD)
    whole = '"'.join(parts) if data.draw(st.booleans()) else text[: data.draw(st.integers(0, 900))]
    _survives(path, whole.encode("utf-8", "surrogatepass"))


@given(st.text(max_size=300))
def test_no_text_raises_but_as_unreadable(text: str) -> None:
    file = Foreign("x", text.encode("utf-8", "surrogatepass"))
    for name in names(FORMATS):
        read = loaded(name).read_map
        if read is None:
            continue
        with suppress(UnreadableError):
            laid_out(read(file, Asked()).data, "map").encode()


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE x [<!ENTITY a "b">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "https://example.org/x.dtd">',
    ],
)
def test_entities_are_refused_and_nothing_is_fetched(head: str) -> None:
    data = f'{head}<graphml><graph><node id="a"/></graph></graphml>'.encode()
    file = Foreign("x.graphml", data)
    if "ENTITY" in head:
        with pytest.raises(UnreadableError, match=r"x\.graphml declares entities"):
            _ = file.xml
    else:
        assert file.xml.tag == "graphml"


def test_gates_that_multiply_are_read_within_limits() -> None:
    kind = '<key id="k" for="node" attr.name="kind"/>'
    gates = "".join(
        f'<node id="{side}{n}"><data key="k">gate</data></node>'
        f'<edge source="a{n + 1}" target="{side}{n}"/><edge source="b{n + 1}" target="{side}{n}"/>'
        for n in range(19)
        for side in "ab"
    )
    ends = '<node id="a19"/><node id="b19"/><node id="x"/><edge source="a0" target="x"/>'
    data = f"<graphml>{kind}<graph>{gates}{ends}</graph></graphml>".encode()
    read = loaded("graphml").read_map
    assert read is not None
    found = read(Foreign("x.graphml", data), Asked())
    assert len(laid_out(found.data, "map")) < 1_000_000
    assert {lost.what for lost in found.dropped} == {"gates"}


def test_a_page_nested_without_end_is_read_or_refused() -> None:
    data = b'<graphml><graph><node id="a">' * 20_000 + b"</node></graph></graphml>" * 20_000
    read = loaded("graphml").read_map
    assert read is not None
    with suppress(UnreadableError):
        read(Foreign("x.graphml", data), Asked())


def test_a_row_that_says_too_many_lines_is_left_out() -> None:
    many = ";".join(f"a{n}" for n in range(100))
    read = loaded("edges").read_map
    assert read is not None
    found = read(Foreign("x.csv", f"source,target\n{many},{many}\nb,c\n".encode()), Asked())
    assert [(lost.many, lost.what) for lost in found.dropped] == [(1, "rows")]
    assert found.data["competencies"] == {
        "b": {"title": "b"},
        "c": {"title": "c", "requires": ["b"]},
    }


@pytest.mark.parametrize("name", ["learning-graph", "curricular-analytics"])
def test_many_entries_of_one_title_are_told_apart_by_a_number(name: str) -> None:
    head = {
        "learning-graph": "ConceptID,ConceptLabel,Dependencies",
        "curricular-analytics": "Course ID,Course Name,Prerequisites",
    }[name]
    rows = "".join(f"{n},Elective,\n" for n in range(20_000))
    read = loaded(name).read_map
    assert read is not None
    found = read(Foreign("x.csv", f"{head}\n{rows}".encode()), Asked()).data["competencies"]
    assert isinstance(found, dict)
    assert list(found)[:2] == ["elective", "elective-2"]
    assert list(found)[-1] == "elective-20000"
