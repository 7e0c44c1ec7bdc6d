"""pathplan draw: a map, or a learner's path on it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass, replace

import click

from pathplan import disk
from pathplan.cli.drawing import (
    FILES,
    cut_down,
    drawing,
    map_drawing,
    narrowed,
    rendered,
    told_of,
)
from pathplan.cli.endings import PICTURES
from pathplan.cli.errors import Refusal
from pathplan.cli.imaging import imaging, suits
from pathplan.cli.options import planning
from pathplan.cli.out import coloured, note, result, write
from pathplan.cli.planning import Asked, InTheWay, planned
from pathplan.cli.scope import Shown, fitting, scoped, view_of
from pathplan.cli.trouble import left_out
from pathplan.cli.who import LEARNER, Learner, maps, only, resolve
from pathplan.library import Library
from pathplan.model.drawing import Drawing
from pathplan.picture import View
from pathplan.render.image import How
from pathplan.render.languages import USUAL, nearest
from pathplan.render.paint import marked
from pathplan.study import study

MANY, PAINTED = 1_000, 400
"""Boxes that take more than a second to lay out, and those that take it to paint in pixels."""


@click.command("draw")
@click.argument("what", required=False, metavar="[MAP|WHO]")
@scoped
@planning
@click.option(
    "-o",
    "target",
    metavar="FILE",
    help=f"Write to this file; its ending says how: {' '.join(PICTURES)}.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["outline", *(form for form in PICTURES.values() if form != "outline")]),
    help="How to draw it; on the terminal an outline, unless told otherwise.",
)
@imaging
def draw(
    *,
    what: str | None,
    asked: Asked,
    shown: Shown,
    how: How,
    target: str | None,
    form: str | None,
) -> int:
    """Draw a map, or a learner's path on it.

    Without -o an outline is printed. The picture shows alternatives as gates, what is learned
    together as a box, and how far a learner is by border, shape and words. Of a map with --goal it
    shows all that the goal may need. What is too much to read is drawn in part, or as an overview,
    unless --all is given. As .html it stands in a page: of a map one for whoever writes it, with
    all that a check finds. Files are for the learner, the terminal is for the advisor, unless
    --for says otherwise.
    """
    who = _what(what)
    chosen = form or (_form(target) if target else "outline")
    if chosen in FILES and target is None:
        raise Refusal(f"a {chosen.upper()} picture goes into a file: add -o FILE.{chosen}")
    suits(how, chosen)
    goals = asked.goals if isinstance(who, str) else ()
    fitting(shown, outline=chosen == "outline", goals=bool(goals))
    asked = replace(
        asked.usually("learner" if target else "advisor"),
        content=chosen == "html",
        beside=posixpath.dirname(target) if target else None,
    )
    try:
        seen = (
            _map(who, asked, shown, how, file=target is not None or chosen != "outline")
            if isinstance(who, str)
            else _path(who, asked, shown, how)
        )
    except InTheWay:
        return 1
    picture = _fitted(seen, chosen, quiet=asked.quiet)
    page = chosen == "html"
    data = seen.page(picture) if page else rendered(picture, chosen, how, quiet=asked.quiet)
    if target is None:
        text = data.decode()
        result(marked(text, colour=coloured()) if chosen == "outline" else text)
        told = "\n".join(cut_down(picture, seen.view, chosen))
    else:
        write(target, data, seen.inputs)
        told = f"Wrote {target}: {told_of(picture, seen.view, chosen)}"
    note(told, quiet=asked.quiet or not told)
    return seen.code


def _fitted(seen: _Seen, form: str, *, quiet: bool) -> Drawing:
    """Return the picture that is asked for, or as much of it as its form takes; say so."""
    remark = ""
    if form == "mermaid":
        picture, remark = narrowed(seen.make, seen.view, path=seen.path)
    else:
        picture = seen.make(seen.view)
    if len(picture.boxes) > (PAINTED if form == "png" else MANY) and form != "outline":
        remark = f"{len(picture.boxes):,} boxes: this may take a while."
    note(remark, quiet=quiet or not remark)
    return picture


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What draws a view of a map or a path, what makes a page of it, the view that is asked for."""

    make: Callable[[View], Drawing]
    page: Callable[[Drawing], bytes]
    view: View
    path: bool
    inputs: tuple[str, ...]
    code: int


def _map(path: str, asked: Asked, shown: Shown, how: How, *, file: bool) -> _Seen:
    """Return what draws a map: a `file` speaks its language, as far as the catalogue has it."""
    library = Library()
    found = study(library, path, asked.today)
    if not found.maps:
        raise Refusal(f"there is no map to draw in {path}.", f"  pathplan check {path}")
    home = found.maps[0]
    told_in = nearest([home.language]) if file else USUAL

    def page(picture: Drawing) -> bytes:
        from pathplan.cli.pages import map_page

        return map_page(library, found, picture, how, asked)

    return _Seen(
        make=lambda view: map_drawing(found, view, told_in),
        page=page,
        view=view_of(shown, found.graph, home, goals=asked.goals),
        path=False,
        inputs=tuple(library.files),
        code=left_out(found, path, "the picture", quiet=asked.quiet),
    )


def _path(who: Learner, asked: Asked, shown: Shown, how: How) -> _Seen:
    made = planned(who, asked)

    def page(picture: Drawing) -> bytes:
        from pathplan.cli.pages import path_page

        return path_page(made, picture, how, quiet=asked.quiet)

    return _Seen(
        make=lambda view: drawing(made, view),
        page=page,
        view=view_of(shown, made.study.graph, made.study.maps[0], plan=made.plan),
        path=True,
        inputs=made.inputs,
        code=made.code,
    )


def _what(typed: str | None) -> Learner | str:
    if typed is None:
        there = maps()
        return there[0] if len(there) == 1 else only("draw")
    found = resolve(typed) if not _is_folder_of_maps(typed) else list(maps(typed))
    if len(found) > 1:
        raise Refusal(f"{typed} holds several files. Say which one.")
    return found[0]


def _is_folder_of_maps(typed: str) -> bool:
    return not typed.endswith(LEARNER) and disk.kind(typed) == "folder" and len(maps(typed)) == 1


def _form(target: str) -> str:
    ending = posixpath.splitext(target)[1].lower()
    if ending not in PICTURES:
        raise Refusal(
            f"the ending of {target} says no form.", f"  Known endings: {' '.join(PICTURES)}"
        )
    return PICTURES[ending]


COMMAND = draw
