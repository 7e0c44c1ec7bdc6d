"""The language server as an editor meets it: a process at the other end of two pipes."""

from __future__ import annotations

import asyncio
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lsp_client import Client, Message, framed, span
from lsp_files import BASE, FILES, LEARNER, MAP, PART, project

from pathplan.cli.lsp import checks, server

WITHOUT = """
import sys
sys.modules["pygls"] = None
from pathplan.cli.run import run
sys.exit(run(["lsp"]))
"""


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Client]:
    with Client(project(tmp_path)) as client:
        yield client


def line_of(name: str, text: str) -> tuple[int, int]:
    """Return the line and the column, in UTF-16, at which a text in a file begins."""
    before = FILES[name][: FILES[name].index(text)]
    last = before.rpartition("\n")[2]
    return before.count("\n"), len(last.encode("utf-16-le")) // 2


def test_a_whole_conversation(editor: Client) -> None:
    for ability in ("hover", "definition", "references", "documentSymbol", "foldingRange"):
        assert editor.abilities[f"{ability}Provider"]
    assert editor.abilities["renameProvider"] == {"prepareProvider": True}
    assert editor.abilities["codeActionProvider"]["codeActionKinds"] == [
        "quickfix",
        "source.fixAll",
    ]
    assert editor.open(MAP) == []
    line, column = line_of(MAP, "[base/read]")
    location = editor.at("definition", MAP, line, column + 7)
    assert location["uri"] == editor.uri(BASE)
    context = {"includeDeclaration": True}
    assert len(editor.at("references", MAP, line, column + 7, context=context)) == 2
    assert "Read a recipe" in editor.at("hover", MAP, line, column + 7)["contents"]["value"]
    outline = editor.ask("textDocument/documentSymbol", {"textDocument": {"uri": editor.uri(MAP)}})
    assert [symbol["name"] for symbol in outline][:2] == ["The dough", "The oven"]
    folds = editor.ask("textDocument/foldingRange", {"textDocument": {"uri": editor.uri(MAP)}})
    assert {fold["kind"] for fold in folds} == {"comment", "region"}
    assert editor.at("prepareRename", MAP, line, column + 7)["placeholder"] == "read"
    changes = editor.at("rename", MAP, line, column + 7, newName="recipe")["changes"]
    assert set(changes) == {editor.uri(MAP), editor.uri(BASE)}
    place = editor.place(MAP, line, column + 7, newName="weigh")
    error = editor.answer("textDocument/rename", place)["error"]
    assert (error["code"], error["message"]) == (-32803, "the id `weigh` is taken in base.map.yaml")
    (request,) = (n for n in editor.notes if n["method"] == "client/registerCapability")
    (wanted,) = request["params"]["registrations"]
    assert wanted["method"] == "workspace/didChangeWatchedFiles"
    assert editor.leave() == 0
    assert (editor.rest, editor.said) == (b"", "")


def test_typing_something_broken_and_back(editor: Client) -> None:
    editor.open(MAP)
    line, column = line_of(MAP, "/read]")
    found = editor.change(MAP, {"range": span(line, column + 1, column + 6), "text": ""})
    assert [f["code"] for f in found] == ["yaml-syntax"]
    offered = editor.at("completion", MAP, line, column + 1)["items"]
    assert "base/read" in [item["label"] for item in offered]
    found = editor.change(MAP, {"range": span(line, column + 1, column + 1), "text": "raed]"})
    assert [(f["code"], f["severity"], f["source"]) for f in found] == [
        ("unknown-prerequisite", 1, "pathplan")
    ]
    assert found[0]["range"] == span(line, column - 4, column + 5)
    params = {
        "textDocument": {"uri": editor.uri(MAP)},
        "range": found[0]["range"],
        "context": {"diagnostics": found, "only": ["quickfix"]},
    }
    (action,) = editor.ask("textDocument/codeAction", params)
    assert action["title"] == "Write `base/read` instead of `base/raed`"
    (edit,) = action["edit"]["changes"][editor.uri(MAP)]
    assert editor.change(MAP, {"range": edit["range"], "text": edit["newText"]}) == []
    line, column = line_of(MAP, "Bread\n")
    assert editor.change(MAP, {"range": span(line, column, column), "text": "  "}) == []
    options = {"tabSize": 2, "insertSpaces": True}
    document = {"uri": editor.uri(MAP)}
    params = {"textDocument": document, "options": options}
    (edit,) = editor.ask("textDocument/formatting", params)
    assert edit["newText"] == "title: Bread\n"


