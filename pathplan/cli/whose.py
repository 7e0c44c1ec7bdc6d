"""Whose records from another system are: learners by what they are called there."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass, field

from pathplan.beside import belongs
from pathplan.cli.errors import Refusal
from pathplan.cli.noting import readable
from pathplan.cli.who import Learner, learners_of
from pathplan.library import Library
from pathplan.model import CompetencyMap, LearnerProfile
from pathplan.model.foreign import EvidenceIn, ForeignRecord
from pathplan.spelling import plain

COUNTED = frozenset({"canvas", "account"})
"""Systems that count people: their numbers mean others elsewhere. Those of a school do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One learner with what their file says."""

    who: Learner
    profile: LearnerProfile
    maps: tuple[CompetencyMap, ...]


def people(words: Sequence[str]) -> list[Person]:
    """Return the learners that words stand for, each once.

    Raises:
        Refusal: a word stands for none, or a file has mistakes.
        DiskError: a file cannot be read.
    """
    library = Library()
    return [_person(library, who) for who in learners_of(words)]


def _person(library: Library, who: Learner) -> Person:
    readable(library, who.path)
    profile, files, _ = library.learner(who.path)
    maps = library.maps_of(files)
    if not maps:
        raise Refusal(
            f"{who.path} is on no map that is there. Nothing was written.",
            f"  pathplan check {shlex.quote(who.path)}",
        )
    return Person(who=who, profile=profile, maps=maps)


@dataclass(frozen=True, slots=True)
class Assigned:
    """The records of each person by their place, those of nobody, and those of one of several."""

    theirs: dict[int, list[ForeignRecord]] = field(default_factory=dict)
    nobody: list[ForeignRecord] = field(default_factory=list)
    shared: list[ForeignRecord] = field(default_factory=list)


def assigned(found: Sequence[Person], read: EvidenceIn) -> Assigned:
    """Return whose the records of a file are."""
    called = _names(found)
    done = Assigned()
    for record in read.records:
        keys = [key for name in record.learner for key in _keys(*name)]
        keys.sort(key=lambda key: not key[0])
        at = next((called[key] for key in keys if key in called), None)
        if at is None and len(found) == 1 and read.personal:
            at = 0 if belongs(record, found[0].profile) else None
        if at is None:
            done.nobody.append(record)
        elif at < 0:
            done.shared.append(record)
        else:
            done.theirs.setdefault(at, []).append(record)
    return done


def _names(found: Sequence[Person]) -> dict[tuple[str, str], int]:
    """Return who is called what, by system and in any; -1 where several are."""
    called: dict[tuple[str, str], int] = {}
    for at, person in enumerate(found):
        profile, who = person.profile, person.who
        keys = {("", plain(name)) for name in (profile.id, who.id, who.name) if name}
        keys |= {key for name in profile.ids for key in _keys(*name)}
        for key in keys:
            called[key] = at if called.get(key, at) == at else -1
    return called


def _keys(system: str, name: str) -> list[tuple[str, str]]:
    """Return what somebody is known by: what a system calls them there, and that in any system.

    The number 42 of a system that counts people is not the 42 of another one.
    """
    system, name = plain(system), plain(name)
    alone = name.isdecimal() and (system in COUNTED or "/" in system)
    return [(system, name)] if alone else [(system, name), ("", name)]
