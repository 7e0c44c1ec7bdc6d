"""From a drawing to the bytes of a picture: places by Graphviz or by our own layout, then SVG."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Literal

from pathplan.model.drawing import Drawing
from pathplan.render import engine
from pathplan.render.drawings._builtin import arranged
from pathplan.render.drawings._content import Content, content
from pathplan.render.drawings._graphviz import FORM, NoLayoutError, answer, question
from pathplan.render.drawings._parts import Scene, Setting
from pathplan.render.drawings._placed import Placed
from pathplan.render.drawings._svg import legend as _legend
from pathplan.render.drawings._svg import svg, where
from pathplan.render.drawings._xdot import as_xdot, words
from pathplan.render.drawings.words import holds
from pathplan.render.escape import typst
from pathplan.render.fold import Plate
from pathplan.render.pdf import NoPdfError, pdf, ready
from pathplan.render.style import Theme

DPI = 96
POINTS = 0.75
"""Points in a pixel."""
UPRIGHT, LYING = (680.0, 800.0), (940.0, 490.0)
"""The pixels, across and down, that a picture of a page has on a sheet, be it A4 or Letter."""
OURS = "Drawn with the built-in layout, for {}."
UNTAGGED = "This PDF says nothing to a screen reader, for typst is not installed here."
UNSEEN = "Some characters may be missing from this PNG; an SVG has all of them."
COVERED = re.compile(
    "[\n -~\u00a0-\u02ff\u0370-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20be"
    "\u2100-\u214f\u2190-\u2193]*"
)
"""Characters that the fonts inside graphviz-pure have, as far as they stand one after the other."""
LONGEST = 14_400.0
"""The side of a page of PDF, in points, that programs agree to show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How a picture is made.

    `engine` places what is in it: `auto` is the Graphviz that was installed with pathplan, else a
    layout of our own, so that no picture depends on what else is installed; `dot` is the user's
    Graphviz, `program` its path or name, and where that fails there is no picture. `scale` makes a
    PNG larger. `theme` is for which surroundings.
    """

    engine: Literal["auto", "dot"] = "auto"
    program: str = ""
    scale: float = 1.0
    theme: Theme = "auto"


USUAL = How()
Waited = Callable[[], tuple[str, str]]
"""What waits for a picture that is under way and returns its text, and a remark."""
Scenes = list[tuple[Scene, str]]
"""What stands where in some pictures, and a remark about each."""


class NoPictureError(Exception):
    """A form that cannot be drawn here; the message says what to do."""


def image(drawing: Drawing, form: str, how: How = USUAL) -> tuple[bytes, str]:
    """Return a drawing as `svg`, `png` or `pdf`, and a remark about it, "" where there is none.

    Raises:
        NoPictureError: what makes this form is not installed, or the user's Graphviz fails.
    """
    if form == "png":
        return _png(drawing, how)
    if form == "pdf":
        return _pdf(drawing, how)
    text, remark = _whole(drawing, how, how.theme)
    return text.encode(), remark


@contextmanager
def figure(drawing: Drawing, how: How = USUAL, *, prefix: str) -> Iterator[Waited]:
    """Begin a drawing as an SVG element to stand in a page; yield what waits for it.

    It has no heading, legend, footer, links or style of its own, and `prefix` before all of its
    ids. `style_sheet` gives the page the rules that colour it.

    Raises:
        NoPictureError: only what is yielded does, where the user's Graphviz fails.
    """
    setting = Setting(theme=how.theme, prefix=prefix, framed=False)
    with _placing([drawing], how) as scenes:
        yield lambda: _svg(scenes(), setting)


def plates(drawings: Iterable[Drawing], how: How = USUAL) -> list[Plate]:
    """Return drawings to be printed, as in a page but light.

    Raises:
        NoPictureError: the user's Graphviz fails.
    """
    with _placing(drawings, how) as scenes:
        return [_plate(scene) for scene, _ in scenes()]


def _plate(scene: Scene) -> Plate:
    text = svg([scene], Setting(theme="light", framed=False))
    width, height = _size(text)
    return Plate(
        svg=text,
        width=width,
        height=height,
        boxes=tuple(where(scene).nodes.values()),
        down=scene.drawing.direction == "tb",
    )


def wide(element: str) -> bool:
    """Return whether an SVG for a page is larger on a sheet whose long side lies below."""
    width, height = _size(element)
    upright, lying = (min(1.0, w / width, h / height) for w, h in (UPRIGHT, LYING))
    return lying > upright


def legend(drawing: Drawing) -> tuple[tuple[str, str], ...]:
    """Return what is to be explained beside such an element: each as SVG, and in words."""
    return tuple(_legend(drawing, USUAL.theme))


def _whole(drawing: Drawing, how: How, theme: Theme) -> tuple[str, str]:
    """Return a drawing with its overview as a picture of its own, and a remark."""
    with _placing(filter(None, [drawing, drawing.overview]), how) as scenes:
        return _svg(scenes(), Setting(theme=theme))


def _svg(found: Scenes, setting: Setting) -> tuple[str, str]:
    return svg([scene for scene, _ in found], setting), max(remark for _, remark in found)


@contextmanager
def _placing(drawings: Iterable[Drawing], how: How) -> Iterator[Callable[[], Scenes]]:
    """Begin to lay out drawings, all at once; yield what waits for them, each with a remark."""
    with ExitStack() as running:
        begun = []
        for drawing in drawings:
            what = content(drawing)
            made = engine.running(_program(how), question(what), FORM)
            begun.append((drawing, what, running.enter_context(made)))
        yield lambda: [_scene(*one, how) for one in begun]


def _scene(
    drawing: Drawing, what: Content, made: Callable[[], bytes], how: How
) -> tuple[Scene, str]:
    placed, remark = _placed(what, made, how)
    return Scene(drawing, what, placed), remark


def _placed(what: Content, made: Callable[[], bytes], how: How) -> tuple[Placed, str]:
    try:
        return answer(what, made()), ""
    except (engine.NoEngineError, NoLayoutError) as error:
        if how.engine == "dot":
            raise NoPictureError(_without(error)) from error
        return arranged(what), OURS.format(_why(error, engine.PROGRAM))


def _without(error: Exception) -> str:
    return f"{_why(error, 'dot')}. Without --engine dot pathplan draws by itself."


def _why(error: Exception, name: str) -> str:
    return str(error) if isinstance(error, engine.NoEngineError) else f"{name} gave no picture"


def _png(drawing: Drawing, how: How) -> tuple[bytes, str]:
    text, remark = _whole(drawing, how, _fixed(how.theme))
    try:
        data = _run(as_xdot(text), "png", how, f"-Gdpi={DPI * how.scale:g}")
    except engine.NoEngineError as error:
        raise NoPictureError(f"{error}. A PNG needs it; SVG works without it.") from error
    seen = how.engine == "dot" or COVERED.fullmatch(words(text))
    return data, remark if seen else UNSEEN


def _pdf(drawing: Drawing, how: How) -> tuple[bytes, str]:
    """Return a page as large as the picture; without typst the user's Graphviz draws it."""
    text, remark = _whole(drawing, how, _fixed(how.theme))
    if how.engine == "dot" and not ready():
        try:
            return _run(as_xdot(text), "pdf", how), UNTAGGED
        except engine.NoEngineError as error:
            raise NoPictureError(_without(error)) from error
    try:
        return pdf(_page(drawing, text), {"drawing.svg": text.encode()}), remark
    except NoPdfError as error:
        raise NoPictureError(f"{error}. An SVG can be printed, too.") from error


