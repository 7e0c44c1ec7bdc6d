"""The manual of a rule, as text."""

from __future__ import annotations

from pathplan.diagnostic import Manual
from pathplan.render.width import cells, pad

COLUMN = 52
WIDE = 100


def manual_text(manual: Manual) -> str:
    """Return the manual with its examples, side by side where they fit."""
    lines = [f"{manual.name}, {manual.severity.word}", "", manual.title]
    if manual.text:
        lines += ["", *manual.text.splitlines()]
    bad, good = manual.bad.splitlines(), manual.good.splitlines()
    if bad or good:
        lines += ["", *_examples(bad, good)]
    lines += ["", f"Source     {manual.source}"]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _examples(bad: list[str], good: list[str]) -> list[str]:
    left = max((cells(line) for line in bad), default=0)
    right = max((cells(line) for line in good), default=0)
    if left + 4 > COLUMN or COLUMN + right > WIDE:
        return ["Bad", *(f"  {b}" for b in bad), "", "Good", *(f"  {g}" for g in good)]
    rows = max(len(bad), len(good))
    bad += [""] * (rows - len(bad))
    good += [""] * (rows - len(good))
    lines = [f"{pad('Bad', COLUMN)}Good"]
    lines += [f"{pad('  ' + b, COLUMN)}  {g}" for b, g in zip(bad, good, strict=True)]
    return lines
