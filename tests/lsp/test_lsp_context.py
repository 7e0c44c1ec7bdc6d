"""Where someone is typing; `|` is the cursor."""

from __future__ import annotations

import pytest

from pathplan.cli.lsp.context import Spot, spot

HEAD = "id: x\ncompetencies:\n  b: {title: B}\n  a:\n    title: A\n"


def at(text: str) -> Spot | None:
    before = text[: text.index("|")]
    lines = text.replace("|", "", 1).split("\n")
    return spot(lines, before.count("\n"), len(before.rpartition("\n")[2]))


def found(text: str) -> Spot:
    result = at(text)
    assert result is not None
    return result


VALUES = {
    "after a key": ("    strand: n|", ("strand",), "n"),
    "right after a colon": ("    strand:|", ("strand",), ""),
    "in brackets": ("    requires: [b, fr|", ("requires", 0), "fr"),
    "in closed brackets": ("    requires: [b, fr|]", ("requires", 0), "fr"),
    "after a comma": ("    requires: [b, |", ("requires", 0), ""),
    "in quotes": ('    requires: ["fr|', ("requires", 0), "fr"),
    "in single quotes": ("    requires: 'fr|'", ("requires",), "fr"),
    "in braces": ("    requires: [{id: b, level: s|}]", ("requires", 0, "level"), "s"),
    "a choice": ("    requires: [{any_of: [b, |", ("requires", 0, "any_of", 0), ""),
    "in a list": ("    requires:\n      - b\n      - f|", ("requires", 0), "f"),
    "in a list at its key": ("    requires:\n    - b\n    - f|", ("requires", 0), "f"),
    "after a dash": ("    requires:\n      -|", ("requires", 0), ""),
    "a key in a list": (
        "    requires:\n      - id: b\n        level: |",
        ("requires", 0, "level"),
        "",
    ),
    "below a key": ("    requires:\n      |", ("requires",), ""),
    "over several lines": ("    requires: [\n      b,\n      fr|", ("requires", 0), "fr"),
    "below a comment": ("    requires:  # these\n      # and\n      - f|", ("requires", 0), "f"),
    "after a list in a list": ("    requires:\n      - - a\n      - f|", ("requires", 0), "f"),
    "with a blank line above": ("    tags: [a]\n\n    strand: |", ("strand",), ""),
}


@pytest.mark.parametrize(("text", "path", "typed"), VALUES.values(), ids=VALUES)
def test_values(text: str, path: tuple[str | int, ...], typed: str) -> None:
    result = found(f"{HEAD}{text}\n    effort: 1h\n  c:\n    title: C\n")
    assert result.path == ("competencies", "a", *path)
    assert (result.value, result.typed) == (True, typed)


KEYS = {
    "at the top": ("st|", (), "st", set()),
    "of an entry": ("    re|", ("competencies", "a"), "re", {"title"}),
    "on an empty line": ("    |", ("competencies", "a"), "", {"title"}),
    "in braces": ("    requires: {id: b, |", ("competencies", "a", "requires"), "", {"id"}),
    "in a list": (
        "    requires:\n      - id: b\n        l|",
        ("competencies", "a", "requires", 0),
        "l",
        {"id"},
    ),
    "of a new item": (
        "    requires:\n      - i|",
        ("competencies", "a", "requires", 0),
        "i",
        set(),
    ),
    "after a list": (
        "    requires:\n    - b\n    st|",
        ("competencies", "a"),
        "st",
        {"title", "requires"},
    ),
    "after a text of several lines": (
        "    description: |\n      so: on\n        and on\n    st¦",
        ("competencies", "a"),
        "st",
        {"title", "description"},
    ),
    "after brackets that stay open": (
        "    requires: [b\n    st|",
        ("competencies", "a"),
        "st",
        {"title", "requires"},
    ),
}


@pytest.mark.parametrize(("text", "path", "typed", "beside"), KEYS.values(), ids=KEYS)
def test_keys(text: str, path: tuple[str | int, ...], typed: str, beside: set[str]) -> None:
    text = f"{HEAD}{text}"
    if "¦" in text:
        text = text.replace("|", "\x00").replace("¦", "|")
        lines = text.replace("\x00", ">").split("\n")
        result = at("\n".join(lines))
    else:
        result = at(text)
    assert result is not None
    assert (result.path, result.key, result.typed) == (path, True, typed)
    assert beside <= set(result.beside)


def test_keys_below_count_as_well() -> None:
    result = found(f"{HEAD}    |\n    effort: 1h\n    assess:\n      - title: X\n  c: C\n")
    assert set(result.beside) == {"title", "effort", "assess"}
    result = found("goals:\n  - |\n    due: 2026-01-01\n  - id: b\n")
    assert dict(result.beside) == {"due": "2026-01-01"}


def test_words_beside_come_without_quotes_and_comments() -> None:
    result = found("goals:\n  - id: 'b'  # this\n    level: |\n")
    assert dict(result.beside) == {"id": "b"}
    assert dict(found('goals: [{id: "b", level: |').beside) == {"id": "b"}


def test_how_it_is_put_in() -> None:
    result = found("    requires: [fr|ac.a, b]")
    assert (result.start, result.end, result.glued, result.quoted) == (15, 21, False, False)
    assert found("a:|").glued
    assert found("a:\n  -|").glued
    assert found('a: "|"').quoted
    assert found("ti|tle: X").colon


NOTHING = {
    "a comment": "# st|",
    "a comment after a value": "strand: n # st|",
    "a comment in brackets": "a: [b, # st|",
    "a text of several lines": "a: >\n  st|",
    "after brackets": "a: [b] |",
    "after a word in brackets": "a: [b |",
    "below a list": "a:\n  - b\n  |",
    "an anchor": "a: &b|",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_where_nothing_is_due(text: str) -> None:
    assert at(text) is None


def test_past_the_end() -> None:
    result = spot(["a: b"], 5, 0)
    assert result is not None
    assert result.path == ()


def test_a_long_file_is_read_by_its_indents() -> None:
    entries = "".join(f"  c{n}:\n    title: T\n    requires: [a]\n" for n in range(2000))
    result = found(f"competencies:\n{entries}  last:\n    requires: [|\n")
    assert result.path == ("competencies", "last", "requires", 0)
