"""Texts in HTML, as plain text and back.

The parser of the standard library takes a time that grows with the square of a broken page, so
tags are taken out here in one pass; what they mean beyond line ends does not matter.
"""

from __future__ import annotations

import re
from html import escape, unescape

TAG = re.compile(r"<(/?[A-Za-z][\w:-]*+)[^<>]*+>|<[!?][^<>]*+>")
BLOCKS = {"p", "div", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"}
BREAKS = {"br": "\n", "li": "\n- ", "tr": "\n", "td": " ", **dict.fromkeys(BLOCKS, "\n\n")}
ENDS = dict.fromkeys((f"/{tag}" for tag in BLOCKS), "\n\n")
UNSEEN = {"script", "style", "head", "title"}


def plain(html: str) -> str:
    """Return the text of a piece of HTML; one without tags and entities comes back as it is."""
    if "<" not in html and "&" not in html:
        return html.strip()
    first, *rest = html.split("<!--")
    pieces = TAG.split(first + "".join(part.partition("-->")[2] for part in rest))
    parts, unseen = [], ""
    for text, tag in zip(pieces[::2], ["", *pieces[1::2]], strict=True):
        name = (tag or "").lower()
        if name in UNSEEN:
            unseen = unseen or name
        elif name == f"/{unseen}":
            unseen = ""
        if not unseen:
            parts += [BREAKS.get(name) or ENDS.get(name, ""), re.sub(r"\s+", " ", text)]
    lines = [" ".join(row.split()) for row in unescape("".join(parts)).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def paragraphs(text: str) -> str:
    """Return a plain text as HTML: a paragraph for each part between blank lines."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    return "".join(f"<p>{'<br>'.join(escape(p, quote=False).splitlines())}</p>" for p in parts)
