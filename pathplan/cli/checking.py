"""What a check looks at, and the settings and the baseline it goes by."""

from __future__ import annotations

import json
import os
import posixpath
import shlex
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from pathplan import disk
from pathplan.check import marked, unseen
from pathplan.cli.errors import Refusal, near
from pathplan.cli.out import coloured, note, width
from pathplan.cli.who import LEARNER, MAP, no_such_path
from pathplan.diagnostic import Diagnostic, Severity
from pathplan.model import Baseline, Checked, Known, Settings

SHEETS = {".xlsx": "an Excel workbook", ".xls": "an Excel workbook", ".ods": "a spreadsheet"}
SAVED = "To make a map of it, save it as .xlsx or as CSV, and: pathplan import FILE"
STDIN = "-"
BASELINE = "pathplan.baseline.json"
BASELINE_FORMAT = "pathplan-baseline/1"
LEVELS: dict[str, Severity | None] = {**{s.word: s for s in Severity}, "never": None}


def files_of(paths: Sequence[str], endings: Sequence[str] = (MAP, LEARNER)) -> list[str]:
    """Return the files that are meant, each once; in folders those whose names end so.

    Raises:
        Refusal: a path leads nowhere, is of no use, or nothing is below it.
    """
    files: dict[str, None] = {}
    for path in paths or (".",):
        kind = disk.kind(path)
        if kind == "missing":
            raise no_such_path(path)
        if kind != "folder":
            _refuse_sheet(path)
            files[path] = None
            continue
        below = disk.find_files(path, endings)
        if not below and paths:
            raise Refusal(
                f"no maps or learner files below {path} (they end in {MAP} or {LEARNER})."
            )
        files.update(dict.fromkeys(below))
    if not files:
        raise Refusal(
            "no maps and no learners in this folder.", "  To start: pathplan new fractions"
        )
    return list(files)


def _refuse_sheet(path: str) -> None:
    ending = path[path.rfind(".") :].lower()
    if ending in SHEETS:
        target = f"{path[: path.rfind('.')]}.map.yaml"
        typed = shlex.join(["pathplan", "import", path, "-o", target])
        raise Refusal(
            f"{path} is {SHEETS[ending]}, not a map.",
            *([f"  To make a map of it:  {typed}"] if ending == ".xlsx" else ["  " + SAVED]),
        )


def from_stdin() -> bytes:
    """Return what comes in on stdin."""
    return sys.stdin.buffer.read() if sys.stdin is not None else b""


def user_file() -> str:
    """Return the path of the user's own settings."""
    if sys.platform == "win32":
        folder = os.environ.get("APPDATA", "")
    else:
        folder = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
    return (
        posixpath.join(folder.replace(os.sep, "/"), "pathplan", "pathplan.toml") if folder else ""
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What the command line says about rules."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = ""
    formats: tuple[str, ...] = ()


class WrongSettings(Refusal):
    """Settings that do not fit: their findings have been shown as text."""

    def __init__(self, findings: Sequence[Diagnostic]) -> None:
        super().__init__("settings")
        self.findings = findings

    def format_message(self) -> str:
        """Return the findings as text."""
        from pathplan.render.findings.text import findings_text

        return findings_text(self.findings, width=width(), colour=coloured()).rstrip("\n")


def settings_of(start: str, typed: Typed) -> Settings:
    """Return the settings in force, the command line's over the project's over the user's.

    Raises:
        Refusal: settings do not fit, or a rule named on the command line is unknown.
    """
    from pathplan.check.rule import rule_names
    from pathplan.settings import settings_for

    names = rule_names()
    for name in (*typed.select, *typed.ignore):
        if name not in names:
            close = near(name, names) or next((known for known in names if name in known), "")
            hint = f" The nearest is `{close}`." if close else " See: pathplan rules"
            raise Refusal(f"no rule is called `{name}`.{hint}")
    if typed.select and not set(typed.select) - set(typed.ignore):
        raise Refusal("what is selected is ignored as well, so nothing is left to look for.")
    found = settings_for(start, user_file())
    if found.findings:
        raise WrongSettings(found.findings)
    settings = found.settings
    return replace(
        settings,
        select=typed.select or settings.select,
        ignore=(*settings.ignore, *typed.ignore),
        fail_on=LEVELS[typed.fail_on] if typed.fail_on else settings.fail_on,
        formats=typed.formats or settings.formats or (_default_form(),),
    )


def _default_form() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def explain(settings: Settings) -> None:
    """Say which settings apply and where they come from."""
    from pathplan.check.rule import rule

    note(f"settings: {', '.join(settings.sources) or 'none, so the defaults'}")
    for name, level in sorted(settings.levels.items()):
        note(f"  {name}: {level.word if level else 'off'} (by default {rule(name).severity.word})")
    for name, chosen in sorted(settings.options.items()):
        for option, value in sorted(chosen.items()):
            said = ", ".join(value) if isinstance(value, tuple) else value
            note(f"  {name}: {option} = {said}")
    for entry in settings.ignored:
        note(f"  ignored in {', '.join(entry.files)}: {', '.join(entry.rules)} ({entry.reason})")
    if settings.select:
        note(f"  only these rules: {', '.join(settings.select)}")
    if settings.ignore:
        note(f"  without these rules: {', '.join(settings.ignore)}")
    note(f"  fails on: {settings.fail_on.word if settings.fail_on else 'never'}")


def baseline_path(typed: str | None, settings: Settings) -> str:
    """Return the file of the baseline: as typed, as set, or beside the settings."""
    return typed or settings.baseline or posixpath.join(settings.folder, BASELINE)


def read_baseline(path: str, *, asked: bool) -> Baseline:
    """Return the baseline in a file; an empty one where there is no such file.

    Raises:
        Refusal: there is no such file although it was asked for, or it is no baseline.
    """
    if disk.kind(path) == "missing":
        if asked:
            raise Refusal(
                f"there is no baseline `{path}`.", "  To write one: pathplan check --write-baseline"
            )
        return Baseline()
    try:
        data = json.loads(disk.read_bytes(path))
        marks = {
            entry["mark"]: Known(rule=entry["rule"], file=entry["file"], message=entry["message"])
            for entry in data["findings"]
        }
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Refusal(
            f"{path} is no baseline.", "  To write it anew: pathplan check --write-baseline"
        ) from None
    return Baseline(marks, posixpath.dirname(path))


def baseline_of(path: str, checked: Checked, settings: Settings) -> tuple[bytes, int]:
    """Return the text of a baseline with all findings of a check, and how many it kept.

    It keeps what is there and was not looked for: files that were not checked, rules that did
    not run.
    """
    folder = posixpath.dirname(path)
    entries = marked([*checked.findings, *checked.known], folder)
    try:
        before = read_baseline(path, asked=False)
    except Refusal:
        before = Baseline()  # it is written anew
    kept = unseen(before, checked.files, settings)
    kept = {mark: entry for mark, entry in kept.items() if mark not in entries}
    entries.update(kept)
    listed = sorted(entries.items(), key=lambda item: item[1].file)
    findings = [{"mark": mark, **asdict(entry)} for mark, entry in listed]
    data = {"format": BASELINE_FORMAT, "findings": findings}
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode(), len(kept)
