"""Pages about how it is going: one sheet for each learner, and a folder's page to start from."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from browse import Read
from golden import CURRICULA

from pathplan.cli.run import run

DAY = ("--today", "2026-12-07", "-q")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped curricula, with names."""
    shutil.copytree(CURRICULA, tmp_path, dirs_exist_ok=True)
    names = "L-0042,Mia\nL-0031,Noor\nL-0008,Ana\nL-0022,Sam\n"
    (tmp_path / "fractions/learners/names.csv").write_text(names)
    monkeypatch.chdir(tmp_path / "fractions")
    return tmp_path


def read(file: str) -> Read:
    return Read(Path(file).read_text())


def levels(page: Read) -> list[int]:
    return [int(tag[1]) for tag, _ in page.elements if tag in {"h1", "h2", "h3"}]


def test_a_page_about_one_learner_is_for_them(folder: Path) -> None:
    assert run(["status", "mia", "-o", "mia.html", *DAY]) == 0
    page = read("mia.html")
    assert "Mia (L-0042)" in page.text
    assert "ratios by Christmas" not in page.text
    assert levels(page)[0] == 1
    run(["status", "mia", "-o", "staff.html", "--for", "advisor", *DAY])
    assert "ratios by Christmas" in read("staff.html").text
    assert folder.exists()


def test_what_the_map_says_otherwise_since_an_agreement_is_on_the_page(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["plan", "mia", "--save", "--today", "2026-11-23", "-q"]) == 0
    path = Path("fractions.map.yaml")
    path.write_text(path.read_text().replace("title: Compare fractions", "title: Order fractions"))
    capfd.readouterr()
    assert run(["status", "mia", "--for", "advisor", *DAY]) == 0
    told = capfd.readouterr().out
    said = next(row.strip() for row in told.splitlines() if "Compare fractions" in row)
    assert run(["status", "mia", "-o", "mia.html", "--for", "advisor", *DAY]) == 0
    assert said in " ".join(read("mia.html").text.split())
    assert folder.exists()


def test_a_page_about_several_has_a_sheet_for_each(folder: Path) -> None:
    assert run(["status", "mia", "ana", "sam", "-o", "monday.html", *DAY]) == 0
    page = read("monday.html")
    sheets = [a["id"] for a in page.all("article")]
    assert sorted(sheets) == ["L-0008", "L-0022", "L-0042"]
    assert {a["class"] for a in page.all("article")} == {"sheet"}
    assert [a["href"] for a in page.all("a")] == [f"#{id_}" for id_ in sheets]
    found = levels(page)
    assert found.count(1) == 1
    assert found.count(2) == 3
    assert "Zoe" not in page.text
    assert folder.exists()


TWICE = """format: pathplan-learner/1
id: L-1
map: m.map.yaml
pace: {hours_per_week: 5}
goals:
  - {id: a, level: secure, due: 2026-12-18}
  - {id: a, level: first, due: 2027-12-18}
  - {id: b, due: 2026-11-13}
  - {id: c, due: 2026-11-13}
evidence:
  - {competency: b, date: 2026-11-19, kind: quiz}
  - {competency: c, date: 2026-11-05, kind: quiz}
"""


def test_a_goal_looks_late_exactly_where_it_is_called_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("m.map.yaml").write_text(
        "format: pathplan-map/1\nid: m\nlevels: [first, secure]\nmastery: secure\ncompetencies:\n"
        "  a: {title: A, effort: {first: 10h, secure: 30h}}\n"
        "  b: {title: B, effort: 1h}\n  c: {title: C, effort: 1h}\n"
    )
    Path("L-1.learner.yaml").write_text(TWICE)
    assert run(["status", "L-1", "-o", "l.html", *DAY]) == 0
    goals = re.findall(
        r'<strong>([^<]*)</strong><strong class="(\w+)">([^<]*)</strong>',
        Path("l.html").read_text(),
    )
    assert goals == [
        ("A", "late", "42 days late"),
        ("A, first", "good", "on time"),
        ("B", "late", "six days late"),
        ("C", "good", "eight days early"),
    ]


def test_who_has_no_sheet_is_told(folder: Path) -> None:
    bad = folder / "fractions/learners/L-0009.learner.yaml"
    bad.write_text(
        "format: pathplan-learner/1\nid: L-0009\nmap: ../fractions.map.yaml\ngoals: [z]\n"
    )
    none = folder / "fractions/learners/L-0010.learner.yaml"
    none.write_text("format: pathplan-learner/1\nid: L-0010\nmap: ../fractions.map.yaml\n")
    assert run(["status", "learners/", "-o", "monday.html", *DAY]) == 1
    text = read("monday.html").text
    assert "could not be read: learners/L-0009.learner.yaml line 4" in text
    assert "no goal yet" in text


def test_the_ending_says_the_form(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["status", "mia", "-o", "mia.txt", *DAY]) == 0
    assert Path("mia.txt").read_text().startswith("Mia (L-0042)")
    assert run(["status", "mia", "-o", "mia.docx", *DAY]) == 2
    assert ".html .txt" in capfd.readouterr().err
    assert folder.exists()


def test_a_folder_of_pages_has_one_to_start_from(folder: Path) -> None:
    assert run(["plan", "learners/", "-o", "plans/", "--format", "html", *DAY]) == 1
    page = read("plans/index.html")
    links = [a["href"] for a in page.all("a")]
    assert links == [f"L-00{n}.html" for n in ("08", "22", "31", "42")]
    assert all((folder / "fractions/plans" / link).exists() for link in links)
    assert "no path" in page.text
    assert "two decisions close every way" in page.text
    assert "reached" in page.text
    assert "0 steps" not in page.text
    assert "late" in page.text
    assert len(page.all("h1")) == 1


def test_what_has_no_date_is_not_on_time(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    learners = folder / "it-support/learners"
    assert run(["plan", str(learners), "-o", "plans/", DAY[0], DAY[1]]) == 0
    assert "On time 1, late 0, no due date 1, no pace 1." in capfd.readouterr().out
    text = " ".join(read("plans/index.html").text.split())
    assert re.search(r"T-101 ?on time", text)
    assert re.search(r"T-102 ?no pace ?6 steps", text)
    assert re.search(r"T-103 ?no due date ?Security steward: ready about", text)
