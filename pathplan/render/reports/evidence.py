"""What was read about learners from another system, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pathplan.model.foreign import EvidenceIn, ForeignRecord, Target
from pathplan.model.matched import Match, Settled, Unsettled, Way, Why
from pathplan.render.escape import line, terminal
from pathplan.render.width import cells, pad, wrap
from pathplan.render.words import because, count, counted, day, listing

INDENT = " " * 11
SHOWN = 12
"""Things of one kind that are listed; of more there is the number."""
PLACES = 5
NAMES = 3
NAMED = frozenset({"near", "several", "no-pass"})
"""Reasons that say more with the names of what records are about."""
REASONS: Mapping[Why, tuple[str, str]] = {
    "near": ("records", "the map links them as close, broad or narrow, which shows nothing"),
    "several": ("records", "several competencies of the map share what they are about"),
    "badge": ("records about badges", "a badge is earned by its competencies, never recorded"),
    "no-pass": (
        "scores",
        "the map has no pass mark: add `pass: 80%`, `pass: 3 of 4` or `pass: completed`",
    ),
    "no-score": ("records without a result", "there is nothing to compare with a pass mark"),
    "level": ("levels", "the competency has none of that name"),
    "no-day": ("records without a day", "say which with --date"),
}

WAYS: Mapping[Way, str] = {
    "uri": "address",
    "code": "code",
    "id": "id",
    "column": "name",
    "title": "title",
}
"""By what a competency was found."""
LEFT: Mapping[Why, str] = {
    "unknown": "names nothing that is in this map, left out",
    "near": "is only near to something in this map, left out",
    "several": "is about what several competencies of this map share, left out",
    "badge": "is a badge of this map, which is earned by its competencies",
    "no-day": "has no day: say which with --date",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What became of the records of one file or folder.

    `found` are how many learners they are about; `nobody` the records of people without a file,
    `shared` those that may be of several people.
    `matches` are by what was looked for; `title` gives that of a competency. `shown`, `failed` and
    `there` count records that were added as met, as not yet, and that were there already; `files`
    are those they were added to.
    """

    name: str
    read: EvidenceIn
    found: int
    nobody: tuple[ForeignRecord, ...]
    shared: tuple[ForeignRecord, ...]
    matches: Mapping[Target, tuple[Match, ...]]
    settled: tuple[Settled, ...]
    unsettled: tuple[Unsettled, ...]
    title: Callable[[str], str]
    shown: int
    failed: int
    there: int
    files: tuple[str, ...]


def brought_in(told: Brought, width: int) -> str:
    """Return what a file is, who and what it is about, what was added and what was left out."""
    read = told.read
    size = ", ".join(counted(held.many, held.what) for held in read.size)
    kind = "" if read.personal else f" as {read.what}:"
    lines = [f"Read {told.name}{kind or ':'} {size}.", ""]
    lines += _labelled("Learners", _people(told), width)
    if read.personal:
        lines += [row for one in _each(told) for row in _hanging(one, width)]
        lines += [f"  {row}" for row in _unknown_to_add(told)]
        lines += [""] if told.settled or told.unsettled else []
    else:
        lines += _labelled("About", list(_about(told, width - len(INDENT))), width)
    lines += _labelled("Left out", list(_left_out(told)), width)
    for remark in read.remarks:
        lines += ["", *wrap(remark, width)]
    return _text([*_once(lines), "", *wrap(_added(told), width)])


def _once(lines: Sequence[str]) -> list[str]:
    """Return lines with one empty line where several follow each other, and none at the end."""
    kept = [row for at, row in enumerate(lines) if row or lines[at - 1]]
    return kept[:-1] if kept and not kept[-1] else kept


def _hanging(text: str, width: int) -> list[str]:
    """Return a line of a list; where it is too long, the rest stands below its words."""
    first, *more = wrap(text, width - 2)
    rest = wrap(" ".join(more), width - 6) if more else []
    return [f"  {first}", *(f"      {row}" for row in rest)]


