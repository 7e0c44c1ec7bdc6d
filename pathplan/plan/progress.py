"""How it is going: progress on the path, news, and what is worth talking about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.model import Agreed, Competency, Entry, Evidence, Report, needs
from pathplan.model.progress import Group, Need, News, Progress, Topic
from pathplan.model.review import later
from pathplan.plan.calendar import NoEnd, calendar_of
from pathplan.plan.schedule import before
from pathplan.plan.support import suspects

NEWS = 28
"""How many days news go back where no plan was agreed on."""
LONGER = Fraction(5, 4)
"""Somebody is asked about the pace when a step took more than a quarter longer than planned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """From when on somebody needs attention: days without news, "not yet" in a row, days early."""

    idle: int = 21
    look: int = 14
    not_yet: int = 3
    early: int = 14


def progress(
    report: Report, graph: PrerequisiteGraph, agreed: Agreed | None, limits: Thresholds
) -> Progress:
    """Return how a learner gets on, on the day of their plan."""
    plan = report.plan
    done, todo = shares(report)
    day = agreed.as_of if agreed else later(plan.as_of, -NEWS)
    news = tuple(_news(report, agreed, day))
    failing = _failing(report)
    last = max((d for d in _days(report) if d <= plan.as_of), default=None)
    behind = _behind(report, agreed)
    return Progress(
        done=len(done),
        total=len(done) + len(todo),
        groups=tuple(_groups(report, done, todo)),
        since=day,
        news=news,
        topics=tuple(_topics(report, graph, news)),
        need=_need(report, limits, last, failing),
        behind=behind,
        last=last,
        failing=failing,
        early=_early(report),
    )


def shares(report: Report) -> tuple[list[str], list[str]]:
    """Return the keys of the competencies of a path that are done, and those to be learned.

    One that is held below the level that the path leads to is to be learned.
    """
    plan = report.plan
    todo = [k for s in plan.steps if s.kind in {"learn", "together"} for k in s.keys]
    done = [k for k in plan.counts if isinstance(report.entries[k], Competency) and k not in todo]
    return done, list(dict.fromkeys(todo))


def _days(report: Report) -> Iterator[date]:
    for record in report.learner.evidence if report.learner else ():
        if record.day is not None:
            yield record.day


def _groups(report: Report, done: Sequence[str], todo: Sequence[str]) -> Iterator[Group]:
    """Yield other maps as one group each, then the strands of the learner's own map, in order."""
    home = report.maps[0]
    titles = {(m.id, ""): m.title or m.id for m in report.maps[1:]}
    titles |= {(home.id, strand.id): strand.title or strand.id for strand in home.strands}
    titles[home.id, ""] = home.title or home.id
    counts: dict[tuple[str, str], list[int]] = {}
    for key in (*done, *todo):
        entry = report.entries[key]
        strand = entry.map, entry.strand if isinstance(entry, Competency) else ""
        count = counts.setdefault(strand if strand in titles else (entry.map, ""), [0, 0])
        count[0] += key in done
        count[1] += 1
    for group in dict.fromkeys((*titles, *counts)):
        if group in counts:
            made, total = counts[group]
            yield Group(title=titles.get(group, group[0]), done=made, total=total)


def _news(report: Report, agreed: Agreed | None, since: date) -> Iterator[News]:
    """Yield the records after a day, oldest first, and those of that day that a plan is behind."""
    known = report.plan.since.shown if report.plan.since else ()
    records: list[tuple[date, int, Evidence]] = [
        (r.day, n, r)
        for n, r in enumerate(report.learner.evidence if report.learner else ())
        if r.day is not None
        and (since < r.day or (report.key(r.competency), r.day) in known)
        and r.day <= report.plan.as_of
        and r.kind != "self"
    ]
    for day, _, record in sorted(records, key=lambda row: row[:2]):
        key = report.key(record.competency)
        entry = report.entries.get(key)
        if entry is None:
            continue
        held = [r for r in report.state.of(key).records if r.result == "met" and r.day]
        again = any(r.day <= since and r.day < day for r in held if r.day)
        yield News(
            key=key,
            record=record,
            again=again and record.result == "met",
            agreed=agreed.ends.get(key) if agreed else None,
            planned=entry.minutes_to(entry.mastery_rank),
        )


def _behind(report: Report, agreed: Agreed | None) -> int | None:
    """Return how many minutes of the agreed plan should be done by now and are not."""
    pace = report.learner.pace if report.learner else None
    if agreed is None or pace is None or report.plan.terms is not None:
        return None
    calendar = calendar_of(pace, agreed.as_of)
    if calendar is None:
        return None
    days = calendar.until(later(report.plan.as_of, -1))
    due = min(Fraction(agreed.minutes), days * calendar.share / calendar.factor)
    return int(due) - (agreed.minutes - report.plan.minutes)


