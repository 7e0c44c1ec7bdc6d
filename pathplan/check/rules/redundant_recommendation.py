"""Recommended, and needed anyway.

What is required comes before in any case; recommending it as well says nothing.

Bad:
    competencies:
      count: {title: Count}
      add: {title: Add, requires: [count], recommends: [count]}
Good:
    competencies:
      count: {title: Count}
      add: {title: Add, requires: [count]}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.requirements import item_of
from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Fix, Severity
from pathplan.graph.prerequisites import forced
from pathplan.text import Change


def redundant(subject: Subject) -> Iterator[Found]:
    """Yield each recommendation of something that the same competency requires."""
    for node in subject.graph.nodes:
        if not node.recommends or node.entry.map != subject.map.id:
            continue
        asked = {leaf.node for leaf in (*forced(node.requires), *node.corequires)} - {node.index}
        seen: set[str] = set()
        for need in node.entry.recommends:
            if need.id in seen:
                continue
            seen.add(need.id)
            if subject.graph.find(subject.map.key(need.id)) in asked:
                change = Change(kind="remove", where=item_of(need))
                yield Found(
                    need.where,
                    f"`{need.id}` is needed here anyway",
                    "take it out of `recommends`",
                    fix=Fix(changes=(change,), safe=not need.because),
                )


RULE = Rule(redundant, Severity.WARNING, fix="safe")
