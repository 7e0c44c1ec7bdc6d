"""pathplan check --fix: mend what can be mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pathplan import disk
from pathplan.changes import mend
from pathplan.cli.out import note
from pathplan.diagnostic import Diagnostic
from pathplan.library import Library
from pathplan.model import Baseline, Settings
from pathplan.pipeline import check_files
from pathplan.render.words import count

PASSES = 10
"""One fix can make room for another; more rounds than this would be a fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """The new texts, the texts they were, and what is mended by them."""

    texts: Mapping[str, bytes]
    before: Mapping[str, bytes]
    findings: tuple[Diagnostic, ...]

    def library(self) -> Library:
        """Return the library in which all is mended."""
        return Library(unsaved=self.texts)


def fix(
    library: Library,
    files: Sequence[str],
    settings: Settings,
    baseline: Baseline,
    *,
    unsafe: bool,
) -> Fixed:
    """Return the files as they are with all fixes made, again and again until none is left."""
    texts = dict(library.unsaved)
    before: dict[str, bytes] = {}
    findings: list[Diagnostic] = []
    for _ in range(PASSES):
        checked = check_files(library, files, settings, baseline)
        asked = [f for f in checked.findings if f.where.file in checked.files]
        mended = mend(library, asked, unsafe=unsafe)
        if not mended.texts:
            break
        for file in mended.texts:
            before.setdefault(file, library.raw(file))
        texts.update(mended.texts)
        findings += mended.findings
        library = Library(unsaved=texts)
    changed = {file: texts[file] for file in before}
    return Fixed(texts=changed, before=before, findings=tuple(findings))


def write(fixed: Fixed, *, quiet: bool) -> None:
    """Write all mended files, or none.

    Raises:
        DiskError: one of them cannot be written.
    """
    disk.write_whole(fixed.texts)
    if fixed.texts:
        mended = count(len(fixed.findings), "finding")
        note(f"Mended {mended} in {count(len(fixed.texts), 'file')}.", quiet=quiet)
