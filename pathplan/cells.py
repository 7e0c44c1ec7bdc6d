"""Texts in cells of tables: what a spreadsheet takes for a formula, and how it stays a text."""

from __future__ import annotations

import re

FORMULA = re.compile("'*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
"""What a formula begins with, also in full width; apostrophes before it hide only one of them."""


def guarded(text: str) -> str:
    """Return a text as a cell that no spreadsheet takes for a formula.

    After OWASP ASVS 1.2.10: what begins like a formula gets an apostrophe in front. One that begins
    so behind apostrophes gets one as well, so that `unguarded` gives each text back as it was.
    """
    return f"'{text}" if FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """Return the text of a cell that `guarded` made, or a spreadsheet that does the same."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell
