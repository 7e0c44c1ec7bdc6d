"""What of a map a format has no place for, counted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from pathplan.exchange.lines import strand_abouts, strand_titles, strands_moved
from pathplan.exchange.needs import becauses
from pathplan.model import Competency, CompetencyMap, Credential, Entry, Need
from pathplan.model.competency import ONE_LEVEL
from pathplan.model.foreign import Loss

PARTS = {"efforts by level": "efforts", "abouts": "strands", "order": "strands"}
"""What is left out along with something else, and is told about only where that is held."""

FIRST_USED = "strands come there in the order of what is in them"


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
    counted = _counted([e for e in home.entries if not e.aside], home) | _in_the_head(home)
    reasons = {"order": FIRST_USED, **(reasons or {})}
    for thing, (many, what) in counted.items():
        if many and thing not in held and PARTS.get(thing, thing) in {thing, *held}:
            yield Loss(many=many, what=what, why=reasons.get(thing, why))


def renamed(given: Mapping[str, str], what: str, why: str) -> Iterator[Loss]:
    """Yield how many names are others in the file; `given` says what became of each."""
    if many := sum(new != old for old, new in given.items()):
        yield Loss(many=many, what=what, why=why)


def _in_the_head(home: CompetencyMap) -> dict[str, tuple[int, str]]:
    """Return what is said of a map as a whole and of its strands."""
    strands = strand_titles(home)
    return {
        "title": (int(bool(home.title)), "titles of the map"),
        "about": (int(bool(home.about)), "descriptions of the map"),
        "version": (int(bool(home.version)), "versions of the map"),
        "language": (int(bool(home.language)), "languages of the map"),
        "strands": (len(strands), "strands"),
        "abouts": (sum(map(bool, strand_abouts(home).values())), "descriptions of strands"),
        "order": (strands_moved(home), "places of strands"),
        "empty strands": (
            len({s.id for s in home.strands} - {*strands}),
            "strands without entries",
        ),
        "assessments": (len(home.assessments), "assessments of several skills"),
        "maps": (len(home.maps), "links to other maps"),
        "levels": (0 if home.levels == ONE_LEVEL else len(home.levels), "levels of a scale"),
    }


def _counted(entries: list[Entry], home: CompetencyMap) -> dict[str, tuple[int, str]]:
    own = [e for e in entries if isinstance(e, Competency)]
    because = sum(becauses(e.requires) + sum(map(becauses, _sides(e))) for e in entries)
    badges = [e for e in entries if isinstance(e, Credential)]
    ages = sum((c.review_after is not None) + (c.expires_after is not None) for c in own)
    scales = sum((c.levels, c.mastery) != (home.levels, home.counts) for c in own)
    return {
        "credentials": (len(badges), "badges"),
        "efforts": (sum(c.effort is not None for c in own), "efforts"),
        "credits": (sum(c.credits is not None for c in own), "credits"),
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
        "scales": (scales, "scales of single competencies"),
    }


def _sides(entry: Entry) -> tuple[Need, ...]:
    return (*entry.corequires, *entry.recommends)
