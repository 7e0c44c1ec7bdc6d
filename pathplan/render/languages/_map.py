"""What is said around a map that can be explored."""

from __future__ import annotations

from typing import TypedDict


class MapWords(TypedDict):
    """Words of the map's tools and of its panel, as the script of a page reads them.

    `{n}` and `{many}` are filled in there; where they stand, no word bends with the number.
    """

    tools: str
    search: str
    status: str
    strand: str
    tag: str
    any: str
    plain: str  # the status of a box on a map without a learner
    zoom_in: str
    zoom_out: str
    fit: str
    begin: str
    help: str
    found: str  # {n} of {many}
    details: str
    close: str
    because: str
    needs: str
    needs_many: str  # {n}
    needs_nothing: str
    opens: str
    opens_many: str  # {n}
    opens_nothing: str
    shown: str
    resources: str
