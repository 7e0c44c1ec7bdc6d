"""The outline of files, and what can be folded."""

from __future__ import annotations

from pathlib import Path

from lsp_files import BASE, FILES, LEARNER, MAP, PART, opened, project, rewritten, working
from lsprotocol import types

from pathplan.cli.lsp.folding import folding
from pathplan.cli.lsp.symbols import symbols

Tree = dict[str, list[str]]


def outline(folder: Path, name: str) -> Tree:
    work = working(folder, name)
    return tree(symbols(work, opened(work, folder, name)))


def tree(found: list[types.DocumentSymbol]) -> Tree:
    for symbol in found:
        for inner in (symbol, *(symbol.children or ())):
            assert _order(symbol.range.start) <= _order(inner.range.start)
            assert _order(inner.range.end) <= _order(symbol.range.end)
            assert _order(inner.range.start) <= _order(inner.selection_range.start)
            assert _order(inner.selection_range.end) <= _order(inner.range.end)
    return {s.name: [child.name for child in s.children or ()] for s in found}


def _order(position: types.Position) -> tuple[int, int]:
    return position.line, position.character


def test_strands_in_their_order_and_the_other_groups(tmp_path: Path) -> None:
    project(tmp_path)
    assert outline(tmp_path, MAP) == {
        "The dough": ["mix", "knead", "fold"],
        "The oven": [],
        "Credentials": ["baker"],
        "Assessments": ["loaf"],
    }
    assert outline(tmp_path, PART) == {"The oven": ["bake"]}
    assert outline(tmp_path, BASE) == {"weigh": [], "read": [], "taste": []}


def test_what_a_learner_file_holds(tmp_path: Path) -> None:
    assert outline(project(tmp_path), LEARNER) == {
        "Goals": ["baker", "bake"],
        "Evidence": ["mix"],
        "Decisions": ["base/weigh"],
    }


def test_a_broken_file_keeps_its_outline(tmp_path: Path) -> None:
    work = working(project(tmp_path), MAP)
    document = opened(work, tmp_path, MAP)
    whole = tree(symbols(work, document))
    rewritten(work, document, document.text.replace("[base/read]", "[base/"))
    assert tree(symbols(work, document)) == whole


def test_a_file_that_was_never_whole_has_none(tmp_path: Path) -> None:
    (project(tmp_path) / MAP).write_text("a: [")
    assert outline(tmp_path, MAP) == {}
    (tmp_path / MAP).write_text("- a\n")
    assert outline(tmp_path, MAP) == {}


def folds(text: str) -> list[tuple[int, int, str]]:
    found = folding(text.split("\n"))
    return [(f.start_line, f.end_line, types.FoldingRangeKind(f.kind).value) for f in found]


def test_sections_entries_and_comments() -> None:
    lines = FILES[MAP].split("\n")
    starts = {lines[start]: lines[end] for start, end, _ in folds(FILES[MAP])}
    assert starts["competencies:"].startswith("  fold:")
    assert starts["  mix:"].startswith("    assess: [{title: A ball")
    assert starts["  knead:"] == "    assess: [{title: Window test}]"
    assert starts["  # how flour"] == "  # and water meet"
    assert starts["strands:"] == "  oven: {title: The oven}"
    assert len(starts) == 7


def test_lists_at_their_key_and_broken_texts() -> None:
    text = "# a\n# b\ngoals:\n- id: a\n  due: 2026-01-01\n- b\n\n# c\nevidence: [\n  x\n"
    assert folds(text) == [
        (0, 1, "comment"),
        (2, 5, "region"),
        (3, 4, "region"),
        (8, 9, "region"),
    ]
    assert folds("") == []
