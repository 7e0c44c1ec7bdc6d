"""One check of all open files, for each project with the settings in force there."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pathplan.cli.checking import BASELINE, read_baseline, user_file
from pathplan.cli.errors import Refusal
from pathplan.cli.lsp.kept import KeptLibrary, Shelf
from pathplan.diagnostic import Diagnostic, ordered
from pathplan.disk import DiskError
from pathplan.model import Baseline, Settings
from pathplan.pipeline import check_files
from pathplan.settings import InForce, settings_for

NO_SETTINGS = InForce(Settings())


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What was found in the open files of one project, and in the files they lead to.

    `fault` says what went wrong with pathplan itself; then only what is wrong with the text and
    the shape of each file is among the findings.
    """

    library: KeptLibrary
    files: tuple[str, ...]
    findings: tuple[Diagnostic, ...]
    fault: str = ""


def checks(texts: Mapping[str, bytes], shelf: Shelf, folder: str = "") -> list[Check]:
    """Return what is wrong with files as they are in an editor, project by project.

    `folder` is where a baseline is looked for when there are no settings.
    """
    projects: dict[tuple[str, ...], tuple[InForce, list[str]]] = {}
    for path in texts:
        found = _settings(path)
        sources = tuple(os.path.realpath(source) for source in found.settings.sources)
        projects.setdefault(sources, (found, []))[1].append(path)
    return [
        _check(KeptLibrary(unsaved=texts, shelf=shelf), files, found, folder)
        for found, files in projects.values()
    ]


def _check(library: KeptLibrary, files: Sequence[str], found: InForce, folder: str) -> Check:
    settings, fault = found.settings, ""
    checked: Sequence[Diagnostic] = ()
    left_out: Sequence[str] = ()
    try:
        checked = check_files(library, files, settings, _baseline(settings, folder)).findings
    except Exception as error:
        left_out = files
        fault = f"this is a fault of pathplan, not yours: {type(error).__name__}: {error}"
    said = [f.located(library.locate) for path in left_out for f in library.file(path).findings]
    return Check(
        library=library,
        files=tuple(files),
        findings=(*found.findings, *checked, *ordered(said)),
        fault=fault,
    )


def _settings(path: str) -> InForce:
    try:
        return settings_for(path, user_file())
    except DiskError:
        return NO_SETTINGS


def _baseline(settings: Settings, folder: str) -> Baseline:
    """Return the baseline in force; none where there is none that can be read."""
    beside = settings.folder if settings.sources else folder
    path = os.path.abspath(settings.baseline or posixpath.join(beside, BASELINE))
    try:
        return read_baseline(path.replace(os.sep, "/"), asked=False)
    except (DiskError, Refusal):
        return Baseline()
