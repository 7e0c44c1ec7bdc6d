"""The settings in force: the project's, above the user's."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass, replace

from pathplan import disk
from pathplan.diagnostic import Diagnostic
from pathplan.model import Settings
from pathplan.text import Document

OWN, SHARED = "pathplan.toml", "pyproject.toml"
TABLE = ("tool", "pathplan")
Read = tuple[Document, list[Diagnostic]]


@dataclass(frozen=True, slots=True)
class InForce:
    """The settings, those left out that do not fit, and what is wrong with them."""

    settings: Settings
    findings: tuple[Diagnostic, ...] = ()


def settings_for(start: str, user: str = "") -> InForce:
    """Return the settings for a file or folder: the nearest project file's, over the user's.

    The nearest `pathplan.toml` counts, or `pyproject.toml` with a table [tool.pathplan], walking
    up from `start`. `user` is the path of the user's own file.

    Raises:
        disk.DiskError: a file that is there cannot be read.
    """
    read = [_project(start), _read(user, ()) if user and disk.kind(user) == "file" else None]
    documents = [found for found in read if found is not None]
    if not documents:
        return InForce(Settings())
    from pathplan.check.settings import check_settings, fitting  # most folders have no settings
    from pathplan.read.settings import build_settings

    findings: list[Diagnostic] = []
    merged: object = {}
    for document, trouble in reversed(documents):
        findings += trouble
        if document.complete:
            findings += check_settings(document, build_settings(document))
            merged = _over(document.data, merged)
    settings = build_settings(replace(documents[0][0], data=merged))
    settings = fitting(settings) if findings else settings
    sources = tuple(document.file for document, _ in documents)
    return InForce(replace(settings, sources=sources), tuple(findings))


def _project(start: str) -> Read | None:
    folder = start if disk.kind(start) == "folder" else posixpath.dirname(start)
    for parent in _upward(folder or "."):
        for name, table in ((OWN, ()), (SHARED, TABLE)):
            path = posixpath.normpath(posixpath.join(parent, name))
            found = _read(path, table) if disk.kind(path) == "file" else None
            if found is not None:
                return found
    return None


def _upward(folder: str) -> list[str]:
    """Return a folder and those above it, as seen from where pathplan runs."""
    real = os.path.realpath(folder)
    found = [folder]
    while os.path.dirname(real) != real:
        real = os.path.dirname(real)
        found.append(disk.relative(real, "."))
    return found


def _read(path: str, table: tuple[str, ...]) -> Read | None:
    """Return a settings file; None for another tool's, or one that says nothing of pathplan."""
    from pathplan.read.toml import parse_toml

    document, found = parse_toml(disk.read_bytes(path), path, table)
    ours = not table or "tool.pathplan" in document.text
    if not ours or (document.complete and document.data is None):
        return None
    return document, found


def _over(strong: object, weak: object) -> object:
    """Return two tables as one; where both say something, the first counts."""
    if not isinstance(strong, dict) or not isinstance(weak, dict):
        return strong
    both = {key: _over(value, weak.get(key)) for key, value in strong.items()}
    return {**weak, **both}
