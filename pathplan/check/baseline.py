"""The findings that are known already: they do not count, and are said to be gone once mended."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Sequence

from pathplan import disk
from pathplan.check.rule import rule
from pathplan.diagnostic import Diagnostic, fingerprints
from pathplan.model import Baseline, Known, Settings


def marked(findings: Iterable[Diagnostic], folder: str) -> dict[str, Known]:
    """Return findings as entries of a baseline in a folder, by their marks."""
    found = list(findings)
    files = {f.where.file for f in found}
    seen = {file: disk.seen_from(file, folder) for file in files}
    return {
        mark: Known(rule=f.rule, file=seen[f.where.file], message=f.message)
        for f, mark in zip(found, fingerprints(found, seen), strict=True)
    }


def against(
    kept: Sequence[Diagnostic], baseline: Baseline
) -> tuple[list[Diagnostic], dict[str, Diagnostic]]:
    """Return the findings that a baseline does not hold, and by their marks those it does."""
    if not baseline.marks:
        return list(kept), {}
    new: list[Diagnostic] = []
    known: dict[str, Diagnostic] = {}
    for finding, mark in zip(kept, marked(kept, baseline.folder), strict=True):
        if mark in baseline.marks and not rule(finding.rule).hard:
            known[mark] = finding
        else:
            new.append(finding)
    return new, known


def unseen(baseline: Baseline, files: Iterable[str], settings: Settings) -> dict[str, Known]:
    """Return the entries of a baseline that a check of some files cannot have found.

    Their rule did not run, or their file was not looked at and is there still.
    """
    looked_at = {disk.seen_from(file, baseline.folder) for file in files}
    return {
        mark: entry
        for mark, entry in baseline.marks.items()
        if not settings.runs(entry.rule)
        or (
            entry.file not in looked_at and disk.exists(posixpath.join(baseline.folder, entry.file))
        )
    }


def mended(
    baseline: Baseline, known: Collection[str], files: Iterable[str], settings: Settings
) -> int:
    """Return how many entries of a baseline a check would have found, were they not mended."""
    if len(known) == len(baseline.marks):
        return 0
    return len(baseline.marks.keys() - set(known) - unseen(baseline, files, settings).keys())
