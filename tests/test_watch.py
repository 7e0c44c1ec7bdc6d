"""Watching shows what changed, and goes on when a file breaks or goes away."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pathplan.cli.checking import files_of
from pathplan.cli.watch import watch
from pathplan.library import Library
from pathplan.model import Checked
from pathplan.pipeline import check_files

GOOD = "format: pathplan-map/1\nid: x\ncompetencies:\n  a: {title: A, effort: 1h}\n"
BAD = GOOD + "  b: {title: B, effort: 1h, requires: [c]}\n"


def test_only_what_changed_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    map_ = Path("x.map.yaml")
    shown: list[str] = []

    def write(text: str, after: int) -> None:
        map_.write_text(text)
        os.utime(map_, ns=(after, after))

    def gone() -> None:
        map_.unlink()

    acts: list[Callable[[], object]] = [
        lambda: None,
        lambda: write(BAD, 2_000),
        lambda: write(GOOD, 3_000),
        gone,
        lambda: write(BAD + "  - [", 4_000),
        lambda: write(BAD, 5_000),
    ]

    def looks() -> Iterator[None]:
        write(GOOD, 1_000)
        yield
        for act in acts:
            shown.append(capfd.readouterr().out)
            act()
            yield
        shown.append(capfd.readouterr().out)

    def check() -> Checked:
        return check_files(Library(), files_of(()))

    assert watch(check, looks()) == 0
    assert shown[0].endswith("Watching 1 file; Ctrl-C ends it.\n")
    assert shown[1] == ""
    assert "x.map.yaml: 4 new.\nx.map.yaml:5:40  error  unknown-prerequisite" in shown[2]
    assert "x.map.yaml: 4 mended.\n" in shown[3]
    assert shown[4] == "no maps and no learners in this folder.\n"
    assert "yaml-syntax" in shown[5]
    assert "mended" in shown[6]
