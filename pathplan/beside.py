"""Evidence in the files that a learner's file names: read each time, written nowhere."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import replace

from pathplan import disk
from pathplan.assess.matching import Matcher, sort_out
from pathplan.assess.news import news
from pathplan.diagnostic import Diagnostic, Severity
from pathplan.exchange import Foreign, UnreadableError, by_format, known, loaded
from pathplan.exchange.format import Asked
from pathplan.model import CompetencyMap, Evidence, LearnerProfile
from pathplan.model.foreign import EvidenceIn, ForeignRecord
from pathplan.model.matched import Settled
from pathplan.render.words import because, counted, listing
from pathplan.settings import settings_for
from pathplan.spelling import plain
from pathplan.text import Where

RULE = "evidence-file"
SECTION = "evidence_from"


def with_files(
    learner: LearnerProfile, path: str, maps: Sequence[CompetencyMap]
) -> tuple[LearnerProfile, list[Diagnostic]]:
    """Return a learner with the evidence of the files named, and what cannot be read of them.

    Only files below the folder of the learner's own are read. Records that name somebody else,
    by a system that the learner has an id in, are left out. What verbs show is as set for the
    project: a plan is the same for all who make it.
    """
    matcher = Matcher(maps)
    asked = Asked(verbs=settings_for(path).settings.verbs) if learner.evidence_from else Asked()
    found: list[Evidence] = []
    trouble: list[Diagnostic] = []
    for place, named in enumerate(learner.evidence_from):
        where = Where(path) / SECTION / place
        try:
            records = _records(named, posixpath.dirname(path), asked)
        except (disk.DiskError, UnreadableError) as error:
            trouble.append(_trouble(where, str(error).rstrip(".")))
            continue
        mine = [record for record in records if belongs(record, learner)]
        found += [_evidence(one, where) for one in news(sort_out(matcher, mine).settled)]
    return replace(learner, evidence=(*learner.evidence, *found)), trouble


def belongs(record: ForeignRecord, learner: LearnerProfile) -> bool:
    """Say whether a record may be about a learner: it names them, or nobody that is known."""
    ids = {(plain(system), plain(value)) for system, value in learner.ids}
    said = {(plain(system), plain(value)) for system, value in record.learner}
    systems = {system for system, _ in ids}
    return bool(ids & said) or not any(system in systems for system, _ in said)


def _records(named: str, folder: str, asked: Asked) -> list[ForeignRecord]:
    """Return the records in a file, or in the files of a folder.

    Raises:
        DiskError: it is not there, or elsewhere.
        UnreadableError: there are none; its text says why.
    """
    path = posixpath.normpath(posixpath.join(folder, named))
    if not disk.inside(path, folder):
        raise disk.DiskError(f"`{named}` is not below the folder of this file")
    paths = disk.find_files(path, ("",)) if disk.kind(path) == "folder" else [path]
    files = [Foreign(one, disk.read_bytes(one)) for one in paths]
    found: list[EvidenceIn] = []
    for name, group in by_format(files).items():
        read = loaded(name).read_evidence
        if read is not None:
            found.append(read(group, asked))
    records = [record for one in found for record in one.records]
    if not records:
        raise UnreadableError(_empty(named, found) if found else _unknown(named, files))
    return records


def _empty(named: str, found: Sequence[EvidenceIn]) -> str:
    """Return what is said of files that could be read and hold no record."""
    kinds = listing(list(dict.fromkeys(one.what for one in found)))
    dropped = [one for each in found for one in each.dropped]
    left = [f"{counted(one.many, one.what)} ({because(one.many, one.why)})" for one in dropped]
    told = f"{named} is {kinds}, and holds no record"
    return f"{told}; left out: {', '.join(left)}" if left else told


def _unknown(named: str, files: Sequence[Foreign]) -> str:
    """Return what is said of files in no format that is known, or in one of several.

    Raises:
        UnreadableError: there is one file, and it is broken; its text says how.
    """
    if len(files) != 1:
        return f"nothing in {named} is in a format pathplan knows"
    names, columns = known(files[0], "evidence"), files[0].table.columns
    if names:
        return f"{named} may be in several formats: {listing(names)}"
    told = f"{named} is in no format pathplan knows"
    return f"{told}; its columns are {columns}" if files[0].table.rows else told


def _evidence(one: Settled, where: Where) -> Evidence:
    record = one.record
    return Evidence(
        competency=one.key,
        day=record.day,
        day_text=record.day.isoformat() if record.day else "",
        level=one.level or None,
        result="met" if one.met else "not-yet",
        kind=record.kind,
        score=record.score,
        source=one.source,
        by=record.by,
        note=record.note,
        expires=record.expires,
        expires_text=record.expires.isoformat() if record.expires else "",
        where=where,
    )


def _trouble(where: Where, message: str) -> Diagnostic:
    return Diagnostic(rule=RULE, severity=Severity.WARNING, where=where, message=message)
