"""A drawing as DOT text, for Graphviz."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pathplan.model.drawing import Box, Drawing, Edge
from pathplan.render.drawings import Renderer
from pathplan.render.drawings._content import Content, Nest, content
from pathplan.render.drawings._graphviz import BAND, GRAPH, GROUP, INCH, edge_layout
from pathplan.render.drawings._label import label, whole
from pathplan.render.drawings._legend import LineKind, keys, kind_of
from pathplan.render.drawings._shapes import classes, edge_width, strong
from pathplan.render.drawings.words import edge_text, footer, gate, subtitle
from pathplan.render.escape import address, dot, line
from pathplan.render.languages import language
from pathplan.render.style import FONT, LOOKS, Theme, colours, ground

PLAIN = re.compile(r"(?!(?:node|edge|graph|digraph|subgraph|strict)$)[a-z_][a-z_0-9]*", re.ASCII)
LINES: dict[LineKind, str] = {
    "needs": "",
    "option": "style=dashed",
    "recommends": "style=dotted, arrowhead=vee",
    "together": "",
}


def dot_text(drawing: Drawing, theme: Theme = "light") -> str:
    """Return the DOT text of a drawing: the same bytes for the same drawing."""
    return "\n".join(_Writer(drawing, theme).lines()) + "\n"


def as_dot(drawing: Drawing, _width: int) -> str:
    """Return the DOT text of a drawing in the colours for a light place."""
    return dot_text(drawing)


class _Writer:
    """Writes a drawing; `prefix` stands before all names of an overview."""

    def __init__(self, drawing: Drawing, theme: Theme, prefix: str = "") -> None:
        self.drawing, self.theme, self.prefix = drawing, theme, prefix
        self.content: Content = content(drawing)
        self.ground = ground(theme)
        self.say = language(drawing.told_in).picture
        self.boxes = {box.id: box for box in drawing.boxes}
        self.gates = {found.id: found for found in drawing.gates}

    def lines(self) -> Iterator[str]:
        yield "digraph pathplan {"
        yield from self._head()
        inside = [*self._parts()]
        if self.drawing.overview:
            part = _Writer(self.drawing.overview, self.theme, "overview_")
            inside += self._framed("overview", GROUP, footer(part.drawing), [*part._parts()])
        yield from (f"  {text}" for text in [*inside, *self._legend()])
        yield "}"

    def _parts(self) -> Iterator[str]:
        """Yield what is drawn, for the whole of it or as an overview within it."""
        for nest in self.content.nests:
            inside = list(self._inside(nest))
            if nest.id:
                yield from self._framed(f"band_{nest.id}", BAND, nest.title, inside)
            else:
                yield from inside
        for number, level in enumerate(self.content.levels):
            name = f"{self.prefix}level_{number}"
            yield f'{name} [style=invis, label="", width=0.01, height=0.01];'
            yield f"{{rank=same; {name}; {'; '.join(map(self._name, level.boxes))};}}"
            if number:
                yield f"{self.prefix}level_{number - 1} -> {name} [style=invis];"
        yield from map(self._edge, range(len(self.content.edges)))

    def _head(self) -> Iterator[str]:
        told = (self.drawing.title, subtitle(self.drawing), footer(self.drawing))
        heading = "\n".join(line(text) for text in told if text)
        of = self.ground
        yield (
            f"  graph [label={dot(heading, left=True)}, labelloc=t, labeljust=l,"
            f' fontname={dot(FONT)}, fontsize=15, fontcolor="{of.ink}",'
            f" rankdir={'TB' if self.content.down else 'LR'}, {GRAPH}, pad=0.3,"
            f' bgcolor="{of.page}"];'
        )
        yield f'  node [fontname={dot(FONT)}, fontsize=11, shape=box, margin="0.1,0.04"];'
        yield (
            f'  edge [fontname={dot(FONT)}, fontsize=9, color="{of.grey}",'
            f' fontcolor="{of.grey}", penwidth=1.1, arrowsize=0.7];'
        )

    def _framed(self, name: str, margin: str, title: str, inside: list[str]) -> Iterator[str]:
        of = self.ground
        fill = f'style="rounded,filled", fillcolor="{of.band}", color="{of.rim}"'
        look = fill if margin == BAND else f'style=rounded, color="{of.grey}"'
        yield f"subgraph {self._name(f'cluster_{name}')} {{"
        yield (
            f"  graph [label={dot(title)}, labeljust=c, fontsize=11,"
            f' fontcolor="{of.grey}", {look}, {margin}];'
        )
        yield from (f"  {text}" for text in inside)
        yield "}"

    def _inside(self, nest: Nest) -> Iterator[str]:
        for group in nest.groups:
            members = [self._node(box) for box in group.boxes]
            members += (
                []
                if self.content.levels
                else [f"  {{rank=same; {'; '.join(map(self._name, group.boxes))};}}"]
            )
            yield from self._framed(group.id, GROUP, nest.together, members)
        yield from (self._node(node) for node in nest.nodes)

    def _node(self, name: str) -> str:
        node = self.content.nodes[name]
        size = f"width={node.width / INCH:.2f}, height={node.height / INCH:.2f}"
        if name in self.gates:
            text = "\n".join(gate(self.drawing, self.gates[name]).split(" ", 1))
            look = f'shape=circle, fixedsize=true, {size}, fontsize=9, color="{self.ground.ink}"'
            filled = f'style=filled, fillcolor="{self.ground.page}", fontcolor="{self.ground.ink}"'
            return f'{self._name(name)} [label={dot(text)}, {look}, {filled}, class="gate"];'
        box = self.boxes[name]
        text = "\n".join(label(self.drawing, box).lines)
        parts = [f"label={dot(text)}", self._look(box), size, f"id={dot(self.prefix + box.id)}"]
        parts += [f'class="{classes(box)}"', f"tooltip={dot(whole(self.drawing, box))}"]
        if box.name:
            parts.append(f"comment={dot(line(box.name))}")
        if link := address(box.link):
            parts.append(f"URL={dot(link)}")
        return f"{self._name(name)} [{', '.join(parts)}];"

    def _look(self, box: Box) -> str:
        look, of = LOOKS[box.status], colours(box, self.theme)
        rounded = ["rounded"] if look.rounded and not box.credential else []
        parts = [
            f"shape={'hexagon' if box.credential else 'box'}",
            f'style="{",".join(["filled", look.line, *rounded])}"',
            f'fillcolor="{of.fill}", color="{of.border}", fontcolor="{of.text}"',
            f"penwidth={look.width}",
        ]
        return ", ".join(parts + ["peripheries=2"] * look.doubled)

    def _edge(self, number: int) -> str:
        edge = self.content.edges[number]
        kind = kind_of(edge, together=number in self.content.together)
        text = edge_text(edge)
        seen = f'class="edge {kind}{" taken" * edge.taken}{" chain" * edge.chain}"'
        parts = [seen, *self._line(edge, kind), *edge_layout(self.content, number)]
        parts += [f"label={dot(text)}"] if text else []
        return f"{self._name(edge.source)} -> {self._name(edge.target)} [{', '.join(parts)}];"

    def _line(self, edge: Edge, kind: LineKind) -> list[str]:
        width = edge_width(edge)
        parts = [LINES[kind]] if LINES[kind] else []
        parts += [f"penwidth={width}"] if width != 1.1 else []
        return parts + ([f'color="{self.ground.ink}"'] if strong(edge) else [])

    def _name(self, name: str) -> str:
        whole = self.prefix + name
        return whole if PLAIN.fullmatch(whole) else dot(whole)

    def _stacked(self, names: list[str]) -> list[str]:
        """Return what puts nodes into one rank in their order, which from left to right is up."""
        order = names if self.content.down else names[::-1]
        return [f"  {{rank=same; {' -> '.join(order)} [style=invis];}}"] * (len(names) > 1)

    def _legend(self) -> Iterator[str]:
        """Yield what occurs, each look as a box and each kind of line between two points."""
        found = keys(self.drawing)
        if not found:
            return
        inside, first, last = [], [], []
        plain = f'shape=plaintext, fontcolor="{self.ground.ink}"'
        for number, key in enumerate(found):
            name, words = f"legend_{number}", f"label={dot(key.words)}, fontsize=9, height=0.25"
            look = self._look(key.box) if key.box else plain
            inside.append(f"  {name} [{words}, {look}];")
            if key.edge:
                parts = self._line(key.edge, key.kind)
                parts += ["dir=both"] if key.kind == "together" else []
                parts += ["arrowhead=none"] if key.kind == "option" else []
                inside.append(f'  {name}_from [label="", style=invis, width=0.01, height=0.25];')
                inside.append(f"  {name}_from -> {name} [{', '.join(parts) or 'dir=forward'}];")
                last.append(name)
            first.append(f"{name}_from" if key.edge else name)
        inside += self._stacked(first) + self._stacked(last)
        yield from self._framed("legend", "margin=8", self.say.means, inside)


RENDERER = Renderer(as_dot)
