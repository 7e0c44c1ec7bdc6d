"""A page read back by a parser that is not ours."""

from __future__ import annotations

from html.parser import HTMLParser

UNSEEN = {"script", "style"}
SPOKEN = {"aria-label", "title", "alt"}
"""Attributes that are read out."""


class Read(HTMLParser):
    """The elements of a page with their attributes, and what a person reads or hears of it.

    `data` is what stands in it for scripts to read.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self._said: list[str] = []
        self._unseen = 0
        self.data: list[str] = []
        self._data = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {key: value or "" for key, value in attrs}
        self.elements.append((tag, named))
        self._said += [named[name] for name in SPOKEN if name in named]
        self._unseen += tag in UNSEEN
        self._data = tag == "script" and named.get("type") == "application/json"

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in UNSEEN

    def handle_data(self, data: str) -> None:
        if self._data:
            self.data.append(data)
        if not self._unseen:
            self._said.append(data)

    @property
    def text(self) -> str:
        """What is read or heard."""
        return "\n".join(self._said)

    def all(self, *tags: str) -> list[dict[str, str]]:
        """Return the attributes of all elements of some kinds, in order."""
        return [attributes for tag, attributes in self.elements if tag in tags]
