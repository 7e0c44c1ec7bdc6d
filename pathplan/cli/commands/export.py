"""pathplan export: hand a map to another system."""

from __future__ import annotations

import posixpath

import click

from pathplan import disk
from pathplan.cli.checking import files_of
from pathplan.cli.errors import Refusal, near
from pathplan.cli.formats import Outgoing, called, fitting
from pathplan.cli.out import note, result, width
from pathplan.exchange import loaded
from pathplan.library import Library
from pathplan.render.reports.imported import exported_map


@click.command("export", cls=Outgoing)
@click.argument("what", metavar="MAP")
@click.option("-o", "target", required=True, metavar="FILE", help="The file to write.")
@click.option(
    "--to", "form", default="", metavar="FORMAT", help="Its format; by its ending where that says."
)
@click.option("--force", "over", is_flag=True, help="Write over a file that is there.")
@click.option("-q", "--quiet", is_flag=True, help="Leave out remarks.")
def export(*, what: str, target: str, form: str, over: bool, quiet: bool) -> int:
    """Hand a map to another system.

    What the other system cannot hold is left out, and said. Nothing is written over unless
    --force is given.
    """
    name = form or _by_ending(target)
    fit = fitting("export")
    if name not in fit:
        close = near(name, fit)
        hint = f" The nearest is `{close}`." if close else ""
        raise Refusal(f"no format is called `{name}`.{hint}", f"  There are: {', '.join(fit)}")
    if disk.exists(target) and not over:
        raise Refusal(
            f"{target} is there already. Nothing was written.", "  To write over it: add --force"
        )
    library = Library()
    path = files_of((what,))[0]
    home = library.map(path)
    if not home.map.entries:
        raise Refusal(f"there is nothing to export in {path}.", f"  pathplan check {path}")
    write = loaded(name).write_map
    if write is None:
        raise TypeError(name)
    written = write(library.reach(path))
    disk.write_whole({target: written.data})
    result(exported_map(target, written, called(name), width()))
    if any(f.severity.word == "error" for f in home.findings):
        note(f"This map has mistakes: pathplan check {path}", quiet=quiet)
    return 0


def _by_ending(target: str) -> str:
    """Return the one format whose files end so.

    Raises:
        Refusal: none does, or several do.
    """
    ending = posixpath.splitext(target)[1].lower()
    found = [name for name in fitting("export") if loaded(name).ending == ending]
    if ending == ".csv":
        return "skills"
    if len(found) != 1:
        raise Refusal(
            f"the ending of {target} does not say which format is meant.",
            *(f"  --to {name}" for name in found or fitting("export")),
        )
    return found[0]


COMMAND = export