def not_read(names: Sequence[str], folder: str, width: int) -> str:
    """Return which files of a folder are in no known format, or broken; "" where all were read."""
    if not names:
        return ""
    short = [inside(name, folder) for name in names]
    more = [f"{len(short) - PLACES:,} more"] if len(short) > PLACES else []
    told = f"Not read: {listing([*short[:PLACES], *more])}."
    why = "broken, or in no format that pathplan knows."
    return _text(["", *wrap(f"{told} {'It is' if len(short) == 1 else 'They are'} {why}", width)])


def inside(name: str, folder: str) -> str:
    """Return what a file is called as seen from the folder that it lies in."""
    return line(name.removeprefix(f"{folder.rstrip('/')}/"))


def _text(lines: Sequence[str]) -> str:
    return "".join(f"{terminal(row.rstrip())}\n" for row in lines)


def _labelled(label: str, said: Sequence[str], width: int) -> list[str]:
    """Return lines behind a label; those that are indented stay as they are."""
    lines: list[str] = []
    for text in said:
        rows = [text] if text.startswith("  ") else wrap(text, width - len(INDENT))
        lines += [f"{INDENT}{row}" for row in rows]
    if lines:
        lines[0] = f"{pad(label, len(INDENT))}{lines[0].removeprefix(INDENT)}"
    return lines


def _people(told: Brought) -> list[str]:
    lines = _found(told)
    if told.shared:
        names = list(dict.fromkeys(line(r.learner[0][1]) for r in told.shared if r.learner))
        whose = listing([f"`{name}`" for name in names[:NAMES]], "or")
        many = counted(len(told.shared), "records")
        lines.append(
            f"Several here are called {whose}, so {many} {'is' if len(told.shared) == 1 else 'are'}"
            f" of nobody{_places(told.shared)}. Name them by their ids."
        )
    return lines


def _found(told: Brought) -> list[str]:
    if not told.nobody:
        if told.read.personal:
            return []
        return [f"{told.found:,} found"] if told.found else []
    first = told.nobody[0]
    system, value = first.learner[0] if first.learner else ("moodle", "4711")
    people = dict.fromkeys(record.learner for record in told.nobody)
    return [
        f"{told.found:,} found. Not found: {count(len(people), 'other')}{_places(told.nobody)}."
        " Add what they are called there to a learner file, as"
        f' `ids: {{{line(system) or "moodle"}: "{line(value)}"}}`, or leave them out.'
    ]


def _each(told: Brought) -> Iterator[str]:
    """Yield what became of each record, where there are few and each has a name of its own."""
    for one in told.settled:
        mark, then = ("[x]", "") if one.met else ("[ ]", ": not yet")
        title = line(told.title(one.key))
        yield f"{mark} {_named(one.record)} -> {title}, by its {WAYS[one.way]}{then}"
    for left in told.unsettled:
        yield f"[ ] {_named(left.record)}: {LEFT.get(left.why, 'it says no result')}"


def _named(record: ForeignRecord) -> str:
    """Return a badge as people speak of it: `Fraction artist (Hillside, 12 Jun 2026)`."""
    given = day(record.day, date.min) if record.day else ""
    about = ", ".join(part for part in (line(record.by), given) if part)
    return f"{line(record.source)} ({about})" if about else line(record.source)


def _about(told: Brought, width: int) -> Iterator[str]:
    """Yield what was looked for: what is in the map, and what is not, with the line to add."""
    known = [(target, found) for target, found in told.matches.items() if found]
    named = {left.target for left in told.unsettled if left.why == "unknown"}
    unknown = [t for t, found in told.matches.items() if not found and t in named]
    if known:
        yield f"{len(known)} found in the map:"
        wide = min(44, max(cells(line(target.text)) for target, _ in known))
        for target, found in known[:SHOWN]:
            titles = ", ".join(dict.fromkeys(told.title(match.key) for match in found))
            mark = next((f", from {match.pass_}" for match in found if match.pass_), "")
            yield from _beside(line(target.text), f"{line(titles)}{line(mark)}", wide, width)
        if len(known) > SHOWN:
            yield f"  and {len(known) - SHOWN} more"
    if unknown:
        yield f"{len(unknown)} not in the map:"
        for target in unknown[:SHOWN]:
            yield f"  {line(target.text)}"
        if len(unknown) > SHOWN:
            yield f"  and {len(unknown) - SHOWN} more"
        yield from _to_add(unknown[0])


