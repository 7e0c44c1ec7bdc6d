"""What the reader has to say about a text while it reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from pathplan.diagnostic import Diagnostic, Fix, Related, Severity
from pathplan.text import Change, Place, Span, Where

CUT = re.compile(r"(?m)(?<=\S)([ \t]+)#(?=[^\s#])")
"""A comment that begins right after its `#`: perhaps a text was cut by it."""
ENDS = re.compile(rb"\r\n|\r|\n")
FLOW_ENDS = re.compile(r"[,}\]]")
TAGS = "tag:yaml.org,2002:"


@dataclass(slots=True)
class Remarks:
    """The findings about one text, at the places of libyaml's events."""

    file: str
    text: str
    found: list[Diagnostic] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def line(self, number: int) -> str:
        """Return a line of the text; "" past its end."""
        if not self.lines:
            self.lines = self.text.split("\n")
        return self.lines[number] if number < len(self.lines) else ""

    def place(self, span: Span) -> Place:
        """Return a place with the line it stands on."""
        return Place(self.file, span, self.line(span.line))

    def unwanted(self, event: Any) -> None:
        """Refuse an anchor or a tag."""
        if event.anchor is not None:
            self.feature(event, f"`&{event.anchor}` names this to repeat it elsewhere")
        elif event.tag is not None and event.tag != "!":
            self.feature(event, f"`!{event.tag.removeprefix(TAGS)}` gives this a type")

    def feature(self, event: Any, message: str) -> None:
        """Refuse a feature of YAML."""
        self.say(event, "yaml-feature", message, "write it out")

    def hidden(self, event: Any) -> None:
        """Refuse a hidden character in a text with escapes."""
        self.say(event, "control-character", "there is a hidden character in this text")

    def was_cut(self, event: Any, *, flow: bool) -> None:
        """Say that a comment cuts a text short."""
        line = self.line(event.end_mark.line)
        rest = line[event.end_mark.column :].strip()
        if flow:
            rest = FLOW_ENDS.split(rest)[0].rstrip()
        kept = line[event.start_mark.column : event.end_mark.column]
        self.say(
            event,
            "text-after-hash",
            "` #` ends a text here; what comes after it is not read",
            f'write "{kept} {rest}", or a space after the # if it is a comment',
        )

    def twice(self, name: str, first: Span, second: Span) -> None:
        """Say that a key stands twice."""
        here = Where(self.file)
        related = Related(where=here, message="the first", place=self.place(first))
        self.found.append(
            Diagnostic(
                rule="duplicate-key",
                severity=Severity.ERROR,
                where=here,
                message=f"`{name}` stands here twice; the second is not read",
                help="the second",
                related=(related,),
                place=self.place(second),
            )
        )

    def line_ends(self, raw: bytes) -> None:
        """Say that some lines end otherwise than most."""
        ends = [found.group() != b"\n" for found in ENDS.finditer(raw)]
        windows = sum(ends)
        if windows in {0, len(ends)}:
            return
        most = windows * 2 > len(ends)
        number = ends.index(not most)
        column = len(self.line(number))
        here = Where(self.file)
        self.found.append(
            Diagnostic(
                rule="mixed-line-ends",
                severity=Severity.NOTE,
                where=here,
                message=f"this line {'does not end' if most else 'ends'} as on Windows",
                help="most of the others do" if most else "most of the others do not",
                fix=Fix(changes=(Change(kind="line-ends", where=here, value="\n"),), safe=True),
                place=self.place(Span(number, column, number, column)),
            )
        )

    def say(self, event: Any, rule: str, message: str, advice: str = "") -> None:
        """Add a finding at an event."""
        start, end = event.start_mark, event.end_mark
        span = Span(start.line, start.column, end.line, end.column)
        self.found.append(
            Diagnostic(
                rule=rule,
                severity=Severity.ERROR,
                where=Where(self.file),
                message=message,
                help=advice,
                place=self.place(span),
            )
        )


def cuts(text: str) -> set[tuple[int, int]]:
    """Return where a comment begins right after its `#`: line and column of the text before."""
    if "#" not in text:
        return set()
    found: set[tuple[int, int]] = set()
    line = counted = 0
    for match in CUT.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        found.add((line, counted - text.rfind("\n", 0, counted) - 1))
    return found
