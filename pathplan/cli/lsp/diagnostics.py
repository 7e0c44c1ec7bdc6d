"""Findings as an editor shows them."""

from __future__ import annotations

from collections.abc import Mapping

from lsprotocol import types

from pathplan.cli.lsp.workspace import Workspace
from pathplan.diagnostic import Diagnostic, Related, Severity
from pathplan.library import Library
from pathplan.text import Place, Span

SOURCE = "pathplan"
SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
NOWHERE = Place("", Span(0, 0, 0, 0), "")


def published(work: Workspace) -> Mapping[str, types.PublishDiagnosticsParams]:
    """Return what there is to show, by the name that the editor has for each file.

    All open files come, also those without findings.
    """
    library = {path: check.library for check in work.checks() for path in check.library.files}
    nothing = Library()
    found = {}
    for path, findings in work.findings().items():
        document = work.opened.get(path)
        uri = work.uri(path)
        found[uri] = types.PublishDiagnosticsParams(
            uri=uri,
            version=document.version if document is not None else None,
            diagnostics=[shown(work, library.get(path, nothing), f) for f in findings],
        )
    return found


def shown(work: Workspace, library: Library, finding: Diagnostic) -> types.Diagnostic:
    """Return a located finding for the editor."""
    message = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    return types.Diagnostic(
        range=work.range(finding.place or NOWHERE, library),
        message=work.shown(message),
        severity=SEVERITIES[finding.severity],
        code=finding.rule,
        source=SOURCE,
        related_information=[_related(work, library, r) for r in finding.related] or None,
    )


def _related(
    work: Workspace, library: Library, related: Related
) -> types.DiagnosticRelatedInformation:
    place = related.place or NOWHERE
    location = types.Location(work.uri(related.where.file), work.range(place, library))
    return types.DiagnosticRelatedInformation(location, work.shown(related.message))
