"""pathplan import: bring in a spreadsheet, a framework, a gradebook, or badges."""

from __future__ import annotations

import shlex
from collections.abc import Mapping

import click

from pathplan.cli.bringing import Bringing, bring_map
from pathplan.cli.columns import column
from pathplan.cli.errors import Refusal
from pathplan.cli.formats import Incoming
from pathplan.cli.people import Adding, bring_evidence
from pathplan.cli.today import today as day_of
from pathplan.exchange.format import Asked, stem


@click.command("import", cls=Incoming)
@click.argument("source", metavar="FILE")
@click.argument("learners", nargs=-1, metavar="[LEARNERS]...")
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
@click.option("--date", "when", metavar="DATE", help="The day of evidence that states none.")
@click.option("--force", "over", is_flag=True, help="Write over a map that is there.")
@click.option("--diff", "shown", is_flag=True, help="Show what would be written, write nothing.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what has to be mended.")
def import_(
    *,
    source: str,
    learners: tuple[str, ...],
    target: str | None,
    form: str,
    columns: tuple[str, ...],
    id_: str,
    turn: bool | None,
    when: str | None,
    over: bool,
    shown: bool,
    quiet: bool,
) -> int:
    """Bring in a map from another system, or evidence about LEARNERS.

    The format is known from what is in FILE. Read what is printed: it says what one line of the
    map means, what was left out, and why. A map that is there is not written over unless --force
    is given. Evidence is added to learner files (a folder, names, ids or files), dated and with
    its source; bringing it in again adds nothing. FILE may be a folder then.
    """
    named = dict(map(column, columns))
    if learners:
        _refuse_of_maps({"-o": target, "--id": id_, "--reverse": turn is not None, "--force": over})
        day = day_of(when) if when else None
        how = Adding(form=form, asked=Asked(columns=named), day=day, shown=shown, quiet=quiet)
        return bring_evidence(source, learners, how)
    if when:
        raise Refusal(
            "--date is for evidence. Say about whom:",
            f"  pathplan import {shlex.quote(source)} learners/ --date {shlex.quote(when)}",
        )
    written = target or f"{stem(source)}.map.yaml"
    chosen = [
        *(["--from", form] if form else []),
        *(part for typed in columns for part in ("--columns", typed)),
        *(["--id", id_] if id_ else []),
    ]
    asked = Asked(id=id_, stem=stem(written), columns=named, reverse=bool(turn))
    return bring_map(
        Bringing(
            source=source,
            target=written,
            form=form,
            asked=asked,
            turn=turn,
            over=over,
            shown=shown,
            quiet=quiet,
            again=shlex.join(["pathplan", "import", source, *chosen, "-o", written]),
        )
    )


def _refuse_of_maps(typed: Mapping[str, object]) -> None:
    vain = next((option for option, value in typed.items() if value), None)
    if vain is not None:
        raise Refusal(f"evidence goes into the files of the learners; leave out {vain}.")


COMMAND = import_
