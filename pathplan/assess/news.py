"""Which records from elsewhere say something that is not known yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from pathplan.model import Evidence
from pathplan.model.foreign import ForeignRecord
from pathplan.model.matched import Settled


class Said(NamedTuple):
    """What a record says: about what and from where, what came out, and when."""

    about: tuple[str, str, str]
    result: tuple[bool, str, str]
    day: date


def said(evidence: Iterable[Evidence], key: Callable[[str], str]) -> list[Said]:
    """Return what the records of a learner's file say; `key` gives the identity of a name."""
    return [
        Said(
            (key(e.competency), e.kind, e.source),
            (e.result == "met", e.level or "", e.score),
            e.day,
        )
        for e in evidence
        if e.day is not None
    ]


def saying(one: Settled) -> Said:
    """Return what a record from elsewhere says."""
    record = one.record
    return Said(
        (one.key, record.kind, one.source), (one.met, one.level, record.score), _day(record)
    )


def news(settled: Sequence[Settled], known: Iterable[Said] = ()) -> list[Settled]:
    """Return the records that say something which is not `known`, each once.

    Where the day is only that of the file (`as_of`), a record says nothing new if the last one of
    its source up to that day had the same result; so these are read by their days.
    """
    so_far = _Known()
    for before in known:
        so_far.add(before)
    found = []
    for one in sorted(settled, key=_turn):
        says = saying(one)
        if not so_far.has(says, as_of=one.record.as_of):
            so_far.add(says)
            found.append(one)
    return found


def _turn(one: Settled) -> date:
    """Return by what records are put in order; those with a day of their own stay in theirs."""
    return _day(one.record) if one.record.as_of else date.min


def _day(record: ForeignRecord) -> date:
    """Return the day of a record, which one that counts for something always has."""
    return record.day or date.min


class _Known:
    """What was said so far."""

    def __init__(self) -> None:
        self._all: set[Said] = set()
        self._about: dict[tuple[str, str, str], list[Said]] = {}

    def add(self, one: Said) -> None:
        self._all.add(one)
        self._about.setdefault(one.about, []).append(one)

    def has(self, one: Said, *, as_of: bool) -> bool:
        if one in self._all or not as_of:
            return one in self._all
        earlier = [other for other in self._about.get(one.about, ()) if other.day <= one.day]
        last = max(reversed(earlier), key=lambda other: other.day, default=None)
        return last is not None and last.result == one.result
