"""From source text to PDF, through typst."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial

MAIN = "main.typ"
COVERED = re.compile("[\n -~\u00a0-\u017f\u0370-\u03ff\u0400-\u04ff\u2010-\u2026\u20ac\u00b7]*")
"""Characters that the fonts within typst have: with these a PDF is the same on every machine."""


class NoPdfError(Exception):
    """A PDF that cannot be made here; the message says what to do."""


def pdf(source: str, files: Mapping[str, bytes]) -> bytes:
    """Return the document as a tagged PDF (PDF/UA-1), the same bytes for the same texts.

    `files` are what it reads, by the names that it calls them. Texts in a script that the fonts of
    typst lack are set in fonts of this machine; where it has none either, the document is not made
    to the standard, which asks that all can be read.

    Raises:
        NoPdfError: typst is not installed, or cannot make the document.
    """
    try:
        import typst
    except ImportError:
        raise NoPdfError('a PDF needs typst: pip install "pathplan-curriculum[pdf]"') from None
    texts = [source, *(data.decode("utf-8", "replace") for data in files.values())]
    ours = all(COVERED.fullmatch(text) for text in texts)
    make = partial(
        typst.compile,
        {MAIN: source.encode(), **files},
        format="pdf",
        timestamp=0,
        ignore_system_fonts=ours,
    )
    try:
        return _bytes(make(pdf_standards=["ua-1"]))
    except typst.TypstError as error:
        if ours:
            raise NoPdfError(f"typst cannot make this PDF: {error}") from error
    try:
        return _bytes(make())
    except typst.TypstError as error:
        raise NoPdfError(f"typst cannot make this PDF: {error}") from error


def _bytes(made: object) -> bytes:
    return made if isinstance(made, bytes) else b""
