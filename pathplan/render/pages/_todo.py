"""What is to be done: what could be next, and everything with a box to tick."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pathplan.model import NO_CONTENT, Competency, Content, Pick, Resource, Schedule, Step
from pathplan.render.pages._html import Html, joined, tag
from pathplan.render.pages._sheet import Sheet, items, link, section
from pathplan.render.pages._weeks import Piece, Week, weeks
from pathplan.render.reports import _dates as dates
from pathplan.render.reports import _path as path
from pathplan.render.reports import _terms as terms
from pathplan.render.reports._content import details, fits
from pathplan.render.words import duration

FEW = 2
"""Resources, ways to show something and steps that build on it that are named."""


def next_steps(sheet: Sheet) -> Html:
    """Return what to do next: a card for each step that is a good one to take."""
    say, picks = sheet.say, sheet.picks
    if not picks.picks:
        return Html()
    also = [sheet.report.title(key) for step in picks.open for key in step.keys]
    return section(
        "next",
        say.sheet.next,
        tag("p", say.sheet.pick(len(picks.picks)), class_="pick") if len(picks.picks) > 1 else None,
        items((_card(sheet, pick) for pick in picks.picks), class_="cards"),
        tag("p", say.next.also(say.dates.both(also)), class_="also") if also else None,
    )


def _card(sheet: Sheet, pick: Pick) -> Html:
    report, step, say = sheet.report, pick.step, sheet.say
    learned = step.kind != "refresh"
    title = tag("h3", sheet.own(path.title(report, step)))
    effort = tag("span", duration(step.minutes), class_="effort")
    parts = [tag("div", title, effort, class_="head")]
    for key in step.keys:
        content = report.content.get(key, NO_CONTENT)
        parts += [tag("p", told)] if (told := _about(sheet, key, learned=learned)) else []
        rows = _rows(sheet, step, content)
        parts += [tag("dl", *rows)] if rows else []
    if why := _why(sheet, pick):
        parts.append(tag("p", tag("span", f"{say.sheet.why}: ", class_="label"), why))
    return joined(*parts)


def _about(sheet: Sheet, key: str, *, learned: bool) -> Html | None:
    """Return what can be done then, or when it was shown."""
    entry, report = sheet.report.entries[key], sheet.report
    since = report.state.of(key).since
    if not learned and since:
        return joined(sheet.say.sheet.you_showed(sheet.say.dates.day(since, report.plan.as_of)))
    told = (entry.i_can or entry.description) if isinstance(entry, Competency) else ""
    return sheet.own(told) if told else None


def _rows(sheet: Sheet, step: Step, content: Content) -> list[Html]:
    """Return what it is learned with and shown by, as rows of a list of descriptions."""
    say, rows = sheet.say, []
    if step.kind != "refresh":
        learn = list(_resources(sheet, content))
        if learn:
            rows += [tag("dt", say.sheet.learn_with), *(tag("dd", told) for told in learn)]
    ways = content.assessments[:FEW]
    if ways and content.shown_with not in {*step.keys}:
        rows.append(tag("dt", say.sheet.show_by))
        for way in ways:
            told = details(sheet.report, content, way)
            rows.append(tag("dd", joined(link(way.title, way.url), _small(told))))
    return rows


def _resources(sheet: Sheet, content: Content) -> Iterator[Html]:
    """Yield what to learn with, best first, each with what speaks for it."""
    page = sheet.say.page
    if content.check_first:
        yield joined(page.say_so)
    if content.nearest is not None and content.lacking:
        name = link(content.nearest.title, content.nearest.url)
        yield joined(name, _small([page.lacking[content.lacking]]))
    for number, (resource, why) in enumerate(
        list(zip(content.resources, content.fits, strict=True))[:FEW]
    ):
        told = _told(sheet, resource)
        told += [page.in_parts] if resource in content.in_parts else []
        told += [page.lacking[content.lacking]] if content.lacking and not number else []
        told += fits(sheet.report, why)
        yield joined(link(resource.title, resource.url), _small(told))


def _told(sheet: Sheet, resource: Resource) -> list[str]:
    """Return the kind and length of a resource; what it costs is for advisors."""
    told = [sheet.say.word(resource.modality), duration(resource.effort) if resource.effort else ""]
    if not sheet.for_learner:
        told.append(resource.cost)
    return [text for text in told if text]


def _small(told: Sequence[str]) -> Html | None:
    return joined(" ", tag("small", ", ".join(told))) if told else None


def _why(sheet: Sheet, pick: Pick) -> str:
    """Return why a step is worth taking now, in sentences."""
    report, say, step = sheet.report, sheet.say, pick.step
    said = {"quickest": say.next.quickest, "liked": say.page.about(pick.interest)}
    told = [said[pick.reason]] if pick.reason in said else []
    told += [say.path.goal] if step.goal else []
    users = [report.title(key) for key in step.for_keys if key in report.plan.numbers]
    more = max(0, pick.waiting - len(users[:FEW])) if pick.reason == "furthest" else 0
    told += [say.sheet.opens(users[:FEW], more or len(users[FEW:]))] if users else []
    return "; ".join(told)


def checklist(sheet: Sheet) -> Html:
    """Return every step with a box: week by week, by terms, or in order."""
    report, say = sheet.report, sheet.say
    if not report.plan.steps:
        return Html()
    made = report.plan.schedule
    rows = _by_weeks(sheet, made) if made else _in_order(sheet)
    head = say.sheet.week_by_week if made else say.sheet.in_order
    return section(
        "steps", head, tag("p", say.sheet.tick, class_="hint screen"), *rows, class_="checklist"
    )


def _by_weeks(sheet: Sheet, made: Schedule) -> Iterator[Html]:
    report, plan = sheet.report, sheet.report.plan
    gaps = dict(dates.gaps(report))
    for week in weeks(plan.steps, made):
        for place in [n for n in gaps if n in {piece.place for piece in week.pieces}]:
            yield tag("p", gaps.pop(place), class_="free")
        yield tag(
            "div",
            tag("div", tag("h3", _named(sheet, week.monday)), _time(sheet, week), class_="head"),
            tag("ul", *(_piece(sheet, piece, week) for piece in week.pieces), class_="ticks"),
            class_="week",
        )


def _named(sheet: Sheet, monday: date) -> str:
    say = sheet.say
    return say.sheet.week_of(say.dates.day(monday, sheet.report.plan.as_of))


def _time(sheet: Sheet, week: Week) -> Html | None:
    """Return how much there is to do in a week, and on which days."""
    if not week.minutes:
        return None
    told = duration(week.minutes) if dates.tells_minutes(sheet.report) else ""
    days = sheet.say.dates.weekdays([day.weekday() for day in week.days])
    return tag("p", sheet.say.sheet.week_time(told, days), class_="time")


def _piece(sheet: Sheet, piece: Piece, week: Week) -> Html:
    report, say = sheet.report, sheet.say.sheet
    step = report.plan.steps[piece.place]
    spans = report.plan.schedule.spans if report.plan.schedule else ()
    if not step.number:
        return _milestone(sheet, step, sheet.say.dates.day(spans[piece.place].end, week.monday))
    name = path.title(report, step)
    if not piece.last:
        name = say.begin(name) if piece.first else say.go_on(name)
    minutes = piece.minutes if dates.tells_minutes(report) else 0
    return _box(
        sheet, step, f"s{piece.place}-{week.monday:%m%d}", name, minutes=minutes, last=piece.last
    )


def _milestone(sheet: Sheet, step: Step, day: str) -> Html:
    told = sheet.say.sheet.goal_at if step.goal else sheet.say.sheet.earn
    return tag("li", tag("strong", told(sheet.report.title(step.key), day)), class_="milestone")


def _box(sheet: Sheet, step: Step, name: str, title: str, minutes: int, last: bool = True) -> Html:
    """Return a step with a box to tick, what it is learned with, and how to show it."""
    number = tag("span", f"{step.number}. ", class_="number")
    label = tag("label", number, sheet.own(title), for_=name)
    box = tag("input", type="checkbox", id=name, autocomplete="off")
    effort = tag("span", duration(minutes), class_="effort") if minutes else None
    small = []
    for key in step.keys:
        content = sheet.report.content.get(key, NO_CONTENT)
        named = [r.title for r in content.resources[:FEW]] if step.kind != "refresh" else []
        small += ["; ".join(named)] if named else []
        if last and content.assessments and content.shown_with not in {*step.keys}:
            small.append(f"{sheet.say.sheet.show_by}: {content.assessments[0].title}")
    note = tag("p", ". ".join(small), class_="with") if small else None
    goal = tag("strong", sheet.say.path.goal, class_="goal") if step.goal and last else None
    return tag("li", box, tag("div", label, joined(" ", goal) if goal else None, note), effort)


def _in_order(sheet: Sheet) -> Iterator[Html]:
    """Yield the steps in order, under their terms where there are any."""
    report = sheet.report
    above = terms.headings(report)
    rows: list[Html] = []
    for place, step in enumerate(report.plan.steps):
        if place in above and rows:
            yield tag("ol", *rows, class_="ticks")
            rows = []
        for text in above.get(place, ()):
            yield tag("h3", text)
        if step.number:
            rows.append(
                _box(sheet, step, f"s{place}", path.title(report, step), minutes=step.minutes)
            )
        else:
            rows.append(_milestone(sheet, step, ""))
    yield tag("ol", *rows, class_="ticks")
