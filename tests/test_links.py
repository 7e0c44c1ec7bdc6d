"""Links to files lead to the same files from wherever an output stands."""

from __future__ import annotations

import json
import posixpath
from pathlib import Path

import pytest
from browse import Read

from pathplan.cli.run import run

MAP = """\
format: pathplan-map/1
id: m
title: M
language: en
competencies:
  a:
    title: A
    effort: 1h
    resources:
      - {title: Sheet, url: sheets/a%20b.pdf#page=2}
      - {title: Web, url: "https://example.org/x?y=1"}
    assess: [{title: Check, url: check.html}]
  b: {title: B, effort: 1h, requires: [a]}
assessments:
  - {title: Both, url: ../both.html, shows: [b]}
"""
LEARNER = "format: pathplan-learner/1\nid: ida\nmap: ../maps/m.map.yaml\ngoals: [b]\n"
DAY = ("--today", "2026-11-23", "-q")
FILES = {"maps/sheets/a%20b.pdf", "maps/check.html", "both.html"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A map and a learner, each in a folder of its own."""
    for name, text in (("maps/m.map.yaml", MAP), ("learners/ida.learner.yaml", LEARNER)):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _links(target: str) -> set[str]:
    text = Path(target).read_text()
    if target.endswith(".html"):
        return {a["href"] for a in Read(text).all("a") if not a["href"].startswith("#")}
    learned = [one for step in json.loads(text)["steps"] for one in step["competencies"]]
    return {
        way["url"]
        for one in learned
        for way in (*one["resources"], *one["assessments"])
        if way["url"]
    }


@pytest.mark.parametrize(
    "target", ["x.json", "out/x.json", "maps/x.json", "learners/deep/x.json", "out/x.html"]
)
def test_links_lead_to_the_same_files(target: str, folder: Path) -> None:
    (folder / target).parent.mkdir(parents=True, exist_ok=True)
    assert run(["plan", "ida", "-o", target, *DAY]) == 0
    links = _links(target)
    assert "https://example.org/x?y=1" in links
    local = {link for link in links if "://" not in link}
    there = {posixpath.normpath(posixpath.join(posixpath.dirname(target), x)) for x in local}
    assert {x.partition("#")[0] for x in there} <= FILES
    assert there


def test_the_page_of_a_map_leads_to_the_same_files_from_elsewhere(folder: Path) -> None:
    for target, sheets in (("maps/x.html", ""), ("out/x.html", "../maps/"), ("x.html", "maps/")):
        (folder / target).parent.mkdir(exist_ok=True)
        assert run(["draw", "maps/m.map.yaml", "-o", target, "-q"]) == 1  # a file is missing
        text = (folder / target).read_text()
        assert f'"{sheets}sheets/a%20b.pdf#page=2"' in text


def test_a_folder_of_plans_leads_from_itself(folder: Path) -> None:
    assert run(["plan", "learners/", "-o", "plans/", "--format", "json", *DAY]) == 0
    assert "../maps/check.html" in _links("plans/ida.json")
    assert folder.exists()


def test_on_the_terminal_links_stay_as_they_are(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run(["plan", "ida", "--format", "json", *DAY])
    assert '"url": "check.html"' in capfd.readouterr().out
    assert folder.exists()
