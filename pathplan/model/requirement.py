"""What a competency asks first: an expression over competencies."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from pathplan.text import Where

if TYPE_CHECKING:
    from collections.abc import Iterator

NOWHERE = Where("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One competency, at a level; without one, at its mastery. `id` is as the author wrote it."""

    id: str
    level: str | None = None
    because: str = ""
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AtLeast:
    """At least `n` of `parts`: all of them for `all_of`, one of them for `any_of`."""

    n: int
    parts: tuple[Requirement, ...]
    form: Literal["all_of", "any_of", "at_least"] = "all_of"
    because: str = ""
    where: Where = field(default=NOWHERE, compare=False)


Requirement = Need | AtLeast
NOTHING = AtLeast(n=0, parts=())


def needs(requirement: Requirement) -> Iterator[Need]:
    """Yield the leaves of an expression as written."""
    if isinstance(requirement, Need):
        yield requirement
        return
    for part in requirement.parts:
        yield from needs(part)
