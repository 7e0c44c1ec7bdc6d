"""What a choice changed, as text."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.model import Decision, Option, Plan, Report
from pathplan.render.escape import terminal
from pathplan.render.languages import language_of
from pathplan.render.reports import _path as path
from pathplan.render.reports import dates
from pathplan.render.width import cells, pad, with_command, wrap
from pathplan.render.words import duration


def signed_minutes(minutes: int) -> str:
    """Return a difference with its sign, "" where there is none."""
    if not minutes:
        return ""
    return f"+{duration(minutes)}" if minutes > 0 else f"-{duration(-minutes)}"


def changes_text(before: Report | None, after: Report, width: int) -> list[str]:
    """Return what is different between two plans: the work, the dates, what comes in and goes.

    Of a learner's first plan, which has none `before` it, only the work is told.
    """
    new, language = after.plan, language_of(after)
    say = language.choose
    if before is None:
        return wrap(terminal(say.first(path.work(after, new.steps))), width)
    old = before.plan
    shut = {u.goal.key for u in new.unreachable}
    opened = [u.goal.key for u in old.unreachable if u.goal.key not in shut]
    if opened and not old.steps:
        told = [say.opened(_titles(after, opened)), say.first(path.work(after, new.steps))]
    else:
        more = signed_minutes(new.minutes - old.minutes) or say.as_before
        told = [say.total(duration(new.minutes), more)]
        told += [say.opened(_titles(after, opened))] if opened else []
    told += _dates(after, old, new)
    lines = wrap(" ".join(told), width)
    rows = _rows(after, old, new)
    wide = max((cells(after.title(key)) for _, key, _ in rows), default=0)
    labels = max(cells(say.comes), cells(say.goes)) + 3
    said = ""
    for label, key, minutes in rows:
        shown = label if label != said else ""
        said = label
        name = pad(after.title(key), wide)
        lines.append(f"  {pad(shown, labels)}{name}  {duration(minutes):>7}")
    for label, key, _ in rows:
        failed = after.state.of(key).failed
        if label == say.comes and failed is not None and failed.day is not None:
            mind = say.mind(after.title(key), language.dates.day(failed.day, new.as_of))
            lines += ["", *_mind(after, key, mind, width)]
    if shut:
        still = say.still_closed(_titles(after, [u.goal.key for u in new.unreachable]))
        lines += ["", *with_command(still, f"pathplan plan {after.typed}", width)]
    return [terminal(line) for line in lines]


def _titles(report: Report, keys: Sequence[str]) -> str:
    return language_of(report).dates.both([report.title(key) for key in keys])


def taken_back(report: Report, decision: Decision) -> str:
    """Return that a decision stands no longer."""
    say, title = language_of(report).choose, report.title(report.key(decision.competency))
    what = say.way(decision.show, title) if decision.show else title
    return f"{what} {say.no_longer[decision.kind]}"


def _mind(report: Report, key: str, mind: str, width: int) -> list[str]:
    """Return a warning about something that comes in, with the cheapest way around it."""
    others = (o for c in report.plan.choices if key in c.taken.keys for o in c.others)
    other = next((o for o in others if o.minutes and o.keys and key not in o.keys), None)
    if other is None or not report.word:
        return wrap(mind, width)
    say = language_of(report).choose
    told = say.instead(path.names(report, other), duration(other.minutes or 0))
    return with_command(f"{mind} {told}", _choose(report, other), width)


def _choose(report: Report, option: Option) -> str:
    return f'pathplan choose {report.word} "{report.title(option.keys[-1]).lower()}"'


def _rows(report: Report, old: Plan, new: Plan) -> list[tuple[str, str, int]]:
    """Return what comes in and what goes, each with its minutes."""
    say = language_of(report).choose
    was, now = ({k: s.minutes for s in p.steps for k in s.keys if s.number} for p in (old, new))
    rows = [(say.comes, key, now[key]) for key in now if key not in was]
    return rows + [(say.goes, key, was[key]) for key in was if key not in now]


def _dates(report: Report, old: Plan, new: Plan) -> list[str]:
    """Return when goals are ready now, those that moved first, and where that is now in time."""
    language = language_of(report)
    say, day = language.choose, language.dates.day
    before = {(g.key, g.rank): g for g in old.goal_dates}
    moved: list[str] = []
    stay: list[str] = []
    for goal in new.goal_dates:
        was = before.get((goal.key, goal.rank))
        name, now = report.title(goal.key), day(goal.ready, new.as_of)
        if was is None:
            told, rows = say.ready(name, now), moved
        elif was.ready != goal.ready:
            told, rows = say.moves(name, day(was.ready, new.as_of), now), moved
        else:
            told, rows = say.stays(name, now), stay
        late = dates.ready(language, goal, new.as_of)[1]
        turned = was is None or was.due != goal.due or bool(was.late) != bool(goal.late)
        rows.append(f"{told}, {late}" if late and turned else told)
    said = "; ".join([*moved, *stay])
    return [f"{said}."] if said else []
