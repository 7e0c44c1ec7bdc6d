"""What a check looked at and found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pathplan.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A finding in a baseline; its file as it is seen from there."""

    rule: str
    file: str
    message: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """Findings that are known already, by their fingerprints; files are seen from `folder`."""

    marks: Mapping[str, Known] = field(default_factory=dict)
    folder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The result of a check: located findings in order, and what was looked at.

    `ignored` were left out with a reason, `known` are in the baseline, `mended` counts what of
    the baseline was not found any more. `maps_with` counts the maps that errors or warnings were
    found in. `files` were asked for, `read` are all that were read.
    """

    findings: tuple[Diagnostic, ...]
    ignored: tuple[Diagnostic, ...] = ()
    known: tuple[Diagnostic, ...] = ()
    mended: int = 0
    files: tuple[str, ...] = ()
    read: tuple[str, ...] = ()
    maps: int = 0
    maps_with: int = 0
    competencies: int = 0
    learners: int = 0
    incomplete: tuple[str, ...] = ()
