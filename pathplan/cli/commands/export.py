"""pathplan export: hand a map or a plan to another system."""

from __future__ import annotations

import posixpath
import shlex
from dataclasses import dataclass

import click

from pathplan import disk
from pathplan.cli.errors import Refusal, near
from pathplan.cli.formats import Outgoing, called, fitting
from pathplan.cli.out import result, width, write
from pathplan.cli.planning import Asked as AskedPlan
from pathplan.cli.planning import InTheWay, planned
from pathplan.cli.today import today as day_of
from pathplan.cli.trouble import left_out
from pathplan.cli.who import LEARNER, SHOWN, Learner, maps, resolve
from pathplan.exchange import loaded
from pathplan.exchange.format import Use
from pathplan.library import Library
from pathplan.model.foreign import Written
from pathplan.render.reports.imported import exported
from pathplan.study import study

USUAL = "skills"
"""What a table is, where its ending says no more."""


@click.command("export", cls=Outgoing)
@click.argument("what", metavar="MAP|WHO")
@click.option("-o", "target", required=True, metavar="FILE", help="The file to write.")
@click.option(
    "--to", "form", default="", metavar="FORMAT", help="Its format; by its ending where that says."
)
@click.option("--force", "over", is_flag=True, help="Write over a file that is there.")
@click.option("--today", metavar="DATE", help="The day that a plan is for.")
@click.option("-q", "--quiet", is_flag=True, help="Leave out remarks.")
def export(*, what: str, target: str, form: str, over: bool, today: str | None, quiet: bool) -> int:
    """Hand a map, or a learner's plan, to another system.

    What the other system cannot hold is left out, and said. Of a map with mistakes what cannot be
    read is left out, too; the exit code is 1 then. Nothing is written over unless --force is
    given.
    """
    who = _who(what)
    use: Use = "export" if isinstance(who, str) else "plan"
    name = form or _by_ending(target, use)
    if name not in (fit := fitting(use)):
        close = near(name, fit)
        hint = f" The nearest is `{close}`." if close else ""
        raise Refusal(f"no format is called `{name}`.{hint}", f"  There are: {', '.join(fit)}")
    if disk.exists(target) and not over:
        raise Refusal(
            f"{target} is there already. Nothing was written.", "  To write over it: add --force"
        )
    asked = AskedPlan(today=day_of(today), quiet=quiet)
    made = _map(who, name, asked) if isinstance(who, str) else _plan(who, name, asked)
    written = made.written
    write(target, written.data, made.inputs)
    result(exported(target, written, called(name), width()))
    return made.code


def _who(what: str) -> Learner | str:
    """Return the learner that is meant, or the path of a map."""
    if disk.kind(what) == "file" and not what.endswith(LEARNER):
        return what
    there = maps(what) if disk.kind(what) == "folder" else []
    if len(there) > 1:
        raise Refusal(
            f"{what} holds {len(there)} maps. Say which one:",
            *(f"  pathplan export {shlex.quote(path)}" for path in there[:SHOWN]),
        )
    found = [*there] or resolve(what)
    if len(found) > 1:
        raise Refusal(f"{what} holds several files. Say which one.")
    return found[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """Another system's file, the files that it was made from, and the exit code it stands for."""

    written: Written
    inputs: tuple[str, ...]
    code: int


def _map(path: str, name: str, asked: AskedPlan) -> _Made:
    library = Library()
    found = study(library, path, asked.today)
    if not any(map_.entries for map_ in found.maps[:1]):
        raise Refusal(f"there is nothing to export in {path}.", f"  pathplan check {path}")
    form = loaded(name).write_map
    if form is None:
        raise TypeError(name)
    return _Made(
        written=form(found.maps),
        inputs=tuple(library.files),
        code=left_out(found, path, "the file", quiet=asked.quiet),
    )


def _plan(who: Learner, name: str, asked: AskedPlan) -> _Made:
    form = loaded(name).write_plan
    if form is None:
        raise TypeError(name)
    try:
        made = planned(who, asked)
    except InTheWay as mistakes:
        raise Refusal("there is no plan to export. Nothing was written.") from mistakes
    return _Made(written=form(made.report), inputs=made.inputs, code=made.code)


def _by_ending(target: str, use: Use) -> str:
    """Return the format that a file's ending says: of tables, that of skills.

    Raises:
        Refusal: none ends so, or several do.
    """
    ending = posixpath.splitext(target)[1].lower()
    fit = fitting(use)
    found = [name for name in fit if loaded(name).ending == ending]
    if USUAL in found:
        return USUAL
    if len(found) != 1:
        raise Refusal(
            f"the ending of {target} does not say which format is meant.",
            *(f"  --to {name}" for name in found or fit),
        )
    return found[0]


COMMAND = export
