"""What every form of findings is made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pathplan.diagnostic import Diagnostic, Manual, Severity
from pathplan.model import Checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A check and how to tell of it.

    `manuals` are those of the rules found, by name. `everything` unfolds notes and shows what was
    ignored; `again` is the command as typed, to be named in hints; `root` is the whole name of the
    folder that files are named from.
    """

    checked: Checked
    manuals: Mapping[str, Manual] = field(default_factory=dict)
    version: str = ""
    width: int = 100
    colour: bool = False
    everything: bool = False
    quiet: bool = False
    again: str = "pathplan check"
    root: str = ""

    @property
    def shown(self) -> tuple[Diagnostic, ...]:
        """The findings that count; notes only when everything is asked for."""
        found = self.checked.findings
        return tuple(f for f in found if self.everything or f.severity is not Severity.NOTE)

    @property
    def uncounted(self) -> tuple[tuple[Diagnostic, str], ...]:
        """What was ignored or is in the baseline, each with a mark that says so, if asked for."""
        if not self.everything:
            return ()
        ignored = [(f, "  (ignored)") for f in self.checked.ignored]
        return (*ignored, *((f, "  (in the baseline)") for f in self.checked.known))


def told_in_one(found: Diagnostic) -> str:
    """Return what is wrong and what to do about it, for forms that have one text for both."""
    return f"{found.message}; {found.help}" if found.help else found.message


@dataclass(frozen=True, slots=True)
class Form:
    """One form of findings."""

    render: Callable[[Told], str]
