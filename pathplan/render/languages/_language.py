"""All that a report says in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pathplan.render.languages._dates import Dates, Since
from pathplan.render.languages._designer import Designer
from pathplan.render.languages._map import MapWords
from pathplan.render.languages._path import Credit, Path
from pathplan.render.languages._picture import Picture
from pathplan.render.languages._plan import Closed, Page, Plan
from pathplan.render.languages._sheet import Sheet
from pathplan.render.languages._talk import Choose, Next, Status, Why
from pathplan.render.languages._terms import NoRoom, Terms
from pathplan.render.languages._weeks import Weeks


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The sentences of one language, by what they are about; none has a default.

    `words` are those that the formats of files propose for kinds and modalities.
    """

    dates: Dates
    since: Since
    path: Path
    credit: Credit
    plan: Plan
    page: Page
    sheet: Sheet
    closed: Closed
    terms: Terms
    no_room: NoRoom
    weeks: Weeks
    next: Next
    choose: Choose
    why: Why
    status: Status
    picture: Picture
    map: MapWords
    designer: Designer
    words: Mapping[str, str]

    def word(self, written: str) -> str:
        """Return a kind or a modality in this language; one of the author's own as written."""
        return self.words.get(written, written)
