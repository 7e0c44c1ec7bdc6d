"""The order with the least lateness.

Lawler, "Optimal sequencing of a single machine subject to precedence constraints" (1973): from
the end backwards, of the jobs that nothing left has to follow, the one goes last whose cost of
being done then is least. For any cost that grows with time the worst one is as small as can be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

Cost = Callable[[int, Fraction], int]
"""From a job and the minutes done with it to how late that is, in days."""


def least_late(
    jobs: Sequence[int],
    minutes: Mapping[int, int],
    before: Mapping[int, Sequence[int]],
    cost: Cost,
) -> list[int]:
    """Return jobs in an order whose worst cost is least; of equals the latest in `jobs` goes last.

    `before` gives for each job those that have to come before it; `jobs` is an order that does.
    """
    followers: dict[int, int] = dict.fromkeys(jobs, 0)
    for job in jobs:
        for other in before.get(job, ()):
            followers[other] += 1
    place = {job: number for number, job in enumerate(jobs)}
    free = {job for job in jobs if not followers[job]}
    total = Fraction(sum(minutes[job] for job in jobs))
    order = []
    while free:
        last = min(free, key=lambda job: (cost(job, total), -place[job]))
        free.discard(last)
        order.append(last)
        total -= minutes[last]
        for other in before.get(last, ()):
            followers[other] -= 1
            if not followers[other]:
                free.add(other)
    return order[::-1]
