"""Bringing in a map from another system: read, written down, checked."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pathplan import disk
from pathplan.cli.diff import diff
from pathplan.cli.errors import Refusal, near
from pathplan.cli.formats import called, fitting
from pathplan.cli.out import coloured, result, width, write
from pathplan.cli.who import LEARNER, MAP, PART, no_such_path
from pathplan.diagnostic import Diagnostic, Severity
from pathplan.edit.lay_out import laid_out
from pathplan.exchange import Foreign, UnreadableError, known, loaded
from pathplan.exchange.format import Asked, Format, Use, unread
from pathplan.library import Library
from pathplan.model import Competency, CompetencyMap
from pathplan.model.foreign import MapIn
from pathplan.pipeline import check_files
from pathplan.render.findings.text import findings_text
from pathplan.render.reports.imported import Size, imported_map, made_map, turned_map
from pathplan.render.words import because, count, counted, listing

SHOWN = 10
"""Findings of a map just made that are shown; `check` shows all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bringing:
    """What to bring in and how: `again` is the command typed, without what would be added."""

    source: str
    target: str
    form: str
    asked: Asked
    turn: bool | None
    over: bool
    shown: bool
    quiet: bool
    again: str


def foreign(path: str) -> Foreign:
    """Read a file from elsewhere.

    Raises:
        Refusal: there is none, or it cannot be unpacked.
        DiskError: it cannot be read.
    """
    if not disk.exists(path):
        raise no_such_path(path)
    try:
        return Foreign(path, disk.read_bytes(path))
    except UnreadableError as error:
        raise Refusal(str(error), *error.more) from error


def format_of(file: Foreign, asked: str, use: Use) -> tuple[str, Format]:
    """Return the format that was asked for, or the one that a file is in.

    Raises:
        Refusal: there is none of this name, or the file is in none that is known.
    """
    fit = fitting(use)
    if asked:
        if asked not in fit:
            close = near(asked, fit)
            hint = f" The nearest is `{close}`." if close else ""
            raise Refusal(f"no format is called `{asked}`.{hint}", f"  There are: {', '.join(fit)}")
        return asked, loaded(asked)
    try:
        found = known(file, use)
        columns = file.table.columns
    except UnreadableError as error:
        raise Refusal(str(error), *error.more) from error
    if not found:
        raise _unknown(file, columns, use)
    if len(found) > 1:
        raise Refusal(
            f"{file.name} may be in several formats. Say which one:",
            *(f"  --from {name}" for name in found),
        )
    return found[0], loaded(found[0])


def _unknown(file: Foreign, columns: str, use: Use) -> Refusal:
    """Return what to say of a file that is in no format which can be used so."""
    name = file.name
    if not file.text.strip():
        return Refusal(f"{name} is empty.")
    other = known(file, "evidence" if use == "map" else "map")
    if other and use == "map":
        return Refusal(
            f"{name} holds evidence about learners ({called(other[0])}). Say about whom:",
            f"  pathplan import {shlex.quote(name)} learners/",
        )
    if other:
        return Refusal(
            f"{name} holds a map ({called(other[0])}), not evidence about learners.",
            f"  To bring it in: pathplan import {shlex.quote(name)}",
        )
    if name.endswith((MAP, PART, LEARNER)):
        return Refusal(
            f"{name} is a file of pathplan; import is for files of other systems.",
            f"  To hand it to one: pathplan export {shlex.quote(name)} -o FILE",
        )
    there = [f"  Its columns: {columns}"] if file.table.rows else []
    able = [n for n in fitting(use) if loaded(n).by_columns] if there else []
    return Refusal(
        f"{name} is none of the files pathplan knows.",
        *there,
        *(
            [f"  To say what they hold: --from {' or '.join(able)}, --columns HOLDS=NAME"]
            if able
            else []
        ),
        "  Known formats: pathplan import --help",
    )


