"""A strand stands before one that it cannot do without.

Strands are listed in the order in which they are shown. Nothing in this one can be begun before
something of a later one is learned.

Bad:
    strands: {ratio: {title: Ratio}, number: {title: Number}}
    competencies:
      half: {title: Half, strand: number}
      rate: {title: Rate, strand: ratio, requires: [half]}
Good:
    strands: {number: {title: Number}, ratio: {title: Ratio}}
    competencies:
      half: {title: Half, strand: number}
      rate: {title: Rate, strand: ratio, requires: [half]}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity
from pathplan.graph.derive import derive
from pathplan.graph.prerequisites import leaves
from pathplan.model import Competency


def out_of_order(subject: Subject) -> Iterator[Found]:
    """Yield each strand that nothing can be learned of while the later ones are closed."""
    strands = subject.map.strands
    order = {strand.id: number for number, strand in enumerate(strands)}
    at = {
        node.index: order[node.entry.strand]
        for node in subject.graph.nodes
        if isinstance(node.entry, Competency)
        and node.entry.map == subject.map.id
        and node.entry.strand in order
    }
    reached: list[int] = []
    for number, strand in enumerate(strands[:-1]):
        members = [node for node, of in at.items() if of == number]
        if not members or _begins(subject, members, at):
            continue
        reached = reached or derive(subject.graph)
        cap = [0 if at.get(n.index, 0) > number else n.size for n in subject.graph.nodes]
        closed = derive(subject.graph, cap=cap)
        if not any(closed[m] for m in members) and any(reached[m] for m in members):
            later = _later(subject, members, at, number)
            yield Found(
                strand.where.at_key(),
                f"nothing in `{strand.id}` can be begun before `{strands[later].id}`",
                f"list `{strands[later].id}` first",
            )


def _begins(subject: Subject, members: list[int], at: Mapping[int, int]) -> bool:
    """Say whether something in a strand asks for nothing of its map: a quick look."""
    nodes = subject.graph.nodes
    return any(
        not nodes[m].corequires and not any(leaf.node in at for leaf in leaves(nodes[m].requires))
        for m in members
    )


def _later(subject: Subject, members: list[int], at: Mapping[int, int], number: int) -> int:
    """Return the first later strand that something in a strand asks for."""
    asked = (
        at[leaf.node]
        for m in members
        for leaf in (*leaves(subject.graph.nodes[m].requires), *subject.graph.nodes[m].corequires)
        if leaf.node in at
    )
    return min((of for of in asked if of > number), default=number + 1)


RULE = Rule(out_of_order, Severity.NOTE)
