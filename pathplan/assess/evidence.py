"""Records of evidence in the order that decides, and the level they come to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pathplan.graph.prerequisites import Node, PrerequisiteGraph
from pathplan.model import Competency, Evidence, LearnerProfile

POLICIES = ("latest", "strongest", "strict")
KINDS = (
    "self",
    "import",
    "observation",
    "quiz",
    "project",
    "portfolio",
    "exam",
    "certificate",
    "badge",
)
"""Kinds of evidence, weakest first; any other text ranks as an observation."""
IMPLIED = -1
"""The rank of implied records: below every kind."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record that counts: its day, kind rank and place in the file decide the order.

    `rank` is the level it speaks of; `by` the node that implies it, None for direct evidence.
    """

    day: date
    kind: int
    place: int
    rank: int
    met: bool
    evidence: Evidence
    by: int | None = None

    @property
    def order(self) -> tuple[date, int, int]:
        """What decides which of two records has the last word."""
        return (self.day, self.kind, self.place)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The records of a learner by node: those that count, those expired, those of the future."""

    counting: dict[int, list[Record]]
    expired: dict[int, list[Evidence]]
    future: tuple[Evidence, ...]


def gather(graph: PrerequisiteGraph, learner: LearnerProfile, as_of: date) -> Gathered:
    """Sort out a learner's evidence.

    Records of unknown competencies, levels or days are left out (other findings name them), so
    are self-reports, which never give credit, and records said twice.
    """
    counting: dict[int, list[Record]] = {}
    expired: dict[int, list[Evidence]] = {}
    future: list[Evidence] = []
    seen: set[Evidence] = set()
    for place, evidence in enumerate(learner.evidence):
        node = graph.find(learner.key(evidence.competency))
        if node is None or evidence.day is None or evidence.kind == "self" or evidence in seen:
            continue
        seen.add(evidence)
        rank = graph.nodes[node].entry.rank(evidence.level)
        if rank is None:
            continue
        if evidence.day > as_of:
            future.append(evidence)
        elif _expired(graph.nodes[node], evidence, as_of):
            expired.setdefault(node, []).append(evidence)
        else:
            kind = KINDS.index(evidence.kind if evidence.kind in KINDS else "observation")
            record = Record(evidence.day, kind, place, rank, evidence.result == "met", evidence)
            counting.setdefault(node, []).append(record)
    for records in counting.values():
        records.sort(key=lambda r: r.order)
    return Gathered(counting, expired, tuple(future))


def _expired(node: Node, evidence: Evidence, as_of: date) -> bool:
    if evidence.expires is not None and as_of > evidence.expires:
        return True
    after = node.entry.expires_after if isinstance(node.entry, Competency) else None
    return after is not None and evidence.day is not None and (as_of - evidence.day).days >= after


def level(records: Iterable[Record], policy: str) -> int:
    """Return the rank that records, in order, come to.

    `strongest` takes the highest met; else each met raises to its level, each not-yet lowers
    below its own.
    """
    held = 0
    for record in records:
        if record.met:
            held = max(held, record.rank)
        elif policy != "strongest":
            held = min(held, record.rank - 1)
    return held


def supporting(records: Sequence[Record], rank: int) -> Record | None:
    """Return the newest met record at a rank or above."""
    return next((r for r in reversed(records) if r.met and r.rank >= rank), None)
