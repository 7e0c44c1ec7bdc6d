"""Since when a goal has been reached."""

from __future__ import annotations

from datetime import date

from pathplan.model import Entry, Holding


def since(entry: Entry, holding: Holding, rank: int, policy: str) -> date | None:
    """Return the day from which on a rank has been held, None where it is not, or nobody knows.

    It is that of the record that completed it, not of later ones that show it once more.
    """
    if holding.level < rank:
        return None
    if holding.reason != "demonstrated":
        return holding.since
    began, held = None, 0
    for record in holding.records:
        level = entry.rank(record.level) or 0
        if record.result == "met":
            began = record.day if held < rank <= level else began
            held = max(held, level)
        elif policy != "strongest":
            held = min(held, level - 1)
    return began
