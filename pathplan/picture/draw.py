"""From maps, a graph and perhaps a plan to a drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pathplan.graph.longest import longest_chain
from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.graph.stages import stages
from pathplan.model import Competency, CompetencyMap, KnowledgeState, Plan
from pathplan.model.amounts import Tally
from pathplan.model.drawing import Drawing
from pathplan.model.report import Doubt
from pathplan.picture.boxes import Boxes, bands, together
from pathplan.picture.lines import Lines
from pathplan.picture.outline import map_rows, path_rows
from pathplan.picture.overview import Overview
from pathplan.picture.scope import Scope, everything, own_nodes, scope
from pathplan.picture.shading import shaded
from pathplan.picture.status import LEGEND, StatusOf
from pathplan.picture.tally import tally
from pathplan.picture.view import View

USUAL = View()


def draw(
    *,
    maps: Sequence[CompetencyMap],
    graph: PrerequisiteGraph,
    state: KnowledgeState | None = None,
    plan: Plan | None = None,
    doubts: Mapping[str, Doubt] | None = None,
    view: View = USUAL,
    title: str = "",
    told_in: str = "en",
    others: str = "",
) -> Drawing:
    """Return the picture of the first map, or of a plan on it, as much of it as a view shows.

    `doubts` are what may be behind a "not yet", by its key. `told_in` is the code of the language
    that the picture speaks, `others` its word for what is in no strand.
    """
    home = maps[0]
    found = scope(graph, home, plan, view)
    status = StatusOf(graph, state, plan, doubts or {})
    whole = everything(graph, own_nodes(graph, home), plan)
    levels = stages(graph, sorted(whole.union(found.nodes)))
    frame = replace(_frame(home, plan, view), told_in=told_in)
    frame = replace(frame, title=title) if title else frame
    making = Boxes(maps, status, levels, view.keys if found.extent == "around" else ())
    if found.extent not in {"overview", "plan"}:
        return _picture(frame, found, making, view)
    all_of_it = Overview(graph, home, status, levels, others).drawing(
        frame, "strand" if view.grouping == "strand" else "level"
    )
    if found.extent == "overview":
        return all_of_it
    return replace(_picture(frame, found, making, view), overview=all_of_it)


def _frame(home: CompetencyMap, plan: Plan | None, view: View) -> Drawing:
    """Return a drawing of a map, or of a plan on it, with nothing in it yet."""
    return Drawing(
        title=home.title or home.id,
        home=home.title or home.id,
        language=home.language or "en",
        told_in="en",
        boxes=(),
        gates=(),
        edges=(),
        groups=(),
        rows=(),
        foreign=(),
        legend=(),
        tally=Tally(path=plan is not None, competencies=0, badges=0),
        direction=view.direction,
        version=home.version,
        as_of=plan.as_of if plan else None,
    )


def _picture(frame: Drawing, found: Scope, making: Boxes, view: View) -> Drawing:
    """Return the picture of single entries, those of a scope."""
    home, status = making.home, making.status
    graph, plan = status.graph, status.plan
    own = own_nodes(graph, home)
    chain = longest_chain(graph, own) if view.needed else []
    boxes = tuple(making.of(graph.nodes[i]) for i in found.nodes)
    if view.needed:
        counted = {i for i in own if isinstance(graph.nodes[i].entry, Competency)}
        boxes = shaded(boxes, graph, found.nodes, counted, set(chain))
    lines = Lines(graph, found.nodes, plan, set(pairwise(chain)))
    looks = {box.status for box in boxes}
    placed = dict(zip(found.nodes, boxes, strict=True))
    if plan is None:
        rows = map_rows(graph, home, placed, whole=found.extent == "all")
    else:
        rows = path_rows(graph, home, placed)
    return replace(
        frame,
        boxes=boxes,
        gates=lines.gates,
        edges=lines.edges,
        groups=together(graph, found.nodes),
        rows=rows,
        foreign=making.foreign(graph.nodes[i] for i in found.nodes) if plan is None else (),
        legend=tuple(look for look in LEGEND if look in looks),
        tally=tally(boxes, len(lines.gates), found.left_out, plan),
        bands=bands(boxes, home, view.grouping),
        grouping=view.grouping,
        extent=found.extent,
        about=_about(graph, home, found, view),
        steps=view.steps if found.extent == "around" else 0,
    )


def _about(graph: PrerequisiteGraph, home: CompetencyMap, found: Scope, view: View) -> str:
    """Return the titles of what a picture is drawn for."""
    if found.extent == "strand":
        return next((s.title or s.id for s in home.strands if s.id == view.strand), view.strand)
    if found.extent not in {"around", "goal"}:
        return ""
    entries = (graph.nodes[i].entry for k in view.keys if (i := graph.find(k)) is not None)
    return ", ".join(entry.title or entry.id for entry in entries)
