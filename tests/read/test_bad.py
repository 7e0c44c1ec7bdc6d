"""Hostile files: each gives exactly the findings that its line in tests/bad/INDEX.tsv names."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pathplan.cli.run import run

BAD = Path(__file__).parents[1] / "bad"
with (BAD / "INDEX.tsv").open(newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.parametrize("row", ROWS, ids=[row["file"] for row in ROWS])
def test_each_gives_its_findings(
    row: dict[str, str], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(BAD)
    code = run(["check", "--format", "concise", row["file"]])
    printed = capfd.readouterr()
    lines = printed.out.splitlines()
    errors = {line.rpartition("[")[2].rstrip("]") for line in lines if ": error: " in line}
    assert errors == set(row["rules"].split())
    assert code == int(bool(errors))
    assert printed.err == ""
    assert "hunter2" not in printed.out


@pytest.mark.parametrize("row", ROWS, ids=[row["file"] for row in ROWS])
@pytest.mark.parametrize("command", ["draw", "plan", "next"])
def test_no_command_falls_over(
    command: str,
    row: dict[str, str],
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(BAD)
    code = run([command, row["file"], *(["--goal", "a"] if command != "draw" else [])])
    printed = capfd.readouterr()
    assert code in {0, 1, 2}
    assert "Traceback" not in printed.err


@pytest.mark.parametrize("row", ROWS, ids=[row["file"] for row in ROWS])
@pytest.mark.parametrize("command", ["fmt", "check --fix --unsafe", "rename a zz"])
def test_no_edit_falls_over(
    command: str,
    row: dict[str, str],
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    data = (BAD / row["file"]).read_bytes()
    path = tmp_path / row["file"]
    path.write_bytes(data)
    words = command.split()
    code = run([*words, row["file"]])
    printed = capfd.readouterr()
    assert code in {0, 1, 2}, printed.err
    if words[0] != "check" and code == 2:
        assert path.read_bytes() == data


def test_every_file_is_in_the_index() -> None:
    there = {p.name for p in BAD.iterdir()} - {"INDEX.tsv", "secret.txt"}
    assert there == {row["file"] for row in ROWS}


PIECES = st.sampled_from(
    [
        "format: pathplan-map/1\n",
        "format: pathplan-learner/1\n",
        "id: x\n",
        "map: x.map.yaml\n",
        "competencies:\n",
        "  a: {title: A, requires: [b, {any_of: [a, c]}]}\n",
        "  b:\n    title: B\n    requires: a\n",
        "  c: {effort: 2, level: x}\n",
        "goals: [a, {id: b}]\n",
        "evidence: [{competency: a, date: 2026-01-01}]\n",
        "decisions: [{skip: a}, {waive: b, by: x}]\n",
        "levels: [x, y]\n",
        "include: [x.map.yaml]\n",
        "credentials: {d: {title: D, requires: [{at_least: 5, of: []}]}}\n",
        "pace: {start: 1, terms: [{}], place: {a: b}}\n",
        "- [\n",
        "# pathplan: ignore[cycle] no\n",
        "  # pathplan: ignore[missing-effort, no-such] because\n",
        "  d: {title: D, recommends: [d, d], refreshes: {a: 2}, corequires: [e]}\n",
        "strands: {s: S, t: T}\n",
        "maps: {y: y.map.yaml, x: x.map.yaml}\n",
        "assessments: {e: {title: E, shows: {a: x, zz: y}}}\n",
        "likes: {interests: [x], modalities: [y]}\n",
        "name: Ada\n",
        "\t",
        "'",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=8).map("".join), st.text(max_size=60))


@settings(max_examples=150)
@given(a=TEXTS, b=TEXTS)
def test_no_text_makes_a_command_fall_over(
    a: str, b: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any", numbered=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        Path("x.map.yaml").write_text(a, encoding="utf-8", errors="replace")
        Path("x.learner.yaml").write_text(b, encoding="utf-8", errors="replace")
        for command in (
            ["check"],
            ["plan", "x.learner.yaml"],
            ["next", "x"],
            ["why", "x", "a"],
            ["draw", "x.map.yaml"],
            ["plan", "x.map.yaml", "--goal", "a"],
            [],
        ):
            assert run(command) in {0, 1, 2}
