"""pathplan import: bring in a spreadsheet, a framework, a gradebook, or badges."""

from __future__ import annotations

import shlex

import click

from pathplan.cli.bringing import Bringing, bring_map, stem
from pathplan.cli.errors import Refusal
from pathplan.exchange.format import Asked

HOLDS = {"needs": "requires", "code": "id", "skill": "title", "unit": "strand", "hours": "effort"}
"""Other words for what a column holds."""


@click.command("import")
@click.argument("source", metavar="FILE")
@click.option("-o", "target", metavar="FILE", help="The map to write; FILE.map.yaml by default.")
@click.option("--from", "form", default="", metavar="FORMAT", help="Which format FILE is in.")
@click.option(
    "--columns",
    multiple=True,
    metavar="HOLDS=NAME",
    help='What a column of a table holds, as needs="Depends on"; may be given several times.',
)
@click.option("--id", "id_", default="", metavar="ID", help="The id of the map to be made.")
@click.option(
    "--reverse/--no-reverse",
    "turn",
    default=None,
    help="Read lines the other way round, or as they stand where they look turned.",
)
@click.option("--force", "over", is_flag=True, help="Write over a map that is there.")
@click.option("--diff", "shown", is_flag=True, help="Show what would be written, write nothing.")
def import_(
    *,
    source: str,
    target: str | None,
    form: str,
    columns: tuple[str, ...],
    id_: str,
    turn: bool | None,
    over: bool,
    shown: bool,
) -> int:
    """Bring in a map from another system.

    The format is known from what is in FILE. Read what is printed: it says what one line of the
    map means, what was left out, and why. Nothing is written over unless --force is given.
    """
    written = target or f"{stem(source)}.map.yaml"
    chosen = ["--from", form] if form else []
    asked = Asked(
        id=id_, stem=stem(written), columns=dict(map(_column, columns)), reverse=bool(turn)
    )
    return bring_map(
        Bringing(
            source=source,
            target=written,
            form=form,
            asked=asked,
            turn=turn,
            over=over,
            shown=shown,
            again=shlex.join(["pathplan", "import", source, *chosen, "-o", written]),
        )
    )


def _column(typed: str) -> tuple[str, str]:
    holds, mark, name = typed.partition("=")
    if not mark or not name.strip():
        raise Refusal(f"`--columns {typed}` names no column.", '  As: --columns needs="Depends on"')
    word = holds.strip().lower()
    return HOLDS.get(word, word), name.strip()


COMMAND = import_
