"""Files that others publish: what is in a map equals what can be counted in the file by hand.

They lie beside the project, where they are there at all; nothing of them is shipped.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from pathplan.exchange import Foreign, UnreadableError, known, loaded
from pathplan.exchange.format import Asked

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"


@dataclass(frozen=True)
class Counted:
    """What is counted: entries of the map, lines between them, and lines beside them."""

    entries: int
    lines: int
    beside: int = 0


def _files(folder: str, *endings: str) -> list[Path]:
    found = sorted(p for end in endings for p in (SAMPLES / folder).glob(f"*{end}"))
    return [path for path in found if not path.name.endswith("schema.json")]


def _read(path: Path, name: str) -> Counted:
    """Return what is in the map that a file makes."""
    file = Foreign(path.name, path.read_bytes())
    assert known(file, "map") == [name]
    read = loaded(name).read_map
    assert read is not None
    entries = read(file, Asked()).data["competencies"]
    assert isinstance(entries, dict)
    requires = sum(len(e.get("requires", ())) for e in entries.values())
    beside = sum(len(e.get("corequires", ())) for e in entries.values())
    return Counted(len(entries), requires, beside)


def _rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file, the plain way."""
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def _cells(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


@pytest.mark.parametrize("path", _files("learning-graph", ".csv"), ids=lambda p: p.name)
def test_learning_graphs(path: Path) -> None:
    ids, lines = set(), set()
    for row in _cells(path)[1:]:
        ids.add(row[0])
        needed = row[2] if len(row) > 2 else ""
        lines |= {(row[0], other) for other in needed.split("|") if other}
    kept = {(a, b) for a, b in lines if a != b and b in ids}
    assert _read(path, "learning-graph") == Counted(len(ids), len(kept))


@pytest.mark.parametrize("path", _files("learning-graph", ".json"), ids=lambda p: p.name)
def test_learning_graphs_as_json(path: Path) -> None:
    graph = json.loads(path.read_text("utf-8"))
    lines = {(edge["from"], edge["to"]) for edge in graph["edges"]}
    counted = Counted(len({node["id"] for node in graph["nodes"]}), len(lines))
    assert _read(path, "learning-graph-json") == counted


@pytest.mark.parametrize("path", _files("learning-graph", ".json"), ids=lambda p: p.name)
def test_a_learning_graph_says_the_same_as_its_table(path: Path) -> None:
    table = path.with_suffix(".csv")
    if not table.exists():
        pytest.skip("there is no table of it")
    assert _titles(path, "learning-graph-json") == _titles(table, "learning-graph")


def _titles(path: Path, name: str) -> set[tuple[str, str]]:
    read = loaded(name).read_map
    assert read is not None
    entries = read(Foreign(path.name, path.read_bytes()), Asked()).data["competencies"]
    assert isinstance(entries, dict)
    return {(id_, other) for id_, e in entries.items() for other in e.get("requires", ())}


@pytest.mark.parametrize("path", _files("curricular-analytics", ".csv"), ids=lambda p: p.name)
def test_curricula(path: Path) -> None:
    rows = [row for row in _cells(path) if row[0].isdecimal()]
    before, beside, same = (sum(len(_ids(row[n])) for row in rows) for n in (4, 5, 6))
    counted = Counted(len(rows), before, beside + 2 * same)
    assert _read(path, "curricular-analytics") == counted


def _ids(cell: str) -> list[str]:
    return re.findall(r"\d+", cell)


@pytest.mark.parametrize("path", _files("moodle", ".csv"), ids=lambda p: p.name)
def test_frameworks_of_moodle(path: Path) -> None:
    rows = _cells(path)[1:]
    parents = {row[0] for row in rows}
    leaves = [row for row in rows if row[-2] != "1" and row[1] not in parents]
    assert _read(path, "moodle") == Counted(len(leaves), 0)


@pytest.mark.parametrize("path", _files("canvas-outcomes", ".csv"), ids=lambda p: p.name)
def test_outcomes_of_canvas(path: Path) -> None:
    outcomes = [row for row in _rows(path) if row["object_type"] == "outcome"]
    assert _read(path, "canvas-outcomes") == Counted(len(outcomes), 0)


@pytest.mark.parametrize("path", _files("opensalt-spreadsheet", ".csv"), ids=lambda p: p.name)
def test_tables_of_opensalt(path: Path) -> None:
    parents = dict(_parents(_rows(path)))
    leaves = [key for key in parents if key not in parents.values()]
    assert _read(path, "opensalt") == Counted(len(leaves), 0)


def _parents(rows: list[dict[str, str]]) -> Iterator[tuple[int, int | None]]:
    """Yield each item with the one above it, by their places: as said, else by level or code."""
    plain = [{re.sub(r"\W", "", k.lower()): v or "" for k, v in row.items() if k} for row in rows]
    names = {
        value: n
        for holds in ("humancodingscheme", "identifier")
        for n, row in reversed(list(enumerate(plain)))
        if (value := row.get(holds, "").lower())
    }
    levels = {row["smartlevel"]: n for n, row in enumerate(plain) if row.get("smartlevel")}
    for n, row in enumerate(plain):
        said = (row.get("ischildof") or row.get("parent") or "").lower()
        level = row.get("smartlevel", "").rpartition(".")[0]
        code = row.get("humancodingscheme", "").lower().rpartition(".")[0]
        found = (names.get(said), levels.get(level), names.get(code))
        yield n, next((one for one in found if one not in {None, n}), None)


@pytest.mark.parametrize("path", _files("opensalt-spreadsheet", ".xlsx"), ids=lambda p: p.name)
def test_workbooks_of_opensalt(path: Path) -> None:
    book = openpyxl.load_workbook(path, data_only=True)
    items, links = (list(book[name].values) for name in ("CF Item", "CF Association"))
    ids = {row[0]: row[2] for row in items[1:]}
    if not ids:
        with pytest.raises(UnreadableError, match="without items"):
            _read(path, "opensalt")
        return
    head = {str(name): n for n, name in enumerate(links[0])}
    ends = {
        (row[head["originNodeIdentifier"]], row[head["destinationNodeIdentifier"]])
        for row in links[1:]
        if row[head["associationType"]] == "Precedes"
    }
    parents = {
        row[head["destinationNodeIdentifier"]]
        for row in links[1:]
        if row[head["associationType"]] == "Is Child Of"
    }
    joined = {end for line in ends for end in line}
    leaves = [key for key in ids if key not in parents or key in joined]
    kept = [line for line in ends if set(line) <= set(ids)]
    assert _read(path, "opensalt") == Counted(len(leaves), len(kept))