def test_quick_typing_is_checked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[server.Server] = []

    def publish(ours: server.Server) -> None:
        checked.append(ours)

    monkeypatch.setattr(server, "PAUSE", 0.01)
    monkeypatch.setattr(server.Server, "publish", publish)

    async def typing() -> None:
        ours = server.made()
        for _ in range(3):
            ours.soon()
        await asyncio.sleep(0.05)

    asyncio.run(typing())
    assert len(checked) == 1


def test_several_open_files_and_the_disk(editor: Client) -> None:
    for name in (MAP, PART, LEARNER):
        assert editor.open(name) == []
    line, column = line_of(PART, "  bake:")
    editor.type(PART, {"range": span(line, column + 2, column + 6), "text": "roast"})
    assert [f["code"] for f in editor.findings(LEARNER)] == ["unknown-goal"]
    assert {f["code"] for f in editor.findings(MAP)} == {"unknown-prerequisite"}
    editor.type(PART, {"range": span(line, column + 2, column + 7), "text": "bake"})
    assert editor.findings(LEARNER) == []
    editor.write(BASE, FILES[BASE].replace("[weigh]", "[wigh]"))
    editor.tell("workspace/didChangeWatchedFiles", {"changes": []})
    assert [f["code"] for f in editor.findings(BASE)] == ["unknown-prerequisite"]
    for name in (MAP, LEARNER, PART):
        editor.tell("textDocument/didClose", {"textDocument": {"uri": editor.uri(name)}})
        del editor.versions[name]
    assert editor.findings(BASE) == []


def test_what_a_closed_file_had_is_cleared(editor: Client) -> None:
    assert editor.open(MAP, FILES[MAP] + "x: [\n")
    editor.tell("textDocument/didClose", {"textDocument": {"uri": editor.uri(MAP)}})
    del editor.versions[MAP]
    assert editor.findings(MAP) == []
    line, column = line_of(MAP, "[base/read]")
    assert editor.at("hover", MAP, line, column + 2) is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_columns_as_the_editor_counts_them(encoding: str, tmp_path: Path) -> None:
    text = FILES[BASE] + '  e: {title: "é🍞🍞", requires: [wigh]}\n'
    more = {"utf-8": 7, "utf-16": 2, "utf-32": 0}[encoding]
    line, column = text.count("\n") - 1, text.split("\n")[-2].index("wigh") + more
    with Client(project(tmp_path, **{BASE: text}), encodings=(encoding, "utf-16")) as client:
        assert client.abilities["positionEncoding"] == encoding
        (found,) = (f for f in client.open(BASE) if f["code"] == "unknown-prerequisite")
        assert found["range"] == span(line, column, column + 4)
        left = client.change(BASE, {"range": span(line, column, column + 4), "text": "weigh"})
        assert [f for f in left if f["code"] == "unknown-prerequisite"] == []
        assert client.at("definition", BASE, line, column + 1)["range"] == span(4, 2, 7)


def test_the_end_of_stdin_is_the_end(editor: Client) -> None:
    editor.open(MAP)
    assert editor.end() == 0
    assert (editor.rest, editor.said) == (b"", "")


def test_leaving_without_a_word_is_a_failure(editor: Client) -> None:
    editor.tell("exit", None)
    assert editor.end() == 1


def test_folders_come_and_go(editor: Client, tmp_path: Path) -> None:
    editor.open(MAP)
    folder = {"uri": tmp_path.as_uri(), "name": "it"}
    editor.tell(
        "workspace/didChangeWorkspaceFolders", {"event": {"added": [], "removed": [folder]}}
    )
    line, column = line_of(MAP, "{id: mix")
    context = {"includeDeclaration": False}
    without = editor.at("references", MAP, line, column + 6, context=context)
    assert editor.uri(LEARNER) not in {r["uri"] for r in without}
    editor.tell(
        "workspace/didChangeWorkspaceFolders", {"event": {"added": [folder], "removed": []}}
    )
    again = editor.at("references", MAP, line, column + 6, context=context)
    assert editor.uri(LEARNER) in {r["uri"] for r in again}


