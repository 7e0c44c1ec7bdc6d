"""Where things in one column stand, so that lines to their neighbours are straight."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

ROUNDS = 6
Unit = TypeVar("Unit", bound=Hashable)


def aligned(
    columns: Sequence[Sequence[Unit]],
    links: Sequence[tuple[Unit, Unit]],
    sizes: Mapping[Unit, float],
    gaps: Mapping[Unit, float],
) -> dict[Unit, float]:
    """Return the centre of each unit across its column, from 0; the order in columns stays.

    Between two units is at least the larger of their gaps. Columns take turns to move as near to
    the middle of their neighbours as the order allows, from the left and from the right.
    """
    near: dict[Unit, tuple[list[Unit], list[Unit]]] = {u: ([], []) for c in columns for u in c}
    for source, target in links:
        near[source][1].append(target)
        near[target][0].append(source)
    apart = [_apart(column, sizes, gaps) for column in columns]
    centre: dict[Unit, float] = {}
    for column, offsets in zip(columns, apart, strict=True):
        middle = offsets[-1] / 2 if offsets else 0.0
        centre.update((unit, offset - middle) for unit, offset in zip(column, offsets, strict=True))
    for turn in range(ROUNDS):
        numbers = range(len(columns)) if turn % 2 == 0 else reversed(range(len(columns)))
        for number in numbers:
            wished = [_wish(unit, near[unit], centre, turn) for unit in columns[number]]
            found = nearest(wished, apart[number])
            centre.update(zip(columns[number], found, strict=True))
    top = min((c - sizes[u] / 2 for u, c in centre.items()), default=0.0)
    return {unit: c - top for unit, c in centre.items()}


def nearest(wished: Sequence[float], offsets: Sequence[float]) -> list[float]:
    """Return places as near as can be to those wished for, at least as far apart as the offsets.

    The sum of squares is least: isotonic regression by pooling neighbours that violate the order
    (Ayer and others 1955) of what remains without the offsets.
    """
    blocks: list[tuple[float, int]] = []  # sums and how many
    for wish, offset in zip(wished, offsets, strict=True):
        total, many = wish - offset, 1
        while blocks and blocks[-1][0] * many >= total * blocks[-1][1]:
            before, more = blocks.pop()
            total, many = total + before, many + more
        blocks.append((total, many))
    free = [total / many for total, many in blocks for _ in range(many)]
    return [place + offset for place, offset in zip(free, offsets, strict=True)]


def _apart(
    column: Sequence[Unit], sizes: Mapping[Unit, float], gaps: Mapping[Unit, float]
) -> list[float]:
    """Return how far the centre of each unit is at least from that of the first."""
    offsets = [0.0] * len(column)
    for number in range(1, len(column)):
        above, below = column[number - 1], column[number]
        gap = max(gaps[above], gaps[below])
        offsets[number] = offsets[number - 1] + (sizes[above] + sizes[below]) / 2 + gap
    return offsets


def _wish(
    unit: Unit, near: tuple[list[Unit], list[Unit]], centre: Mapping[Unit, float], turn: int
) -> float:
    """Return the mean of the neighbours on one side in early turns, in the last of all."""
    sides = near[0] + near[1] if turn >= ROUNDS - 2 else near[turn % 2] or near[1 - turn % 2]
    return sum(centre[other] for other in sides) / len(sides) if sides else centre[unit]
