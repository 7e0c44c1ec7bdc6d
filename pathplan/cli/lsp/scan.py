"""Lines of a file read from the top, broken or not: which mappings and lists are open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pathplan.cli.lsp.schemas import ITEM
from pathplan.text import Part

DASH = re.compile(r"-(?:\s+|$)")
KEY = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'{}\[\],#&*!|>%@`].*?)\s*:(?:\s+|$)""")
TOKEN = re.compile(
    r"""(?P<comment>(?:^|\s)\#.*)|(?P<space>\s+)|(?P<mark>[{}\[\],]|:(?=\s|$))"""
    r"""|(?P<word>"(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?"""
    r"""|[^\s{}\[\],].*?(?=\s*(?:[{}\[\],]|:(?:\s|$)|\s\#|$)))"""
)


@dataclass(slots=True)
class _Open:
    """A mapping or list that is open: where it begins, and the key or item one is at."""

    column: int
    listed: bool
    part: Part = ITEM
    valued: bool = False
    pairs: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is typed, by where it starts; `column` is that of the block it is in, else -1."""

    path: tuple[Part, ...]
    start: int
    key: bool = False
    value: bool = False
    beside: Mapping[str, str] = field(default_factory=dict)
    column: int = -1


@dataclass(slots=True)
class Scan:
    """Reads lines from the top and knows which mappings and lists are open."""

    blocks: list[_Open] = field(default_factory=list)
    flow: list[_Open] = field(default_factory=list)
    scalar: int = -1
    word: str = ""
    start: int = 0

    def read(self, text: str) -> None:
        """Read a line that is not empty."""
        indent = len(text) - len(text.lstrip(" "))
        if self._goes_on(indent):
            self._tokens(text, 0)
            return
        if self.scalar >= 0:
            return
        at, match = self._heads(text, indent)
        rest = text[at:]
        if match is not None:
            self.blocks[-1].pairs[bare(match.group(1))] = bare(rest)
        if rest[:1] in {"{", "["}:
            self._tokens(text, at)
        elif rest[:1] in {"|", ">"} and self.blocks:
            self.scalar = self.blocks[-1].column

    def typing(self, text: str, column: int) -> Found | None:
        """Return what is typed at the end of a text, the beginning of a line."""
        indent = len(text) - len(text.lstrip(" "))
        if self._goes_on(indent):
            return self._in_flow(text, 0)
        if self.scalar >= 0 or text.lstrip().startswith("#"):
            return None
        at, match = self._heads(text, indent)
        rest = text[at:]
        if rest[:1] in {"{", "["}:
            return self._in_flow(text, at)
        if rest[:1] in {"|", ">", "#", "&", "*"} or " #" in rest:
            return None
        if match is not None:
            block = self.blocks[-1]
            pairs = {k: v for k, v in block.pairs.items() if k != block.part}
            return Found(path=self._path(), start=at, value=True, beside=pairs, column=block.column)
        return self._alone(at if rest else column, dashed=at > indent)

    def _alone(self, at: int, *, dashed: bool) -> Found | None:
        """Return what a word is that stands on its own line, or after a dash."""
        if dashed:
            return Found(path=self._path(), start=at, key=True, value=True, column=at)
        listed = self._leave(at, listed=False)
        top = self.blocks[-1] if self.blocks else None
        if top is None:
            return Found(path=(), start=at, key=True, column=at)
        if top.column == at:
            path = self._path()[:-1]
            return Found(path=path, start=at, key=True, beside=top.pairs, column=at)
        if listed:
            return None
        return Found(path=self._path(), start=at, key=True, value=True, column=at)

    def _goes_on(self, indent: int) -> bool:
        """Say whether a line goes on with what is in brackets; end what its indent ends."""
        if self.scalar >= 0 and indent <= self.scalar:
            self.scalar = -1
        if self.flow and self.blocks and indent <= self.blocks[-1].column:
            self.flow.clear()
        return bool(self.flow)

    def _path(self) -> tuple[Part, ...]:
        return tuple(opened.part for opened in (*self.blocks, *self.flow))

    def _heads(self, text: str, at: int) -> tuple[int, re.Match[str] | None]:
        """Take in the dashes and the key that a line begins with; return where they end."""
        while dash := DASH.match(text, at):
            self._enter(at, ITEM, listed=True)
            at = dash.end()
        match = KEY.match(text, at)
        if match is not None:
            self._enter(at, bare(match.group(1)), listed=False)
            at = match.end()
        return at, match

    def _enter(self, column: int, part: Part, *, listed: bool) -> None:
        self._leave(column, listed=listed)
        top = self.blocks[-1] if self.blocks else None
        if top is None or top.column != column or top.listed != listed:
            top = _Open(column, listed)
            self.blocks.append(top)
        top.part = part

    def _leave(self, column: int, *, listed: bool) -> bool:
        """Close the blocks that something at a column ends; say whether it ends a list there."""
        ended = False
        while self.blocks:
            top = self.blocks[-1]
            here = top.column == column and top.listed and not listed
            if top.column <= column and not here:
                break
            ended = ended or here
            self.blocks.pop()
        return ended

    # In brackets

    def _in_flow(self, text: str, at: int) -> Found | None:
        whole = self._tokens(text, at)
        if not self.flow or not whole:
            return None
        top = self.flow[-1]
        if not self.word:
            self.start = len(text)
        elif self.start + len(self.word) < len(text):
            return None  # a word and a space: what is due is a comma
        if top.listed or top.valued:
            return Found(path=self._path(), start=self.start, value=True, beside=top.pairs)
        return Found(path=self._path()[:-1], start=self.start, key=True, beside=top.pairs)

    def _tokens(self, text: str, at: int) -> bool:
        """Read what is in brackets; False where the line ends with a comment."""
        self.word = ""
        for kind, token, start in _pieces(text, at):
            if kind == "comment":
                return False
            if kind == "mark":
                self._mark(token)
                if not self.flow:
                    return True
            else:
                self.word, self.start = token, start
        return True

    def _mark(self, mark: str) -> None:
        top = self.flow[-1] if self.flow else _Open(0, listed=True)
        word, self.word = bare(self.word), ""
        if mark in "{[":
            self.flow.append(_Open(0, mark == "["))
        elif mark == ":" and not top.listed:
            top.part, top.valued = word, True
        elif mark != ":":
            if top.valued:
                top.pairs[str(top.part)] = word
                top.valued = False
            if mark in "}]":
                self.flow.pop()


def _pieces(text: str, at: int) -> Iterator[tuple[str, str, int]]:
    """Yield the marks, words and comments of a text with brackets."""
    for match in TOKEN.finditer(text, at):
        if match.lastgroup != "space":
            yield str(match.lastgroup), match.group(), match.start()


def bare(text: str) -> str:
    """Return a word without quotes and without a comment after it."""
    text = text.strip()
    if text[:1] in {'"', "'"}:
        return text[1:].partition(text[0])[0]
    return text.partition(" #")[0].strip()
