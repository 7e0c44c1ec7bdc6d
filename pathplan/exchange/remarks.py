"""What is said about whole files, whatever their format."""

from __future__ import annotations


def no_prerequisites(system: str) -> str:
    """Return what to do where a system keeps no prerequisites."""
    return (
        f"{system} keeps no prerequisites, so nothing here needs anything yet. Add `requires` in"
        " the map, or in a table: export the map to a file that ends in .csv, fill in the column"
        " Needs, and import that."
    )
