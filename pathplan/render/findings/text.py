"""Findings as text: where, what is wrong, the line itself, and at the caret what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pathplan.diagnostic import Diagnostic, Severity
from pathplan.model import Checked
from pathplan.render.escape import line, terminal
from pathplan.render.style import paint
from pathplan.render.width import cells, wrap
from pathplan.render.words import count, listing
from pathplan.text import Place

TABS = "    "
LONGEST = 160
"""Columns of a source line that are shown; longer ones are cut around the place."""
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


def findings_text(
    findings: Iterable[Diagnostic], *, width: int, colour: bool = False, everything: bool = True
) -> str:
    """Return findings as text, notes only with `everything`."""
    shown = [f for f in findings if everything or f.severity is not Severity.NOTE]
    return "\n".join(_one(found, width, colour=colour) for found in shown)


def _one(found: Diagnostic, width: int, *, colour: bool) -> str:
    place = found.place
    if place is None:
        return ""
    span = place.span
    at = f"{terminal(place.file)}:{span.line + 1}:{span.column + 1}"
    word = paint(found.severity.word, COLOURS[found.severity], colour=colour)
    lines = [f"{at}  {word}  {found.rule}"]
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


def summary(checked: Checked, again: str, *, everything: bool) -> str:
    """Return the last lines of a check: what was looked at, what was found, what to type next."""
    tally = Counter(f.severity for f in checked.findings)
    notes = [f for f in checked.findings if f.severity is Severity.NOTE]
    worse = tally[Severity.ERROR] + tally[Severity.WARNING]
    looked = _looked(checked)
    if worse:
        counts = [
            count(tally[severity], severity.word)
            for severity in (Severity.ERROR, Severity.WARNING)
            if tally[severity]
        ]
        text = f"\n{listing(counts)} in {looked}."
    else:
        text = f"{looked.replace(' (', ', ').rstrip(')')}: no mistakes."
    if notes:
        text += f" {_notes(notes)}"
        text += "." if worse or everything else f": {again} --all"
    rows = [text]
    if worse:
        hints = [f"See the notes: {again} --all"] if notes and not everything else []
        rule = next(f.rule for f in checked.findings if f.severity is not Severity.NOTE)
        hints.append(f"What does `{rule}` mean? pathplan why {rule}")
        rows += ["", "        ".join(hints)]
    elif everything and notes:
        rows[0] = f"\n{rows[0]}"
    return "\n".join(rows) + "\n"


def _notes(notes: Sequence[Diagnostic]) -> str:
    rules = {f.rule for f in notes}
    kinds = "of one kind" if len(rules) == 1 else f"of {len(rules)} kinds"
    return f"{count(len(notes), 'note')} {kinds}"


def _looked(checked: Checked) -> str:
    learners = count(checked.learners, "learner file")
    if not checked.maps:
        return learners
    inside = [count(checked.competencies, "competency", "competencies")]
    inside += [learners] if checked.learners else []
    unread = len(checked.incomplete)
    cut = f"; {count(unread, 'file')} could not be read to the end" if unread else ""
    return f"{count(checked.maps, 'map')} ({', '.join(inside)}{cut})"
