"""The way from a goal to a step is one that is used, and none is shorter."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from maps import random_map

from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.model import Goal, KnowledgeState, Plan
from pathplan.plan import make_plan, why, whys


def _plan(seed: int) -> tuple[PrerequisiteGraph, Plan]:
    map_ = random_map(seed, 9)
    graph = PrerequisiteGraph.build([map_])
    goals = [Goal(id=entry.id) for entry in map_.entries[-2:]]
    state = KnowledgeState(as_of=date(2026, 11, 23))
    return graph, make_plan(graph, state, None, goals, map_.id)


def _distance(uses: dict[str, tuple[str, ...]], goal: str, key: str) -> int | None:
    """Return how many lines lead from a goal down to a key, another way than the code's."""
    reached, lines = {goal}, 0
    while key not in reached:
        more = reached | {used for one in reached for used in uses.get(one, ())}
        if more == reached:
            return None
        reached, lines = more, lines + 1
    return lines


@pytest.mark.parametrize("seed", range(60))
def test_the_way_is_used_and_short(seed: int) -> None:
    graph, plan = _plan(seed)
    uses = dict(plan.used)
    keys = [node.key for node in graph.nodes]
    for key, said in whys(graph, plan, keys).items():
        assert said == why(graph, plan, key)
        found = [_distance(uses, goal.key, key) for goal in plan.goals]
        first = next((lines for lines in found if lines is not None), None)
        assert len(said.chain) == (0 if first is None else first + 1)
        for above, below in pairwise(said.chain):
            assert below.key in uses[above.key]
        assert (said.step is not None) == any(key in step.keys for step in plan.steps)
