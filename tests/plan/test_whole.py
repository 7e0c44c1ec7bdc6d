"""Best solutions in whole numbers, and what they have in common, against all there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from random import Random

import pytest

from pathplan.plan import branch, face
from pathplan.plan.branch import HALF, Whole
from pathplan.plan.face import Face, Row, Rows
from pathplan.plan.linear import Linear
from pathplan.plan.task import Allowance

COLUMNS = 9
PROGRAMS = 300


@dataclass
class Case:
    """A program in which column 0 must be 1 and each column may need some of those after it."""

    rows: Rows
    costs: dict[int, float]
    linear: Linear
    best: list[set[int]]

    @classmethod
    def of(cls, seed: int) -> Case:
        random = Random(seed)
        linear, rows = Linear(), Rows()
        for _ in range(COLUMNS):
            linear.new()
        for column in range(COLUMNS - 2):
            for _ in range(random.choice([0, 1, 1, 2, 3]) or int(column == 0)):
                after = range(column + 1, COLUMNS)
                targets = random.sample(after, min(len(after), random.choice([1, 2, 2, 3])))
                n = random.randint(1, len(targets)) if random.random() < 0.3 else 1
                rows.add(Row(len(rows.all), column, n, targets))
                linear.at_least({**dict.fromkeys(targets, 1.0), column: -float(n)}, 0)
        linear.at_least({0: 1.0}, 1)
        costs = {c: float(random.choice([0, 1, 1, 2, 3])) for c in range(COLUMNS)}
        linear.aim(costs)
        found = list(solutions(rows))
        least = min(sum(costs[c] for c in on) for on in found)
        return cls(rows, costs, linear, [on for on in found if cost(costs, on) == least])


def solutions(rows: Rows) -> Iterator[set[int]]:
    """Yield the columns that are 1 in each solution."""
    for values in product((0, 1), repeat=COLUMNS):
        if values[0] and all(holds(row, values) for row in rows.all):
            yield {c for c, value in enumerate(values) if value}


def holds(row: Row, values: Sequence[int]) -> bool:
    return not values[row.column] or sum(values[t] for t in row.targets) >= row.n


def cost(costs: dict[int, float], on: set[int]) -> float:
    return sum(costs[c] for c in on)


def face_of(case: Case, whole: Whole, values: Sequence[int]) -> Face:
    room = whole.least - whole.relaxed.least + HALF
    priced = {c for c, price in enumerate(whole.relaxed.prices) if abs(price) > room}
    priced |= {*whole.relaxed.kept}
    found = Face(
        rows=case.rows,
        on={c for c in priced if values[c]} | {0},
        off={c for c in priced if not values[c]},
        duals=whole.relaxed.duals,
        room=room,
    )
    assert found.follow([*found.on])
    return found


@pytest.mark.parametrize("most", [branch.MOST, 2, 0], ids=["branching", "a little", "solver"])
def test_the_whole_solution_is_a_best_one(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(branch, "MOST", most)
    branched = 0
    for seed in range(PROGRAMS):
        case = Case.of(seed)
        whole = Whole(case.linear)
        values = whole.best()
        assert {c for c, value in enumerate(values) if value} in case.best, seed
        assert whole.least == pytest.approx(cost(case.costs, case.best[0]))
        assert whole.proven
        branched += whole.relaxed.least < whole.least - HALF / 2 or bool(whole.relaxed.kept)
    assert branched > PROGRAMS / 100


def test_what_a_face_tells_is_so_in_all_best_solutions() -> None:
    told, several = 0, 0
    for seed in range(PROGRAMS):
        case = Case.of(seed)
        whole = Whole(case.linear)
        found = face_of(case, whole, whole.best())
        assert all(found.on <= on and found.off.isdisjoint(on) for on in case.best), seed
        told += len(found.on) > 1
        smallest = found.smallest(case.costs, round(whole.least))
        assert smallest is not None
        least = [on for on in case.best if not any(other < on for other in case.best)]
        assert [on for on in least if on not in smallest] == [], seed
        assert [on for on in smallest if on not in case.best] == [], seed
        several += len(least) > 1
    assert told > PROGRAMS / 2
    assert several > PROGRAMS / 10


def test_a_face_with_too_many_solutions_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(face, "FEW", 1)
    found = Face(rows=Rows(), on={0}, off=set(), duals=[], room=HALF)
    found.rows.add(Row(0, 0, 1, [1, 2]))
    assert found.follow([0])
    assert found.smallest({1: 1, 2: 1}, 1) is None


def test_rows_are_taken_away_again() -> None:
    rows = Case.of(1).rows
    before = held(rows)
    size = len(rows.all)
    rows.add(Row(size, 0, 1, [1]))
    rows.add(Row(size + 1, 0, 1, [1, 2]))
    assert held(rows) != before
    rows.back_to(size)
    assert held(rows) == before


def held(rows: Rows) -> list[object]:
    tables = (rows.needs, rows.choices, rows.users)
    return [[*rows.all], *({c: [*found] for c, found in t.items() if found} for t in tables)]


def test_without_a_solution_there_is_none() -> None:
    case = Case.of(0)
    case.linear.at_least({0: -1.0}, 0)
    whole = Whole(case.linear)
    assert whole.best() == []
    assert whole.proven


def test_without_time_nothing_is_proven() -> None:
    whole = Whole(Case.of(0).linear, Allowance(0))
    assert whole.best() == []
    assert not whole.proven
    assert whole.short == 1


def test_a_sum_that_is_not_that_of_the_values_is_not_proven(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The solver has been seen to end with the sum of one solution and the values of another."""
    monkeypatch.setattr(branch, "MOST", 0)
    whole = next(w for w in (Whole(Case.of(s).linear) for s in range(PROGRAMS)) if searched(w))
    true, sum_ = whole.least, whole.linear.highs.getInfo().objective_function_value
    assert whole.proven
    assert sum_ == pytest.approx(true)

    class Told:
        objective_function_value = true - 1
        mip_gap = 0.0

    monkeypatch.setattr(type(whole.linear.highs), "getInfo", lambda _: Told)
    assert whole.best() != []
    assert whole.least == pytest.approx(true)
    assert not whole.proven


def searched(whole: Whole) -> bool:
    """Say whether the solver's own search has to find the best solution."""
    whole.best()
    return not whole.relaxed.whole()
