"""What to learn from and how to show it, fitted to a learner."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from pathplan.model import (
    Competency,
    CompetencyMap,
    Entry,
    LearnerProfile,
    Likes,
    Resource,
    Step,
    Wants,
)
from pathplan.model.likes import shared, speaks, tongue
from pathplan.model.report import Content, Fit, Lacking
from pathplan.plan.showing import Showing, shown_with

MOST = 2
"""How many reasons for a resource are told."""


def fitting(
    keys: Sequence[str],
    entries: Mapping[str, Entry],
    maps: Sequence[CompetencyMap],
    learner: LearnerProfile | None,
    failed: Collection[str] = (),
) -> dict[str, Content]:
    """Return for each competency the resources and assessments that fit, best first.

    What a learner's needs rule out (cost, offline) is left out; languages other than those of the
    profile come last; then modality, interests and the author's order decide. What is meant as
    support comes first for what `failed`, else last. Assessments are those that show mastery, in
    the order of `Showing`. Where the learner's own word says that something is known, its
    shortest assessment comes first.
    """
    known = _known(keys, entries)
    aims = {key: entry.mastery_rank for key, entry in known.items()}
    showing = Showing(aims, (), entries, maps, learner)
    return dict(_contents(known, showing, maps, learner, failed))


def fitting_steps(
    steps: Sequence[Step],
    entries: Mapping[str, Entry],
    maps: Sequence[CompetencyMap],
    learner: LearnerProfile | None,
    failed: Collection[str] = (),
) -> dict[str, Content]:
    """Return the same for the steps of a plan, each to the level that it goes to.

    An assessment that shows several of the steps is offered with the first of them that it is the
    best for, and counted there; the later ones are shown with it (see `shown_with`).
    """
    known = _known([key for step in steps for key in step.keys], entries)
    aims = dict.fromkeys(known, 0)
    for part in (part for step in steps for part in step.parts if part.key in known):
        aims[part.key] = max(aims[part.key], part.to_rank)
    again = {key for step in steps if step.kind == "refresh" for key in step.keys}
    learned = [key for key in known if key not in again]  # what is gone over shows itself
    showing = Showing(aims, learned, entries, maps, learner)
    found = dict(_contents(known, showing, maps, learner, failed))
    return found | shown_with(found, learned, showing)


def _known(keys: Iterable[str], entries: Mapping[str, Entry]) -> dict[str, Competency]:
    listed = ((key, entries.get(key)) for key in keys)
    return {key: entry for key, entry in listed if isinstance(entry, Competency)}


def _contents(
    known: Mapping[str, Competency],
    showing: Showing,
    maps: Sequence[CompetencyMap],
    learner: LearnerProfile | None,
    failed: Collection[str],
) -> Iterator[tuple[str, Content]]:
    said = _own_word(learner)
    spoken = {map_.id: map_.language for map_ in maps}
    for key, entry in known.items():
        pick = _Pick(learner, spoken.get(entry.map, ""), again=key in failed)
        ways = showing.ways(key, shortest=key in said)
        yield (
            key,
            replace(
                pick.content(entry),
                assessments=ways,
                check_first=key in said and bool(ways),
                show_minutes=ways[0].effort if ways else None,
            ),
        )


def _own_word(learner: LearnerProfile | None) -> set[str]:
    """Return the keys that the learner says to know; that is no evidence."""
    records = learner.evidence if learner else ()
    told = (r for r in records if r.kind == "self" and r.result == "met")
    return {learner.key(r.competency) for r in told} if learner else set()


class _Pick:
    """Picks what a learner learns one competency from; `spoken` is the language of its map."""

    def __init__(self, learner: LearnerProfile | None, spoken: str, *, again: bool) -> None:
        self.likes = learner.likes if learner else Likes()
        self.wants = learner.needs if learner else Wants()
        self.sitting = learner.pace.max_sitting if learner else None
        self.languages = [tongue(tag) for tag in self.likes.languages]
        self.spoken = spoken
        self.again = again

    def content(self, entry: Competency) -> Content:
        listed = (r for r in entry.resources if r.role != "extra")
        ranked = sorted(listed, key=self._liking)
        usable = [r for r in ranked if not self._unmet(r)]
        foreign = bool(usable) and all(self._place(r) == len(self.languages) for r in usable)
        lacking: Lacking = "language" if self.languages and foreign else ""
        return Content(
            resources=tuple(usable),
            fits=tuple(tuple(islice(self._fits(r), MOST)) for r in usable),
            lacking=self._unmet(ranked[0]) if ranked and not usable else lacking,
            nearest=ranked[0] if ranked and not usable else None,
            in_parts=tuple(r for r in usable if self.sitting and (r.effort or 0) > self.sitting),
        )

    def _unmet(self, resource: Resource) -> Lacking:
        """Return which need a resource does not meet, "" where it meets all."""
        if self.wants.offline and resource.offline is False:
            return "offline"
        if self.wants.max_cost == "free" and resource.cost not in {"", "free"}:
            return "free"
        return ""

    def _place(self, resource: Resource) -> int:
        """Return which of the learner's languages a resource is in, their number for none."""
        spoken, places = resource.language or self.spoken, enumerate(self.languages)
        return next((n for n, tag in places if speaks(tag, spoken)), len(self.languages))

    def _liking(self, resource: Resource) -> tuple[bool, int, int, int]:
        kinds = self.likes.modalities
        kind = resource.modality
        return (
            (resource.role == "support") is not self.again,
            self._place(resource),
            kinds.index(kind) if kind in kinds else len(kinds),
            -len(shared(self.likes.interests, resource.interests)),
        )

    def _fits(self, resource: Resource) -> Iterator[Fit]:
        """Yield what speaks for a resource, the most telling first."""
        if self.again and resource.role == "support":
            yield Fit(appeal="support")
        if words := shared(self.likes.interests, resource.interests):
            yield Fit(appeal="interest", word=words[0])
        if resource.modality in self.likes.modalities:
            yield Fit(appeal="modality", word=resource.modality)
        told = tongue(resource.language)
        if told and self.languages[:1] == [told] and told != tongue(self.spoken):
            yield Fit(appeal="language")
        if self.wants.offline and resource.offline:
            yield Fit(appeal="offline")
        if self.sitting and resource.effort and resource.effort <= self.sitting:
            yield Fit(appeal="sitting")
