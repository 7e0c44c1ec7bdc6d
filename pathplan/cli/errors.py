"""What pathplan says when it cannot do what was asked."""

from __future__ import annotations

import re
from collections.abc import Iterable

import click

from pathplan.cli.table import NAMES
from pathplan.spelling import TYPED, nearest

WRONG_USE, FAULT, INTERRUPTED = 2, 3, 130


class Refusal(click.ClickException):
    """A request that cannot be followed: one line, perhaps with more lines below it."""

    exit_code = WRONG_USE

    def __init__(self, message: str, *more: str) -> None:
        super().__init__(message)
        self.more = more

    def format_message(self) -> str:
        """Return the text that goes to stderr."""
        return "\n".join([f"pathplan: {self.message}", *self.more])


def near(word: str, known: Iterable[str]) -> str:
    """Return the known word that is nearest to one typed, "" where none is near."""
    return nearest(word, known, close=TYPED)


def usage(error: click.UsageError, typed: str) -> str:
    """Return a wrong use, as click found it, in pathplan's words; `typed` is the first word."""
    name = typed if typed in NAMES else ""
    hint = f"  How it is used: pathplan {name + ' ' if name else ''}--help"
    if isinstance(error, click.NoSuchOption):
        close = near(error.option_name, error.possibilities or _options(error.ctx))
        told = f" The nearest is `{close}`." if close else ""
        return f"pathplan: there is no option `{error.option_name}`.{told}\n{hint}"
    if isinstance(error, click.BadOptionUsage):
        return f"pathplan: `{error.option_name}` needs a value after it.\n{hint}"
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return f"pathplan: {_named(error.param, error)} is missing.\n{hint}"
    if isinstance(error, click.BadParameter) and error.param is not None:
        return f"pathplan: {_bad(error, error.param)}\n{hint}"
    return f"pathplan: {_lower(error.format_message())}\n{hint}"


def _named(parameter: click.Parameter, error: click.UsageError) -> str:
    """Return what a parameter is called: an option by its dashes, an argument by its name."""
    if isinstance(parameter, click.Option):
        return f"`{parameter.opts[-1]}`"
    if isinstance(parameter.type, click.Choice):
        return f"the {parameter.name} ({', '.join(parameter.type.choices)})"
    return parameter.make_metavar(_context(error))


def _bad(error: click.BadParameter, parameter: click.Parameter) -> str:
    given = re.match(r"'(.*)' is not one of", error.message, re.DOTALL)
    if given is None or not isinstance(parameter.type, click.Choice):
        return f"{_named(parameter, error)}: {_lower(error.message)}"
    known = [str(choice) for choice in parameter.type.choices]
    where = f" for `{parameter.opts[-1]}`" if isinstance(parameter, click.Option) else ""
    close = near(given.group(1), known)
    told = f" The nearest is `{close}`." if close else ""
    return f"there is no `{given.group(1)}`{where}; there is {', '.join(known)}.{told}"


def _context(error: click.UsageError) -> click.Context:
    return error.ctx or click.get_current_context()


def _options(ctx: click.Context | None) -> list[str]:
    parameters = ctx.command.get_params(ctx) if ctx else []
    return [o for p in parameters if isinstance(p, click.Option) for o in p.opts]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
