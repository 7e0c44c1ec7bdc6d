"""The map of a page that can be explored: its script, its style, and the facts they show."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TypedDict

from pathplan.render.languages import language
from pathplan.render.pages._html import asset


class Needed(TypedDict):
    """One demand of a competency: what is said of it, and the ids it is about."""

    text: str
    ids: Sequence[str]


class Link(TypedDict):
    """Something to open; its address is "" where it has none."""

    title: str
    url: str


class Thing(TypedDict, total=False):
    """What the panel of a map says of one box; `told` is its status in words, `status` its look."""

    id: str
    title: str
    status: str
    told: str
    effort: str
    strand: str
    tags: Sequence[str]
    because: Sequence[str]
    needs: Sequence[Needed]
    opens: Sequence[str]
    shown: Sequence[str]
    resources: Sequence[Link]


def script() -> str:
    """Return the script of a map."""
    return asset("map-view.js") + asset("map.js")


def style() -> str:
    """Return the style of a map, its tools and its panel."""
    return asset("map.css")


def data(things: Mapping[str, Thing], code: str) -> str:
    """Return what the script reads, as JSON: facts by the ids of boxes, and a language's words."""
    say = language(code)
    statuses = {**say.picture.legend, "plain": say.map["plain"]}
    words = {**say.map, "statuses": statuses}
    return json.dumps({"things": things, "words": words}, ensure_ascii=False, separators=(",", ":"))
