"""What fits into a budget, against trying everything."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from random import Random

import jsonschema
import pytest
from reference import best, preferred, routes
from test_oracle import task_of

from pathplan.check.schema import schema_text
from pathplan.cli.run import run
from pathplan.graph.prerequisites import holds
from pathplan.plan import budget, choose
from pathplan.plan.explain import serving
from pathplan.plan.task import Task

CURRICULA = Path(__file__).parents[2] / "curricula"
TASKS = 700
Levels = dict[int, int]


def of(seed: int) -> tuple[Task, list[int | None], int]:
    """Return a task with up to three goals that can be reached, their priorities, and a budget."""
    random = Random(seed)
    task = task_of(seed)
    nodes = task.graph.nodes
    more = random.sample(range(len(nodes)), 2)
    goals = dict.fromkeys([*task.goals, *((i, nodes[i].mastery) for i in more)])
    found = []
    for node, rank in goals:
        alone = Task.of(task.graph, task.held, task.cap, [(node, rank)])
        if task.held[node] < rank and choose.cheapest(alone) is not None:
            found.append((node, rank))
    whole = Task.of(task.graph, task.held, task.cap, found, avoid=task.avoid)
    reached = {*whole.order}
    whole = replace(whole, choose=tuple(c for c in task.choose if c in reached))
    priorities = [random.choice([None, 1, 1, 2]) for _ in found]
    return whole, priorities, random.choice([0, 45, 60, 120, 180, 240, 300])


def goals_within(task: Task, priorities: list[int | None], minutes: int) -> tuple[int, ...]:
    """Return the places of the goals to reach: try every route."""
    free = replace(task, goals=())
    fitting = [w for w in routes(free) if task.cost(w)[1] <= minutes]
    ranks = [10**9 if p is None else p for p in priorities]

    def worth(way: Levels) -> tuple[object, ...]:
        met = [way.get(node, 0) >= rank for node, rank in task.goals]
        told: list[object] = []
        for rank in sorted(set(ranks)):
            mine = [m for m, r in zip(met, ranks, strict=True) if r == rank]
            told += [sum(mine), tuple(mine)]
        return tuple(told)

    chosen = max(fitting, key=worth)
    return tuple(n for n, (node, rank) in enumerate(task.goals) if chosen.get(node, 0) >= rank)


def reached_within(task: Task, goals: tuple[int, ...], minutes: int) -> Levels:
    """Return the best route to some goals within a budget."""
    if not goals:
        return {}
    some = replace(task, goals=tuple(task.goals[n] for n in goals))
    fitting = [w for w in routes(some) if some.cost(w)[1] <= minutes]
    return min(fitting, key=lambda w: (some.cost(w), preferred(some, w)))


def test_the_part_is_worth_most_to_the_goals() -> None:
    tried = begun = 0
    for seed in range(TASKS):
        task, priorities, minutes = of(seed)
        if not task.goals:
            continue
        tried += 1
        got = budget.within(task, priorities, minutes)
        goals = goals_within(task, priorities, minutes)
        first = reached_within(task, goals, minutes)
        held = tuple(max(h, first.get(n, 0)) for n, h in enumerate(task.held))
        left = tuple((n, r) for n, r in task.goals if held[n] < r)
        after = replace(task, held=held, goals=left, choose=())
        rest = minutes - task.cost(first)[1]
        further = best(after) if left else {}
        assert further is not None
        final = [max(h, further.get(n, 0)) for n, h in enumerate(held)]
        serves = serving(task.graph, dict.fromkeys(n for n, _ in left), final)
        ahead = replace(after, cap=tuple(final), goals=(), avoid=frozenset())

        def value(way: Levels, serves: dict[int, list[int]] = serves, on: Task = ahead) -> int:
            return sum(on.cost_of(n, r) * len(serves.get(n, ())) for n, r in way.items())

        ways = [w for w in routes(ahead) if ahead.cost(w)[1] <= rest] if left else [{}]
        ways = [w for w in ways if all(rank == final[n] for n, rank in w.items())]
        most = max(map(value, ways))
        part = min((w for w in ways if value(w) == most), key=lambda w: preferred(ahead, w))
        assert dict(got.route.levels) == {**first, **part}, seed
        begun += bool(part)
        assert got.route.minutes <= minutes
    assert tried > TASKS / 2
    assert begun > TASKS / 15


@pytest.mark.parametrize("budget", ["0", "3h", "10h", "2026-12-11", "60h"])
def test_json_says_what_is_left_out(budget: str, capfd: pytest.CaptureFixture[str]) -> None:
    mia = str(CURRICULA / "fractions/learners/L-0042.learner.yaml")
    words = ["plan", mia, "-q", "--today", "2026-11-23", "--format", "json"]
    run(words)
    whole = json.loads(capfd.readouterr().out)
    run([*words, "--budget", budget])
    made = json.loads(capfd.readouterr().out)
    jsonschema.validate(made, json.loads(schema_text("plan")))
    cut = made["budget"]
    assert made["totals"]["minutes"] <= cut["minutes"]
    inside = {c["id"] for s in made["steps"] if s["kind"] == "learn" for c in s["competencies"]}
    assert inside.isdisjoint(out["id"] for out in cut["left_out"])
    if not cut["left_out"]:
        assert made["steps"][-1]["number"] == whole["steps"][-1]["number"]
        assert cut["goals"] == []


def test_the_part_is_closed_also_without_the_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "find_spec", lambda _: None)
    for seed in range(TASKS // 5):
        task, priorities, minutes = of(seed)
        if task.goals:
            route = budget.within(task, priorities, minutes).route
            levels = [route.levels.get(n, h) for n, h in enumerate(task.held)]
            assert route.minutes <= minutes
            assert all(holds(task.graph.nodes[n].requires, levels) for n in route.levels), seed
