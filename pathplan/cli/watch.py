"""pathplan check --watch: check again when a file is saved, and show what changed."""

from __future__ import annotations

import posixpath
import time
from collections.abc import Callable, Iterator, Sequence

from pathplan import disk
from pathplan.cli.errors import Refusal
from pathplan.cli.out import coloured, say, width
from pathplan.diagnostic import Diagnostic, Severity, fingerprints
from pathplan.disk import DiskError
from pathplan.model import Checked
from pathplan.render.findings.text import findings_text
from pathplan.render.words import count, listing

PAUSE = 0.3
"""Seconds between two looks at the files; a save that takes longer is seen twice."""


def watch(check: Callable[[], Checked], looks: Iterator[object]) -> int:
    """Check, and check again after each of `looks`; never comes back while there are looks.

    Only what is new and how much is mended is shown after the first time.
    """
    known: dict[str, Diagnostic] | None = None
    stamps: dict[str, tuple[int, int] | None] = {}
    files: Sequence[str] = ()
    for _ in looks:
        now = {file: disk.stamp(file) for file in files}
        if known is not None and now == stamps:
            continue
        changed = [f for f in now if now[f] != stamps.get(f) and disk.kind(f) != "folder"]
        try:
            checked = check()
        except (Refusal, DiskError) as error:
            say(f"{error.message}\n")
            stamps, known = now, known or {}
            continue
        found = dict(zip(fingerprints(checked.findings), checked.findings, strict=True))
        if known is None:
            say(_first(checked))
        else:
            say(_later(changed, known, found))
        folders = {posixpath.dirname(file) or "." for file in checked.read}
        known, files = found, (*checked.read, *sorted(folders))
        stamps = {file: disk.stamp(file) for file in files}
    return 0


def every(pause: float = PAUSE) -> Iterator[None]:
    """Yield again and again, with a pause in between."""
    while True:
        yield
        time.sleep(pause)


def _shown(findings: Sequence[Diagnostic]) -> str:
    worth = [f for f in findings if f.severity is not Severity.NOTE]
    text = findings_text(worth, width=width(), colour=coloured())
    return f"{text}\n" if text else ""


def _first(checked: Checked) -> str:
    shown = _shown(checked.findings)
    watched = count(len(checked.read), "file")
    return f"{shown}{_left(checked.findings)} Watching {watched}; Ctrl-C ends it.\n"


def _later(
    changed: Sequence[str], known: dict[str, Diagnostic], found: dict[str, Diagnostic]
) -> str:
    new = [finding for mark, finding in found.items() if mark not in known]
    mended = sum(mark not in found for mark in known)
    what = [f"{len(new):,} new"] if new else []
    what += [f"{mended:,} mended"] if mended else []
    said = listing(what) or "no finding more or less"
    name = listing(changed) if 0 < len(changed) < 4 else count(len(changed), "file")
    return f"\n{name}: {said}.\n{_shown(new)}{_left(list(found.values()))}\n"


def _left(findings: Sequence[Diagnostic]) -> str:
    counts = [
        count(number, severity.word)
        for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE)
        if (number := sum(f.severity is severity for f in findings))
    ]
    return f"{listing(counts) or 'No findings'}."
