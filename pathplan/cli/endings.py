"""What the endings of files mean."""

from __future__ import annotations

DRAWN = {
    ".svg": "svg",
    ".png": "png",
    ".dot": "dot",
    ".mmd": "mermaid",
    ".graphml": "graphml",
}
"""The forms of pictures that a plan has as well."""
PICTURES = {**DRAWN, ".pdf": "pdf", ".html": "html", ".txt": "outline"}
FORMS = {
    ".json": "json",
    ".md": "markdown",
    ".txt": "text",
    ".csv": "csv",
    ".ics": "ics",
    ".html": "html",
    ".pdf": "pdf",
    **DRAWN,
}
"""The forms of a plan."""
ENDINGS = {form: ending for ending, form in FORMS.items()}
