"""What to learn from and how to show it, fitted to a learner."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

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
from pathplan.model.report import Content, Lacking

NEVER = 10**6
"""Minutes of what nobody knows how long it takes: it comes last."""


def fitting(
    keys: Sequence[str],
    entries: Mapping[str, Entry],
    maps: Sequence[CompetencyMap],
    learner: LearnerProfile | None,
    failed: Collection[str] = (),
) -> dict[str, Content]:
    """Return for each competency the resources and assessments that fit, best first.

    What a learner's needs rule out (cost, offline) is left out; languages other than those of the
    profile come last; then modality, interests and the author's order decide. An assessment that
    a decision chose comes first, then the kinds the learner likes, then the shortest. What is
    meant as support comes first for what `failed`, else last. Where the learner's own word says
    that something is known, its shortest assessment comes first.
    """
    likes = learner.likes if learner else Likes()
    wants = learner.needs if learner else Wants()
    shows = _shows(learner)
    projects = _projects(maps)
    said = _own_word(learner)
    sitting = learner.pace.max_sitting if learner else None
    found = {}
    for key in keys:
        entry = entries.get(key)
        if isinstance(entry, Competency):
            listed = [r for r in entry.resources if r.role != "extra"]
            again = key in failed
            ranked = sorted(listed, key=lambda r: _liking(r, likes, again=again))
            usable = [r for r in ranked if not _unmet(r, wants)]
            ways = _ways(entry, projects.get(key, ()), likes, shows.get(key, ""))
            if key in said:
                ways = tuple(sorted(ways, key=lambda way: way.effort or NEVER))
            found[key] = Content(
                resources=tuple(usable),
                assessments=ways,
                lacking=_unmet(ranked[0], wants) if ranked and not usable else "",
                nearest=ranked[0] if ranked and not usable else None,
                check_first=key in said and bool(ways),
                in_parts=tuple(r for r in usable if sitting and (r.effort or 0) > sitting),
            )
    return found


def _own_word(learner: LearnerProfile | None) -> set[str]:
    """Return the keys that the learner says to know; that is no evidence."""
    records = learner.evidence if learner else ()
    told = (r for r in records if r.kind == "self" and r.result == "met")
    return {learner.key(r.competency) for r in told} if learner else set()


def _unmet(resource: Resource, wants: Wants) -> Lacking:
    """Return which need a resource does not meet, "" where it meets all."""
    if wants.offline and resource.offline is False:
        return "offline"
    if wants.max_cost == "free" and resource.cost not in {"", "free"}:
        return "free"
    return ""


def _liking(resource: Resource, likes: Likes, *, again: bool) -> tuple[int, int, int, int]:
    def place(value: str, wanted: Sequence[str]) -> int:
        return wanted.index(value) if value in wanted else len(wanted)

    language = place(resource.language, likes.languages) if resource.language else 0
    return (
        int((resource.role == "support") is not again),
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
            way.effort if way.effort is not None else NEVER,
        )

    return tuple(sorted((*entry.assess, *projects), key=rank))
