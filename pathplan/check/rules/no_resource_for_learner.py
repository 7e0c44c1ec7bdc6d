"""Something this learner likes or needs, and no resource offers it.

Bad:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h, resources: [{title: A page, modality: text}]}
    # ada.learner.yaml
    likes: {modalities: [video]}
Good:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h, resources: [{title: A film, modality: video}]}
    # ada.learner.yaml
    likes: {modalities: [video]}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity
from pathplan.model import LearnerProfile, Resource
from pathplan.model.likes import shared, speaks


def unmet(subject: Subject) -> Iterator[Found]:
    """Yield each like and each need that no resource of the learner's maps meets."""
    learner = subject.learner
    if learner is None:
        return
    resources = [(m.language, r) for m in subject.maps for c in m.competencies for r in c.resources]
    if not resources:
        return
    yield from _likes(learner, resources)
    if learner.needs.offline and not any(r.offline for _, r in resources):
        at = learner.where / "needs" / "offline"
        yield Found(at, "no resource in these maps works offline")
    if learner.needs.max_cost == "free" and all(r.cost == "paid" for _, r in resources):
        at = learner.where / "needs" / "max_cost"
        yield Found(at, "no resource in these maps is free")


def _likes(learner: LearnerProfile, resources: list[tuple[str, Resource]]) -> Iterator[Found]:
    likes = learner.likes
    spoken = {r.language or own for own, r in resources}
    interests = shared(likes.interests, [word for _, r in resources for word in r.interests])
    modalities = shared(likes.modalities, [r.modality for _, r in resources])
    languages = [tag for tag in likes.languages if any(speaks(tag, other) for other in spoken)]
    for key, liked, offered in (
        ("interests", likes.interests, interests),
        ("modalities", likes.modalities, modalities),
        ("languages", likes.languages, languages),
    ):
        for number, word in enumerate(liked):
            if word not in offered:
                at = learner.where / "likes" / key / number
                yield Found(at, f"no resource in these maps offers `{word}`")


RULE = Rule(unmet, Severity.NOTE, "learner")
