"""What is to be done: what could be next, and everything with a box to tick."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pathplan.model import NO_CONTENT, Competency, Content, Pick, Resource, Step
from pathplan.render.pages._html import Html, joined, tag
from pathplan.render.pages.sheet import Section, Sheet, items, link, own_id, section, spoken
from pathplan.render.reports import _credit as credit
from pathplan.render.reports import _path as path
from pathplan.render.reports import _terms as terms
from pathplan.render.reports import dates
from pathplan.render.reports._content import details, fits, shown_by
from pathplan.render.reports._weeks import Milestone, Week, Work, week_time, weeks
from pathplan.render.words import duration

FEW = 2
"""Resources, ways to show something and steps that build on it that are named."""


def next_steps(sheet: Sheet) -> Section | None:
    """Return what to do next: a card for each step that is a good one to take."""
    say, picks = sheet.say, sheet.picks
    if not picks.picks:
        return None
    also = [sheet.report.title(key) for step in picks.open for key in step.keys]
    return section(
        "next",
        say.sheet.next,
        tag("p", say.sheet.pick, class_="pick") if len(picks.picks) > 1 else None,
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
    if not learned and not sheet.for_learner:
        return joined(credit.because(report, key))
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
        rows += [
            tag("dd", link(way.title, way.url), _small(details(sheet.report, content, way)))
            for way in ways
        ]
    if content.shown_with and content.shown_with not in step.keys:
        rows.append(tag("dd", say.next.along(sheet.report.title(content.shown_with))))
    return rows


def _resources(sheet: Sheet, content: Content) -> Iterator[Html]:
    """Yield what to learn with, best first, each with what speaks for it."""
    page = sheet.say.page
    if content.check_first:
        yield joined(page.say_so)
    if content.nearest is not None and content.lacking:
        yield joined(_named(sheet, content.nearest), _small([page.lacking[content.lacking]]))
    for number, (resource, why) in enumerate(
        list(zip(content.resources, content.fits, strict=True))[:FEW]
    ):
        told = _told(sheet, resource)
        told += [page.in_parts] if resource in content.in_parts else []
        told += [page.lacking[content.lacking]] if content.lacking and not number else []
        told += fits(sheet.report, why)
        yield joined(_named(sheet, resource), _small(told))


def _named(sheet: Sheet, resource: Resource) -> Html:
    """Return the title of a resource, in its own language, leading to it."""
    title = spoken(resource.title, resource.language, sheet.report.language)
    return link(title if resource.language else sheet.own(resource.title), resource.url)


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


def checklist(sheet: Sheet) -> Section | None:
    """Return every step with a box: week by week, by terms, or in order."""
    report, say = sheet.report, sheet.say
    if not report.plan.steps:
        return None
    made = weeks(report)
    rows = [part for week in made for part in _week(sheet, week)] or list(_in_order(sheet))
    lines = [tag("p", text, class_="line") for text in (say.weeks.how_was_it, say.weeks.change)]
    return section(
        "steps",
        say.weeks.heading if made else say.sheet.in_order,
        tag("p", say.sheet.tick, class_="hint screen"),
        *rows,
        tag("div", *lines, class_="paper") if sheet.for_learner else None,
        class_="checklist",
    )


def _week(sheet: Sheet, week: Week) -> Iterator[Html]:
    """Yield a week with its boxes, after the breaks before it."""
    say, today = sheet.say.weeks, sheet.report.plan.as_of
    for first, last in week.pauses:
        yield tag("p", say.pause(first, last, today), class_="free")
    time = week_time(sheet.report, week)
    entries = [
        _work(sheet, entry) if isinstance(entry, Work) else _milestone(sheet, entry)
        for entry in week.entries
    ]
    yield tag(
        "div",
        tag(
            "div",
            tag("h3", say.week(week.start, today)),
            tag("p", time, class_="time") if time else None,
            class_="head",
        ),
        tag("ul", *entries, class_="ticks"),
        class_="week",
    )


def _work(sheet: Sheet, entry: Work) -> Html:
    say, step = sheet.say.weeks, sheet.report.plan.steps[entry.place]
    name = path.title(sheet.report, step)
    if not entry.ends:
        name = (say.begin if entry.begins else say.go_on)(name)
    mark = own_id(f"s{entry.place}-{entry.first:%m%d}")
    pieces = dates.sittings_of(sheet.report, entry.sittings)
    return _box(sheet, step, mark, name, minutes=entry.minutes, last=entry.ends, pieces=pieces)


def _milestone(sheet: Sheet, entry: Milestone) -> Html:
    say, name = sheet.say.weeks, sheet.report.title(entry.key)
    about = say.about(say.long_day(entry.day, sheet.report.plan.as_of))
    told = f"{say.reached(name) if entry.goal else name}, {about}"
    return tag("li", tag("strong", told), class_="milestone")


def _box(
    sheet: Sheet,
    step: Step,
    name: str,
    title: str,
    *,
    minutes: int | None,
    last: bool = True,
    pieces: str = "",
) -> Html:
    """Return a step with a box to tick, its sittings, what it is learned with, how to show it."""
    number = tag("span", f"{step.number}. ", class_="number")
    label = tag("label", number, sheet.own(title), for_=name)
    box = tag("input", type="checkbox", id=name, autocomplete="off")
    effort = tag("span", duration(minutes), class_="effort") if minutes else None
    small = [pieces] if pieces else []
    for key in step.keys:
        content = sheet.report.content.get(key, NO_CONTENT)
        named = [r.title for r in content.resources[:FEW]] if step.kind != "refresh" else []
        small += ["; ".join(named)] if named else []
        small += [told] if last and (told := shown_by(sheet.report, step, content)) else []
    note = tag("p", "; ".join(small), class_="with") if small else None
    return tag("li", box, tag("div", label, note), effort)


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
                _box(
                    sheet, step, own_id(f"s{place}"), path.title(report, step), minutes=step.minutes
                )
            )
        else:
            rows.append(tag("li", tag("strong", report.title(step.key)), class_="milestone"))
    yield tag("ol", *rows, class_="ticks")
