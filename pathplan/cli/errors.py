"""What pathplan says when it cannot do what was asked."""

from __future__ import annotations

from collections.abc import Iterable

import click

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


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that is nearest to one typed, "" where none is near."""
    from difflib import get_close_matches

    spelled = {name.lower(): name for name in known}
    found = get_close_matches(word.lower(), spelled, n=1, cutoff=0.5)
    return spelled[found[0]] if found else ""


def usage(error: click.UsageError) -> str:
    """Return a wrong use, as click found it, in pathplan's words."""
    name = error.ctx.command.name if error.ctx and error.ctx.parent else ""
    hint = f"  How it is used: pathplan {name + ' ' if name else ''}--help"
    if isinstance(error, click.NoSuchOption):
        near = nearest(error.option_name, error.possibilities or _options(error.ctx))
        told = f" The nearest is `{near}`." if near else ""
        return f"pathplan: there is no option `{error.option_name}`.{told}\n{hint}"
    if isinstance(error, click.BadParameter) and isinstance(error.param, click.Option):
        option = error.param.opts[-1]
        return f"pathplan: `{option}`: {_lower(error.message)}\n{hint}"
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return f"pathplan: {error.param.make_metavar(_context(error))} is missing.\n{hint}"
    return f"pathplan: {_lower(error.format_message())}\n{hint}"


def _context(error: click.UsageError) -> click.Context:
    return error.ctx or click.get_current_context()


def _options(ctx: click.Context | None) -> list[str]:
    parameters = ctx.command.get_params(ctx) if ctx else []
    return [o for p in parameters if isinstance(p, click.Option) for o in p.opts]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
