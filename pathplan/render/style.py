"""How things look: colours of the terminal, and what each status looks like in a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pathplan.model.drawing import Status

ANSI = {"red": "31;1", "yellow": "33;1", "blue": "34;1", "green": "32"}
FONT = "Arial"
FONTS = "Arial, Helvetica, DejaVu Sans, sans-serif"
INK = "#1F2937"
GREY = "#6B7280"


def paint(text: str, name: str, *, colour: bool) -> str:
    """Return a text in a colour of the terminal, or as it is."""
    return f"\x1b[{ANSI[name]}m{text}\x1b[0m" if colour else text


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a box looks; border and corners differ, so that it works without colour."""

    fill: str
    border: str
    text: str
    width: float = 1.2
    line: Literal["solid", "dashed", "dotted"] = "solid"
    rounded: bool = True
    doubled: bool = False


LOOKS: dict[Status, Look] = {
    "plain": Look(fill="#FFFFFF", border="#4B5563", text="#1F2937"),
    "done": Look(fill="#E3F2EC", border="#00664B", text="#16382D"),
    "implied": Look(fill="#E3F2EC", border="#00664B", text="#16382D", line="dashed"),
    "waived": Look(fill="#EAF1E0", border="#4A6612", text="#26350A", doubled=True),
    "ready": Look(fill="#FFE9B8", border="#8A5200", text="#3A2400", width=3.2),
    "planned": Look(fill="#DCEBFA", border="#0B5CAD", text="#0A2A4A", width=1.6),
    "expired": Look(fill="#F6E7D8", border="#8F4A12", text="#402006", line="dashed", width=1.6),
    "failed": Look(fill="#FBE3E0", border="#A32A1E", text="#47110B", width=2.4, rounded=False),
    "support": Look(fill="#E2F1F4", border="#0E6674", text="#082F36", line="dotted", width=2.0),
    "goal": Look(
        fill="#F3DCEB", border="#8E2A6B", text="#3F0F2F", width=1.6, rounded=False, doubled=True
    ),
    "earned": Look(fill="#F3DCEB", border="#8E2A6B", text="#3F0F2F", width=1.6, rounded=False),
    "optional": Look(fill="#FFFFFF", border="#5A5A5A", text="#333333", line="dashed"),
    "outside": Look(fill="#FAFAFA", border="#7A7A7A", text="#5E5E5E", line="dotted"),
    "foreign": Look(fill="#F4F2FA", border="#5B4B8A", text="#2B2250", rounded=False),
}
"""Fill, border and text have a contrast of at least 4.5:1 (text) and 3:1 (border)."""
