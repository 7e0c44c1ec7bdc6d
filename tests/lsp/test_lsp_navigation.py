"""From ids to where they are given and used, what they mean, and other names for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsp_files import (
    BASE,
    FILES,
    LEARNER,
    MAP,
    PART,
    applied,
    opened,
    place,
    project,
    rewritten,
    working,
)
from lsprotocol import types

from pathplan.cli.lsp.hover import hover
from pathplan.cli.lsp.navigation import (
    Refused,
    definition,
    prepare_rename,
    references,
    rename,
)
from pathplan.library import Library
from pathplan.pipeline import check_files
from pathplan.settings import settings_for

BREAD = "\U0001f35e"


def text_at(folder: Path, location: types.Location) -> tuple[str, str]:
    """Return the file and the text of a location."""
    path = folder / location.uri.rpartition("/")[2]
    line = path.read_text(encoding="utf-8").split("\n")[location.range.start.line]
    cut = line.encode("utf-16-le")[
        2 * location.range.start.character : 2 * location.range.end.character
    ]
    return path.name, cut.decode("utf-16-le")


DEFINITIONS = {
    "of the map": (MAP, "{id: mix", 5, MAP, "mix"),
    "of another map": (MAP, "[base/read", 3, BASE, "read"),
    "of a part": (MAP, "[bake, fold]", 1, PART, "bake"),
    "from a part": (PART, "[knead]", 2, MAP, "knead"),
    "of a strand": (PART, "strand: oven", 9, MAP, "oven"),
    "of itself": (MAP, "  fold: {", 3, MAP, "fold"),
    "of a key that is an id": (MAP, "{mix: 0.5", 1, MAP, "mix"),
    "from a goal": (LEARNER, "[baker", 1, MAP, "baker"),
    "from a goal in full": (LEARNER, "{id: bake", 5, PART, "bake"),
    "from evidence": (LEARNER, "competency: mix", 13, MAP, "mix"),
    "from a decision": (LEARNER, "base/weigh", 9, BASE, "weigh"),
    "a file that is linked": (MAP, "base.map.yaml", 2, BASE, ""),
    "a part that is included": (MAP, "oven.part.yaml", 2, PART, ""),
}


@pytest.mark.parametrize(
    ("name", "text", "offset", "file", "word"), DEFINITIONS.values(), ids=DEFINITIONS
)
def test_definitions(
    *, name: str, text: str, offset: int, file: str, word: str, tmp_path: Path
) -> None:
    work = working(project(tmp_path), name)
    document = opened(work, tmp_path, name)
    found = definition(work, document, place(document, text, offset))
    assert found is not None
    assert text_at(tmp_path, found) == (file, word)


def test_where_there_is_nothing(tmp_path: Path) -> None:
    work = working(project(tmp_path), MAP)
    document = opened(work, tmp_path, MAP)
    for at in (place(document, "Window"), types.Position(0, 2), types.Position(999, 0)):
        assert definition(work, document, at) is None
        assert references(work, document, at, given=True) == []
        assert prepare_rename(work, document, at) is None
    rewritten(work, document, "a: [")
    assert definition(work, document, types.Position(0, 0)) is None


def test_references_in_files_that_are_not_open(tmp_path: Path) -> None:
    work = working(project(tmp_path), MAP)
    document = opened(work, tmp_path, MAP)
    at = place(document, "{id: mix", 6)
    found = [text_at(tmp_path, location) for location in references(work, document, at, given=True)]
    assert found == [(LEARNER, "mix"), *[(MAP, "mix")] * 4]
    assert len(references(work, document, at, given=False)) == 4
    taste = references(work, document, place(document, "base/taste", 2), given=True)
    assert [text_at(tmp_path, one) for one in taste] == [(BASE, "taste"), (MAP, "taste")]


def test_a_former_id_and_ids_that_nothing_has(tmp_path: Path) -> None:
    base = FILES[BASE].replace("Weigh things\n", "Weigh things\n    was: [scales]\n")
    base = base.replace("[weigh]", "[scales, base/taste, other/x, x]")
    (project(tmp_path) / BASE).write_text(base)
    work = working(tmp_path, BASE)
    document = opened(work, tmp_path, BASE)
    for text, offset, word in (("[scales,", 2, "weigh"), ("base/taste", 6, "taste")):
        found = definition(work, document, place(document, text, offset))
        assert found is not None
        assert text_at(tmp_path, found) == (BASE, word)
    prepared = prepare_rename(work, document, place(document, "[scales,", 2))
    assert prepared is not None
    assert prepared.placeholder == "weigh"
    for text in ("other/x", " x]"):
        assert definition(work, document, place(document, text, 1)) is None


def test_a_part_without_its_map(tmp_path: Path) -> None:
    (project(tmp_path) / PART).write_text(FILES[PART].replace("bread.map", "gone.map"))
    work = working(tmp_path, PART)
    document = opened(work, tmp_path, PART)
    at = place(document, "[knead]", 2)
    assert definition(work, document, at) is None
    (tmp_path / PART).write_text(FILES[PART].replace("part_of: bread.map.yaml\n", ""))
    work = working(tmp_path, PART)
    assert hover(work, opened(work, tmp_path, PART), types.Position(2, 3)) is None


def test_references_of_a_strand(tmp_path: Path) -> None:
    work = working(project(tmp_path), MAP)
    document = opened(work, tmp_path, MAP)
    at = place(document, "  dough: {", 3)
    assert len(references(work, document, at, given=True)) == 4
    assert prepare_rename(work, document, at) is None


def test_a_rename_everywhere(tmp_path: Path) -> None:
    work = working(project(tmp_path), MAP, LEARNER)
    document = opened(work, tmp_path, MAP)
    rewritten(work, document, document.text.replace("Knead\n", f"Knead {BREAD}, unsaved\n"))
    at = place(document, "[base/read]", 7)
    prepared = prepare_rename(work, document, at)
    assert prepared is not None
    assert prepared.placeholder == "read"
    assert prepared.range.end.character - prepared.range.start.character == 4
    edit = rename(work, document, at, "base/read-it")
    assert edit.changes is not None
    new = {}
    for name in (BASE, MAP):
        uri = (tmp_path / name).as_uri()
        before = document.text if name == MAP else FILES[name]
        new[name] = applied(before, list(edit.changes[uri]))
    assert len(edit.changes) == 2
    assert "requires: [base/read-it]" in new[MAP]
    assert "unsaved" in new[MAP]
    assert "read-it: {title: Read a recipe" in new[BASE]
    assert "was: [read]" in new[BASE]
    texts = {str(tmp_path / name): text.encode() for name, text in new.items()}
    paths = [str(tmp_path / name) for name in (MAP, LEARNER)]
    settings = settings_for(paths[0]).settings
    assert check_files(Library(unsaved=texts), paths, settings).findings == ()


def test_a_rename_of_a_key_after_wide_characters(tmp_path: Path) -> None:
    base = FILES[BASE].replace(
        "  weigh:", f'  w: {{title: "{BREAD}", requires: [weigh]}}\n  weigh:'
    )
    (project(tmp_path) / BASE).write_text(base, encoding="utf-8")
    work = working(tmp_path, BASE)
    document = opened(work, tmp_path, BASE)
    edit = rename(work, document, place(document, "[weigh]", 2), "scale")
    assert edit.changes is not None
    made = applied(base, list(edit.changes[document.uri]))
    assert f'{{title: "{BREAD}", requires: [scale]}}' in made
    assert "  scale:\n" in made


REFUSALS = {
    "taken": ("knead", "the id `knead` is taken in bread.map.yaml"),
    "the same": ("mix", "`mix` is its id already"),
    "no id": ("mix it", "`mix it` cannot be an id: use letters, digits, dots and dashes"),
}


@pytest.mark.parametrize(("new", "words"), REFUSALS.values(), ids=REFUSALS)
def test_refusals(new: str, words: str, tmp_path: Path) -> None:
    work = working(project(tmp_path), MAP)
    document = opened(work, tmp_path, MAP)
    with pytest.raises(Refused) as refused:
        rename(work, document, place(document, "{id: mix", 6), new)
    assert str(refused.value) == words


def test_no_rename_where_a_place_could_be_hidden(tmp_path: Path) -> None:
    work = working(project(tmp_path), MAP)
    document = opened(work, tmp_path, MAP)
    at = place(document, "{id: mix", 6)
    (tmp_path / "other.map.yaml").write_text("a: [knead")
    assert rename(work, document, at, "blend").changes
    (tmp_path / LEARNER).write_text(FILES[LEARNER] + "notes: [")
    with pytest.raises(Refused, match=r"L.learner.yaml has mistakes that could hide a place"):
        rename(work, document, at, "blend")
    with pytest.raises(Refused, match="no id"):
        rename(work, document, types.Position(0, 0), "blend")


def said(folder: Path, name: str, text: str, offset: int) -> str:
    work = working(project(folder), name)
    document = opened(work, folder, name)
    found = hover(work, document, place(document, text, offset))
    if found is None:
        return ""
    assert isinstance(found.contents, types.MarkupContent)
    return found.contents.value


def test_what_is_said_of_a_competency(tmp_path: Path) -> None:
    assert said(tmp_path, MAP, "{id: mix", 5).split("\n\n") == [
        f"**Mix {BREAD} dough** `mix`",
        "1h30m · strand The dough · levels seen and alone, mastery is alone",
        "Flour, water \\& salt\\: \\*one\\* bowl\\.",
        "Needs Read a recipe (`base/read`)",
        "Opens Knead (`knead`); Fold (`fold`)",
    ]


def test_what_is_said_of_choices_and_credentials(tmp_path: Path) -> None:
    knead = said(tmp_path, MAP, "  knead:\n", 3)
    needs = f"Needs Mix {BREAD} dough (`mix`) at seen; one of Taste (`base/taste`), Fold (`fold`)"
    assert needs in knead
    assert "Opens Bake (`bake`)" in knead
    assert said(tmp_path, LEARNER, "[baker", 1).startswith(
        "**Baker** `baker`\n\ncredential of Bread"
    )
    assert said(tmp_path, MAP, "loaf: {", 1) == "**A loaf** `loaf`\n\nassessment of Bread"
    assert said(tmp_path, MAP, "strand: dough", 9) == "**The dough** `dough`\n\nstrand of Bread"


def test_what_is_said_of_keys(tmp_path: Path) -> None:
    assert (
        said(tmp_path, MAP, "mastery:", 1) == "**Mastery**\n\nThe level that counts as achieved\\."
    )
    assert said(tmp_path, MAP, "any_of:", 1).startswith("**One of these**")
    assert said(tmp_path, LEARNER, "waive:", 1).startswith("**Waive**")
    assert said(tmp_path, PART, "part_of:", 1).startswith("**Part of**")
    assert said(tmp_path, MAP, "Window", 1) == ""


def test_an_entry_with_mistakes_and_one_without_effort(tmp_path: Path) -> None:
    base = FILES[BASE].replace("effort: 45m", "wrong: 1").replace("effort: 1h, ", "", 1)
    base = base.replace("Taste, ", "Taste, optional: true, ")
    (project(tmp_path) / BASE).write_text(base)
    work = working(tmp_path, BASE)
    document = opened(work, tmp_path, BASE)
    for text, offset, words in (
        ("[weigh]", 2, "its entry has mistakes"),
        ("  read", 3, "no effort given, counts as 1h"),
        ("  taste", 3, "1h · optional"),
    ):
        found = hover(work, document, place(document, text, offset))
        assert found is not None
        assert isinstance(found.contents, types.MarkupContent)
        assert words in found.contents.value
