"""Looks hold without colour, and their colours have the contrast that WCAG 2.2 asks for."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from pictures import STATUSES, everything, in_page, picture

from pathplan.model.drawing import Box
from pathplan.render.image import How, image, legend
from pathplan.render.languages import language
from pathplan.render.sheet import style_sheet
from pathplan.render.style import LOOKS, SHADES, Theme, colours, ground

TEXT, EDGE = 4.5, 3.0
THEMES: tuple[Theme, ...] = ("light", "dark")
NEVER_TOGETHER = {frozenset({"foreign", other}) for other in ("goal", "earned", "done", "failed")}
"""What is from another map is marked in the picture of a map, the others on a learner's path."""


def luminance(colour: str) -> float:
    """Return the relative luminance, as WCAG defines it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_what_wcag_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("status", LOOKS)
def test_text_and_border_stand_out(status: str, theme: Theme) -> None:
    look = next(look for name, look in LOOKS.items() if name == status)
    of = look.dark if theme == "dark" else look.light
    assert contrast(of.text, of.fill) >= TEXT
    assert contrast(of.border, of.fill) >= EDGE
    for around in (ground(theme).page, ground(theme).band):
        assert contrast(of.border, around) >= EDGE


@pytest.mark.parametrize("theme", THEMES)
def test_shades_grow_and_stay_readable(theme: Theme) -> None:
    fills = []
    for shade in range(len(SHADES)):
        of = colours(Box(id="", title="", status="plain", needed=1, shade=shade), theme)
        assert contrast(of.text, of.fill) >= TEXT
        assert contrast(of.border, of.fill) >= EDGE
        fills.append(contrast(of.fill, ground(theme).page))
    assert fills == sorted(fills)
    assert all(b / a >= 1.15 for a, b in pairwise(fills))


@pytest.mark.parametrize("theme", THEMES)
def test_lines_and_words_beside_them_stand_out(theme: Theme) -> None:
    of = ground(theme)
    for around in (of.page, of.band):
        assert contrast(of.grey, around) >= TEXT
        assert contrast(of.ink, around) >= TEXT


@pytest.mark.parametrize(("one", "other"), [*combinations(STATUSES, 2)])
def test_every_pair_differs_without_colour(one: str, other: str) -> None:
    if frozenset({one, other}) in NEVER_TOGETHER:
        return
    a, b = (next(look for name, look in LOOKS.items() if name == s) for s in (one, other))
    same = (a.line, a.rounded, a.doubled) == (b.line, b.rounded, b.doubled)
    assert not same or max(a.width, b.width) / min(a.width, b.width) >= 1.6


@pytest.mark.parametrize("code", ["en", "es"])
def test_every_pair_differs_in_words(code: str) -> None:
    said = language(code).picture.legend
    assert len({said[status] for status in STATUSES}) == len(STATUSES)


def test_a_picture_is_dark_by_rules_or_by_attributes() -> None:
    dark = ground("dark").page
    auto, fixed = (
        image(everything(), "svg", How(theme=theme))[0].decode() for theme in ("auto", "dark")
    )
    assert "@media (prefers-color-scheme:dark){.pathplan .page" in auto
    assert f'fill="{dark}"' not in auto
    assert f'fill="{dark}"' in fixed
    assert "<style>" not in fixed
    assert "<style>" not in image(everything(), "svg", How(theme="light"))[0].decode()
    assert "<style>" not in in_page(everything(), "x")


@pytest.mark.parametrize("theme", ["auto", *THEMES])
def test_rules_name_classes_that_pictures_have(theme: Theme) -> None:
    drawn = image(everything(), "svg", How(theme="light"))[0].decode()
    used = {name for found in re.findall(r'class="([^"]+)"', drawn) for name in found.split()}
    named = set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"\{[^{}]*\}", "", style_sheet(theme))))
    assert named <= used
    assert "forced-colors" in style_sheet(theme)
    assert style_sheet(theme).count("{") == style_sheet(theme).count("}")


def test_where_shades_tell_something_the_legend_has_no_other_colour() -> None:
    box = Box(id="n0", title="A", status="foreign", needed=0)
    shaded = picture(box, legend=("foreign",))
    drawn = [element for element, _ in legend(shaded) if element]
    assert LOOKS["foreign"].light.fill not in "".join(drawn)
    assert all("shade" in element for element in drawn)
    alone = legend(picture(replace(box, needed=None), legend=("foreign",)))
    assert LOOKS["foreign"].light.fill in alone[0][0]


def test_what_a_picture_is_drawn_around_has_a_ring_and_says_so() -> None:
    box = Box(id="n0", title="A", status="planned")
    usual, marked = (
        image(picture(one), "svg")[0].decode() for one in (box, replace(box, centre=True))
    )
    assert marked.count('class="rim"') == usual.count('class="rim"') + 1
    assert "asked for" in marked
    assert "asked for" not in usual
