"""From bytes to text, or to what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pathplan.diagnostic import Diagnostic, Severity
from pathplan.text import Place, Span, Where

HEADS = (
    (b"\x00\x00\xfe\xff", "is written in UTF-32"),
    (b"\xff\xfe\x00\x00", "is written in UTF-32"),
    (b"\xfe\xff", "is written in UTF-16"),
    (b"\xff\xfe", "is written in UTF-16"),
    (b"\x1f\x8b", "is compressed (gzip)"),
    (b"PK\x03\x04", "is a zip archive, perhaps an Excel or Word file"),
    (b"\xd0\xcf\x11\xe0", "is an old Excel or Word file"),
    (b"%PDF", "is a PDF file"),
    (b"\x89PNG", "is a picture"),
)
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]"
)
"""Control characters, and line ends on which parsers disagree: text can hide behind them.

So can halves of characters, which no file can hold.
"""
BREAKS = re.compile("\r\n|\r|\n")
SAVE = "save it as UTF-8"
MOST = 100
"""Lines with hidden characters that are named; more of them say nothing new."""


def decode(raw: bytes, file: str) -> tuple[str, list[Diagnostic]]:
    """Return the text of a file, without a byte order mark, and what is wrong with its bytes."""
    for head, what in HEADS:
        if raw.startswith(head):
            return "", [_whole(file, f"this file {what}; it was not read", SAVE)]
    if b"\x00" in raw[:4096] and raw[:4096].count(b"\x00") > len(raw[:4096]) // 8:
        return "", [_whole(file, "this file is written in UTF-16 or is binary", SAVE)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", [_broken(raw, file, error)]
    text = BREAKS.sub("\n", text) if "\r" in text else text
    return text, list(_control(text, file))


def _whole(file: str, message: str, advice: str) -> Diagnostic:
    return Diagnostic(
        rule="encoding",
        severity=Severity.ERROR,
        where=Where(file),
        message=message,
        help=advice,
        place=Place(file, Span(0, 0, 0, 0), ""),
    )


def _broken(raw: bytes, file: str, error: UnicodeDecodeError) -> Diagnostic:
    before = raw[: error.start].decode("utf-8-sig", "replace")
    lines = BREAKS.split(before)
    line, column = len(lines) - 1, len(lines[-1])
    rest = re.split(b"[\r\n]", raw[error.start : error.start + 200])[0]
    guess = rest.decode("cp1252", "replace")
    source = lines[-1] + guess
    return Diagnostic(
        rule="encoding",
        severity=Severity.ERROR,
        where=Where(file),
        message="this character is not UTF-8; the file was not read",
        help=f"{SAVE}; it may be Windows-1252",
        place=Place(file, Span(line, column, line, column + 1), source),
    )


def _control(text: str, file: str) -> Iterator[Diagnostic]:
    """Yield a finding for the first forbidden character of each line."""
    position = line = counted = 0
    for _ in range(MOST):
        match = FORBIDDEN.search(text, position)
        if match is None:
            return
        line += text.count("\n", counted, match.start())
        counted = match.start()
        start = text.rfind("\n", 0, counted) + 1
        stop = text.find("\n", counted)
        position = stop if stop >= 0 else len(text)
        column = counted - start
        yield Diagnostic(
            rule="control-character",
            severity=Severity.ERROR,
            where=Where(file),
            message=f"there is a hidden character here, U+{ord(match.group()):04X}",
            help="take it out",
            place=Place(file, Span(line, column, line, column + 1), text[start:position]),
        )
