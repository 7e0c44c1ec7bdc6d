"""An editor for tests: it speaks the protocol over the pipes of a real process."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Self

Message = dict[str, Any]
PATIENCE = 60
"""Seconds after which a server that does not answer is ended, so that a test fails."""


class Client:
    """Starts `pathplan lsp` and talks with it; files are named by their path below a folder."""

    def __init__(self, folder: Path, *, encodings: tuple[str, ...] = ("utf-16",)) -> None:
        self.folder = folder
        self.number = 0
        self.notes: list[Message] = []
        self.versions: dict[str, int] = {}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "pathplan", "lsp"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "XDG_CONFIG_HOME": str(folder / "nobody")},
        )
        capabilities = {
            "general": {"positionEncodings": list(encodings)},
            "textDocument": {"rename": {"prepareSupport": True}},
            "workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}},
        }
        self.watchdog = threading.Timer(PATIENCE, self.process.kill)
        self.watchdog.start()
        params = {"processId": None, "rootUri": folder.as_uri(), "capabilities": capabilities}
        self.abilities = self.ask("initialize", params)["capabilities"]
        self.tell("initialized", {})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.watchdog.cancel()
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def send(self, message: Message) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(framed(message))
        self.process.stdin.flush()

    def read(self) -> Message:
        assert self.process.stdout is not None
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b": ")
            assert name in {b"Content-Length", b"Content-Type"}, line
            length = int(value) if name == b"Content-Length" else length
        assert length, "the server went away"
        found: Message = json.loads(self.process.stdout.read(length))
        return found

    def tell(self, method: str, params: object) -> None:
        self.send({"method": method, "params": params})

    def answer(self, method: str, params: object) -> Message:
        """Ask something and return the whole answer; what else comes is kept."""
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        while True:
            message = self.read()
            if message.get("id") == self.number and "method" not in message:
                return message
            self._other(message)

    def ask(self, method: str, params: object) -> Any:
        answer = self.answer(method, params)
        assert "error" not in answer, answer
        return answer.get("result")

    def at(self, method: str, name: str, line: int, character: int, **more: object) -> Any:
        """Ask about a place in a file."""
        return self.ask(f"textDocument/{method}", self.place(name, line, character, **more))

    def place(self, name: str, line: int, character: int, **more: object) -> Message:
        position = {"line": line, "character": character}
        return {"textDocument": {"uri": self.uri(name)}, "position": position, **more}

    def _other(self, message: Message) -> None:
        if "id" in message:  # a request of the server's
            self.send({"id": message["id"], "result": None})
        self.notes.append(message)

    # Files

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def open(self, name: str, text: str | None = None) -> list[Message]:
        """Open a file and return what is wrong with it."""
        if text is None:
            text = (self.folder / name).read_text(encoding="utf-8")
        document = {"uri": self.uri(name), "languageId": "yaml", "version": 1, "text": text}
        self.versions[name] = 1
        self.tell("textDocument/didOpen", {"textDocument": document})
        return self.findings(name)

    def change(self, name: str, *changes: Message) -> list[Message]:
        """Change an open file and return what is wrong with it then."""
        self.type(name, *changes)
        return self.findings(name)

    def type(self, name: str, *changes: Message) -> None:
        self.versions[name] += 1
        document = {"uri": self.uri(name), "version": self.versions[name]}
        self.tell(
            "textDocument/didChange", {"textDocument": document, "contentChanges": list(changes)}
        )

    def findings(self, name: str, version: int | None = None) -> list[Message]:
        """Return the findings of a file for its present version, waiting for them."""
        wanted = version or self.versions.get(name)
        while True:
            for note in self.notes:
                params = note.get("params") or {}
                if note.get("method") == "textDocument/publishDiagnostics" and (
                    params["uri"] == self.uri(name) and params.get("version") == wanted
                ):
                    self.notes.remove(note)
                    found: list[Message] = params["diagnostics"]
                    return found
            self._other(self.read())

    # The end

    def leave(self) -> int:
        """End the conversation as the protocol says, and return the exit code."""
        self.ask("shutdown", None)
        self.tell("exit", None)
        return self.end()

    def end(self) -> int:
        """Close stdin and return the exit code; what was left to read is kept."""
        self.rest, said = self.process.communicate(timeout=PATIENCE)
        self.said = said.decode()
        return self.process.returncode


def framed(message: Message) -> bytes:
    """Return a message as it goes over the wire."""
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def span(line: int, start: int, end: int) -> Message:
    """Return a range within a line."""
    return {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}
