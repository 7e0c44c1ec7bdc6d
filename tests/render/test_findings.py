"""Findings in every form: valid, the worst first where that matters, and never more than text."""

from __future__ import annotations

import json
import os
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathplan.check.rule import manual
from pathplan.check.schema import schema_text
from pathplan.cli.run import run
from pathplan.diagnostic import Diagnostic, Related, Severity
from pathplan.model import Checked
from pathplan.plugin import load, names
from pathplan.render.form import Form, Told
from pathplan.text import Place, Span, Where

FORMS = "pathplan.render.findings"
SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "ci"
SARIF = SAMPLES / "sarif-schema-2.1.0.json"
MAP = """format: pathplan-map/1
id: x
competencies:
  a: {title: A, effort: 1h, requires: [b, nope]}
  b: {title: B, effort: 1h, requires: [a]}
  c: {title: C, effort: 1h, requires: [d, d]}
  d: {title: D}
"""
NASTY = st.text(
    alphabet=st.sampled_from(list("ab `|%:,\n\r\t\"'<>&#]\\\u202e\u2028\x1b\x00\ufffe😀")),
    max_size=20,
)


def found(message: str, help_: str = "", rule: str = "cycle", file: str = "x") -> Diagnostic:
    place = Place(file, Span(3, 1, 3, 4), "line")
    return Diagnostic(
        rule=rule,
        severity=Severity.ERROR,
        where=Where(file, ("competencies", "a")),
        message=message,
        help=help_,
        place=place,
        related=(Related(where=Where(file), message=message, place=place),),
    )


def rendered(form: str, *findings: Diagnostic, everything: bool = False) -> str:
    loaded = load(FORMS, form, "FORM")
    assert isinstance(loaded, Form)
    told = Told(
        checked=Checked(findings=findings, maps=1, competencies=4, files=("x", "clean")),
        manuals={f.rule: manual(f.rule) for f in findings},
        version="1.2.3",
        everything=everything,
    )
    return loaded.render(told)


@pytest.fixture
def checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.map.yaml").write_text(MAP)
    return tmp_path


@pytest.mark.skipif(not SARIF.exists(), reason="the official schema is not here")
def test_sarif_is_valid_against_the_official_schema(checked: Path) -> None:
    assert run(["check", "--format", "sarif=out.sarif"]) == 1
    report = json.loads((checked / "out.sarif").read_text())
    schema = json.loads(SARIF.read_text())
    jsonschema.Draft7Validator(schema).validate(report)


def test_sarif_names_files_from_where_pathplan_ran_and_others_in_full(checked: Path) -> None:
    below, beside = checked / "below", checked / "beside \u00fc#"
    for folder in (below / "in", beside):
        folder.mkdir(parents=True)
        (folder / "x.map.yaml").write_text(MAP)
    os.chdir(below)
    out = checked / "out.sarif"
    for typed, uri, inside in (
        ("in/x.map.yaml", "in/x.map.yaml", True),
        (str(below / "in" / "x.map.yaml"), "in/x.map.yaml", True),
        ("../below/in/x.map.yaml", "in/x.map.yaml", True),
        ("../beside \u00fc#/x.map.yaml", (beside / "x.map.yaml").as_uri(), False),
        (str(beside / "x.map.yaml"), (beside / "x.map.yaml").as_uri(), False),
    ):
        assert run(["check", typed, "--format", f"sarif={out}"]) == 1
        named = list(_artifacts(json.loads(out.read_text())))
        assert len(named) > 3
        expected = {"uri": uri, "uriBaseId": "%SRCROOT%"} if inside else {"uri": uri}
        assert all(artifact == expected for artifact in named)


def _artifacts(value: object) -> Iterator[object]:
    """Yield all that names a file, however deep in a report."""
    if isinstance(value, dict):
        yield from [value["artifactLocation"]] if "artifactLocation" in value else []
    parts = value.values() if isinstance(value, dict) else value
    for part in parts if isinstance(parts, Iterable) and not isinstance(parts, str) else ():
        yield from _artifacts(part)


