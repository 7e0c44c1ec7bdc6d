"""Other ids, the same plan: ties go to the author's order, never to names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from maps import random_map

from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.model import (
    AtLeast,
    CompetencyMap,
    Decision,
    Entry,
    Goal,
    KnowledgeState,
    LearnerProfile,
    Need,
    Pace,
    Plan,
    Requirement,
)
from pathplan.plan import make_plan

MAPS = 300
DAY = date(2026, 11, 23)
Names = dict[str, str]


def renamed(map_: CompetencyMap, names: Names) -> CompetencyMap:
    def moved(requirement: Requirement) -> Requirement:
        if isinstance(requirement, Need):
            return replace(requirement, id=names[requirement.id])
        return AtLeast(
            n=requirement.n,
            parts=tuple(moved(part) for part in requirement.parts),
            form=requirement.form,
        )

    def entry(old: Entry) -> Entry:
        found = replace(old, id=names[old.id], requires=moved(old.requires))
        return replace(found, corequires=tuple(replace(c, id=names[c.id]) for c in old.corequires))

    return replace(map_, entries=tuple(entry(old) for old in map_.entries))


def planned(map_: CompetencyMap, names: Names, seed: int) -> Plan:
    """Return a plan for random goals and wishes, given by the places of competencies."""
    random = Random(seed)
    ids = [names[f"c{n}"] for n in range(len(map_.entries))]
    wishes = [
        Decision(kind=random.choice(["choose", "avoid", "skip", "first", "last"]), competency=name)
        for name in random.sample(ids, 2)
    ]
    learner = LearnerProfile(
        id="L",
        file="l",
        map_ids=("m",),
        decisions=tuple(wishes),
        pace=Pace(hours_per_week=3),
    )
    goals = [Goal(id=name, due=DAY) for name in random.sample(ids, 2)]
    graph = PrerequisiteGraph.build([map_])
    return make_plan(graph, KnowledgeState(as_of=DAY, holdings={}), learner, goals, "m")


def told(plan: Plan, names: Names) -> list[object]:
    """Return what a plan says, with the first names."""
    first = {f"m/{new}": old for old, new in names.items()}
    return [
        [([first[key] for key in s.keys], s.kind, s.minutes, s.waits_for) for s in plan.steps],
        [
            [(sorted(first[key] for key in o.keys), o.minutes) for o in (c.taken, *c.others)]
            for c in plan.choices
        ],
        [first[goal.goal.key] for goal in plan.unreachable],
        [(first[f"m/{b.decision.competency}"], b.reason) for b in plan.broken_wishes],
        plan.schedule.spans if plan.schedule else None,
    ]


def test_renaming_ids_changes_nothing() -> None:
    planned_at_all = 0
    for seed in range(MAPS):
        map_ = random_map(seed, 8)
        same = {f"c{n}": f"c{n}" for n in range(8)}
        places = [f"{chr(97 + n)}{n}" for n in range(8)]
        Random(seed).shuffle(places)
        names = dict(zip(same, places, strict=True))
        one = planned(map_, same, seed)
        other = planned(renamed(map_, names), names, seed)
        planned_at_all += bool(one.steps)
        assert told(one, same) == told(other, names), seed
    assert planned_at_all > MAPS / 2
