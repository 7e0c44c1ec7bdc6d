"""What pathplan says about a mistake."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pathplan.text import Change, Place, Span, Where


class Severity(IntEnum):
    """How bad a finding is: the map is wrong, is probably wrong, or could be better."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """Return the word shown to users."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another place that belongs to a finding, with what to see there."""

    where: Where
    message: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class TextEdit:
    """A stretch of a file's text and what takes its place."""

    file: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """Changes that mend a finding; `safe` ones change no path.

    `edits` are what the changes come to in the text, filled in for those who want to see them.
    """

    changes: tuple[Change, ...]
    safe: bool = False
    edits: tuple[TextEdit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding: a rule's name, how bad, what is wrong (one line), and where.

    `help` is shown at the caret and says what to do; `advice` is a last line below all excerpts.
    `place` is filled in once, at the end, from the documents.
    """

    rule: str
    severity: Severity
    where: Where
    message: str
    help: str = ""
    advice: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    place: Place | None = None

    def located(self, locate: Callable[[Where], Place]) -> Diagnostic:
        """Return the same finding with the places of its paths filled in by `locate`."""
        related = tuple(
            r if r.place is not None else replace(r, place=locate(r.where)) for r in self.related
        )
        place = self.place if self.place is not None else locate(self.where)
        return replace(self, place=place, related=related)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manual:
    """What a rule's own file says about it; `source` is that file.

    `options` are what settings can change: name, default and meaning. `fix` is "safe", "unsafe" or
    "" for what check cannot mend.
    """

    name: str
    severity: Severity
    title: str
    text: str
    bad: str
    good: str
    source: str
    options: tuple[tuple[str, object, str], ...] = ()
    hard: bool = False
    fix: str = ""


def ordered(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return located findings by file, line, column, rule and message, each once."""

    def key(found: Diagnostic) -> tuple[str, int, int, str, str]:
        span = found.place.span if found.place else None
        line, column = (span.line, span.column) if span else (0, 0)
        return (found.where.file, line, column, found.rule, found.message)

    unique = {key(found): found for found in diagnostics}
    return [unique[k] for k in sorted(unique)]


QUOTED = re.compile(r"`[^`]*`")


def fingerprints(
    findings: Iterable[Diagnostic], files: Mapping[str, str] | None = None
) -> list[str]:
    """Return for each finding a mark that stays the same when lines move.

    It is made of the rule, the file, the entry it is about and the words it quotes; what has no
    entry (broken YAML) is marked by its line's text. Findings that agree in all are counted.
    `files` are the names that files go by in the marks; their own if it is left out.
    """
    from hashlib import sha256

    marks: list[str] = []
    seen: dict[str, int] = {}
    for found in findings:
        anchor = "/".join(str(part) for part in found.where.path if isinstance(part, str))
        if not found.where.path and found.place is not None:
            anchor = found.place.source.strip()
        quoted = " ".join(QUOTED.findall(found.message))
        file = files[found.where.file] if files else found.where.file
        text = f"{found.rule}\n{file}\n{anchor}\n{quoted}"
        seen[text] = seen.get(text, 0) + 1
        text = f"{text}\n{seen[text]}"
        marks.append(sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return marks
