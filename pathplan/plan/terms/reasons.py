"""Why there is no room in the terms: as few rules as cannot all be kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pathplan.plan.terms.arrange import balanced, possible
from pathplan.plan.terms.packing import loads
from pathplan.plan.terms.task import Rule, TermTask
from pathplan.plan.terms.windows import firsts

KINDS = ("least", "most", "offered", "place")
"""Kinds of rules, those first that are given up most readily."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Rules that cannot all be kept, though any others of them can.

    Without `rules` the terms are too few for what needs each other; `known` is False where it
    could not be found out. Giving up one of `without` alone would do. `trail` are items that need
    each other with the first term of each, None for none. With `enough` credits in every term it
    would fit.
    """

    rules: tuple[Rule, ...] = ()
    known: bool = True
    without: tuple[Rule, ...] = ()
    trail: tuple[tuple[int, int | None], ...] = field(default=())
    enough: int | None = None


def clash(task: TermTask) -> Clash:
    """Return why a task that cannot be arranged cannot be."""
    if possible(task.ruled(())) is False:
        return Clash(trail=_trail(task.ruled(())))
    if possible(task) is not False:
        return Clash(known=False)
    rules = _fewest(task)
    without = tuple(r for r in rules if possible(task.ruled(_less(task.rules, (r,)))))
    return Clash(
        rules=rules,
        without=without,
        trail=_trail(task.ruled(rules)),
        enough=_enough(task) if any(r.kind == "most" for r in rules) else None,
    )


def _less(rules: Sequence[Rule], gone: Sequence[Rule]) -> list[Rule]:
    return [rule for rule in rules if rule not in gone]


def _fewest(task: TermTask) -> tuple[Rule, ...]:
    """Give up rules, kind by kind, then one by one, as long as what is left cannot be kept."""
    kept = list(task.rules)
    for kind in KINDS:
        fewer = [rule for rule in kept if rule.kind != kind]
        if possible(task.ruled(fewer)) is False:
            kept = fewer
    for rule in list(reversed(kept)):
        fewer = _less(kept, (rule,))
        if possible(task.ruled(fewer)) is False:
            kept = fewer
    return tuple(kept)


def _enough(task: TermTask) -> int | None:
    """Return the smallest load of every term with which it would fit."""
    free = task.ruled([rule for rule in task.rules if rule.kind != "most"])
    found = balanced(free).terms
    return max(loads(free, found)) if found is not None else None


def _trail(task: TermTask) -> tuple[tuple[int, int | None], ...]:
    """Return what an item that finds no term needs, one after the other, the item last."""
    first = firsts(task)
    stuck = next((n for n, term in enumerate(first) if term is None), None)
    if stuck is None:
        return ()
    return tuple(reversed([(n, first[n]) for n in _back(task, first, stuck)]))


def _back(task: TermTask, first: Sequence[int | None], number: int) -> Iterator[int]:
    """Yield an item, what it needs that comes last, and so on; of a choice what comes first."""
    needed: dict[int, list[int]] = {}
    for other, needing, _ in task.links:
        needed.setdefault(needing, []).append(other)
    current: int | None = number
    while current is not None:
        yield current
        others = needed.get(current, [])
        named = [n for n in task.named(task.items[current].needs) if first[n] is not None]
        earliest = min(named, key=lambda n: (first[n] or 0, n), default=None)
        current = max(others, key=lambda n: (first[n] or 0, -n), default=earliest)