def _page(drawing: Drawing, text: str) -> str:
    """Return the Typst text of a page that holds a picture and its words."""
    title, about = typst(drawing.title or drawing.home), typst(f"{drawing.title}: {holds(drawing)}")
    spoken = drawing.told_in.partition("-")[0]
    width, height = (side * POINTS for side in _size(text))
    shown = width * min(1.0, LONGEST / max(width, height))
    return (
        f"#set document(title: {title}, date: none)\n"
        f"#set text(lang: {typst(spoken)})\n"
        "#set page(width: auto, height: auto, margin: 0pt)\n"
        f'#image("drawing.svg", alt: {about}, width: {shown:.1f}pt)\n'
    )


def _size(text: str) -> tuple[float, float]:
    """Return the width and the height that an SVG of ours states, in pixels."""
    width, height = re.findall(r' (?:width|height)="([\d.]+)"', text)[:2]
    return float(width), float(height)


def _fixed(theme: Theme) -> Theme:
    """Return the theme of what cannot ask who looks at it."""
    return "dark" if theme == "dark" else "light"


def _run(text: str, form: str, how: How, *options: str) -> bytes:
    """Return a picture whose places are known already."""
    return engine.run(_program(how), text, form, *options, placed=True)


def _program(how: How) -> str:
    return how.program or "dot" if how.engine == "dot" else ""
