"""What is needed, as people write it into a cell: `a; b or c; 2 of: d, e, f`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import accumulate

from pathplan.exchange.building import Wanted, once
from pathplan.exchange.listed import quoted, unquoted
from pathplan.model.requirement import AtLeast, Need, Requirement

OR = re.compile(r"\s+(?:or|o|oder|ou)\s+", re.IGNORECASE)
AND = re.compile(r"\s+(?:and|y|und|et)\s+|\s*[&+]\s*", re.IGNORECASE)
SOME = re.compile(
    r"(?:any\s+|at least\s+)?(\d{1,3})\s+(?:of|de|von)\b:?\s*(.*)", re.IGNORECASE | re.DOTALL
)
WORDS = 8
"""Times that one title may say `or`."""
DEEPEST = 20
"""Brackets and choices within one another that are read."""
SPACE = re.compile(r"\s+")
"""Long runs of it take those who search them a time that grows with their square."""
LEVEL = re.compile(r"(.*\S)\s*\(([^()]+)\)")
QUOTED = re.compile(r'\("((?:[^"]|"")*)"\)')
"""A level in quotation marks, which may hold brackets and marks."""
SIMPLE = re.compile(r'[^()";\n\x00]*[^()";\n\x00\s]')
MARK = "\x00"
"""Stands for a level in quotation marks, with its number."""
MARKED = re.compile(rf"\(({MARK}\d+)\)")


@dataclass(slots=True)
class Cell:
    """Reads one cell; `find` returns the id of a code or a title, "" for none.

    What it finds nobody for goes to `unknown`.
    """

    find: Callable[[str], str]
    unknown: list[str] = field(default_factory=list)
    _levels: list[str] = field(default_factory=list)

    def all_of(self, text: str) -> list[Wanted]:
        """Return what a cell asks for, all of it."""
        if _depth(text) > DEEPEST:
            self.unknown.append(text)
            return []
        text = QUOTED.sub(self._marked, text.replace(MARK, ""))
        text = SPACE.sub(lambda found: "\n" if "\n" in found[0] else " ", text)
        return once([one for asked in self._every(text) for one in _plain(asked)])

    def _marked(self, level: re.Match[str]) -> str:
        self._levels.append(unquoted(level[1]))
        return f"({MARK}{len(self._levels) - 1})"

    def _level(self, text: str) -> str:
        return self._levels[int(text[1:])] if text.startswith(MARK) else text

    def _every(self, text: str, within: int = 0) -> list[Wanted]:
        if not text.strip():
            return []
        if known := self._one(text):
            return [known]
        parts = _split(text, ";\n")
        if len(parts) == 1 and self._all_known(commas := _split(text, ",")):
            parts = commas
        return self._each(parts, within)

    def _part(self, text: str, within: int) -> Wanted | None:
        """Return one thing that is asked for: a name, a choice, so many of some, or a bracket.

        It stands `within` so many others.
        """
        if known := self._one(text):
            return known
        some = SOME.fullmatch(text)
        if some and within < DEEPEST:
            inside = some[2].strip()
            if inside.startswith("(") and inside.endswith(")") and len(_split(inside, ",;\n")) == 1:
                inside = inside[1:-1]
            parts = self._each(self._listed(inside, OR) or _split(inside, ",;\n"), within + 1)
            least = min(int(some[1]), len(parts))
            return {"at_least": least, "of": parts} if len(parts) > 1 else next(iter(parts), None)
        options = self._listed(text, OR) or self._options(text)
        if len(options) > 1:
            parts = self._each(options, within + 1)
            return {"any_of": parts} if len(parts) > 1 else next(iter(parts), None)
        if text.startswith("(") and text.endswith(")"):
            every = self._every(text[1:-1], within + 1)
            return every[0] if len(every) == 1 else {"all_of": every} if every else None
        if both := self._listed(text, AND):
            return {"all_of": self._each(both, within + 1)}
        self.unknown.append(MARKED.sub(lambda m: f"({quoted(self._level(m[1]))})", text))
        return None

    def _listed(self, text: str, by: re.Pattern[str]) -> list[str]:
        """Return the names of a list in words, as `a, b or c`; none where it is no such list."""
        first, *others = _pieces(text, by) or [""]
        names = [*_split(first, ","), *others]
        return names if others and self._all_known(names) else []

    def _each(self, parts: list[str], within: int) -> list[Wanted]:
        return once([asked for part in parts if (asked := self._part(part, within)) is not None])

    def _options(self, text: str) -> list[str]:
        """Return what a text offers to choose from; titles with an `or` in them stay whole."""
        places = _places(text, OR)
        starts, ends = (
            [0, *(end for _, end in places)],
            [*(start for start, _ in places), len(text)],
        )
        found: list[str] = []
        first = 0
        while first < len(starts):
            wholes = (
                n
                for n in range(min(len(ends) - 1, first + WORDS), first, -1)
                if self._one(text[starts[first] : ends[n]])
            )
            last = next(wholes, first)
            found.append(text[starts[first] : ends[last]].strip())
            first = last + 1
        return [option for option in found if option]

    def _all_known(self, parts: list[str]) -> bool:
        return len(parts) > 1 and all(self._one(part) for part in parts)

    def _one(self, text: str) -> Wanted | None:
        """Return the id of a name, with the level in brackets behind it."""
        if found := self.find(text):
            return found
        level = LEVEL.fullmatch(text.strip())
        if level and (found := self.find(level[1])):
            return {"id": found, "level": self._level(level[2].strip())}
        return None


def _depth(text: str) -> int:
    """Return how many brackets stand in one another, at most."""
    steps = ((character == "(") - (character == ")") for character in text)
    return max(accumulate(steps), default=0)


def _plain(asked: Wanted) -> list[Wanted]:
    """Return what is asked for, taken apart where all of it is."""
    inside = asked.get("all_of") if isinstance(asked, dict) else None
    if not isinstance(inside, list):
        return [asked]
    return [one for part in inside for one in _plain(part)]


def _split(text: str, marks: str) -> list[str]:
    """Return the parts of a text between any of some marks that stand in no bracket."""
    found, depth, begin = [], 0, 0
    for place, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if character in marks and depth <= 0:
            found.append(text[begin:place].strip())
            begin = place + 1
    found.append(text[begin:].strip())
    return [part for part in found if part]


def _places(text: str, by: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return where words stand that part a text, those in brackets left out."""
    found, depth, seen = [], 0, 0
    for match in by.finditer(text):
        depth += text.count("(", seen, match.start()) - text.count(")", seen, match.start())
        seen = match.start()
        if depth == 0:
            found.append(match.span())
    return found


