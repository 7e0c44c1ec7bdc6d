"""What is needed, as a cell of a table: read, written, and read again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathplan.exchange.needs import Cell, told
from pathplan.model import AtLeast, Need, Requirement

KNOWN = {"a": "a", "b": "b", "c": "c", "d": "d", "trial or error": "te", "salt and pepper": "sp"}
NAMES = st.sampled_from(["a", "b", "c", "d"])
LEAVES = st.builds(Need, id=NAMES, level=st.sampled_from([None, "high"]))


def _choice(parts: list[Requirement], n: int) -> Requirement:
    n = min(n, len(parts) - 1)
    return AtLeast(n=n, parts=tuple(parts), form="any_of" if n == 1 else "at_least")


def _nested(inner: st.SearchStrategy[Requirement]) -> st.SearchStrategy[Requirement]:
    several = st.lists(inner, min_size=2, max_size=3)
    every = st.builds(lambda p: AtLeast(n=len(p), parts=tuple(p)), several)
    return every | st.builds(_choice, several, st.integers(1, 2))


def _read(text: str) -> tuple[list[object], list[str]]:
    cell = Cell(lambda name: KNOWN.get(name.strip().lower(), ""))
    return list(cell.all_of(text)), cell.unknown


def _as_asked(requirement: Requirement) -> object:
    """Return a requirement as it stands in a map."""
    if isinstance(requirement, Need):
        level = requirement.level
        return {"id": requirement.id, "level": level} if level else requirement.id
    parts = [_as_asked(part) for part in requirement.parts]
    if requirement.form == "any_of":
        return {"any_of": parts}
    if requirement.form == "at_least":
        return {"at_least": requirement.n, "of": parts}
    return {"all_of": parts}


@given(st.lists(st.recursive(LEAVES, _nested, max_leaves=6), max_size=4))
def test_what_is_written_is_read_again(parts: list[Requirement]) -> None:
    asked, unknown = _read(told(AtLeast(n=len(parts), parts=tuple(parts))))
    flat = [q for p in parts for q in (p.parts if _every(p) else (p,))]
    while any(_every(p) for p in flat):
        flat = [q for p in flat for q in (p.parts if _every(p) else (p,))]
    assert asked == [_as_asked(p) for p in flat]
    assert not unknown


def _every(requirement: Requirement) -> bool:
    return isinstance(requirement, AtLeast) and requirement.form == "all_of"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("", []),
        ("a; b", ["a", "b"]),
        ("a\nb\r\nc", ["a", "b", "c"]),
        ("a, b", ["a", "b"]),
        ("a and b", ["a", "b"]),
        ("a and b; (c; d)", ["a", "b", "c", "d"]),
        ("a, b or c", [{"any_of": ["a", "b", "c"]}]),
        ("a, b, or c; d", [{"any_of": ["a", "b", "c"]}, "d"]),
        ("a, b and c", ["a", "b", "c"]),
        ("a, b, y c", ["a", "b", "c"]),
        ("2 of: a, b or c", [{"at_least": 2, "of": ["a", "b", "c"]}]),
        ("a; b or c", ["a", {"any_of": ["b", "c"]}]),
        ("a o b", [{"any_of": ["a", "b"]}]),
        ("2 of: a, b, c", [{"at_least": 2, "of": ["a", "b", "c"]}]),
        ("at least 2 of (a; b; c)", [{"at_least": 2, "of": ["a", "b", "c"]}]),
        ("trial or error", ["te"]),
        ("trial or error or a", [{"any_of": ["te", "a"]}]),
        ("Salt and Pepper; a", ["sp", "a"]),
        ("b (high)", [{"id": "b", "level": "high"}]),
        ("(a; b) or c", [{"any_of": [{"all_of": ["a", "b"]}, "c"]}]),
    ],
)
def test_what_people_write(text: str, asked: list[object]) -> None:
    assert _read(text) == (asked, [])


@pytest.mark.parametrize(
    ("text", "asked", "unknown"),
    [
        ("a; nobody", ["a"], ["nobody"]),
        ("a or nobody", ["a"], ["nobody"]),
        ("9 of: a, b", [{"at_least": 2, "of": ["a", "b"]}], []),
        ("((((", [], ["(((("]),
        ("or", [], ["or"]),
        ("; ; ,", [], [","]),
    ],
)
def test_what_cannot_be_placed_is_named(text: str, asked: list[object], unknown: list[str]) -> None:
    assert _read(text) == (asked, unknown)


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    _read(text)
