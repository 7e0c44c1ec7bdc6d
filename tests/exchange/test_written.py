"""What is written for other systems, to the letter, and what is said to be left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from pathplan.exchange import FORMATS, Foreign, known, loaded
from pathplan.exchange.format import Asked
from pathplan.library import Library
from pathplan.plugin import names
from pathplan.render.reports.imported import exported

WRITTEN = Path(__file__).parent / "written"
MAP = WRITTEN / "small.map.yaml"
WIDE = 100
OUT = [name for name in names(FORMATS) if loaded(name).does("export")]


@pytest.mark.parametrize("name", OUT)
def test_a_map_is_written(name: str, request: pytest.FixtureRequest) -> None:
    form = loaded(name)
    assert form.write_map is not None
    written = form.write_map((Library().map(str(MAP)).map,))
    said = exported(f"small{form.ending}", written, f"`{name}`", WIDE)
    text = said.encode() + b"---\n" + written.data
    expected = WRITTEN / f"{name}.expected"
    if request.config.getoption("--update"):
        expected.write_bytes(text)
    assert text == expected.read_bytes()
    file = Foreign(f"small{form.ending}", written.data)
    (reader,) = known(file, "map")
    read = loaded(reader).read_map
    assert read is not None
    assert read(file, Asked()).data["id"]


def test_a_map_without_anything_can_be_written() -> None:
    empty = Library(unsaved={"x.map.yaml": b"format: pathplan-map/1\nid: x\n"}).map("x.map.yaml")
    for name in OUT:
        write = loaded(name).write_map
        assert write is not None
        assert write((empty.map,)).data