def bring_map(what: Bringing) -> int:
    """Make a map of a file from elsewhere; return the exit code.

    Raises:
        Refusal: it cannot be read, or a file is in the way.
        DiskError: it cannot be read or written.
    """
    _refuse_paths(what)
    file = foreign(what.source)
    name, form = format_of(file, what.form, "map")
    _refuse_vain(name, form, what)
    found = _read(form, file, what)
    if found.turned is not None and what.turn is None:
        result(turned_map(what.source, found, found.turned, what.again, width()))
        return 1
    _refuse_empty(what.source, found)
    text = laid_out(found.data, "map").encode()
    library = Library(unsaved={what.target: text})
    errors = [
        f for f in check_files(library, (what.target,)).findings if f.severity is Severity.ERROR
    ]
    if what.shown:
        before = disk.read_bytes(what.target) if disk.exists(what.target) else b""
        result(diff({what.target: before}, {what.target: text}))
        return int(bool(errors))
    write(what.target, text, (what.source,))
    if what.quiet and not errors and not found.unclear:
        return 0
    result(imported_map(what.source, found, width()))
    result("\n" + made_map(what.target, _size(library.map(what.target).map), width()))
    if errors:
        result("\n" + _told(errors, found))
    result(f"\nNext: pathplan check {shlex.quote(what.target)}\n")
    return int(bool(errors or found.unclear))


def _refuse_paths(what: Bringing) -> None:
    if disk.exists(what.target) and not what.over and not what.shown:
        raise Refusal(
            f"{what.target} is there already. Nothing was written.",
            f"  To see what would change: {what.again} --diff",
            f"  To write over it:         {what.again} --force",
        )
    if disk.kind(what.source) == "folder":
        raise Refusal(
            f"{what.source} is a folder; a map is made of one file.",
            f"  For evidence: pathplan import {shlex.quote(what.source)} learners/",
        )


def _refuse_empty(name: str, found: MapIn) -> None:
    if found.data.get("competencies") or found.data.get("credentials"):
        return
    left = (f"{counted(one.many, one.what)}: {because(one.many, one.why)}" for one in found.dropped)
    raise Refusal(
        f"nothing in {name} makes a competency. Nothing was written.",
        *(f"  Left out: {why}" for why in left),
    )


def _refuse_vain(name: str, form: Format, what: Bringing) -> None:
    """Refuse what was asked for and this format would not hear."""
    if what.asked.columns and not form.by_columns:
        able = [n for n in fitting("map") if loaded(n).by_columns]
        raise Refusal(
            f"{what.source} is read as {name}, which knows its columns without --columns.",
            *(f"  To read it otherwise: --from {other}" for other in able),
        )
    if what.turn is not None and not form.both_ways:
        raise Refusal(
            f"{what.source} is read as {name}, whose lines run one way only.",
            f"  Leave out --{'' if what.turn else 'no-'}reverse.",
        )


def _read(form: Format, file: Foreign, what: Bringing) -> MapIn:
    if form.read_map is None:
        raise TypeError(what.form)
    try:
        found = form.read_map(file, what.asked)
        return replace(found, dropped=(*found.dropped, *unread(form, [file])))
    except UnreadableError as error:
        raise Refusal(str(error), *error.more) from error


def _told(errors: Sequence[Diagnostic], found: MapIn) -> str:
    """Return what is wrong with a map just made, and where that comes from."""
    text = findings_text(errors[:SHOWN], width=width(), colour=coloured())
    places = dict.fromkeys(
        at for f in errors[:SHOWN] if (at := _origin(f.where.path, found)) is not None
    )
    lines = [f"{count(len(errors), 'mistake')} came with it:", "", text.rstrip("\n"), ""]
    if places:
        comes = "It comes" if len(errors) == 1 else "They come"
        lines.append(f"{comes} from {listing(list(places))}.")
    return "\n".join(lines).rstrip() + "\n"


def _origin(path: Sequence[str | int], found: MapIn) -> str | None:
    """Return where what stands at a path came from, or what it stands in."""
    parts = tuple(path)
    while parts and parts not in found.origins:
        parts = parts[:-1]
    return found.origins.get(parts)


def _size(made: CompetencyMap) -> Size:
    from pathplan.graph.prerequisites import PrerequisiteGraph, gates, leaves

    graph = PrerequisiteGraph.build((made,))
    links = [leaf.node for node in graph.nodes for leaf in leaves(node.requires)]
    needed = set(links)
    own = [(n, n.entry) for n in graph.nodes if isinstance(n.entry, Competency)]
    return Size(
        competencies=len(own),
        strands=len(made.strands),
        links=len(links),
        choices=sum(g.n < len(g.parts) for n in graph.nodes for g in gates(n.requires)),
        credentials=len(graph.nodes) - len(own),
        minutes=sum(entry.minutes_to(node.mastery) for node, entry in own if entry.effort),
        starts=sum(not list(leaves(node.requires)) for node, _ in own),
        ends=sum(node.index not in needed for node, _ in own),
    )
