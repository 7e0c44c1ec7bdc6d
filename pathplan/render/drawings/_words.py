"""What is told in and about a picture, in the language that it speaks."""

from __future__ import annotations

from pathplan.model.drawing import Band, Drawing, Edge, Gate, Row, Standing
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
        return f"{text}; {numbers} {say.refresh}" if numbers else text
    if not standing.place or standing.place == "held":
        return ""
    words = [say.places[standing.place]]
    words += [say.places["ready"]] if standing.place == "goal" and standing.ready else []
    words += [say.expired] if standing.expired else []
    words += [say.not_yet] if standing.failed else []
    return (f"{standing.number}. " if standing.number else "") + ", ".join(words)


def footer(drawing: Drawing) -> str:
    """Return what stands below a picture: the version of its map, and what is drawn of it."""
    say = language(drawing.told_in).picture
    version = [say.version(drawing.version)] if drawing.version else []
    drawn = say.drawn(drawing)
    return " · ".join(line(part) for part in [*version, *([drawn] if drawn else [])])


def band_title(drawing: Drawing, band: Band) -> str:
    """Return what stands above a band: its title, or how far its boxes are from the start."""
    say = language(drawing.told_in).picture
    if band.title:
        return line(band.title)
    levels = [box.level for box in drawing.boxes if box.id in band.boxes]
    if drawing.grouping == "level" and levels:
        return say.step(min(levels))
    return say.sections["others"]


def edge_text(edge: Edge) -> str:
    """Return what stands at a line: the level that is required, or how many lines it is."""
    return line(edge.label) or (str(edge.many) if edge.many > 1 else "")
