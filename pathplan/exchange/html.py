"""Texts in HTML, as plain text and back."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

BLOCKS = {"p", "div", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"}
UNSEEN = {"script", "style", "head", "title"}


class _Plain(HTMLParser):
    """Collects the text of a page, a blank line between blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.unseen += tag in UNSEEN
        self.parts.append({"br": "\n", "li": "\n- ", "tr": "\n", "td": " "}.get(tag, ""))
        self._block(tag)

    def handle_endtag(self, tag: str) -> None:
        self.unseen = max(0, self.unseen - (tag in UNSEEN))
        self._block(tag)

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.parts.append(re.sub(r"\s+", " ", data))

    def _block(self, tag: str) -> None:
        if tag in BLOCKS:
            self.parts.append("\n\n")


def plain(html: str) -> str:
    """Return the text of a piece of HTML; one without tags and entities comes back as it is."""
    if "<" not in html and "&" not in html:
        return html.strip()
    parser = _Plain()
    try:
        parser.feed(html)
        parser.close()
    except AssertionError:  # what the parser says to a declaration that it does not know
        return re.sub(r"<[^>]*>", " ", html).strip()
    lines = [" ".join(row.split()) for row in "".join(parser.parts).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def paragraphs(text: str) -> str:
    """Return a plain text as HTML: a paragraph for each part between blank lines."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    return "".join(f"<p>{'<br>'.join(escape(p, quote=False).splitlines())}</p>" for p in parts)
