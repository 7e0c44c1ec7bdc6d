"""Colours of the terminal, which only repeat what the words say."""

from __future__ import annotations

import re

ANSI = {"red": "31;1", "yellow": "33;1", "blue": "34;1", "green": "32"}
MARKS = {"[x]": "green", "[=]": "green", "[>]": "yellow", "[*]": "blue"}
MARK = re.compile(rf"^  ({'|'.join(map(re.escape, MARKS))}) ", re.MULTILINE)


def paint(text: str, name: str, *, colour: bool) -> str:
    """Return a text in a colour of the terminal, or as it is."""
    return f"\x1b[{ANSI[name]}m{text}\x1b[0m" if colour else text


def marked(text: str, *, colour: bool) -> str:
    """Return a report with the marks at the start of its lines in colour, or as it is.

    Colours say nothing of their own: words stand beside each mark.
    """
    if not colour:
        return text
    return MARK.sub(lambda found: f"  {paint(found[1], MARKS[found[1]], colour=True)} ", text)
