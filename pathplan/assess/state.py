"""The knowledge state: what is demonstrated, implied and waived."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from pathplan.assess.evidence import (
    IMPLIED,
    Gathered,
    Record,
    gather,
    lasting,
    level,
    standing,
    supporting,
)
from pathplan.assess.reviews import Practice, next_review, practice
from pathplan.diagnostic import Diagnostic, Severity
from pathplan.graph.must_haves import must_haves
from pathplan.graph.prerequisites import Node, PrerequisiteGraph
from pathplan.graph.reach import backward
from pathplan.model import (
    Competency,
    Decision,
    Evidence,
    Holding,
    KnowledgeState,
    LearnerProfile,
    Review,
)


def assess(
    graph: PrerequisiteGraph,
    learner: LearnerProfile | None,
    as_of: date,
    *,
    policy: str = "latest",
    implied: bool = True,
) -> tuple[KnowledgeState, tuple[Diagnostic, ...]]:
    """Return what a learner holds on a day, and what is to be said about the records.

    `policy` is `latest` (the newest decisive record), `strongest` (the best one shown) or
    `strict` (as latest; each overruled record is an error). With `implied`, evidence at mastery
    brings all that its competency cannot do without; one round is enough, since that is
    transitive. Waivers come last and imply nothing.
    """
    if learner is None:
        return KnowledgeState(as_of=as_of, policy=policy), ()
    gathered = gather(graph, learner, as_of)
    direct = {node: level(records, policy) for node, records in gathered.counting.items()}
    records = dict(gathered.counting)
    if implied:
        records = _with_implied(graph, gathered, direct, policy)
    waivers = _waivers(graph, learner, as_of)
    practised = practice(graph, gathered)
    holdings = {}
    for node in sorted({*records, *gathered.expired, *waivers}):
        judged = _Judged(
            graph=graph,
            node=graph.nodes[node],
            records=records.get(node, []),
            direct=direct.get(node, 0),
            policy=policy,
            practised=practised.get(node, ()),
        )
        holding = judged.holding(waivers.get(node), as_of)
        expired = tuple(gathered.expired.get(node, ()))
        holdings[graph.nodes[node].key] = replace(holding, expired=expired)
    state = KnowledgeState(as_of=as_of, policy=policy, holdings=holdings)
    return state, tuple(_remarks(gathered, state))


def _with_implied(
    graph: PrerequisiteGraph, gathered: Gathered, direct: Mapping[int, int], policy: str
) -> dict[int, list[Record]]:
    sources = [n for n in sorted(direct) if direct[n] >= graph.nodes[n].mastery]
    records = {node: list(found) for node, found in gathered.counting.items()}
    brings = must_haves(graph, sources, backward(graph, sources), corequisites=False)
    for source in sources:
        support = supporting(gathered.counting[source], graph.nodes[source].mastery)
        if support is None:
            continue
        until = lasting(standing(gathered.counting[source], graph.nodes[source].mastery, policy))
        for node, rank in brings.get(source, {}).items():
            entry = graph.nodes[node].entry
            endless = not isinstance(entry, Competency) or entry.expires_after is None
            if node != source and endless and node not in gathered.expired:
                record = Record(
                    support.day, IMPLIED, source, rank, True, support.evidence, source, until
                )
                records.setdefault(node, []).append(record)
    for found in records.values():
        found.sort(key=lambda r: r.order)
    return records


def _waivers(
    graph: PrerequisiteGraph, learner: LearnerProfile, as_of: date
) -> dict[int, tuple[int, Decision]]:
    """Return the waivers in force, the highest for each node, as (rank, decision)."""
    found: dict[int, tuple[int, Decision]] = {}
    for decision in learner.decisions:
        node = graph.find(learner.key(decision.competency))
        if decision.kind != "waive" or node is None:
            continue
        entry = graph.nodes[node].entry
        rank = entry.rank(decision.level)
        given = decision.day is not None and decision.day <= as_of
        lasts = decision.expires is None or as_of <= decision.expires
        allowed = isinstance(entry, Competency) and entry.waivable
        if rank and given and lasts and allowed and rank > found.get(node, (0, decision))[0]:
            found[node] = (rank, decision)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """One competency with its records in order, implied ones among them."""

    graph: PrerequisiteGraph
    node: Node
    records: list[Record]
    direct: int
    policy: str
    practised: Practice

    def holding(self, waiver: tuple[int, Decision] | None, as_of: date) -> Holding:
        """Return what is held and why."""
        held = level(self.records, self.policy)
        final = max(held, waiver[0]) if waiver else held
        support = self._support(held)
        failed = [r.evidence for r in self.records if not r.met]
        own = tuple(r.evidence for r in self.records if r.by is None)
        overruled = tuple(
            r.evidence
            for r in self.records
            if r.by is None and (r.rank > final if r.met else r.rank <= final)
        )
        holding = Holding(
            level=final,
            waiver=waiver[1] if waiver else None,
            failed=failed[-1] if failed and final < self.node.mastery else None,
            overruled=overruled,
            records=own,
            until=self._until(final, waiver),
        )
        if waiver and waiver[0] > held:
            return replace(holding, reason="waived", since=waiver[1].day)
        if support is None:
            return holding
        review = self._review(support, held)
        return replace(
            holding,
            reason="implied" if support.by is not None else "demonstrated",
            record=support.evidence,
            implied_by="" if support.by is None else self.graph.nodes[support.by].key,
            since=support.day,
            review_due=review is not None and as_of >= review.due,
            review=review,
        )

    def _support(self, held: int) -> Record | None:
        """Return the record behind the level held: direct if one will do, else implied."""
        if held == 0:
            return None
        if self.direct >= held:
            direct = [r for r in self.records if r.by is None]
            return supporting(direct, held)
        able = [r for r in standing(self.records, held, self.policy) if r.by is not None]
        return min(able, key=lambda r: r.by or 0) if able else supporting(self.records, held)

    def _review(self, support: Record, held: int) -> Review | None:
        """Return the next review of a level; implied credit counts from the day it is of."""
        entry = self.node.entry
        if not isinstance(entry, Competency) or entry.review_after is None:
            return None
        days = [support.day]
        if support.by is None:
            able = standing(self.records, held, self.policy)
            days = [r.day for r in able if r.by is None] or days
        return next_review(days, self.practised, entry.review_after)

    def _until(self, final: int, waiver: tuple[int, Decision] | None) -> date | None:
        """Return the last day on which a level counts, None where that has no end."""
        able = standing(self.records, final, self.policy) if final else []
        if waiver is None or waiver[0] < final:
            return lasting(able)
        expires, shown = waiver[1].expires, lasting(able)
        if expires is None or not able:
            return expires
        return None if shown is None else max(shown, expires)


def _remarks(gathered: Gathered, state: KnowledgeState) -> list[Diagnostic]:
    found = [
        Diagnostic(
            rule="future-evidence",
            severity=Severity.WARNING,
            where=evidence.where / "date",
            message=f"{evidence.day_text} is after {state.as_of}; this record does not count yet",
            help="is the year right?",
        )
        for evidence in gathered.future
    ]
    if state.policy == "strict":
        found += [_contradicted(e) for h in state.holdings.values() for e in h.overruled]
    return found


def _contradicted(evidence: Evidence) -> Diagnostic:
    said = "met" if evidence.result == "met" else "not yet met"
    return Diagnostic(
        rule="contradicted-evidence",
        severity=Severity.ERROR,
        where=evidence.where,
        message=f"other records overrule this one, which says {said}",
        help="take one of them out, or plan with --evidence latest",
    )
