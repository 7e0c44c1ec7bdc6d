"""What somebody wants to see of a map or a path."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pathplan.model.drawing import Direction, Extent, Grouping


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How much is to be drawn, and how it is brought together.

    Without an `extent` it is as much as can be read. `keys` are the one that is drawn with what
    lies around it, up to so many `steps` each way, or the goals; `strand` is the id of one. With
    `needed` the boxes are shaded by how much depends on them, and the longest chain is marked.
    """

    extent: Extent | Literal[""] = ""
    keys: tuple[str, ...] = ()
    steps: int = 1
    strand: str = ""
    grouping: Grouping = "none"
    direction: Direction = "lr"
    needed: bool = False
