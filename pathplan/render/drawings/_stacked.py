"""One SVG below another, as one picture."""

from __future__ import annotations

import re

from pathplan.render.drawings._shapes import number

BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)" width="[\d.]+" height="[\d.]+"')
STYLE = re.compile(r"<style>.*?</style>\n", re.DOTALL)
END = "</svg>\n"


def stacked(upper: str, lower: str) -> str:
    """Return the upper picture with the lower one below it, both as `svg` writes them.

    Ids in them must differ. The rules and the ground of the upper one hold for both.
    """
    size, below = BOX.search(upper), BOX.search(lower)
    if size is None or below is None:
        raise ValueError(upper)
    width = max(float(size[1]), float(below[1]))
    height = float(size[2]) + float(below[2])
    wide, high = number(width), number(height)
    whole = f'viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
    inner = STYLE.sub("", lower).replace("<svg ", f'<svg x="0" y="{size[2]}" ', 1)
    return BOX.sub(whole, upper, count=1).removesuffix(END) + inner + END
