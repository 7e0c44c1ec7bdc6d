"""Findings as JSON, the form that other programs read."""

from __future__ import annotations

import json

from pathplan.diagnostic import Diagnostic, Fix
from pathplan.render.form import Form, Told
from pathplan.text import Place

FORMAT = "pathplan-findings/1"


def _told(told: Told) -> str:
    """Return findings as JSON text, described by `schemas/findings.schema.json`.

    Lines and columns count from 1, columns in code points; ends are exclusive.
    """
    checked = told.checked
    value = {
        "format": FORMAT,
        "findings": [_finding(found) for found in checked.findings],
        "ignored": len(checked.ignored),
        "in_baseline": len(checked.known),
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _finding(found: Diagnostic) -> dict[str, object]:
    return {
        "rule": found.rule,
        "severity": found.severity.word,
        **_place(found.place),
        "path": list(found.where.path),
        "message": found.message,
        "help": found.help or None,
        "advice": found.advice or None,
        "related": [{**_place(r.place), "message": r.message} for r in found.related],
        "fix": _fix(found.fix),
    }


def _place(place: Place | None) -> dict[str, object]:
    if place is None:
        return {"file": "", "line": 1, "column": 1, "end_line": 1, "end_column": 1}
    return {
        "file": place.file,
        "line": place.span.line + 1,
        "column": place.span.column + 1,
        "end_line": place.span.end_line + 1,
        "end_column": place.span.end_column + 1,
    }


def _fix(fix: Fix | None) -> dict[str, object] | None:
    if fix is None:
        return None
    edits = [
        {
            "file": edit.file,
            "start": [edit.span.line + 1, edit.span.column + 1],
            "end": [edit.span.end_line + 1, edit.span.end_column + 1],
            "text": edit.text,
        }
        for edit in fix.edits
    ]
    return {"safe": fix.safe, "edits": edits}


FORM = Form(_told)
