"""A level that the competency's scale does not have.

Bad:
    levels: [guided, alone]
    mastery: alone
    competencies:
      add: {title: Add}
      sum: {title: Sum up, requires: [{id: add, level: aloen}]}
Good:
    levels: [guided, alone]
    mastery: alone
    competencies:
      add: {title: Add}
      sum: {title: Sum up, requires: [{id: add, level: alone}]}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pathplan.check.references import troubles
from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity
from pathplan.model import Competency, LearnerProfile
from pathplan.spelling import nearest
from pathplan.text import Where


def unknown_level(subject: Subject) -> Iterator[Found]:
    """Yield each level, in a map or a learner file, that is not on the scale it is said of."""
    if subject.learner is not None:
        yield from _of_learner(subject, subject.learner)
        return
    for reference in troubles(subject):
        if reference.trouble == "level" and reference.need.level is not None:
            need = reference.need
            node = subject.graph.find(subject.map.key(need.id))
            levels = subject.graph.nodes[node].entry.levels if node is not None else ()
            where = Where(need.where.file, (*need.where.path[:-1], "level"))
            if need.where.path[-1] != "id":
                where = Where(need.where.file, need.where.path)
            yield _found(where, reference.need.level, levels)
    own = subject.map
    wrong = own.mastery is not None and own.mastery not in own.levels
    if wrong and own.mastery is not None:
        yield _found(own.where / "mastery", own.mastery, own.levels)
    for competency in own.competencies:
        taken = wrong and (competency.mastery, competency.levels) == (own.mastery, own.levels)
        yield from _of_competency(competency, taken=taken)


def _of_competency(competency: Competency, *, taken: bool) -> Iterator[Found]:
    """Yield the levels that a competency's own scale lacks; `taken` mastery is the map's matter."""
    levels = competency.levels
    if competency.mastery not in levels and not taken:
        yield _found(competency.where / "mastery", competency.mastery, levels)
    for level, _ in competency.effort.per_level if competency.effort else ():
        if level not in levels:
            yield _found((competency.where / "effort" / level).at_key(), level, levels)
    for way in competency.assess:
        if way.level is not None and way.level not in levels:
            yield _found(way.where / "level", way.level, levels)


def _of_learner(subject: Subject, learner: LearnerProfile) -> Iterator[Found]:
    said: list[tuple[str, str | None, Where]]
    said = [(g.id, g.level, Where(g.where.file, g.where.path[:-1])) for g in learner.goals]
    said += [(e.competency, e.level, e.where) for e in learner.evidence]
    said += [(d.competency, d.level, d.where) for d in learner.decisions]
    for name, level, where in said:
        node = subject.graph.find(learner.key(name))
        if level is not None and node is not None:
            levels = subject.graph.nodes[node].entry.levels
            if level not in levels:
                yield _found(where / "level", level, levels)


def _found(where: Where, level: str, levels: Sequence[str]) -> Found:
    near = nearest(level, levels)
    listed = ", ".join(levels)
    help_ = f"nearest: `{near}`" if near else f"its levels, low to high: {listed}"
    return Found(where, f"`{level}` is not a level here", help_)


RULE = Rule(unknown_level, Severity.ERROR, "both")
