"""A prerequisite asks for more than mastery.

Mastery is what counts as achieved; who asks for more makes the way longer for everybody.

Bad:
    levels: [guided, alone, teaching]
    mastery: alone
    competencies:
      add: {title: Add}
      sum: {title: Sum up, requires: [{id: add, level: teaching}]}
Good:
    levels: [guided, alone, teaching]
    mastery: alone
    competencies:
      add: {title: Add}
      sum: {title: Sum up, requires: [{id: add, level: alone}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity
from pathplan.graph.reach import lines
from pathplan.text import Where


def above(subject: Subject) -> Iterator[Found]:
    """Yield each level of a prerequisite that lies above the mastery of what it is asked of."""
    nodes = subject.graph.nodes
    for node, leaf in lines(subject.graph):
        if leaf.need.level is None or nodes[node].entry.map != subject.map.id:
            continue
        target = nodes[leaf.node]
        if leaf.rank > target.mastery:
            where = Where(leaf.need.where.file, (*leaf.need.where.path[:-1], "level"))
            yield Found(
                where,
                f"`{leaf.need.level}` is above mastery of {target.entry.title}",
                f"mastery is `{target.entry.mastery}`",
            )


RULE = Rule(above, Severity.NOTE)
