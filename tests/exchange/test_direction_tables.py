"""Which way round lines are read: each file says in its own way that Add needs Count."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from xml.etree.ElementTree import fromstring

import openpyxl
import pytest

from pathplan.exchange import Foreign, loaded
from pathplan.exchange.format import Asked
from pathplan.library import Library

CURRICULUM = (
    "Curriculum,C\nCourses\nCourse ID,Course Name,Prefix,Number,Prerequisites,Corequisites,"
    "Strict-Corequisites,Credit Hours\n"
)
OPENSALT = "identifier,fullStatement,Human Coding Scheme,Is Child Of,Precedes\n"
GRAPH = '<graphml><graph><node id="Count"/><node id="Add"/>{}</graph></graphml>'
NODES = '"nodes":[{"id":1,"label":"Count"},{"id":2,"label":"Add"}]'


def _workbook() -> bytes:
    """Return a workbook of OpenSALT whose association runs from Count to Add."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheets: Mapping[str, list[list[str]]] = {
        "CF Doc": [["identifier", "title"], ["d", "Sums"]],
        "CF Item": [["identifier", "fullStatement", "smartLevel"], ["a", "Add"], ["c", "Count"]],
        "CF Association": [
            ["originNodeIdentifier", "associationType", "destinationNodeIdentifier"],
            ["c", "Precedes", "a"],
        ],
    }
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


FILES: list[tuple[str, str, str | bytes]] = [
    ("skills", "a row lists what it needs", "Code,Skill,Needs\na,Add,c\nc,Count,\n"),
    (
        "learning-graph",
        "dependencies are what is needed",
        "ConceptID,ConceptLabel,Dependencies\n1,Count,\n2,Add,1\n",
    ),
    (
        "learning-graph-json",
        "from is what depends, as in the files that exist",
        f'{{{NODES},"edges":[{{"from":2,"to":1}}]}}',
    ),
    (
        "curricular-analytics",
        "prerequisites are on what needs them",
        f"{CURRICULUM}1,Count,,,,,,3\n2,Add,,,1,,,3\n",
    ),
    (
        "opensalt",
        "a row lists what it precedes, by code",
        f"{OPENSALT}u1,Count,N.1,,N.2\nu2,Add,N.2,,\n",
    ),
    (
        "opensalt",
        "a row lists what it precedes, by identifier",
        f"{OPENSALT}u1,Count,,,u2\nu2,Add,,,\n",
    ),
    ("opensalt", "the origin precedes the destination", _workbook()),
    ("edges", "a prerequisite and a course", "course,prerequisite\nAdd,Count\n"),
    ("edges", "a concept and what it is required by", "concept,required by\nCount,Add\n"),
    ("edges", "before and after", "after,before\nAdd,Count\n"),
    ("edges", "source is taken to be needed first", "source,target\nCount,Add\n"),
    ("edges", "from is taken to be needed first", "to,from\nAdd,Count\n"),
    ("graphml", "the source is needed", GRAPH.format('<edge source="Count" target="Add"/>')),
]
TURNED: list[tuple[str, str]] = [
    ("learning-graph-json", f'{{{NODES},"edges":[{{"from":1,"to":2}}]}}'),
    ("edges", "source,target\nAdd,Count\n"),
    ("graphml", GRAPH.format('<edge source="Add" target="Count"/>')),
]
SILENT: list[tuple[str, str]] = [
    (
        "moodle",
        "Parent ID number,ID number,Short name,Is framework,"
        "Cross-referenced competency ID numbers\n,c,Count,,a\n,a,Add,,c\n",
    ),
    (
        "canvas-outcomes",
        "vendor_guid,object_type,title,parent_guids\nc,outcome,Count,\na,outcome,Add,c\n",
    ),
    ("opensalt", f"{OPENSALT}u1,Count,N,,\nu2,Add,N.2,N,\n"),
]


def _needs(name: str, data: str | bytes, *, reverse: bool = False) -> dict[str, list[object]]:
    """Return the titles that each title of an imported map needs."""
    read = loaded(name).read_map
    assert read is not None
    raw = data.encode() if isinstance(data, str) else data
    found = read(Foreign("x", raw), Asked(reverse=reverse)).data.get("competencies")
    assert isinstance(found, dict)
    titles = {id_: entry["title"] for id_, entry in found.items()}
    return {
        entry["title"]: [titles[id_] for id_ in entry.get("requires", ())]
        for entry in found.values()
    }


@pytest.mark.parametrize(("name", "says", "data"), FILES, ids=[f"{n}: {s}" for n, s, _ in FILES])
def test_add_needs_count(name: str, says: str, data: str | bytes) -> None:
    assert says
    assert _needs(name, data) == {"Add": ["Count"], "Count": []}


@pytest.mark.parametrize(("name", "data"), TURNED, ids=[name for name, _ in TURNED])
def test_add_needs_count_when_read_backwards(name: str, data: str) -> None:
    assert _needs(name, data, reverse=True) == {"Add": ["Count"], "Count": []}


@pytest.mark.parametrize(("name", "data"), SILENT, ids=[name for name, _ in SILENT])
def test_what_is_related_or_below_is_not_needed(name: str, data: str) -> None:
    assert not any(_needs(name, data).values())


def test_corequisites_come_before_or_in_the_same_term() -> None:
    text = f"{CURRICULUM}1,Count,,,,,,3\n2,Add,,,,1,,3\n3,Lab,,,,,2,1\n"
    read = loaded("curricular-analytics").read_map
    assert read is not None
    found = read(Foreign("x", text.encode()), Asked()).data["competencies"]
    assert isinstance(found, dict)
    beside = {id_: entry.get("corequires") for id_, entry in found.items()}
    assert beside == {"count": None, "add": ["count", "lab"], "lab": ["add"]}


SUMS = b"""format: pathplan-map/1
id: sums
competencies:
  count: {title: Count}
  add: {title: Add, requires: [count]}
"""


def _written(name: str) -> str:
    write = loaded(name).write_map
    assert write is not None
    return write((Library(unsaved={"s.map.yaml": SUMS}).map("s.map.yaml").map,)).data.decode()


def test_written_dependencies_are_what_is_needed() -> None:
    rows = list(csv.DictReader(io.StringIO(_written("learning-graph"))))
    numbers = {row["ConceptLabel"]: row["ConceptID"] for row in rows}
    needs = {row["ConceptLabel"]: row["Dependencies"] for row in rows}
    assert needs == {"Count": "", "Add": numbers["Count"]}


def test_written_edges_run_from_what_depends_as_in_the_files_that_exist() -> None:
    graph = json.loads(_written("learning-graph-json"))
    labels = {node["id"]: node["label"] for node in graph["nodes"]}
    assert [(labels[e["from"]], labels[e["to"]]) for e in graph["edges"]] == [("Add", "Count")]


def test_written_prerequisites_are_on_what_needs_them() -> None:
    text = _written("curricular-analytics")
    rows = list(csv.DictReader(io.StringIO(text[text.index("Course ID") :])))
    numbers = {row["Course Name"]: row["Course ID"] for row in rows}
    needs = {row["Course Name"]: row["Prerequisites"] for row in rows}
    assert needs == {"Count": "", "Add": numbers["Count"]}


def test_written_edges_of_a_graph_run_from_what_is_needed() -> None:
    root = fromstring(_written("graphml"))
    edges = [(e.get("source"), e.get("target")) for e in root.iter() if e.tag.endswith("edge")]
    assert edges == [("count", "add")]
