"""The map of a page that can be explored: its script, its style, and the facts they show."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from pathplan.model import Competency, Entry
from pathplan.render.escape import address, line, terminal
from pathplan.render.languages import language
from pathplan.render.pages._html import Html, asset, joined, tag
from pathplan.render.sheet import style_sheet

SCRIPTS = ("map-graph.js", "map-view.js", "map-facts.js", "map.js")
"""The parts of the script; the last one begins."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture for a page: an SVG element, and what is explained beside it, as SVG and words.

    Of a part of a map `extent` says how much it is, and its `overview` stands below, another
    element; both are "" where all of it is drawn. A `wide` one is larger on paper where the long
    side of a sheet lies below.
    """

    element: str
    legend: tuple[tuple[str, str], ...] = ()
    extent: str = ""
    overview: str = ""
    wide: bool = False


def shown(figure: Figure, code: str) -> Html:
    """Return a picture with its legend; the script puts its tools in the place of the first."""
    say = language(code)
    keys = (tag("li", Html(drawn), " ", words) for drawn, words in figure.legend)
    below = say.picture.drawn.overview
    return joined(
        _scrolling(figure.element, say.sheet.picture),
        tag("ul", *keys, class_="map-legend") if figure.legend else None,
        tag("p", figure.extent, class_="map-extent") if figure.extent else None,
        joined(tag("p", below, class_="map-extent"), _scrolling(figure.overview, below))
        if figure.overview
        else None,
    )


def look(figure: Figure) -> str:
    """Return the classes of the section that a picture stands in."""
    return "map-part wide" if figure.wide else "map-part"


def _scrolling(element: str, label: str) -> Html:
    """Return a picture; a region that scrolls has a name and can be reached with the keyboard."""
    look = "scroll picture"
    return tag("div", Html(element), class_=look, role="region", tabindex="0", aria_label=label)


def script() -> str:
    """Return the script of a map."""
    return "".join(asset(name) for name in SCRIPTS)


def style() -> str:
    """Return the style of a map with its tools and its panel, light and dark."""
    return style_sheet() + asset("map.css")


def plain(text: str) -> str:
    """Return a text as one line without what acts on a browser."""
    return terminal(line(text))


def material(entry: Entry, most: int | None = None) -> dict[str, object]:
    """Return the tags of a competency, what shows it and what it is learned with, at most so much.

    A badge has none of them.
    """
    if not isinstance(entry, Competency):
        return {}
    return {
        "tags": [plain(word) for word in entry.tags],
        "shown": [plain(way.title) for way in entry.assess[:most]],
        "resources": [
            {"title": plain(r.title), **({"url": url} if (url := address(r.url)) else {})}
            for r in entry.resources[:most]
        ],
    }


def data(things: Mapping[str, Mapping[str, object]], code: str, titles: str) -> str:
    """Return what the script reads, as JSON: facts by the ids of boxes, and a language's words.

    `titles` is the language that the map's own texts are in.

    A fact has `id`, `title`, `status` (a look), `told` (the status in words), `effort`, `strand`,
    `tags`, `because` and `shown` (lines), `needs` (each `ids`, and `text` where one of them is
    enough), `opens` (ids) and `resources` (each a `title` and perhaps a `url`); all may be missing.
    """
    say = language(code)
    statuses = {**say.picture.legend, "plain": say.map["plain"]}
    read: dict[str, object] = {"things": things, "words": {**say.map, "statuses": statuses}}
    if foreign(titles, code):
        read["titles"] = titles
    return json.dumps(read, ensure_ascii=False, separators=(",", ":"))


def foreign(language: str, around: str) -> bool:
    """Return whether a language, "" where it is not said, is another than the one around it."""
    return bool(language) and language.partition("-")[0].lower() != around