def test_nonsense_does_not_end_it(editor: Client) -> None:
    editor.open(MAP)
    assert editor.process.stdin is not None
    for body in (b"{", b"[]", b'"x"', json.dumps({"jsonrpc": "2.0", "method": "x/y"}).encode()):
        editor.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    editor.process.stdin.write(b"what is this\r\n\r\n")
    editor.process.stdin.flush()
    assert (
        editor.answer("textDocument/hover", editor.place("gone.map.yaml", 0, 0))["result"] is None
    )
    assert "error" in editor.answer("textDocument/nothing", {})
    assert editor.leave() == 0


def test_a_fault_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object) -> object:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(checks, "check_files", faulty)
    monkeypatch.setattr(server, "PAUSE", 0)
    project(tmp_path)
    told = scripted(tmp_path, *(opening(tmp_path, name) for name in (MAP, BASE, MAP)))
    messages = [t["params"]["message"] for t in told if t.get("method") == "window/logMessage"]
    assert messages == [
        "this is a fault of pathplan, not yours: ZeroDivisionError: by nothing",
    ]


def test_all_that_can_be_asked_of_an_open_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "PAUSE", 0)
    project(tmp_path)
    document = {"uri": (tmp_path / MAP).as_uri()}
    at = {"line": 0, "character": 0}
    more = {
        "context": {"includeDeclaration": True, "diagnostics": [], "triggerKind": 1},
        "range": {"start": at, "end": at},
        "newName": "x",
        "options": {"tabSize": 2, "insertSpaces": True},
    }
    asked = [
        {"id": n, "method": name, "params": {"textDocument": document, "position": at, **more}}
        for n, name in enumerate(server.ANSWERS, 1)
    ]
    changed = {"textDocument": {**document, "version": 2}, "contentChanges": [{"text": "a: ["}]}
    told = scripted(
        tmp_path,
        opening(tmp_path, MAP),
        *asked,
        {"method": "textDocument/didChange", "params": changed},
        {"method": "textDocument/didSave", "params": {"textDocument": document}},
        {"method": "textDocument/didClose", "params": {"textDocument": document}},
        {"id": 99, "method": "shutdown"},
    )
    answers = {t["id"]: t for t in told if "id" in t and "method" not in t}
    errors = [n for n, answer in answers.items() if "error" in answer]
    assert [asked[n - 1]["method"] for n in errors] == ["textDocument/rename"]
    assert set(answers) == {0, *range(1, len(asked) + 1), 99}


def opening(folder: Path, name: str) -> Message:
    text = (folder / name).read_text(encoding="utf-8")
    uri = (folder / name).as_uri()
    document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
    return {"method": "textDocument/didOpen", "params": {"textDocument": document}}


def scripted(folder: Path, *messages: Message) -> list[Message]:
    """Say some things to a server within this process and return all that it says."""
    watching = {"didChangeWatchedFiles": {"dynamicRegistration": True}}
    params = {"processId": None, "capabilities": {"workspace": watching}}
    first: Message = {
        "id": 0,
        "method": "initialize",
        "params": {**params, "rootUri": folder.as_uri()},
    }
    said = [first, {"method": "initialized", "params": {}}, *messages]
    answers = io.BytesIO()
    server.made().start_io(io.BytesIO(b"".join(framed(message) for message in said)), answers)
    found = []
    rest = answers.getvalue()
    while rest:
        head, _, rest = rest.partition(b"\r\n\r\n")
        size = int(head.partition(b"Content-Length: ")[2].partition(b"\r\n")[0])
        found.append(json.loads(rest[:size]))
        rest = rest[size:]
    return found


def test_without_pygls_it_says_what_is_missing() -> None:
    made = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, check=False)
    assert (made.returncode, made.stdout) == (2, b"")
    assert made.stderr.decode().splitlines() == [
        "pathplan: the language server needs one more package:",
        '  pip install "pathplan-curriculum[lsp]"',
    ]


def test_help() -> None:
    command = [sys.executable, "-m", "pathplan", "lsp", "--help"]
    made = subprocess.run(command, capture_output=True, check=True)
    assert b"completion of ids" in b" ".join(made.stdout.split())
