"""Where each value of a file stands, packed: five numbers for each node."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

from pathplan.text import Part, Span

EACH = 5


@dataclass(slots=True)
class Positions:
    """The nodes of one file in reading order, keys and values alike.

    `marks` has five numbers for each node: line, column, end line, end column, and the number of
    the node after its last descendant. In a mapping keys and values alternate; `skipped` are keys
    whose pair is not part of the data. `roots` caches what was looked up.
    """

    data: object = None
    marks: array[int] = field(default_factory=lambda: array("I"))
    skipped: set[int] = field(default_factory=set)
    roots: dict[int, dict[Part, int]] = field(default_factory=dict)

    def span(self, node: int) -> Span:
        """Return the span of a node."""
        line, column, end_line, end_column = self.marks[EACH * node : EACH * node + 4]
        return Span(line, column, end_line, end_column)

    def end(self, node: int) -> int:
        """Return the number of the node after the last descendant of a node."""
        return self.marks[EACH * node + 4]

    @property
    def count(self) -> int:
        """The number of nodes."""
        return len(self.marks) // EACH

    def find(self, path: tuple[Part, ...], key: bool) -> Span | None:
        """Return the span of the value at a path, or of its key; None where there is none."""
        if not self.marks:
            return None
        node, data = 0, self.data
        for number, part in enumerate(path):
            child = self._children(node, data).get(part)
            if child is None:
                return None
            if isinstance(data, dict):
                if key and number == len(path) - 1:
                    return self.span(child)
                data = data[part]
                node = child + 1
            elif isinstance(data, list):
                data = data[part] if isinstance(part, int) else None
                node = child
        return None if key else self.span(node)

    def _children(self, node: int, data: object) -> dict[Part, int]:
        """Return the nodes of a mapping's keys by key, or of a list's items by index."""
        if node in self.roots:
            return self.roots[node]
        found: dict[Part, int] = {}
        if isinstance(data, dict):
            names = iter(data)
            child = node + 1
            while child < self.end(node):
                if child not in self.skipped:
                    found[next(names)] = child
                child = self.end(child + 1) if child + 1 < self.count else self.end(node)
        elif isinstance(data, list):
            child = node + 1
            index = 0
            while child < self.end(node):
                if child not in self.skipped:
                    found[index] = child
                    index += 1
                child = self.end(child)
        self.roots[node] = found
        return found
