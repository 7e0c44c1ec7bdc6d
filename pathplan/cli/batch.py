"""Many plans at once: in workers, with one summary and a page to start from."""

from __future__ import annotations

import os
import posixpath
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote

import click

from pathplan import disk
from pathplan.cli.endings import ENDINGS
from pathplan.cli.errors import Refusal
from pathplan.cli.forms import written
from pathplan.cli.out import result, width
from pathplan.cli.planning import Asked, InTheWay, planned
from pathplan.cli.unread import unread
from pathplan.cli.who import LEARNER, MAP, PART, Learner, path_of
from pathplan.disk import DiskError
from pathplan.library import Library
from pathplan.model import GoalDate, Plan
from pathplan.render.escape import markdown
from pathplan.render.languages import USUAL, language
from pathplan.render.reports import dates
from pathplan.render.reports.dead_ends import why_closed
from pathplan.render.reports.unread import Unread, unread_rows
from pathplan.render.words import count

INDEX = "index"
INDEXED = frozenset({"markdown", "html"})
"""The forms whose folder has a page to start from."""
NO_DUE_DATE, NO_PACE = "no due date", "no pace"
FEW = 250
"""Learners up to which one process is faster than starting several."""
CHUNK = 16
LABEL = 18
YAML = ".yaml"
WITHOUT = (LEARNER, MAP, PART, YAML)
"""Endings of files that the names of their plans go without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A plan to be made; `name` is that of its file, without the ending."""

    who: Learner | str
    name: str
    asked: Asked
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One learner's plan as written, or why there is none: `unread`, or other `trouble`.

    `closed` says why there is no path to some goal, "" where there is one to each; `reached` is
    True where all goals are. `lacks` is what is missing to be late or on time, "" where one is.
    """

    word: str
    name: str
    data: bytes = b""
    line: str = ""
    late: bool = False
    reached: bool = False
    closed: str = ""
    lacks: str = ""
    unread: Unread | None = None
    trouble: str = ""

    @property
    def failed(self) -> bool:
        """Whether there is no plan, or none to every goal."""
        return bool(self.closed) or not self.data


class _Worker:
    """What one process keeps between learners: the maps, read and checked once."""

    def __init__(self) -> None:
        self.library = Library()

    def make(self, job: Job) -> Made:
        who, name = job.who, job.name
        word = who if isinstance(who, str) else who.word
        try:
            made = planned(who, replace(job.asked, silent=True, quiet=True), self.library)
        except InTheWay as mistakes:
            return Made(word=word, name=name, unread=unread(who, mistakes))
        except (Refusal, DiskError) as error:
            return Made(word=word, name=name, trouble=error.message)
        plan = made.plan
        goals = plan.goal_dates
        said = [f"{made.report.title(g.key)}: {_ready(g, plan)}" for g in goals]
        closed = why_closed(language(USUAL), plan.unreachable) if plan.unreachable else ""
        reached = all(goal.reached for goal in plan.goals)
        usual = "every goal reached" if reached else closed or count(plan.length, "step")
        return Made(
            word=word,
            name=name,
            data=written(made, job.form, job.asked),
            line="; ".join(said) or usual,
            late=any(goal.late for goal in goals),
            reached=reached,
            closed=closed,
            lacks="" if reached or any(goal.due for goal in goals) else _lacks(plan),
        )


def _lacks(plan: Plan) -> str:
    """Return why nothing of a plan is late or on time."""
    return NO_DUE_DATE if plan.goal_dates else NO_PACE


def _ready(goal: GoalDate, plan: Plan) -> str:
    """Return when a goal is ready, as advisors read it: the page to start from is theirs."""
    return ", ".join(x for x in dates.ready(language(USUAL), goal, plan.as_of) if x)


WORKER: list[_Worker] = []


def _begin() -> None:
    WORKER[:] = [_Worker()]


def _in_worker(job: Job) -> Made:
    return WORKER[0].make(job)


def many(found: Sequence[Learner | str], asked: Asked, folder: str, form: str) -> int:
    """Write one plan for each learner into a folder; one that fails does not stop the others.

    Learners of several folders keep those by which they differ.

    Raises:
        DiskError: a plan cannot be written; then none is.
    """
    names = _names([path_of(who) for who in found])
    jobs = [
        Job(who=who, name=name, asked=replace(asked, beside=_parent(folder, name)), form=form)
        for who, name in zip(found, names, strict=True)
    ]
    made = list(_shown(_all(jobs), len(jobs), quiet=asked.quiet))
    ending = ENDINGS[form]
    targets = {posixpath.join(folder, one.name + ending): one.data for one in made if one.data}
    if form in INDEXED:
        html = form == "html"
        page = _page(made, ending, asked.today) if html else _index(made, ending)
        targets[posixpath.join(folder, f"{INDEX}{ending}")] = page.encode()
    for parent in dict.fromkeys(_parent(folder, one.name) for one in made):
        disk.make_folder(parent)
    disk.write_whole(targets)
    failed = any(one.failed for one in made)
    if failed or not asked.quiet:
        result(_summary(made, folder, form))
    return int(failed)


def _parent(folder: str, name: str) -> str:
    return posixpath.dirname(posixpath.join(folder, name))


def _names(paths: Sequence[str]) -> list[str]:
    """Return what the plans of different files are called: as these, without what is the same.

    Where that is one name for two, or that of the page to start from, the kind of file tells them
    apart.
    """
    whole = [os.path.abspath(path).replace(os.sep, "/") for path in paths]
    root = posixpath.commonpath([posixpath.dirname(path) for path in whole])
    below = [posixpath.relpath(path, root) for path in whole]
    short = [_without_ending(path) for path in below]
    times = Counter(name.casefold() for name in (*short, INDEX))
    return [
        name if times[name.casefold()] == 1 else path.removesuffix(YAML)
        for name, path in zip(short, below, strict=True)
    ]


def _without_ending(path: str) -> str:
    ending = next((ending for ending in WITHOUT if path.endswith(ending)), "")
    return path.removesuffix(ending)


def _all(jobs: Sequence[Job]) -> Iterable[Made]:
    """Yield what comes of each job, in their order; in several processes where that is faster."""
    workers = min(os.cpu_count() or 1, len(jobs) // FEW + 1)
    if workers < 2:
        worker = _Worker()
        yield from map(worker.make, jobs)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=spawned, initializer=_begin) as pool:
        yield from pool.map(_in_worker, jobs, chunksize=CHUNK)


def _shown(made: Iterable[Made], total: int, *, quiet: bool) -> Iterator[Made]:
    """Yield plans as they are made, with a bar on a terminal."""
    if quiet or sys.stderr is None or not sys.stderr.isatty() or total < CHUNK:
        yield from made
        return
    with click.progressbar(made, length=total, label="plans", file=sys.stderr) as bar:
        yield from bar


def _index(made: Sequence[Made], ending: str) -> str:
    lines = ["# Plans", ""]
    for one in made:
        name = markdown(one.name)
        if one.data:
            closed = " (no path to every goal)" if one.closed else ""
            link = quote(one.name + ending)
            lines.append(f"- [{name}]({link}): {markdown(one.line)}{closed}")
        else:
            lines.append(f"- {name}: no plan")
    return "\n".join(lines) + "\n"


def _page(made: Sequence[Made], ending: str, today: date) -> str:
    from pathplan.render.pages.index import Listed, index_page

    rows = []
    for one in made:
        verdict = "late" if one.late else one.lacks or "on time"
        verdict = "reached" if one.reached else "no path" if one.closed else verdict
        if not one.data:
            trouble = one.trouble or "not readable"
            rows.append(Listed(id=one.name, told=trouble, look="late", verdict="no plan"))
            continue
        looks = {"on time": "good", "reached": "good", one.lacks: ""}
        look = looks.get(verdict, "late")
        file = quote(one.name + ending)
        rows.append(Listed(id=one.name, file=file, told=one.line, look=look, verdict=verdict))
    return index_page(rows, today)


def _summary(made: Sequence[Made], folder: str, form: str) -> str:
    """Return how many plans there are, how many are late, and who has none and why."""
    good = [one for one in made if one.data]
    index = posixpath.join(folder, f"{INDEX}{ENDINGS[form]}")
    start = f", with {index} to start from" if form in INDEXED else ""
    late = sum(one.late for one in good)
    lacking = Counter(one.lacks for one in good if not one.late and not one.closed)
    told = [f"On time {lacking.pop('', 0)}", f"late {late}"]
    told += [f"{lacks} {many}" for lacks, many in sorted(lacking.items())]
    lines = [f"{count(len(good), 'plan')} in {folder}{start}. {', '.join(told)}."]
    closed = [one for one in good if one.closed]
    unreadable = [one.unread for one in made if one.unread]
    broken = [one for one in made if one.trouble]
    if closed or unreadable or broken:
        lines.append("")
    lines += [
        f"  {'no path':<{LABEL - 2}}{one.word}: {one.closed}, pathplan plan {one.word}"
        for one in closed
    ]
    if unreadable:
        first, *rest = unread_rows(unreadable, width() - LABEL)
        lines += [f"  {'not readable':<{LABEL - 2}}{first}", *(" " * LABEL + row for row in rest)]
    lines += [f"  {'no plan':<{LABEL - 2}}{one.word}: {one.trouble}" for one in broken]
    return "\n".join(lines) + "\n"
