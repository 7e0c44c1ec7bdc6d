"""What a page about one learner is made from, and the parts that its sections share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pathplan.model import Picks, Report, Why
from pathplan.model.drawing import Drawing
from pathplan.render.escape import address
from pathplan.render.languages import Language, language_of
from pathplan.render.pages._html import Html, joined, tag
from pathplan.render.pages.explore import foreign


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A report with what a page shows besides.

    `done` of `total` competencies of the path are held. `keys` are those of the drawing's boxes,
    `whys` what there is to say about each, both by what they are of.
    """

    report: Report
    picks: Picks
    done: int
    total: int
    drawing: Drawing
    keys: Mapping[str, str] = field(default_factory=dict)
    drawn: frozenset[str] = frozenset()
    whys: Mapping[str, Why] = field(default_factory=dict)

    @property
    def say(self) -> Language:
        """The sentences that it is written with."""
        return language_of(self.report)

    @property
    def for_learner(self) -> bool:
        """Say whether the learner is to read it."""
        return self.report.audience == "learner"

    def own(self, text: str) -> Html:
        """Return a text of the map, marked where the page is in another language."""
        return spoken(text, self.report.maps[0].language, self.report.language)

    def title(self, key: str) -> Html:
        """Return the title of an entry."""
        return self.own(self.report.title(key))

    def linked(self, key: str) -> Html:
        """Return a title that leads to its row of the map, where it has one."""
        drawn = key in self.drawn
        return (
            tag("a", self.title(key), href=f"#{self.report.short(key)}")
            if drawn
            else (self.title(key))
        )


def spoken(text: str, language: str, around: str) -> Html:
    """Return text in a language within text in another one."""
    return tag("span", text, lang=language) if foreign(language, around) else joined(text)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page with its heading; its name is what a link leads to."""

    name: str
    heading: str
    html: Html


def section(
    name: str, heading: str, *inside: str | None, class_: str | None = None
) -> Section | None:
    """Return a section, None where there is nothing in it."""
    if not any(inside):
        return None
    mark = own_id(f"{name}-heading")
    head = tag("h2", heading, id=mark)
    made = tag("section", head, *inside, id=own_id(name), aria_labelledby=mark, class_=class_)
    return Section(name, heading, made)


def own_id(name: str) -> str:
    """Return an id of a page that no competency has: theirs begin with a letter or a digit."""
    return f"-{name}"


def contents(parts: Iterable[Section], label: str) -> Html:
    """Return links to the parts of a page."""
    rows = [tag("li", tag("a", part.heading, href=f"#{own_id(part.name)}")) for part in parts]
    return tag("nav", tag("ul", *rows), aria_label=label)


def items(texts: Iterable[str | None], *, class_: str | None = None) -> Html | None:
    """Return a list, None where it is empty."""
    rows = [tag("li", text) for text in texts if text]
    return tag("ul", *rows, class_=class_) if rows else None


def link(title: str, url: str) -> Html:
    """Return a link to a resource; where it could run something, its title alone."""
    found = address(url)
    return tag("a", title, href=found, rel="noreferrer") if found else joined(title)
