"""Texts that begin with `|` or `>`: every blank of theirs may count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pathplan.edit._values import WHITE, Odd, Source
from pathplan.text import Span

STEP = 2
HEAD = re.compile(r"(?:![ \t]+)?[|>](?P<marks>[-+0-9]*)")
HOLD = "\n\n"
"""Stands after a text that keeps the empty lines at its end: one more would belong to it."""


@dataclass(frozen=True, slots=True)
class Text:
    """Where a text stands: from the line of its sign to `last`.

    `margin` is the column where its lines begin, None where it has none; `step` is how many
    columns that is from its key or dash, where the author says so with a digit.
    """

    sign: str
    step: str
    note: str
    margin: int | None
    last: int

    def moved(self, source: Source, span: Span, column: int) -> list[str]:
        """Return its lines for a key or dash at a column."""
        body = source.lines[span.line + 1 : self.last + 1]
        sign = self.sign
        if body and not source.ended and self.last == len(source.lines) - 1:
            # The file gets a line end here, which must not become part of the text.
            sign = sign.rstrip("+-0123456789") + self.step + "-"
        lead = " " * (column + int(self.step or STEP))
        margin = self.margin
        moved = [lead + b[margin:] if margin is not None and len(b) > margin else "" for b in body]
        return [sign + self.note, *moved, *([HOLD] if "+" in sign else [])]


def text_at(source: Source, span: Span, column: int) -> Text:
    """Return the text at a span, whose key or dash stands at a column."""
    match = HEAD.match(source.lines[span.line], span.column)
    if match is None:
        raise Odd
    step = match["marks"].strip("+-")
    margin = column + int(step) if step else _margin(source.lines, span.line + 1, column)
    return Text(
        sign=match[0],
        step=step,
        note=source.rest(span.line, match.end()),
        margin=margin,
        last=_last(source, span.line, margin, keeps="+" in match["marks"]),
    )


def _margin(lines: list[str], start: int, column: int) -> int | None:
    """Return the column of a text's lines, as its first line that is not empty has it."""
    widest = column + 1
    for number in range(start, len(lines)):
        line = lines[number]
        lead = len(line) - len(line.lstrip(" "))
        if line.strip(WHITE):
            return lead if lead >= widest else None
        widest = max(widest, lead)
    return None


def _last(source: Source, start: int, margin: int | None, *, keeps: bool) -> int:
    """Return the last line of a text, counting empty lines at its end only where they matter."""
    lines, last, number = source.lines, start, start + 1
    while number < len(lines):
        line = lines[number]
        if margin is not None and len(line) > margin and not line[:margin].strip(" "):
            last = number
        elif line.strip(WHITE):
            break
        elif keeps and (source.ended or number < len(lines) - 1):
            last = number
        number += 1
    return last
