"""The formats of other systems, as the help lists them and sentences call them."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

import click

from pathplan.exchange import FORMATS, loaded
from pathplan.exchange.format import Use
from pathplan.plugin import names

SYSTEMS = frozenset({"Moodle", "Canvas", "OneRoster"})
"""Names that a format's manual may begin with, which keep their capital in a sentence."""


class Listing(click.Command):
    """A command whose help lists formats: `uses` are the headings and what is listed there."""

    uses: tuple[tuple[str, Use], ...] = ()

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the formats below the options."""
        super().format_epilog(ctx, formatter)
        for heading, use in self.uses:
            rows = list(_listed(use))
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)


class Incoming(Listing):
    """A command that reads formats."""

    uses = (("Maps can be", "map"), ("Evidence can be", "evidence"))


class Outgoing(Listing):
    """A command that writes formats."""

    uses = (("A map can go out as", "export"), ("A plan can go out as", "plan"))


def fitting(use: Use) -> list[str]:
    """Return the names of the formats that can be used so."""
    return [name for name in names(FORMATS) if loaded(name).does(use)]


def called(name: str) -> str:
    """Return what a format is called within a sentence: the head of its manual's first line."""
    head = _first_line(name).partition(":")[0].rstrip(".")
    ordinary = head.split()[0] not in SYSTEMS and (head[1:2].islower() or head[1:2] == " ")
    return head[:1].lower() + head[1:] if ordinary else head


def _listed(use: Use) -> Iterator[tuple[str, str]]:
    for name in fitting(use):
        yield name, _first_line(name).rstrip(".")


def _first_line(name: str) -> str:
    module = importlib.import_module(f"{FORMATS}.{name.replace('-', '_')}")
    return (module.__doc__ or name).strip().splitlines()[0]
