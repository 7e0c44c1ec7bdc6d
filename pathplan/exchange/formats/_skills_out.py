"""A map as a table of skills."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from pathplan.cells import guarded
from pathplan.exchange.effort import number_written
from pathplan.exchange.effort import written as effort_written
from pathplan.exchange.lines import strand_losses, strand_names
from pathplan.exchange.listed import listed
from pathplan.exchange.losses import losses
from pathplan.exchange.needs import told
from pathplan.exchange.table import written
from pathplan.model import AtLeast, Competency, CompetencyMap, Credential, Entry, Need, Requirement
from pathplan.model.competency import ONE_LEVEL
from pathplan.model.foreign import Held, Written
from pathplan.spelling import plain

ALWAYS = ("Code", "Skill", "Needs", "Effort", "Strand")
HOLDS = frozenset(
    ("efforts", "strands", "i_can", "descriptions", "tags", "optional", "recommends", "corequires")
) | frozenset(("ages", "credits", "offered", "was", "credentials", "levels", "scales"))
"""What there are columns for."""
REASONS = {
    "becauses": "a cell holds only what is needed",
    "efforts by level": "a cell holds the effort to mastery",
    "waivable": "there is no column for it",
    "assessments": "a row is one skill",
    "maps": "a table is one map; their codes stay in Needs",
    **dict.fromkeys(("title", "about", "version", "language"), "a table has rows for skills only"),
    **dict.fromkeys(("abouts", "empty strands"), "a strand is a cell of a skill"),
}
BETWEEN = ";,\n"
"""What parts the texts of a cell that holds several."""


def write_map(maps: Sequence[CompetencyMap]) -> Written:
    """Return a map as a table of skills that `import` reads again; the first map is written."""
    home = maps[0]
    entries = [e for e in home.entries if not e.aside]
    strands = strand_names(home)
    columns = _columns(strands, {plain(entry.title) for entry in entries})
    rows = [{name: guarded(tell(e)) for name, tell in columns.items()} for e in entries]
    used = [n for n in columns if n in ALWAYS or any(row[n] for row in rows)]
    table = [used, *([row[name] for name in used] for row in rows)]
    badges = sum(isinstance(e, Credential) for e in entries)
    holds = (
        Held(many=len(entries) - badges, what="competencies"),
        Held(many=badges, what="badges"),
    )
    lost = losses(home, "there is no column for them", HOLDS, reasons=REASONS)
    return Written(data=written(table), holds=holds, losses=(*lost, *strand_losses(home, strands)))


def _columns(strands: dict[str, str], titles: Collection[str]) -> dict[str, Callable[[Entry], str]]:
    """Return what each column holds; of a badge most hold nothing.

    Ids that together read as one of the `titles` get a mark behind them, which says that they are
    several.
    """

    def own(tell: Callable[[Competency], str]) -> Callable[[Entry], str]:
        return lambda entry: tell(entry) if isinstance(entry, Competency) else ""

    def asked(requirement: Requirement) -> str:
        text = told(requirement)
        return f"{text};" if ";" in text and plain(text) in titles else text

    return {
        "Code": lambda e: e.id,
        "Skill": lambda e: e.title,
        "Needs": lambda e: asked(e.requires),
        "Alongside": own(lambda c: asked(_all(c.corequires))),
        "Helpful first": own(lambda c: asked(_all(c.recommends))),
        "Effort": own(_effort),
        "Strand": own(lambda c: strands.get(c.strand, c.strand)),
        "I can": own(lambda c: c.i_can),
        "Description": lambda e: e.description,
        "Tags": own(lambda c: listed(c.tags, BETWEEN)),
        "Extra": own(lambda c: "yes" if c.optional else ""),
        "Review after": own(lambda c: _age(c.review_after)),
        "Expires after": own(lambda c: _age(c.expires_after)),
        "Credits": own(lambda c: "" if c.credits is None else number_written(c.credits)),
        "Offered": own(lambda c: listed(c.offered, BETWEEN)),
        "Former codes": own(lambda c: listed(c.was, BETWEEN)),
        "Levels": own(lambda c: listed(c.levels, BETWEEN) if _scaled(c) else ""),
        "Mastery": own(lambda c: c.mastery if _scaled(c) else ""),
        "Kind": lambda e: "badge" if isinstance(e, Credential) else "",
    }


def _all(wanted: Sequence[Need]) -> Requirement:
    return AtLeast(n=len(wanted), parts=tuple(wanted))


def _effort(competency: Competency) -> str:
    if competency.effort is None:
        return ""
    return effort_written(competency.minutes_to(competency.mastery_rank))


def _scaled(competency: Competency) -> bool:
    """Say whether a scale has to be told: another one than that of a map without any."""
    return competency.levels != ONE_LEVEL


def _age(days: int | None) -> str:
    return f"{days}d" if days is not None else ""
