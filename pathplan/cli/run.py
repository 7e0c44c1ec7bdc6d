"""One run: the command, its exit code, and what may go wrong around it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from pathplan.cli.errors import FAULT, INTERRUPTED, WRONG_USE, usage
from pathplan.cli.group import ROOT
from pathplan.cli.out import Results, note
from pathplan.disk import DiskError


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code.

    A reader that closes the pipe changes nothing; only a fault of pathplan is not in plain words.
    """
    results = Results()
    code = _command(arguments, results)
    try:
        if code not in {WRONG_USE, FAULT}:
            results.write()
    except BrokenPipeError:
        _let_go()
    except OSError as error:
        note(f"pathplan: the result could not be written: {error.strerror or error}")
        _let_go()
        return WRONG_USE
    return code


def _command(arguments: Sequence[str], results: Results) -> int:
    try:
        result = ROOT.main(
            list(arguments), prog_name="pathplan", standalone_mode=False, obj=results
        )
    except click.UsageError as error:
        note(usage(error, arguments[0] if arguments else ""))
        return error.exit_code
    except click.ClickException as error:
        note(error.format_message())
        return error.exit_code
    except DiskError as error:
        note(f"pathplan: {error.message}")
        return WRONG_USE
    except (click.Abort, KeyboardInterrupt):
        note("pathplan: interrupted")
        return INTERRUPTED
    except Exception as error:
        import traceback

        last = traceback.extract_tb(error.__traceback__)[-1]
        note(f"pathplan: this is a fault of pathplan, not yours: {type(error).__name__}: {error}")
        note(f"  ({last.name}, line {last.lineno}) Please report it with the command you typed.")
        return FAULT
    return result if isinstance(result, int) else 0


def _let_go() -> None:
    """Point stdout at nothing, so that nothing is written to a closed pipe on the way out."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
