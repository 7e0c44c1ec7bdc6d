"""An extra that something needs.

What is optional is offered, never needed. Something required is no extra.

Bad:
    competencies:
      draw: {title: Draw, optional: true}
      scale: {title: Scale, requires: [draw]}
Good:
    competencies:
      draw: {title: Draw}
      scale: {title: Scale, requires: [draw]}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity
from pathplan.graph.prerequisites import forced
from pathplan.model import Competency


def needed(subject: Subject) -> Iterator[Found]:
    """Yield each optional competency that a requirement cannot do without."""
    optional = {
        n.index for n in subject.graph.nodes if isinstance(n.entry, Competency) and n.entry.optional
    }
    if not optional:
        return
    for node in subject.graph.nodes:
        extra = isinstance(node.entry, Competency) and node.entry.optional
        if node.entry.map != subject.map.id or extra:
            continue
        for leaf in (*forced(node.requires), *node.corequires):
            if leaf.node in optional:
                name = subject.titled(subject.graph.nodes[leaf.node].key)
                message = f"{name} is optional, and needed here"
                yield Found(leaf.need.where, message, "take out `optional: true`, or this")


RULE = Rule(needed, Severity.WARNING)
