"""How things look: colours of the terminal, and what each status looks like in a picture."""

from __future__ import annotations

from dataclasses import dataclass

ANSI = {"red": "31;1", "yellow": "33;1", "blue": "34;1", "green": "32;1"}


def paint(text: str, name: str, *, colour: bool) -> str:
    """Return a text in a colour of the terminal, or as it is."""
    return f"\x1b[{ANSI[name]}m{text}\x1b[0m" if colour else text


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a box looks: fill, border colour, width and dashes, text colour, and the shape."""

    fill: str
    border: str
    width: float = 1.2
    dashes: str = ""
    text: str = "#1b1b1b"
    rounded: bool = True
    doubled: bool = False


LOOKS = {
    "plain": Look(fill="#ffffff", border="#55606e"),
    "counts": Look(fill="#dcefe3", border="#2e7d4f", width=1.6, doubled=True),
    "ready": Look(fill="#fff3cf", border="#a36a00", width=2.6),
    "planned": Look(fill="#e6eefb", border="#2f5fb3", width=1.4),
    "other": Look(fill="#fbfbfb", border="#9aa3ad", dashes="2,3", text="#4a4f55"),
    "unreachable": Look(fill="#f3f3f3", border="#8a2b2b", dashes="6,3", rounded=False),
    "foreign": Look(fill="#f7f4fb", border="#77669c", dashes="6,3"),
    "credential": Look(fill="#fdeee4", border="#a4501c", width=1.8, rounded=False),
}
"""By status; borders and shapes differ, so that the picture works without colour."""
FONT = "DejaVu Sans, Helvetica, Arial, sans-serif"
