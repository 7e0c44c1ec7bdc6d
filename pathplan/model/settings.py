"""What the user has set: levels and options of rules, what is ignored, what fails a check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pathplan.diagnostic import Severity
from pathplan.model.requirement import NOWHERE
from pathplan.text import Where


@dataclass(frozen=True, slots=True, kw_only=True)
class IgnoredFiles:
    """Findings of some rules that do not count in some files, and why.

    `files` are patterns of paths as in `drafts/*`, seen from the folder of the settings.
    """

    files: tuple[str, ...]
    rules: tuple[str, ...]
    reason: str
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings in force. A level of None switches a rule off.

    `select` are the only rules that run, all where it is empty; `fail_on` of None never fails.
    `by` is the user's own name; `status` says from when on somebody needs attention, `verbs` what
    the verbs of statements show. `folder` is what paths in them start from; `sources` are the files
    they were read from, the strongest first.
    """

    levels: Mapping[str, Severity | None] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    ignored: tuple[IgnoredFiles, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity | None = Severity.ERROR
    formats: tuple[str, ...] = ()
    baseline: str = ""
    by: str = ""
    status: Mapping[str, int] = field(default_factory=dict)
    verbs: Mapping[str, str] = field(default_factory=dict)
    folder: str = ""
    sources: tuple[str, ...] = ()

    def runs(self, rule: str) -> bool:
        """Say whether a rule is asked for and not switched off."""
        if self.select:
            return rule in self.select and rule not in self.ignore
        return rule not in self.ignore and self.levels.get(rule, Severity.ERROR) is not None
