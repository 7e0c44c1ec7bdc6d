"""Class lists: learner files with pseudonyms, and names apart."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pathplan.cli.run import run

ROOT = Path(__file__).parents[2]
ROSTER = "Name,ID number,E-mail\nMia M,4711,mia@x.org\nLeo L,4712,leo@x.org\n"


def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("fractions", "arithmetic"):
        shutil.copytree(ROOT / "curricula" / name, tmp_path / "curricula" / name)
    (tmp_path / "roster.csv").write_text(ROSTER)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "learners"


TYPED = ["new", "learners", "roster.csv", "--map", "curricula/fractions/fractions.map.yaml"]


def test_names_stand_in_one_file_that_is_kept_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = _folder(tmp_path, monkeypatch)
    assert run(TYPED) == 0
    assert (folder / ".gitignore").read_text() == "names.csv\n"
    assert (folder / "names.csv").read_text() == "id,name\nL-0001,Mia M\nL-0002,Leo L\n"
    files = sorted(p.name for p in folder.glob("*.learner.yaml"))
    assert files == ["L-0001.learner.yaml", "L-0002.learner.yaml"]
    text = (folder / files[0]).read_text()
    assert text == (
        'format: pathplan-learner/1\nid: L-0001\nids: {moodle: "4711"}\n'
        "map: ../curricula/fractions/fractions.map.yaml\n"
    )
    for path in folder.glob("*.learner.yaml"):
        assert "Mia" not in path.read_text()
        assert "x.org" not in path.read_text()


def test_what_was_made_has_no_mistakes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _folder(tmp_path, monkeypatch)
    assert run(TYPED) == 0
    assert run(["check", "learners"]) == 0


def test_again_only_who_is_new_gets_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = _folder(tmp_path, monkeypatch)
    assert run(TYPED) == 0
    before = {p.name: p.read_text() for p in folder.iterdir()}
    assert run(TYPED) == 0
    assert {p.name: p.read_text() for p in folder.iterdir()} == before
    (tmp_path / "roster.csv").write_text(f"{ROSTER}Ana A,4713,\n")
    assert run(TYPED) == 0
    assert (folder / "names.csv").read_text().endswith("L-0002,Leo L\nL-0003,Ana A\n")
    assert (folder / ".gitignore").read_text() == "names.csv\n"
    capfd.readouterr()


def test_somebody_of_the_same_name_gets_a_file_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = _folder(tmp_path, monkeypatch)
    assert run(TYPED) == 0
    (tmp_path / "roster.csv").write_text(f"{ROSTER}Leo L,4799,\n")
    assert run(TYPED) == 0
    assert (folder / "names.csv").read_text().count("Leo L") == 2
    assert 'moodle: "4799"' in (folder / "L-0003.learner.yaml").read_text()


def test_who_is_written_otherwise_is_known_by_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = _folder(tmp_path, monkeypatch)
    assert run(TYPED) == 0
    (tmp_path / "roster.csv").write_text(ROSTER.replace("Mia M", '"M, Mia"'))
    assert run(TYPED) == 0
    assert len(list(folder.glob("*.learner.yaml"))) == 2


def test_a_number_of_two_people_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = _folder(tmp_path, monkeypatch)
    (tmp_path / "roster.csv").write_text(ROSTER.replace("4712", "4711"))
    assert run(TYPED) == 2
    assert "Mia M and Leo L have one number: moodle 4711." in capfd.readouterr().err
    assert not folder.exists()


def test_who_stands_there_twice_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = _folder(tmp_path, monkeypatch)
    (tmp_path / "roster.csv").write_text("Name,ID number\nLeo L,\nMia M,7\nLeo L,\nMia M,7\n")
    assert run(TYPED) == 0
    assert len(list(folder.glob("*.learner.yaml"))) == 2
    said = capfd.readouterr().err
    assert "Leo L stands in roster.csv more than once" in said
    assert "Mia M" not in said


def test_a_list_that_is_missing_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = _folder(tmp_path, monkeypatch)
    assert run([part for part in TYPED if part != "roster.csv"]) == 2
    assert "say which class list" in capfd.readouterr().err
    assert not folder.exists()


@pytest.mark.parametrize(("saved_as", "kept_as"), [("cp1252", "utf-8"), ("utf-8-sig",) * 2])
def test_names_saved_by_a_spreadsheet_are_read_and_added_to(
    saved_as: str,
    kept_as: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    folder = _folder(tmp_path, monkeypatch)
    assert run(TYPED) == 0
    saved = "id;name\r\nL-0001;Mía M\r\nL-0002;Leo L\r\n"
    (folder / "names.csv").write_bytes(saved.encode(saved_as))
    (tmp_path / "roster.csv").write_text("Name,ID number\nLeo L,4712\nÁna A,4713\n")
    assert run(TYPED) == 0
    raw = (folder / "names.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") is (kept_as == "utf-8-sig")
    text = raw.decode("utf-8-sig")
    assert text.split() == ["id;name", "L-0001;Mía", "M", "L-0002;Leo", "L", "L-0003;Ána", "A"]
    capfd.readouterr()
    assert run(["status", "mía"]) == 2
    assert "Mía M has no goal yet" in capfd.readouterr().err
