"""What learning graphs have in common, as tables and as JSON: numbered concepts in groups."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from pathplan.exchange.lines import Lines, plain_lines, strand_ids, strand_titles
from pathplan.exchange.losses import losses, renamed
from pathplan.exchange.table import letters
from pathplan.model import CompetencyMap
from pathplan.model.foreign import Held, Loss

REST = "MISC"
NOWHERE = "Without a group"
"""The group of concepts that are in none, and its title."""

REASONS = {
    **dict.fromkeys(("title", "about", "version", "language"), "it has no place for them"),
    "maps": "export that map too",
}


class Numbered:
    """A map as a learning graph has it: `numbers` of concepts, and `groups`, titles by codes."""

    def __init__(self, home: CompetencyMap) -> None:
        self.home = home
        self.numbers = {c.id: n for n, c in enumerate(home.competencies, start=1)}
        self.lines: Lines = plain_lines(home)
        self.codes: dict[str, str] = {}
        self._again: Counter[str] = Counter()
        self.groups: dict[str, str] = {}
        for id_, title in strand_titles(home).items():
            self.codes[id_] = code = self._code(id_)
            self.groups[code] = title

    def _code(self, id_: str) -> str:
        """Return a code of capitals only, as the schema asks; letters are added to tell apart."""
        code = made = re.sub(r"[^A-Z]", "", id_.upper()) or "GROUP"
        while code in self.groups or code == REST:
            self._again[made] += 1
            code = made + letters(self._again[made])
        return code

    def group(self, strand: str) -> str:
        """Return the code of a strand's group."""
        return self.codes.get(strand, REST)

    @property
    def holds(self) -> tuple[Held, ...]:
        """What is in the file."""
        return (
            Held(many=len(self.numbers), what="concepts"),
            Held(many=self.lines.many, what="edges"),
        )

    def losses(self, names: Mapping[str, str], *more: str) -> Iterator[Loss]:
        """Yield what a learning graph does not hold, in which strands are told by these names.

        `more` are things that one kind of them has a place for.
        """
        yield from self.lines.losses
        yield from renamed(
            dict.fromkeys(self.numbers, ""), "ids", "concepts are numbered; titles tell them apart"
        )
        yield from strand_ids(names)
        why = "a concept has no place for them"
        yield from losses(self.home, why, {"strands", *more}, reasons=REASONS)
