"""The steps of a path, each with what it is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pathplan.graph.frontier import ready
from pathplan.graph.prerequisites import PrerequisiteGraph, leaves
from pathplan.graph.reach import dependents
from pathplan.model import Credential, KnowledgeState, Part, Step
from pathplan.model.plan import StepKind
from pathplan.plan.aims import Aims
from pathplan.plan.explain import serving, used_by
from pathplan.plan.explain import used as used_of
from pathplan.plan.task import Route

REFRESH_SHARE = 6
"""Going over something again takes a sixth of learning it."""
ROUND = 5
"""Minutes that a refresh is rounded up to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A route laid out: its blocks in order, its ranks, and what each node uses.

    `ahead` is what of that comes before it. Where a requirement holds in several ways, what comes
    first in the order decides: so there is no circle, not even where choices make one.
    """

    aims: Aims
    levels: Mapping[int, int]
    blocks: Sequence[tuple[int, ...]]
    final: Sequence[int]
    uses: Mapping[int, Sequence[int]]
    ahead: Mapping[int, Sequence[int]]


def lay(aims: Aims, levels: Mapping[int, int], blocks: Sequence[tuple[int, ...]]) -> Laid:
    """Return a route with what each of its members uses."""
    final = list(aims.held)
    for node, rank in levels.items():
        final[node] = rank
    uses = {
        node: tuple(dict.fromkeys(leaf.node for leaf in used_by(aims.graph, node, final)))
        for node in levels
    }
    ahead = _ahead(aims, levels, blocks)
    return Laid(aims=aims, levels=levels, blocks=blocks, final=final, uses=uses, ahead=ahead)


def _ahead(
    aims: Aims, levels: Mapping[int, int], blocks: Sequence[tuple[int, ...]]
) -> dict[int, tuple[int, ...]]:
    reached = list(aims.held)
    found = {}
    for block in blocks:
        for node in block:  # what it requires holds before it; its corequisites may come with it
            present = aims.graph.nodes[node]
            leaves_used = (*used_of(present.requires, reached), *present.corequires)
            needed = dict.fromkeys(x.node for x in leaves_used if x.rank > aims.held[x.node])
            found[node] = tuple(n for n in needed if n not in block)
        for node in block:
            reached[node] = levels[node]
    return found


def refresh_minutes(graph: PrerequisiteGraph, node: int) -> int:
    """Return the minutes to go over something held: a sixth, rounded up to five minutes."""
    present = graph.nodes[node]
    share = present.entry.minutes_to(present.mastery) / REFRESH_SHARE
    return -int(-share // ROUND) * ROUND


def whole(aims: Aims, state: KnowledgeState, route: Route) -> tuple[int, int]:
    """Return the minutes and steps of a whole path: its route and the reviews due on it."""
    due = _due(aims, state, route.levels)
    if not due:
        return route.minutes, route.steps
    uses = lay(aims, route.levels, ()).uses.values()
    needed = {u for used in uses for u in used if u in due}
    minutes = sum(refresh_minutes(aims.graph, node) for node in needed)
    return route.minutes + minutes, route.steps + len(needed)


def _due(aims: Aims, state: KnowledgeState, levels: Mapping[int, int]) -> set[int]:
    """Return the nodes whose review is due; what the path takes further is practised by that."""
    nodes = aims.graph.nodes
    return {n.index for n in nodes if n.index not in levels and state.of(n.key).review_due}


def steps(laid: Laid, state: KnowledgeState, graph: PrerequisiteGraph) -> tuple[Step, ...]:
    """Return the steps in order, reviews that are due put before the first step that needs them."""
    aims = laid.aims
    due = _due(aims, state, laid.levels)
    rows: list[tuple[StepKind, tuple[int, ...]]] = []
    for block in laid.blocks:
        needed = [u for x in block for u in laid.uses[x] if u in due]
        for node in sorted(set(needed)):
            due.discard(node)
            rows.append(("refresh", (node,)))
        rows.append((_kind(aims.graph, block), block))
    numbers: dict[int, int] = {}
    count = 0
    for kind, block in rows:
        count += kind != "earn"
        numbers.update(dict.fromkeys(block, count if kind != "earn" else 0))
    builder = _Builder(laid, graph, numbers, state)
    return tuple(builder.step(kind, block) for kind, block in rows)


def _kind(graph: PrerequisiteGraph, block: tuple[int, ...]) -> StepKind:
    if len(block) > 1:
        return "together"
    return "earn" if isinstance(graph.nodes[block[0]].entry, Credential) else "learn"


class _Builder:
    """Makes steps out of blocks."""

    def __init__(
        self,
        laid: Laid,
        graph: PrerequisiteGraph,
        numbers: Mapping[int, int],
        state: KnowledgeState,
    ) -> None:
        self.laid = laid
        self.state = state
        self.full = graph
        self.numbers = numbers
        self.graph = laid.aims.graph
        goals = laid.aims.nodes(laid.aims.open)
        self.goals = {node for node, _ in goals}
        self.serves = serving(self.graph, dict.fromkeys(n for n, _ in goals), laid.final)
        self.needed_by = dependents(graph)
        self.order = {x: place for place, block in enumerate(laid.blocks) for x in block}
        self.asked_by: dict[int, list[int]] = {}
        for node in sorted(laid.levels, key=lambda x: self.order[x]):
            for used in laid.uses[node]:
                self.asked_by.setdefault(used, []).append(node)
        self.wished = {n for n, d in laid.aims.wishes if d.kind == "choose"}

    def step(self, kind: StepKind, block: tuple[int, ...]) -> Step:
        nodes = self.graph.nodes
        refresh = kind == "refresh"
        inside = set(block)
        asking = dict.fromkeys(a for x in block for a in self.asked_by.get(x, ()))
        opens = dict.fromkeys(
            o for x in block for o in self.needed_by[self.full.index[nodes[x].key]]
        )
        waits = (n for x in block for n in self._before(x))
        number = self.numbers[block[0]]
        goals = dict.fromkeys(g for x in block for g in self.serves.get(x, ()))
        due = self.state.of(nodes[block[0]].key).review if refresh else None
        return Step(
            kind=kind,
            number=number,
            parts=tuple(self._part(x, refresh=refresh) for x in block),
            minutes=sum(self._part(x, refresh=refresh).minutes for x in block),
            ready=refresh or ready(self.graph, block, self.laid.aims.held),
            goals=tuple(nodes[g].key for g in goals),
            goal=not refresh and bool(self.goals & inside),
            for_keys=tuple(nodes[a].key for a in asking if a not in inside),
            opens=tuple(self.full.nodes[o].key for o in sorted(opens)),
            waits_for=tuple(sorted({w for w in waits if w != number})),
            wished=bool(self.wished & inside),
            review=due.count + 1 if due else 0,
        )

    def _before(self, node: int) -> Iterator[int]:
        """Yield the numbers of the steps that a node uses, also through milestones."""
        for used in self.laid.uses.get(node, ()):
            if used not in self.laid.levels and self.numbers.get(used):  # it is gone over first
                yield self.numbers[used]
        for used in self.laid.ahead.get(node, ()):
            if self.numbers.get(used):
                yield self.numbers[used]
            else:
                yield from self._before(used)

    def _part(self, node: int, *, refresh: bool) -> Part:
        held = self.laid.aims.held[node]
        present = self.graph.nodes[node]
        if refresh:
            minutes = refresh_minutes(self.graph, node)
            return Part(key=present.key, from_rank=held, to_rank=held, minutes=minutes)
        rank = self.laid.levels[node]
        minutes = present.entry.minutes_to(rank) - present.entry.minutes_to(held)
        return Part(key=present.key, from_rank=held, to_rank=rank, minutes=minutes)


def counting(laid: Laid) -> tuple[list[int], int]:
    """Return what is held and touches this path, in the author's order, and its minutes.

    That is what the path uses, what its goals are, and what those rest on in their turn.
    """
    graph, held = laid.aims.graph, laid.aims.held
    stack = [u for uses in laid.uses.values() for u in uses]
    stack += [node for node, _ in laid.aims.nodes(laid.aims.goals)]
    stack += list(laid.levels)
    seen: set[int] = set()
    while stack:
        node = stack.pop()
        if node in seen or not held[node]:
            continue
        seen.add(node)
        present = graph.nodes[node]
        stack += [leaf.node for leaf in (*leaves(present.requires), *present.corequires)]
    counted = sorted(seen)
    return counted, sum(graph.nodes[x].entry.minutes_to(held[x]) for x in counted)
