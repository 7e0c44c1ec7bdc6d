"""Records of evidence in the order that decides, and the level they come to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pathplan.graph.prerequisites import Node, PrerequisiteGraph
from pathplan.model import Competency, Evidence, LearnerProfile
from pathplan.model.review import later

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

    `rank` is the level it speaks of; `by` the node that implies it, None for direct evidence;
    `until` the last day on which it counts, None where that has no end.
    """

    day: date
    kind: int
    place: int
    rank: int
    met: bool
    evidence: Evidence
    by: int | None = None
    until: date | None = None

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
            continue
        until = _until(graph.nodes[node], evidence, evidence.day)
        if until is not None and as_of > until:
            expired.setdefault(node, []).append(evidence)
            continue
        kind = KINDS.index(evidence.kind if evidence.kind in KINDS else "observation")
        met = evidence.result == "met"
        record = Record(evidence.day, kind, place, rank, met, evidence, until=until)
        counting.setdefault(node, []).append(record)
    for records in counting.values():
        records.sort(key=lambda r: r.order)
    return Gathered(counting, expired, tuple(future))


def _until(node: Node, evidence: Evidence, day: date) -> date | None:
    """Return the last day on which a record of a day counts, None where that has no end."""
    after = node.entry.expires_after if isinstance(node.entry, Competency) else None
    ends = [] if after is None else [later(day, after - 1)]
    ends += [] if evidence.expires is None else [evidence.expires]
    return min(ends, default=None)


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


def standing(records: Sequence[Record], rank: int, policy: str) -> list[Record]:
    """Return the records that each hold up a rank: met, and lowered by none that came later."""
    lowering = [i for i, r in enumerate(records) if not r.met and r.rank <= rank]
    last = lowering[-1] if lowering and policy != "strongest" else -1
    return [r for r in records[last + 1 :] if r.met and r.rank >= rank]


def lasting(records: Sequence[Record]) -> date | None:
    """Return the last day on which one of some records counts, None where that has no end."""
    ends = [r.until for r in records]
    known = [end for end in ends if end is not None]
    return max(known) if known and len(known) == len(ends) else None
