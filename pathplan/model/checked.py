"""What a check looked at and found."""

from __future__ import annotations

from dataclasses import dataclass

from pathplan.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The result of a check: located findings in order, and what was looked at."""

    findings: tuple[Diagnostic, ...]
    maps: int = 0
    competencies: int = 0
    learners: int = 0
    incomplete: tuple[str, ...] = ()
