"""Findings, one line each."""

from __future__ import annotations

from pathplan.diagnostic import Diagnostic
from pathplan.render.escape import line, terminal
from pathplan.render.form import Form, Told


def _told(told: Told) -> str:
    return concise(told.shown)


def concise(findings: tuple[Diagnostic, ...]) -> str:
    """Return `path:line:column: severity: message [rule]` for each finding."""
    lines: list[str] = []
    for found in findings:
        if found.place is None:
            continue
        span = found.place.span
        at = f"{found.place.file}:{span.line + 1}:{span.column + 1}"
        said = f"{found.severity.word}: {line(found.message)} [{found.rule}]"
        lines.append(terminal(f"{at}: {said}"))
    return "".join(f"{line}\n" for line in lines)


FORM = Form(_told)
