"""Findings as GitHub's commands for annotations, with the plain lines below them."""

from __future__ import annotations

from pathplan.diagnostic import Diagnostic, Severity
from pathplan.render.escape import github_property, github_text, line
from pathplan.render.findings._summary import summary
from pathplan.render.findings.concise import concise
from pathplan.render.form import Form, Told, told_in_one

KEPT = 10
"""How many annotations of one level GitHub keeps of a step; the others are lost without a word."""
COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def _told(told: Told) -> str:
    shown = told.shown
    worst = sorted(shown, key=lambda found: -found.severity)
    commands = [_command(found) for found in worst if found.place is not None]
    lost = [sum(found.severity is severity for found in shown) - KEPT for severity in COMMANDS]
    more = sum(number for number in lost if number > 0)
    if more:
        text = f"{more} more findings than GitHub shows as annotations: see the log of this step"
        commands.append(f"::notice title=pathplan::{github_text(text)}")
    plain = "".join(_plain(text) for text in concise(shown).splitlines(keepends=True))
    said = summary(told)
    return "".join(f"{command}\n" for command in commands) + plain + ("\n" if plain else "") + said


def _plain(text: str) -> str:
    """Return a line that is no command, whatever its file is called."""
    return f"./{text}" if text.startswith((":", "#")) else text


def _command(found: Diagnostic) -> str:
    if found.place is None:
        return ""
    span = found.place.span
    where = {"file": found.place.file, "line": str(span.line + 1), "col": str(span.column + 1)}
    if span.end_line == span.line:
        where["endColumn"] = str(span.end_column + 1)
    else:
        where["endLine"] = str(span.end_line + 1)
        del where["col"]
    where["title"] = found.rule
    said = ",".join(f"{key}={github_property(value)}" for key, value in where.items())
    text = told_in_one(found)
    return f"::{COMMANDS[found.severity]} {said}::{github_text(line(text))}"


FORM = Form(_told)
