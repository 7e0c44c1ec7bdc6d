"""From a plan or a map to a picture in one of its forms."""

from __future__ import annotations

from pathplan.cli.errors import Refusal
from pathplan.cli.out import note, width
from pathplan.cli.planning import Planned
from pathplan.model.drawing import Drawing
from pathplan.picture import View, draw
from pathplan.render.drawings import renderer
from pathplan.render.image import NoPictureError, figure, image, legend
from pathplan.render.languages import USUAL, language, language_of
from pathplan.render.pages._explore import Figure
from pathplan.render.reports.text import path_for
from pathplan.study import Study

USUAL_VIEW = View()
PREFIX = "-map-"
"""What ids of a picture in a page begin with; no competency is called so."""
DRAWN = {".svg": "svg", ".png": "png", ".dot": "dot", ".mmd": "mermaid"}


def drawing(made: Planned, view: View = USUAL_VIEW) -> Drawing:
    """Return the picture of a learner's path."""
    study = made.study
    return draw(
        maps=study.maps,
        graph=study.graph,
        state=study.state,
        plan=made.plan,
        doubts=made.report.doubts,
        view=view,
        title=path_for(made.report),
        told_in=made.report.language,
        others=language_of(made.report).picture.sections["others"],
    )


def map_drawing(found: Study, view: View = USUAL_VIEW, told_in: str = USUAL) -> Drawing:
    """Return the picture of a map, whatever is wrong with it elsewhere."""
    others = language(told_in).picture.sections["others"]
    return draw(maps=found.maps, graph=found.graph, view=view, told_in=told_in, others=others)


def rendered(picture: Drawing, form: str, *, quiet: bool = False) -> bytes:
    """Return a picture as bytes: outline, dot, mermaid, svg or png."""
    if form in {"svg", "png"}:
        try:
            data, remark = image(picture, form)
        except NoPictureError as error:
            raise Refusal(str(error)) from error
        if remark:
            note(remark, quiet=quiet)
        return data
    return renderer(form)(picture, width()).encode()


def figured(picture: Drawing, *, quiet: bool = False) -> Figure:
    """Return a picture for a page."""
    element, remark = figure(picture, prefix=PREFIX)
    if remark:
        note(remark, quiet=quiet)
    return Figure(element, legend(picture))


def drawn(made: Planned, form: str, *, quiet: bool = False) -> bytes:
    """Return the picture of a plan as bytes."""
    return rendered(drawing(made), form, quiet=quiet)
