"""Digits that are no numbers, and numbers that are too long: plain words, or a text like others."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pathplan.cli.errors import FAULT
from pathplan.cli.out import width
from pathplan.cli.run import run
from pathplan.cli.today import today

ODD = ["\u00b2", "\u0663", "1" * 5000, "9" * 12, "-1", "1_0"]
NAMES = ["two", "three", "long", "far", "less", "split"]
MAP = """format: pathplan-map/1
id: x
competencies:
  a: {title: A, effort: 1h}
  b: {title: B, effort: 1h, requires: {any_of: [badge, a]}}
credentials:
  badge: {title: "ODD", requires: [a]}
"""
LEARNER = "format: pathplan-learner/1\nid: ada\nmap: x.map.yaml\ngoals: [b]\n"


@pytest.fixture
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ada.learner.yaml").write_text(LEARNER)


@pytest.mark.usefixtures("_folder")
@pytest.mark.parametrize("odd", ODD, ids=NAMES)
def test_nothing_falls_over_them(
    odd: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("x.map.yaml").write_text(MAP.replace("ODD", odd), encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", odd)
    for words in (
        ["why", "ada", odd],
        ["draw", "x.map.yaml"],
        ["plan", "ada", "--pace", odd],
        ["plan", "ada", "--budget", odd],
    ):
        assert run(words) != FAULT, capfd.readouterr().err
    Path("x.map.yaml").write_text(MAP.replace("/1", f"/{odd}"), encoding="utf-8")
    assert run(["check"]) == 1
    assert "bad-format" in capfd.readouterr().out


@pytest.mark.parametrize("key", ["effort", "review_after", "title", "optional", "credits"])
@pytest.mark.parametrize("odd", ODD, ids=NAMES)
@pytest.mark.usefixtures("_folder")
def test_no_value_of_a_map_falls_over_them(
    key: str, odd: str, capfd: pytest.CaptureFixture[str]
) -> None:
    for written in (odd, f'"{odd}"', f"-{odd}.5", f"{odd}.{odd}", f"{odd}e99"):
        text = MAP.replace("title: B,", f"title: B, {key}: {written},")
        Path("x.map.yaml").write_text(text, encoding="utf-8")
        assert run(["check"]) != FAULT, capfd.readouterr().err


@pytest.mark.usefixtures("_folder")
@pytest.mark.parametrize("hours", ["1.0e-9", "0", "-1", "0.01", "1e99"])
def test_a_pace_of_less_than_a_minute_is_none(
    hours: str, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("x.map.yaml").write_text(MAP)
    Path("ada.learner.yaml").write_text(f"{LEARNER}pace: {{hours_per_week: {hours}}}\n")
    assert run(["plan", "ada"]) != FAULT, capfd.readouterr().err
    assert run(["check"]) == 1
    assert "hours_per_week" in capfd.readouterr().out


@pytest.mark.parametrize("odd", ODD, ids=NAMES)
def test_a_day_and_a_width_that_are_none_do_not_count(
    odd: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    now = today(None)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", odd)
    assert (today(None) - now).days in {0, 1}
    monkeypatch.setenv("COLUMNS", odd)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr("os.get_terminal_size", lambda _: Size())
    assert width() == 72 or odd == "9" * 12


class Size:
    """A terminal of 72 columns."""

    columns = 72
