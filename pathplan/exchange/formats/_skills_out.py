"""A map as a table of skills."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from pathplan.cells import guarded
from pathplan.exchange.effort import written as effort_written
from pathplan.exchange.losses import losses
from pathplan.exchange.needs import told
from pathplan.exchange.table import folded, written
from pathplan.model import AtLeast, Competency, CompetencyMap, Credential, Entry, Need
from pathplan.model.foreign import Held, Written

ALWAYS = ("Code", "Skill", "Needs", "Effort", "Strand")
HOLDS = frozenset(
    ("efforts", "strands", "i_can", "descriptions", "tags", "optional", "recommends", "corequires")
) | frozenset(("ages", "credits", "offered", "was", "credentials"))
"""What there are columns for."""
REASONS = {
    "becauses": "a cell holds only what is needed",
    "efforts by level": "a cell holds the effort to mastery",
    "waivable": "there is no column for it",
    "assessments": "a row is one skill",
    "maps": "a table is one map; their codes stay in Needs",
    "levels": "a cell holds no scale",
    "scales": "a cell holds no scale",
}


def write_map(maps: Sequence[CompetencyMap]) -> Written:
    """Return a map as a table of skills that `import` reads again; the first map is written."""
    home = maps[0]
    entries = [e for e in home.entries if not e.aside]
    strands = _strands(home)
    columns = _columns(strands)
    rows = [{name: guarded(tell(e)) for name, tell in columns.items()} for e in entries]
    used = [n for n in columns if n in ALWAYS or any(row[n] for row in rows)]
    table = [used, *([row[name] for name in used] for row in rows)]
    badges = sum(isinstance(e, Credential) for e in entries)
    holds = (
        Held(many=len(entries) - badges, what="competencies"),
        Held(many=badges, what="badges"),
    )
    lost = tuple(losses(home, "there is no column for them", HOLDS, reasons=REASONS))
    return Written(data=written(table), holds=holds, losses=lost)


def _strands(home: CompetencyMap) -> dict[str, str]:
    """Return what each strand is called in a cell: its title, with its id where titles repeat."""
    titles = {s.id: s.title or s.id for s in home.strands}
    many = Counter(map(folded, titles.values()))
    return {
        id_: f"{title} ({id_})" if many[folded(title)] > 1 else title
        for id_, title in titles.items()
    }


def _columns(strands: dict[str, str]) -> dict[str, Callable[[Entry], str]]:
    """Return what each column holds; of a badge most hold nothing."""

    def own(tell: Callable[[Competency], str]) -> Callable[[Entry], str]:
        return lambda entry: tell(entry) if isinstance(entry, Competency) else ""

    return {
        "Code": lambda e: e.id,
        "Skill": lambda e: e.title,
        "Needs": lambda e: told(e.requires),
        "Alongside": own(lambda c: _ids(c.corequires)),
        "Helpful first": own(lambda c: _ids(c.recommends)),
        "Effort": own(_effort),
        "Strand": own(lambda c: strands.get(c.strand, c.strand)),
        "I can": own(lambda c: c.i_can),
        "Description": lambda e: e.description,
        "Tags": own(lambda c: "; ".join(c.tags)),
        "Extra": own(lambda c: "yes" if c.optional else ""),
        "Review after": own(lambda c: _age(c.review_after)),
        "Expires after": own(lambda c: _age(c.expires_after)),
        "Credits": own(lambda c: f"{c.credits:g}" if c.credits is not None else ""),
        "Offered": own(lambda c: "; ".join(c.offered)),
        "Former codes": own(lambda c: "; ".join(c.was)),
        "Kind": lambda e: "badge" if isinstance(e, Credential) else "",
    }


def _ids(wanted: Sequence[Need]) -> str:
    return told(AtLeast(n=len(wanted), parts=tuple(wanted)))


def _effort(competency: Competency) -> str:
    if competency.effort is None:
        return ""
    return effort_written(competency.minutes_to(competency.mastery_rank))


def _age(days: int | None) -> str:
    return f"{days}d" if days is not None else ""
