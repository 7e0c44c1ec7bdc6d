"""The last lines of a check: what was looked at, what was found, what to type next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pathplan.diagnostic import Diagnostic, Severity
from pathplan.model import Checked
from pathplan.render.form import Told
from pathplan.render.words import count, listing

WIDEST = 100


def summary(told: Told) -> str:
    """Return the last lines of a check; nothing where there is nothing wrong and it is quiet."""
    checked = told.checked
    worst = sorted(checked.findings, key=lambda found: -found.severity)
    rules = [f.rule for f in worst if f.severity is not Severity.NOTE]
    if told.quiet and not rules:
        return ""
    notes = [f for f in checked.findings if f.severity is Severity.NOTE]
    rows = [_counts(told, notes) if rules else _clean(told, notes)]
    rows += _uncounted(told)
    if rules:
        hints = [f"See the notes: {told.again} --all"] if notes and not told.everything else []
        hints.append(f"What does `{rules[0]}` mean? pathplan why {rules[0]}")
        line = "        ".join(hints)
        rows += ["", line] if len(line) <= WIDEST else ["", *hints]
    return "\n".join(rows) + "\n"


def _counts(told: Told, notes: Sequence[Diagnostic]) -> str:
    text = f"{counted(told.checked)} in {looked_at(told.checked, among=True)}."
    return f"{text} {_notes(notes)}." if notes else text


def counted(checked: Checked) -> str:
    """Return how many errors and warnings there are."""
    tally = Counter(f.severity for f in checked.findings)
    worse = (Severity.ERROR, Severity.WARNING)
    return listing([count(tally[s], s.word) for s in worse if tally[s]])


def _clean(told: Told, notes: Sequence[Diagnostic]) -> str:
    looked = looked_at(told.checked).replace(" (", ", ").rstrip(")")
    text = f"{looked}: {'nothing new' if told.checked.known else 'no mistakes'}."
    if not notes:
        return text
    return f"{text} {_notes(notes)}" + ("." if told.everything else f": {told.again} --all")


def _uncounted(told: Told) -> list[str]:
    """Return the lines about what was ignored, what is in the baseline, and what left it."""
    checked = told.checked
    parts = []
    if checked.ignored:
        ignored = count(len(checked.ignored), "finding")
        verb = "is" if len(checked.ignored) == 1 else "are"
        parts.append(f"{ignored} {verb} ignored with a reason")
    if checked.known:
        noun = "" if parts else " finding" if len(checked.known) == 1 else " findings"
        verb = "is" if len(checked.known) == 1 else "are"
        parts.append(f"{len(checked.known):,}{noun} {verb} in the baseline")
    rows = []
    if parts:
        rows.append(", ".join(parts) + ("." if told.everything else f": {told.again} --all"))
    if checked.mended:
        entries = count(checked.mended, "entry of the baseline is", "entries of the baseline are")
        them = "it" if checked.mended == 1 else "them"
        rows.append(f"{entries} mended by now. Take {them} out: pathplan check --write-baseline")
    return rows


def _notes(notes: Sequence[Diagnostic]) -> str:
    rules = {f.rule for f in notes}
    kinds = "of one kind" if len(rules) == 1 else f"of {len(rules)} kinds"
    return f"{count(len(notes), 'note')} {kinds}"


def looked_at(checked: Checked, *, among: bool = False) -> str:
    """Return what was looked at: maps, competencies, learner files.

    With `among` also how many of the maps have errors or warnings.
    """
    learners = count(checked.learners, "learner file")
    if not checked.maps:
        return learners if checked.learners else count(len(checked.files), "file")
    inside = [count(checked.competencies, "competency", "competencies")]
    inside += [learners] if checked.learners else []
    unread = len(checked.incomplete)
    cut = f"; {count(unread, 'file')} could not be read to the end" if unread else ""
    some = among and 0 < checked.maps_with < checked.maps
    which = f"{checked.maps_with:,} of " if some else ""
    return f"{which}{count(checked.maps, 'map')} ({', '.join(inside)}{cut})"
