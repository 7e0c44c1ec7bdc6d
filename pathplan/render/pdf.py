"""Typst text as a PDF: tagged for assistive technology, the same bytes each time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.util import find_spec

from pathplan.render.escape import terminal

LACKING = 'a PDF needs typst: pip install "pathplan-curriculum[pdf]"'
UNSEEN = re.compile(r"the text `\"(.+?)\"` could not be displayed")
COVERED = re.compile(
    "[\\s!-~\u00a0-\u02e4\u0384-\u03ce\u03fd-\u045f\u1e00-\u1e9b\u1ea0-\u1ef9\u2010-\u2027"
    "\u2030-\u2037\u20ac\u2153-\u2184\u2190-\u219b]*"
)
"""Characters that the font inside typst has: where it is enough, none of the machine is used."""


class NoPdfError(Exception):
    """A PDF that cannot be made here; the message says what to do."""


def ready() -> bool:
    """Return whether typst is installed."""
    return find_spec("typst") is not None


def pdf(source: str, files: Mapping[str, bytes]) -> bytes:
    """Return the PDF that a Typst text describes, checked against PDF/UA-1.

    `files` are what it refers to, by name, as SVG. The text sets the document's title and language
    and gives each image its words; it has no day, so that the same text gives the same bytes.

    Raises:
        NoPdfError: typst is not installed, or refuses the text, as where no font here shows it.
    """
    if not ready():
        raise NoPdfError(LACKING)
    import typst

    texts = [source, *(data.decode(errors="replace") for data in files.values())]
    try:
        made: bytes = typst.compile(
            {"main.typ": source.encode(), **files},
            format="pdf",
            pdf_standards="ua-1",
            timestamp=0,
            ignore_system_fonts=all(map(COVERED.fullmatch, texts)),
        )
    except RuntimeError as error:
        raise NoPdfError(_refused(str(error))) from error
    return made


def _refused(message: str) -> str:
    """Return why typst made no PDF, and what to do where a font is all that it lacks."""
    if unseen := UNSEEN.search(message):
        shown = terminal(unseen[1])
        return f"no font on this machine shows `{shown}`, and a PDF needs one: install one of Noto"
    return f"typst made no PDF: {message}"
