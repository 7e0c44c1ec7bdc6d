"""What a map is like, for whoever writes it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StrandSize:
    """How much is in a strand; its `title` is "" for what is in none. `optional` are extras."""

    title: str
    competencies: int
    minutes: int
    optional: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Keys of which each waits for the one before, and how long they take together."""

    keys: tuple[str, ...]
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bottleneck:
    """A key that `needed` others wait for, and how many resources and ways to show it there are."""

    key: str
    needed: int
    resources: int
    ways: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way through a choice: the keys it names and the minutes that the least of them take."""

    keys: tuple[str, ...]
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """A choice of `owner`: `n` of its options are enough."""

    owner: str
    n: int
    options: tuple[Option, ...]

    @property
    def apart(self) -> int:
        """How many minutes lie between the shortest option and the longest."""
        minutes = [option.minutes for option in self.options]
        return max(minutes) - min(minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """One thing that is asked for: a key, or where `n` is not 0 so many of some keys.

    `together` is True for what may be learned at the same time.
    """

    keys: tuple[str, ...]
    n: int = 0
    together: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """What an entry asks for, and the keys of those that name it."""

    needs: tuple[Demand, ...] = ()
    opens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MapFacts:
    """The size of a map and what stands out in it; keys are in the author's order.

    `first` need nothing of this map, `last` are needed by nothing, no badge either. `others` counts
    what is needed directly of other maps. The last three lack a way to show them, something to
    learn from, and an effort.
    """

    competencies: int
    credentials: int
    others: int
    minutes: int
    strands: tuple[StrandSize, ...]
    first: tuple[str, ...]
    last: tuple[str, ...]
    chains: tuple[Chain, ...]
    bottlenecks: tuple[Bottleneck, ...]
    alternatives: tuple[Alternative, ...]
    no_way_to_show: tuple[str, ...]
    no_resource: tuple[str, ...]
    no_effort: tuple[str, ...]
