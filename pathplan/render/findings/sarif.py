"""Findings as SARIF 2.1.0, which code scanning tools read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from os.path import normpath
from pathlib import Path
from urllib.parse import quote

from pathplan.diagnostic import Diagnostic, Fix, Manual, Related, Severity, fingerprints
from pathplan.render.escape import line, terminal
from pathplan.render.form import Form, Told, told_in_one
from pathplan.text import Place, Span

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
BASE = "%SRCROOT%"
"""What GitHub calls the folder of a project, which file names start from."""
MARK = "pathplan/v1"
"""The name of our fingerprints: a name of GitHub's own would be compared with its own."""


def _told(told: Told) -> str:
    """Return one run with the rules that found something, and all findings, also ignored ones."""
    written = _Results(told.root, {name: number for number, name in enumerate(told.manuals)})
    found = [*told.checked.findings, *told.checked.ignored, *told.checked.known]
    marks = fingerprints(found)
    counted = len(told.checked.findings)
    results = []
    for number, (finding, mark) in enumerate(zip(found, marks, strict=True)):
        said = written.result(finding, mark)
        if number >= counted:
            inline = number < counted + len(told.checked.ignored)
            said["suppressions"] = [{"kind": "inSource" if inline else "external"}]
        results.append(said)
    driver = {
        "name": "pathplan",
        "semanticVersion": told.version,
        "rules": [_rule(manual) for manual in told.manuals.values()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {BASE: {"description": {"text": "where pathplan ran"}}},
        "results": results,
    }
    report = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _rule(manual: Manual) -> dict[str, object]:
    text = f"{manual.title}.\n\n{manual.text}".strip()
    examples = f"Bad:\n\n```yaml\n{manual.bad}\n```\n\nGood:\n\n```yaml\n{manual.good}\n```"
    return {
        "id": manual.name,
        "shortDescription": {"text": manual.title},
        "fullDescription": {"text": text},
        "help": {"text": text, "markdown": f"{text}\n\n{examples}" if manual.bad else text},
        "defaultConfiguration": {"level": LEVELS[manual.severity]},
    }


@dataclass(frozen=True, slots=True)
class _Results:
    """Writes findings: files by their way from the `root`, `rules` by their number."""

    root: str
    rules: Mapping[str, int]

    def result(self, found: Diagnostic, mark: str) -> dict[str, object]:
        text = told_in_one(found)
        result: dict[str, object] = {
            "ruleId": found.rule,
            "level": LEVELS[found.severity],
            "message": {"text": terminal(line(text))},
            "partialFingerprints": {MARK: mark},
        }
        if found.rule in self.rules:
            result["ruleIndex"] = self.rules[found.rule]
        if found.place is not None:
            result["locations"] = [{"physicalLocation": self._location(found.place)}]
        if found.fix is not None and found.fix.edits:
            result["fixes"] = [self._fix(found.fix, found.help)]
        related = [
            self._related(number, r, r.place)
            for number, r in enumerate(found.related)
            if r.place is not None
        ]
        if related:
            result["relatedLocations"] = related
        return result

    def _fix(self, fix: Fix, said: str) -> dict[str, object]:
        by_file: dict[str, list[dict[str, object]]] = {}
        for edit in fix.edits:
            inserted = {"text": edit.text}
            replacement = {"deletedRegion": _region(edit.span), "insertedContent": inserted}
            by_file.setdefault(edit.file, []).append(replacement)
        changes = [
            {"artifactLocation": self._artifact(file), "replacements": replacements}
            for file, replacements in by_file.items()
        ]
        text = terminal(line(said)) or "mend it"
        return {"description": {"text": text}, "artifactChanges": changes}

    def _related(self, number: int, related: Related, place: Place) -> dict[str, object]:
        text = terminal(line(related.message))
        return {"id": number, "message": {"text": text}, "physicalLocation": self._location(place)}

    def _location(self, place: Place) -> dict[str, object]:
        return {"artifactLocation": self._artifact(place.file), "region": _region(place.span)}

    def _artifact(self, file: str) -> dict[str, str]:
        """Return how a file is named: from the root, or in full where it lies outside of it.

        A base takes relative names alone (SARIF 2.1.0, 3.4.4).
        """
        path = Path(normpath(Path(self.root, file)))
        if path.is_relative_to(self.root):
            return {"uri": quote(path.relative_to(self.root).as_posix()), "uriBaseId": BASE}
        return {"uri": path.as_uri()}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line + 1,
        "startColumn": span.column + 1,
        "endLine": span.end_line + 1,
        "endColumn": span.end_column + 1,
    }


FORM = Form(_told)
