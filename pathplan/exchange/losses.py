"""What of a map a format has no place for, counted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from pathplan.exchange.needs import becauses
from pathplan.model import Competency, CompetencyMap, Credential, Entry, Need
from pathplan.model.foreign import Loss


def losses(
    home: CompetencyMap,
    why: str,
    held: Collection[str],
    *,
    reasons: Mapping[str, str] | None = None,
) -> Iterator[Loss]:
    """Yield what a map has and a format has no place for; `held` are the things it has one for.

    `why` is the reason for all that `reasons` gives none of its own for.
    """
    entries = [e for e in home.entries if not e.aside]
    for thing, (many, what) in _counted(home, entries).items():
        if thing == "efforts by level" and "efforts" not in held:
            continue
        if many and thing not in held:
            yield Loss(many=many, what=what, why=(reasons or {}).get(thing, why))


def _counted(home: CompetencyMap, entries: list[Entry]) -> dict[str, tuple[int, str]]:
    own = [e for e in entries if isinstance(e, Competency)]
    because = sum(becauses(e.requires) + sum(map(becauses, _sides(e))) for e in entries)
    badges = [e for e in entries if isinstance(e, Credential)]
    ages = sum((c.review_after is not None) + (c.expires_after is not None) for c in own)
    scales = sum((c.levels, c.mastery) != (home.levels, _mastery(home)) for c in own)
    levels = len(home.levels) if len(home.levels) > 1 else 0
    return {
        "credentials": (len(badges), "badges"),
        "efforts": (sum(c.effort is not None for c in own), "efforts"),
        "credits": (sum(c.credits is not None for c in own), "credits"),
        "strands": (len({c.strand for c in own if c.strand}), "strands"),
        "i_can": (sum(bool(c.i_can) for c in own), "sentences for learners (I can)"),
        "descriptions": (sum(bool(e.description) for e in entries), "descriptions"),
        "tags": (sum(len(c.tags) for c in own), "tags"),
        "optional": (sum(c.optional for c in own), "marks of an extra"),
        "corequires": (sum(len(c.corequires) for c in own), "corequisites"),
        "recommends": (sum(len(c.recommends) for c in own), "recommendations"),
        "ages": (ages, "ages after which it is reviewed or expires"),
        "offered": (sum(len(c.offered) for c in own), "terms in which it is offered"),
        "was": (sum(len(e.was) for e in entries), "ids from before"),
        "assess": (sum(len(c.assess) for c in own), "ways to show a competency"),
        "resources": (sum(len(c.resources) for c in own), "resources"),
        "misconceptions": (sum(len(c.misconceptions) for c in own), "misconceptions"),
        "aligns": (sum(len(e.aligns) for e in entries), "links to frameworks"),
        "refreshes": (sum(len(c.refreshes) for c in own), "marks of what is refreshed"),
        "becauses": (because, "reasons of needs"),
        "efforts by level": (
            sum(bool(c.effort and c.effort.per_level) for c in own),
            "efforts by level",
        ),
        "waivable": (sum(not c.waivable for c in own), "competencies that may not be waived"),
        "assessments": (len(home.assessments), "assessments of several skills"),
        "maps": (len(home.maps), "links to other maps"),
        "levels": (levels, "levels of a scale"),
        "scales": (scales, "scales of single competencies"),
    }


def _mastery(home: CompetencyMap) -> str:
    return home.mastery or home.levels[-1]


def _sides(entry: Entry) -> tuple[Need, ...]:
    return (*entry.corequires, *entry.recommends)
