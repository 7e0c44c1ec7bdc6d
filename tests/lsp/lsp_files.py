"""A small project to edit: two maps, a part and a learner file."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types

from pathplan.cli.lsp.positions import Encoding
from pathplan.cli.lsp.workspace import Opened, Workspace

BASE, MAP, PART, LEARNER = "base.map.yaml", "bread.map.yaml", "oven.part.yaml", "L.learner.yaml"
FILES = {
    BASE: """\
format: pathplan-map/1
id: base
title: Basics
competencies:
  weigh:
    title: Weigh things
    effort: 45m
    assess: [{title: Scale}]
  read: {title: Read a recipe, effort: 1h, requires: [weigh], assess: [{title: Aloud}]}
  taste: {title: Taste, effort: 1h, assess: [{title: Salt or not}]}
""",
    MAP: """\
format: pathplan-map/1
id: bread
title: Bread
levels: [seen, alone]
mastery: alone
include: [oven.part.yaml]
maps: {base: base.map.yaml}

strands:
  dough: {title: The dough}
  oven: {title: The oven}

competencies:
  # how flour
  # and water meet
  mix:
    title: "Mix \U0001f35e dough"
    description: "Flour, water & salt: *one* bowl."
    strand: dough
    effort: 1h30m
    requires: [base/read]
    assess: [{title: A ball of dough, level: alone}]
  knead:
    title: Knead
    strand: dough
    effort: 1h
    requires:
      - {id: mix, level: seen}
      - any_of: [base/taste, fold]
    refreshes: {mix: 0.5}
    assess: [{title: Window test}]
  fold: {title: Fold, strand: dough, effort: 1h, requires: [mix], assess: [{title: Three folds}]}

assessments:
  loaf: {title: A loaf, shows: {knead: alone, bake: seen}}

credentials:
  baker: {title: Baker, requires: [bake, fold]}
""",
    PART: """\
format: pathplan-part/1
part_of: bread.map.yaml
competencies:
  bake:
    title: Bake
    strand: oven
    effort: 2h
    requires: [knead]
    assess: [{title: A crust}]
""",
    LEARNER: """\
format: pathplan-learner/1
id: L
map: bread.map.yaml
goals: [baker, {id: bake, level: alone}]
evidence:
  - {competency: mix, level: seen, date: 2026-09-01, kind: quiz, by: M. Ortiz}
decisions:
  - {waive: base/weigh, by: A. Rahman, date: 2026-09-01, reason: has a shop}
""",
}


SETTINGS = """\
[check]
ignore = ["missing-description", "no-resource", "isolated-competency", "decision-without-effect"]
"""


def project(folder: Path, **more: str) -> Path:
    """Write the project into a folder, with settings in which it has no findings."""
    for name, text in {"pathplan.toml": SETTINGS, **FILES, **more}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def working(folder: Path, *names: str, encoding: Encoding = "utf-16") -> Workspace:
    """Return a workspace with the project in a folder, some of its files open."""
    work = Workspace(encoding=encoding, folders=(folder.as_posix(),))
    for name in names:
        work.open((folder / name).as_uri(), (folder / name).read_text(encoding="utf-8"), 1)
    return work


def opened(work: Workspace, folder: Path, name: str) -> Opened:
    """Return an open file."""
    document = work.find((folder / name).as_uri())
    assert document is not None
    return document


def rewritten(work: Workspace, document: Opened, text: str) -> None:
    """Put another text into an open file."""
    whole = types.TextDocumentContentChangeWholeDocument(text)
    work.change(document.uri, [whole], (document.version or 0) + 1)


def place(document: Opened, text: str, offset: int = 0) -> types.Position:
    """Return the position of the first such text in an open file, in UTF-16."""
    before = document.text[: document.text.index(text) + offset]
    line = before.rpartition("\n")[2]
    return types.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)


def applied(text: str, edits: list[types.TextEdit]) -> str:
    """Return a text with edits made that an editor got; positions are in UTF-16."""
    lines = text.split("\n")

    def offset(position: types.Position) -> int:
        head = lines[position.line].encode("utf-16-le")[: 2 * position.character]
        above = sum(len(line) + 1 for line in lines[: position.line])
        return above + len(head.decode("utf-16-le"))

    for edit in sorted(edits, key=lambda e: offset(e.range.start), reverse=True):
        start, end = offset(edit.range.start), offset(edit.range.end)
        text = text[:start] + edit.new_text + text[end:]
    return text
