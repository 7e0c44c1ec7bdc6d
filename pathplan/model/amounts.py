"""How much a picture holds, and a box of one: what sentences about them take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How far a learner is with the competencies that one box of an overview stands for.

    They are those of a strand at the levels from `first` to `last`; `to_do` of the `many` are on
    the path, `done` count already.
    """

    many: int
    done: int = 0
    to_do: int = 0
    first: int = 1
    last: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How much is in a picture.

    Of a map: its competencies and their minutes, `others` of other maps, gates and badges. Of a
    path: competencies, of which some are `counting`, some of these refreshed, and `others` not on
    it, its choices and badges. `left_out` are entries of the map that are not drawn. In an overview
    the competencies are in so many boxes, `grouped`.
    """

    path: bool
    competencies: int
    badges: int
    minutes: int = 0
    others: int = 0
    gates: int = 0
    counting: int = 0
    refreshed: int = 0
    choices: int = 0
    left_out: int = 0
    grouped: int = 0
