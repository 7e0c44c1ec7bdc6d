"""pathplan draw: a map, or a learner's path on it."""

from __future__ import annotations

import posixpath
from dataclasses import replace

import click

from pathplan import disk
from pathplan.cli.drawing import DRAWN, cut_down, drawing, map_drawing, rendered, told_of
from pathplan.cli.errors import Refusal
from pathplan.cli.options import planning
from pathplan.cli.out import note, result, write
from pathplan.cli.planning import Asked, Refused, planned
from pathplan.cli.scope import Shown, fitting, scoped, view_of
from pathplan.cli.who import LEARNER, Learner, maps, only, resolve
from pathplan.library import Library
from pathplan.model.drawing import Drawing
from pathplan.render.words import count
from pathplan.study import Study, study


@click.command("draw")
@click.argument("what", required=False, metavar="[MAP|WHO]")
@scoped
@planning
@click.option(
    "-o",
    "target",
    metavar="FILE",
    help="Write to this file; its ending says how: .svg .png .dot .mmd .txt.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["outline", "svg", "png", "dot", "mermaid"]),
    help="How to draw it; on the terminal an outline, unless told otherwise.",
)
def draw(
    *, what: str | None, asked: Asked, shown: Shown, target: str | None, form: str | None
) -> int:
    """Draw a map, or a learner's path on it.

    Without -o an outline is printed. The picture shows alternatives as gates, what is learned
    together as a box, and how far a learner is by border, shape and words. Of a map with --goal it
    shows all that the goal may need. What is too much to read is drawn in part, or as an overview,
    unless --all is given. Files are for the learner, the terminal is for the advisor, unless --for
    says otherwise.
    """
    who = _what(what)
    chosen = form or (_form(target) if target else "outline")
    if chosen == "png" and target is None:
        raise Refusal("a PNG picture goes into a file: add -o FILE.png")
    map_alone = isinstance(who, str)
    fitting(shown, outline=chosen == "outline", goals=map_alone and bool(asked.goals))
    asked = replace(asked.usually("learner" if target else "advisor"), content=False)
    try:
        picture, inputs, code = (
            _map(who, asked, shown) if isinstance(who, str) else _path(who, asked, shown)
        )
    except Refused as refused:
        return refused.code
    data = rendered(picture, chosen, quiet=asked.quiet)
    if target is None:
        result(data.decode())
        for text in cut_down(picture) if not shown.overview else ():
            note(text, quiet=asked.quiet)
    else:
        write(target, data, inputs)
        note(f"Wrote {target}: {told_of(picture)}", quiet=asked.quiet)
    return code


Drawn = tuple[Drawing, tuple[str, ...], int]
"""A picture, the files it was made from, and the exit code it stands for."""


def _map(path: str, asked: Asked, shown: Shown) -> Drawn:
    library = Library()
    found = study(library, path, asked.today)
    if not found.maps:
        raise Refusal(f"there is no map to draw in {path}.", f"  pathplan check {path}")
    view = view_of(shown, found.graph, found.maps[0], goals=asked.goals)
    return map_drawing(found, view), tuple(library.files), _mistakes(found, path)


def _path(who: Learner, asked: Asked, shown: Shown) -> Drawn:
    made = planned(who, asked)
    view = view_of(shown, made.study.graph, made.study.maps[0], plan=made.plan)
    return drawing(made, view), made.inputs, made.code


def _mistakes(found: Study, path: str) -> int:
    """Say how much is wrong with a map that is drawn all the same; return the exit code."""
    if not found.findings:
        return 0
    mistakes = count(len(found.findings), "mistake")
    note(
        f"{mistakes} in this map; the picture leaves out what cannot be read: pathplan check {path}"
    )
    return 1


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
    forms = {**DRAWN, ".txt": "outline"}
    ending = posixpath.splitext(target)[1].lower()
    if ending not in forms:
        raise Refusal(
            f"the ending of {target} says no form.", f"  Known endings: {' '.join(forms)}"
        )
    return forms[ending]


COMMAND = draw
