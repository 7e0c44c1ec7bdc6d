"""What stands in brackets: put in order on one line, only moved on several."""

from __future__ import annotations

from pathplan.edit._values import WHITE, Odd, Source, Value, empty, several, trimmed


def flow(source: Source, value: Value, by: int) -> list[str]:
    """Return the lines of what stands in brackets; `by` is how far those after the first move.

    On one line, too, it stays as it is where there is something unusual in it.
    """
    span = source.span(value)
    if not several(span):
        try:
            return [_inline(source, value)]
        except Odd:
            return [source.cut(span)]
    first = source.lines[span.line][span.column :]
    over = len(source.lines[span.end_line]) - span.end_column
    *others, last = source.shifted(span.line + 1, span.end_line, by)
    return [trimmed(line, escapes=True) for line in (first, *others, last[: len(last) - over])]


def _inline(source: Source, value: Value) -> str:
    """Return a value within one line."""
    span = source.span(value)
    text = source.cut(span)
    if text.startswith("!"):
        raise Odd
    if not value.nests:
        return text
    opens, closes = (text[0], text[-1]) if text[0] in "{[" else ("", "")
    return f"{opens}{', '.join(_parts(source, value, span.column + len(opens)))}{closes}"


def _parts(source: Source, value: Value, start: int) -> list[str]:
    """Return what stands between the commas, in canonical order, from a column on."""
    found: list[tuple[int, str]] = []
    for part in value.parts():
        span = source.span(part)
        first = source.key(part) if part.named else span
        _expect(source.lines[span.line][start : first.column], "," if found else "")
        key = _key(source, part) if part.named else ""
        found.append((part.rank, key + _inline(source, part)))
        start = span.end_column
    return [text for _, text in sorted(found, key=lambda one: one[0])]


def _key(source: Source, value: Value) -> str:
    """Return a key with its colon; one without a value may stand alone."""
    key, span = source.key(value), source.span(value)
    if empty(key) or source.cut(key).startswith("!"):
        raise Odd
    between = source.lines[key.line][key.end_column : span.column]
    if empty(span) and not between.strip(WHITE):
        return source.cut(key)
    _expect(between, ":")
    return source.cut(key) + ": "


def _expect(between: str, what: str) -> None:
    """Refuse to go on where something else stands between two values."""
    if between.strip(WHITE) != what:
        raise Odd
