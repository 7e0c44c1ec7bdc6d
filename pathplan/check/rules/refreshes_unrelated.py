"""It refreshes something that it does not build on.

Practising one competency keeps another one fresh when it uses it. Nothing here leads from the one
to the other.

Bad:
    competencies:
      count: {title: Count}
      add: {title: Add, requires: [count]}
      draw: {title: Draw, refreshes: {add: 0.5}}
Good:
    competencies:
      count: {title: Count}
      add: {title: Add, requires: [count]}
      draw: {title: Draw, requires: [add], refreshes: {add: 0.5}}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity
from pathplan.graph.reach import backward
from pathplan.model import Competency


def unrelated(subject: Subject) -> Iterator[Found]:
    """Yield each entry of `refreshes` that no line of requirements leads to."""
    for node in subject.graph.nodes:
        entry = node.entry
        if not isinstance(entry, Competency) or entry.map != subject.map.id or not entry.refreshes:
            continue
        below = set(backward(subject.graph, [node.index]))
        for worth in entry.refreshes:
            target = subject.graph.find(subject.map.key(worth.id))
            if target is not None and target not in below:
                name = subject.titled(subject.graph.nodes[target].key)
                yield Found(
                    worth.where.at_key(),
                    f"`{entry.id}` does not build on {name}",
                    "nothing leads there",
                )


RULE = Rule(unrelated, Severity.WARNING)
