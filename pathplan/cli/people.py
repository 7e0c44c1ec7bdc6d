"""Bringing in evidence about people from another system."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from pathplan import disk
from pathplan.assess.matching import Matcher, sort_out
from pathplan.assess.news import Said, news, said, saying
from pathplan.cli.bringing import foreign, format_of
from pathplan.cli.checking import Typed, settings_of
from pathplan.cli.errors import Refusal
from pathplan.cli.noting import added, write
from pathplan.cli.out import result, width
from pathplan.cli.whose import Assigned, Person, assigned, people
from pathplan.exchange import Foreign, Format, UnreadableError, by_format, loaded
from pathplan.exchange.cleaned import clean
from pathplan.exchange.format import Asked, unread
from pathplan.model.foreign import EvidenceIn, ForeignRecord, Target
from pathplan.model.matched import Match, Settled, Unsettled
from pathplan.render.reports.evidence import Brought, brought_in, inside, not_read


@dataclass(slots=True)
class Sums:
    """What becomes of the records of one file, which are about so many `people` here."""

    people: int
    matches: dict[Target, tuple[Match, ...]] = field(default_factory=dict)
    settled: list[Settled] = field(default_factory=list)
    unsettled: list[Unsettled] = field(default_factory=list)
    shown: int = 0
    failed: int = 0
    there: int = 0
    files: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adding:
    """How to bring evidence in: records without a day get `day`; with `shown` none is written."""

    form: str
    asked: Asked
    day: date | None
    shown: bool
    quiet: bool


def bring_evidence(source: str, words: Sequence[str], how: Adding) -> int:
    """Add what a file or a folder says about learners to their files; return the exit code.

    Raises:
        Refusal: something cannot be read, or is known as nothing.
        DiskError: a file cannot be read or written; then none is written.
    """
    found = people(words)
    known = [said(one.profile.evidence, one.maps[0].key) for one in found]
    matchers: dict[tuple[str, ...], Matcher] = {}
    new: dict[int, list[Settled]] = {}
    told: list[Brought] = []
    files = _files(source)
    verbs = settings_of(found[0].who.path, Typed()).verbs
    groups = _by_format(files, how.form)
    _tell_apart([file for group in groups.values() for file in group], source)
    for name, group in groups.items():
        read = _read(loaded(name), group, replace(how.asked, verbs=verbs))
        read = replace(read, records=tuple(_prepared(r, how.day) for r in read.records))
        done = assigned(found, read)
        sums = Sums(people=len(done.theirs))
        for at, records in sorted(done.theirs.items()):
            more = _sorted(found[at], records, known[at], matchers, sums)
            known[at] += map(saying, more)
            new.setdefault(at, []).extend(more)
        told.append(_told(source, read, found, sums, done))
    notes = [
        added(found[at].who.path, "evidence", *(_entry(found[at], one) for one in more))
        for at, more in sorted(new.items())
        if more
    ]
    written = not notes or write(notes, shown=how.shown)
    if written and not how.quiet:
        result("\n".join(brought_in(one, width()) for one in told))
        read_ = {file.name for group in groups.values() for file in group}
        result(not_read([f.name for f in files if f.name not in read_], source, width()))
        result(f"\nNext: pathplan status {shlex.join(words)}\n" if notes else "")
    return 0


def _files(source: str) -> list[Foreign]:
    kind = disk.kind(source)
    if kind != "folder":
        return [foreign(source)]
    paths = disk.find_files(source, ("",))
    if not paths:
        raise Refusal(f"there is nothing in {source}.")
    return [foreign(path) for path in paths]


def _by_format(files: Sequence[Foreign], form: str) -> dict[str, list[Foreign]]:
    """Return the files by their format; what is in no known format among several is left out."""
    if len(files) == 1 or form:
        return {format_of(files[0], form, "evidence")[0]: list(files)}
    found = by_format(files)
    if not found:
        format_of(files[0], form, "evidence")
    return found


def _tell_apart(files: Sequence[Foreign], folder: str) -> None:
    """Have places in files that are read together say in which file they are."""
    for file in files if len(files) > 1 else ():
        file.short = inside(file.name, folder)


def _read(form: Format, files: Sequence[Foreign], asked: Asked) -> EvidenceIn:
    if form.read_evidence is None:
        raise TypeError(form)
    try:
        found = form.read_evidence(files, asked)
        return replace(found, dropped=(*found.dropped, *unread(form, files)))
    except UnreadableError as error:
        raise Refusal(str(error), *error.more) from error


def _prepared(record: ForeignRecord, day: date | None) -> ForeignRecord:
    """Return a record as a file can hold it: with clean texts, and a day where it has none."""
    return record._replace(
        day=record.day or day,
        as_of=record.as_of or record.day is None,
        level=clean(record.level),
        kind=clean(record.kind),
        score=clean(record.score),
        source=clean(record.source),
        by=clean(record.by),
        note=clean(record.note),
    )


def _sorted(
    person: Person,
    records: Sequence[ForeignRecord],
    known: Sequence[Said],
    matchers: dict[tuple[str, ...], Matcher],
    sums: Sums,
) -> list[Settled]:
    """Return what of a learner's records counts and is not known yet."""
    files = tuple(m.file for m in person.maps)
    if files not in matchers:
        matchers[files] = Matcher(person.maps)
    found = sort_out(matchers[files], records)
    for target, matches in found.matches.items():
        sums.matches[target] = sums.matches.get(target) or matches
    sums.unsettled += found.unsettled
    sums.settled += found.settled
    once = news(found.settled)
    new = news(once, known)
    sums.there += len(once) - len(new)
    sums.shown += sum(one.met for one in new)
    sums.failed += sum(not one.met for one in new)
    sums.files += [person.who.path] if new else []
    return new


def _entry(person: Person, one: Settled) -> Mapping[str, object]:
    record = one.record
    values = {
        "competency": person.maps[0].short(one.key),
        "level": one.level,
        "result": "" if one.met else "not-yet",
        "date": record.day.isoformat() if record.day else "",
        "kind": record.kind,
        "score": record.score,
        "source": one.source,
        "by": record.by,
        "note": record.note,
        "expires": record.expires.isoformat() if record.expires else "",
    }
    return {key: value for key, value in values.items() if value}


def _told(
    source: str,
    read: EvidenceIn,
    found: Sequence[Person],
    sums: Sums,
    done: Assigned,
) -> Brought:
    titles = {e.key: e.title for person in found for m in person.maps for e in m.entries}
    return Brought(
        name=source,
        read=read,
        found=sums.people,
        nobody=tuple(done.nobody),
        shared=tuple(done.shared),
        matches=sums.matches,
        settled=tuple(sums.settled),
        unsettled=tuple(sums.unsettled),
        title=lambda key: titles.get(key) or key,
        shown=sums.shown,
        failed=sums.failed,
        there=sums.there,
        files=tuple(sums.files),
    )
