"""pathplan schema: the JSON Schema of a kind of file."""

from __future__ import annotations

import click

from pathplan.check.schema import schema_names, schema_text
from pathplan.cli.errors import Refusal, near
from pathplan.cli.out import result


@click.command("schema")
@click.argument("name")
def schema(*, name: str) -> int:
    """Print the JSON Schema (draft-07) of a kind of file: map, learner, plan or findings."""
    known = schema_names()
    if name not in known:
        close = near(name, known)
        hint = f" The nearest is `{close}`." if close else ""
        listed = ", ".join(known)
        raise Refusal(f"there is no schema `{name}`.{hint}", f"  There are: {listed}")
    result(schema_text(name))
    return 0


COMMAND = schema
