"""How Moodle's reports name people."""

from __future__ import annotations

from collections.abc import Mapping

from pathplan.exchange.table import Row, Table

NAMES: Mapping[str, tuple[str, ...]] = {
    "moodle": ("ID number", "Número de ID", "ID-Nummer", "Numéro d'identification"),
    "username": ("Username", "Nombre de usuario", "Anmeldename", "Nom d'utilisateur"),
    "email": ("Email address", "E-mail", "Email", "Dirección de correo", "E-Mail-Adresse"),
}
"""What columns are called that tell who somebody is, by the system that they belong to."""


def people(table: Table) -> dict[str, int]:
    """Return the columns that tell who somebody is, by system, the surest first."""
    return table.found(NAMES)


def who(table: Table, row: Row) -> tuple[tuple[str, str], ...]:
    """Return what the learner of a row is called, by system."""
    found = ((system, row.cell(column)) for system, column in people(table).items())
    return tuple((system, value) for system, value in found if value)
