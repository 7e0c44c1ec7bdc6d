"""A drawing whose parts have their places as SVG, the same whatever placed them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pathplan.model.drawing import Drawing
from pathplan.render.drawings import _shapes as shapes
from pathplan.render.drawings._content import SLACK, SMALL, TITLE, Content
from pathplan.render.drawings._label import whole
from pathplan.render.drawings._legend import Key, keys, kind_of
from pathplan.render.drawings._placed import Placed, Point, Rect, Route, around
from pathplan.render.drawings._shapes import number
from pathplan.render.drawings._words import edge_text, footer, gate, holds, subtitle
from pathplan.render.escape import line, xml
from pathplan.render.languages import language
from pathplan.render.measure import ems
from pathplan.render.sheet import style_sheet
from pathplan.render.style import FONTS, Theme, colours, ground
from pathplan.render.width import wrap

MARGIN, LEAST = 16.0, 460.0
HEADING, ROW, SWATCH, GAP = 16.0, 20.0, 24.0, 18.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What surrounds a picture.

    `prefix` stands before each id in it. `framed` pictures have a heading, a legend, a footer, a
    ground of their own and links; without them one goes into a page.
    """

    theme: Theme = "auto"
    prefix: str = ""
    framed: bool = True


def svg(drawing: Drawing, content: Content, placed: Placed, setting: Setting) -> str:
    """Return the SVG of a drawing, each part of it on a line of its own."""
    return "\n".join(_Writer(drawing, content, placed, setting).lines()) + "\n"


