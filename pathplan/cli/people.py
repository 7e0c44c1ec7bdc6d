"""Bringing in evidence about people from another system."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from pathplan import disk
from pathplan.assess.matching import Matcher, sort_out
from pathplan.assess.news import news, said
from pathplan.beside import belongs
from pathplan.cli.bringing import foreign, format_of
from pathplan.cli.errors import Refusal
from pathplan.cli.noting import Noted, added, readable, write
from pathplan.cli.out import result, width
from pathplan.cli.who import Learner, resolve
from pathplan.exchange import Foreign, Format, UnreadableError, by_format, loaded
from pathplan.exchange.cleaned import clean
from pathplan.exchange.format import Asked
from pathplan.library import Library
from pathplan.model import CompetencyMap, LearnerProfile
from pathplan.model.foreign import EvidenceIn, ForeignRecord, Target
from pathplan.model.matched import Match, Settled, Unsettled
from pathplan.render.reports.evidence import Brought, brought_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One learner with what their file says."""

    who: Learner
    profile: LearnerProfile
    maps: tuple[CompetencyMap, ...]


@dataclass(slots=True)
class Sums:
    """What becomes of the records of one file, which are about so many `people` here."""

    people: int
    notes: list[Noted] = field(default_factory=list)
    matches: dict[Target, tuple[Match, ...]] = field(default_factory=dict)
    settled: list[Settled] = field(default_factory=list)
    unsettled: list[Unsettled] = field(default_factory=list)
    shown: int = 0
    failed: int = 0
    there: int = 0


def bring_evidence(
    source: str, words: Sequence[str], form: str, asked: Asked, day: date | None, *, shown: bool
) -> int:
    """Add what a file or a folder says about learners to their files; return the exit code.

    Records without a day get `day`. With `shown` nothing is written.

    Raises:
        Refusal: something cannot be read, or is known as nothing.
        DiskError: a file cannot be read or written; then none is written.
    """
    library = Library()
    people = [_person(library, who) for word in words for who in _learners(word)]
    files = _files(source)
    matchers: dict[tuple[str, ...], Matcher] = {}
    for name, group in _by_format(files, form).items():
        read = _read(loaded(name), group, asked)
        read = replace(read, records=tuple(_prepared(r, day) for r in read.records))
        by_person, nobody = _assigned(people, read)
        sums = Sums(people=len(by_person))
        for at, records in by_person.items():
            _note(people[at], records, matchers, sums)
        if not write(sums.notes, shown=shown):
            return 0
        result(brought_in(_told(source, read, people, sums, nobody), width()))
    return 0


def _learners(word: str) -> list[Learner]:
    found = [one for one in resolve(word) if isinstance(one, Learner)]
    if not found:
        raise Refusal(f"{word} is no learner. Nothing was written.")
    return found


def _person(library: Library, who: Learner) -> Person:
    readable(library, who.path)
    profile, files, _ = library.learner(who.path)
    return Person(who=who, profile=profile, maps=library.maps_of(files))


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


def _read(form: Format, files: Sequence[Foreign], asked: Asked) -> EvidenceIn:
    if form.read_evidence is None:
        raise TypeError(form)
    try:
        return form.read_evidence(files, asked)
    except UnreadableError as error:
        raise Refusal(str(error), *error.more) from error


def _prepared(record: ForeignRecord, day: date | None) -> ForeignRecord:
    """Return a record as a file can hold it: with clean texts, and a day where it has none."""
    return replace(
        record,
        day=record.day or day,
        as_of=record.as_of or record.day is None,
        level=clean(record.level),
        kind=clean(record.kind),
        score=clean(record.score),
        source=clean(record.source),
        by=clean(record.by),
        note=clean(record.note),
    )


def _assigned(
    people: Sequence[Person], read: EvidenceIn
) -> tuple[dict[int, list[ForeignRecord]], list[ForeignRecord]]:
    """Return the records of each person by their place, and those of nobody here."""
    called = _names(people)
    found: dict[int, list[ForeignRecord]] = {}
    nobody: list[ForeignRecord] = []
    for record in read.records:
        keys = [(s, v) for s, v in record.learner] + [("", v) for _, v in record.learner]
        at = next(
            (a for s, v in keys if (a := called.get((_plain(s), _plain(v)))) is not None), None
        )
        if at is None and len(people) == 1 and read.personal:
            at = 0 if belongs(record, people[0].profile) else None
        if at is None or at < 0:
            nobody.append(record)
        else:
            found.setdefault(at, []).append(record)
    return dict(sorted(found.items())), nobody


def _names(people: Sequence[Person]) -> dict[tuple[str, str], int]:
    """Return who is called what, by system and in any; -1 where several are."""
    called: dict[tuple[str, str], int] = {}
    for at, person in enumerate(people):
        profile, who = person.profile, person.who
        names = {("", name) for name in (profile.id, who.id, who.name) if name}
        names |= {(key, value) for system, value in profile.ids for key in (system, "")}
        for system, name in names:
            key = (_plain(system), _plain(name))
            called[key] = at if called.get(key, at) == at else -1
    return called


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _note(
    person: Person,
    records: Sequence[ForeignRecord],
    matchers: dict[tuple[str, ...], Matcher],
    sums: Sums,
) -> None:
    """Add to a learner's file what of some records counts and is not there yet."""
    files = tuple(m.file for m in person.maps)
    matcher = matchers.setdefault(files, Matcher(person.maps))
    found = sort_out(matcher, records)
    for target, matches in found.matches.items():
        sums.matches[target] = sums.matches.get(target) or matches
    sums.unsettled += found.unsettled
    sums.settled += found.settled
    once = news(found.settled)
    new = news(once, said(person.profile.evidence, person.maps[0].key))
    sums.there += len(once) - len(new)
    if new:
        values = [_entry(person, one) for one in new]
        sums.notes.append(added(person.who.path, "evidence", *values))
        sums.shown += sum(one.met for one in new)
        sums.failed += sum(not one.met for one in new)


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
    people: Sequence[Person],
    sums: Sums,
    nobody: Sequence[ForeignRecord],
) -> Brought:
    titles = {e.key: e.title for person in people for m in person.maps for e in m.entries}
    return Brought(
        name=source,
        read=read,
        found=sums.people,
        nobody=tuple(nobody),
        matches=sums.matches,
        settled=tuple(sums.settled),
        unsettled=tuple(sums.unsettled),
        title=lambda key: titles.get(key) or key,
        shown=sums.shown,
        failed=sums.failed,
        there=sums.there,
        files=tuple(noted.path for noted in sums.notes),
    )
