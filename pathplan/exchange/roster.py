"""A class list: who is in it, by name and by the numbers that other systems give them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pathplan.exchange.archive import UnreadableError
from pathplan.exchange.foreign import Foreign
from pathplan.model.ids import ID

HINTS: Mapping[str, Sequence[str]] = {
    "id": ("learner id", "learner", "pseudonym", "number", "no", "nr", "número", "nummer"),
    "name": ("name", "full name", "student name", "student", "nombre completo", "alumno", "nom"),
    "first": ("first name", "given name", "nombre", "vorname", "prénom"),
    "last": ("last name", "surname", "family name", "apellidos", "apellido", "nachname"),
    "moodle": ("id number", "moodle id", "número de id", "id-nummer"),
    "sis": ("sis id", "student sis id", "sourcedid", "sourced id"),
    "canvas": ("canvas id", "student id"),
    "oneroster": ("oneroster id",),
}
"""What a column may be called, by what it holds."""
SYSTEMS = ("moodle", "sis", "canvas", "oneroster")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person of a class: a name, an id where the list gives one, and ids by system."""

    name: str
    id: str = ""
    ids: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """The people of a class in their order, and the columns that were not used.

    `again` are those whom several rows name, with nothing to tell one person from two.
    """

    members: tuple[Member, ...]
    unused: tuple[str, ...]
    again: tuple[str, ...] = ()


def read_roster(file: Foreign, columns: Mapping[str, str]) -> Roster:
    """Return who is in a class list; each person once, those without a name left out.

    Raises:
        UnreadableError: no column holds names, one that was named is not there, or two people have
            one number.
    """
    table = file.table
    found = table.named(file.name, HINTS, columns)
    if not {"name", "first", "last"} & found.keys():
        raise UnreadableError(
            f"no column of {file.name} holds names.",
            f"  Its columns: {table.columns}",
            "  Say which:   --columns name=NAME",
        )
    members: dict[Member, int] = {}
    for row in table.rows:
        said = {holds: row.cell(column) for holds, column in found.items()}
        name = said.get("name") or f"{said.get('first', '')} {said.get('last', '')}".strip()
        if name:
            id_ = said.get("id", "")
            ids = tuple((s, said[s]) for s in SYSTEMS if said.get(s))
            member = Member(name=name, id=id_ if ID.fullmatch(id_) else "", ids=ids)
            members[member] = members.get(member, 0) + 1
    _refuse_shared(members)
    unused = (n for i, n in enumerate(table.header) if n and i not in found.values())
    again = (m.name for m, rows in members.items() if rows > 1 and not (m.id or m.ids))
    return Roster(members=tuple(members), unused=tuple(unused), again=tuple(again))


def _refuse_shared(members: Iterable[Member]) -> None:
    owners: dict[tuple[str, str], str] = {}
    for member in members:
        for number in member.ids:
            other = owners.setdefault(number, member.name)
            if other != member.name:
                raise UnreadableError(
                    f"{other} and {member.name} have one number: {' '.join(number)}."
                    " Nothing was written."
                )
