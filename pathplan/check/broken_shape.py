"""One error of a schema, and how a finding is made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pathplan.diagnostic import Diagnostic, Fix, Severity
from pathplan.text import Document, Where


@dataclass(frozen=True, slots=True)
class Broken:
    """One error of a schema: the keyword that fails, the value, and what was wanted there."""

    keyword: str
    value: Any
    wanted: Any
    schema: dict[str, Any]


Words = Callable[[Document, Where, Broken], Iterator[Diagnostic]]


def say(
    rule: str, where: Where, message: str, advice: str = "", fix: Fix | None = None
) -> Diagnostic:
    """Return an error at a place."""
    return Diagnostic(
        rule=rule, severity=Severity.ERROR, where=where, message=message, help=advice, fix=fix
    )


def named(value: Any) -> str:
    """Return a value as a finding names it."""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else f"`{str(value)[:60]}`"
