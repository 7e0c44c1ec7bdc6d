"""What stands in a picture as SVG: bands, groups, lines, gates and boxes, in this order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pathplan.model.drawing import Drawing
from pathplan.render.drawings import _shapes as shapes
from pathplan.render.drawings._content import SMALL, Content
from pathplan.render.drawings._label import whole
from pathplan.render.drawings._legend import kind_of
from pathplan.render.drawings._placed import Placed, Point, Rect, around
from pathplan.render.drawings._shapes import number
from pathplan.render.drawings.words import edge_text, gate
from pathplan.render.escape import xml
from pathplan.render.languages import language
from pathplan.render.measure import ems
from pathplan.render.style import Theme, colours, ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What surrounds a picture.

    `prefix` stands before each id in it. `framed` pictures have a heading, a legend, a footer, a
    ground of their own and links; without them one goes into a page.
    """

    theme: Theme = "auto"
    prefix: str = ""
    framed: bool = True


@dataclass(frozen=True, slots=True)
class Scene:
    """A drawing, what is to be placed of it, and where that stands."""

    drawing: Drawing
    content: Content
    placed: Placed

    @property
    def extent(self) -> Rect:
        """The room that it takes."""
        frames = levels(self.content, self.placed).values()
        return around([Rect(0, 0, self.placed.width, self.placed.height), *frames])


class Parts:
    """Writes what is in a scene, whose upper left corner is put somewhere."""

    def __init__(self, scene: Scene, setting: Setting, at: Point) -> None:
        self.drawing, self.content, self.setting = scene.drawing, scene.content, setting
        self.ground = ground(setting.theme)
        self.say = language(scene.drawing.told_in).picture
        x, y = at[0] - scene.extent.x, at[1] - scene.extent.y
        self.placed = scene.placed.moved(x, y)
        found = levels(scene.content, scene.placed)
        self.levels = {name: rect.moved(x, y) for name, rect in found.items()}

    def lines(self) -> Iterator[str]:
        """Yield each element on a line of its own."""
        yield from self._bands()
        yield from self._groups()
        yield from self._edges()
        yield from self._gates()
        yield from self._boxes()

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
            route = self.placed.routes[index]
            kind = kind_of(edge, together=index in self.content.together)
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


def levels(content: Content, placed: Placed) -> dict[str, Rect]:
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
