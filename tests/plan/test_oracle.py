"""The planner against a brute-force reference, on random small maps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

import pytest
from maps import random_map
from reference import best, learned

from pathplan.graph.derive import derive
from pathplan.graph.prerequisites import (
    Expr,
    Gate,
    PrerequisiteGraph,
    demands,
    gates,
    holds,
    leaves,
    taking,
)
from pathplan.plan import choose, solver
from pathplan.plan.order import in_order
from pathplan.plan.task import Allowance, Route, Task

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
    reached = set(Task.of(graph, held, cap, goals).order)
    free = [i for i in range(len(nodes)) if held[i] == 0]
    return Task.of(
        graph,
        held,
        cap,
        goals,
        choose=(i for i in free if i in reached and random.random() < 0.12),
        avoid=(i for i in free if random.random() < 0.12),
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


def solved(task: Task) -> Route | None:
    made = solver.Solver.of(task)
    return made.best() if made else None


def test_the_solver_finds_the_same_route() -> None:
    for seed in range(SOLVED):
        task = task_of(seed)
        one, other = choose.cheapest(task), solved(task)
        assert (one is None) == (other is None), seed
        if one is not None and other is not None:
            assert dict(one.levels) == dict(other.levels), seed
            assert one.cost == other.cost


def test_the_solver_takes_minutes_and_steps_apart_where_sums_are_large(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(solver, "EXACT", 0)
    for seed in range(SOLVED // 4):
        task = task_of(seed)
        one, other = choose.cheapest(task), solved(task)
        assert (one and dict(one.levels)) == (other and dict(other.levels)), seed


def test_pieces_put_together_are_the_route_of_the_whole() -> None:
    several = 0
    for seed in range(SOLVED):
        graph = PrerequisiteGraph.build([random_map(seed, 40, loops=seed % 4 == 0)])
        random = Random(seed)
        size = len(graph.nodes)
        held = [int(random.random() < 0.05) for _ in range(size)]
        goals = [(node, graph.nodes[node].mastery) for node in random.sample(range(12, size), 6)]
        top = [n.size for n in graph.nodes]
        free = [node for node in Task.of(graph, held, top, goals).order if not held[node]]
        named = random.sample(free, min(4, len(free)))
        task = Task.of(graph, held, top, goals, choose=named[:2], avoid=named[2:])
        want, routes = solved(task), choose.Routes.of(task)
        assert (want is None) == (routes is None), seed
        if want is not None and routes is not None:
            several += len(routes.split.pieces) > 1
            assert dict(sorted(routes.best.levels.items())) == dict(want.levels), seed
            assert routes.best.cost == want.cost
    assert several > SOLVED / 20


@pytest.mark.parametrize("few", [choose.FEW, -1], ids=["search", "solver"])
def test_another_way_is_the_best_route_that_takes_it(
    few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose, "FEW", few)
    tried = 0
    for seed in range(4 * SOLVED):
        task = task_of(seed)
        found = choose.Routes.of(task)
        if found is None:
            continue
        for owner in found.best.levels:
            for demand in demands(found.split.task.graph.nodes[owner].requires):
                for gate, part in ((g, p) for g in gates(demand) for p in g.parts):
                    expr = taking(demand, gate, part)
                    at = [x.node for x in leaves(gate) if x.node in found.split.home]
                    if not at or holds(gate, found.split.have):
                        continue
                    if not holds(expr, found.split.reach):
                        continue
                    want = best(also(task, owner, expr))
                    got = found.instead(
                        found.best,
                        (at[0], owner),
                        expr,
                        choose=task.choose,
                        avoid=task.avoid,
                        without=(),
                    )
                    assert (got.levels if got else None) == want, seed
                    tried += 1
    assert tried > SOLVED / 3


def also(task: Task, owner: int, expr: Expr) -> Task:
    """Return a task in which a node requires something besides."""
    nodes = list(task.graph.nodes)
    nodes[owner] = replace(nodes[owner], requires=Gate(2, (nodes[owner].requires, expr)))
    return replace(task, graph=replace(task.graph, nodes=tuple(nodes)))


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
        better = Task.of(
            task.graph,
            more,
            (max(c, m) for c, m in zip(task.cap, more, strict=True)),
            task.goals,
            choose=(c for c in task.choose if c != node),
            avoid=task.avoid - {node},
        )
        found = choose.cheapest(better)
        assert found is not None
        assert found.cost[:2] <= route.cost[:2], seed


@pytest.mark.parametrize("seconds", [0, 1e-4, 1e-3, 60])
def test_when_time_is_over_the_route_is_still_a_route(
    seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose, "FEW", -1)
    proven = 0
    for seed in range(SOLVED):
        task = task_of(seed)
        want, got = choose.cheapest(task), choose.cheapest(task, Allowance(seconds))
        assert (want is None) == (got is None), seed
        if want is None or got is None:
            continue
        assert learned(task.graph, task.held, after(task, got.levels)) == after(task, got.levels)
        assert all(after(task, got.levels)[node] >= rank for node, rank in task.goals)
        assert got.cost >= want.cost
        assert got.minutes * (1 - got.gap) <= want.minutes + 1 or got.cost[0] > want.cost[0]
        if got.proven:
            assert got.levels == want.levels
            proven += 1
    assert proven or not seconds


def after(task: Task, levels: Mapping[int, int]) -> list[int]:
    return [levels.get(node, held) for node, held in enumerate(task.held)]


@pytest.mark.parametrize(
    ("limit", "proven"), [(choose.LARGE, True), (1, False)], ids=["proven", "cut short"]
)
def test_without_the_solver_the_route_is_still_a_route(
    limit: int, proven: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose, "FEW", -1)
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
