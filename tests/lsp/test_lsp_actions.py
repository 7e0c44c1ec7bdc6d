"""What an editor offers to mend, and a tidy layout."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsp_files import BASE, FILES, MAP, PART, applied, opened, place, project, rewritten, working
from lsprotocol import types

from pathplan.changes import Mismatch
from pathplan.cli.lsp import actions as ours
from pathplan.cli.lsp.actions import actions, formatting

EVERYWHERE = types.Range(types.Position(0, 0), types.Position(999, 0))


def offered(
    folder: Path, name: str, old: str, new: str, *only: str
) -> dict[str, tuple[bool | None, str]]:
    """Return by title what is offered in a changed file: whether preferred, and the new text."""
    work = working(project(folder), name)
    document = opened(work, folder, name)
    assert old in document.text
    rewritten(work, document, document.text.replace(old, new, 1))
    found = {}
    for action in actions(work, document, EVERYWHERE, only):
        assert action.edit is not None
        assert action.edit.changes is not None
        ((uri, edits),) = action.edit.changes.items()
        before = document.text if uri == document.uri else FILES[uri.rpartition("/")[2]]
        found[action.title] = (action.is_preferred, applied(before, list(edits)))
    return found


ALL = "Mend all that can be mended without changing a meaning"
FIXES = {
    "a word": (MAP, "[base/read]", "[base/raed]", "Write `base/read` instead of `base/raed`"),
    "a key": (MAP, "strand: dough", "strnd: dough", "Write `strand` instead of `strnd`"),
    "too much": (MAP, "requires: [mix]", "requires: [mix, mix]", "Take out `mix`"),
    "a list": (
        MAP,
        "requires: [mix]",
        "requires: 'mix, knead'",
        "Write `[mix, knead]` instead of `'mix, knead'`",
    ),
    "a prefix": (MAP, "{base: base", "{bse: base", "Write `base` instead of `bse`"),
}


@pytest.mark.parametrize(("name", "old", "new", "title"), FIXES.values(), ids=FIXES)
def test_quick_fixes(name: str, old: str, new: str, title: str, tmp_path: Path) -> None:
    found = offered(tmp_path, name, old, new, "quickfix")
    assert title in found
    assert new not in found[title][1]


def test_safe_fixes_are_preferred(tmp_path: Path) -> None:
    found = offered(tmp_path, MAP, "[mix]", "[mix, mix, raed]", "quickfix")
    preferred = {title: one[0] for title, one in found.items()}
    assert preferred == {"Take out `mix`": True, "Write `base/read` instead of `raed`": False}


def test_a_fix_in_the_map_for_a_mistake_in_its_part(tmp_path: Path) -> None:
    (tmp_path / "far.map.yaml").write_text(
        "format: pathplan-map/1\nid: far\ncompetencies: {x: X}\n"
    )
    project(tmp_path)
    base = FILES[BASE].replace("title: Basics", "maps: {far: far.map.yaml}")
    (tmp_path / BASE).write_text(base)
    work = working(tmp_path, PART)
    document = opened(work, tmp_path, PART)
    rewritten(work, document, document.text.replace("[knead]", "[knead, far/x]"))
    (action,) = actions(work, document, EVERYWHERE, ["quickfix"])
    assert action.title == "Add `far: far.map.yaml` under `maps`"
    assert action.edit is not None
    assert action.edit.changes is not None
    edits = list(action.edit.changes[(tmp_path / MAP).as_uri()])
    assert "maps: {base: base.map.yaml, far: far.map.yaml}" in applied(FILES[MAP], edits)


def test_only_what_stands_where_someone_points(tmp_path: Path) -> None:
    work = working(project(tmp_path), MAP)
    document = opened(work, tmp_path, MAP)
    rewritten(work, document, document.text.replace("[base/read]", "[base/raed]"))
    at = place(document, "raed", 1)
    assert len(actions(work, document, types.Range(at, at), ["quickfix"])) == 1
    assert actions(work, document, types.Range(types.Position(0, 0), types.Position(0, 0))) == []


def test_all_that_is_safe_at_once(tmp_path: Path) -> None:
    old, new = "requires: [bake, fold]", "requires: [bake, bake, fold, fold]"
    found = offered(tmp_path, MAP, old, new, "source.fixAll")
    assert list(found) == [ALL]
    assert found[ALL][1] == FILES[MAP]
    assert list(offered(tmp_path, MAP, old, new, "source")) == [ALL]
    assert list(offered(tmp_path, MAP, old, new, "refactor")) == []
    assert list(offered(tmp_path, MAP, "[base/read]", "[base/raed]", "source.fixAll")) == []


def test_line_ends(tmp_path: Path) -> None:
    found = offered(tmp_path, BASE, "Basics\n", "Basics\r\n")
    assert found["End all lines the same way"] == (True, FILES[BASE])
    assert found[ALL][1] == FILES[BASE]


def test_a_fix_that_its_layout_does_not_allow_is_not_offered(tmp_path: Path) -> None:
    new = "requires: [mix,\n    # why\n    mix]"
    assert offered(tmp_path, MAP, "requires: [mix]", new) == {}


def test_a_fault_of_ours_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object, **__: object) -> object:
        raise Mismatch

    monkeypatch.setattr(ours, "mend", faulty)
    monkeypatch.setattr(ours, "formatted", faulty)
    assert offered(tmp_path, MAP, "requires: [mix]", "requires: [mix, mix]") == {}
    work = working(project(tmp_path), MAP)
    assert formatting(work, opened(work, tmp_path, MAP)) == []


def test_a_broken_file_offers_nothing(tmp_path: Path) -> None:
    assert offered(tmp_path, MAP, "requires: [mix]", "requires: [mix, mix") == {}


def test_a_tidy_layout(tmp_path: Path) -> None:
    work = working(project(tmp_path), MAP)
    document = opened(work, tmp_path, MAP)
    text = document.text.replace("id: bread\n", "").replace(
        "title: Bread", "title:  Bread\nid: bread"
    )
    rewritten(work, document, text)
    edits = formatting(work, document)
    assert applied(text, edits).startswith("format: pathplan-map/1\nid: bread\ntitle: Bread\n")
    assert max(edit.range.end.line for edit in edits) < 6
    rewritten(work, document, applied(text, edits))
    assert formatting(work, document) == []


def test_no_tidying_while_there_are_mistakes(tmp_path: Path) -> None:
    work = working(project(tmp_path), MAP)
    document = opened(work, tmp_path, MAP)
    for broken in ("title:  [", "title:  X\nwrong: 1"):
        rewritten(work, document, FILES[MAP].replace("title: Bread", broken))
        assert formatting(work, document) == []
