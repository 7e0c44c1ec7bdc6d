"""Findings as a JUnit report: a suite for each file, in it a case for each finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pathplan.diagnostic import Diagnostic, Severity
from pathplan.render.escape import line, xml
from pathplan.render.findings.concise import concise
from pathplan.render.form import Form, Told

CLEAN = "no findings"
"""What the case of a file is called in which there is nothing to mend."""


def _told(told: Told) -> str:
    """Return the report; a note fails nothing and stands in the output of its case."""
    by_file: dict[str, list[Diagnostic]] = {file: [] for file in told.checked.files}
    for found in told.checked.findings:
        by_file.setdefault(found.place.file if found.place else found.where.file, []).append(found)
    everything = _counts([f for findings in by_file.values() for f in findings or (None,)])
    rows = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="pathplan" {everything}>',
    ]
    for file in sorted(by_file):
        rows += _suite(file, by_file[file] or (None,))
    return "\n".join([*rows, "</testsuites>"]) + "\n"


def _suite(file: str, cases: Sequence[Diagnostic | None]) -> Iterator[str]:
    yield f'  <testsuite name="{xml(file)}" {_counts(cases)} errors="0">'
    for found in cases:
        name = f"{found.rule}: {line(found.message)}" if found else CLEAN
        opened = f'    <testcase classname="{xml(file)}" name="{xml(name)}" file="{xml(file)}"'
        if found is None:
            yield f"{opened}/>"
            continue
        yield f"{opened}>"
        yield f"      {_case(found)}"
        yield "    </testcase>"
    yield "  </testsuite>"


def _case(found: Diagnostic) -> str:
    text = xml(concise((found,)).rstrip("\n"))
    if found.severity is Severity.NOTE:
        return f"<system-out>{text}</system-out>"
    return f'<failure type="{found.rule}" message="{xml(line(found.message))}">{text}</failure>'


def _counts(cases: Sequence[Diagnostic | None]) -> str:
    """Return how many cases there are, None for a file without findings, and how many fail."""
    failed = sum(found is not None and found.severity is not Severity.NOTE for found in cases)
    return f'tests="{len(cases)}" failures="{failed}"'


FORM = Form(_told)
