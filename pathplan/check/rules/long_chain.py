"""A long chain of competencies, each needing the one before.

Counted along the shortest way through the choices. Whoever starts at its beginning has all of it
before them: perhaps some of it can be learned side by side.

Bad:
    competencies:
      c0: {title: C0}
      c1: {title: C1, requires: [c0]}
      c2: {title: C2, requires: [c1]}
      c3: {title: C3, requires: [c2]}
      c4: {title: C4, requires: [c3]}
      c5: {title: C5, requires: [c4]}
      c6: {title: C6, requires: [c5]}
      c7: {title: C7, requires: [c6]}
      c8: {title: C8, requires: [c7]}
      c9: {title: C9, requires: [c8]}
      c10: {title: C10, requires: [c9]}
      c11: {title: C11, requires: [c10]}
      c12: {title: C12, requires: [c11]}
      c13: {title: C13, requires: [c12]}
      c14: {title: C14, requires: [c13]}
      c15: {title: C15, requires: [c14]}
      c16: {title: C16, requires: [c15]}
      c17: {title: C17, requires: [c16]}
      c18: {title: C18, requires: [c17]}
      c19: {title: C19, requires: [c18]}
      c20: {title: C20, requires: [c19]}
      c21: {title: C21, requires: [c20]}
      c22: {title: C22, requires: [c21]}
      c23: {title: C23, requires: [c22]}
      c24: {title: C24, requires: [c23]}
      c25: {title: C25, requires: [c24]}
      c26: {title: C26, requires: [c25]}
      c27: {title: C27, requires: [c26]}
      c28: {title: C28, requires: [c27]}
      c29: {title: C29, requires: [c28]}
      c30: {title: C30, requires: [c29]}
Good:
    competencies:
      c0: {title: C0}
      c1: {title: C1, requires: [c0]}
      c2: {title: C2, requires: [c0]}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Option, Rule, Subject
from pathplan.diagnostic import Severity
from pathplan.graph.depth import chain, depths

MOST = Option("most", 30, "how many may stand in one chain")
SHOWN = 3


def long_chain(subject: Subject) -> Iterator[Found]:
    """Yield the deepest competency of a map, if its chain is longer than that."""
    nodes = subject.graph.nodes
    depth = depths(subject.graph)
    own = [n.index for n in nodes if n.entry.map == subject.map.id]
    last = max(own, key=lambda node: (depth[node], -node), default=None)
    if last is None or depth[last] <= subject.value(MOST):
        return
    names = [subject.map.short(nodes[node].key) for node in chain(subject.graph, depth, last)]
    if len(names) > 2 * SHOWN:
        names[SHOWN:-SHOWN] = ["..."]
    way = " > ".join(names)
    yield Found(
        nodes[last].entry.where.at_key(),
        f"{depth[last]} competencies stand in one chain up to `{names[-1]}`",
        advice=way,
    )


RULE = Rule(long_chain, Severity.NOTE, options=(MOST,))
