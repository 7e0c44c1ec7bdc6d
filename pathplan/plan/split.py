"""What is left to decide about a route, in pieces that have nothing to do with each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pathplan.graph.derive import components, derive
from pathplan.graph.prerequisites import (
    SATISFIED,
    Expr,
    Gate,
    Leaf,
    Node,
    PrerequisiteGraph,
    leaves,
    renumbered,
)
from pathplan.model import Credential
from pathplan.plan.propagate import Partial
from pathplan.plan.remaining import left_of
from pathplan.plan.swallowed import without_swallowed
from pathplan.plan.task import Task

WHOLE = Credential(id="", map="", title="")
"""Stands for what a route must have in any case; the goal of each piece."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A task of its own; `nodes` gives for each of its nodes that of the whole task, or -1."""

    task: Task
    nodes: tuple[int, ...]

    def whole(self, levels: Mapping[int, int]) -> dict[int, int]:
        """Return the ranks of a route of this piece by the nodes of the whole task."""
        return {self.nodes[x]: rank for x, rank in levels.items() if self.nodes[x] >= 0}


@dataclass(slots=True)
class Split:
    """What a task leads to in any case, and the pieces that are left to decide.

    `have` are the ranks that every route has. What else can be needed falls into pieces: two
    competencies are in one piece when one names the other or one requirement names both. The
    best route of all is that of each piece put together, since broken wishes, minutes, steps,
    and the first competency in reading order that only one route has, are all decided within
    pieces. Where competencies wait for each other through alternatives, that does not hold: what
    one piece needs may wait for another. Then the task is one piece.
    """

    task: Task
    root: Partial
    apart: bool = False
    pieces: list[Piece] = field(default_factory=list)
    home: dict[int, int] = field(default_factory=dict)
    place: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, task: Task) -> Split | None:
        """Return a task in pieces, None where its goals cannot be reached."""
        reach = derive(task.graph, task.held, task.cap)
        loops = _loops(task, reach)
        root = Partial.begin(task if loops else without_swallowed(task, reach))
        for node, rank in task.goals:
            root.demand(node, rank)
        if not root.settle():
            return None
        split = cls(root.task, root)
        if loops:
            split._keep_whole()
        else:
            split._take_apart()
        return split

    @property
    def have(self) -> Sequence[int]:
        """The ranks that every route has."""
        return self.root.have

    @property
    def reach(self) -> Sequence[int]:
        """The ranks that can be reached at all."""
        return self.root.reach

    @property
    def levels(self) -> Mapping[int, int]:
        """The ranks above what is held that every route has."""
        return self.root.levels

    def _keep_whole(self) -> None:
        size = len(self.task.graph.nodes)
        self.pieces.append(Piece(self.task, tuple(range(size))))
        self.home = dict.fromkeys(range(size), 0)
        self.place = {node: node for node in range(size)}

    def _take_apart(self) -> None:
        self.apart = True
        near: dict[int, list[int]] = {}
        for first, *others in self._links():
            near.setdefault(first, []).extend(others)
            for other in others:
                near.setdefault(other, []).append(first)
        groups = components(near, near.__getitem__)
        for number, members in enumerate(groups):
            self.home.update(dict.fromkeys(members, number))
            self.place.update({node: place for place, node in enumerate(members, start=1)})
        asked: list[list[Expr]] = [[] for _ in groups]
        for _, gate in self.root.open:
            asked[self.home[next(self._named(leaves(gate)))]].append(self._within(gate))
        self.pieces = [
            self._piece(members, gates) for members, gates in zip(groups, asked, strict=True)
        ]

    def _links(self) -> Iterator[list[int]]:
        """Yield lists of nodes that belong together; what can still be needed is in one of them."""
        found = [list(self._named(leaves(gate))) for _, gate in self.root.open]
        found += [[w] for w in self._wished()]
        stack = [node for named in found for node in named]
        yield from found
        seen: set[int] = set()
        while stack:
            node = stack.pop()
            if node in seen:
                continue
            seen.add(node)
            if node not in self.levels:  # what every route has left its gates open above
                present = self.task.graph.nodes[node]
                named = list(self._named([*leaves(present.requires), *present.corequires]))
                yield [node, *named]
                stack += named

    def _wished(self) -> list[int]:
        task, reach = self.task, self.reach
        return [w for w in task.choose if self.have[w] < task.wanted(w) <= reach[w]]

    def _named(self, asked: Iterable[Leaf]) -> Iterator[int]:
        """Yield the nodes of leaves that not every route has, but that can be reached."""
        for leaf in asked:
            if self.have[leaf.node] < leaf.rank <= self.reach[leaf.node]:
                yield leaf.node

    def _piece(self, members: Sequence[int], asked: Sequence[Expr]) -> Piece:
        """Return one piece: its first node requires all that every route leaves open in it."""
        task = self.task
        nodes = [Node(0, "", WHOLE, 1, 1, Gate(len(asked), tuple(asked)))]
        for place, node in enumerate(members, start=1):
            present = task.graph.nodes[node]
            begun = node in self.levels
            nodes.append(
                replace(
                    present,
                    index=place,
                    requires=SATISFIED if begun else self._within(present.requires),
                    corequires=() if begun else tuple(self._moved(present.corequires)),
                    recommends=(),
                )
            )
        there = frozenset(members)
        return Piece(
            Task(
                graph=PrerequisiteGraph(tuple(nodes), {}),
                held=(0, *(self.have[node] for node in members)),
                cap=(1, *(self.reach[node] for node in members)),
                goals=((0, 1),),
                order=(0, *(self.place[node] for node in task.order if node in there)),
                minutes=((0, 0), *(task.minutes[node] for node in members)),
                choose=tuple(self.place[w] for w in self._wished() if w in there),
                avoid=frozenset(self.place[a] for a in task.avoid & there - {*self.levels}),
                begun=frozenset(self.place[node] for node in there & {*self.levels}),
            ),
            (-1, *members),
        )

    def _moved(self, asked: Iterable[Leaf]) -> Iterator[Leaf]:
        for leaf in asked:
            if self.have[leaf.node] < leaf.rank:
                yield Leaf(self.place[leaf.node], leaf.rank, leaf.need)

    def _within(self, expr: Expr) -> Expr:
        """Return what is left of an expression in its piece, given what every route has."""
        return renumbered(left_of(expr, self.have, self.reach), self.place)

    def required(self, owner: int, expr: Expr) -> tuple[int, Expr]:
        """Return the node of its piece that `owner` is, and what `expr` is in that piece.

        What every route has requires things in the first node.
        """
        if not self.apart:
            return owner, expr
        return 0 if owner in self.levels else self.place[owner], self._within(expr)


def _loops(task: Task, reach: Sequence[int]) -> bool:
    """Say whether competencies can wait for each other other than by being learned together."""
    nodes = task.graph.nodes
    rising = [n.index for n in nodes if reach[n.index] > task.held[n.index]]

    def asked(leaf_of: Iterable[Leaf]) -> list[int]:
        return [leaf.node for leaf in leaf_of if task.held[leaf.node] < leaf.rank]

    needed = {x: asked(leaves(nodes[x].requires)) for x in rising}
    beside = {x: asked(nodes[x].corequires) for x in rising}
    together: dict[int, tuple[int, ...]] = {x: (x,) for x in rising}
    for members in components(rising, lambda x: [*needed.get(x, ()), *beside.get(x, ())]):
        together.update(dict.fromkeys(members, members))
    return any(other in together[x] for x in rising for other in needed[x])
