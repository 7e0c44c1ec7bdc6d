"""What a map makes hard: long chains, bottlenecks, choices that are far apart, what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.model.map_facts import Alternative
from pathplan.render.pages._html import Html, joined, tag
from pathplan.render.pages.sheet import Section, items, section
from pathplan.render.pages.survey import Survey
from pathplan.render.words import duration


def table(heads: Sequence[str], rows: Sequence[Html], name: str) -> Html | None:
    """Return a table that scrolls on its own where it is too wide, None where it has no rows."""
    if not rows:
        return None
    head = tag("thead", tag("tr", *(tag("th", text, scope="col") for text in heads)))
    whole = tag("table", head, tag("tbody", *rows), aria_label=name)
    return tag("div", whole, class_="scroll", role="group", tabindex="0", aria_label=name)


def row(first: str, *cells: str | None) -> Html:
    """Return a row of a table with the heading it starts with."""
    return tag("tr", tag("th", first, scope="row"), *(tag("td", cell) for cell in cells))


def size(survey: Survey) -> Section | None:
    """Return how much is in each strand, and in all."""
    facts, say = survey.facts, survey.say
    extras = any(strand.optional for strand in facts.strands)

    def of(name: str, many: int, optional: int, minutes: int) -> Html:
        extra = [str(optional)] if extras else []
        return row(name, f"{many}", *extra, duration(minutes))

    rows = [
        of(
            survey.own(strand.title) or say.designer.no_strand,
            strand.competencies,
            strand.optional,
            strand.minutes,
        )
        for strand in facts.strands
    ]
    extra = sum(strand.optional for strand in facts.strands)
    rows.append(of(say.designer.in_all, facts.competencies, extra, facts.minutes))
    heads = [say.sheet.strand, say.designer.competencies]
    heads += [*([say.designer.extra] if extras else []), say.plan.effort]
    holds = say.picture.map_holds(survey.drawing.tally)
    counted = tag("p", f"{holds[:1].upper()}{holds[1:]}", class_="counted")
    return section("size", say.designer.holds, counted, table(heads, rows, say.designer.holds))


def beginnings(survey: Survey) -> Section | None:
    """Return where one can begin."""
    say = survey.say.designer
    return _listed(survey, "first", say.first, say.first_means, survey.facts.first)


def ends(survey: Survey) -> Section | None:
    """Return what leads no further."""
    say = survey.say.designer
    return _listed(survey, "last", say.last, say.last_means, survey.facts.last)


def _listed(
    survey: Survey, name: str, heading: str, means: str, keys: Sequence[str]
) -> Section | None:
    listed = items((survey.linked(key) for key in keys), class_="many")
    return section(name, heading, tag("p", means), listed) if keys else None


def chains(survey: Survey) -> Section | None:
    """Return the chains that take longest."""
    say = survey.say.designer
    if not survey.facts.chains:
        return None
    told = [
        joined(
            tag("strong", say.chain(duration(chain.minutes), len(chain.keys))),
            tag("p", survey.all_linked(chain.keys, by=" \u2192 ")),
        )
        for chain in survey.facts.chains
    ]
    return section("chains", say.chains, tag("p", say.chains_mean), items(told, class_="held"))


def bottlenecks(survey: Survey) -> Section | None:
    """Return what most competencies wait for."""
    say = survey.say
    rows = [
        row(survey.linked(b.key), f"{b.needed}", f"{b.resources}", f"{b.ways}")
        for b in survey.facts.bottlenecks
    ]
    heads = [say.sheet.competency, say.designer.needed_by, say.designer.resources]
    found = table([*heads, say.designer.ways], rows, say.designer.waited_for)
    return section("waited-for", say.designer.waited_for, found)


def choices(survey: Survey) -> Section | None:
    """Return every choice with what its options take."""
    say = survey.say.designer
    rows = [
        row(survey.linked(one.owner), _options(survey, one), duration(one.apart))
        for one in survey.facts.alternatives
    ]
    found = table([say.for_, say.options, say.apart], rows, say.choices)
    means = tag("p", say.choices_mean)
    return section("choices", say.choices, means, found) if rows else None


def _options(survey: Survey, one: Alternative) -> Html:
    told = (
        joined(survey.all_linked(option.keys, by=" + "), f" ({duration(option.minutes)})")
        for option in one.options
    )
    return joined(survey.say.designer.of(one.n), " ", joined(*told, by=", "))


def missing(survey: Survey) -> Section | None:
    """Return what cannot be shown, cannot be learned from anything, or has no effort."""
    say, facts = survey.say.designer, survey.facts
    kinds = (
        (say.no_way, facts.no_way_to_show),
        (say.no_resource, facts.no_resource),
        (say.no_effort, facts.no_effort),
    )
    parts = [
        joined(
            tag("h3", heading(len(keys))),
            items((survey.linked(k) for k in keys), class_="many"),
        )
        for heading, keys in kinds
        if keys
    ]
    if not facts.competencies:
        return None
    return section("missing", say.missing, *(parts or [tag("p", say.nothing_missing)]))
