"""What would change in files, shown instead of written."""

from __future__ import annotations

from collections.abc import Mapping

from pathplan.cli.out import coloured
from pathplan.render.escape import terminal
from pathplan.render.paint import paint


def diff(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> str:
    """Return the lines that change, as a unified diff."""
    import difflib

    colour = coloured()
    lines: list[str] = []
    for file in sorted(after):
        old, new = (texts[file].decode("utf-8-sig", "replace") for texts in (before, after))
        for line in difflib.unified_diff(
            old.splitlines(), new.splitlines(), file, file, lineterm=""
        ):
            shown = terminal(line)
            name = {"+": "green", "-": "red"}.get(line[:1], "")
            lines.append(paint(shown, name, colour=colour and bool(name)))
    return "".join(f"{line}\n" for line in lines)
