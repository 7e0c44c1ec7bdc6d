"""Findings as a JUnit report: one case for each file, a failure for each finding in it."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.diagnostic import Diagnostic, Severity
from pathplan.render.escape import line, xml
from pathplan.render.findings.concise import concise
from pathplan.render.form import Form, Told


def _told(told: Told) -> str:
    """Return the report; notes fail nothing and stand in the output of their file's case."""
    by_file: dict[str, list[Diagnostic]] = {file: [] for file in told.checked.files}
    for found in told.checked.findings:
        by_file.setdefault(found.place.file if found.place else found.where.file, []).append(found)
    failed = sum(f.severity is not Severity.NOTE for f in told.checked.findings)
    rows = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="pathplan" tests="{len(by_file)}" failures="{failed}">',
        f'  <testsuite name="pathplan" tests="{len(by_file)}" failures="{failed}" errors="0">',
    ]
    for file in sorted(by_file):
        rows += _case(file, by_file[file])
    return "\n".join([*rows, "  </testsuite>", "</testsuites>"]) + "\n"


def _case(file: str, findings: Sequence[Diagnostic]) -> list[str]:
    opened = f'    <testcase classname="pathplan" name="{xml(file)}" file="{xml(file)}"'
    if not findings:
        return [f"{opened}/>"]
    rows = [f"{opened}>"]
    for found in findings:
        if found.severity is not Severity.NOTE:
            text = xml(concise((found,)).rstrip("\n"))
            message = xml(line(found.message))
            rows.append(f'      <failure type="{found.rule}" message="{message}">{text}</failure>')
    notes = concise(tuple(f for f in findings if f.severity is Severity.NOTE))
    if notes:
        rows.append(f"      <system-out>{xml(notes)}</system-out>")
    return [*rows, "    </testcase>"]


FORM = Form(_told)