def test_sarif_names_rules_related_places_and_fixes(checked: Path) -> None:
    run(["check", "--format", "sarif=out.sarif"])
    (only,) = json.loads((checked / "out.sarif").read_text())["runs"]
    rules = [rule["id"] for rule in only["tool"]["driver"]["rules"]]
    results = {result["ruleId"]: result for result in only["results"]}
    assert all(rules[r["ruleIndex"]] == r["ruleId"] for r in only["results"])
    assert all(rule["help"]["text"] for rule in only["tool"]["driver"]["rules"])
    assert len(results["cycle"]["relatedLocations"]) == 1
    (change,) = results["duplicate-prerequisite"]["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["deletedRegion"]["startLine"] == 6


def test_fingerprints_stay_when_lines_move(checked: Path) -> None:
    def marks() -> list[str]:
        run(["check", "--format", "sarif=out.sarif"])
        report = json.loads((checked / "out.sarif").read_text())
        return [r["partialFingerprints"]["pathplan/v1"] for r in report["runs"][0]["results"]]

    before = marks()
    text = MAP.replace(
        "competencies:\n", "\n\n# moved\ncompetencies:\n  e: {title: E, effort: 1h}\n"
    )
    (checked / "x.map.yaml").write_text(text)
    after = marks()
    assert len(set(before)) == len(before)
    assert set(before) < set(after)


def test_json_matches_its_schema(checked: Path) -> None:
    run(["check", "--format", "json=out.json"])
    value = json.loads((checked / "out.json").read_text())
    jsonschema.Draft7Validator(json.loads(schema_text("findings"))).validate(value)
    fixes = [f["fix"] for f in value["findings"] if f["fix"]]
    assert {"file": "x.map.yaml", "start": [6, 40], "end": [6, 43], "text": ""} in [
        edit for fix in fixes for edit in fix["edits"]
    ] or fixes


def test_github_shows_errors_first_and_says_what_it_will_not_keep() -> None:
    many = [found(f"no {n}") for n in range(12)]
    lines = rendered("github", *many).splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 12
    assert any(line.startswith("::notice title=pathplan::2 more findings") for line in lines)
    assert sum(line.startswith("x:4:2: error: no ") for line in lines) == 12


@given(NASTY, NASTY)
def test_nothing_in_a_message_becomes_a_command(message: str, file: str) -> None:
    text = rendered("github", found(message, message, file=file))
    commands = [line for line in text.split("\n") if line.startswith("::")]
    assert len(commands) == 1
    assert not re.search(r"[\r\x1b]", text)
    properties = commands[0].split("::")[1].removeprefix("error ")
    assert [p.partition("=")[0] for p in properties.split(",")] == [
        "file",
        "line",
        "col",
        "endColumn",
        "title",
    ]


@given(NASTY, NASTY)
def test_junit_is_xml_whatever_is_said(message: str, file: str) -> None:
    suite = ET.fromstring(rendered("junit", found(message, file=file)))
    failures = list(suite.iter("failure"))
    assert len(failures) == 1
    assert failures[0].get("type") == "cycle"


def test_junit_has_a_case_for_each_finding_and_one_for_each_file_without() -> None:
    note = replace(found("c"), severity=Severity.NOTE)
    warned = replace(found("b", rule="duplicate-title"), severity=Severity.WARNING)
    report = ET.fromstring(rendered("junit", found("a"), found("d", file="y"), warned, note))
    suites = {suite.get("name"): suite for suite in report}
    assert set(suites) == {"x", "y", "clean"}
    for counted in (report, *report):
        cases, failures = list(counted.iter("testcase")), list(counted.iter("failure"))
        assert counted.get("tests") == str(len(cases))
        assert counted.get("failures") == str(len(failures))
        assert all(len(case) <= 1 for case in cases)
    assert [(case.get("name"), [part.tag for part in case]) for case in suites["x"]] == [
        ("cycle: a", ["failure"]),
        ("duplicate-title: b", ["failure"]),
        ("cycle: c", ["system-out"]),
    ]
    assert [(case.get("classname"), len(case)) for case in suites["clean"]] == [("clean", 0)]


@given(NASTY)
def test_a_row_of_markdown_stays_a_row_of_three_cells(message: str) -> None:
    row = rendered("markdown", found(message)).splitlines()[4]
    cells = re.split(r"(?<!\\)\|", row)
    assert len(cells) == 5


@pytest.mark.parametrize("form", names(FORMS))
@given(message=NASTY)
def test_every_form_takes_every_text(form: str, message: str) -> None:
    text = rendered(form, found(message, message), everything=True)
    text.encode("utf-8")
    if form in {"json", "sarif", "gitlab"}:
        json.loads(text)


@pytest.mark.parametrize("form", ["text", "concise"])
@given(message=NASTY)
def test_nothing_acts_on_the_terminal(form: str, message: str) -> None:
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", rendered(form, found(message)))


def test_gitlab_has_what_gitlab_asks_for() -> None:
    issues = json.loads(rendered("gitlab", found("a"), found("a"), found("b")))
    assert all(
        set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        for issue in issues
    )
    assert len({issue["fingerprint"] for issue in issues}) == 3
    assert {issue["severity"] for issue in issues} == {"critical"}
    assert issues[0]["location"] == {"path": "x", "lines": {"begin": 4}}
