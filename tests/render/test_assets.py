"""The scripts and style sheets of pages: they parse, run nothing from outside, and stay small."""

from __future__ import annotations

import re
import shutil
import subprocess
from importlib.resources import files

import pytest

from pathplan.render.pages import explore
from pathplan.render.pages._html import asset

ASSETS = sorted(
    one.name
    for one in (files("pathplan.render.pages") / "assets").iterdir()
    if one.name.endswith((".js", ".css"))
)
SCRIPTS = [name for name in ASSETS if name.endswith(".js")]
RUNS_TEXT = r"\beval\b|\bFunction\b|innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc"
ASKS = r"\bfetch\b|XMLHttpRequest|WebSocket|sendBeacon|\bimport\b|serviceWorker"
KEEPS = r"localStorage|sessionStorage|indexedDB|\.cookie"
STYLES = r"setAttribute\(\s*[\"']style"
OUTSIDE = r"https?://[a-z0-9]|@import|url\("


@pytest.mark.parametrize("name", ASSETS)
def test_nothing_comes_from_outside_and_every_file_says_what_it_is_for(name: str) -> None:
    text = asset(name)
    assert not re.search(OUTSIDE, text)
    assert text.startswith("/* ")
    assert text.count("\n") <= 300
    assert text.endswith("\n")
    assert "\t" not in text
    assert not re.search(r" +\n", text)
    assert max(map(len, text.splitlines())) <= 200


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_runs_no_text_asks_no_network_and_keeps_nothing(name: str) -> None:
    text = asset(name)
    for forbidden in (RUNS_TEXT, ASKS, KEEPS, STYLES, r"\bvar\b", r"[^=!]==[^=]", r"!=[^=]"):
        assert not re.search(forbidden, text), forbidden
    assert '"use strict";' in text
    assert "</" not in text  # nothing ends the element that it stands in


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_parses(name: str) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("there is no node here; the browser tests run the script")
    done = subprocess.run(
        [node, "--check", "-"], input=asset(name), text=True, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_every_class_that_the_script_gives_has_a_style() -> None:
    given = set(re.findall(r"\bclass: \"([\w-]+)\"|ring\(\"([\w-]+)\"\)", explore.script()))
    names = {one or other for one, other in given}
    assert {"map-tools", "map-panel", "map-focus"} <= names
    assert {name for name in names if f".{name}" not in explore.style()} == set()


def test_every_word_that_the_script_says_is_in_the_languages() -> None:
    from pathplan.render.languages import language

    said = set(re.findall(r"\bsay\(\"(\w+)\"", explore.script()))
    said |= {"search", "status", "strand", "tag", "because", "needs", "opens", "shown", "resources"}
    assert said | {"plain"} == set(language("en").map)
