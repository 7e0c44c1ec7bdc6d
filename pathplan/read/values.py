"""Typed values out of parsed data: whatever does not fit is left out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from pathplan.model import NOTHING, AtLeast, Need, Requirement
from pathplan.read.durations import days, minutes
from pathplan.text import Document, Part, Where

GATES = ("any_of", "at_least", "all_of")


@dataclass(frozen=True, slots=True)
class Source:
    """One file being built from, and the places in it that are of wrong shape."""

    document: Document
    aside: Collection[Where]

    def section(self, name: str) -> dict[str, Any]:
        """Return a mapping at the top of the file; empty where there is none that fits."""
        data = self.document.data
        found = data.get(name) if isinstance(data, dict) else None
        if not isinstance(found, dict) or self.at(name) in self.aside:
            return {}
        return found

    def items(self, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the mappings in a list at the top of the file, with their numbers."""
        data = self.document.data
        found = data.get(name) if isinstance(data, dict) else None
        for number, item in enumerate(found if isinstance(found, list) else ()):
            if isinstance(item, dict) and self.at(name, number) not in self.aside:
                yield number, item

    def top(self, name: str) -> object:
        """Return a value at the top of the file, None where it is of wrong shape."""
        data = self.document.data
        if not isinstance(data, dict) or self.at(name) in self.aside:
            return None
        return data.get(name)

    def at(self, *path: Part) -> Where:
        """Return a place in this file."""
        return Where(self.document.file, path)

    def text(self, value: object, where: Where, *parts: Part) -> str:
        """Return the text at a place, or at a part of it; an unquoted number keeps its spelling."""
        if isinstance(value, str):
            return value
        if value is None or isinstance(value, bool) or not isinstance(value, int | float):
            return ""
        span = self.document.spans((*where.path, *parts), False)
        if span is None or span.line != span.end_line:
            return str(value)
        return self.document.line(span.line)[span.column : span.end_column]

    def texts(self, value: object, where: Where, *parts: Part) -> tuple[str, ...]:
        """Return a list of texts; a single one counts as a list of one."""
        if value is None:
            return ()
        if isinstance(value, list):
            found = (self.text(item, where, *parts, n) for n, item in enumerate(value))
            return tuple(text for text in found if text)
        text = self.text(value, where, *parts)
        return (text,) if text else ()

    def need(self, value: object, where: Where) -> Need | None:
        """Return a reference: an id, or an id with a level."""
        if isinstance(value, dict):
            name = self.text(value.get("id"), where, "id")
            if not name:
                return None
            return Need(
                id=name,
                level=self.text(value.get("level"), where, "level") or None,
                because=self.text(value.get("because"), where, "because"),
                where=where / "id",
            )
        name = self.text(value, where)
        return Need(id=name, where=where) if name else None

    def needs(self, value: object, where: Where, part: Part) -> tuple[Need, ...]:
        """Return one reference or a list of them, at a part of a place."""
        if value is None:
            return ()
        where /= part
        if isinstance(value, list):
            found = (self.need(item, where / n) for n, item in enumerate(value))
            return tuple(need for need in found if need is not None)
        single = self.need(value, where)
        return () if single is None else (single,)

    def requirement(self, value: object, where: Where, part: Part) -> Requirement:
        """Return an expression, at a part of a place; nothing is asked where there is none."""
        if value is None or value == []:
            return NOTHING
        where /= part
        if isinstance(value, list):
            parts = tuple(self.requirement(item, where, n) for n, item in enumerate(value))
            return AtLeast(n=len(parts), parts=parts, where=where)
        if isinstance(value, dict) and "id" not in value:
            return self._gate(value, where)
        return self.need(value, where) or NOTHING

    def _gate(self, value: dict[str, Any], where: Where) -> Requirement:
        form = next((gate for gate in GATES if gate in value), None)
        if form is None:
            return NOTHING
        listed = "of" if form == "at_least" else form
        items = value.get(listed)
        at = where / listed
        parts = tuple(
            self.requirement(item, at, n)
            for n, item in enumerate(items if isinstance(items, list) else ())
        )
        number = value.get("at_least")
        n = {"any_of": 1, "all_of": len(parts)}.get(form, number if type(number) is int else 0)
        because = self.text(value.get("because"), where, "because")
        return AtLeast(
            n=n,
            parts=parts,
            form="any_of" if form == "any_of" else "all_of" if form == "all_of" else "at_least",
            because=because,
            where=where,
        )


def effort_of(value: object) -> int | None:
    """Return an effort in minutes; None where there is none that fits."""
    return minutes(value) if isinstance(value, str) else None


def age_of(value: object) -> int | None:
    """Return an age in days; None where there is none that fits."""
    return days(value) if isinstance(value, str) else None


def number_of(value: object) -> float | None:
    """Return a number; None where there is none that fits."""
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def truth_of(value: object, default: bool) -> bool:
    """Return a truth value, or the default."""
    return value if isinstance(value, bool) else default
