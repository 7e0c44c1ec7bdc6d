"""The comments of a file: what YAML leaves out and people read."""

from __future__ import annotations

from pathplan.read.positions import EACH, Positions
from pathplan.text import Comment


def comments(text: str, positions: Positions) -> tuple[Comment, ...]:
    """Return the comments of a text, in its order; a `#` within a value is none."""
    if "#" not in text:
        return ()
    lines = text.split("\n")
    candidates = {number for number, line in enumerate(lines) if "#" in line}
    taken = _taken(positions, candidates)
    found = []
    for number in sorted(candidates):
        line = lines[number].rstrip("\r")
        column = _start(line, taken.get(number, []))
        if column >= 0:
            alone = not line[:column].strip()
            found.append(Comment(number, column, line[column:].rstrip(), alone))
    return tuple(found)


def _taken(positions: Positions, wanted: set[int]) -> dict[int, list[tuple[int, int]]]:
    """Return for each wanted line the columns that scalars take."""
    taken: dict[int, list[tuple[int, int]]] = {}
    marks = positions.marks
    for node in range(positions.count):
        at = EACH * node
        line, column, end_line, end_column, after = marks[at : at + EACH]
        if after != node + 1 or (line == end_line and line not in wanted):
            continue
        for number in range(line, end_line + 1):
            if number in wanted:
                start = column if number == line else 0
                end = end_column if number == end_line else 1 << 30
                taken.setdefault(number, []).append((start, end))
    return taken


def _start(line: str, taken: list[tuple[int, int]]) -> int:
    """Return the column where a line's comment begins, -1 where it has none."""
    column = line.find("#")
    while column >= 0:
        free = not any(start <= column < end for start, end in taken)
        if free and (column == 0 or line[column - 1] in " \t"):
            return column
        column = line.find("#", column + 1)
    return -1
