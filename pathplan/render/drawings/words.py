"""What is told in and about a picture, in the language that it speaks."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.model.drawing import Ask, Band, Drawing, Edge, Gate, Row, Standing
from pathplan.render.escape import line
from pathplan.render.languages import language
from pathplan.render.words import duration


def holds(drawing: Drawing, code: str = "") -> str:
    """Return what is in a picture, in its own language or another one."""
    say = language(code or drawing.told_in).picture
    return (say.path_holds if drawing.tally.path else say.map_holds)(drawing.tally)


def subtitle(drawing: Drawing) -> str:
    """Return what stands below the title: of a path its map, of a map its size."""
    if drawing.tally.path:
        return drawing.home
    say = language(drawing.told_in).picture
    return say.size(drawing.tally.competencies, duration(drawing.tally.minutes))


def heading(drawing: Drawing, row: Row) -> str:
    """Return what a row of the outline stands under."""
    return language(drawing.told_in).picture.sections[row.section] if row.section else row.heading


def gate(drawing: Drawing, found: Gate) -> str:
    """Return what stands in a gate."""
    return language(drawing.told_in).picture.gate(found.n, found.many)


def told(drawing: Drawing, standing: Standing) -> str:
    """Return how far a learner is with something: `9. goal, not yet`."""
    say = language(drawing.told_in).picture
    if standing.place == "held" and standing.reason != "none":
        words = [say.held[standing.reason], standing.level]
        text = ", ".join(word for word in words if word)
        numbers = ", ".join(f"{number}." for number in standing.refresh)
        later = [f"{numbers} {say.refresh}"] if numbers else []
        later += [say.support(standing.support)] if standing.support else []
        return "; ".join([text, *later])
    if not standing.place or standing.place == "held":
        return ""
    words = [say.places[standing.place]]
    words += [say.places["ready"]] if standing.place == "goal" and standing.ready else []
    words += [say.expired] if standing.expired else []
    words += [say.not_yet] if standing.failed else []
    return (f"{standing.number}. " if standing.number else "") + ", ".join(words)


def drawn(drawing: Drawing) -> str:
    """Return how much is drawn, "" where it is everything."""
    say = language(drawing.told_in).picture.drawn
    about = line(drawing.about)
    told = {
        "near": lambda: say.near(drawing.tally.left_out),
        "plan": lambda: say.plan(drawing.tally.left_out),
        "around": lambda: say.around(about, drawing.steps),
        "strand": lambda: say.strand(about),
        "goal": lambda: say.goal(about),
        "overview": lambda: say.overview,
    }
    return told[drawing.extent]() if drawing.extent in told else ""


def footer(drawing: Drawing) -> str:
    """Return what stands below a picture: how much is drawn, the map's version, and the day."""
    language_ = language(drawing.told_in)
    version = line(drawing.version)
    parts = [
        drawn(drawing),
        language_.picture.version(version) if version else "",
        language_.dates.full_day(drawing.as_of) if drawing.as_of else "",
    ]
    return " · ".join(part for part in parts if part)


def band_title(drawing: Drawing, band: Band) -> str:
    """Return what stands above a band: its title, or how far its boxes are from the start."""
    say = language(drawing.told_in).picture
    if band.first:
        return say.levels(band.first, band.last)
    return line(band.title) or say.sections["others"]


def row_title(drawing: Drawing, row: Row) -> str:
    """Return the title of a line of the outline: in an overview its levels."""
    say = language(drawing.told_in).picture
    if row.share is None:
        return say.optional(line(row.title)) if row.optional else line(row.title)
    return say.levels(row.share.first, row.share.last)


def row_told(drawing: Drawing, row: Row) -> str:
    """Return what is told in a line of the outline."""
    say = language(drawing.told_in).picture
    parts = [told(drawing, row.standing) if row.needs is None else _needs(drawing, row, row.needs)]
    parts += [say.share(row.share)] if row.share else []
    parts += [say.needed(row.needed)] if row.needed is not None else []
    parts += [say.lines["chain"]] if row.chain else []
    parts += [say.centre] if row.centre else []
    return "; ".join(part for part in parts if part)


def _needs(drawing: Drawing, row: Row, first: Sequence[Ask]) -> str:
    needed, together = ([_asked(drawing, ask) for ask in asks] for asks in (first, row.together))
    return language(drawing.told_in).picture.needs(needed, together)


def _asked(drawing: Drawing, ask: Ask, *, inner: bool = False) -> str:
    """Return what is asked for: `4 or 5`, in brackets where it is part of something else."""
    if not ask.parts:
        level = f" ({line(ask.level)})" if ask.level else ""
        name = str(ask.number) if ask.number else line(ask.name)
        return f"{name}{level}{'*' if ask.elsewhere else ''}"
    parts = [_asked(drawing, part, inner=True) for part in ask.parts]
    text = language(drawing.told_in).picture.asked(ask.n, parts)
    return f"({text})" if inner and len(parts) > 1 else text


def edge_text(edge: Edge) -> str:
    """Return what stands at a line: the level that is required, or how many lines it is."""
    return line(edge.label) or (str(edge.many) if edge.many > 1 else "")
