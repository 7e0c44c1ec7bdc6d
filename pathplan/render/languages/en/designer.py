"""Pages about a map in English."""

from __future__ import annotations

from pathplan.render.languages._designer import Designer
from pathplan.render.words import count


def _of(n: int) -> str:
    return "one of" if n == 1 else f"{n} of"


def _made(file: str, version: str) -> str:
    named = f"{file}, version {version}," if version else file
    return f"Made from {named} by pathplan. Efforts are estimates of the map's author."


DESIGNER = Designer(
    holds="What is in it",
    competencies="Competencies",
    extra="Extras among them",
    no_strand="in no strand",
    in_all="In all",
    first="Where one can begin",
    first_means="These need nothing first, or only what another map holds.",
    last="What leads no further",
    last_means="Nothing needs these, and no badge does.",
    chains="What takes longest",
    chains_mean="Each waits for the one before. Of a choice, the way that is there first counts.",
    chain=lambda effort, many: f"{effort}, {count(many, 'competency', 'competencies')}",
    waited_for="What most depends on",
    needed_by="Needed by",
    resources="Resources",
    ways="Ways to show it",
    choices="Choices, and how far apart they are",
    choices_mean="Counted is the effort of what is named, not of what that needs in turn.",
    for_="For",
    options="Ways",
    of=_of,
    apart="Apart",
    missing="What is missing",
    no_way=lambda many: f"No way to show it ({many})",
    no_resource=lambda many: f"Nothing to learn it from ({many})",
    no_effort=lambda many: f"No effort, so that 1h is assumed ({many})",
    nothing_missing="Every competency has an effort, something to learn from and a way to show it.",
    each="Every competency in a picture:",
    some="A part of them:",
    check="What the check found",
    nothing_found="No mistakes, warnings or notes.",
    uncounted=lambda many: f"Ignored for a reason, or known before ({many})",
    place="Place",
    rule="Rule",
    finding="Finding",
    table="All competencies and badges",
    with_it="at the same time",
    made=_made,
)
