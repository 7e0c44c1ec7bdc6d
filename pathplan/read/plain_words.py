"""What is wrong with broken YAML, in words for people who never read its specification."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pathplan.diagnostic import Diagnostic, Severity
from pathplan.text import Place, Span, Where

if TYPE_CHECKING:
    import yaml

COLON = re.compile(r"^(\s*(?:- )?(?:\{)?[^\s:{}\[\],#][^:]*:\s+)(.+?)\s*(?:\s#.*)?$")
APOSTROPHE = re.compile(r"'[^']*'(?=\w)")
OPENED = ("did not find expected ',' or ']'", "did not find expected ',' or '}'")
TOO_MANY = ("did not find expected key", "did not find expected <document start>")
RESERVED = ("while scanning an anchor", "while scanning an alias")
REST = "the rest of this file was not read"
WORDS = (
    ("found unexpected end of stream", "a text is opened with a quote and never closed"),
    ("found unknown escape character", "a backslash in double quotes means something of its own"),
    ("did not find expected ',' or ']'", "a list is opened with [ and not closed with ]"),
    ("did not find expected ',' or '}'", "a mapping is opened with { and not closed with }"),
    ("block sequence entries are not allowed", "a list item cannot stand here"),
    ("did not find expected '-' indicator", "this line does not line up with the list above it"),
    ("could not find expected ':'", "a colon is missing after the key"),
    ("did not find expected key", "this line does not line up with those above it"),
    ("found undefined tag handle", "a text that starts with ! needs quotes"),
    ("did not find expected <document start>", "something stands here after the end of the data"),
    ("did not find expected node content", "something is missing here"),
    ("while scanning a directive", "a line that starts with % means something of its own"),
    ("while scanning a block scalar", "after | or > the text begins on the next line"),
)
ADVICE = {
    "found unknown escape character": "use single quotes",
    "could not find expected ':'": "write `key: value`",
    "did not find expected key": "use the same number of spaces, and quotes around special texts",
}


def explain(file: str, text: str, error: yaml.MarkedYAMLError) -> Diagnostic:
    """Return the finding for a YAML error: its place, and what to write instead."""
    mark = error.problem_mark or error.context_mark
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column if mark else 0
    said = f"{error.problem} {error.context or ''}"
    if any(known in said for known in RESERVED) and error.context_mark:
        line, column = error.context_mark.line, error.context_mark.column
    for look in (_deep, _tab, _colon, _keyless, _special, _apostrophe, _too_many):
        found = look(file, lines, line, column, said)
        if found is not None:
            return found
    known = next((k for k, _ in WORDS if k in said), "")
    words = dict(WORDS).get(known, "this is not YAML as it should be")
    if known in {"found unexpected end of stream", *OPENED} and error.context_mark:
        line, column = error.context_mark.line, error.context_mark.column
    source = lines[line] if line < len(lines) else ""
    span = Span(line, min(column, len(source)), line, max(column + 1, len(source.rstrip())))
    return _found(file, "yaml-syntax", words, ADVICE.get(known, ""), Place(file, span, source))


def _found(file: str, rule: str, words: str, advice: str, place: Place) -> Diagnostic:
    return Diagnostic(
        rule=rule,
        severity=Severity.ERROR,
        where=Where(file),
        message=f"{words}; {REST}",
        help=advice,
        place=place,
    )


def _deep(file: str, lines: list[str], line: int, column: int, problem: str) -> Diagnostic | None:
    """Explain a nesting that libyaml gives up on before we see its levels."""
    if "nesting" not in problem:
        return None
    place = Place(file, Span(line, column, line, column + 1), lines[line])
    return _found(file, "too-deep", "this is more than 100 levels deep", "", place)


def _tab(file: str, lines: list[str], line: int, _column: int, _problem: str) -> Diagnostic | None:
    """Explain a tab at the start of the line, or of the one before it."""
    for number in (line, line - 1):
        source = lines[number] if 0 <= number < len(lines) else ""
        tabs = len(source) - len(source.lstrip("\t"))
        if tabs:
            break
    else:
        return None
    spaces = next(
        (
            (len(other) - len(other.lstrip(" ")), place + 1)
            for place, other in [*enumerate(lines)][number + 1 :] + [*enumerate(lines)][:number]
            if other.startswith("  ") and other.strip()
        ),
        None,
    )
    advice = "use spaces"
    if spaces is not None:
        numbers = {2: "two", 3: "three", 4: "four", 6: "six", 8: "eight"}
        advice = f"write {numbers.get(spaces[0], spaces[0])} spaces, as in line {spaces[1]}"
    words = "this line starts with a tab, and YAML counts spaces"
    place = Place(file, Span(number, 0, number, tabs), source)
    return _found(file, "tab", words, advice, place)


def _colon(file: str, lines: list[str], line: int, _column: int, problem: str) -> Diagnostic | None:
    """Explain a text with a colon in it that has no quotes."""
    if "mapping values are not allowed" not in problem:
        return None
    source = lines[line]
    match = COLON.match(source)
    if match is None or ": " not in f"{match.group(2)} ":
        return None
    value = match.group(2)
    start = match.end(1)
    words = "a text with a colon in it needs quotes"
    advice = f'write "{value}"' if '"' not in value else f"write '{value}'"
    place = Place(file, Span(line, start, line, start + len(value)), source)
    return _found(file, "yaml-syntax", words, advice, place)


def _special(
    file: str, lines: list[str], line: int, column: int, problem: str
) -> Diagnostic | None:
    """Explain a text that starts with a character that YAML keeps for itself."""
    if not any(known in problem for known in ("cannot start any token", *RESERVED)):
        return None
    source = lines[line]
    first = source[column : column + 1]
    if first == "\t":
        words = "there is a tab here, and YAML counts spaces"
        place = Place(file, Span(line, column, line, column + 1), source)
        return _found(file, "tab", words, "write a space", place)
    value = re.split(r"\s#|,|\]|\}", source[column:])[0].rstrip() or first
    words = f"a text that starts with `{first}` needs quotes"
    place = Place(file, Span(line, column, line, column + len(value)), source)
    return _found(file, "yaml-syntax", words, f'write "{value}"', place)


def _keyless(
    file: str, lines: list[str], line: int, _column: int, problem: str
) -> Diagnostic | None:
    """Explain a key that has no colon after it, with its own keys below."""
    if "mapping values are not allowed" not in problem or not line:
        return None
    above = lines[line - 1].partition(" #")[0].rstrip()
    key = above.lstrip(" ")
    if not key or ":" in key or key[0] in "-#\"'{[":
        return None
    span = Span(line - 1, len(above) - len(key), line - 1, len(above))
    words = f"a colon is missing after `{key}`"
    return _found(file, "yaml-syntax", words, f"write `{key}:`", Place(file, span, lines[line - 1]))


def _apostrophe(
    file: str, lines: list[str], line: int, column: int, problem: str
) -> Diagnostic | None:
    """Explain a text in single quotes that an apostrophe has ended."""
    if not any(known in problem for known in (*OPENED, *TOO_MANY)):
        return None
    match = APOSTROPHE.search(lines[line], 0, column + 1) if line < len(lines) else None
    if match is None:
        return None
    place = Place(file, Span(line, match.end() - 1, line, match.end()), lines[line])
    words = "this ends the text, which is in single quotes"
    return _found(file, "yaml-syntax", words, "put the text in double quotes", place)


def _too_many(
    file: str, lines: list[str], line: int, column: int, problem: str
) -> Diagnostic | None:
    """Explain a bracket that closes nothing."""
    last = lines[line][column : column + 1] if line < len(lines) else ""
    if last not in {"}", "]"} or not any(known in problem for known in TOO_MANY):
        return None
    place = Place(file, Span(line, column, line, column + 1), lines[line])
    words = f"there is one `{last}` too many"
    return _found(file, "yaml-syntax", words, "take it out", place)
