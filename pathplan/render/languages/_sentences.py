"""What a group of sentences is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

Group = TypeVar("Group")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def sentences(group: type[Group]) -> type[Group]:
    """Make a class of sentences, each to be named where a language is written; it has no defaults.

    Groups are neither compared nor printed: without the methods for it they load in half the time.
    """
    made = dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
    return made(group)
