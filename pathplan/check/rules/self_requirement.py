"""Something that needs itself.

Nobody could ever start it. What recommends or refreshes itself says nothing.

Bad:
    competencies:
      add: {title: Add, effort: 1h, requires: [add]}
Good:
    competencies:
      count: {title: Count, effort: 1h}
      add: {title: Add, effort: 1h, requires: [count]}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity
from pathplan.graph.prerequisites import Node, forced
from pathplan.graph.reach import lines
from pathplan.model import Competency
from pathplan.text import Where


def itself(subject: Subject) -> Iterator[Found]:
    """Yield each place where an entry names itself; in a choice that is another rule's."""
    nodes = subject.graph.nodes
    own = {node for node, leaf in lines(subject.graph) if leaf.node == node}
    own.update(n.index for n in nodes if n.recommends)
    for entry in subject.map.competencies:
        if entry.refreshes:
            own.add(subject.graph.index[entry.key])
    for node in (nodes[index] for index in sorted(own)):
        if node.entry.map == subject.map.id:
            for where, said in _places(subject, node):
                help_ = "take it out, or name what comes before it"
                yield Found(where, f"this {said} itself", help_)


def _places(subject: Subject, node: Node) -> Iterator[tuple[Where, str]]:
    for said, asked in (("needs", forced(node.requires)), ("corequires", node.corequires)):
        yield from ((leaf.need.where, said) for leaf in asked if leaf.node == node.index)

    def own(name: str) -> bool:
        return subject.graph.find(subject.map.key(name)) == node.index

    if node.index in node.recommends:
        named = (need for need in node.entry.recommends if own(need.id))
        yield from ((need.where, "recommends") for need in named)
    refreshes = node.entry.refreshes if isinstance(node.entry, Competency) else ()
    yield from ((r.where.at_key(), "refreshes") for r in refreshes if own(r.id))


RULE = Rule(itself, Severity.ERROR, hard=True)
