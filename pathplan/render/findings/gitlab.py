"""Findings as a GitLab code quality report."""

from __future__ import annotations

import json

from pathplan.diagnostic import Severity, fingerprints
from pathplan.render.escape import line, terminal
from pathplan.render.form import Form, Told, told_in_one

LEVELS = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}


def _told(told: Told) -> str:
    """Return a list of issues; fingerprints stay when lines move, so that GitLab can compare."""
    found = told.checked.findings
    issues = [
        {
            "description": terminal(line(told_in_one(finding))),
            "check_name": finding.rule,
            "fingerprint": mark,
            "severity": LEVELS[finding.severity],
            "location": {
                "path": finding.place.file,
                "lines": {"begin": finding.place.span.line + 1},
            },
        }
        for finding, mark in zip(found, fingerprints(found), strict=True)
        if finding.place is not None
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


FORM = Form(_told)
