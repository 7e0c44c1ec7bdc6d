"""From a plan or a map to a picture in one of its forms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace

from pathplan.cli.errors import Refusal
from pathplan.cli.imaging import usual_how
from pathplan.cli.out import note, width
from pathplan.cli.planning import Planned
from pathplan.cli.waiting import waiting
from pathplan.model.drawing import Drawing
from pathplan.picture import View, draw
from pathplan.render.drawings import renderer
from pathplan.render.drawings.dot import dot_text
from pathplan.render.drawings.words import drawn as extent_of
from pathplan.render.drawings.words import holds
from pathplan.render.image import How, NoPictureError, figure, image, legend, wide
from pathplan.render.languages import USUAL, language, language_of
from pathplan.render.pages.explore import Figure
from pathplan.render.reports.text import path_for
from pathplan.study import Study

USUAL_VIEW = View()
DRAWING = "drawing"
PREFIX, OVERVIEW = "-map-", "-overview-"
"""What ids of pictures in a page begin with; no competency is called so."""
FILES = frozenset({"png", "pdf"})
"""What is no text, and goes into a file only."""
STACKED = frozenset({"svg", "png", "pdf", "html", "outline"})
"""The forms in which an overview stands below a part of a map."""


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


def told_of(picture: Drawing, view: View, form: str) -> str:
    """Return what was written, in a few words, and how to see more."""
    return "\n".join([holds(picture, USUAL), *cut_down(picture, view, form)])


def cut_down(picture: Drawing, view: View, form: str) -> list[str]:
    """Return how to see more, where a picture was cut down to what can be read."""
    left_out = picture.tally.left_out
    if view.extent or picture.extent == "all" or not (left_out or picture.tally.grouped):
        return []
    if picture.extent == "overview":
        return ["One by one: --all. A part of them: --strand, --around or --goal."]
    others = "other is" if left_out == 1 else "others are"
    if picture.overview and form in STACKED:
        return [f"{left_out:,} {others} only in the overview below it; --all draws everything."]
    rest = "--overview shows all in few boxes, " if picture.overview else ""
    return [f"{left_out:,} {others} not in this picture; {rest}--all draws everything."]


def narrowed(make: Callable[[View], Drawing], view: View, *, path: bool) -> tuple[Drawing, str]:
    """Return a picture that Mermaid draws, and a remark where it is less than was asked for."""
    from pathplan.render.drawings.mermaid import CHARACTERS, EDGES, fits

    picture = make(view)
    if fits(picture):
        return picture, ""
    told = f"Mermaid draws less than {EDGES} lines and {CHARACTERS:,} characters: "
    part = make(replace(view, extent="plan")) if path else picture
    if fits(part):
        return part, f"{told}this is the plan with what it needs directly."
    part = make(replace(view, extent="overview"))
    if fits(part):
        return part, f"{told}this is the overview."
    return picture, f"{told}this is more, and it refuses to draw it."


def rendered(picture: Drawing, form: str, how: How, *, quiet: bool = False) -> bytes:
    """Return a picture as bytes, in one of its forms."""
    if form in {"svg", "png", "pdf"}:
        try:
            with waiting(DRAWING, quiet=quiet):
                data, remark = image(picture, form, how)
        except NoPictureError as error:
            raise Refusal(str(error)) from error
        if remark:
            note(remark, quiet=quiet)
        return data
    if form == "dot":
        return dot_text(picture, how.theme).encode()
    return renderer(form)(picture, width()).encode()


@contextmanager
def figured(picture: Drawing, how: How, *, quiet: bool = False) -> Iterator[Callable[[], Figure]]:
    """Begin a picture for a page, and the overview beside it; yield what waits for both.

    Raises:
        Refusal: only what is yielded does, where the user's Graphviz fails.
    """
    with ExitStack() as begun:
        element = begun.enter_context(figure(picture, how, prefix=PREFIX))
        whole = picture.overview and begun.enter_context(
            figure(picture.overview, how, prefix=OVERVIEW)
        )

        def made() -> Figure:
            try:
                with waiting(DRAWING, quiet=quiet):
                    text, remark = element()
                    below = whole()[0] if whole else ""
            except NoPictureError as error:
                raise Refusal(str(error)) from error
            if remark:
                note(remark, quiet=quiet)
            return Figure(text, legend(picture), extent_of(picture), below, wide(text))

        yield made


def drawn(made: Planned, form: str, *, quiet: bool = False) -> bytes:
    """Return the picture of a plan as bytes."""
    return rendered(drawing(made), form, usual_how(), quiet=quiet)
