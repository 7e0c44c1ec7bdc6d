"""Which assessments show a competency, the best first, and which of them show several steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pathplan.model import Assessment, Competency, CompetencyMap, Entry, LearnerProfile
from pathplan.model.report import Content

NEVER = 10**6
"""Minutes of what nobody knows how long it takes: it comes last."""


class Showing:
    """The assessments that reach the level that a step goes to.

    `aims` are the ranks to reach by key, `learned` those that a plan learns, in its order. One that
    states no level shows mastery, one within a competency whatever level is aimed at.

    First comes what a decision chose, then the kinds the learner likes, then what shows several
    steps of the plan in less time than the shortest single ones take together, then the single
    ones, then the others that show several; among these the shortest. An assessment of unknown
    effort saves nothing.
    """

    def __init__(
        self,
        aims: Mapping[str, int],
        learned: Sequence[str],
        entries: Mapping[str, Entry],
        maps: Sequence[CompetencyMap],
        learner: LearnerProfile | None,
    ) -> None:
        self.liked = learner.likes.show_by if learner else ()
        decisions = learner.decisions if learner else ()
        self.chosen = {learner.key(d.competency): d.show for d in decisions if d.show and learner}
        self.own = {k: _own(entries.get(k), rank) for k, rank in aims.items()}
        self.several: dict[str, list[Assessment]] = {key: [] for key in aims}
        self.steps: dict[Assessment, tuple[str, ...]] = {}
        for map_ in maps:
            for way in map_.assessments:
                needs = {map_.key(n.id): n.level for n in way.shows}
                shows = [k for k in aims if k in needs and _reaches(entries[k], needs[k], aims[k])]
                for key in shows:
                    self.several[key].append(way)
                self.steps[way] = tuple(k for k in learned if k in shows)

    def ways(self, key: str, *, shortest: bool = False) -> tuple[Assessment, ...]:
        """Return what shows a competency, the best first, or the shortest first."""

        def rank(way: Assessment) -> tuple[bool, bool, int, int]:
            return (
                way.title != self.chosen.get(key, ""),
                way.kind not in self.liked,
                (0 if self._saves(key, way) else 2) if way.shows else 1,
                _minutes(way),
            )

        listed = (*self.own[key], *self.several[key])
        return tuple(sorted(listed, key=_minutes if shortest else rank))

    def _saves(self, key: str, way: Assessment) -> bool:
        """Say whether one for several steps, this among them, takes less time than one for each."""
        steps = self.steps[way]
        singly = [min(map(_minutes, self.own[k]), default=NEVER) for k in steps]
        together = key in steps and len(steps) > 1 and NEVER not in singly
        return together and _minutes(way) < sum(singly)


def shown_with(
    found: Mapping[str, Content], learned: Sequence[str], showing: Showing
) -> dict[str, Content]:
    """Return the contents of steps that share an assessment.

    It is counted with the first step that it is the best for; later steps keep their own where a
    person chose another one, or the learner says to know it and a short check comes first.
    """
    made: dict[str, Content] = {}
    for place, key in enumerate(learned):
        best = found[key].assessments[:1]
        if key in made or not best or not best[0].shows:
            continue
        way = best[0]
        free = (k for k in learned[place + 1 :] if k in showing.steps[way] and k not in made)
        too = [
            k
            for k in free
            if showing.chosen.get(k, way.title) == way.title and not found[k].check_first
        ]
        for other in too:
            rest = (w for w in found[other].assessments if w != way)
            made[other] = replace(
                found[other], assessments=(way, *rest), shown_with=key, show_minutes=0
            )
        if too:
            made[key] = replace(found[key], shows_too=tuple(too))
    return made


def _own(entry: Entry | None, rank: int) -> tuple[Assessment, ...]:
    if not isinstance(entry, Competency):
        return ()
    return tuple(way for way in entry.assess if (entry.rank(way.level) or 0) >= rank)


def _reaches(entry: Entry, level: str | None, rank: int) -> bool:
    return (entry.rank(level) or 0) >= rank


def _minutes(way: Assessment) -> int:
    return NEVER if way.effort is None else way.effort
