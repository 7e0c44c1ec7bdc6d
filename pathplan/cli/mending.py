"""pathplan check --fix: mend what can be mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pathplan import disk
from pathplan.changes import mend
from pathplan.cli.out import note
from pathplan.cli.who import LEARNER
from pathplan.diagnostic import Diagnostic
from pathplan.library import Library
from pathplan.model import Baseline, Settings
from pathplan.pipeline import check_files
from pathplan.render.words import count

PASSES = 10
"""One fix can make room for another; more rounds than this would be a fault."""
REDUNDANT = "redundant-prerequisite"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """The new texts, the texts they were, and what is mended by them.

    `spared` are the learners for whose sake redundant prerequisites were left in.
    """

    texts: Mapping[str, bytes]
    before: Mapping[str, bytes]
    findings: tuple[Diagnostic, ...]
    spared: tuple[str, ...] = ()

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
    today: date,
) -> Fixed:
    """Return the files as they are with all fixes made, again and again until none is left.

    A redundant prerequisite stays, unless `unsafe`, where the path of a learner among `files`
    would be another one without it: one who was excused from what lies in between.
    """
    fixed = _fix(library, files, settings, baseline, unsafe=unsafe)
    learners = [file for file in files if file.endswith(LEARNER)]
    if unsafe or not learners or all(f.rule != REDUNDANT for f in fixed.findings):
        return fixed
    kept = _fix(library, files, settings, baseline, unsafe=False, without=REDUNDANT)
    with_, gone = (Library(unsaved={**library.unsaved, **f.texts}) for f in (kept, fixed))
    spared = [f for f in learners if _path(with_, f, today) != _path(gone, f, today)]
    return replace(kept, spared=tuple(spared)) if spared else fixed


def _fix(
    library: Library,
    files: Sequence[str],
    settings: Settings,
    baseline: Baseline,
    *,
    unsafe: bool,
    without: str = "",
) -> Fixed:
    texts = dict(library.unsaved)
    before: dict[str, bytes] = {}
    findings: list[Diagnostic] = []
    for _ in range(PASSES):
        checked = check_files(library, files, settings, baseline)
        asked = [f for f in checked.findings if f.where.file in checked.files]
        mended = mend(library, [f for f in asked if f.rule != without], unsafe=unsafe)
        if not mended.texts:
            break
        for file in mended.texts:
            before.setdefault(file, library.raw(file))
        texts.update(mended.texts)
        findings += mended.findings
        library = Library(unsaved=texts)
    changed = {file: texts[file] for file in before}
    return Fixed(texts=changed, before=before, findings=tuple(findings))


def _path(library: Library, file: str, today: date) -> tuple[tuple[str, int], ...] | None:
    """Return the steps of a learner's path and their minutes; None where none can be made."""
    from pathplan.study import in_the_way, plan_for, study  # a fix seldom needs the planner

    found = study(library, file, today)
    goals = found.learner.goals if found.learner else ()
    if not goals or in_the_way(found, goals):
        return None
    return tuple((step.key, step.minutes) for step in plan_for(found, goals).steps)


def write(fixed: Fixed, *, quiet: bool) -> None:
    """Write all mended files, or none.

    Raises:
        DiskError: one of them cannot be written.
    """
    disk.write_whole(fixed.texts)
    if fixed.texts:
        mended = count(len(fixed.findings), "finding")
        note(f"Mended {mended} in {count(len(fixed.texts), 'file')}.", quiet=quiet)
    if fixed.spared:
        who = f"path of `{fixed.spared[0]}`"
        if len(fixed.spared) > 1:
            who = f"paths of {count(len(fixed.spared), 'learner')}"
        note(
            f"Redundant prerequisites stay: without them the {who} would change."
            " To take them out all the same: --unsafe",
            quiet=quiet,
        )
