"""The layout of our own: columns, crossings and alignment, each against plain counting."""

from __future__ import annotations

from itertools import combinations, pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from pathplan.render.drawings._align import aligned, nearest
from pathplan.render.drawings._layers import columns, ordered

NODES = range(8)
EDGES = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)), max_size=14)


@given(EDGES)
def test_columns_follow_lines_that_close_no_loop(edges: list[tuple[int, int]]) -> None:
    forward = [(a, b) for a, b in edges if a < b]
    found = columns(NODES, forward)
    assert all(found[a] < found[b] for a, b in forward)
    assert min(found.values()) == 0
    assert set(columns(NODES, edges)) == set(NODES)


def test_what_is_needed_late_stands_late() -> None:
    found = columns("abcd", [("a", "b"), ("b", "c"), ("d", "c")])
    assert found == {"a": 0, "b": 1, "c": 2, "d": 1}


def crossings(rows: list[list[int]], links: list[tuple[int, int]]) -> int:
    """Count pair by pair."""
    place = {node: index for row in rows for index, node in enumerate(row)}
    column = {node: number for number, row in enumerate(rows) for node in row}
    return sum(
        (place[a] - place[c]) * (place[b] - place[d]) < 0
        for (a, b), (c, d) in combinations(links, 2)
        if column[a] == column[c]
    )


@given(st.integers(0, 10_000))
def test_an_order_never_crosses_more_than_the_author_s(seed: int) -> None:
    random = Random(seed)
    rows = [list(range(n * 5, n * 5 + 5)) for n in range(3)]
    links = [
        (random.choice(left), random.choice(right))
        for left, right in pairwise(rows)
        for _ in range(8)
    ]
    found = ordered(rows, links)
    assert [sorted(row) for row in found] == rows
    assert crossings(found, links) <= crossings(rows, links)


def test_lines_that_need_not_cross_do_not() -> None:
    assert crossings(ordered([[0, 1, 2], [3, 4, 5]], [(0, 5), (1, 4), (2, 3)]), []) == 0
    links = [(0, 5), (1, 4), (2, 3)]
    assert crossings(ordered([[0, 1, 2], [3, 4, 5]], links), links) == 0


PLACES = st.lists(st.integers(-50, 50), min_size=1, max_size=6)


@given(PLACES, st.randoms(use_true_random=False))
def test_places_are_as_near_as_can_be(wished: list[int], random: Random) -> None:
    offsets = [0.0]
    for _ in wished[1:]:
        offsets.append(offsets[-1] + random.choice([5, 10, 20]))
    found = nearest(wished, offsets)
    apart = [b - a for a, b in pairwise(offsets)]
    assert all(b - a >= gap - 1e-9 for (a, b), gap in zip(pairwise(found), apart, strict=True))
    cost = sum((place - wish) ** 2 for place, wish in zip(found, wished, strict=True))
    for _ in range(30):  # no other places that keep the gaps are nearer
        other = [place + random.uniform(-8, 8) for place in found]
        for number in range(1, len(other)):
            other[number] = max(other[number], other[number - 1] + apart[number - 1])
        assert sum((p - w) ** 2 for p, w in zip(other, wished, strict=True)) >= cost - 1e-6


def test_a_chain_is_straight() -> None:
    sizes = dict.fromkeys("abcd", 10.0)
    found = aligned([["a", "b"], ["c"], ["d"]], [("b", "c"), ("c", "d")], sizes, sizes)
    assert found["b"] == found["c"] == found["d"]
    assert found["b"] - found["a"] >= 20
    assert min(found.values()) == 5
