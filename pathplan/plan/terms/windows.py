"""The first and the last term in which each item can be, and how small the largest load may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pathplan.plan.terms.task import TermTask, holds


@dataclass(frozen=True, slots=True)
class Windows:
    """The first and the last term of each item."""

    first: tuple[int, ...]
    last: tuple[int, ...]

    @property
    def size(self) -> int:
        """How many terms they leave open, all together."""
        return sum(b - a for a, b in zip(self.first, self.last, strict=True))


def firsts(task: TermTask) -> list[int | None]:
    """Return the first term in which each item can be, whatever the loads; None for no term."""
    allowed = task.allowed()
    found: list[int | None] = [None] * len(task.items)
    done: set[int] = set()
    for term in range(task.terms):
        state = task.state(done)
        joining = {
            n
            for n, item in enumerate(task.items)
            if n not in done and term in allowed[n] and holds(item.needs, state)
        }
        while lonely := {
            n for n in joining if any(b not in done | joining for b in task.items[n].beside)
        }:
            joining -= lonely
        for n in joining:
            found[n] = term
        done |= joining
    return found


def windows(task: TermTask, cap: int | None = None) -> Windows | None:
    """Return the windows of a task where no term takes more than `cap`; None if one is empty."""
    first = firsts(task)
    open_ = [n for n in first if n is not None]
    if len(open_) < len(first) or not _in_time(task, open_):
        return None
    last = [task.terms - 1] * len(task.items)
    for number, term in task.by:
        for item in task.forced(number):
            last[item] = min(last[item], term)
    room = [min(most, task.total if cap is None else cap) for most in task.most()]
    allowed = task.allowed()
    mirror = task.terms - 1
    links = sorted(task.links, key=lambda link: link[1])
    begins = _pushed(task, links, open_, room, allowed)
    links = sorted(((v, u, gap) for u, v, gap in task.links), key=lambda link: -link[1])
    turned = [tuple(mirror - t for t in reversed(terms)) for terms in allowed]
    ends = _pushed(task, links, [mirror - t for t in last], room[::-1], turned)
    if any(a + b > mirror for a, b in zip(begins, ends, strict=True)):
        return None
    return Windows(tuple(begins), tuple(mirror - t for t in ends))


def _in_time(task: TermTask, first: Sequence[int]) -> bool:
    """Say whether all that is due by some term can be done by then, whatever the loads."""
    return all(
        holds(number, task.state({n for n, t in enumerate(first) if t <= term}))
        for number, term in task.by
    )


def _pushed(
    task: TermTask,
    links: Sequence[tuple[int, int, int]],
    starts: Sequence[int],
    room: Sequence[int],
    allowed: Sequence[tuple[int, ...]],
) -> list[int]:
    """Return the first terms of the items, moved on by what is linked before each.

    All that comes strictly before an item has to fit into the terms before it. `links` are sorted
    so that an item's own first term is known before it moves others.
    """
    found = list(starts)
    before: list[set[int]] = [set() for _ in found]
    waiting: dict[int, list[tuple[int, int]]] = {}
    for other, number, gap in links:
        waiting.setdefault(number, []).append((other, gap))
    order = dict.fromkeys(number for _, number, _ in links)
    rest = [n for n in range(len(found)) if n not in order]
    for number in (*rest, *order):
        for other, gap in waiting.get(number, ()):
            before[number] |= before[other] | ({other} if gap else set())
            found[number] = max(found[number], found[other] + gap)
        for begin in sorted({found[other] for other in before[number]}):
            load = sum(task.items[o].credits for o in before[number] if found[o] >= begin)
            found[number] = max(found[number], _filled(load, begin, room))
        later = [t for t in allowed[number] if t >= found[number]]
        found[number] = later[0] if later else task.terms
    return found


def _filled(load: int, begin: int, room: Sequence[int]) -> int:
    """Return the first term after those that a load fills from `begin` on."""
    term = begin
    while load > 0 and term < len(room):
        load -= room[term]
        term += 1
    return term if load <= 0 else len(room)


def least_load(task: TermTask, within: Windows) -> int | None:
    """Return what the largest load is at least; None where it cannot fit into the terms at all.

    What has to be between two terms must be shared out among them.
    """
    most = task.most()
    found = max((item.credits for item in task.items), default=0)
    for begin in range(task.terms):
        for end in range(begin, task.terms):
            load = sum(
                item.credits
                for item, a, b in zip(task.items, within.first, within.last, strict=True)
                if begin <= a and b <= end
            )
            level = _level(load, most[begin : end + 1])
            if level is None:
                return None
            found = max(found, level)
    return found


def _level(load: int, room: Sequence[int]) -> int | None:
    """Return how high a load stands at least in terms that take no more than their room."""
    left = len(room)
    for most in sorted(room):
        if most * left >= load:
            return -(-load // left)
        load -= most
        left -= 1
    return None
