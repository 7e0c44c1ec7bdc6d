"""Pages: what they say, how they are built, and that no text of a file becomes more than text."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import hostile
import pytest
from browse import Read
from golden import CASES, CURRICULA, laid_out
from maps import large_map

from pathplan.cli.drawing import figured
from pathplan.cli.pages import sheet
from pathplan.cli.planning import Asked, planned
from pathplan.cli.run import run
from pathplan.cli.who import learner_at
from pathplan.model import Audience
from pathplan.plan import why
from pathplan.render.escape import line, terminal
from pathplan.render.image import USUAL
from pathplan.render.pages._facts import facts
from pathplan.render.pages.plan import plan_page
from pathplan.render.pages.sheet import Sheet

GOLDEN = Path(__file__).parent / "pages"
TODAY = date(2026, 11, 23)
DAY = ("--today", TODAY.isoformat())
KB = 1_000
PAGES: dict[str, tuple[str, Audience]] = {
    "mia": ("fractions/learners/L-0042", "learner"),
    "mia-for-advisors": ("fractions/learners/L-0042", "advisor"),
    "no-way": ("fractions/learners/L-0031", "learner"),
    "reached": ("fractions/learners/L-0022", "learner"),
    "terms": ("school-math/learners/S-1207", "learner"),
    "no-dates": ("it-support/learners/T-102", "learner"),
    "large": ("computing/learners/C-2001", "learner"),
}
NOT_SAID = re.compile(r"<(svg|style|script)\b.*?</\1>|<meta http-equiv[^>]*>", re.DOTALL)
HOSTILE = (
    "</title></style></script><script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "a & b &amp; <b>c</b> <!-- d",
    '#eval("1+1") \\ $x$ `raw` *b* _i_ @ref <label> // x',
)


def made(path: Path, audience: Audience = "learner") -> Sheet:
    asked = Asked(today=TODAY, audience=audience, quiet=True)
    return sheet(planned(learner_at(str(path)), asked))


def paged(found: Sheet) -> str:
    with figured(found.drawing, USUAL, quiet=True) as figure:
        return plan_page(found, figure)


@pytest.fixture(scope="module")
def sheets() -> dict[str, Sheet]:
    """What the pages of shipped learners are made from."""
    return {
        name: made(CURRICULA / f"{path}.learner.yaml", audience)
        for name, (path, audience) in PAGES.items()
    }


@pytest.fixture(scope="module")
def pages(sheets: dict[str, Sheet]) -> dict[str, str]:
    """The pages of shipped learners."""
    return {name: paged(found) for name, found in sheets.items()}


@pytest.mark.parametrize("name", [name for name in PAGES if name != "large"])
def test_what_a_page_says(name: str, pages: dict[str, str], request: pytest.FixtureRequest) -> None:
    told = NOT_SAID.sub("", pages[name]).replace("><", ">\n<")
    golden = GOLDEN / f"{name}.html"
    if request.config.getoption("--update"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(told)
    assert told == golden.read_text()


def test_a_page_speaks_the_language_of_its_learner_and_marks_titles_in_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out(CASES / "spanish-plan", tmp_path)
    monkeypatch.chdir(tmp_path)
    learner = next(tmp_path.rglob("T-101.learner.yaml"))
    page = Read(paged(made(learner)))
    assert page.all("html")[0]["lang"] == "es"
    assert "Qué hacer ahora" in page.text
    source = next(tmp_path.rglob("it-support.map.yaml"))
    source.write_text(re.sub(r"language: \w+", "language: en", source.read_text()))
    assert {"lang": "en"} in Read(paged(made(learner))).all("span")


def test_what_is_listed_together_is_one_list(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        assert not re.search(r"</([uo]l)>\s*<\1[ >]", text), name


def test_a_page_can_be_walked_through_by_its_headings_and_links(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        read = Read(text)
        levels = [int(tag[1]) for tag, _ in read.elements if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1, name
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        ids = Counter(a["id"] for _, a in read.elements if "id" in a)
        assert set(ids.values()) == {1}, [i for i, many in ids.items() if many > 1]
        aims = [a["href"][1:] for a in read.all("a") if a.get("href", "").startswith("#")]
        assert set(aims) <= set(ids), name
        assert {a["for"] for a in read.all("label")} == {a["id"] for a in read.all("input")}
        assert all("scope" in a for a in read.all("th"))
        assert len(read.all("main")) == 1
        for _, a in read.elements:
            assert "style" not in a, a
            assert not [key for key in a if key.startswith("on")], a
            assert set(a.get("aria-labelledby", "").split()) <= set(ids)
            if a.get("role") == "region":
                assert a["aria-label"]
                assert a["tabindex"] == "0"


def test_what_is_done_and_what_is_to_be_learned_make_the_path(sheets: dict[str, Sheet]) -> None:
    for name, found in sheets.items():
        steps = [s for s in found.report.plan.steps if s.kind in {"learn", "together"}]
        assert found.done + sum(len(step.parts) for step in steps) == found.total, name


def test_every_competency_of_the_map_has_a_row_that_its_id_leads_to(
    sheets: dict[str, Sheet], pages: dict[str, str]
) -> None:
    for name, found in sheets.items():
        rows = {a["id"] for a in Read(pages[name]).all("tr") if "id" in a}
        drawn = {found.report.short(found.keys[box.id]) for box in found.drawing.boxes}
        assert rows == drawn


def test_a_page_allows_and_asks_for_nothing_from_elsewhere(pages: dict[str, str]) -> None:
    for text in pages.values():
        read = Read(text)
        policy = [a["content"] for a in read.all("meta") if "http-equiv" in a]
        assert len(policy) == 1
        assert policy[0].startswith("default-src 'none'")
        assert "unsafe" not in policy[0]
        assert not read.all("link", "iframe", "object", "embed", "base", "form", "img")
        assert not [a for _, a in read.elements if "src" in a]
        for url in (a["href"] for a in read.all("a")):
            assert re.match(r"https?://|mailto:|#|[^:]*$", url), url


def test_pages_are_small(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        most = 1_500 if name in {"large", "terms"} else 150
        assert len(text.encode()) < most * KB, (name, len(text))


@pytest.mark.parametrize(("size", "most"), [(60, 150), (800, 1_500)])
def test_a_page_stays_below_its_size(
    size: int, most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("large.map.yaml").write_text(large_map(size))
    goals = f"c{size - 1}, c{size - 2}"
    head = "format: pathplan-learner/1\nid: ida\nmap: large.map.yaml\n"
    Path("ida.learner.yaml").write_text(
        f"{head}goals: [{goals}]\npace: {{hours_per_week: 5, start: 2026-11-23}}\n"
    )
    assert run(["draw", "ida", "--all", "-o", "ida.html", *DAY, "-q"]) == 0
    assert len(Path("ida.html").read_bytes()) < most * KB
    assert run(["plan", "ida", "-o", "plan.html", *DAY, "-q"]) == 0
    assert len(Path("plan.html").read_bytes()) < most * KB


def _named(found: Sheet, key: str) -> str:
    return found.report.short(key) if key in found.drawn else found.report.title(key)


def test_the_panel_tells_what_why_tells(sheets: dict[str, Sheet]) -> None:
    for name in ("mia", "no-way", "no-dates"):
        found = sheets[name]
        path = CURRICULA / f"{PAGES[name][0]}.learner.yaml"
        study = planned(learner_at(str(path)), Asked(today=TODAY, audience="learner", quiet=True))
        told = facts(found)
        assert set(told) == {box.id for box in found.drawing.boxes}
        for box, fact in told.items():
            said = why(study.study.graph, study.plan, found.keys[box])
            assert found.whys[found.keys[box]] == said
            assert fact["id"] == found.report.short(found.keys[box])
            assert fact.get("opens", []) == [_named(found, key) for key in said.opens]
            needs = fact.get("needs", [])
            assert isinstance(needs, list)
            assert [key for need in needs for key in need["ids"]] == [
                _named(found, key) for key in said.needs
            ]


def test_data_is_json_that_no_text_can_end(pages: dict[str, str]) -> None:
    for text in pages.values():
        data = Read(text).data
        assert len(data) == 1
        assert json.loads(data[0])["things"]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("audience", ["learner", "advisor"])
def test_a_hostile_text_stays_text(text: str, audience: Audience, tmp_path: Path) -> None:
    hostile.copied(CURRICULA / "fractions", tmp_path / "fractions", text)
    arithmetic = tmp_path / "arithmetic" / "arithmetic.map.yaml"
    arithmetic.parent.mkdir()
    arithmetic.write_text((CURRICULA / "arithmetic/arithmetic.map.yaml").read_text())
    page = paged(made(tmp_path / "fractions/learners/L-0042.learner.yaml", audience))
    read = Read(page)
    kinds = {tag for tag, _ in read.elements}
    assert not kinds & {"img", "b", "iframe"}
    assert len(read.all("script")) == 2
    assert not [key for _, a in read.elements for key in a if key.startswith("on")]
    assert not [a for a in read.all("a") if a.get("href", "").lower().startswith("javascript")]
    assert terminal(line(text)) in " ".join(read.text.split()) or terminal(text) in read.text
    things = json.loads(read.data[0])["things"].values()
    assert terminal(line(text)) in {fact["title"] for fact in things}


def test_the_same_sheet_gives_the_same_page(sheets: dict[str, Sheet]) -> None:
    again = made(CURRICULA / f"{PAGES['mia'][0]}.learner.yaml")
    assert paged(again) == paged(sheets["mia"])


def test_a_page_without_a_picture_or_steps_is_whole(sheets: dict[str, Sheet]) -> None:
    bare = replace(
        sheets["mia"], drawing=replace(sheets["mia"].drawing, boxes=()), keys={}, drawn=frozenset()
    )
    read = Read(paged(bare))
    assert "map" not in {a.get("id") for _, a in read.elements}
    assert len(read.all("h1")) == 1
