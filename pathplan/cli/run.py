"""One run: the command, its exit code, and what may go wrong around it."""

from __future__ import annotations

import errno
import sys
from collections.abc import Sequence

import click

from pathplan.cli.errors import FAULT, INTERRUPTED, WRONG_USE, usage
from pathplan.cli.group import ROOT
from pathplan.cli.out import Results, let_go, note
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
        let_go(sys.stdout)
    except OSError as error:
        return _unwritten(error)
    return code


def _command(arguments: Sequence[str], results: Results) -> int:
    try:
        result = ROOT.main(
            list(arguments), prog_name="pathplan", standalone_mode=False, obj=results
        )
    except click.ClickException as error:
        note(_said(error, arguments[0] if arguments else ""))
        return error.exit_code
    except DiskError as error:
        note(f"pathplan: {error.message}")
        return WRONG_USE
    except (click.Abort, KeyboardInterrupt):
        note("pathplan: interrupted")
        return INTERRUPTED
    except SystemExit:  # so click ends where nobody reads the help, or what goes on
        let_go(sys.stdout)
        return 0
    except Exception as error:
        return _fault(error)
    return result if isinstance(result, int) else 0


def _said(error: click.ClickException, command: str) -> str:
    return usage(error, command) if isinstance(error, click.UsageError) else error.format_message()


def _unwritten(error: OSError) -> int:
    note(f"pathplan: the result could not be written: {error.strerror or error}")
    let_go(sys.stdout)
    return WRONG_USE


def _fault(error: Exception) -> int:
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return _unwritten(error)  # click wrote the help
    import traceback

    last = traceback.extract_tb(error.__traceback__)[-1]
    note(f"pathplan: this is a fault of pathplan, not yours: {type(error).__name__}: {error}")
    note(f"  ({last.name}, line {last.lineno}) Please report it with the command you typed.")
    return FAULT
