"""What can be folded: sections, their entries, and comments; told from indents alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lsprotocol import types


def folding(lines: Sequence[str]) -> list[types.FoldingRange]:
    """Return what can be folded in a text, also while it is broken."""
    found = [*_comments(lines), *_blocks(lines)]
    return sorted(found, key=lambda r: (r.start_line, -r.end_line))


def _comments(lines: Sequence[str]) -> Iterator[types.FoldingRange]:
    """Yield each run of lines that are comments."""
    first = None
    for number, line in enumerate([*lines, ""]):
        if line.lstrip().startswith("#"):
            first = number if first is None else first
            continue
        if first is not None and number - first > 1:
            yield types.FoldingRange(first, number - 1, kind=types.FoldingRangeKind.Comment)
        first = None


def _blocks(lines: Sequence[str]) -> Iterator[types.FoldingRange]:
    """Yield the sections at the top, and what stands first within each."""
    rows = [number for number, line in enumerate(lines) if _counts(line)]

    def heads(number: int) -> bool:
        return lines[number][0] not in " -"

    for section in _groups(rows, heads):
        yield from _range(section)
        for entry in _groups(section[1:], _at_most(lines, section)):
            yield from _range(entry)


def _at_most(lines: Sequence[str], section: Sequence[int]) -> Callable[[int], bool]:
    """Return what says of a row that it is indented no more than the first in a section."""
    least = _indent(lines[section[1]]) if len(section) > 1 else 0
    return lambda number: _indent(lines[number]) <= least


def _groups(rows: Sequence[int], begins: Callable[[int], bool]) -> list[list[int]]:
    """Return rows in groups, each of which begins where that is so."""
    groups: list[list[int]] = []
    for row in rows:
        if begins(row) or not groups:
            groups.append([])
        groups[-1].append(row)
    return groups


def _range(rows: Sequence[int]) -> Iterator[types.FoldingRange]:
    if len(rows) > 1:
        yield types.FoldingRange(rows[0], rows[-1], kind=types.FoldingRangeKind.Region)


def _counts(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
