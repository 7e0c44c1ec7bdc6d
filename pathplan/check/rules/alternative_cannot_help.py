"""An option of a choice can never be taken, or takes another one with it.

It needs what the choice is for, it cannot be learned, or it needs another option of the same
choice, so that whoever has it has that one already.

Bad:
    competencies:
      r: {title: R}
      q: {title: Q, requires: [{any_of: [p, r]}]}
      p: {title: P, requires: [q]}
Good:
    competencies:
      r: {title: R}
      q: {title: Q, requires: [{any_of: [p, r]}]}
      p: {title: P}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.requirements import duplicate, place_of, said
from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity
from pathplan.graph.redundancy import dead_options


def cannot_help(subject: Subject) -> Iterator[Found]:
    """Yield each entry of a choice that is dead, or swallowed by another one."""
    nodes = subject.graph.nodes
    for option in dead_options(subject.graph):
        owner = nodes[option.owner]
        where = place_of(option.part)
        if owner.entry.map != subject.map.id or where is None:
            continue
        name = said(subject, option.part)
        if option.kind == "dead":
            own = subject.map.short(owner.key)
            yield Found(
                where,
                f"{name} cannot help here",
                f"it needs `{own}` itself, or nobody can learn it",
            )
        elif option.by is not None and not duplicate(option.part, (option.by, option.part)):
            other = said(subject, option.by)
            yield Found(where, f"{name} already needs {other}", "so it is never the shorter way")


RULE = Rule(cannot_help, Severity.WARNING)
