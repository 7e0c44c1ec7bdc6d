"""What is said about the id or the key that someone points at."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types

from pathplan.cli.lsp.names import STRANDS, maps_around
from pathplan.cli.lsp.navigation import hit
from pathplan.cli.lsp.schemas import key_at
from pathplan.cli.lsp.workspace import Opened, Workspace
from pathplan.graph.prerequisites import Expr, Leaf, PrerequisiteGraph, top_parts
from pathplan.graph.reach import dependents
from pathplan.library import Library
from pathplan.model import Competency, CompetencyMap
from pathplan.renaming import Named
from pathplan.render.escape import code, markdown
from pathplan.render.words import duration, listing

MOST = 12
"""Names that a list shows at most."""


def hover(work: Workspace, document: Opened, position: types.Position) -> types.Hover | None:
    """Return what is known of what stands at a position, None where nothing is."""
    found = hit(work, document, position)
    if found is None:
        return None
    library = found.library
    text = ""
    if found.mention is not None:
        maps = maps_around(library, document.path)
        text = described(library, maps, found.mention.target)
    elif found.where.key:
        key = key_at(library.file(document.path).kind, found.where.path)
        text = f"**{markdown(key.title)}**\n\n{markdown(key.description)}" if key else ""
    if not text:
        return None
    content = types.MarkupContent(types.MarkupKind.Markdown, text)
    return types.Hover(content, work.range(library.locate(found.where), library))


def described(library: Library, maps: Sequence[CompetencyMap], thing: Named) -> str:
    """Return what is known of something with an id, as Markdown; `maps` are those around it."""
    parts = [f"**{markdown(thing.title or thing.id)}** {code(thing.id)}", _facts(thing)]
    if thing.entry is not None:
        parts.append(markdown(thing.entry.description))
        maps = maps or (thing.map,)
        parts += _around(library.graph(maps), maps[0], thing.entry.key)
    return "\n\n".join(part for part in parts if part)


def _facts(thing: Named) -> str:
    """Return the short facts about something, in one line."""
    entry = thing.entry
    if entry is None:
        strand = thing.where.path[0] == STRANDS
        return f"{'strand' if strand else 'assessment'} of {markdown(thing.map.title)}"
    if not isinstance(entry, Competency):
        return f"credential of {markdown(thing.map.title)}"
    if entry.aside:
        return "its entry has mistakes"
    minutes = duration(entry.minutes_to(entry.mastery_rank))
    titles = {strand.id: strand.title for strand in thing.map.strands}
    facts = [minutes if entry.effort is not None else f"no effort given, counts as {minutes}"]
    if entry.strand:
        facts.append(f"strand {markdown(titles.get(entry.strand) or entry.strand)}")
    if len(entry.levels) > 1:
        scale = listing([markdown(level) for level in entry.levels])
        facts.append(f"levels {scale}, mastery is {markdown(entry.mastery)}")
    if entry.optional:
        facts.append("optional")
    return " · ".join(facts)


def _around(graph: PrerequisiteGraph, home: CompetencyMap, key: str) -> list[str]:
    """Return what something needs, what goes with it and what it opens; nothing of unknowns."""
    index = graph.find(key)
    if index is None:
        return []
    node = graph.nodes[index]

    def titled(number: int, level: str | None = None) -> str:
        entry = graph.nodes[number].entry
        at = f" at {markdown(level)}" if level else ""
        return f"{markdown(entry.title or entry.id)} ({code(home.short(entry.key))}){at}"

    def asked(expr: Expr, *, inner: bool = True) -> str:
        if isinstance(expr, Leaf):
            return titled(expr.node, expr.need.level)
        parts = [said for part in expr.parts if (said := asked(part))]
        if not parts:
            return ""
        many = "" if expr.n == len(expr.parts) else "one of " if expr.n == 1 else f"{expr.n} of "
        said = f"{many}{', '.join(parts)}"
        return f"({said})" if inner and len(parts) > 1 else said

    needed = [asked(part, inner=False) for part in top_parts(node.requires)]
    beside = [titled(leaf.node, leaf.need.level) for leaf in node.corequires]
    opened = [titled(number) for number in dependents(graph)[index]]
    return [
        f"{word} {_several(said)}"
        for word, said in (("Needs", needed), ("Together with", beside), ("Opens", opened))
        if any(said)
    ]


def _several(said: Sequence[str]) -> str:
    """Return some names as one text, of very many only the first."""
    names = [name for name in said if name]
    more = len(names) - MOST
    return "; ".join(names[:MOST]) + (f"; and {more:,} more" if more > 0 else "")
