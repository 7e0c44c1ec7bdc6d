"""How much is in a picture."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.model import Plan
from pathplan.model.amounts import Tally
from pathplan.model.drawing import Box


def tally(boxes: Sequence[Box], gates: int, left_out: int, plan: Plan | None) -> Tally:
    """Return how much some boxes are: of a path or, where there is no plan, of a map."""
    badges = sum(box.credential for box in boxes)
    drawn = [box for box in boxes if not box.credential]
    if plan is None:
        own = [box for box in drawn if not box.foreign]
        return Tally(
            path=False,
            competencies=len(own),
            minutes=sum(box.minutes or 0 for box in own),
            others=len(drawn) - len(own),
            gates=gates,
            badges=badges,
            left_out=left_out,
        )
    held = [box for box in drawn if box.standing.place == "held"]
    path = [box for box in drawn if box.standing.number]
    names = {box.name for box in boxes}
    home = f"{plan.map}/"
    owners = [{key.removeprefix(home) for key in choice.owners} for choice in plan.choices]
    return Tally(
        path=True,
        competencies=len(drawn),
        counting=len(held),
        refreshed=sum(bool(box.standing.refresh) for box in held),
        others=len(drawn) - len(held) - len(path),
        choices=sum(not names.isdisjoint(keys) for keys in owners),
        badges=badges,
        left_out=left_out,
    )
