"""The first line of a file that tells editors which schema to use."""

from __future__ import annotations

import posixpath
import re

from pathplan.check.schema import schema_names, schema_text
from pathplan.diagnostic import Diagnostic, Severity
from pathplan.text import Document, Place, Span, Where

LINE = re.compile(r"#\s*yaml-language-server:\s*\$schema=(\S+)")


def named_schema(line: str) -> str | None:
    """Return the schema that a line names for editors; None where it names none."""
    found = LINE.match(line)
    return found.group(1) if found else None


def old_schema(document: Document, path: str, there: bytes) -> list[Diagnostic]:
    """Return a note if the schema at a path, with this text, is not this program's."""
    name = posixpath.basename(path).removesuffix(".schema.json")
    if name not in schema_names() or there == schema_text(name).encode():
        return []
    line = document.line(0)
    at = line.index("=") + 1
    span = Span(0, at, 0, len(line.rstrip()))
    return [
        Diagnostic(
            rule="old-schema",
            severity=Severity.NOTE,
            where=Where(document.file),
            message=f"{path} is the schema of another version of pathplan",
            help=f"pathplan schema {name} > {path}",
            place=Place(document.file, span, line),
        )
    ]
