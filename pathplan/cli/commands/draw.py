"""pathplan draw: a map, or a learner's path on it."""

from __future__ import annotations

import posixpath
from dataclasses import replace

import click

from pathplan import disk
from pathplan.cli.drawing import DRAWN, drawing, map_drawing, rendered
from pathplan.cli.errors import Refusal
from pathplan.cli.options import planning
from pathplan.cli.out import note, result, write
from pathplan.cli.pages import map_html, page
from pathplan.cli.planning import Asked, Refused, planned
from pathplan.cli.scope import Shown, fitting, scoped, view_of
from pathplan.cli.who import LEARNER, Learner, maps, only, resolve
from pathplan.library import Library
from pathplan.model.drawing import Drawing
from pathplan.render.drawings._words import holds
from pathplan.render.languages import USUAL, nearest
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
    help="Write to this file; its ending says how: .svg .png .dot .mmd .html .txt.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["outline", "svg", "png", "dot", "mermaid", "html"]),
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
    asked = replace(
        asked.usually("learner" if target else "advisor"),
        content=chosen == "html",
        beside=posixpath.dirname(target) if target else None,
    )
    try:
        picture, data, inputs, code = (
            _map(who, asked, shown, chosen)
            if isinstance(who, str)
            else _path(who, asked, shown, chosen)
        )
    except Refused as refused:
        return refused.code
    if target is None:
        result(data.decode())
    else:
        write(target, data, inputs)
        note(f"Wrote {target}: {holds(picture, USUAL)}", quiet=asked.quiet)
    return code


Drawn = tuple[Drawing, bytes, tuple[str, ...], int]
"""A picture, its form, the files it was made from, and the exit code it stands for."""


def _map(path: str, asked: Asked, shown: Shown, form: str) -> Drawn:
    library = Library()
    found = study(library, path, asked.today)
    if not found.maps:
        raise Refusal(f"there is no map to draw in {path}.", f"  pathplan check {path}")
    home = found.maps[0]
    view = view_of(shown, found.graph, home, goals=asked.goals)
    picture = map_drawing(found, view, nearest([home.language]) if form == "html" else USUAL)
    code = _mistakes(found, path)
    if form == "html":
        data = map_html(library, found, picture, quiet=asked.quiet)
    else:
        data = rendered(picture, form, quiet=asked.quiet)
    return picture, data, tuple(library.files), code


def _path(who: Learner, asked: Asked, shown: Shown, form: str) -> Drawn:
    made = planned(who, asked)
    view = view_of(shown, made.study.graph, made.study.maps[0], plan=made.plan)
    picture = drawing(made, view)
    if form == "html":
        data = page(made, form, asked, view)
    else:
        data = rendered(picture, form, quiet=asked.quiet)
    return picture, data, made.inputs, made.code


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
    forms = {**DRAWN, ".html": "html", ".txt": "outline"}
    ending = posixpath.splitext(target)[1].lower()
    if ending not in forms:
        raise Refusal(
            f"the ending of {target} says no form.", f"  Known endings: {' '.join(forms)}"
        )
    return forms[ending]


COMMAND = draw
