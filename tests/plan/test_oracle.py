"""The planner against a brute-force reference, on random small maps."""

from __future__ import annotations

from random import Random

import pytest
from maps import random_map
from reference import best, learned

from pathplan.graph.derive import derive
from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.plan import choose, solver
from pathplan.plan.order import in_order
from pathplan.plan.task import Task

MAPS = 2000
SOLVED = 400


def task_of(seed: int) -> Task:
    """Return a random task: levels held, things skipped, wishes, one goal or two."""
    random = Random(seed * 7 + 1)
    graph = PrerequisiteGraph.build([random_map(seed, random.choice([4, 5, 6]))])
    nodes = graph.nodes
    last = len(nodes) - 1
    held = tuple(random.randint(1, n.size) if random.random() < 0.15 else 0 for n in nodes)
    cap = tuple(h if random.random() < 0.1 else n.size for h, n in zip(held, nodes, strict=True))
    more = [random.randrange(len(nodes))] if random.random() < 0.4 else []
    goals = tuple(dict.fromkeys((i, nodes[i].mastery) for i in [last, *more]))
    reached = set(Task(graph=graph, held=held, cap=cap, goals=goals).order)
    free = [i for i in range(len(nodes)) if held[i] == 0]
    return Task(
        graph=graph,
        held=held,
        cap=cap,
        goals=goals,
        choose=tuple(i for i in free if i in reached and random.random() < 0.12),
        avoid=frozenset(i for i in free if random.random() < 0.12),
    )


def test_derivability_is_that_of_the_definition() -> None:
    for seed in range(MAPS):
        graph = task_of(seed).graph
        top = [n.size for n in graph.nodes]
        assert derive(graph) == learned(graph, [0] * len(top), top), seed


def test_the_route_is_the_best_one() -> None:
    reached = 0
    for seed in range(MAPS):
        task = task_of(seed)
        want, got = best(task), choose.cheapest(task)
        reached += want is not None
        assert (None if got is None else dict(sorted(got.levels.items()))) == want, seed
        assert got is None or got.proven
    assert MAPS / 3 < reached < MAPS


def test_the_solver_finds_the_same_route() -> None:
    for seed in range(SOLVED):
        task = task_of(seed)
        one, other = choose.cheapest(task), solver.solve(task)
        assert (one is None) == (other is None), seed
        if one is not None and other is not None:
            assert dict(one.levels) == dict(other.levels), seed
            assert one.cost == other.cost


def test_no_step_comes_before_what_it_requires() -> None:
    for seed in range(SOLVED):
        task = task_of(seed)
        route = choose.cheapest(task)
        if route is None:
            continue
        blocks = in_order(task.graph, task.held, route.levels, (n for n, _ in task.goals))
        assert sorted(x for b in blocks for x in b) == sorted(route.levels), seed
        levels = list(task.held)
        for block in blocks:
            cap = list(levels)
            for x in block:
                cap[x] = route.levels[x]
            after = learned(task.graph, levels, cap)
            assert after == cap, seed
            levels = after
        assert all(levels[node] >= rank for node, rank in task.goals)


def test_a_further_met_record_never_makes_it_worse() -> None:
    for seed in range(SOLVED):
        task = task_of(seed)
        route = choose.cheapest(task)
        random = Random(seed)
        if route is None or not route.levels:
            continue
        more = list(task.held)
        node = random.choice(sorted(route.levels))
        more[node] = route.levels[node]
        better = Task(
            graph=task.graph,
            held=tuple(more),
            cap=tuple(max(c, m) for c, m in zip(task.cap, more, strict=True)),
            goals=task.goals,
            choose=tuple(c for c in task.choose if c != node),
            avoid=task.avoid - {node},
        )
        found = choose.cheapest(better)
        assert found is not None
        assert found.cost[:2] <= route.cost[:2], seed


@pytest.mark.parametrize(
    ("limit", "proven"), [(choose.LARGE, True), (1, False)], ids=["proven", "cut short"]
)
def test_without_the_solver_the_route_is_still_a_route(
    limit: int, proven: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose, "SMALL", 0)
    monkeypatch.setattr(choose, "LARGE", limit)
    monkeypatch.setattr(choose, "find_spec", lambda _: None)
    told = set()
    for seed in range(120):
        task = task_of(seed)
        want, got = best(task), choose.cheapest(task)
        assert (want is None) == (got is None), seed
        if want is None or got is None:
            continue
        told.add(got.proven)
        if got.proven:
            assert got.cost == task.cost(want)
        else:
            assert got.cost >= task.cost(want)
            assert got.minutes * (1 - got.gap) <= task.cost(want)[1] + 1
    assert proven in told
