"""Files beside maps and learners that are broken in odd ways: plain words, or no matter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pathplan.cli.errors import WRONG_USE
from pathplan.cli.run import run
from pathplan.cli.who import learner_at
from pathplan.read.agreed import read_agreed

MAP = """format: pathplan-map/1
id: x
competencies:
  a: {title: A, effort: 1h}
"""
LEARNER = "format: pathplan-learner/1\nid: ada\nmap: x.map.yaml\ngoals: [a]\n"
DEEP = 200_000
ENTRY = {"mark": "m", "rule": "dead-end", "file": "x.map.yaml", "message": "m"}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.map.yaml").write_text(MAP)
    Path("ada.learner.yaml").write_text(LEARNER)


BASELINES = {
    "deep": "[" * DEEP,
    "deep and whole": '{"findings": ' + "[" * DEEP + "]" * DEEP + "}",
    "a long number": '{"findings": ' + "1" * 5000 + "}",
    "no text": json.dumps({"findings": [{**ENTRY, "file": 3}]}),
    "no rule": json.dumps({"findings": [{**ENTRY, "rule": None}]}),
    "no mark": json.dumps({"findings": [{**ENTRY, "mark": ["m"]}]}),
    "no message": json.dumps({"findings": [{**ENTRY, "message": {}}]}),
    "no list": json.dumps({"findings": 3}),
}


@pytest.mark.parametrize("text", BASELINES.values(), ids=BASELINES)
def test_a_baseline_that_is_none(text: str, capfd: pytest.CaptureFixture[str]) -> None:
    Path("pathplan.baseline.json").write_text(text)
    assert run(["check"]) == WRONG_USE
    assert "pathplan.baseline.json is no baseline." in capfd.readouterr().err
    assert run(["check", "--write-baseline", "-q"]) == 0
    assert run(["check"]) == 0


SETTINGS = {
    "lists": ("a = " + "[" * DEEP, "levels deep"),
    "closed lists": ("a = " + "[" * 300 + "]" * 300, "levels deep"),
    "tables": ("[" + ".".join(["a"] * 3000) + "]", "levels deep"),
    "dotted": (".".join(["a"] * 3000) + " = 1", "levels deep"),
    "a long number": ("a = " + "1" * 5000, "no TOML"),
    "a day that is none": ("a = 2026-02-30", "no TOML"),
}


@pytest.mark.parametrize(("text", "said"), SETTINGS.values(), ids=SETTINGS)
def test_settings_that_cannot_be_read(
    text: str, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("pathplan.toml", "pyproject.toml"):
        Path(name).write_text(f"{text}\n[tool.pathplan]\n")
        assert run(["check"]) == WRONG_USE
        told = capfd.readouterr().err
        assert said in told
        assert name in told
        Path(name).unlink()


@pytest.mark.parametrize("name", ["pathplan.toml", "pyproject.toml"])
def test_settings_may_start_with_a_mark(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    head = "tool.pathplan." if name == "pyproject.toml" else ""
    Path(name).write_text(f"[{head}check]\nfail-on = 'note'\n", encoding="utf-8-sig")
    assert run(["check"]) == 1
    Path(name).write_text(f"[{head}check]\nfail-on = 'notes'\n", encoding="utf-8-sig")
    assert run(["check"]) == WRONG_USE
    assert f"{name}:2:11" in capfd.readouterr().err


NAMED = {
    "an open quote": ('ada,Ada L\nbob,"Bob' + "x" * 140_000, "Ada L"),
    "an open quote, not long": ('ada,Ada L\nbob,"Bob', "Ada L"),
    "old line ends": ("bob,Bob\rada,Ada L\r", "Ada L"),
    "other line ends": ("bob,Bob\r\nada,Ada L\r\n", "Ada L"),
    "no text": ("ada,\0\n", "\0"),
}


@pytest.mark.parametrize(("text", "name"), NAMED.values(), ids=NAMED)
def test_names_that_can_be_read_count(text: str, name: str) -> None:
    Path("names.csv").write_text(text, newline="")
    assert learner_at("ada.learner.yaml").name == name
    assert run(["plan", "ada", "-q"]) == 0


def test_a_link_that_leads_nowhere_is_not_the_nearest(capfd: pytest.CaptureFixture[str]) -> None:
    Path("y.map.yaml").symlink_to("gone")
    assert run(["check", "y.map.yaml"]) == WRONG_USE
    said = capfd.readouterr().err
    assert (
        said == "pathplan: there is no file or folder `y.map.yaml`. The nearest is `x.map.yaml`.\n"
    )


@pytest.mark.parametrize("text", ["[" * DEEP, "1" * 5000, "{}", "null", "\ud800"])
def test_a_saved_plan_that_is_none(text: str, capfd: pytest.CaptureFixture[str]) -> None:
    raw = text.encode("utf-8", "surrogatepass")
    assert read_agreed(raw, "x", {}) is None
    Path("ada.plan.json").write_bytes(raw)
    assert run(["plan", "ada", "-q"]) == WRONG_USE
    assert "ada.plan.json is no plan." in capfd.readouterr().err
    assert run(["plan", "ada", "-q", "--fresh"]) == 0
