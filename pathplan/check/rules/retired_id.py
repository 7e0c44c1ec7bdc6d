"""An earlier id of a competency.

Evidence may use it for ever; a map uses the present one.

Bad:
    competencies:
      equal: {title: Make equal fractions, was: [equiv]}
      simplify: {title: Simplify fractions, requires: [equiv]}
Good:
    competencies:
      equal: {title: Make equal fractions, was: [equiv]}
      simplify: {title: Simplify fractions, requires: [equal]}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.references import troubles
from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Fix, Severity
from pathplan.text import Change


def retired(subject: Subject) -> Iterator[Found]:
    """Yield each reference of a map that uses a former id."""
    for reference in troubles(subject):
        if reference.trouble != "retired":
            continue
        need = reference.need
        present = subject.graph.retired(subject.map.key(need.id))
        if present is not None:
            short = subject.map.short(present)
            change = Change(kind="replace", where=need.where, value=short)
            yield Found(
                need.where,
                f"`{need.id}` is an earlier id of `{short}`",
                f"write `{short}`",
                fix=Fix(changes=(change,), safe=True),
            )


RULE = Rule(retired, Severity.WARNING, fix="safe")
