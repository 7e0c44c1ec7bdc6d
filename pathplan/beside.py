"""Evidence in the files that a learner's file names: read each time, written nowhere."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import replace

from pathplan import disk
from pathplan.assess.matching import Matcher, sort_out
from pathplan.assess.news import news
from pathplan.diagnostic import Diagnostic, Severity
from pathplan.exchange import Foreign, UnreadableError, by_format, loaded
from pathplan.exchange.format import Asked
from pathplan.model import CompetencyMap, Evidence, LearnerProfile
from pathplan.model.foreign import ForeignRecord
from pathplan.model.matched import Settled
from pathplan.settings import settings_for
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
        if not records:
            trouble.append(_trouble(where, f"nothing in {named} is in a format pathplan knows"))
    return replace(learner, evidence=(*learner.evidence, *found)), trouble


def belongs(record: ForeignRecord, learner: LearnerProfile) -> bool:
    """Say whether a record may be about a learner: it names them, or nobody that is known."""
    ids = {(_plain(system), _plain(value)) for system, value in learner.ids}
    said = {(_plain(system), _plain(value)) for system, value in record.learner}
    systems = {system for system, _ in ids}
    return bool(ids & said) or not any(system in systems for system, _ in said)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _records(named: str, folder: str, asked: Asked) -> list[ForeignRecord]:
    path = posixpath.normpath(posixpath.join(folder, named))
    if not disk.inside(path, folder):
        raise disk.DiskError(f"`{named}` is not below the folder of this file")
    paths = disk.find_files(path, ("",)) if disk.kind(path) == "folder" else [path]
    files = [Foreign(one, disk.read_bytes(one)) for one in paths]
    records: list[ForeignRecord] = []
    for name, group in by_format(files).items():
        read = loaded(name).read_evidence
        if read is not None:
            records += read(group, asked).records
    return records


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
