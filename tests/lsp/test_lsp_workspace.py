"""What is known of the open files, and what is read for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsp_files import (
    BASE,
    FILES,
    LEARNER,
    MAP,
    PART,
    SETTINGS,
    opened,
    project,
    rewritten,
    working,
)
from lsprotocol import types

from pathplan.cli.lsp import checks as checking
from pathplan.cli.lsp import kept
from pathplan.cli.lsp.diagnostics import published
from pathplan.cli.lsp.kept import KeptLibrary, Shelf
from pathplan.cli.lsp.uris import path_of, uri_of
from pathplan.cli.lsp.workspace import Workspace
from pathplan.library import Library
from pathplan.pipeline import check_files
from pathplan.read import source
from pathplan.settings import settings_for


def rules(work: Workspace) -> dict[str, list[str]]:
    """Return the rules that found something, by the name of the file."""
    return {
        uri.rpartition("/")[2]: [str(d.code) for d in params.diagnostics]
        for uri, params in published(work).items()
    }


def test_the_same_as_check_finds(tmp_path: Path) -> None:
    work = working(project(tmp_path), *FILES)
    for name, old, new in (
        (MAP, "[base/read]", "[base/nothing]"),
        (PART, "[knead]", "[knead, knead]"),
        (LEARNER, "id: bake", "id: cake"),
    ):
        document = opened(work, tmp_path, name)
        rewritten(work, document, document.text.replace(old, new))
    paths = [str(tmp_path / name) for name in FILES]
    settings = settings_for(paths[0]).settings
    expected = check_files(Library(unsaved=work.texts()), paths, settings).findings
    found = [f for findings in work.findings().values() for f in findings]
    assert sorted(f.message for f in found) == sorted(f.message for f in expected)
    assert len(found) >= 3


def test_errors_of_files_that_are_not_open_show_there(tmp_path: Path) -> None:
    (project(tmp_path) / BASE).write_text(FILES[BASE].replace("[weigh]", "[wigh]"))
    work = working(tmp_path, LEARNER)
    assert rules(work) == {LEARNER: [], BASE: ["unknown-prerequisite"]}
    assert published(work)[(tmp_path / BASE).as_uri()].version is None
    assert published(work)[(tmp_path / LEARNER).as_uri()].version == 1


def test_what_a_finding_says(tmp_path: Path) -> None:
    work = working(project(tmp_path), MAP)
    document = opened(work, tmp_path, MAP)
    rewritten(
        work, document, document.text.replace("  fold: {title: Fold", "  knead: {title: Fold")
    )
    (found,) = (d for d in published(work)[document.uri].diagnostics if d.code == "duplicate-key")
    assert (found.severity, found.source) == (types.DiagnosticSeverity.Error, "pathplan")
    assert found.related_information
    line = found.related_information[0].location.range.start.line
    assert document.text.split("\n")[line] == "  knead:"
    rewritten(work, document, FILES[MAP].replace("[base/read]", "[base/raed]"))
    (found,) = published(work)[document.uri].diagnostics
    assert found.message.split("\n") == [
        "no competency is called `base/raed`",
        "nearest: `base/read` (Read a recipe)",
    ]


def test_settings_ignores_and_a_baseline_count(tmp_path: Path) -> None:
    base = FILES[BASE].replace("effort: 45m\n", "\n")
    project(tmp_path, **{BASE: base})
    assert rules(working(tmp_path, BASE)) == {BASE: ["missing-effort"]}
    toml = tmp_path / "pathplan.toml"
    toml.write_text(f'{SETTINGS}[rules]\nmissing-effort = "off"\n')
    assert rules(working(tmp_path, BASE)) == {BASE: []}
    for wrong in ("no-such-rule = 'off'", "no-such-rule = {most = 3}", "long-chain = {most = 'x'}"):
        toml.write_text(f"{SETTINGS}[rules]\n{wrong}\n")
        found = rules(working(tmp_path, BASE))
        assert found == {BASE: ["missing-effort"], "pathplan.toml": ["settings"]}
    toml.write_text(SETTINGS)
    ignored = base.replace(
        "  weigh:\n", "  # pathplan: ignore[missing-effort] not known\n  weigh:\n"
    )
    (tmp_path / BASE).write_text(ignored)
    assert rules(working(tmp_path, BASE)) == {BASE: []}
    (tmp_path / BASE).write_text(base)
    (tmp_path / "pathplan.baseline.json").write_text("no baseline")
    assert rules(working(tmp_path, BASE)) == {BASE: ["missing-effort"]}


def test_a_baseline_as_check_writes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pathplan.cli.run import run

    project(tmp_path, **{BASE: FILES[BASE].replace("effort: 45m\n", "\n")})
    monkeypatch.chdir(tmp_path)
    assert run(["check", "--write-baseline", "-q"]) == 0
    monkeypatch.chdir("/")
    assert rules(working(tmp_path, BASE)) == {BASE: []}


def test_projects_with_settings_of_their_own(tmp_path: Path) -> None:
    base = FILES[BASE].replace("effort: 45m\n", "\n")
    for name in ("one", "two"):
        (tmp_path / name / "maps").mkdir(parents=True)
        project(tmp_path / name, **{BASE: base})
        (tmp_path / name / "maps" / BASE).write_text(base.replace("id: base", "id: other"))
    settings = f'{SETTINGS}[rules]\nmissing-effort = "error"\n'
    (tmp_path / "one" / "pathplan.toml").write_text(settings)
    names = [f"{folder}{BASE}" for folder in ("one/", "one/maps/", "two/")]
    work = working(tmp_path, *names)
    found = published(work)
    severities = [[d.severity for d in found[(tmp_path / n).as_uri()].diagnostics] for n in names]
    error, warning = types.DiagnosticSeverity.Error, types.DiagnosticSeverity.Warning
    assert severities == [[error], [error], [warning]]
    assert len(work.checks()) == 2


def test_a_fault_of_ours_leaves_what_is_wrong_with_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(*_: object) -> object:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(checking, "check_files", faulty)
    work = working(project(tmp_path), MAP, LEARNER)
    document = opened(work, tmp_path, MAP)
    rewritten(work, document, "a: [")
    assert rules(work) == {MAP: ["yaml-syntax"], LEARNER: []}
    assert "a fault of pathplan" in work.checks()[0].fault


@pytest.mark.parametrize("text", ["", "a: [", "\x00", "\ud83c", "a\u2028b", "- a", "a: 'b", "\t"])
def test_whatever_is_typed_something_is_said(text: str, tmp_path: Path) -> None:
    work = working(project(tmp_path), *FILES)
    document = opened(work, tmp_path, MAP)
    rewritten(work, document, text)
    assert rules(work)[MAP]
    rewritten(work, document, FILES[MAP])
    assert rules(work) == {name: [] for name in FILES}


def test_files_that_are_not_ours_are_left_alone(tmp_path: Path) -> None:
    work = working(project(tmp_path, **{"docker.yaml": "a: [", "own.yaml": FILES[BASE]}))
    for name in ("docker.yaml", "own.yaml"):
        work.open((tmp_path / name).as_uri(), (tmp_path / name).read_text(), 1)
    assert rules(work) == {"own.yaml": []}
    assert work.find((tmp_path / "docker.yaml").as_uri()) is None
    work.open("untitled:Untitled-1", "format: pathplan-map/1\nid: x\ntitle: [", 1)
    assert rules(work)["untitled:Untitled-1"] == ["yaml-syntax"]
    work.change("untitled:Untitled-2", [types.TextDocumentContentChangeWholeDocument("x")], 2)
    work.close("untitled:Untitled-1")
    assert set(rules(work)) == {"own.yaml"}


def test_what_did_not_change_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    parse = source.parse

    def counting(raw: bytes, file: str) -> object:
        read.append(file.rpartition("/")[2])
        return parse(raw, file)

    monkeypatch.setattr(source, "parse", counting)
    work = working(project(tmp_path), MAP, LEARNER)
    work.checks()
    assert sorted(read) == sorted(FILES)
    read.clear()
    document = opened(work, tmp_path, MAP)
    rewritten(work, document, f"{document.text}# more\n")
    work.checks()
    assert read == [MAP]
    read.clear()
    (tmp_path / BASE).write_text(FILES[BASE] + "# more\n")
    work.forget()
    work.checks()
    assert read == [BASE]
    read.clear()
    work.steady(document.path)
    assert read == []


def test_a_shelf_has_room_for_so_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "LIMIT", 20)
    shelf = Shelf()
    library = KeptLibrary(unsaved={f"{n}.map.yaml": b"id: 12345678" for n in range(3)}, shelf=shelf)
    for path in library.unsaved:
        library.file(path)
    assert list(shelf.last) == list(shelf.good) == ["2.map.yaml"]
    assert shelf.size == 12


def test_names_of_files(tmp_path: Path) -> None:
    path = (tmp_path / "a b" / "ü.map.yaml").as_posix()
    assert path_of(Path(path).as_uri()) == path
    assert path_of(uri_of(path)) == path
    assert path_of("untitled:x") == "untitled:x"
    work = Workspace(folders=(tmp_path.as_posix(),))
    assert work.shown(f"`{path}` is taken") == "`a b/ü.map.yaml` is taken"
