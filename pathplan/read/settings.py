"""From the data of a settings file to the settings it makes."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import Any

from pathplan.diagnostic import Severity
from pathplan.model import IgnoredFiles, Settings
from pathplan.text import Document, Where

LEVELS: dict[str, Severity | None] = {s.word: s for s in Severity}
LEVELS["off"] = None
SHOWN = frozenset({"met", "not-yet", "pass-mark", "off"})
"""What the verb of a statement may show."""


def build_settings(document: Document) -> Settings:
    """Return the settings in a file; what does not fit is left out."""
    data = _table(document.data)
    rules = _table(data.get("rules"))
    checks = _table(data.get("check"))
    fail_on = _text(checks.get("fail-on"))
    baseline = _text(checks.get("baseline"))
    folder = posixpath.dirname(document.file)
    return Settings(
        levels={name: LEVELS[level] for name, value in rules.items() if (level := _level(value))},
        options={
            name: {k: _value(v) for k, v in value.items() if k != "level"}
            for name, value in rules.items()
            if isinstance(value, dict)
        },
        ignored=_ignored(data.get("ignore"), Where(document.file)),
        select=_texts(checks.get("select")),
        ignore=_texts(checks.get("ignore")),
        fail_on=None if fail_on == "never" else LEVELS.get(fail_on) or Severity.ERROR,
        formats=_texts(checks.get("format")),
        baseline=posixpath.join(folder, baseline) if baseline else "",
        by=_text(data.get("by")),
        status={k: v for k, v in _table(data.get("status")).items() if type(v) is int and v > 0},
        verbs=_words(_table(data.get("import")).get("verbs")),
        folder=folder,
        sources=(document.file,),
    )


def _level(value: object) -> str:
    found = _text(value.get("level") if isinstance(value, dict) else value)
    return found if found in LEVELS else ""


def _value(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _ignored(value: object, top: Where) -> tuple[IgnoredFiles, ...]:
    return tuple(
        IgnoredFiles(
            files=_texts(entry.get("files")),
            rules=_texts(entry.get("rules")),
            reason=_text(entry.get("reason")),
            where=top / "ignore" / number,
        )
        for number, entry in enumerate(value if isinstance(value, list) else ())
        if isinstance(entry, dict)
    )


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _words(value: object) -> Mapping[str, str]:
    return {k.casefold(): v for k, v in _table(value).items() if _text(v) in SHOWN}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()
