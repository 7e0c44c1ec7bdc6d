"""A whole picture as SVG: heading, what is drawn, perhaps an overview, legend and footer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pathplan.model.drawing import Drawing
from pathplan.render.drawings import _shapes as shapes
from pathplan.render.drawings._content import SLACK, TITLE
from pathplan.render.drawings._legend import Key, keys
from pathplan.render.drawings._parts import Parts, Scene, Setting
from pathplan.render.drawings._placed import Placed, Rect, Route
from pathplan.render.drawings._shapes import number
from pathplan.render.drawings.words import footer, holds, subtitle
from pathplan.render.escape import line, xml
from pathplan.render.measure import ems
from pathplan.render.sheet import style_sheet
from pathplan.render.style import FONTS, Theme, colours, ground
from pathplan.render.width import wrap

MARGIN, LEAST = 16.0, 460.0
HEADING, SAID, ROW, SWATCH, GAP = 16.0, 11.0, 20.0, 24.0, 18.0


def svg(scenes: Sequence[Scene], setting: Setting) -> str:
    """Return the SVG of a drawing, each part of it on a line of its own.

    The first scene is the drawing; one after it is the overview that stands below.
    """
    return "\n".join(_Writer(scenes, setting).lines()) + "\n"


def where(scene: Scene) -> Placed:
    """Return where everything of a scene stands in an SVG that is not framed."""
    return scene.placed.moved(MARGIN - scene.extent.x, MARGIN - scene.extent.y)


class _Writer:
    """Writes one picture from its top to its bottom; `end` is how far it has come."""

    def __init__(self, scenes: Sequence[Scene], setting: Setting) -> None:
        self.scenes, self.setting = scenes, setting
        self.drawing = scenes[0].drawing
        self.ground = ground(setting.theme)
        wide = max(scene.extent.width for scene in scenes)
        self.wide = max(wide, LEAST) if setting.framed else wide
        self.end = MARGIN

    def lines(self) -> Iterator[str]:
        """Yield the lines; how high the picture is shows when all else is written."""
        inside = list(self._inside())
        width, height = self.wide + 2 * MARGIN, self.end + MARGIN
        name = self.setting.prefix
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="pathplan" role="img"'
            f' aria-labelledby="{xml(name)}title {xml(name)}about"'
            f' lang="{xml(self.drawing.told_in)}" viewBox="0 0 {number(width)} {number(height)}"'
            f' width="{number(width)}" height="{number(height)}" font-family="{FONTS}"'
            f' font-size="{number(TITLE)}" fill="{self.ground.ink}">'
        )
        yield f'<title id="{xml(name)}title">{xml(line(self.drawing.title))}</title>'
        yield f'<desc id="{xml(name)}about">{xml(line(holds(self.drawing)))}</desc>'
        if self.setting.framed and self.setting.theme == "auto":
            yield f"<style>{style_sheet()}</style>"
        yield from inside
        yield "</svg>"

    def _inside(self) -> Iterator[str]:
        if self.setting.framed:
            yield f'<rect class="page" width="100%" height="100%" fill="{self.ground.page}"/>'
            yield from self._heading()
        first, *others = self.scenes
        yield from self._scene(first, self.setting)
        for scene in others:
            self.end += 2 * MARGIN
            yield from self._told(footer(scene.drawing))
            self.end += MARGIN / 2
            prefix = f"{self.setting.prefix}overview-"
            yield '<g class="overview">'
            yield from self._scene(scene, replace(self.setting, prefix=prefix))
            yield "</g>"
        if self.setting.framed:
            yield from self._legend()
            yield from self._told(footer(self.drawing))

    def _scene(self, scene: Scene, setting: Setting) -> Iterator[str]:
        yield from Parts(scene, setting, (MARGIN, self.end)).lines()
        self.end += scene.extent.height

    def _heading(self) -> Iterator[str]:
        """Yield the lines of the title and of what stands below it."""
        yield '<g class="heading">'
        said = f' class="said" fill="{self.ground.grey}"'
        for size, text, look in (
            (HEADING, self.drawing.title, ' font-weight="bold"'),
            (TITLE, subtitle(self.drawing), said),
        ):
            for row in filter(None, wrap(line(text), int(self.wide / size * 1.9))):
                at = f'x="{number(MARGIN)}" y="{number(self.end + size)}"'
                yield f'<text {at} font-size="{number(size)}"{look}>{xml(row)}</text>'
                self.end += size * 1.35
        yield "</g>"
        self.end += 12

    def _told(self, text: str) -> Iterator[str]:
        """Yield the lines of what is said about a picture."""
        for row in filter(None, wrap(text, int(self.wide / SAID * 1.9))):
            self.end += ROW
            at = f'x="{number(MARGIN)}" y="{number(self.end - 4)}" font-size="{number(SAID)}"'
            yield f'<text {at} class="said" fill="{self.ground.grey}">{xml(row)}</text>'

    def _legend(self) -> Iterator[str]:
        """Yield what occurs, in rows as wide as the picture."""
        shown = [key for scene in self.scenes for key in keys(scene.drawing)]
        found = {key.words: key for key in reversed(shown)}  # each once, as it was first
        if not found:
            return
        x, y = MARGIN, self.end + 2 * MARGIN
        yield '<g class="legend" font-size="11">'
        for key in reversed(found.values()):
            long = (SWATCH + 6 if key.box or key.edge else 0) + ems(key.words) * SAID * SLACK
            if x > MARGIN and x + long > MARGIN + self.wide:
                x, y = MARGIN, y + ROW
            yield self._key(key, x, y)
            x += long + GAP
        yield "</g>"
        self.end = y + 4

    def _key(self, key: Key, x: float, y: float) -> str:
        beside = SWATCH + 6 if key.box or key.edge else 0
        words = f'<text x="{number(x + beside)}" y="{number(y)}">{xml(key.words)}</text>'
        return swatch(key, x, y, self.setting.theme) + words


def swatch(key: Key, x: float, y: float, theme: Theme) -> str:
    """Return what a legend explains, a box or a line, "" where it explains words alone."""
    if key.box:
        rect = Rect(x, y - 12, SWATCH, 15)
        shade = f" shade{key.box.shade}" if key.box.needed is not None else ""
        drawn = shapes.sides(rect, key.box, colours(key.box, theme))
        return f'<g class="key {key.box.status}{shade}">{drawn}</g>'
    if key.edge:
        start, base, tip = (x, y - 4), (x + SWATCH - 7, y - 4), (x + SWATCH, y - 4)
        end = tip if key.kind == "option" else base
        third = (end[0] - x) / 3
        curve = (start, (x + third, y - 4), (x + 2 * third, y - 4), end)
        route = Route(curve, tip, start if key.kind == "together" else None)
        if key.kind == "together":
            route = Route(((x + 7, y - 4), *curve[1:]), tip, start)
        drawn = shapes.edge(route, key.edge, key.kind, ground(theme))
        look = f'fill="none" stroke="{ground(theme).grey}" stroke-width="1.1"'
        strong = " taken" * key.edge.taken + " chain" * key.edge.chain
        return f'<g class="key{strong}" {look}>{drawn}</g>'
    return ""


def legend(drawing: Drawing, theme: Theme) -> Iterator[tuple[str, str]]:
    """Yield what a picture explains, each as an SVG element of its own and in words."""
    wide, high = SWATCH + 2, 18
    for key in keys(drawing):
        drawn = swatch(key, 1, 13, theme)
        size = f'viewBox="0 0 {number(wide)} {high}" width="{number(wide)}" height="{high}"'
        yield drawn and f'<svg class="pathplan" aria-hidden="true" {size}>{drawn}</svg>', key.words
