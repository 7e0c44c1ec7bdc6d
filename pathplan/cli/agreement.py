"""The plan that was agreed on, as it is saved beside a learner's file."""

from __future__ import annotations

from pathplan import disk
from pathplan.cli.errors import Refusal
from pathplan.cli.who import Learner, plan_path
from pathplan.model import Agreed
from pathplan.plan.map_changes import present
from pathplan.read.agreed import read_agreed
from pathplan.study import Study


def saved(who: Learner | str, found: Study) -> Agreed | None:
    """Return the plan that was agreed on, None where there is none.

    Raises:
        Refusal: the file of that name is no plan.
    """
    if isinstance(who, str):
        return None
    path = plan_path(who.path)
    if disk.kind(path) != "file":
        return None
    agreed = read_agreed(disk.read_bytes(path), found.maps[0].id, found.graph.former)
    if agreed is None:
        raise Refusal(f"{path} is no plan.", "  To plan without it: --fresh")
    return present(agreed, found.graph)