def _pieces(text: str, by: re.Pattern[str]) -> list[str]:
    """Return the pieces of a text between words that stand in no bracket."""
    found, begin = [], 0
    for start, end in (*_places(text, by), (len(text), len(text))):
        found.append(text[begin:start].strip())
        begin = end
    return [piece for piece in found if piece]


def told(requirement: Requirement, *, inside: bool = False) -> str:
    """Return a requirement as the text of a cell, from which it can be read again.

    What stands `inside` a choice needs brackets around more than a name.
    """
    if isinstance(requirement, Need):
        level = requirement.level or ""
        said = level if SIMPLE.fullmatch(level) else quoted(level)
        return f"{requirement.id} ({said})" if level else requirement.id
    every = requirement.n == len(requirement.parts) and requirement.form != "any_of"
    if every and not inside:
        return "; ".join(told(part) for part in requirement.parts)
    parts = [told(part, inside=True) for part in requirement.parts]
    if every:
        text = "; ".join(parts)
    elif requirement.n == 1:
        text = " or ".join(parts)
    else:
        text = f"{requirement.n} of: {', '.join(parts)}"
    return f"({text})" if inside else text


def becauses(requirement: Requirement) -> int:
    """Count the reasons given in a requirement, which no cell holds."""
    own = int(bool(requirement.because))
    if isinstance(requirement, AtLeast):
        return own + sum(becauses(part) for part in requirement.parts)
    return own
