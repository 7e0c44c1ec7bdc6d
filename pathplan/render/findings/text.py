"""Findings as text: where, what is wrong, the line itself, and at the caret what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pathplan.diagnostic import Diagnostic, Severity
from pathplan.render.escape import line, terminal
from pathplan.render.findings._summary import summary
from pathplan.render.form import Form, Told
from pathplan.render.paint import paint
from pathplan.render.width import cells, wrap
from pathplan.text import Place

TABS = "    "
LONGEST = 160
"""Columns of a source line that are shown; longer ones are cut around the place."""
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


def _told(told: Told) -> str:
    """Return findings and their summary; notes, and what does not count, only when asked for."""
    said = summary(told)
    blank = "\n" if told.shown or told.uncounted else ""
    return f"{_all(told)}{blank if said else ''}{said}"


def _all(told: Told) -> str:
    rows = [_one(found, told.width, colour=told.colour) for found in told.shown]
    rows += [
        _one(found, told.width, colour=told.colour, mark=mark) for found, mark in told.uncounted
    ]
    return "\n".join(rows)


def findings_text(findings: Iterable[Diagnostic], *, width: int, colour: bool = False) -> str:
    """Return some findings as text, without a summary."""
    return "\n".join(_one(found, width, colour=colour) for found in findings)


def _one(found: Diagnostic, width: int, *, colour: bool, mark: str = "") -> str:
    place = found.place
    if place is None:
        return ""
    span = place.span
    at = f"{terminal(place.file)}:{span.line + 1}:{span.column + 1}"
    word = paint(found.severity.word, COLOURS[found.severity], colour=colour)
    lines = [f"{at}  {word}  {found.rule}{mark}"]
    lines += [f"  {row}" for row in wrap(terminal(line(found.message)), max(width, 80) - 2)]
    excerpts = [(place, found.help)]
    excerpts += [(r.place, r.message) for r in found.related if r.place is not None]
    if found.related:
        excerpts.sort(key=lambda e: (e[0].file != place.file, e[0].file))
    digits = max(len(str(p.span.line + 1)) for p, _ in excerpts)
    file = place.file
    for where, said in excerpts:
        if where.file != file:
            file = where.file
            lines.append(f"  {terminal(file)}:{where.span.line + 1}")
        lines += _excerpt(where, said, digits, colour=colour)
    if found.advice:
        lines += [f"  {row}" for row in wrap(terminal(line(found.advice)), max(width, 80) - 2)]
    return "\n".join(lines) + "\n"


def _excerpt(place: Place, said: str, digits: int, *, colour: bool) -> list[str]:
    span = place.span
    gutter = max(digits, 3) + 2
    cut = _cut(place)
    number = f"{span.line + 1:>{gutter}}"
    bar = f"{'':>{gutter}} |"
    carets = paint("^" * cut.carets, "red", colour=colour)
    pointer = f"{bar} {' ' * cut.before}{carets}"
    return [f"{number} | {cut.text}".rstrip(), f"{pointer} {terminal(line(said))}".rstrip()]


@dataclass(frozen=True, slots=True)
class _Cut:
    """A line as shown, and where the carets go."""

    text: str
    before: int
    carets: int


def _cut(place: Place) -> _Cut:
    """Return the line with tabs and hidden characters made visible, cut around the place."""
    source, span = place.source, place.span
    end = span.end_column if span.end_line == span.line else len(source.rstrip())
    start, stop = 0, len(source)
    left = right = ""
    if len(source) > LONGEST:
        start = max(0, min(span.column - 40, len(source) - LONGEST))
        stop = min(len(source), start + LONGEST)
        left, right = "…" * (start > 0), "…" * (stop < len(source))
    before = _shown(source[start : span.column], leading=not start)
    inside = _shown(source[span.column : max(span.column, min(end, stop))], leading=False)
    if span.column == 0 and source.startswith("\t"):
        inside = _shown(source[:1], leading=True)
        rest = _shown(source[1:stop], leading=False)
    else:
        rest = _shown(source[max(span.column, min(end, stop)) : stop], leading=False)
    text = f"{left}{before}{inside}{rest}{right}"
    return _Cut(text, cells(left + before), max(1, cells(inside)))


def _shown(text: str, *, leading: bool) -> str:
    if leading:
        bare = text.lstrip("\t")
        text = "<tab>" * (len(text) - len(bare)) + bare
    return terminal(text.replace("\t", TABS))


FORM = Form(_told)
