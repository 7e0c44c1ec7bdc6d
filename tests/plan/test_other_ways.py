"""What another way costs, warm from the last one, against a fresh look at the whole task."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

import pytest
from maps import as_map, map_with_choices, one, random_requirement

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
from pathplan.library import Library
from pathplan.model import NOTHING, AtLeast, CompetencyMap, Need, Requirement
from pathplan.plan import branch, choose, program
from pathplan.plan.choose import Routes
from pathplan.plan.search import Search
from pathplan.plan.task import Route, Task

MAPS = 400


def any_of(*parts: Requirement | str) -> AtLeast:
    return AtLeast(n=1, parts=needs(parts), form="any_of")


def all_of(*parts: Requirement | str) -> AtLeast:
    return AtLeast(n=len(parts), parts=needs(parts), form="all_of")


def needs(parts: tuple[Requirement | str, ...]) -> tuple[Requirement, ...]:
    return tuple(Need(id=part) if isinstance(part, str) else part for part in parts)


def task_on(map_: CompetencyMap, goal: str, *, held: tuple[str, ...] = ()) -> Task:
    graph = PrerequisiteGraph.build([map_])
    have = [int(node.entry.id in held) for node in graph.nodes]
    return Task.of(graph, have, [1] * len(have), [(graph.find(f"{map_.id}/{goal}") or 0, 1)])


def asked(routes: Routes) -> Iterator[tuple[int, Expr]]:
    """Yield the owners on the best route, each with what takes a part of a gate of theirs."""
    for owner in routes.best.levels:
        for demand in demands(routes.split.task.graph.nodes[owner].requires):
            for gate in gates(demand):
                for part in gate.parts:
                    yield owner, taking(demand, gate, part)


def warm(routes: Routes, owner: int, expr: Expr) -> Route | None:
    task = routes.split.task
    inside = (leaf.node for leaf in leaves(expr) if leaf.node in routes.split.home)
    return routes.instead(
        routes.best,
        (next(inside, owner), owner),
        expr,
        choose=task.choose,
        avoid=task.avoid,
        without=(),
    )


def fresh(task: Task, owner: int, expr: Expr) -> Route | None:
    nodes = list(task.graph.nodes)
    nodes[owner] = replace(nodes[owner], requires=Gate(2, (nodes[owner].requires, expr)))
    search = Search(replace(task, graph=replace(task.graph, nodes=tuple(nodes))))
    assert search.run(choose.LARGE)
    return search.best


def test_what_an_other_way_brings_back_does_not_wait_for_itself() -> None:
    """`kept` makes `cycle` needless; who takes it all the same cannot learn it from `owner`."""
    twins = range(choose.FEW + 1)
    doubled = [any_of(f"u{n}", f"v{n}") for n in twins]
    map_ = as_map(
        one("kept"),
        one("start", minutes=300),
        one("cycle", any_of("owner", "start")),
        one("owner", any_of("kept", "cycle")),
        *(one(f"{side}{n}", minutes=30) for n in twins for side in "uv"),
        one("goal", all_of("owner", *doubled)),
    )
    task = task_on(map_, "goal", held=("kept",))
    routes = Routes.of(task)
    assert routes is not None
    assert routes.solvers
    owner = task.graph.index["m/owner"]
    cycle = next(e for at, e in asked(routes) if at == owner and not holds(e, task.held))
    got, want = warm(routes, owner, cycle), fresh(task, owner, cycle)
    assert got == want
    assert got is not None
    assert got.minutes == routes.best.minutes + 360


def test_who_waits_for_each_other_is_cut_off_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What only waits for them has no part in it, in however many ways it can be brought."""
    twins = range(choose.FEW + 1)
    map_ = as_map(
        one("start", minutes=180),
        one("later", minutes=240),
        one("one", any_of("other", "start")),
        one("other", any_of("one", "later")),
        *(one(f"{side}{n}", minutes=30) for n in twins for side in "uv"),
        one("goal", all_of("other", *(any_of(f"u{n}", f"v{n}") for n in twins))),
    )
    looks: list[int] = []

    def counted(graph: PrerequisiteGraph, start: Sequence[int], cap: Sequence[int]) -> list[int]:
        looks.append(1)
        assert len(looks) < 2 * len(twins)
        return derive(graph, start, cap)

    monkeypatch.setattr(program, "derive", counted)
    routes = Routes.of(task_on(map_, "goal"))
    assert looks
    assert routes is not None
    assert routes.best.proven
    assert routes.best.minutes == 180 + 60 + 60 + 30 * len(twins) + 60


def looped_task(seed: int) -> Task:
    """Return a task with nested gates, waiting cycles through alternatives, and things held."""
    random = Random(seed)
    ids = [f"c{n}" for n in range(random.choice([5, 7, 9]))]
    entries = []
    for number, name in enumerate(ids):
        others = [i for i in ids if i != name]
        pool = others if random.random() < 0.6 else ids[:number]
        requires = random_requirement(random, pool, 3) if pool else NOTHING
        entries.append(
            one(
                name,
                requires if number > 1 or random.random() < 0.5 else NOTHING,
                minutes=random.choice([30, 60, 60, 90]),
                corequires=(random.choice(others),) if random.random() < 0.1 else (),
                levels=("begun", "proficient", "extending") if seed % 5 == 0 else ("mastered",),
                mastery="proficient" if seed % 5 == 0 else "",
            )
        )
    graph = PrerequisiteGraph.build([as_map(*entries)])
    held = tuple(int(random.random() < 0.25) for _ in ids)
    goals = [(len(ids) - 1, graph.nodes[-1].mastery)]
    order = Task.of(graph, held, held, goals).order
    free = [i for i in order if not held[i]]
    top = [n.size for n in graph.nodes]
    wished = [i for i in free if random.random() < 0.1]
    return Task.of(
        graph, held, top, goals, choose=wished[:1], avoid=(i for i in wished[1:] if i != order[-1])
    )


def test_every_other_way_on_maps_with_loops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choose, "FEW", -1)
    tried, closed, needless = 0, 0, 0
    for seed in range(MAPS):
        task = looped_task(seed)
        routes = Routes.of(task)
        if routes is None or routes.split.apart:
            continue
        assert routes.solvers
        for owner, expr in asked(routes):
            if not holds(expr, routes.split.reach):
                continue
            got, want = warm(routes, owner, expr), fresh(task, owner, expr)
            assert (got and (got.cost, got.levels)) == (want and (want.cost, want.levels)), seed
            tried += 1
            closed += want is None
            requires = task.graph.nodes[owner].requires
            needless += holds(requires, task.held) and not holds(expr, task.held)
    assert tried > MAPS
    assert closed
    assert needless > MAPS / 10


@pytest.mark.parametrize("most", [branch.MOST, 0], ids=["branching", "solver"])
@pytest.mark.parametrize("seed", [231, 253, 484, 515, 724])
def test_what_was_solved_before_does_not_change_a_price(
    seed: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Warm, HiGHS 1.16 ended with the sum of one solution and the values of another."""
    monkeypatch.setattr(choose, "FEW", -1)
    monkeypatch.setattr(branch, "MOST", most)
    raw = map_with_choices(seed, 80, 50).encode()
    task = task_on(Library(unsaved={"m.map.yaml": raw}).map("m.map.yaml").map, "c79")
    routes = Routes.of(task)
    assert routes is not None
    assert routes.solvers
    for owner, expr in asked(routes):
        if not holds(expr, routes.split.have):
            got, want = warm(routes, owner, expr), fresh(task, owner, expr)
            assert (got and (got.cost, got.levels)) == (want and (want.cost, want.levels))
