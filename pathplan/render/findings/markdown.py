"""Findings as a table in Markdown, for the summary of a job."""

from __future__ import annotations

from pathplan.diagnostic import Diagnostic
from pathplan.render.escape import code, line, markdown
from pathplan.render.findings._summary import counted, looked_at
from pathplan.render.form import Form, Told, told_in_one


def _told(told: Told) -> str:
    """Return a heading and a row for each finding; notes when everything is asked for."""
    shown = told.shown
    looked = looked_at(told.checked)
    if not shown:
        return f"### pathplan: no mistakes in {markdown(looked)}\n"
    said = counted(told.checked) or f"{len(shown)} notes"
    rows = [
        f"### pathplan: {said} in {looked_at(told.checked, among=True)}",
        "",
        "| where | what | rule |",
        "|---|---|---|",
    ]
    rows += [_row(found) for found in shown]
    return "\n".join(rows) + "\n"


def _row(found: Diagnostic) -> str:
    number = f":{found.place.span.line + 1}" if found.place else ""
    where = code(f"{found.where.file}{number}")
    text = told_in_one(found)
    return f"| {where} | {_spoken(line(text))} | {found.rule} |"


def _spoken(text: str) -> str:
    """Return a message with its words in backticks as code, all else escaped."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return markdown(text)
    return "".join(code(p) if n % 2 else _around(p) for n, p in enumerate(parts))


def _around(text: str) -> str:
    """Return escaped text with the spaces at its ends, where it meets code."""
    before, after = (" " if text[end : end + 1] == " " else "" for end in (0, len(text) - 1))
    return f"{before}{markdown(text)}{after}" if text.strip() else text


FORM = Form(_told)
