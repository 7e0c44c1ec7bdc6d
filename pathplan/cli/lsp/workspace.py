"""What is open in the editor, and what is known of it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lsprotocol import types

from pathplan import disk
from pathplan.cli.lsp.checks import Check, checks
from pathplan.cli.lsp.kept import KeptLibrary, Shelf
from pathplan.cli.lsp.positions import Encoding, Lines, typed, units
from pathplan.cli.lsp.uris import path_of, uri_of
from pathplan.cli.who import LEARNER, MAP, PART
from pathplan.diagnostic import Diagnostic
from pathplan.library import Library
from pathplan.text import Place

FORMAT = re.compile(r"""^["']?format["']?:\s*["']?pathplan-(?:map|part|learner)/""", re.MULTILINE)


def text_of(library: Library, path: str) -> str:
    """Return the text of a file with the line ends it has."""
    return library.raw(path).decode("utf-8-sig", "replace")


@dataclass(slots=True)
class Opened:
    """A file in an editor: what it is called there, and its text as it is there."""

    uri: str
    path: str
    text: str
    version: int | None = None

    @property
    def ours(self) -> bool:
        """Whether it is a map, a part or a learner file: an editor opens others as well."""
        named = self.path.endswith((MAP, PART, LEARNER))
        return named or FORMAT.search(self.text) is not None

    @property
    def raw(self) -> bytes:
        """Its text as it would be saved."""
        return self.text.encode("utf-8", "surrogatepass")


@dataclass(slots=True)
class Workspace:
    """The open files, and the last check of them."""

    encoding: Encoding = "utf-16"
    folders: tuple[str, ...] = ()
    opened: dict[str, Opened] = field(default_factory=dict)
    shelf: Shelf = field(default_factory=Shelf)
    last: list[Check] | None = None
    calm: KeptLibrary | None = None

    def open(self, uri: str, text: str, version: int | None = None) -> None:
        """Take in a file that was opened."""
        path = path_of(uri)
        self.opened[path] = Opened(uri, path, text, version)
        self.last = None

    def change(
        self,
        uri: str,
        changes: Iterable[types.TextDocumentContentChangeEvent],
        version: int | None = None,
    ) -> None:
        """Take in what was typed."""
        document = self.opened.get(path_of(uri))
        if document is None:
            return
        for change in changes:
            document.text = typed(document.text, change, self.encoding)
        document.version = version
        self.last = None

    def close(self, uri: str) -> None:
        """Let go of a file; what is on the disk counts again."""
        self.opened.pop(path_of(uri), None)
        self.last = None

    def forget(self) -> None:
        """Look at all files again: something changed on the disk."""
        self.last = self.calm = None

    def find(self, uri: str) -> Opened | None:
        """Return an open file, None where it is not open or not ours."""
        document = self.opened.get(path_of(uri))
        return document if document is not None and document.ours else None

    def uri(self, path: str) -> str:
        """Return how the editor names a file."""
        document = self.opened.get(path)
        return document.uri if document is not None else uri_of(path)

    def shown(self, text: str) -> str:
        """Return a text with the paths in it seen from the folders that the editor shows."""
        for folder in self.folders:
            text = text.replace(f"{folder.rstrip('/')}/", "")
        return text

    def lines(self, path: str, library: Library) -> Lines:
        """Return the lines of a file as they are in a library."""
        return Lines.of(text_of(library, path), self.encoding)

    def range(self, place: Place, library: Library) -> types.Range:
        """Return a place for the editor."""
        span, last = place.span, place.source
        if span.line != span.end_line and place.file in library.files:
            last = library.files[place.file].document.line(span.end_line)
        start = units(place.source[: span.column], self.encoding)
        end = units(last[: span.end_column], self.encoding)
        return types.Range(types.Position(span.line, start), types.Position(span.end_line, end))

    def texts(self) -> dict[str, bytes]:
        """Return the texts of the open files that are ours."""
        return {path: document.raw for path, document in self.opened.items() if document.ours}

    def checks(self) -> Sequence[Check]:
        """Return what is wrong with the open files as they are now."""
        if self.last is None:
            self.last = checks(self.texts(), self.shelf, *self.folders[:1])
        return self.last

    def check(self, path: str) -> Check:
        """Return the check of the project that an open file belongs to."""
        return next(check for check in self.checks() if path in check.files)

    def findings(self) -> dict[str, list[Diagnostic]]:
        """Return all findings by the file they stand in; open files come in any case."""
        found: dict[str, dict[object, Diagnostic]] = {path: {} for path in self.texts()}
        for check in self.checks():
            for finding in check.findings:
                there = found.setdefault(self._path(finding.where.file), {})
                there.setdefault((finding.rule, finding.place, finding.message), finding)
        return {path: list(there.values()) for path, there in found.items()}

    def _path(self, file: str) -> str:
        """Return the path of a file that may be seen from where we run: that of settings."""
        return file if file in self.opened else os.path.abspath(file).replace(os.sep, "/")

    def steady(self, path: str, line: int | None = None) -> KeptLibrary:
        """Return the open files as they are, or were when they could last be read whole.

        One that never could is read without a `line`, that which is being typed.
        """
        texts = self.texts()
        current = KeptLibrary(unsaved=texts, shelf=self.shelf)
        for file in texts:
            current.file(file)
            if file in self.shelf.good:
                texts[file] = self.shelf.good[file].raw
        if path not in self.shelf.good and line is not None:
            lines = self.opened[path].text.split("\n")
            lines[line : line + 1] = [""]
            texts[path] = "\n".join(lines).encode("utf-8", "surrogatepass")
        if self.calm is None or self.calm.unsaved != texts:
            self.calm = KeptLibrary(unsaved=texts, shelf=self.shelf)
        return self.calm

    def everything(self, path: str) -> tuple[KeptLibrary, list[str]]:
        """Return all files of the folders and all open ones, and which of them are learners'.

        Raises:
            disk.DiskError: one of them cannot be read.
        """
        library = KeptLibrary(unsaved=self.texts(), shelf=self.shelf)
        named = dict.fromkeys([path, *library.unsaved])
        for folder in self.folders:
            named.update(dict.fromkeys(disk.find_files(folder, (MAP, PART, LEARNER))))
        learners = []
        for file in named:
            kind = library.file(file).kind
            if kind == "learner":
                learners.append(file)
                library.learner(file)
            elif kind == "map":
                library.map(file)
            else:
                self._whole(library, file)
        return library, learners

    def _whole(self, library: KeptLibrary, part: str) -> None:
        """Load the map that a part belongs to."""
        for link in library.file(part).links:
            if link.kind == "part_of":
                library.follow(link, "map", "")
