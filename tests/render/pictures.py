"""Drawings by hand and at random, and readers of what is drawn that are none of ours."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass, field
from typing import Any, get_args
from xml.etree import ElementTree as ET

from hypothesis import strategies as st

from pathplan.model.drawing import (
    Band,
    Box,
    Direction,
    Drawing,
    Edge,
    EdgeKind,
    Gate,
    Group,
    Grouping,
    Meaning,
    Share,
    Standing,
    Tally,
)
from pathplan.render.escape import line
from pathplan.render.image import figure

SVG = "{http://www.w3.org/2000/svg}"
STATUSES: tuple[Meaning, ...] = get_args(Meaning)


def picture(*boxes: Box, **more: Any) -> Drawing:
    """Return a drawing with some boxes, and what else is given."""
    told: dict[str, Any] = {
        "title": "M",
        "home": "M",
        "language": "en",
        "told_in": "en",
        "gates": (),
        "edges": (),
        "groups": (),
        "rows": (),
        "foreign": (),
        "legend": (),
        "tally": Tally(path=False, competencies=len(boxes), badges=0),
    }
    return Drawing(boxes=boxes, **{**told, **more})


def in_page(drawing: Drawing, prefix: str = "") -> str:
    """Return a drawing as it stands in a page."""
    with figure(drawing, prefix=prefix) as made:
        return made()[0]


LEVELS = (1, 2, 2, 1, 3, 2, 4, 1, 4, 4, 4, 3, 3)


def everything() -> Drawing:
    """Return a drawing in which all occurs that can: looks, lines, shades, shares, groups."""
    boxes = [
        Box(
            id=f"n{n}",
            title=f"Look {n}",
            status=status,
            standing=Standing(place="planned", number=n + 1),
            minutes=60 + n,
            name=f"m.{status}",
            strand="S",
            level=LEVELS[n],
            link="https://example.org/?a=1&b=2" if n == 3 else "",
            credential=status in {"earned", "goal"},
        )
        for n, status in enumerate(STATUSES)
    ]
    boxes += [
        Box(id=f"d{n}", title="Needed", status="plain", needed=2 * n, shade=n, level=5)
        for n in range(5)
    ]
    boxes += [
        Box(
            id="w0", title="Many", status="plain", level=4, share=Share(many=28, done=12, to_do=13)
        ),
        Box(id="w1", title="Several", status="plain", level=5, share=Share(many=3)),
    ]
    edges = [
        Edge(source="n0", target="n4", taken=True),
        Edge(source="n1", target="o0", kind="option", taken=True),
        Edge(source="n2", target="o0", kind="option", label="guided"),
        Edge(source="o0", target="n8"),
        Edge(source="n3", target="n5", kind="recommends"),
        Edge(source="n6", target="n10"),
        Edge(source="d1", target="d2", chain=True),
        Edge(source="w0", target="w1", many=7),
    ]
    return picture(
        *boxes,
        gates=(Gate(id="o0", n=1, many=2),),
        edges=tuple(edges),
        groups=(Group(id="g0", boxes=("n6", "n10")),),
        legend=STATUSES,
        bands=tuple(
            Band(
                id=f"l{level}",
                title="",
                boxes=tuple(b.id for b in boxes if b.level == level),
                first=level,
                last=level,
            )
            for level in range(1, 6)
        ),
        grouping="level",
        about="X",
        version="2",
    )


TITLES = st.one_of(
    st.sampled_from(
        [
            "Compare fractions",
            'say "hi" \\N \\l',
            "<b>bold</b> & <script>alert(1)</script>",
            "</svg><text>out</text>",
            "a]] --> b; click a href",
            "日本語の題 👩‍👩‍👧 e\u0301",
            "\x1b[31mred\x1b[0m \u202eright to left",
            "x%%{init: {}}%% #quot; end",
            "no character \ufffe",
            "a title that is rather long and goes on and on, over several lines",
        ]
    ),
    st.text(min_size=1, max_size=30),
)


@st.composite
def drawings(draw: st.DrawFn, titles: st.SearchStrategy[str] = TITLES) -> Drawing:
    """Draw a picture of a few boxes, gates and lines, some of which lead back."""
    size = draw(st.integers(1, 8))
    ids = [f"n{n}" for n in range(size)]
    number = st.integers(0, size - 1)
    boxes = tuple(
        Box(
            id=name,
            title=draw(titles),
            name=line(draw(st.sampled_from(["", name, draw(titles)]))),
            status=draw(st.sampled_from(("plain", *STATUSES))),
            standing=Standing(place=draw(st.sampled_from(["", "planned", "goal"]))),
            minutes=draw(st.sampled_from([None, 0, 45, 600])),
            credential=draw(st.booleans()),
            strand=draw(st.sampled_from(["", "S"])),
            level=1 + n // 2,
            link=draw(st.sampled_from(["", "https://example.org/a", "javascript:alert(1)"])),
            needed=draw(st.sampled_from([None, 0, 3])),
            shade=draw(st.integers(0, 4)),
        )
        for n, name in enumerate(ids)
    )
    gates = tuple(Gate(id=f"o{n}", n=1, many=2) for n in range(draw(st.integers(0, 2))))
    edges = [
        Edge(
            source=ids[draw(number)],
            target=ids[draw(number)],
            kind=draw(st.sampled_from(["needs", "recommends"])),
            taken=draw(st.booleans()),
            label=draw(st.sampled_from(["", "guided"])),
            many=draw(st.sampled_from([1, 1, 5])),
        )
        for _ in range(draw(st.integers(0, 8)))
    ]
    for gate in gates:
        edges += [Edge(source=ids[draw(number)], target=gate.id, kind="option") for _ in range(2)]
        edges.append(Edge(source=gate.id, target=ids[draw(number)]))
    grouping: Grouping = draw(st.sampled_from(get_args(Grouping)))
    direction: Direction = draw(st.sampled_from(get_args(Direction)))
    grouped = size > 1 and draw(st.booleans())
    return picture(
        *boxes,
        gates=gates,
        edges=tuple(dict.fromkeys(edges)),
        groups=(Group(id="g0", boxes=(ids[0], ids[1])),) if grouped else (),
        bands=_bands(boxes, grouping),
        grouping=grouping,
        direction=direction,
        legend=tuple(s for s in STATUSES if s in {b.status for b in boxes}),
        version=draw(st.sampled_from(["", "3"])),
    )


def _bands(boxes: tuple[Box, ...], grouping: Grouping) -> tuple[Band, ...]:
    if grouping == "none":
        return ()
    of = {b.id: b.strand if grouping == "strand" else str(b.level) for b in boxes}
    return tuple(
        Band(
            id=f"b{n}",
            title=key if grouping == "strand" else "",
            boxes=tuple(name for name, value in of.items() if value == key),
        )
        for n, key in enumerate(dict.fromkeys(of.values()))
    )


@dataclass
class Read:
    """What a reader found: what is written in nodes, and lines with their kind and words."""

    nodes: dict[str, str] = field(default_factory=dict)
    edges: list[tuple[str, str, EdgeKind | str, str]] = field(default_factory=list)


def plain(text: str) -> str:
    """Return text without spaces, which lines are broken at."""
    return re.sub(r"\s", "", text)


def read_svg(text: str) -> Read:
    """Read an SVG with a parser of XML."""
    found = Read()
    for group in ET.fromstring(text).iter(f"{SVG}g"):
        kinds = (group.get("class") or "").split()
        words = plain("".join(t.text or "" for t in group.iter(f"{SVG}text")))
        if kinds[:1] in (["box"], ["gate"]):
            found.nodes[group.get("id") or ""] = words
        if kinds[:1] == ["edge"]:
            ends = group.get("data-from") or "", group.get("data-to") or ""
            found.edges.append((*ends, kinds[1], words))
    return found


def read_dot(text: str, program: str) -> Read:
    """Read DOT text with the parser of Graphviz."""
    done = subprocess.run(
        [program, "-Tdot_json"], input=text.encode(), capture_output=True, check=True
    )
    data = json.loads(done.stdout)
    found = Read()
    names = {o["_gvid"]: o["name"] for o in data["objects"]}
    for item in data["objects"]:
        if re.match("(box|gate)", item.get("class", "")):
            label = re.sub(r"\\(.)", lambda m: "" if m[1] == "n" else m[1], item["label"])
            found.nodes[item["name"]] = plain(label)
    for item in data.get("edges", ()):
        kinds = item.get("class", "").split()
        if kinds[:1] == ["edge"]:
            ends = names[item["tail"]], names[item["head"]]
            found.edges.append((*ends, kinds[1], plain(item.get("label", ""))))
    return found


NODE = re.compile(r'\s*(\w+)(\(\(|\{\{|\[\[|\(|\[)"([^"]*)"(\)\)|\}\}|\]\]|\)|\])')
LINK = re.compile(r'\s*(\w+) (-->|==>|-\.->|-\.-|===|<-->|<==>)(?:\|"([^"]*)"\|)? (\w+)')
OTHER = re.compile(
    r'flowchart (LR|TB)|\s*(accTitle: .*|accDescr: .*|subgraph \w+ \["[^"]*"\]|end'
    r"|classDef \w+ [\w:#,. -]+|class [\w,]+ \w+)"
)
KINDS = {"-.->": "recommends", "-.-": "option", "===": "option"}


def read_mermaid(text: str) -> Read:
    """Read Mermaid text line by line; a line that is none of what is expected is an error."""
    found = Read()
    for row in text.splitlines():
        if node := NODE.fullmatch(row):
            found.nodes[node[1]] = _spoken(node[3])
        elif link := LINK.fullmatch(row):
            kind = "together" if link[2][0] == "<" else KINDS.get(link[2], "needs")
            found.edges.append((link[1], link[4], kind, _spoken(link[3] or "")))
        elif not OTHER.fullmatch(row):
            raise AssertionError(row)
    return found


def _spoken(text: str) -> str:
    return plain(re.sub(r"#(\d+);", lambda m: chr(int(m[1])), text.replace("<br/>", "\n")))
