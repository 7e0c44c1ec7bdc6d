"""The map of a page that can be explored: its script, its style, and the facts they show."""

from __future__ import annotations

import json
from collections.abc import Mapping

from pathplan.render.languages import language
from pathplan.render.pages._html import asset


def script() -> str:
    """Return the script of a map."""
    return asset("map-view.js") + asset("map.js")


def style() -> str:
    """Return the style of a map, its tools and its panel."""
    return asset("map.css")


def data(things: Mapping[str, Mapping[str, object]], code: str) -> str:
    """Return what the script reads, as JSON: facts by the ids of boxes, and a language's words.

    A fact has `id`, `title`, `status` (a look), `told` (the status in words), `effort`, `strand`,
    `tags`, `because` and `shown` (lines), `needs` (each `ids`, and `text` where one of them is
    enough), `opens` (ids) and `resources` (each a `title` and perhaps a `url`); all may be missing.
    """
    say = language(code)
    statuses = {**say.picture.legend, "plain": say.map["plain"]}
    words = {**say.map, "statuses": statuses}
    return json.dumps({"things": things, "words": words}, ensure_ascii=False, separators=(",", ":"))
