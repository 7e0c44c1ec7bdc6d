"""Mappings with `? ` before a key: they are kept as they are."""

from __future__ import annotations

from pathplan.edit._texts import HOLD, text_at
from pathplan.edit._values import Odd, Source, Value, empty


def explicit(source: Source, value: Value) -> bool:
    """Return whether a block has a key that does not stand at the block's own column."""
    if not isinstance(value.data, dict):
        return False
    column = source.span(value).column
    keys = (source.key(part) for part in value.parts())
    return any(key.column != column or empty(key) for key in keys)


def kept(source: Source, value: Value, column: int) -> tuple[list[str], int]:
    """Return the lines of a block that is only moved to a column, and its last line's number."""
    span = source.span(value)
    last = _last(source, value, span.column)
    if last == len(source.lines) - 1 and not source.ended:
        raise Odd
    first = source.lines[span.line][span.column :]
    others = source.shifted(span.line + 1, last, column - span.column)
    return [first, *others, HOLD], last


def _last(source: Source, value: Value, column: int) -> int:
    """Return the last line of a value, in a block at a column."""
    span = source.span(value)
    if empty(span):
        # A value that is left out may be said to stand where the next thing begins.
        before = source.lines[span.line][: span.column] if span.line < len(source.lines) else ""
        return span.line if before.endswith((":", "-")) else 0
    style = source.style(value)
    if style == "text":
        return text_at(source, span, column).last
    if style != "block":
        return span.end_line
    last = span.line
    for part in value.parts():
        if part.named:
            key = source.key(part)
            last = max(last, key.end_line - (key.end_column == 0 and key.end_line > key.line))
        last = max(last, _last(source, part, span.column))
    return last
