"""Which competency is meant: a step's number, an id, or enough of a title."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.cli.errors import Refusal, near
from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.model import CompetencyMap, Goal, Plan
from pathplan.read.durations import whole_number
from pathplan.render.width import cells, pad


def competency(graph: PrerequisiteGraph, home: str, typed: str, plan: Plan | None = None) -> str:
    """Return the key that was meant.

    Raises:
        Refusal: nothing is called that, or several are; the nearest or all of them are named.
    """
    number = whole_number(typed)
    if plan is not None and number is not None:
        step = next((s for s in plan.steps if number and s.number == number), None)
        if step is None:
            raise Refusal(f"there is no step {typed}; the path has {plan.length}.")
        return step.key
    node = graph.find(typed if "/" in typed else f"{home}/{typed}")
    if node is not None:
        return graph.nodes[node].key
    spoken = typed.lower()
    fitting = [n for n in graph.nodes if spoken in n.entry.title.lower()]
    exact = [n for n in fitting if n.entry.title.lower() == spoken]
    fitting = exact or fitting
    if len(fitting) == 1:
        return fitting[0].key
    if fitting:
        rows = in_columns([(short(n.key, home), n.entry.title) for n in fitting[:8]])
        raise Refusal(f"`{typed}` could be any of {len(fitting)}. Type the id:", *rows)
    names = {short(n.key, home): n for n in graph.nodes}
    titles = {n.entry.title: short(n.key, home) for n in graph.nodes}
    close = near(typed, names) or titles.get(near(typed, titles), "")
    hint = f" The nearest is `{close}` ({names[close].entry.title})." if close else ""
    raise Refusal(f"no competency is called `{typed}`.{hint}")


def goal_of(graph: PrerequisiteGraph, home: str, typed: str) -> Goal:
    """Return a goal typed as ID or ID@LEVEL.

    Raises:
        Refusal: the competency or the level is unknown.
    """
    name, at, level = typed.rpartition("@")
    if not at:
        name, level = typed, ""
    key = competency(graph, home, name)
    entry = graph.nodes[graph.index[key]].entry
    if level and entry.rank(level) is None:
        raise Refusal(
            f"`{level}` is not a level of {entry.title}.",
            f"  Its levels, low to high: {', '.join(entry.levels)}",
        )
    return Goal(id=key, level=level or None)


def strand_of(home: CompetencyMap, typed: str) -> str:
    """Return the id of the strand that was meant by its id or enough of its title.

    Raises:
        Refusal: the map has no such strand, or several; the nearest or all of them are named.
    """
    if not home.strands:
        raise Refusal("this map has no strands.")
    titles = {strand.id: strand.title or strand.id for strand in home.strands}
    if typed in titles:
        return typed
    spoken = typed.casefold()
    fitting = [i for i, title in titles.items() if spoken in title.casefold()]
    exact = [i for i in fitting if spoken == titles[i].casefold()]
    fitting = exact or fitting
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        rows = in_columns([(i, titles[i]) for i in fitting[:8]])
        raise Refusal(f"`{typed}` could be any of {len(fitting)} strands. Type the id:", *rows)
    named = {title: i for i, title in titles.items()}
    close = near(typed, titles) or named.get(near(typed, named), "")
    hint = f" The nearest is `{close}` ({titles[close]})." if close else ""
    there = ", ".join(list(titles)[:8]) + (", ..." if len(titles) > 8 else "")
    raise Refusal(f"no strand is called `{typed}`.{hint}", f"  The strands here: {there}")


def short(key: str, home: str) -> str:
    """Return a key as it is typed: without its map where that is the learner's own."""
    return key.removeprefix(f"{home}/")


def in_columns(meant: Sequence[tuple[str, str]]) -> list[str]:
    """Return what could be meant as rows: what to type, and what it is."""
    wide = max(cells(typed) for typed, _ in meant)
    return [f"  {pad(typed, wide)}   {what}" for typed, what in meant]
