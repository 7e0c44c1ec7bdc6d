"""Reports of every shipped map: whole, silent, readable by anybody, on any screen and paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

import pytest
from chromium import Visit, others, reports

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
every_map = pytest.mark.parametrize("name", sorted(reports()))
every_status = pytest.mark.parametrize("name", ["status", "status-L-0042"])
every_page = pytest.mark.parametrize("name", sorted({**reports(), **others()}))
SHEET = r"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]"
AROUND = """one => {
    const found = [];
    for (let up = one.parentElement; up; up = up.parentElement)
        if (getComputedStyle(up).display !== 'block') found.push(up.tagName);
    return found;
}"""
"""What stands around something and would keep it as wide as the first sheet is."""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def _violations(page: Page) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


def _select(page: Page) -> None:
    """Select a box of the map, where there is a map, so that all there can be is there."""
    if page.locator(".map-view").count():
        page.locator(".map-view .box[tabindex='0']").press("Enter")
        page.fill("#-map-search", "a e")
        assert page.is_visible(".map-panel")


@every_page
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_bars_the_way(
    visit: Callable[..., Visit], name: str, scheme: Literal["light", "dark"]
) -> None:
    page = visit(name, color_scheme=scheme).page
    _select(page)
    assert _violations(page) == []


@every_page
def test_a_narrow_screen_never_scrolls_sideways(visit: Callable[..., Visit], name: str) -> None:
    page = visit(name, viewport={"width": 320, "height": 640}, has_touch=True).page
    assert page.evaluate(OVERFLOW) <= 0
    _select(page)
    assert page.evaluate(OVERFLOW) <= 0
    for size in page.eval_on_selector_all(
        ".map-tools button, .map-tools input, .map-tools select, .map-panel > button",
        "all => all.map(one => one.getBoundingClientRect()).map(r => Math.min(r.width, r.height))",
    ):
        assert size >= 44


@every_map
def test_it_is_whole_without_a_script(visit: Callable[..., Visit], name: str) -> None:
    page = visit(name, java_script_enabled=False).page
    picture = page.locator("svg.pathplan[role='img']")
    assert picture.is_visible()
    assert picture.locator(".box").count() > 0
    rows = page.locator("tr[id]")
    ids = {row.get_attribute("id") for row in rows.all()}
    drawn = {box.get_attribute("data-id") for box in picture.locator(".box").all()}
    assert drawn <= ids
    link = page.locator("tbody a[href^='#']").first
    target = (link.get_attribute("href") or "#").removeprefix("#")
    link.click()
    assert page.url.endswith(f"#{target}")
    assert page.locator("tr:target").get_attribute("id") == target
    assert page.locator("tr:target").is_visible()


@every_map
def test_the_picture_is_dark_in_the_dark_without_a_script_too(
    visit: Callable[..., Visit], name: str
) -> None:
    page = visit(name, java_script_enabled=False, color_scheme="dark").page
    for selector, what in ((".picture", "backgroundColor"), (".picture .box .side", "fill")):
        colour = page.locator(selector).first.evaluate(f"one => getComputedStyle(one).{what}")
        assert max(int(part) for part in re.findall(r"\d+", colour)[:3]) < 128, colour


@every_map
def test_on_paper_nothing_is_cut_off_and_nothing_is_to_press(
    visit: Callable[..., Visit], name: str
) -> None:
    page = visit(name, viewport={"width": 700, "height": 990}).page
    page.locator(".map-view .box[tabindex='0']").press("Enter")
    page.emulate_media(media="print", color_scheme="light")
    for gone in (".map-tools", ".map-panel", ".map-live", "nav"):
        assert not page.locator(gone).is_visible()
    wide = page.evaluate("document.documentElement.clientWidth")
    sheet = page.evaluate("innerHeight")
    rects = page.eval_on_selector_all(
        ".map-view .box", "all => all.map(one => one.getBoundingClientRect().toJSON())"
    )
    assert min(rect["left"] for rect in rects) >= 0
    assert max(rect["right"] for rect in rects) <= wide + 1
    assert max(rect["bottom"] for rect in rects) - min(rect["top"] for rect in rects) <= sheet
    shades = page.eval_on_selector_all(
        ".map-view .box", "all => [...new Set(all.map(one => getComputedStyle(one).opacity))]"
    )
    assert shades == ["1"]
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


@every_map
def test_a_wide_picture_is_printed_on_sheets_that_lie(
    visit: Callable[..., Visit], name: str
) -> None:
    page = visit(name, viewport={"width": 700, "height": 990}).page
    page.emulate_media(media="print")
    printed = page.pdf(prefer_css_page_size=True, format="A4").decode("latin-1")
    sheets = [tuple(map(float, box)) for box in re.findall(SHEET, printed)]
    lying = [width > height for width, height in sheets]
    wide = page.locator(".map-part.wide")
    assert any(lying) is (wide.count() == 1)
    assert not all(lying)
    if any(lying):
        first, last = lying.index(True), len(lying) - lying[::-1].index(True)
        assert all(lying[first:last])
        assert wide.evaluate(AROUND) == []


@every_status
def test_how_it_is_going_is_whole_without_a_script_and_on_paper(
    visit: Callable[..., Visit], name: str
) -> None:
    page = visit(name, java_script_enabled=False, viewport={"width": 700, "height": 990}).page
    sheets = page.locator("article, main > section")
    assert sheets.count() > 0
    links = [link.get_attribute("href") or "" for link in page.locator("tbody a").all()]
    assert all(page.locator(f"[id='{link[1:]}']").is_visible() for link in links)
    assert len(links) == (4 if name == "status" else 0)
    for bar in page.locator(".bars .bar").all():
        assert (bar.bounding_box() or {"width": 0})["width"] > 100
    page.emulate_media(media="print", color_scheme="light")
    assert page.locator("nav").is_visible() is False
    for part in page.locator("article, li, td, .bar").all():
        box = part.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 701
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


@every_status
def test_bars_and_their_numbers_can_be_told_apart_on_a_phone(
    visit: Callable[..., Visit], name: str
) -> None:
    page = visit(name, viewport={"width": 320, "height": 640}).page
    for bar in page.locator(".bars .bar").all():
        assert (bar.bounding_box() or {"width": 0})["width"] > 200
