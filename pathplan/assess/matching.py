"""What records from elsewhere are about, and whether they show it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pathplan.model import Assessment, Competency, CompetencyMap, Credential
from pathplan.model.foreign import ForeignRecord, Target
from pathplan.model.matched import Match, Settled, Sorted, Unsettled, Way, Why
from pathplan.spelling import plain

SHARE = re.compile(r"(\d+(?:[.,]\d+)?)\s*%")
POINTS = re.compile(r"(\d+(?:[.,]\d+)?)(?:\s*(?:of|/|out of)\s*(\d+(?:[.,]\d+)?))?")
LETTER = re.compile(r"([a-f])([+-]?)")
SIGNS = ("+", "", "-")
SCHEME = re.compile(r"https?://", re.IGNORECASE)
CLOSE = 1e-9
"""What scores may lack of a pass mark by rounding."""
Index = dict[str, list[Match]]


class Matcher:
    """Finds the competencies of some maps by what other systems call them."""

    def __init__(self, maps: Sequence[CompetencyMap]) -> None:
        self.entries = {e.key: e for m in reversed(maps) for e in reversed(m.entries)}
        self.badges: set[str] = set()
        self.near: set[str] = set()
        self.found: dict[Target, tuple[Match, ...]] = {}
        self._by: dict[Way, Index] = {w: {} for w in ("uri", "code", "id", "column", "title")}
        for place, map_ in enumerate(maps):
            for entry in map_.entries:
                if isinstance(entry, Credential):
                    self.badges.update(plain(n) for n in (entry.id, entry.key, entry.title))
                    self.badges.update(plain(a.to) for a in entry.aligns if a.to)
                elif not entry.aside:
                    self._add(entry, home=place == 0)
            for shared in map_.assessments:
                for need in shared.shows:
                    key = map_.key(need.id)
                    self._add_assessment(key, shared, need.level or "")

    def _add(self, competency: Competency, *, home: bool) -> None:
        key = competency.key
        names = [key, *(f"{competency.map}/{was}" for was in competency.was)]
        names += [competency.id, *competency.was] if home else []
        for name in names:
            self._put("id", name, Match(key=key, way="id"))
        self._put("title", competency.title, Match(key=key, way="title"))
        self._put("code", competency.id, Match(key=key, way="code"))
        for link in competency.aligns:
            if link.kind != "exact":  # what is only near, wider or narrower shows nothing
                self.near.update(plain(name) for name in (_address(link.to), link.code) if name)
            else:
                self._put("uri", _address(link.to), Match(key=key, way="uri"))
                self._put("code", link.code, Match(key=key, way="code"))
                if link.framework:
                    named = f"{link.framework}\n{link.code}"
                    self._put("code", named, Match(key=key, way="code"))
        for way in competency.assess:
            self._add_assessment(key, way, way.level or "")

    def _add_assessment(self, key: str, assessment: Assessment, level: str) -> None:
        match = Match(
            key=key, way="column", level=level, pass_=assessment.pass_, assessment=assessment.title
        )
        for name in assessment.matches:
            self._put("column", name, match)
        if assessment.url:
            self._put("uri", _address(assessment.url), match)

    def _put(self, way: Way, name: str, match: Match) -> None:
        if name:
            found = self._by[way].setdefault(plain(name), [])
            if all(other.key != match.key for other in found):
                found.append(match)

    def matches(self, target: Target) -> tuple[Match, ...]:
        """Return the competencies that a target stands for, none where nothing is called so.

        A code, a title or an address that several competencies share stands for none of them; an
        assessment may show several.
        """
        if target not in self.found:
            self.found[target] = tuple(self._look(target))
        return self.found[target]

    def _look(self, target: Target) -> list[Match]:
        found = self._named(target)
        return [] if _shared(found) else found

    def _named(self, target: Target) -> list[Match]:
        index = self._by[target.kind]
        names = [f"{target.framework}\n{target.text}"] if target.framework else []
        names.append(_address(target.text) if target.kind == "uri" else target.text)
        return next((f for name in names if (f := index.get(plain(name)))), [])

    def several(self, target: Target) -> bool:
        """Say whether several competencies share what a target says."""
        return _shared(self._named(target))

    def is_badge(self, target: Target) -> bool:
        """Say whether a target is a credential of the maps, which nobody records."""
        return plain(target.text) in self.badges

    def is_near(self, target: Target) -> bool:
        """Say whether a target is something that a competency is only close to."""
        return {plain(target.text), plain(_address(target.text))} & self.near != set()


def _address(text: str) -> str:
    """Return an address without what makes no difference: scheme, `www.`, a slash at its end."""
    return SCHEME.sub("", text.strip()).removeprefix("www.").rstrip("/")


def _shared(found: Sequence[Match]) -> bool:
    return len(found) > 1 and not all(match.assessment for match in found)


def sort_out(matcher: Matcher, records: Iterable[ForeignRecord]) -> Sorted:
    """Return which records count for which competencies, and why the others do not."""
    settled: list[Settled] = []
    unsettled: list[Unsettled] = []
    looked: dict[Target, tuple[Match, ...]] = {}
    for record in records:
        target = next((t for t in record.targets if matcher.matches(t)), None)
        if target is None:
            first = record.targets[0] if record.targets else None
            looked.update({first: ()} if first else {})
            unsettled.append(Unsettled(record=record, why=_nothing(matcher, record), target=first))
            continue
        looked[target] = matcher.matches(target)
        for match in looked[target]:
            one = _settled(matcher, record, _assessed(matcher, record, match), target)
            if isinstance(one, Settled):
                settled.append(one)
            else:
                unsettled.append(one)
    return Sorted(settled=tuple(settled), unsettled=tuple(unsettled), matches=looked)


def _nothing(matcher: Matcher, record: ForeignRecord) -> Why:
    """Return why a record is about nothing here."""
    if any(matcher.is_badge(target) for target in record.targets):
        return "badge"
    if any(matcher.is_near(target) for target in record.targets):
        return "near"
    return "several" if any(matcher.several(target) for target in record.targets) else "unknown"


def _assessed(matcher: Matcher, record: ForeignRecord, match: Match) -> Match:
    """Return a competency that was found by itself with the assessment that a record names, too."""
    if match.assessment:
        return match
    named = (m for t in record.targets if t.kind == "column" for m in matcher.matches(t))
    shown = next((m for m in named if m.key == match.key), None)
    if shown is None:
        return match
    return replace(match, level=shown.level, pass_=shown.pass_, assessment=shown.assessment)


def _settled(
    matcher: Matcher, record: ForeignRecord, match: Match, target: Target
) -> Settled | Unsettled:
    entry = matcher.entries.get(match.key)
    levels = entry.levels if entry else ()
    met = record.met if record.met is not None else passed(record, match.pass_)
    said = record.level or match.level
    if met is None and (named := _level(levels, record.score)) is not None:
        met, said = True, named  # a score that is a level's name
    level = _level(levels, said)
    why: Why | None = None
    if said and level is None:
        why = "level"
    elif record.day is None:
        why = "no-day"
    elif met is None:
        scored = record.score or record.share is not None or record.points is not None
        why = "no-pass" if scored and not match.pass_ else "no-score"
    if why is not None or met is None:
        return Unsettled(record=record, why=why or "no-score", target=target)
    return Settled(
        key=match.key,
        record=record,
        met=met,
        way=match.way,
        level=level or "",
        assessment=match.assessment,
    )


def _level(levels: Sequence[str], said: str) -> str | None:
    """Return a level as its scale writes it, None where it is not on it."""
    return next((level for level in levels if level.casefold() == said.casefold()), None)


def passed(record: ForeignRecord, mark: str) -> bool | None:
    """Say whether a record reaches a pass mark: `80%`, `3`, `3 of 4`, a letter, or a word.

    Of `3 of 4` the share counts where it is known: points of systems run to other numbers. None
    where the record has nothing to compare with it, as another word.
    """
    mark = mark.strip()
    if share := SHARE.fullmatch(mark):
        return None if record.share is None else record.share + CLOSE >= _number(share[1]) / 100
    if points := POINTS.fullmatch(mark):
        return _enough(record, _number(points[1]), points[2])
    return _as_good(record.score.strip().casefold(), mark.casefold()) if mark else None


def _enough(record: ForeignRecord, least: float, most: str | None) -> bool | None:
    if most and record.share is not None and _number(most):
        return record.share + CLOSE >= least / _number(most)
    return None if record.points is None else record.points + CLOSE >= least


def _as_good(score: str, mark: str) -> bool | None:
    """Say whether a word is the pass mark, or a letter as good: A is better than B, B than B-."""
    if score == mark:
        return True
    got, needed = LETTER.fullmatch(score), LETTER.fullmatch(mark)
    if got is None or needed is None:
        return None
    return (got[1], SIGNS.index(got[2])) <= (needed[1], SIGNS.index(needed[2]))


def _number(text: str) -> float:
    return float(text.replace(",", "."))
