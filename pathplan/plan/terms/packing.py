"""A first arrangement, term by term: what has to be there soonest comes first."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.plan.terms.task import TermTask, holds
from pathplan.plan.terms.windows import Windows


def packed(task: TermTask, within: Windows, cap: int) -> list[int] | None:
    """Return the term of each item with no term above `cap`, None where this way finds none.

    In each term the items go first that what waits for them leaves the least time for, then the
    larger ones: critical path first.
    """
    found = [-1] * len(task.items)
    urgent = sorted(range(len(found)), key=lambda n: (within.last[n], -task.items[n].credits, n))
    allowed = task.allowed()
    for term, most in enumerate(task.most()):
        state = task.state({n for n, t in enumerate(found) if t >= 0})
        ready = [
            n
            for n in urgent
            if found[n] < 0 and term in allowed[n] and holds(task.items[n].needs, state)
        ]
        _fill(task, found, ready, term, min(cap, most))
        if any(found[n] < 0 for n in urgent if within.last[n] <= term):
            return None
    return found if keeps(task, found) else None


def _fill(task: TermTask, found: list[int], ready: list[int], term: int, room: int) -> None:
    """Put into a term what is ready, in this order, as long as there is room."""
    placed = True
    while placed:
        placed = False
        for n in ready:
            item = task.items[n]
            alone = any(found[b] < 0 for b in item.beside)
            if found[n] < 0 and item.credits <= room and not alone:
                found[n] = term
                room -= item.credits
                placed = True


def loads(task: TermTask, found: Sequence[int]) -> list[int]:
    """Return the credits of each term."""
    sums = [0] * task.terms
    for item, term in zip(task.items, found, strict=True):
        sums[term] += item.credits
    return sums


def distance(task: TermTask, found: Sequence[int]) -> int:
    """Return over how many terms what is needed lies from what needs it, all together."""
    return sum(found[needing] - found[needed] for needed, needing, _ in task.links)


def keeps(task: TermTask, found: Sequence[int]) -> bool:
    """Say whether an arrangement keeps to all that is asked of it."""
    allowed = task.allowed()
    used = max(found, default=-1)
    sums = loads(task, found)
    return (
        all(term in allowed[n] for n, term in enumerate(found))
        and all(load <= most for load, most in zip(sums, task.most(), strict=True))
        and all(sums[t] >= least for t, least in enumerate(task.least()) if t <= used)
        and all(_fits(task, found, n) for n in range(len(found)))
        and all(holds(number, _at(task, found, term)) for number, term in task.by)
    )


def _fits(task: TermTask, found: Sequence[int], number: int) -> bool:
    item, term = task.items[number], found[number]
    return holds(item.needs, _at(task, found, term - 1)) and all(
        found[other] <= term for other in item.beside
    )


def _at(task: TermTask, found: Sequence[int], term: int) -> list[bool]:
    return task.state({n for n, t in enumerate(found) if t <= term})
