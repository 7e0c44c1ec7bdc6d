"""The map of a page: found, walked, searched, filtered and moved, by keys, mouse and fingers."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from chromium import TODAY, Visit
from golden import CURRICULA

from pathplan.cli.run import run

pytestmark = pytest.mark.browser
MIA = "L-0042-learner"
FOCUSED = "document.activeElement.dataset.id"
VISIBLE = """() => {
    const view = document.querySelector('.map-view').getBoundingClientRect();
    const box = document.activeElement.getBoundingClientRect();
    return box.left >= view.left && box.right <= view.right && box.top >= view.top
        && box.bottom <= view.bottom;
}"""
IN_SIGHT = """() => {
    const { top, bottom } = document.querySelector('.map-view').getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
}"""
SCALE = "new DOMMatrix(getComputedStyle(document.querySelector('.map-view > svg')).transform)"
Visits = Callable[..., Visit]


def _into(visit: Visit) -> None:
    """Go to the map with the tab key alone."""
    visit.page.focus(".map-zoom button:last-child")
    visit.page.keyboard.press("Tab")


def _scale(visit: Visit) -> float:
    return float(visit.page.evaluate(f"{SCALE}.a"))


def _soon(visit: Visit, come_true: Callable[[], bool]) -> None:
    """Wait for what a browser does when it gets round to it, as after a wheel or a link."""
    for _ in range(100):
        if come_true():
            return
        visit.page.wait_for_timeout(20)
    pytest.fail("it did not happen")


def test_it_opens_where_something_can_be_begun_in_readable_letters(visit: Visits) -> None:
    for name in (MIA, "S-1207-learner", "school-math"):
        seen = visit(name)
        assert (
            seen.page.evaluate(
                "Math.min(...[...document.querySelectorAll('.map-view .box text')]"
                ".map(one => parseFloat(getComputedStyle(one).fontSize)))"
            )
            * _scale(seen)
            >= 8.99
        )
        first = seen.page.locator(".map-view .box.ready" if "learner" in name else ".map-view .box")
        assert any(box.is_visible() for box in first.all())


def test_a_walk_through_a_plan_with_the_keyboard(visit: Visits) -> None:
    seen = visit(MIA)
    keys = seen.page.keyboard
    _into(seen)
    assert "ready now" in seen.focused()
    walked = [seen.page.evaluate(FOCUSED)]
    for _ in range(12):
        keys.press("ArrowRight")
        assert seen.page.evaluate(VISIBLE)
        assert seen.page.is_visible(".map-focus.there")
        if seen.page.evaluate(FOCUSED) == walked[-1]:
            break
        walked.append(seen.page.evaluate(FOCUSED))
    assert len(walked) >= 4
    assert seen.page.locator(".map-view .box[tabindex='0']").count() == 1
    edges = seen.page.eval_on_selector_all(
        ".edge", "all => all.map(one => [one.dataset.from, one.dataset.to])"
    )
    leading: dict[str, set[str]] = {}
    for source, target in edges:
        leading.setdefault(source, set()).add(target)
    ids = {
        b.get_attribute("data-id"): b.get_attribute("id")
        for b in seen.page.locator(".map-view .box").all()
    }
    for one, other in pairwise(walked):
        reached = leading.get(ids[one] or "", set())
        through = {end for gate in reached for end in leading.get(gate, set()) if "-o" in gate}
        assert ids[other] in reached | through
    keys.press("ArrowLeft")
    assert seen.page.evaluate(FOCUSED) != walked[-1]
    keys.press("Home")
    keys.press("ArrowDown")
    keys.press("ArrowUp")
    assert seen.page.evaluate(VISIBLE)


def test_selecting_lights_what_it_needs_and_opens_and_tells_it(
    visit: Visits, capfd: pytest.CaptureFixture[str]
) -> None:
    seen = visit(MIA)
    _into(seen)
    seen.page.keyboard.press("Enter")
    assert seen.page.url.endswith("#frac.area-model")
    assert seen.live() == seen.focused()
    assert "needs 1, opens 2" in seen.live()
    assert seen.page.locator("[aria-pressed='true']").count() == 1
    assert seen.names(".box.needed") == {"frac.part-of-whole", "frac.unit-fractions"}
    opened = seen.names(".box.opened")
    assert {"frac.equivalent", "ratio.bar-model", "ratio.problems", "fraction-badge"} <= opened
    assert "frac.number-line" not in opened
    panel = seen.page.inner_text(".map-panel")
    learner = str(CURRICULA / "fractions/learners/L-0042.learner.yaml")
    run(["why", learner, "frac.area-model", "--for", "learner", *TODAY])
    told = " ".join(capfd.readouterr().out.split())
    for title in (
        "See a fraction as part of a whole",
        "Make equivalent fractions",
        "Draw ratios as bars",
        "Area poster",
        "step 1 of 11, 2h30m",
    ):
        assert title in told
        assert title in panel
    seen.page.keyboard.press("Escape")
    assert not seen.page.is_visible(".map-panel")
    assert "#" not in seen.page.url
    assert seen.page.locator(".needed, .opened, [aria-pressed='true']").count() == 0


def test_the_panel_leads_on_and_lets_go(visit: Visits) -> None:
    seen = visit(MIA)
    _into(seen)
    seen.page.keyboard.press("Enter")
    link = seen.page.locator(".map-panel a:has-text('Make equivalent fractions')")
    link.scroll_into_view_if_needed()
    top = seen.page.evaluate("scrollY")
    link.click()
    assert seen.page.url.endswith("#frac.equivalent")
    assert seen.page.inner_text(".map-panel h3") == "Make equivalent fractions"
    assert seen.page.evaluate("scrollY") == top
    seen.page.keyboard.press("Escape")
    assert seen.page.evaluate(FOCUSED) == "frac.equivalent"


def test_search_knows_titles_and_ids_without_accents_and_case(visit: Visits) -> None:
    seen = visit(MIA)
    search = seen.page.locator("#-map-search")
    search.fill("COMPÁRE")
    assert seen.names(".box:not(.off)") == {"frac.compare"}
    assert "1 of" in seen.live()
    search.press("Enter")
    assert seen.page.url.endswith("#frac.compare")
    search.fill("frac. fractions")
    search.press("Enter")
    first = seen.page.url
    search.press("Enter")
    assert seen.page.url != first
    search.press("ArrowDown")
    assert seen.page.url.endswith(str(seen.page.evaluate(FOCUSED)))
    search.fill("nothing is called so")
    assert seen.names(".box:not(.off)") == set()
    search.press("Escape")
    assert seen.page.locator(".box.off").count() == 0


def test_what_a_search_finds_comes_into_sight(visit: Visits) -> None:
    seen = visit("school-math", viewport={"width": 900, "height": 700})
    for sought in ("quadratic functions", "count to 100"):
        seen.page.fill("#-map-search", sought)
        view = seen.page.locator(".map-view").bounding_box()
        found = seen.page.locator(".map-view .box:not(.off)").first.bounding_box()
        assert view
        assert found
        assert view["x"] <= found["x"] <= view["x"] + view["width"] - found["width"]
        assert view["y"] <= found["y"] <= view["y"] + view["height"] - found["height"]


def test_what_is_filtered_out_is_out_of_reach(visit: Visits) -> None:
    seen = visit(MIA)
    _into(seen)
    seen.page.select_option("#-map-status", "planned")
    assert seen.page.locator(".box.planned.off").count() == 0
    assert seen.page.locator(".box:not(.planned):not(.off)").count() == 0
    here = seen.page.locator(".map-view .box[tabindex='0']")
    assert here.count() == 1
    assert "planned" in (here.get_attribute("class") or "")
    here.focus()
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "End", "Home"):
        seen.page.keyboard.press(key)
        assert "planned" in seen.focused()
    seen.page.select_option("#-map-strand", "Ratio")
    assert {name.partition(".")[0] for name in seen.names(".box:not(.off)")} == {"ratio"}
    seen.page.select_option("#-map-status", "")
    seen.page.select_option("#-map-strand", "")
    seen.page.select_option("#-map-tag", "grade-4")
    assert 0 < len(seen.names(".box:not(.off)")) < 18


def test_focus_is_never_lost_to_a_filter(visit: Visits) -> None:
    seen = visit(MIA)
    _into(seen)
    seen.page.evaluate(
        "() => { const one = document.querySelector('#-map-strand'); one.value = 'Ratio';"
        " one.dispatchEvent(new Event('change')); }"
    )
    assert str(seen.page.evaluate(FOCUSED)).startswith("ratio.")


def test_links_lead_to_a_competency_on_load_after_reload_and_from_the_table(
    visit: Visits,
) -> None:
    seen = visit(MIA, "#ratio.problems")
    title = seen.page.locator(".map-panel h3")
    assert title.inner_text() == "Solve ratio problems"
    _soon(seen, lambda: seen.page.evaluate(IN_SIGHT))
    seen.page.reload()
    assert title.inner_text() == "Solve ratio problems"
    seen.page.click("td a[href='#frac.compare'] >> nth=0")
    _soon(seen, lambda: title.inner_text() == "Compare fractions")
    _soon(seen, lambda: seen.page.evaluate(IN_SIGHT))
    assert visit(MIA, "#nothing").page.locator(".map-panel").is_hidden()
    assert visit(MIA, "#%E0%A4%A").page.locator(".map-panel").is_hidden()


def test_it_is_moved_and_sized_by_keys_buttons_mouse_and_wheel(visit: Visits) -> None:
    seen = visit(MIA)
    page, first = seen.page, _scale(seen)
    page.click(".map-zoom button >> nth=0")
    assert _scale(seen) == pytest.approx(first * 1.25)
    _into(seen)
    page.keyboard.press("-")
    assert _scale(seen) == pytest.approx(first)
    left = float(page.evaluate(f"{SCALE}.e"))
    page.keyboard.press("Shift+ArrowRight")
    assert float(page.evaluate(f"{SCALE}.e")) < left
    page.keyboard.press("0")
    whole = page.evaluate(
        "() => { const [a, b] = ['.map-view > svg', '.map-view'].map("
        "one => document.querySelector(one).getBoundingClientRect());"
        " return a.width <= b.width + 1 && a.height <= b.height + 1; }"
    )
    assert whole
    page.evaluate("document.activeElement.blur()")
    page.locator(".map-stage").scroll_into_view_if_needed()
    box = page.locator(".map-view").bounding_box()
    assert box
    x, y = box["x"] + 30, box["y"] + 30
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40, steps=4)
    page.mouse.up()
    assert page.locator(".map-panel").is_hidden()
    before, top = _scale(seen), page.evaluate("scrollY")
    page.mouse.wheel(0, -60)
    _soon(seen, lambda: page.evaluate("scrollY") != top)
    assert _scale(seen) == before
    page.keyboard.down("Control")
    page.mouse.wheel(0, -60)
    page.keyboard.up("Control")
    _soon(seen, lambda: _scale(seen) > before)


def test_it_follows_no_mouse_that_was_let_go_of_elsewhere(visit: Visits) -> None:
    seen = visit(MIA)
    page = seen.page
    page.locator(".map-stage").scroll_into_view_if_needed()
    box = page.locator(".map-view").bounding_box()
    assert box
    x, y = box["x"] + 30, box["y"] + 2
    before = page.evaluate(f"{SCALE}.toString()")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - 4)
    page.mouse.up()
    page.mouse.move(x, y + 60, steps=4)
    assert page.evaluate(f"{SCALE}.toString()") == before
    page.evaluate(
        "([x, y]) => { for (const [kind, buttons, by] of"
        " [['down', 1, 0], ['move', 0, 20], ['move', 0, 80]])"
        " document.querySelector('.map-view').dispatchEvent(new PointerEvent(`pointer${kind}`,"
        " { pointerId: 1, buttons, clientX: x, clientY: y + by, bubbles: true })); }",
        [x, y],
    )
    assert page.evaluate(f"{SCALE}.toString()") == before


def test_a_click_without_a_pointer_selects_after_a_drag_too(visit: Visits) -> None:
    seen = visit(MIA)
    page = seen.page
    page.locator(".map-stage").scroll_into_view_if_needed()
    box = page.locator(".map-view .box[tabindex='0']").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y + 20, steps=4)
    page.mouse.up()
    assert page.locator(".map-panel").is_hidden()
    page.evaluate(
        "document.querySelector(\".map-view .box[tabindex='0']\")"
        ".dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))"
    )
    assert page.locator(".map-panel").is_visible()


def test_two_fingers_make_it_larger_and_one_scrolls_the_page(visit: Visits) -> None:
    seen = visit(MIA, viewport={"width": 390, "height": 700}, has_touch=True, is_mobile=True)
    page = seen.page
    page.locator(".map-view").scroll_into_view_if_needed()
    before = _scale(seen)
    box = page.locator(".map-view").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    session = page.context.new_cdp_session(page)
    for kind, apart in (("Start", 40), ("Move", 60), ("Move", 90), ("Move", 120), ("End", 0)):
        points = [{"x": x - apart, "y": y, "id": 0}, {"x": x + apart, "y": y, "id": 1}]
        session.send(
            "Input.dispatchTouchEvent",
            {"type": f"touch{kind}", "touchPoints": points if apart else []},
        )
    assert _scale(seen) > before * 1.5
    top = page.evaluate("scrollY")
    session.send("Input.synthesizeScrollGesture", {"x": x, "y": y, "yDistance": -200})
    assert page.evaluate("scrollY") > top


def test_drawn_from_top_to_bottom_the_arrows_turn_with_it(visit: Visits) -> None:
    seen = visit("down")
    _into(seen)
    start = seen.page.evaluate(FOCUSED)
    seen.page.keyboard.press("ArrowDown")
    assert seen.page.evaluate(FOCUSED) != start
    seen.page.keyboard.press("ArrowUp")
    assert seen.page.evaluate(FOCUSED) == start


def test_what_a_screen_reader_hears(visit: Visits) -> None:
    seen = visit(MIA)
    for box in seen.page.locator(".map-view .box").all():
        assert box.get_attribute("role") == "button"
        assert box.get_attribute("aria-pressed") == "false"
        for text in box.locator("text").all():
            assert text.get_attribute("aria-hidden") == "true"
    picture = seen.page.locator(".map-view > svg")
    assert picture.get_attribute("role") == "group"
    described = picture.get_attribute("aria-describedby")
    assert seen.page.locator(f"[id='{described}']").inner_text()
    assert seen.page.locator(".map-live").get_attribute("role") == "status"


def test_a_page_in_spanish_speaks_spanish_and_marks_titles_in_english(visit: Visits) -> None:
    seen = visit("T-101-learner")
    assert seen.page.locator("html").get_attribute("lang") == "es"
    assert seen.page.inner_text("label[for='-map-search']") == "Buscar"
    _into(seen)
    seen.page.keyboard.press("Enter")
    assert seen.page.locator(".map-panel h3").get_attribute("lang") == "en"
    assert seen.page.locator(".map-panel li a:not([lang='en'])").count() == 0


def test_forced_colours_keep_rings_and_lines(visit: Visits) -> None:
    seen = visit(MIA, forced_colors="active")
    _into(seen)
    seen.page.keyboard.press("Enter")
    for selector in (".map-focus", ".map-view .edge.needed > path"):
        stroke = seen.page.locator(selector).first.evaluate("one => getComputedStyle(one).stroke")
        assert stroke not in {"none", "rgb(255, 255, 255)"}


def test_titles_and_ids_that_look_like_parts_of_a_page_stay_titles_and_ids(visit: Visits) -> None:
    for name, title in {
        "map": 'A "quoted" <title>',
        "data": "]]>--><svg onload=x>",
        "n3": "needs one of",
    }.items():
        seen = visit("hostile", f"#{name}")
        assert seen.page.inner_text(".map-panel h3") == title
        assert seen.page.title() == "</script><script>alert(1)</script>"
    assert seen.page.locator(".map-panel a[href^='javascript']").count() == 0
    assert seen.page.inner_text(".map-panel").count("Run") == 1
