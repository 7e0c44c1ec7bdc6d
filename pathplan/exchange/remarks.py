"""What is said about whole files, whatever their format."""

from __future__ import annotations


def no_prerequisites(why: str) -> str:
    """Return what to do where a file says of nothing what it needs, which `why` says."""
    return (
        f"{why}, so nothing here needs anything yet. Add `requires` in the map, or in a table:"
        " export the map to a file that ends in .csv, fill in the column Needs, and import that."
    )


NO_LINES = no_prerequisites("This framework does not say what comes first")
"""What is said of a framework that could have lines, and has none."""
