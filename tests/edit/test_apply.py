"""Changes of a text say what was meant, keep the comments, and touch nothing else."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pathplan.edit.apply import EditError, apply
from pathplan.edit.intended import intended
from pathplan.edit.scalars import written
from pathplan.read.source import parse
from pathplan.text import Change, Document, Part, Where

FILE = "x.map.yaml"
TEXT = """# head
maps: {y: y.map.yaml, z: z.map.yaml}  # others
competencies:
  # about a
  a: {title: A, was: [old]}
  b: Short
  c:
    title: C  # a title
    requires:
      - a  # first
      - {id: b, because: "x"}
      # between
      - any_of: [a, b]
    recommends: [
      a,  # inside
      b
    ]
    tags:
    - one
    - two
  d:
    title: |
      Long
    requires: a
"""


def document(text: str = TEXT) -> Document:
    found, trouble = parse(text.encode(), FILE)
    assert not trouble
    return found


def change(kind: Any, path: tuple[Part, ...], value: object = None) -> Change:
    return Change(kind=kind, where=Where(FILE, path), value=value)


def proved(text: str, *changes: Change) -> str:
    before = document(text)
    after = apply(before, changes)
    again = document(after)
    assert again.data == intended(before.data, changes)
    assert sorted(c.text for c in again.comments()) == sorted(c.text for c in before.comments())
    return after


C = ("competencies", "c")


@pytest.mark.parametrize(
    ("made", "old", "new"),
    [
        (change("replace", (*C, "requires", 0), "new"), "- a  # first", "- new  # first"),
        (change("remove", (*C, "requires", 0)), "      - a  # first\n", "      # first\n"),
        (change("remove", (*C, "requires", 2, "any_of", 0)), "[a, b]\n    rec", "[b]\n    rec"),
        (change("remove", (*C, "tags", 1)), "    - two\n", ""),
        (change("remove", ("maps", "y")), "{y: y.map.yaml, z", "{z"),
        (change("remove", ("maps", "z")), ", z: z.map.yaml}", "}"),
        (change("remove", ("competencies", "d", "requires")), "    requires: a\n", ""),
        (change("rename", C, "cc"), "  c:\n", "  cc:\n"),
        (
            change("insert", (*C, "requires", 3), "q"),
            "[a, b]\n    rec",
            "[a, b]\n      - q\n    rec",
        ),
        (change("insert", (*C, "tags", 2), "q"), "    - two\n", "    - two\n    - q\n"),
        (change("insert", (*C, "was", 0), "q"), "    - two\n", "    - two\n    was: [q]\n"),
        (
            change("insert", ("competencies", "b", "was", 0), "q"),
            "Short",
            "{title: Short, was: [q]}",
        ),
        (change("insert", ("competencies", "a", "was", 1), "q"), "[old]", "[old, q]"),
        (change("insert", ("maps", "w"), "w.yaml"), "z.map.yaml}", "z.map.yaml, w: w.yaml}"),
        (change("insert", ("language",), "en"), "# others\n", "# others\nlanguage: en\n"),
        (change("replace", ("competencies", "b"), "yes"), "Short", '"yes"'),
        (change("replace", (*C, "title"), "a: b"), "title: C ", 'title: "a: b" '),
    ],
)
def test_one_change_touches_one_place(made: Change, old: str, new: str) -> None:
    assert TEXT.count(old) == 1
    assert proved(TEXT, made) == TEXT.replace(old, new)


def test_what_would_be_left_empty_goes_as_a_whole() -> None:
    made = [change("remove", (*C, "tags", n)) for n in (0, 1)]
    assert proved(TEXT, *made) == TEXT.replace("    tags:\n    - one\n    - two\n", "")


def test_several_changes_and_a_renamed_key_above_them() -> None:
    after = proved(
        TEXT,
        change("rename", C, "cc"),
        change("replace", (*C, "requires", 1, "id"), "bb"),
        change("insert", (*C, "was", 0), "c"),
        change("remove", (*C, "requires", 0)),
    )
    assert "  cc:\n" in after
    assert '{id: bb, because: "x"}' in after


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a: [x,  # one\n  y]\n", ("a", 0)),
        ("- - x\n  - y\n", (0, 0)),
        ("a: 1\n", ("b",)),
    ],
)
def test_what_cannot_be_done_in_a_layout_is_refused(text: str, path: tuple[Part, ...]) -> None:
    with pytest.raises(EditError):
        apply(document(text), [change("remove", path)])


@pytest.mark.parametrize("text", ["a: 1\nm:\n", "m: {b: {c: 1}}\n", "m:\n  b: [1]\n", "m: ~\n"])
def test_nothing_is_put_in_where_something_is(text: str) -> None:
    with pytest.raises(EditError):
        apply(document(text), [change("insert", ("m", "b"), "x")])


def test_changes_that_meet_are_refused() -> None:
    with pytest.raises(EditError):
        apply(
            document(),
            [change("remove", (*C, "requires")), change("replace", (*C, "requires", 0), "x")],
        )


@given(st.text(max_size=30))
def test_a_written_text_is_read_back(text: str) -> None:
    found, _ = parse(f"k: {written(text)}\nl: [{written(text)}]\n".encode("utf-8", "ignore"), FILE)
    if found.complete and "\\u" not in written(text) and text.isprintable():
        assert found.data == {"k": text, "l": [text]}
        assert yaml.safe_load(f"k: {written(text)}") == {"k": text}


def places(data: object, path: tuple[Part, ...] = ()) -> list[tuple[Part, ...]]:
    found: list[tuple[Part, ...]] = [path] if path else []
    items: list[tuple[Part, object]] = []
    if isinstance(data, dict):
        items = list(data.items())
    elif isinstance(data, list):
        items = list(enumerate(data))
    for key, value in items:
        found += places(value, (*path, key))
    return found


@given(st.integers(0, 10_000))
def test_any_change_is_made_as_meant_or_refused(seed: int) -> None:
    random = Random(seed)
    there = places(document().data)
    made = []
    for _ in range(random.randint(1, 3)):
        path = random.choice(there)
        kind = random.choice(["remove", "replace", "rename"])
        if kind == "rename" and not isinstance(path[-1], str):
            kind = "replace"
        made.append(change(kind, path, random.choice(["q", "r s", "no", "1.5", "x: y"])))
    try:
        apply(document(), made)
    except EditError:
        return
    try:
        proved(TEXT, *made)
    except (
        KeyError,
        IndexError,
    ):  # two of them rename to one name, or one is about what another took out
        return
