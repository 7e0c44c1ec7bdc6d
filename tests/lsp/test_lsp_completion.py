"""What can be put in; `|` is the cursor."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsp_files import BASE, FILES, LEARNER, MAP, PART, opened, place, project, rewritten, working
from lsprotocol import types

from pathplan.cli.lsp.completion import completion

IDS = ["mix", "knead", "fold", "baker", "bake", "base/weigh", "base/read", "base/taste"]


def items(
    folder: Path, name: str, old: str, new: str
) -> tuple[list[types.CompletionItem], types.Position]:
    """Open a file, type over a text in it, and return what is offered at the `|`."""
    work = working(project(folder), name)
    document = opened(work, folder, name)
    assert old in document.text
    work.checks()
    text = document.text.replace(old, new, 1)
    before = text[: text.index("|")]
    rewritten(work, document, text.replace("|", "", 1))
    line = before.rpartition("\n")[2]
    at = types.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)
    return list(completion(work, document, at).items), at


def words(folder: Path, name: str, old: str, new: str) -> list[str]:
    return [item.label for item in items(folder, name, old, new)[0]]


IN_MAPS = {
    "requires": (MAP, "requires: [base/read]", "requires: [base/read, |", IDS[1:]),
    "a single one": (MAP, "requires: [base/read]", "requires: |", IDS[1:]),
    "corequires": (MAP, "    requires: [base/read]", "    corequires: [|", IDS[1:]),
    "any_of": (MAP, "any_of: [base/taste, fold]", "any_of: [base/taste, f|", [IDS[0], *IDS[2:]]),
    "refreshes": (MAP, "refreshes: {mix: 0.5}", "refreshes: {mix: 0.5, |", IDS[2:]),
    "shows": (MAP, "bake: seen}", "|", [IDS[0], *IDS[2:]]),
    "a credential": (MAP, "requires: [bake, fold]", "requires: [bake, |", IDS[:3] + IDS[4:]),
    "a part": (PART, "requires: [knead]", "requires: [|", IDS[:4] + IDS[5:]),
    "the other map": (BASE, "requires: [weigh]", "requires: [|", ["weigh", "taste"]),
    "levels": (MAP, "level: seen", "level: |", ["seen", "alone"]),
    "levels of another map": (
        MAP,
        "{id: mix, level: seen}",
        "{id: base/weigh, level: |",
        ["mastered"],
    ),
    "levels of an assessment": (MAP, "level: alone", "level: |", ["seen", "alone"]),
    "mastery": (MAP, "mastery: alone", "mastery: |", ["seen", "alone"]),
    "levels that are shown": (MAP, "{knead: alone", "{knead: |", ["seen", "alone"]),
    "levels as keys": (MAP, "effort: 1h30m", "effort: {seen: 1h, |", ["alone"]),
    "strands": (MAP, "strand: dough", "strand: |", ["dough", "oven"]),
    "strands of the whole map": (PART, "strand: oven", "strand: |", ["dough", "oven"]),
    "fixed words": (
        MAP,
        "assess: [{title: A ball",
        "resources: [{cost: |, title: A ball",
        ["free", "paid"],
    ),
    "a format": (MAP, "format: pathplan-map/1", "format: |", ["pathplan-map/1"]),
    "truth": (MAP, "effort: 1h30m", "optional: |", ["true", "false"]),
    "not in a title": (MAP, "title: Knead", "title: Kn|ead", []),
    "no ids for new ids": (MAP, "  knead:", "  kn|", []),
}


@pytest.mark.parametrize(("name", "old", "new", "expected"), IN_MAPS.values(), ids=IN_MAPS)
def test_in_maps(name: str, old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    assert words(tmp_path, name, old, new) == expected


IN_LEARNERS = {
    "goals": ("goals: [baker, {id: bake, level: alone}]", "goals: [baker, |", "id"),
    "the id of a goal": ("{id: bake, level: alone}", "{id: |", "id"),
    "evidence": ("competency: mix", "competency: m|", "id"),
    "decisions": ("waive: base/weigh", "waive: |", "id"),
    "another decision": ("{waive: base/weigh", "{choose: b|", "id"),
    "a level": ("{competency: mix, level: seen", "{competency: mix, level: |", "level"),
    "places": ("goals: [", "pace: {place: {|\ngoals: [", "id"),
}


@pytest.mark.parametrize(("old", "new", "due"), IN_LEARNERS.values(), ids=IN_LEARNERS)
def test_in_learner_files(old: str, new: str, due: str, tmp_path: Path) -> None:
    expected = IDS if due == "id" else ["seen", "alone"]
    assert words(tmp_path, LEARNER, old, new) == expected


def test_ids_of_maps_that_are_used_elsewhere_or_by_a_learner(tmp_path: Path) -> None:
    (tmp_path / "far.map.yaml").write_text(
        "format: pathplan-map/1\nid: far\ncompetencies: {x: X}\n"
    )
    base = FILES[BASE].replace("title: Basics\n", "title: Basics\nmaps: {far: far.map.yaml}\n")
    project(tmp_path, **{BASE: base})
    work = working(tmp_path, BASE, MAP, LEARNER)
    for name, text, offset, expected in (
        (BASE, "[weigh]", 1, ["weigh", "taste", "far/x"]),
        (MAP, "[base/read]", 1, IDS[1:]),
        (LEARNER, "[baker", 1, [*IDS, "far/x"]),
    ):
        document = opened(work, tmp_path, name)
        offered = completion(work, document, place(document, text, offset)).items
        assert [item.label for item in offered] == expected


def test_a_part_without_its_map_has_no_ids(tmp_path: Path) -> None:
    for more in ("part_of: gone.map.yaml", "# alone"):
        part = FILES[PART].replace("part_of: bread.map.yaml", more)
        project(tmp_path, **{PART: part})
        work = working(tmp_path, PART)
        document = opened(work, tmp_path, PART)
        assert completion(work, document, place(document, "[knead]", 1)).items == []
        assert completion(work, document, place(document, "oven", 0)).items == []


def test_keys_come_with_what_they_mean(tmp_path: Path) -> None:
    found, _ = items(tmp_path, MAP, "    requires: [base/read]\n", "    re|\n")
    labels = [item.label for item in found]
    assert {"requires", "recommends", "resources"} <= set(labels)
    assert not {"title", "strand", "effort", "description"} & set(labels)
    (requires,) = (item for item in found if item.label == "requires")
    assert requires.detail == "Requires"
    assert "first" in str(requires.documentation)
    assert isinstance(requires.text_edit, types.TextEdit)
    assert requires.text_edit.new_text == "requires: "


def test_keys_of_a_choice_fit_together(tmp_path: Path) -> None:
    assert words(tmp_path, MAP, "{id: mix, level: seen}", "{id: mix, |") == ["level", "because"]


def test_keys_at_the_top_are_those_of_the_kind(tmp_path: Path) -> None:
    assert words(tmp_path, PART, "competencies:", "s|\ncompetencies:") == [
        "strands",
        "assessments",
        "credentials",
    ]
    assert "evidence_from" in words(tmp_path, LEARNER, "goals:", "e|\ngoals:")


def test_titles_and_the_place_that_is_replaced(tmp_path: Path) -> None:
    found, at = items(tmp_path, MAP, "requires: [base/read]", "requires: [kn|ead, fold]")
    knead = next(item for item in found if item.label == "knead")
    assert (knead.detail, knead.kind) == ("Knead", types.CompletionItemKind.Reference)
    assert isinstance(knead.text_edit, types.TextEdit)
    start, end = knead.text_edit.range.start, knead.text_edit.range.end
    assert (at.character - start.character, end.character - at.character) == (2, 3)


def test_words_that_need_quotes_get_them(tmp_path: Path) -> None:
    text = FILES[BASE].replace("  weigh:", '  "1.10": {title: Ten}\n  weigh:')
    (project(tmp_path) / BASE).write_text(text)
    work = working(tmp_path, BASE)
    document = opened(work, tmp_path, BASE)
    offered = completion(work, document, place(document, "[weigh]", 1)).items
    edit = next(item.text_edit for item in offered if item.label == "1.10")
    assert isinstance(edit, types.TextEdit)
    assert edit.new_text == '"1.10"'


def test_a_space_that_is_missing_is_put_in(tmp_path: Path) -> None:
    found, _ = items(tmp_path, MAP, "strand: dough", "strand:|")
    assert isinstance(found[0].text_edit, types.TextEdit)
    assert found[0].text_edit.new_text == " dough"


def test_a_file_that_was_never_whole(tmp_path: Path) -> None:
    text = FILES[MAP].replace("requires: [base/read]", "requires: [base/read, ")
    (project(tmp_path) / MAP).write_text(text, encoding="utf-8")
    work = working(tmp_path, MAP)
    document = opened(work, tmp_path, MAP)
    offered = completion(work, document, place(document, "[base/read, ", 12)).items
    assert [item.label for item in offered] == IDS[1:]
    rewritten(work, document, "a: [\nb: {\nid: |")
    assert completion(work, document, types.Position(1, 4)).items == []


def test_after_a_character_beyond_the_first_plane(tmp_path: Path) -> None:
    new = "requires: [{because: \U0001f35e\U0001f35e, id: |"
    found, at = items(tmp_path, MAP, "requires: [base/read]", new)
    assert [item.label for item in found] == IDS[1:]
    assert isinstance(found[0].text_edit, types.TextEdit)
    assert found[0].text_edit.range.start == at
