"""The languages that reports are written in, each in a folder named by its code."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pathplan.model import Report
from pathplan.model.likes import tongue
from pathplan.plugin import load, names
from pathplan.render.languages._language import Language
from pathplan.render.languages._talk import Choose

__all__ = ["USUAL", "Choose", "Language", "language", "language_of", "nearest"]

PACKAGE = "pathplan.render.languages"
USUAL = "en"
"""What advisors read, and learners where there is nothing nearer."""


@cache
def language(code: str) -> Language:
    """Return the sentences of a language, one of those that are here."""
    found = load(PACKAGE, code, "LANGUAGE")
    if not isinstance(found, Language):
        raise TypeError(code)
    return found


def nearest(wanted: Iterable[str]) -> str:
    """Return the code of the first language wanted that is here: `es` for `es-MX` and `ES`."""
    here = names(PACKAGE)
    codes = (tongue(tag) for tag in wanted)
    return next((code for code in codes if code in here), USUAL)


def language_of(report: Report) -> Language:
    """Return the sentences that a report is written with."""
    return language(report.language)
