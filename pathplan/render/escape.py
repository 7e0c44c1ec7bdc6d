"""One function for each place that text goes to, so that no text can be more than text there."""

from __future__ import annotations

import re

from pathplan.cells import guarded

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What a terminal or a browser acts on instead of showing it: controls and direction marks.

And what is no character, which XML may not hold.
"""
MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&:@])")
LISTED = re.compile(r"(^\s*\d*|www)([.)+\-])", re.IGNORECASE)
MARKUP = re.compile("[&<>\"']")
XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
SPACES = re.compile(r"\s+")
SCHEMES = ("https://", "http://", "mailto:")
"""Where a link may lead, besides a file beside the one that it stands in."""


def terminal(text: str) -> str:
    r"""Return text for a terminal: what would act on it is spelled out, as `\u{1b}`."""
    if text.isascii() and text.isprintable():
        return text
    return HIDDEN.sub(lambda m: f"\\u{{{ord(m.group()):x}}}", text)


def line(text: str) -> str:
    """Return text as one line."""
    return " ".join(text.split())


def markdown(text: str) -> str:
    """Return text for a line of Markdown, every character of its syntax escaped."""
    return MARKDOWN.sub(r"\\\1", terminal(line(text)))


def code(text: str) -> str:
    """Return text as code in a cell of a Markdown table; a backtick becomes a quotation mark."""
    safe = terminal(line(text)).replace("`", "'").replace("|", "\\|")
    return f"`{safe}`" if safe else ""


def github_text(text: str) -> str:
    """Return text for the message of a GitHub command: it cannot end it or begin another."""
    return terminal(line(text)).replace("%", "%25")


def github_property(text: str) -> str:
    """Return text for a property of a GitHub command."""
    return github_text(text).replace(":", "%3A").replace(",", "%2C")


def dot(text: str, *, left: bool = False) -> str:
    """Return text as a quoted DOT string: no HTML, no escapes of Graphviz; breaks stay breaks.

    With `left` its lines start at the left instead of being centred.
    """
    quoted = terminal(text).replace("\\", "\\\\").replace('"', '\\"')
    broken = quoted.replace("\n", "\\l") + "\\l" if left else quoted.replace("\n", "\\n")
    return f'"{broken}"'


def mermaid(text: str) -> str:
    """Return text for a quoted Mermaid label: quotes, markup and formulas as character numbers.

    So is what Mermaid before 11.17 takes for a list, a rule or a link, and does not draw.
    """
    safe = re.sub(
        r"""[^\w .,;?/=%()+\-\n\u00a0-\U0010ffff]|_""",
        lambda m: f"#{ord(m.group())};",
        terminal(text).replace(";", "\u0000"),
    )
    safe = LISTED.sub(lambda m: f"{m[1]}#{ord(m[2])};", safe.replace("#0;", "#59;"))
    return '"' + safe.replace("\n", "<br/>") + '"'


def mermaid_line(text: str) -> str:
    """Return text for what Mermaid reads to the end of a line; what acts there is left out."""
    return line(re.sub("[#{}<>%]", " ", terminal(line(text)).replace(";", ",")))


def cell(text: str) -> str:
    """Return text for a cell of a table: one line that no spreadsheet takes for a formula."""
    return guarded(terminal(line(text)))


def xml(text: str) -> str:
    """Return text for XML, in content and in attributes."""
    safe = terminal(text)
    return safe.translate(XML) if MARKUP.search(safe) else safe  # most texts have none of it


def address(url: str) -> str:
    """Return an address that a picture or a page may lead to, "" for any other.

    Web pages, mail, and what lies beside the file itself; nothing that runs, and nothing that a
    browser reads otherwise than it is written.
    """
    if set(url) & set("<>\\") or url.startswith("//") or HIDDEN.search(url) or SPACES.search(url):
        return ""
    relative = ":" not in re.split("[/?#]", url, maxsplit=1)[0]
    return url if relative or url.lower().startswith(SCHEMES) else ""


def typst(text: str) -> str:
    """Return text as a string of Typst: no markup, no code."""
    return '"' + terminal(line(text)).replace("\\", "\\\\").replace('"', '\\"') + '"'
