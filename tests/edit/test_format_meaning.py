"""Formatting loses nothing, changes no meaning, and is done after once."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from formatting import formatted
from hypothesis import given, settings
from hypothesis import strategies as st
from layouts import Author

ROOT = Path(__file__).parents[2]
SHIPPED = sorted((ROOT / "curricula").rglob("*.yaml")) + sorted((ROOT / "pathplan").rglob("*.yaml"))
BAD = sorted((ROOT / "tests" / "bad").glob("*.map.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: p.name)
def test_shipped_files_keep_their_meaning(path: Path) -> None:
    kind = path.name.split(".")[-2]
    assert formatted(path.read_bytes(), kind) is not None


@pytest.mark.parametrize("path", BAD, ids=lambda p: p.name)
def test_hostile_files_keep_their_meaning(path: Path) -> None:
    formatted(path.read_bytes(), "map")


@settings(max_examples=300)
@given(st.integers(min_value=0), st.sampled_from(["map", "part", "learner"]))
def test_any_layout_keeps_its_meaning(seed: int, kind: str) -> None:
    text = Author(Random(seed)).file()
    assert formatted(text.encode(), kind) is not None, text


@settings(max_examples=200)
@given(st.integers(min_value=0), st.data())
def test_no_broken_text_raises(seed: int, data: st.DataObject) -> None:
    text = Author(Random(seed)).file()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 6)))
    put = data.draw(st.sampled_from(["", " ", "\n", "? ", "! ", "- ", "#", "[", "'", ": ", "|\n"]))
    formatted((text[:start] + put + text[end:]).encode(), "map")


@pytest.mark.parametrize(
    "text",
    [
        "".join(" " * n + "a:\n" for n in range(98)) + " " * 98 + "b: 1\n",
        "a: " + "[" * 97 + "x" + "]" * 97 + "\n",
        "a:\n" + "- " * 97 + "x\n",
    ],
    ids=["keys", "brackets", "dashes"],
)
def test_what_is_as_deep_as_can_be_is_formatted(text: str) -> None:
    assert formatted(text.encode(), "map")
