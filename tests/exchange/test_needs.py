"""What is needed, as a cell of a table: read, written, and read again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathplan.exchange.needs import Cell, told
from pathplan.model import AtLeast, Need, Requirement

KNOWN = {"a": "a", "b": "b", "c": "c", "d": "d", "trial or error": "te", "salt and pepper": "sp"}
NAMES = st.sampled_from(["a", "b", "c", "d"])
LEAVES = st.builds(
    Need, id=NAMES, level=st.sampled_from([None, "high", "B2 (high); x", '"a" or b', "a (b"])
)


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
    """Return a requirement as it stands in a map, what is said twice once."""
    if isinstance(requirement, Need):
        level = requirement.level
        return {"id": requirement.id, "level": level} if level else requirement.id
    parts = _distinct([_as_asked(part) for part in requirement.parts])
    if len(parts) == 1:
        return parts[0]
    if requirement.form == "any_of":
        return {"any_of": parts}
    if requirement.form == "at_least":
        return {"at_least": min(requirement.n, len(parts)), "of": parts}
    return {"all_of": parts}


def _distinct(parts: list[object]) -> list[object]:
    return [part for at, part in enumerate(parts) if part not in parts[:at]]


def _flat(asked: object) -> list[object]:
    """Return what is asked for, taken apart where all of it is."""
    if isinstance(asked, dict) and isinstance(asked.get("all_of"), list):
        return [one for part in asked["all_of"] for one in _flat(part)]
    return [asked]


@given(st.lists(st.recursive(LEAVES, _nested, max_leaves=6), max_size=4))
def test_what_is_written_is_read_again(parts: list[Requirement]) -> None:
    asked, unknown = _read(told(AtLeast(n=len(parts), parts=tuple(parts))))
    assert asked == _distinct([one for part in parts for one in _flat(_as_asked(part))])
    assert not unknown


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
        ("a; b; a", ["a", "b"]),
        ("a or a", ["a"]),
        ("2 of: a, a", ["a"]),
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


@pytest.mark.parametrize(
    "piece", ["x", "x or ", "a or ", "(a) or ", "a & ", "a, ", " ", "(", "a ("]
)
def test_long_cells_take_no_time_that_grows_with_their_square(piece: str) -> None:
    _read(piece * (100_000 // len(piece)))
    _read(f"({piece * (100_000 // len(piece))}; a)")


def test_choices_without_end_are_no_need() -> None:
    asked, unknown = _read("2 of: " * 5000 + "a, b")
    assert (asked, len(unknown)) == (["b"], 1)
    assert _read("2 of: 2 of: a, b") == ([{"at_least": 2, "of": ["a", "b"]}], [])


def test_brackets_without_end_are_no_need() -> None:
    deep = "(" * 5000 + "a" + ")" * 5000
    assert _read(deep) == ([], [deep])
    assert _read(f"b; {deep} or a")[1] == [f"b; {deep} or a"]
    assert _read("((((a))))") == (["a"], [])
