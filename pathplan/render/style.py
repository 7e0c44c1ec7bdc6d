"""How pictures look: what each status looks like, in the light and in the dark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pathplan.model.drawing import Box, Status

FONT = "Arial"
FONTS = "Arial, Helvetica, Liberation Sans, DejaVu Sans, sans-serif"
Theme = Literal["auto", "light", "dark"]
"""The colours of a picture: for a light or a dark place, or `auto`, as whoever looks at it asks."""


@dataclass(frozen=True, slots=True)
class Colours:
    """Of a box: its inside, its border, its text."""

    fill: str
    border: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a box looks; border, corners and doubling differ, so that it works without colour."""

    light: Colours
    dark: Colours
    width: float = 1.2
    line: Literal["solid", "dashed", "dotted"] = "solid"
    rounded: bool = True
    doubled: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """The colours of what is no box: lines, gates, bands, and what is written beside them."""

    page: str
    ink: str
    grey: str
    band: str
    rim: str


LIGHT = Ground("#FFFFFF", "#1F2937", "#5F6775", "#F4F5F7", "#D1D5DB")
DARK = Ground("#14171C", "#E5E7EB", "#9CA3AF", "#1C2027", "#3B424D")

_GREEN = Colours("#E3F2EC", "#00664B", "#16382D"), Colours("#12352A", "#4FC9A0", "#D5F3E7")
_PLUM = Colours("#F3DCEB", "#8E2A6B", "#3F0F2F"), Colours("#4A1838", "#F08CC6", "#FDE3F2")


LOOKS: dict[Status, Look] = {
    "plain": Look(
        light=Colours("#FFFFFF", "#4B5563", "#1F2937"),
        dark=Colours("#1C2027", "#9CA3AF", "#E5E7EB"),
    ),
    "done": Look(light=_GREEN[0], dark=_GREEN[1]),
    "implied": Look(light=_GREEN[0], dark=_GREEN[1], line="dashed"),
    "waived": Look(
        light=Colours("#EAF1E0", "#4A6612", "#26350A"),
        dark=Colours("#27340F", "#A9CC5E", "#EAF5D2"),
        doubled=True,
    ),
    "ready": Look(
        light=Colours("#FFE9B8", "#8A5200", "#3A2400"),
        dark=Colours("#5A3B00", "#FFC24D", "#FFF1D0"),
        width=3.2,
    ),
    "planned": Look(
        light=Colours("#DCEBFA", "#0B5CAD", "#0A2A4A"),
        dark=Colours("#12304F", "#6FB1F5", "#DCEBFB"),
        width=2.0,
    ),
    "expired": Look(
        light=Colours("#F6E7D8", "#8F4A12", "#402006"),
        dark=Colours("#43260C", "#E9A265", "#FBE7D5"),
        line="dashed",
        width=2.4,
    ),
    "failed": Look(
        light=Colours("#FBE3E0", "#A32A1E", "#47110B"),
        dark=Colours("#4B1813", "#F5968C", "#FCE3E0"),
        width=3.2,
        rounded=False,
    ),
    "support": Look(
        light=Colours("#E2F1F4", "#0E6674", "#082F36"),
        dark=Colours("#0D353D", "#5CC4D4", "#D8F2F6"),
        line="dotted",
        width=2.4,
    ),
    "goal": Look(light=_PLUM[0], dark=_PLUM[1], width=1.8, rounded=False, doubled=True),
    "earned": Look(light=_PLUM[0], dark=_PLUM[1], width=1.8, rounded=False),
    "optional": Look(
        light=Colours("#FFFFFF", "#5A5A5A", "#333333"),
        dark=Colours("#14171C", "#B5BCC6", "#D6DBE1"),
        line="dashed",
        rounded=False,
    ),
    "outside": Look(
        light=Colours("#FAFAFA", "#7A7A7A", "#5E5E5E"),
        dark=Colours("#191D23", "#7C8592", "#9AA3AF"),
        line="dotted",
    ),
    "foreign": Look(
        light=Colours("#F4F2FA", "#5B4B8A", "#2B2250"),
        dark=Colours("#2A2443", "#A996E6", "#E6E0F8"),
        rounded=False,
    ),
}
"""Text has a contrast of at least 4.5:1 on its box, a border 3:1 on its box and on the page."""

_INK = "#1F2937"
SHADES: tuple[tuple[Colours, Colours], ...] = tuple(
    (Colours(light, "#3F4856", _INK), Colours(dark, "#B5BCC6", "#F3F4F6"))
    for light, dark in (
        ("#FFFFFF", "#14171C"),
        ("#E6EEF8", "#1B2635"),
        ("#CBDBEF", "#22344C"),
        ("#AFC7E6", "#2A4464"),
        ("#93B3DC", "#33547C"),
    )
)
"""How dark a box is by how much depends on it, light and dark; its border keeps line and width."""


def ground(theme: Theme) -> Ground:
    """Return the colours of what is no box; `auto` is light where nothing can be asked."""
    return DARK if theme == "dark" else LIGHT


def colours(box: Box, theme: Theme) -> Colours:
    """Return the colours of a box."""
    dark = theme == "dark"
    if box.needed is not None:
        return SHADES[box.shade][dark]
    look = LOOKS[box.status]
    return look.dark if dark else look.light
