"""The best arrangement of a task: the smallest largest load first, then the least distance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec

from pathplan.plan.terms.packing import distance, loads, packed
from pathplan.plan.terms.task import TermTask
from pathplan.plan.terms.windows import least_load, windows

HUGE = 10_000
"""Terms that items may be in, added up: past it packing has to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """The term of each item.

    No arrangement has a `largest` load below `least`, and none of that load a `distance` below
    `nearest`: where they are equal, it is proven. `settled` is True where it is the first of all
    that are as good.
    """

    terms: tuple[int, ...]
    largest: int
    least: int
    distance: int
    nearest: int
    settled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Balanced:
    """An arrangement with its largest load as small as was found, and what none is below.

    `terms` is None where none was found.
    """

    terms: list[int] | None
    least: int


def solvable() -> bool:
    """Say whether the solver is there."""
    return find_spec("highspy") is not None


def arrange(task: TermTask) -> Arrangement | None:
    """Return the best arrangement; None where none was found."""
    found = balanced(task)
    if found.terms is None:
        return None
    largest = max(loads(task, found.terms))
    within = windows(task, largest)
    if within is None or not solvable() or within.size > HUGE:
        terms, nearest, settled = found.terms, sum(gap for *_, gap in task.links), False
    else:
        from pathplan.plan.terms.solver import closest

        best = closest(task, within, largest, found.terms)
        terms, nearest, settled = best.terms, best.nearest, best.settled
    return Arrangement(
        terms=tuple(terms),
        largest=largest,
        least=found.least,
        distance=distance(task, terms),
        nearest=nearest,
        settled=settled and found.least == largest,
    )


def balanced(task: TermTask) -> Balanced:
    """Return an arrangement with the smallest largest load.

    What has to be in some terms and their room give a bound from below; packing gives an
    arrangement; the solver closes what lies between.
    """
    within = windows(task)
    low = least_load(task, within) if within is not None else None
    if within is None or low is None:
        return Balanced(terms=None, least=0)
    top = min(task.total, max(task.most(), default=0))
    packing = (packed(task, within, cap) for cap in _caps(low, top))
    found = next((terms for terms in packing if terms is not None), None)
    if solvable() and within.size <= HUGE:
        return _closed(task, low, top, found)
    return Balanced(terms=found, least=low)


def _caps(low: int, top: int) -> Iterator[int]:
    """Yield loads from the least on, ever further apart."""
    step = 1
    while low < top:
        yield low
        low += step
        step *= 2
    yield top


def _closed(task: TermTask, low: int, top: int, found: list[int] | None) -> Balanced:
    """Return the smallest largest load between a bound and what was found, by the solver."""
    from pathplan.plan.terms.solver import fitting

    high = max(loads(task, found)) if found is not None else top + 1
    step = 0
    while low < high:
        cap = min(low + step, high - 1)
        terms, proven = fitting(task, cap)
        if terms is not None:
            found, high, step = terms, max(loads(task, terms)), 0
        elif proven:
            low, step = cap + 1, 2 * step + 1
        else:
            break
    return Balanced(terms=found, least=low)


def possible(task: TermTask) -> bool | None:
    """Say whether there is any arrangement; None where that is not known."""
    within = windows(task)
    low = least_load(task, within) if within is not None else None
    if within is None or low is None:
        return False
    if packed(task, within, task.total) is not None:
        return True
    if not solvable() or within.size > HUGE:
        return None
    from pathplan.plan.terms.solver import fitting

    terms, proven = fitting(task, task.total)
    return True if terms is not None else False if proven else None
