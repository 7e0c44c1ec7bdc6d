"""From a plan or a map to a picture in one of its forms."""

from __future__ import annotations

from pathplan.cli.errors import Refusal
from pathplan.cli.out import note, width
from pathplan.cli.planning import Planned
from pathplan.model.drawing import Drawing
from pathplan.picture import View, draw
from pathplan.render.drawings import renderer
from pathplan.render.drawings._words import holds
from pathplan.render.image import NoPictureError, image
from pathplan.render.languages import USUAL, language, language_of
from pathplan.render.reports.text import path_for
from pathplan.study import Study

USUAL_VIEW = View()
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


def map_drawing(found: Study, view: View = USUAL_VIEW) -> Drawing:
    """Return the picture of a map, whatever is wrong with it elsewhere."""
    others = language(USUAL).picture.sections["others"]
    return draw(maps=found.maps, graph=found.graph, view=view, others=others)


def told_of(picture: Drawing) -> str:
    """Return what was written, in a few words, and how to see the rest."""
    return "\n".join([holds(picture, USUAL), *cut_down(picture)])


def cut_down(picture: Drawing) -> list[str]:
    """Return how to see more, where a picture was cut down to what can be read."""
    left_out = picture.tally.left_out
    if picture.extent in {"near", "plan"} and left_out:
        verb = "other is" if left_out == 1 else "others are"
        return [f"{left_out:,} {verb} not in this picture; --all draws everything."]
    if picture.extent == "overview":
        return ["Single competencies: --all, or a part with --strand, --around or --goal."]
    return []


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


def drawn(made: Planned, form: str, *, quiet: bool = False) -> bytes:
    """Return the picture of a plan as bytes."""
    return rendered(drawing(made), form, quiet=quiet)
