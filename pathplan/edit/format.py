"""The canonical layout of a file: the author's text, in our order and indentation."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from pathplan.edit._entries import BLANK, Block, Entry, loose, opening
from pathplan.edit._flow import flow
from pathplan.edit._kept import explicit, kept
from pathplan.edit._layout import Reader
from pathplan.edit._texts import HOLD, STEP
from pathplan.edit._values import Odd, Source, Value
from pathplan.text import Document


def format_text(document: Document, kind: str) -> str:
    """Return the whole text of a file in canonical layout; `kind` is "map", "part" or "learner".

    It means the same and has the same comments; to format it again changes nothing. The words
    stay as the author spelled them: only their order, where it has no meaning, and the space
    around them is ours. For files that were read to their end, without findings about YAML.
    """
    if not isinstance(document.data, dict):
        return document.text
    source = Source.of(document)
    try:
        return _settled(_file(source, kind))
    except Odd:
        return document.text


def _file(source: Source, kind: str) -> list[str]:
    """Return the lines of a file, with BLANK and HOLD among them."""
    value = Value((), source.document.data, kind)
    span = source.span(value)
    head = loose(source.lines[: span.line])
    if source.style(value) == "flow":
        before = source.lines[span.line][: span.column].strip()
        first, *others = flow(source, value, 0 if before else -span.column)
        lines = [f"{before} {first}" if before else first, *others]
        lines[-1] += source.rest(span.end_line, span.end_column)
        return [*head, *lines, *loose(source.lines[span.end_line + 1 :])]
    if explicit(source, value):
        lines, last = kept(source, value, 0)
        return [*head, *lines, *loose(source.lines[last + 1 :])]
    reader = Reader(source, span.line)
    root = reader.block(value, 0)
    tail = reader.finish(root)
    return [*head, *_block(root), *tail]


def _block(block: Block) -> list[str]:
    """Return the lines of a mapping or list."""
    lines: list[str] = []
    for entry in sorted(block.entries, key=attrgetter("rank")):
        lines.extend(_at(block.indent, entry.lead if lines else opening(entry.lead)))
        lines.extend(_entry(entry, block.indent))
    lines.extend(_at(block.indent, block.tail))
    return lines


def _entry(entry: Entry, indent: int) -> list[str]:
    """Return the lines of a key or dash with all that is below it."""
    head = " " * indent + entry.head
    own = indent + STEP
    if entry.block is not None:
        inner = _block(entry.block)
        if entry.head == "-" and not entry.note and not inner[0].startswith("#", own):
            return [f"{head} {inner[0][own:]}", *inner[1:]]
        return [head + entry.note, *inner]
    after = _at(indent if entry.solid else own, entry.after)
    if not entry.lines:
        return [head + entry.note, *after]
    first, *others = entry.lines
    if entry.below:
        above = [head + entry.note, *_at(own, entry.between)]
        return [*above, " " * own + first, *others, *after]
    return [f"{head} {first}", *others, *after]


def _at(column: int, comments: Iterable[str]) -> list[str]:
    """Return comments at a column."""
    return [line if line == BLANK else " " * column + line for line in comments]


def _settled(lines: Iterable[str]) -> str:
    """Return lines as a text, with one empty line for each run of BLANK within it."""
    settled: list[str] = []
    blank = held = False
    for line in lines:
        if line == HOLD:
            held = True
        elif line == BLANK:
            blank = bool(settled) and not held
        else:
            settled.extend(["", line] if blank else [line])
            blank = held = False
    return "\n".join(settled) + "\n"
