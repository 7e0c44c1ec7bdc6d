"""From a plan or a map to a page: all that it shows, gathered."""

from __future__ import annotations

from dataclasses import replace

from pathplan.cli.checking import Typed, baseline_path, read_baseline, settings_of
from pathplan.cli.drawing import drawing, figured
from pathplan.cli.errors import Refusal
from pathplan.cli.imaging import usual_how
from pathplan.cli.links import entries_from
from pathplan.cli.planning import Asked, Planned
from pathplan.library import Library
from pathplan.measure.metrics import map_facts
from pathplan.measure.neighbours import neighbours
from pathplan.model.drawing import Direction, Drawing
from pathplan.picture import View
from pathplan.pipeline import check_files
from pathplan.plan import next_picks
from pathplan.plan.progress import shares
from pathplan.render.fold import fold
from pathplan.render.image import How, NoPictureError, plates
from pathplan.render.pages.sheet import Sheet
from pathplan.render.pages.survey import Survey
from pathplan.render.pdf import NoPdfError, pdf
from pathplan.study import Study, explain_all

SIZES = {"a4": "a4", "letter": "us-letter"}
"""Sizes of paper as typed, and as typst calls them."""


def page(made: Planned, form: str, asked: Asked) -> bytes:
    """Return a learner's path as a page: html, or pdf for the paper that is asked for.

    Raises:
        Refusal: there is no typst to make a PDF, or the user's Graphviz fails.
    """
    if form == "html":
        return path_page(made, drawing(made), usual_how(), quiet=asked.quiet)
    from pathplan.render.pages.paper import PICTURE, plan_paper

    picture = _for_paper(made, "lr")
    try:
        folded = fold(plates([picture, _for_paper(made, "tb")], usual_how()))
    except NoPictureError as error:
        raise Refusal(str(error)) from error
    found = sheet(made, picture)
    source = plan_paper(found, SIZES[asked.paper], folded if picture.boxes else None)
    try:
        return pdf(source, {PICTURE: folded.plate.svg.encode()})
    except NoPdfError as error:
        raise Refusal(f"{error}. The page can be printed, too: -o FILE.html.") from error


def _for_paper(made: Planned, direction: Direction) -> Drawing:
    """Return what paper has room for: the path with what it needs."""
    return replace(drawing(made, View(extent="plan", direction=direction)), overview=None)


def path_page(made: Planned, picture: Drawing, how: How, *, quiet: bool) -> bytes:
    """Return a learner's path as a page that holds a picture of it."""
    with figured(picture, how, quiet=quiet) as figure:
        from pathplan.render.pages.plan import plan_page

        return plan_page(sheet(made, picture), figure).encode()


def sheet(made: Planned, picture: Drawing | None = None) -> Sheet:
    """Return a plan with what a page shows besides; its picture is the usual one or another."""
    report, picture = made.report, picture or drawing(made)
    done, todo = shares(report)
    nodes = {f"n{node.index}": node.key for node in made.study.graph.nodes}
    keys = {box.id: nodes[box.id] for box in picture.boxes if box.id in nodes}
    return Sheet(
        report=report,
        picks=next_picks(made.plan, report.entries, report.learner),
        done=len(done),
        total=len(done) + len(todo),
        drawing=picture,
        keys=keys,
        drawn=frozenset(keys.values()),
        whys=explain_all(made.study, made.plan),
    )


def map_page(library: Library, found: Study, picture: Drawing, how: How, asked: Asked) -> bytes:
    """Return the page about a map, with all that a check says of it."""
    with figured(picture, how, quiet=asked.quiet) as figure:
        from pathplan.render.pages.designer import designer_page

        return designer_page(_survey(library, found, picture, asked), figure).encode()


def _survey(library: Library, found: Study, picture: Drawing, asked: Asked) -> Survey:
    home, graph = found.maps[0], found.graph
    settings = settings_of(home.file, Typed())
    known = read_baseline(baseline_path(None, settings), asked=bool(settings.baseline))
    checked = check_files(library, [home.file], settings, known)
    near = neighbours(graph)
    own = [n.key for n in graph.nodes if n.entry.map == home.id]
    named = [key for one in own for demand in near[one].needs for key in demand.keys]
    entries = {node.key: node.entry for node in graph.nodes}
    if asked.beside is not None:
        entries = entries_from(entries, asked.beside)
    return Survey(
        maps=found.maps,
        entries=entries,
        rows=tuple(dict.fromkeys((*own, *named))),
        facts=map_facts(found.maps, graph),
        neighbours=near,
        findings=checked.findings,
        uncounted=(
            *((finding, "ignored") for finding in checked.ignored),
            *((finding, "in the baseline") for finding in checked.known),
        ),
        drawing=picture,
        keys={f"n{node.index}": node.key for node in graph.nodes},
    )
