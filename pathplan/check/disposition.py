"""What becomes of each finding: how bad it is, and whether it still counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from pathplan import disk
from pathplan.check.baseline import against, mended
from pathplan.check.ignores import Ignore, ignores, texts
from pathplan.check.rule import rule, rule_names, unknown_rule
from pathplan.diagnostic import Diagnostic, Severity
from pathplan.model import Baseline, Settings
from pathplan.text import Document, Place, Where

IDLE = "ignore-without-effect"
ELSEWHERE = frozenset({"dead-end", "duplicate-map-id", "old-schema"})
"""Rules whose findings hang on what else is checked: an ignore may have an effect another time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposition:
    """The findings that count, those ignored with a reason, and those a baseline holds.

    `mended` are the entries of the baseline that nothing was found for.
    """

    findings: tuple[Diagnostic, ...]
    ignored: tuple[Diagnostic, ...] = ()
    known: tuple[Diagnostic, ...] = ()
    mended: int = 0


def dispose(
    found: Iterable[Diagnostic],
    documents: Sequence[Document],
    settings: Settings,
    baseline: Baseline,
) -> Disposition:
    """Sort located findings into those that count and those that do not.

    `documents` are the files asked for: what they ignore in vain is a finding.
    """
    levelled = [f for f in (_levelled(f, settings) for f in found) if f is not None]
    comments = [ignore for document in documents for ignore in ignores(document)]
    by_file: dict[str, list[Ignore]] = {}
    for ignore in comments:
        by_file.setdefault(ignore.place.file, []).append(ignore)
    kept: list[Diagnostic] = []
    ignored: list[Diagnostic] = []
    used: set[int] = set()
    for finding in levelled:
        covering = _covering(finding, by_file)
        used.update(id(ignore) for ignore in covering)
        left_out = any(i.reason for i in covering) or _in_settings(finding, settings)
        (ignored if left_out and not rule(finding.rule).hard else kept).append(finding)
    if settings.runs(IDLE):
        broken = {f.place.file for f in kept if f.place and rule(f.rule).hard}
        idle = (
            _idle(comments, used, settings, broken),
            (_no_comment(place) for document in documents for place in texts(document)),
        )
        for finding in (f for findings in idle for f in findings):
            counted = _levelled(finding, settings)
            kept += [counted] if counted else []
    new, known = against(kept, baseline)
    looked_at = [document.file for document in documents]
    return Disposition(
        findings=tuple(new),
        ignored=tuple(ignored),
        known=tuple(known.values()),
        mended=mended(baseline, known, looked_at, settings),
    )


def _levelled(found: Diagnostic, settings: Settings) -> Diagnostic | None:
    """Return a finding with the level that settings give its rule; None where it is off."""
    hard = rule(found.rule).hard
    if not hard and not settings.runs(found.rule):
        return None
    level = settings.levels.get(found.rule, found.severity)
    if hard or level is None or level is found.severity:
        return found
    return replace(found, severity=level)


def _covering(found: Diagnostic, by_file: Mapping[str, list[Ignore]]) -> list[Ignore]:
    if not by_file or found.place is None:
        return []
    return [i for i in by_file.get(found.place.file, ()) if i.covers(found)]


def _in_settings(found: Diagnostic, settings: Settings) -> bool:
    file = disk.relative(found.where.file, settings.folder) if settings.ignored else ""
    return any(
        found.rule in entry.rules and any(fnmatchcase(file, pattern) for pattern in entry.files)
        for entry in settings.ignored
    )


def _idle(
    comments: Sequence[Ignore], used: set[int], settings: Settings, broken: set[str]
) -> Iterator[Diagnostic]:
    """Yield what is wrong with ignore comments; of those in files not read whole, nothing."""
    known = rule_names()
    for comment in comments:
        unknown = [name for name in comment.rules if name not in known]
        if not comment.rules:
            yield _said(comment.place, "this names no rule", "write ignore[rule-name] and a reason")
        elif unknown:
            yield _said(comment.place, *unknown_rule(unknown[0]))
        elif any(rule(name).hard for name in comment.rules):
            name = next(name for name in comment.rules if rule(name).hard)
            yield _said(comment.place, f"`{name}` cannot be ignored", "mend it")
        elif not comment.reason:
            yield _said(comment.place, "this has no reason, so it ignores nothing", "say why")
        elif id(comment) not in used and _judged(comment, settings, broken):
            names = " and ".join(f"`{name}`" for name in comment.rules)
            yield _said(comment.place, f"there is no {names} here to ignore", "take it out")


def _judged(comment: Ignore, settings: Settings, broken: Collection[str]) -> bool:
    """Say whether all that a comment names was looked for in its file."""
    looked_for = all(settings.runs(name) and name not in ELSEWHERE for name in comment.rules)
    return looked_for and comment.place.file not in broken


def _no_comment(place: Place) -> Diagnostic:
    return _said(place, "this is part of a text, not a comment", "move it out of the text")


def _said(place: Place, message: str, advice: str) -> Diagnostic:
    return Diagnostic(
        rule=IDLE,
        severity=Severity.WARNING,
        where=Where(place.file),
        message=message,
        help=advice,
        place=place,
    )
