"""What to learn from and how to show it, fitted to a learner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pathplan.model import (
    Assessment,
    Competency,
    CompetencyMap,
    Entry,
    LearnerProfile,
    Likes,
    Resource,
    Wants,
)
from pathplan.model.report import Content


def fitting(
    keys: Sequence[str],
    entries: Mapping[str, Entry],
    maps: Sequence[CompetencyMap],
    learner: LearnerProfile | None,
) -> dict[str, Content]:
    """Return for each competency the resources and assessments that fit, best first.

    What a learner's needs rule out (cost, offline) is left out; languages other than those of the
    profile come last; then modality, interests and the author's order decide. An assessment that
    a decision chose comes first, then the kinds the learner likes, then the shortest.
    """
    likes = learner.likes if learner else Likes()
    wants = learner.needs if learner else Wants()
    shows = _shows(learner)
    projects = _projects(maps)
    found = {}
    for key in keys:
        entry = entries.get(key)
        if isinstance(entry, Competency):
            usable = [r for r in entry.resources if r.role != "extra" and _usable(r, wants)]
            found[key] = Content(
                resources=tuple(sorted(usable, key=lambda r: _liking(r, likes))),
                assessments=_ways(entry, projects.get(key, ()), likes, shows.get(key, "")),
            )
    return found


def _usable(resource: Resource, wants: Wants) -> bool:
    if wants.offline and resource.offline is False:
        return False
    return not (wants.max_cost == "free" and resource.cost not in {"", "free"})


def _liking(resource: Resource, likes: Likes) -> tuple[int, int, int, int]:
    def place(value: str, wanted: Sequence[str]) -> int:
        return wanted.index(value) if value in wanted else len(wanted)

    language = place(resource.language, likes.languages) if resource.language else 0
    return (
        int(resource.role == "support"),
        language,
        place(resource.modality, likes.modalities),
        -len({*resource.interests} & {*likes.interests}),
    )


def _shows(learner: LearnerProfile | None) -> dict[str, str]:
    """Return the assessment titles that decisions chose, by key."""
    decisions = learner.decisions if learner else ()
    return {learner.key(d.competency): d.show for d in decisions if d.show} if learner else {}


def _projects(maps: Sequence[CompetencyMap]) -> dict[str, list[Assessment]]:
    """Return the assessments that show several competencies, by key."""
    found: dict[str, list[Assessment]] = {}
    for map_ in maps:
        for assessment in map_.assessments:
            for need in assessment.shows:
                found.setdefault(map_.key(need.id), []).append(assessment)
    return found


def _ways(
    entry: Competency, projects: Sequence[Assessment], likes: Likes, chosen: str
) -> tuple[Assessment, ...]:
    def rank(way: Assessment) -> tuple[bool, bool, bool, int]:
        return (
            way.title != chosen,
            way.kind not in likes.show_by,
            bool(way.shows),
            way.effort if way.effort is not None else 10**6,
        )

    return tuple(sorted((*entry.assess, *projects), key=rank))