def _failing(report: Report) -> tuple[str, int]:
    """Return the competency with the most "not yet" in a row at the end, and how many.

    What is on the path comes before what is not.
    """
    worst = ("", 0)
    path = report.plan.numbers
    for key, holding in report.state.holdings.items():
        if holding.failed is None:
            continue
        row = 0
        records = [r for r in holding.records if r.day is not None]
        for record in sorted(records, key=lambda r: (r.day or date.min, r.where.path[1:])):
            row = row + 1 if record.result == "not-yet" else 0
        if (key in path, row) > (worst[0] in path, worst[1]):
            worst = (key, row)
    return worst


def _need(report: Report, limits: Thresholds, last: date | None, failing: tuple[str, int]) -> Need:
    """Return how much somebody needs attention."""
    plan = report.plan
    if plan.goals and all(goal.reached for goal in plan.goals):
        return "talk" if (_early(report) or 0) >= limits.early else "reached"
    late = any(goal.late for goal in plan.goal_dates)
    idle = (plan.as_of - last).days if last is not None else 0
    if plan.unreachable or late or failing[1] >= limits.not_yet or idle >= limits.idle:
        return "talk"
    if (failing[1] and failing[0] in plan.numbers) or idle >= limits.look:
        return "look"
    return "on-track"


def _early(report: Report) -> int | None:
    """Return by how many days the last goal with a date was reached before it."""
    days = [goal.early for goal in report.plan.goals if goal.early is not None]
    return min(days, default=None)


def _topics(report: Report, graph: PrerequisiteGraph, news: Sequence[News]) -> Iterator[Topic]:
    met = [n for n in news if n.record.result == "met" and not n.again]
    kept = [n.key for n in met if report.state.level(n.key)]
    if kept:
        whole = [k for k in kept if report.state.level(k) >= report.entries[k].mastery_rank]
        yield _well_done(report, (whole or kept)[-1])
    stuck = [n.key for n in news if n.record.result == "not-yet"]
    stuck = [k for k in dict.fromkeys(stuck) if report.plan.numbers.get(k)]
    if stuck:
        yield _stuck(report, graph, stuck[-1])
    yield from _decide(report)
    for item in met:
        took = item.record.took or 0
        if item.planned and took > item.planned * LONGER:
            yield Topic(kind="ask", key=item.key, took=took, needs=item.planned)
            break


def _well_done(report: Report, key: str) -> Topic:
    entry, level = report.entries[key], report.state.level(key)
    if level < entry.mastery_rank:
        return Topic(kind="well-done", key=key, level=entry.levels[level - 1])
    using = [
        (not step.ready, step.key)
        for step in report.plan.steps
        if step.number and _asks(report.entries[step.key], key, report)
    ]
    return Topic(kind="well-done", key=key, opens=tuple(k for _, k in sorted(using)[:2]))


def _asks(entry: Entry, key: str, report: Report) -> bool:
    own = next(m for m in report.maps if m.id == entry.map)
    return any(own.key(need.id) == key for need in needs(entry.requires))


def _stuck(report: Report, graph: PrerequisiteGraph, key: str) -> Topic:
    plan = report.plan
    ahead = before(plan)
    place = next(n for n, s in enumerate(plan.steps) if key in s.keys and s.kind != "refresh")
    waiting = _waiting(ahead, place)
    steps = {n for n in waiting if plan.steps[n].number}
    likely = suspects(graph, report.state, key)
    return Topic(
        kind="stuck",
        key=key,
        waiting=len(steps),
        others=plan.length - 1,
        suspect=likely[0].key if likely else "",
        suspect_reason=likely[0].reason if likely else "",
    )


def _waiting(ahead: Mapping[int, Sequence[int]], place: int) -> set[int]:
    """Return the places of all steps that come after one because they need it."""
    found = {place}
    for number in sorted(ahead):
        if found & set(ahead[number]):
            found.add(number)
    return found - {place}


def _decide(report: Report) -> Iterator[Topic]:
    """Yield the first goal that will be late, with what it needs and what fits in."""
    made = report.plan.schedule
    pace = report.learner.pace if report.learner else None
    late = next((g for g in made.goals if g.late and g.due), None) if made else None
    calendar = calendar_of(pace, report.plan.as_of) if pace else None
    if late is None or late.due is None or calendar is None:
        return
    needs = 0
    for step in report.plan.steps:
        needs += step.minutes
        if late.key in step.keys and step.kind != "refresh":
            break
    try:
        fits = int(calendar.until(late.due) * calendar.share / calendar.factor)
    except NoEnd:
        return
    yield Topic(kind="decide", key=late.key, needs=needs, fits=fits, due=late.due, ready=late.ready)
