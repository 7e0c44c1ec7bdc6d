"""Maps of other systems: each file is known for what it is and comes to the map it should."""

from __future__ import annotations

from pathlib import Path

import pytest
from fixtures import MAPS, files, name_of, same

from pathplan.diagnostic import Severity
from pathplan.edit.format import format_text
from pathplan.edit.lay_out import laid_out
from pathplan.exchange import FORMATS, Foreign, known, loaded
from pathplan.exchange.format import Asked, stem
from pathplan.library import Library
from pathplan.model.foreign import MapIn
from pathplan.pipeline import check_files
from pathplan.plugin import names
from pathplan.read.source import parse
from pathplan.render.reports.imported import imported_map

WIDE = 100
READ = [name for name in names(FORMATS) if loaded(name).read_map is not None]


def _read(path: Path, name: str) -> MapIn:
    read = loaded(name).read_map
    assert read is not None
    return read(Foreign(path.name, path.read_bytes()), Asked())


@pytest.mark.parametrize("path", files(MAPS), ids=name_of)
def test_a_file_comes_to_its_map(path: Path, request: pytest.FixtureRequest) -> None:
    found = _read(path, path.parent.name)
    text = laid_out(found.data, "map")
    told = imported_map(path.name, found, WIDE)
    errors = [
        f"{f.rule}: {f.message}\n"
        for f in check_files(
            Library(unsaved={"x.map.yaml": text.encode()}), ("x.map.yaml",)
        ).findings
        if f.severity is Severity.ERROR
    ]
    same(path, f"{told}---\n{text}---\n{''.join(errors)}", request)


@pytest.mark.parametrize("path", files(MAPS), ids=name_of)
def test_a_file_is_known_for_what_it_is(path: Path) -> None:
    assert known(Foreign(path.name, path.read_bytes()), "map") == [path.parent.name]


@pytest.mark.parametrize("path", files(MAPS), ids=name_of)
def test_the_map_is_tidy_and_comes_out_the_same_again(path: Path) -> None:
    once, again = (laid_out(_read(path, path.parent.name).data, "map") for _ in range(2))
    assert once == again
    document, found = parse(once.encode(), "x.map.yaml")
    assert not found
    assert format_text(document, "map") == once


@pytest.mark.parametrize("path", files(MAPS), ids=name_of)
def test_only_a_format_that_says_so_is_read_backwards(path: Path) -> None:
    form = loaded(path.parent.name)
    assert form.read_map is not None
    file = Foreign(path.name, path.read_bytes())
    if not form.both_ways:
        assert form.read_map(file, Asked(reverse=True)) == form.read_map(file, Asked())


@pytest.mark.parametrize(
    ("path", "called"),
    [
        *(("x.csv", "x"), ("a.b/x.tar", "x"), (".\\x.csv", "x"), ("C:\\a.b\\x.csv", "x")),
        *((".x.csv", "x"), ("..", "map"), ("x", "x"), ("x.csv.gz", "x"), (".map.yaml", "map")),
        *(("a/x.1.csv", "x.1"), (".\\x.1.map.yaml", "x.1")),
    ],
)
def test_a_file_is_called_by_its_name_alone(path: str, called: str) -> None:
    assert stem(path) == called


CALLED = {"graphml", "moodle", "opensalt"}
"""Formats whose files may say what the map is called."""


@pytest.mark.parametrize("path", files(MAPS), ids=name_of)
def test_a_map_is_called_as_asked_or_as_its_file_will_be(path: Path) -> None:
    read = loaded(path.parent.name).read_map
    assert read is not None
    file = Foreign(path.name, path.read_bytes())
    plain, asked, by_file = (
        read(file, one).data["id"] for one in (Asked(), Asked(id="m", stem="x"), Asked(stem="x"))
    )
    assert asked == "m"
    assert by_file == "x" or (path.parent.name in CALLED and by_file == plain != path.stem)


def test_every_format_has_a_file() -> None:
    assert {path.parent.name for path in files(MAPS)} == set(READ)


@pytest.mark.parametrize("name", names(FORMATS))
def test_the_manual_of_a_format_says_what_it_is(name: str) -> None:
    import importlib

    module = importlib.import_module(f"{FORMATS}.{name.replace('-', '_')}")
    first = (module.__doc__ or "").splitlines()[0]
    assert ":" in first
    assert len(first) <= WIDE
