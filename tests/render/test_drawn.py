"""What is drawn is what is meant: every form read back by a parser that is not ours."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace
from itertools import combinations
from math import hypot
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given, settings
from pictures import (
    SVG,
    TITLES,
    Read,
    drawings,
    everything,
    in_page,
    picture,
    plain,
    read_dot,
    read_mermaid,
    read_svg,
)

from pathplan.model.amounts import Share, Tally
from pathplan.model.drawing import Band, Box, Drawing, Edge, Gate
from pathplan.render import engine
from pathplan.render.drawings import renderer
from pathplan.render.drawings._builtin import arranged
from pathplan.render.drawings._content import POINT, SMALL, TITLE, WORDS, Content, content
from pathplan.render.drawings._graphviz import FORM, answer, question
from pathplan.render.drawings._label import label
from pathplan.render.drawings._parts import Scene, Setting
from pathplan.render.drawings._placed import Placed, Point, Rect
from pathplan.render.drawings._svg import svg
from pathplan.render.drawings._xdot import BACKSLASH, as_xdot, words
from pathplan.render.drawings.mermaid import CHARACTERS, EDGES, fits
from pathplan.render.drawings.words import edge_text, gate
from pathplan.render.escape import address, line, terminal
from pathplan.render.image import How, image
from pathplan.render.measure import ems

LAYOUTS = {
    "graphviz": lambda what: answer(what, engine.run(engine.bundled(), question(what), FORM)),
    "our own": arranged,
}


def meant(drawing: Drawing) -> Read:
    """Return what a reader has to find."""
    found = Read()
    for box in drawing.boxes:
        found.nodes[box.id] = plain(terminal("".join(label(drawing, box).lines)))
    for choice in drawing.gates:
        found.nodes[choice.id] = plain(gate(drawing, choice))
    for edge in drawing.edges:
        both = any({edge.source, edge.target} <= set(g.boxes) for g in drawing.groups)
        kind = "together" if both else edge.kind
        found.edges.append((edge.source, edge.target, kind, plain(terminal(edge_text(edge)))))
    return found


def same(found: Read, drawing: Drawing) -> None:
    expected = meant(drawing)
    assert found.nodes == expected.nodes
    assert Counter(found.edges) == Counter(expected.edges)


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=60, deadline=None)
@given(drawing=drawings())
def test_svg_is_the_drawing(layout: str, drawing: Drawing) -> None:
    what = content(drawing)
    text = svg([Scene(drawing, what, LAYOUTS[layout](what))], Setting())
    same(read_svg(text), drawing)
    _is_harmless(text, drawing)


def _is_harmless(text: str, drawing: Drawing) -> None:
    root = ET.fromstring(text)
    assert root.get("role") == "img"
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert set((root.get("aria-labelledby") or "").split()) <= set(ids)
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in {
            *("svg", "title", "desc", "style", "rect", "polygon", "g", "path", "circle"),
            *("text", "a"),
        }
        assert not [a for a in element.attrib if a.startswith("on") or a == "style"]
    links = [e.get("href") for e in root.iter(f"{SVG}a")]
    assert links == [b.link for b in drawing.boxes if b.link.startswith("https:")]
    boxes = [g for g in root.iter(f"{SVG}g") if (g.get("class") or "").startswith("box ")]
    for group, box in zip(boxes, drawing.boxes, strict=True):
        assert group.get("data-id", "") == terminal(box.name)
        told = group.findtext(f"{SVG}title") or ""
        assert told.startswith(terminal(line(box.title)))


@settings(max_examples=60, deadline=None)
@given(drawing=drawings(), title=TITLES)
def test_pixels_are_made_of_the_same_shapes_and_words(drawing: Drawing, title: str) -> None:
    text = image(replace(drawing, title=title), "svg", How(theme="light"))[0].decode()
    drawn = engine.run(engine.bundled(), as_xdot(text), "svg", placed=True)
    ours, theirs = ET.fromstring(text), ET.fromstring(drawn)
    for names, their in ((("text",), ("text",)), (("circle",), ("ellipse",))):
        assert len(_all(ours, *names)) == len(_all(theirs, *their))
    shapes = _all(ours, "rect", "polygon", "path")
    assert len(_all(theirs, "polygon", "path", "polyline")) == len(shapes)
    for one, other in zip(_all(ours, "text"), _all(theirs, "text"), strict=True):
        said = (one.text or "").replace("\\", BACKSLASH)
        assert said.split() == (other.text or "").split()
    assert plain(words(text)) == plain("".join(e.text or "" for e in _all(theirs, "text")))


def _all(root: ET.Element, *names: str) -> list[ET.Element]:
    return [e for e in root.iter() if e.tag.removeprefix(SVG) in names]


@pytest.mark.parametrize(
    "title", ['\\"', '\\\\"', '"', "\\", "\\N", '"];x[', "5 -abc", "&amp;&#65;"]
)
def test_no_text_ends_the_drawing_of_pixels(title: str) -> None:
    box = Box(id="n0", title=title, status="plain")
    text = image(picture(box, title=title), "svg", How(theme="light"))[0].decode()
    drawn = engine.run(engine.bundled(), as_xdot(text), "svg", placed=True)
    texts = [(e.text or "").replace(" ", "") for e in _all(ET.fromstring(drawn), "text")]
    assert texts.count(title.replace("\\", BACKSLASH).replace(" ", "")) == 2


@settings(max_examples=60, deadline=None)
@given(drawing=drawings())
def test_dot_is_the_drawing(drawing: Drawing) -> None:
    text = renderer("dot")(drawing, 0)
    same(read_dot(text, engine.bundled()), drawing)
    assert "javascript" not in re.sub(r'(label|tooltip|comment)="(\\.|[^"\\])*"', "", text)


@settings(max_examples=100, deadline=None)
@given(drawing=drawings())
def test_mermaid_is_the_drawing(drawing: Drawing) -> None:
    same(read_mermaid(renderer("mermaid")(drawing, 0)), drawing)


@settings(max_examples=100, deadline=None)
@given(drawing=drawings())
def test_graphml_is_the_drawing(drawing: Drawing) -> None:
    text = renderer("graphml")(drawing, 0)
    found = nx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True)
    assert set(found) == {b.id for b in drawing.boxes} | {g.id for g in drawing.gates}
    for box in drawing.boxes:
        said = found.nodes[box.id]
        assert said.get("title", "") == terminal(line(box.title))
        assert said.get("name", "") == terminal(line(box.name))
        assert (said["status"], said["level"]) == (box.status, box.level)
        assert (said.get("minutes"), said.get("needed")) == (box.minutes, box.needed)
        assert (said["kind"] == "credential") is box.credential
    for choice in drawing.gates:
        assert (found.nodes[choice.id]["n"], found.nodes[choice.id]["kind"]) == (choice.n, "gate")
    edges = [
        (a, b, d["kind"], d.get("level", ""), d.get("taken", False), d.get("many", 1))
        for a, b, d in found.edges(data=True)
    ]
    assert Counter(edges) == Counter(
        (e.source, e.target, e.kind, e.label, e.taken, e.many) for e in drawing.edges
    )


def test_graphml_counts_what_nobody_has_begun_but_says_nothing_of_nobody() -> None:
    box = Box(id="v0", title="Many", status="plain", share=Share(many=3))
    for path, expected in ((True, (3, 0, 0)), (False, (3, None, None))):
        drawing = picture(box, tally=Tally(path=path, competencies=3, badges=0))
        text = renderer("graphml")(drawing, 0)
        said = nx.read_graphml(io.BytesIO(text.encode())).nodes["v0"]
        assert tuple(said.get(name) for name in ("many", "done", "to_do")) == expected


def test_an_overview_stands_beside_a_part() -> None:
    boxes = [Box(id=f"n{n}", title=f"Part {n}", status="plain") for n in range(2)]
    part = picture(*boxes, edges=(Edge(source="n0", target="n1"),), extent="plan")
    drawing = replace(part, overview=replace(everything(), extent="overview"))
    text = image(drawing, "svg")[0].decode()
    _is_harmless(text, replace(drawing, boxes=(*boxes, *everything().boxes)))
    found, whole = read_svg(text), read_svg(in_page(everything(), "overview-"))
    assert found.nodes == {**meant(part).nodes, **whole.nodes}
    assert found.edges == [*meant(part).edges, *whole.edges]
    assert "An overview by strand and by level" in text
    drawn = read_dot(renderer("dot")(drawing, 0), engine.bundled())
    assert drawn.nodes.keys() == {name.replace("-", "_") for name in found.nodes}
    assert len(drawn.edges) == len(found.edges)


def sides(rect: Rect, other: Rect) -> bool:
    """Return whether two rectangles have nothing in common."""
    return (
        rect.right <= other.x + 0.01
        or other.right <= rect.x + 0.01
        or rect.bottom <= other.y + 0.01
        or other.bottom <= rect.y + 0.01
    )


def away(point: Point, rect: Rect) -> float:
    """Return how far a point is from a rectangle."""
    x, y = point
    return hypot(max(rect.x - x, 0.0, x - rect.right), max(rect.y - y, 0.0, y - rect.bottom))


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=80, deadline=None)
@given(drawing=drawings())
def test_everything_has_a_place_of_its_own(layout: str, drawing: Drawing) -> None:
    what = content(drawing)
    placed = LAYOUTS[layout](what)
    assert all(sides(a, b) for a, b in combinations(placed.nodes.values(), 2))
    assert all(sides(a, b) for a, b in combinations(placed.groups.values(), 2))
    for frame, inside in _framed(what, placed):
        assert all(frame.x <= r.x and frame.y <= r.y and r.right <= frame.right for r in inside)
    for edge, route in zip(what.edges, placed.routes, strict=True):
        start, end = route.back or route.points[0], route.tip or route.points[-1]
        assert away(start, placed.nodes[edge.source]) < POINT + 3
        assert away(end, placed.nodes[edge.target]) < POINT + 3
        assert (route.tip is None) == (edge.kind == "option")
        assert bool(edge_text(edge)) <= (route.label is not None)


def _framed(what: Content, placed: Placed) -> list[tuple[Rect, list[Rect]]]:
    found = [
        (placed.groups[g.id], [placed.nodes[b] for b in g.boxes])
        for nest in what.nests
        for g in nest.groups
    ]
    return found + [
        (placed.bands[nest.id], [placed.nodes[n] for n in nest.nodes])
        for nest in what.nests
        if nest.id and not what.levels
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("direction", ["lr", "tb"])
def test_bands_of_strands_lie_apart(layout: str, direction: str) -> None:
    of = {"a": "x", "b": "y", "c": "x", "d": "z"}
    boxes = [Box(id=name, title=name * 9, status="plain") for name in of]
    bands = [("x", ("a", "c")), ("y", ("b",)), ("z", ("d",))]
    drawing = picture(
        *boxes,
        edges=tuple(Edge(source=s, target=t) for s, t in ("ab", "bc", "cd", "ad")),
        grouping="strand",
        direction=direction,
        bands=tuple(_band(name, inside) for name, inside in bands),
    )
    placed = LAYOUTS[layout](content(drawing))
    assert all(sides(a, b) for a, b in combinations(placed.bands.values(), 2))
    for name, rect in placed.nodes.items():
        assert sides(rect, placed.bands["y"]) is (of[name] != "y")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("direction", ["lr", "tb"])
def test_levels_are_columns_in_their_order(layout: str, direction: str) -> None:
    levels = {"a": 1, "b": 1, "c": 2, "d": 3, "e": 3}
    edges = [("a", "c"), ("c", "d"), ("d", "a"), ("b", "o"), ("d", "o"), ("o", "b"), ("c", "e")]
    drawing = picture(
        *(Box(id=name, title=name, status="plain", level=n) for name, n in levels.items()),
        gates=(Gate(id="o", n=1, many=2),),
        edges=tuple(Edge(source=s, target=t) for s, t in edges),
        grouping="level",
        direction=direction,
        bands=tuple(_band(str(n), tuple(b for b in levels if levels[b] == n)) for n in (1, 2, 3)),
    )
    placed = LAYOUTS[layout](content(drawing))
    at = {name: rect.middle[direction == "tb"] for name, rect in placed.nodes.items()}
    assert at["a"] == pytest.approx(at["b"], abs=0.1)
    assert at["d"] == pytest.approx(at["e"], abs=0.1)
    assert at["a"] < at["c"] < at["d"]


def _band(name: str, boxes: tuple[str, ...]) -> Band:
    return Band(id=name, title=name.upper(), boxes=boxes)


@given(drawing=drawings())
def test_every_text_fits_into_its_box(drawing: Drawing) -> None:
    for node in content(drawing).nodes.values():
        if node.label:
            room = node.width - 8 - (2 * POINT if node.badge else 0)
            assert all(ems(text) * TITLE <= room for text in node.label.title)
            assert all(ems(text) * WORDS <= room for text in node.label.words)
        else:
            assert node.width > 2 * SMALL


def test_a_picture_is_small() -> None:
    drawing = everything()
    text = in_page(drawing)
    assert len(text) / (len(drawing.boxes) + len(drawing.edges)) < 700


def test_mermaid_has_limits() -> None:
    boxes = [Box(id=f"n{n}", title="x" * 90, status="plain") for n in range(450)]
    few = tuple(Edge(source="n0", target=f"n{n}") for n in range(1, 2))
    assert fits(picture(*boxes[:10], edges=few))
    assert not fits(picture(*boxes, edges=few))
    assert len(renderer("mermaid")(picture(*boxes), 0)) > CHARACTERS
    assert not fits(picture(*boxes[:2], edges=few * EDGES))


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b=c&d#e", True),
        ("http://example.org", True),
        ("mailto:a@example.org", True),
        ("MAILTO:a@example.org", True),
        ("notes/page.html#x:y", True),
        ("../up", True),
        ("", False),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        ("java\tscript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("\x01javascript:alert(1)", False),
        ("javascript&colon;:alert(1)", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
        ("file:///etc/passwd", False),
        ("\\\\host\\share", False),
        ("https://a b", False),
    ],
)
def test_only_links_that_lead_somewhere_are_kept(url: str, safe: bool) -> None:
    assert address(url) == (url if safe else "")
    box = Box(id="n0", title="x", status="plain", link=url)
    data, _ = image(picture(box), "svg")
    assert (f"{SVG}a" in {e.tag for e in ET.fromstring(data).iter()}) is safe
    assert ("URL=" in renderer("dot")(picture(box), 0)) is safe