class _Writer:
    """Writes one picture; what is placed is moved down by the height of the heading."""

    def __init__(
        self, drawing: Drawing, content: Content, placed: Placed, setting: Setting
    ) -> None:
        self.drawing, self.content, self.setting = drawing, content, setting
        self.ground = ground(setting.theme)
        self.say = language(drawing.told_in).picture
        levels = _levels(content, placed)
        extent = around([Rect(0, 0, placed.width, placed.height), *levels.values()])
        self.wide = max(extent.width, LEAST if setting.framed else 0.0)
        self.heading = list(self._heading()) if setting.framed else []
        top = MARGIN + (12.0 + sum(size * 1.35 for size, _ in self.heading)) * bool(self.heading)
        self.placed = placed.moved(MARGIN - extent.x, top - extent.y)
        self.levels = {
            name: rect.moved(MARGIN - extent.x, top - extent.y) for name, rect in levels.items()
        }
        self.end = top + extent.height

    def lines(self) -> Iterator[str]:
        keyed = list(self._legend()) if self.setting.framed else []
        height, width = self.end + MARGIN, self.wide + 2 * MARGIN
        size = f"{number(width)} {number(height)}"
        name = self.setting.prefix
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="pathplan" role="img"'
            f' aria-labelledby="{xml(name)}title {xml(name)}about"'
            f' lang="{xml(self.drawing.told_in)}" viewBox="0 0 {size}" width="{number(width)}"'
            f' height="{number(height)}" font-family="{FONTS}" font-size="{number(TITLE)}"'
            f' fill="{self.ground.ink}">'
        )
        yield f'<title id="{xml(name)}title">{xml(line(self.drawing.title))}</title>'
        yield f'<desc id="{xml(name)}about">{xml(line(holds(self.drawing)))}</desc>'
        if self.setting.framed:
            if self.setting.theme == "auto":
                yield f"<style>{style_sheet()}</style>"
            yield f'<rect class="page" width="100%" height="100%" fill="{self.ground.page}"/>'
            yield from self._written()
        yield from self._bands()
        yield from self._groups()
        yield from self._edges()
        yield from self._gates()
        yield from self._boxes()
        yield from keyed
        yield "</svg>"

    def _heading(self) -> Iterator[tuple[float, str]]:
        """Yield the lines of the title and of what stands below it, with their sizes."""
        for size, text in ((HEADING, self.drawing.title), (TITLE, subtitle(self.drawing))):
            columns = int(self.wide / size * 1.9)
            yield from ((size, row) for row in wrap(line(text), columns) if row)

    def _written(self) -> Iterator[str]:
        y = MARGIN
        yield '<g class="heading">'
        for size, text in self.heading:
            y += size
            look = ' font-weight="bold"' if size == HEADING else self._said()
            at = f'x="{number(MARGIN)}" y="{number(y)}" font-size="{number(size)}"'
            yield f"<text {at}{look}>{xml(text)}</text>"
            y += size * 0.35
        yield "</g>"

    def _said(self) -> str:
        return f' class="said" fill="{self.ground.grey}"'

    def _bands(self) -> Iterator[str]:
        titles = {nest.id: nest.title for nest in self.content.nests if nest.id}
        titles |= {level.id: level.title for level in self.content.levels}
        frames = {**self.placed.bands, **self.levels}
        if not frames:
            return
        look = f'fill="{self.ground.band}" stroke="{self.ground.rim}"'
        yield f'<g class="bands" {look} font-size="11">'
        for name, rect in frames.items():
            x, y, anchor = rect.middle[0], rect.y + 14, "middle"
            if name in self.levels and self.content.down:  # beside its boxes, not above them
                x, y, anchor = rect.x + 8, rect.middle[1] + 4, "start"
            yield self._frame("band", rect, (x, y), anchor, titles[name])
        yield "</g>"

    def _groups(self) -> Iterator[str]:
        if not self.placed.groups:
            return
        yield f'<g class="groups" fill="none" stroke="{self.ground.grey}" font-size="{SMALL}">'
        for rect in self.placed.groups.values():
            at = rect.middle[0], rect.y + 12
            yield self._frame("group", rect, at, "middle", self.say.together)
        yield "</g>"

    def _frame(self, kind: str, rect: Rect, at: Point, anchor: str, title: str) -> str:
        place = f'x="{number(rect.x)}" y="{number(rect.y)}"'
        size = f'width="{number(rect.width)}" height="{number(rect.height)}" rx="6"'
        where = f'text-anchor="{anchor}" x="{number(at[0])}" y="{number(at[1])}"'
        text = f'<text{self._said()} stroke="none" {where}>{xml(title)}</text>'
        return f'<g class="{kind}"><rect {place} {size}/>{text}</g>'

    def _edges(self) -> Iterator[str]:
        if not self.content.edges:
            return
        yield f'<g class="edges" fill="none" stroke="{self.ground.grey}" stroke-width="1.1">'
        prefix = self.setting.prefix
        for index, edge in enumerate(self.content.edges):
            route, kind = self.placed.routes[index], kind_of(self.content, index)
            text = edge_text(edge)
            label = route.label if text else None
            yield (
                f'<g class="edge {kind}{" taken" * edge.taken}{" chain" * edge.chain}"'
                f' data-from="{xml(prefix + edge.source)}" data-to="{xml(prefix + edge.target)}">'
                f"{shapes.edge(route, edge, kind, self.ground)}"
                f"{shapes.edge_label(label, text, self.ground) if label else ''}</g>"
            )
        yield "</g>"

    def _gates(self) -> Iterator[str]:
        if not self.drawing.gates:
            return
        look = f'fill="{self.ground.page}" stroke="{self.ground.ink}"'
        yield f'<g class="gates" {look} font-size="{SMALL}" text-anchor="middle">'
        for found in self.drawing.gates:
            name = self.setting.prefix + found.id
            text = gate(self.drawing, found)
            yield shapes.gate(self.placed.nodes[found.id], text, of=self.ground, name=name)
        yield "</g>"

    def _boxes(self) -> Iterator[str]:
        code = self.drawing.language
        spoken = f' lang="{xml(code)}"' if code != self.drawing.told_in else ""
        yield f'<g class="boxes"{spoken} text-anchor="middle">'
        for box in self.drawing.boxes:
            yield shapes.box(
                self.placed.nodes[box.id],
                box,
                self.content.nodes[box.id],
                colours(box, self.setting.theme),
                prefix=self.setting.prefix,
                about=whole(self.drawing, box),
                linked=self.setting.framed,
            )
        yield "</g>"

    def _legend(self) -> Iterator[str]:
        """Yield the legend in rows as wide as the picture, then the footer; both move its end."""
        x, y = MARGIN, self.end + 2 * MARGIN
        found = keys(self.drawing, self.content)
        if found:
            yield '<g class="legend" font-size="11">'
        for key in found:
            long = (SWATCH + 6 if key.box or key.edge else 0) + ems(key.words) * 11 * SLACK
            if x > MARGIN and x + long > MARGIN + self.wide:
                x, y = MARGIN, y + ROW
            yield self._key(key, x, y)
            x += long + GAP
        if found:
            yield "</g>"
            self.end = y + 4
        for text in wrap(footer(self.drawing), int(self.wide / 11 * 1.9)):
            if text:
                self.end += ROW
                at = f'x="{number(MARGIN)}" y="{number(self.end - 4)}" font-size="11"'
                yield f"<text {at}{self._said()}>{xml(text)}</text>"

    def _key(self, key: Key, x: float, y: float) -> str:
        words = f'<text x="{number(x + SWATCH + 6)}" y="{number(y)}">{xml(key.words)}</text>'
        if key.box:
            rect = Rect(x, y - 12, SWATCH, 15)
            of = colours(key.box, self.setting.theme)
            return f'<g class="key {key.box.status}">{shapes.sides(rect, key.box, of)}</g>{words}'
        if key.edge:
            start, base, tip = (x, y - 4), (x + SWATCH - 7, y - 4), (x + SWATCH, y - 4)
            end = tip if key.kind == "option" else base
            third = (end[0] - x) / 3
            curve = (start, (x + third, y - 4), (x + 2 * third, y - 4), end)
            route = Route(curve, tip, start if key.kind == "together" else None)
            if key.kind == "together":
                route = Route(((x + 7, y - 4), *curve[1:]), tip, start)
            drawn = shapes.edge(route, key.edge, key.kind, self.ground)
            look = f'fill="none" stroke="{self.ground.grey}" stroke-width="1.1"'
            strong = " taken" * key.edge.taken + " chain" * key.edge.chain
            return f'<g class="key{strong}" {look}>{drawn}</g>{words}'
        return f'<text x="{number(x)}" y="{number(y)}">{xml(key.words)}</text>'


def _levels(content: Content, placed: Placed) -> dict[str, Rect]:
    """Return the frames of levels: columns from top to bottom, or rows from side to side."""
    if not content.levels:
        return {}
    group_of = {b: g.id for nest in content.nests for g in nest.groups for b in g.boxes}
    frames = {}
    for level in content.levels:
        groups = {group_of[box] for box in level.boxes if box in group_of}
        inside = [placed.nodes[box] for box in level.boxes]
        frames[level.id] = around([*inside, *(placed.groups[name] for name in groups)], 8)
    whole = around([*frames.values(), *placed.nodes.values()])
    if content.down:
        wide = max(ems(level.title) for level in content.levels) * 11 + 16
        x, across = whole.x - wide, whole.width + wide
        return {name: Rect(x, r.y, across, r.height) for name, r in frames.items()}
    return {n: Rect(r.x, whole.y - 18, r.width, whole.height + 18) for n, r in frames.items()}