def _unknown_to_add(told: Brought) -> Iterator[str]:
    """Yield the line that makes the first thing known which is not in the map."""
    first = next((u.target for u in told.unsettled if u.why == "unknown" and u.target), None)
    if first is not None:
        yield from _to_add(first)


def _beside(name: str, meant: str, wide: int, width: int) -> Iterator[str]:
    """Yield what something is called and what is meant, below it where both are too wide."""
    row = f"  {pad(name, wide)}   {meant}"
    if cells(row) <= width:
        yield row
    else:
        yield from (f"  {text}" for text in wrap(name, width - 2))
        yield from (f"    {text}" for text in wrap(meant, width - 4))


def _to_add(target: Target) -> Iterator[str]:
    """Yield the line that makes something known."""
    text = line(target.text).replace('"', '\\"')
    if target.kind == "column":
        yield "To use one, name it with the assessment in the map:"
        yield f'  - {{title: {_short(text)}, matches: "{text}", pass: 80%}}'
    elif target.kind == "uri":
        yield "To use one, link the competency to it in the map:"
        yield f'  aligns: [{{to: "{text}"}}]'
    else:
        framework = f', framework: "{line(target.framework)}"' if target.framework else ""
        yield "To use one, give the competency its code in the map:"
        yield f'  aligns: [{{code: "{text}"{framework}}}]'


def _short(text: str) -> str:
    title = text.rpartition(": ")[2] or text
    return f'"{title}"'


def _left_out(told: Brought) -> Iterator[str]:
    for one in told.read.dropped:
        more = ", ..." if one.many > len(one.at) else ""
        places = f" ({', '.join(one.at)}{more})" if one.at else ""
        yield f"{counted(one.many, one.what)}: {because(one.many, one.why)}{places}"
    for why, (what, reason) in REASONS.items():
        found = [u for u in told.unsettled if u.why == why]
        if found:
            names = _names(why, found)
            many = counted(len(found), what)
            told_why = because(len(found), reason)
            yield f"{many}{names}: {told_why}{_places(u.record for u in found)}"
    unknown: Counter[Target | None] = Counter()
    if not told.read.personal:
        unknown.update(u.target for u in told.unsettled if u.why == "unknown")
    if unknown:
        yield f"{counted(sum(unknown.values()), 'records')} about what is not in the map"


def _names(why: Why, found: Sequence[Unsettled]) -> str:
    """Return what records are about, where that says more: ` for `Quiz: Unit 3``."""
    said = [u.target.text if u.target and why in NAMED else "" for u in found]
    if why == "level":
        said = [u.record.level for u in found]
    names = list(dict.fromkeys(line(name) for name in said if name))
    more = [f"{len(names) - NAMES:,} more"] if len(names) > NAMES else []
    told = listing([f"`{name}`" for name in names[:NAMES]] + more)
    return f" {'called' if why == 'level' else 'for'} {told}" if names else ""


def _places(records: Iterable[ForeignRecord]) -> str:
    """Return where records stand: ` (row 3, row 7, ...)`."""
    places = list(dict.fromkeys(record.at for record in records if record.at))
    if not places:
        return ""
    return f" ({', '.join(places[:PLACES])}{', ...' if len(places) > PLACES else ''})"


def _added(told: Brought) -> str:
    there = f" {told.there:,} {'was' if told.there == 1 else 'were'} there already."
    again = there if told.there else ""
    if not told.files:
        return f"Nothing was added.{again}"
    where = told.files[0] if len(told.files) == 1 else count(len(told.files), "learner file")
    return f"Added to {where}: {told.shown:,} shown, {told.failed:,} not yet.{again}"
