"""The protocol: what an editor asks, and who answers."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from pathplan import __version__
from pathplan.cli.lsp.actions import ALL, QUICK, actions, formatting
from pathplan.cli.lsp.completion import completion
from pathplan.cli.lsp.diagnostics import published
from pathplan.cli.lsp.folding import folding
from pathplan.cli.lsp.hover import hover
from pathplan.cli.lsp.navigation import Refused, definition, prepare_rename, references, rename
from pathplan.cli.lsp.positions import Lines, encoding_of
from pathplan.cli.lsp.symbols import symbols
from pathplan.cli.lsp.uris import path_of
from pathplan.cli.lsp.workspace import Opened, Workspace
from pathplan.disk import DiskError

PAUSE = 0.15
"""Seconds after the last change until the files are checked."""
WATCHED = ("**/*.{map,part,learner}.yaml", "**/{pathplan,pyproject}.toml", "**/*.baseline.json")
FAILED = types.LSPErrorCodes.RequestFailed.value
Answer = Callable[[Workspace, Opened, Any], Any]
ANSWERS: Mapping[str, Answer] = {
    types.TEXT_DOCUMENT_COMPLETION: lambda w, d, p: completion(w, d, p.position),
    types.TEXT_DOCUMENT_HOVER: lambda w, d, p: hover(w, d, p.position),
    types.TEXT_DOCUMENT_DEFINITION: lambda w, d, p: definition(w, d, p.position),
    types.TEXT_DOCUMENT_REFERENCES: lambda w, d, p: references(
        w, d, p.position, given=p.context.include_declaration
    ),
    types.TEXT_DOCUMENT_PREPARE_RENAME: lambda w, d, p: prepare_rename(w, d, p.position),
    types.TEXT_DOCUMENT_RENAME: lambda w, d, p: rename(w, d, p.position, p.new_name),
    types.TEXT_DOCUMENT_CODE_ACTION: lambda w, d, p: actions(
        w, d, p.range, [_plain(kind) for kind in p.context.only or ()]
    ),
    types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: lambda w, d, _: symbols(w, d),
    types.TEXT_DOCUMENT_FOLDING_RANGE: lambda w, d, _: folding(Lines.of(d.text, w.encoding).lines),
    types.TEXT_DOCUMENT_FORMATTING: lambda w, d, _: formatting(w, d),
}
OPTIONS: Mapping[str, object] = {
    types.TEXT_DOCUMENT_COMPLETION: types.CompletionOptions(trigger_characters=["[", "{", "/"]),
    types.TEXT_DOCUMENT_CODE_ACTION: types.CodeActionOptions(code_action_kinds=[QUICK, ALL]),
}


def _plain(kind: object) -> str:
    return str(kind.value if isinstance(kind, Enum) else kind)


class Server(LanguageServer):
    """A language server with the files that are open."""

    def __init__(self) -> None:
        super().__init__("pathplan", __version__)
        self.work = Workspace()
        self.shown: dict[str, types.PublishDiagnosticsParams] = {}
        self.faults: set[str] = set()
        self.timer: asyncio.TimerHandle | None = None
        self.asked_to_end = self.told_to_leave = False

    def soon(self) -> None:
        """Check the open files a moment from now, once for all that is typed until then."""
        if self.timer is not None:
            self.timer.cancel()
        self.timer = asyncio.get_running_loop().call_later(PAUSE, self.publish)

    def publish(self) -> None:
        """Show what is wrong now, and no longer what was."""
        found = published(self.work)
        for uri in sorted(self.shown.keys() - found.keys()):
            gone = types.PublishDiagnosticsParams(uri=uri, diagnostics=[])
            self.text_document_publish_diagnostics(gone)
        for uri, params in found.items():
            if params != self.shown.get(uri):
                self.text_document_publish_diagnostics(params)
        self.shown = dict(found)
        for check in self.work.checks():
            if check.fault and check.fault not in self.faults:
                self.faults.add(check.fault)
                message = types.LogMessageParams(types.MessageType.Error, check.fault)
                self.window_log_message(message)


def initialize(ls: Server, params: types.InitializeParams) -> None:
    """Learn how the editor counts, and which folders it shows."""
    ls.work.encoding = encoding_of(_plain(ls.workspace.position_encoding))
    listed = [folder.uri for folder in params.workspace_folders or ()]
    root = params.root_uri or params.root_path
    ls.work.folders = tuple(path_of(uri) for uri in listed or ([root] if root else []))


def initialized(ls: Server, _: object) -> None:
    """Ask to be told when files change on the disk, where the editor can do that."""
    workspace = ls.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching is None or not watching.dynamic_registration:
        return
    watchers = [types.FileSystemWatcher(glob_pattern=pattern) for pattern in WATCHED]
    wanted = types.Registration(
        id="files",
        method=types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
        register_options=types.DidChangeWatchedFilesRegistrationOptions(watchers),
    )
    ls.client_register_capability(types.RegistrationParams([wanted]))


def folders(ls: Server, params: types.DidChangeWorkspaceFoldersParams) -> None:
    """Take in which folders the editor shows now."""
    gone = {path_of(folder.uri) for folder in params.event.removed}
    new = [path_of(folder.uri) for folder in params.event.added]
    ls.work.folders = (*(f for f in ls.work.folders if f not in gone), *new)
    on_disk(ls, params)


def opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    """Take in a file that was opened."""
    document = params.text_document
    ls.work.open(document.uri, document.text, document.version)
    ls.soon()


def changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    """Take in what was typed."""
    document = params.text_document
    ls.work.change(document.uri, params.content_changes, document.version)
    ls.soon()


def closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    """Let go of a file."""
    ls.work.close(params.text_document.uri)
    ls.soon()


def on_disk(ls: Server, _: object) -> None:
    """Look at all files again."""
    ls.work.forget()
    ls.soon()


def ending(ls: Server, _: object) -> None:
    """Remember that the editor ends the conversation as it should."""
    ls.asked_to_end = True


def leaving(ls: Server, _: object) -> None:
    """Remember that the editor wants us gone."""
    ls.told_to_leave = True


NEWS: Mapping[str, Callable[[Server, Any], None]] = {
    types.INITIALIZE: initialize,
    types.INITIALIZED: initialized,
    types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: folders,
    types.TEXT_DOCUMENT_DID_OPEN: opened,
    types.TEXT_DOCUMENT_DID_CHANGE: changed,
    types.TEXT_DOCUMENT_DID_CLOSE: closed,
    types.TEXT_DOCUMENT_DID_SAVE: on_disk,
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: on_disk,
    types.SHUTDOWN: ending,
    types.EXIT: leaving,
}


def _answering(answer: Answer) -> Callable[[Server, Any], Any]:
    """Return what answers about an open file; nothing is said of files that are not ours."""

    def asked(ls: Server, params: Any) -> Any:
        document = ls.work.find(params.text_document.uri)
        if document is None:
            return None
        try:
            return answer(ls.work, document, params)
        except Refused as refused:
            raise JsonRpcException(str(refused), FAILED) from None
        except DiskError as error:
            raise JsonRpcException(ls.work.shown(error.message), FAILED) from None

    return asked


def made() -> Server:
    """Return a server that knows all that it can do."""
    server = Server()
    for name, news in NEWS.items():
        server.feature(name)(news)
    for name, answer in ANSWERS.items():
        server.feature(name, OPTIONS.get(name))(_answering(answer))
    return server


def serve() -> int:
    """Serve an editor until it leaves; return the exit code.

    Only the protocol is written to stdout: whatever else would be goes to stderr.
    """
    if sys.stdin is None or sys.stdout is None:
        return 0
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # nothing is left half done, and we do not wait
    logging.getLogger("pygls").setLevel(logging.CRITICAL)  # it tells the editor, in an answer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    elsewhere = sys.stderr.fileno() if sys.stderr is not None else os.open(os.devnull, os.O_WRONLY)
    os.dup2(elsewhere, sys.stdout.fileno())
    server = made()
    server.start_io(sys.stdin.buffer, answers)
    return int(server.told_to_leave and not server.asked_to_end)
