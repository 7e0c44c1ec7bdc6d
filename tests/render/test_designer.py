"""The page about a map: all it says is there, in the map's language, whatever the titles are."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import hostile
import pytest
from browse import Read
from golden import CURRICULA

from pathplan.cli.run import run

LOOSE = """\
format: pathplan-map/1
id: loose
title: Un mapa con cabos sueltos
language: es
strands: {s: Números, t: Nada}
competencies:
  a: {title: Contar, strand: s, effort: 1h, assess: [{title: Prueba}]}
  b: {title: Sumar, strand: s, effort: 30m, requires: [a]}
  c: {title: Restar, strand: s, requires: [a], optional: true}
  d: {title: Multiplicar, effort: 2h, requires: [{any_of: [b, c]}], corequires: [e]}
  e: {title: Dividir, effort: 2h, requires: [nada]}
"""
GOLDEN = Path(__file__).parent / "pages"
NOT_SAID = re.compile(r"<(svg|style|script)\b.*?</\1>|<meta http-equiv[^>]*>", re.DOTALL)
Pages = Callable[..., str]


@pytest.fixture
def page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Pages:
    monkeypatch.chdir(tmp_path)

    def made(text: str) -> str:
        (tmp_path / "x.map.yaml").write_text(text)
        run(["draw", "x.map.yaml", "-o", "x.html"])
        capfd.readouterr()
        return (tmp_path / "x.html").read_text()

    return made


@pytest.mark.parametrize("name", ["fractions-map", "loose-map"])
def test_what_the_page_of_a_map_says(
    page: Pages, name: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    if name == "loose-map":
        text = page(LOOSE)
    else:
        target = Path("map.html").absolute()
        monkeypatch.chdir(CURRICULA / "fractions")
        run(["draw", "fractions.map.yaml", "-o", str(target), "-q"])
        text = target.read_text()
    told = NOT_SAID.sub("", text).replace("><", ">\n<")
    golden = GOLDEN / f"{name}.html"
    if request.config.getoption("--update"):
        golden.write_text(told)
    assert told == golden.read_text()


@pytest.mark.parametrize("language", ["en", "es", "pl"])
def test_no_text_of_a_map_becomes_more_than_text(page: Pages, language: str) -> None:
    read = Read(page(hostile.MAP.format(language=language)))
    kinds = {kind for kind, _ in read.elements}
    assert not kinds & {"b", "i", "iframe", "img", "object", "embed", "base", "form"}
    assert [e for e in read.all("script") if e.get("type") != "application/json"] == [{}]
    for _, attributes in read.elements:
        assert not {"style", "onload", "onclick"} & attributes.keys()
        assert not attributes.get("href", "").lower().startswith(("javascript", "a b"))
    assert "<i>strand</i> & 'more'" in read.text
    assert read.all("html") == [{"lang": "en" if language == "pl" else language}]


def test_every_id_stands_once_whatever_competencies_are_called(page: Pages) -> None:
    read = Read(page(hostile.MAP.format(language="en")))
    ids = [attributes["id"] for _, attributes in read.elements if attributes.get("id")]
    rows = [attributes["id"] for attributes in read.all("tr") if "id" in attributes]
    assert rows == ["map", "data", "n3"]
    assert sorted(set(ids)) == sorted(ids)
    targets = {a["href"][1:] for a in read.all("a") if a["href"].startswith("#")}
    assert targets <= set(ids)


def test_all_findings_stand_with_their_places(page: Pages) -> None:
    text = Read(page(hostile.MAP.format(language="en"))).text
    assert re.search(r"x\.map\.yaml:\d+:\d+", text)
    for rule in ("bad-id", "bad-url", "no-assessment"):
        assert rule in text, rule


@pytest.mark.parametrize("path", sorted(CURRICULA.rglob("*.map.yaml")), ids=lambda p: p.stem)
def test_the_facts_of_a_shipped_map_are_those_of_its_table(
    path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run(["draw", str(path), "--format", "html", "--all"])
    text = capfd.readouterr().out
    read = Read(text)
    found = re.search(r'<script type="application/json">(.*?)</script>', text, re.DOTALL)
    assert found
    things = json.loads(found.group(1))["things"]
    boxes = {
        a["id"].removeprefix("-map-") for a in read.all("g") if "box" in a.get("class", "").split()
    }
    assert things.keys() == boxes
    rows = {a["id"] for a in read.all("tr") if "id" in a}
    assert {thing["id"] for thing in things.values()} == rows
    named = {one for thing in things.values() for need in thing["needs"] for one in need["ids"]}
    assert {one for one in named if "/" not in one} <= rows


def _many(count: int) -> str:
    entries = "".join(f"  c{n}: {{title: C{n}, effort: 1h}}\n" for n in range(count))
    return f"format: pathplan-map/1\nid: m\ntitle: Many\nlanguage: en\ncompetencies:\n{entries}"


def test_where_only_an_overview_is_shown_the_page_says_how_to_see_more(page: Pages) -> None:
    text = page(_many(301))
    assert "<code>pathplan draw x.map.yaml --all -o FILE.html</code>" in text
    assert "--strand" in text
    assert "An overview of 301 competencies" in Read(text).text
    assert "--all -o" not in page(_many(3))


def test_many_notes_are_folded_away_mistakes_are_not(page: Pages) -> None:
    assert "<details" not in page(_many(3))
    text = page(f"{_many(20)}  bad: {{title: Bad, effort: 1h, requires: [nothing]}}\n")
    shown, _, folded = text.partition("<details")
    assert "unknown-prerequisite" in shown
    assert "no-assessment" not in shown
    assert folded.count("no-assessment") == 21
    assert re.search(r"<summary[^>]*>\d+ notes</summary>", folded)


def test_a_map_with_nothing_in_it_is_not_praised_for_it(page: Pages) -> None:
    assert "Every competency has" not in page(
        "format: pathplan-map/1\nid: m\ntitle: Empty\nlanguage: en\ncompetencies: {}\n"
    )
