"""Recommendations go round in a circle.

They only decide an order, so nothing breaks; but each of these is better after the next one, and
somewhere the order is given up.

Bad:
    competencies:
      a: {title: A, recommends: [b]}
      b: {title: B, recommends: [a]}
Good:
    competencies:
      a: {title: A, recommends: [b]}
      b: {title: B}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Related, Severity
from pathplan.graph.derive import components
from pathplan.graph.prerequisites import leaves


def circles(subject: Subject) -> Iterator[Found]:
    """Yield one circle through a recommendation for each knot of lines that has one."""
    graph = subject.graph
    wishing = [n.index for n in graph.nodes if n.recommends]
    if not wishing:
        return

    def following(node: int) -> list[int]:
        present = graph.nodes[node]
        return [*present.recommends, *(leaf.node for leaf in leaves(present.requires))]

    for knot in components(wishing, following):
        inside = set(knot)
        first = next(
            (
                (n, target)
                for n in knot
                for target in graph.nodes[n].recommends
                if target in inside and target != n and graph.nodes[n].entry.map == subject.map.id
            ),
            None,
        )
        if first is not None:
            yield _found(subject, *first)


def _found(subject: Subject, node: int, target: int) -> Found:
    nodes = subject.graph.nodes
    one, other = (subject.map.short(nodes[n].key) for n in (node, target))
    need = next(
        n
        for n in nodes[node].entry.recommends
        if subject.graph.find(subject.map.key(n.id)) == target
    )
    back = (
        *nodes[target].entry.recommends,
        *(leaf.need for leaf in leaves(nodes[target].requires)),
    )
    return Found(
        need.where,
        f"`{one}` is better after `{other}`, and `{other}` after `{one}`",
        "one of these recommendations cannot be followed",
        related=tuple(Related(where=n.where, message=f"{other} leads back here") for n in back[:1]),
    )


RULE = Rule(circles, Severity.NOTE)
