"""pathplan rules: what check looks for."""

from __future__ import annotations

import click

from pathplan.check.rule import manual, rule_names
from pathplan.cli.out import result


@click.command("rules")
def rules() -> int:
    """List the rules of check, with how bad each finding is."""
    manuals = [manual(name) for name in rule_names()]
    wide = max(len(m.name) for m in manuals)
    lines = [f"{m.severity.word:<8}  {m.name:<{wide}}  {m.title}" for m in manuals]
    lines.append(f"{len(manuals)} rules. One in full: pathplan why cycle")
    result("\n".join(lines) + "\n")
    return 0


COMMAND = rules
