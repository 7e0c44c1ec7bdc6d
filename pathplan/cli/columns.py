"""What the columns of a table hold, as typed."""

from __future__ import annotations

from pathplan.cli.errors import Refusal

HOLDS = {"needs": "requires", "code": "id", "skill": "title", "unit": "strand", "hours": "effort"}
"""Other words for what a column holds."""


def column(typed: str) -> tuple[str, str]:
    """Return what a column holds and what it is called: `needs="Depends on"`.

    Raises:
        Refusal: it names no column.
    """
    holds, mark, name = typed.partition("=")
    if not mark or not name.strip():
        raise Refusal(f"`--columns {typed}` names no column.", '  As: --columns needs="Depends on"')
    word = holds.strip().lower()
    return HOLDS.get(word, word), name.strip()
