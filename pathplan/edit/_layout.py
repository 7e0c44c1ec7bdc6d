"""How a file is laid out: its entries, read from its text."""

from __future__ import annotations

from dataclasses import dataclass

from pathplan.edit._entries import Block, Entry, loose, opening, share
from pathplan.edit._flow import flow
from pathplan.edit._kept import explicit, kept
from pathplan.edit._texts import STEP, text_at
from pathplan.edit._values import WHITE, Odd, Source, Value, empty, several


@dataclass(slots=True)
class Reader:
    """Reads the layout of a document from top to bottom; `line` is the first not yet read."""

    source: Source
    line: int = 0

    def block(self, value: Value, indent: int) -> Block:
        """Return a block, which from now on stands at a column."""
        block = Block(self.source.span(value).column, indent)
        for part in value.parts():
            if part.named:
                line, head, end = self._key(part)
            else:
                line, head, end = self._dash(part, block.column), "-", block.column + 1
            before = block.entries[-1] if block.entries else None
            lead = self._comments(line, before, block.column)
            entry = Entry(head, lead, part.rank)
            self.line = line + 1
            self._value(entry, block, part, end)
            block.entries.append(entry)
        return block

    def finish(self, root: Block) -> list[str]:
        """Share out the comments at the end of the file; return what follows a `...`."""
        lines = self.source.lines
        end = self.line
        while end < len(lines) and not lines[end].startswith("..."):
            end += 1
        self._comments(end, Entry(block=root), -1)
        return loose(lines[end:])

    def _key(self, value: Value) -> tuple[int, str, int]:
        """Return the line of a key, its text with the colon, and the column after that."""
        span = self.source.key(value)
        rest = self.source.lines[span.line][span.end_column :]
        colon = rest.lstrip(WHITE)
        if several(span) or not colon.startswith(":") or self.source.cut(span).startswith("!"):
            raise Odd
        return span.line, self.source.cut(span) + ":", span.end_column + len(rest) - len(colon) + 1

    def _dash(self, value: Value, column: int) -> int:
        """Return the line of an item's dash."""
        line = self.source.span(value).line
        while self.source.lines[line][column : column + 1] != "-":
            line -= 1
            if line < self.line - 1:
                raise Odd
        return line

    def _comments(self, until: int, before: Entry | None, column: int) -> list[str]:
        """Return the comments about what begins on a line, at a column; `before` gets others."""
        lines = self.source.lines[self.line : until]
        if any(line.lstrip(WHITE)[:1] not in {"", "#"} for line in lines):
            raise Odd
        return loose(lines) if before is None else share(lines, before, column)

    def _value(self, entry: Entry, block: Block, value: Value, end: int) -> None:
        """Read the value of an entry whose key or dash ends at a column of the line before."""
        span = self.source.span(value)
        below = span.line >= self.line
        if below or empty(span):
            entry.note = self.source.rest(self.line - 1, end)
        if empty(span):
            return
        style = self.source.style(value)
        if style == "block" and not explicit(self.source, value):
            entry.block = self.block(value, block.indent + STEP)
            return
        entry.between = opening(self._comments(span.line, None, 0))
        entry.solid = style == "text"
        wide = style == "block" or (style != "text" and several(span))
        entry.below = below and bool(entry.note or entry.between or wide)
        entry.lines, last = self._lines(block, value, below=below)
        self.line = last + 1

    def _lines(self, block: Block, value: Value, *, below: bool) -> tuple[list[str], int]:
        """Return the lines of a value that is not read further, and its last line's number."""
        source, span = self.source, self.source.span(value)
        style = source.style(value)
        own = block.indent + STEP
        if style == "block":
            return kept(source, value, own)
        if style == "text":
            text = text_at(source, span, block.column)
            return text.moved(source, span, block.indent), text.last
        if style == "flow":
            by = own - span.column if below else block.indent - block.column
            lines = flow(source, value, by)
        else:
            lines = source.word(span, own)
        lines[-1] += source.rest(span.end_line, span.end_column)
        return lines, span.end_line
