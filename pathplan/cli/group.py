"""The command line's root: commands are loaded only when they run."""

from __future__ import annotations

import click

from pathplan import __version__
from pathplan.cli.errors import Refusal, near
from pathplan.cli.table import NAMES, SET_UP, TABLE
from pathplan.plugin import load

COMMANDS = "pathplan.cli.commands"
INTRODUCTION = "Learning paths from competency maps: what comes next, and why."


class Root(click.Group):
    """The group of all commands, listed from the static table."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order of the table."""
        del ctx
        return list(NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command.

        Raises:
            Refusal: there is no such command.
        """
        del ctx
        if cmd_name not in NAMES:
            close = near(cmd_name, NAMES)
            hint = f" The nearest is `{close}`." if close else " See: pathplan --help"
            raise Refusal(f"there is no command `{cmd_name}`.{hint}")
        command = load(COMMANDS, cmd_name, "COMMAND")
        if not isinstance(command, click.Command):
            raise TypeError(cmd_name)
        return command

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help: the commands in groups."""
        del ctx
        lines = ["Usage: pathplan COMMAND [WHO OR WHAT]... [OPTIONS]", "", INTRODUCTION]
        for group in dict.fromkeys(row.group for row in TABLE if row.group != SET_UP):
            lines += ["", group]
            lines += [f"  {row.name:<10}{row.line}" for row in TABLE if row.group == group]
        lines += ["", f"Set-up: {', '.join(row.name for row in TABLE if row.group == SET_UP)}"]
        lines += ["", "Without WHO OR WHAT a command takes what it finds in this folder."]
        lines += ["Help for one command: pathplan plan --help", ""]
        formatter.write("\n".join(lines))


@click.group(
    cls=Root,
    invoke_without_command=True,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "max_content_width": 100,
    },
)
@click.version_option(__version__, message="pathplan %(version)s")
@click.pass_context
def root(ctx: click.Context) -> int | None:
    """Learning paths from competency maps."""
    if ctx.invoked_subcommand is not None:
        return None
    from pathplan.cli.home import home

    return home()


ROOT = root
