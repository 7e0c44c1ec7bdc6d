"""pathplan check: find mistakes in maps, parts and learner files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import click

from pathplan import disk
from pathplan.cli import checking
from pathplan.cli.checking import STDIN, Typed
from pathplan.cli.diff import diff
from pathplan.cli.errors import Refusal
from pathplan.cli.out import note, result, write
from pathplan.cli.telling import Manner, forms, statistics, tell
from pathplan.cli.today import today
from pathplan.cli.who import LEARNER, MAP, PART
from pathplan.library import Library
from pathplan.model import Checked, Settings
from pathplan.pipeline import check_files
from pathplan.render.words import count

Command = TypeVar("Command", bound="Callable[..., object]")


def _setting(name: str, *names: str, **more: Any) -> Callable[[Command], Command]:
    """Return an option that may stand in the environment too, as PATHPLAN_CHECK_FAIL_ON."""
    envvar = f"PATHPLAN_CHECK_{name.removeprefix('--').replace('-', '_').upper()}"
    return click.option(name, *names, envvar=envvar, show_envvar=True, **more)


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--all", "everything", is_flag=True, help="Show notes and what was ignored, too.")
@_setting("--select", multiple=True, metavar="RULE", help="Run this rule only; repeatable.")
@_setting("--ignore", multiple=True, metavar="RULE", help="Do not run this rule; repeatable.")
@_setting(
    "--fail-on",
    type=click.Choice(list(checking.LEVELS)[::-1]),
    help="The least level that makes the exit code 1; error by default.",
)
@_setting(
    "--format",
    "formats",
    multiple=True,
    metavar="FORM[=FILE]",
    help="text, concise, json, github, gitlab, sarif, junit or markdown; repeatable.",
)
@click.option("--statistics", "counts", is_flag=True, help="Count by rule instead of showing.")
@_setting("--baseline", metavar="FILE", help="Findings in this file do not fail.")
@click.option("--write-baseline", is_flag=True, help="Put all there is now into the baseline.")
@click.option("--fix", is_flag=True, help="Mend what can be mended without changing a meaning.")
@click.option("--unsafe", is_flag=True, help="With --fix: also what needs a second look.")
@click.option(
    "--diff", "shown", is_flag=True, help="Show what --fix or --write-baseline would write."
)
@click.option("--watch", "watched", is_flag=True, help="Check again whenever a file is saved.")
@click.option("--stdin-filename", metavar="NAME", help="What `-` is called and where it stands.")
@click.option("-q", "--quiet", is_flag=True, help="Leave out remarks.")
@click.option("-v", "--verbose", is_flag=True, help="Say which settings apply.")
def check(
    *,
    paths: tuple[str, ...],
    everything: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str | None,
    formats: tuple[str, ...],
    counts: bool,
    baseline: str | None,
    write_baseline: bool,
    fix: bool,
    unsafe: bool,
    shown: bool,
    watched: bool,
    stdin_filename: str | None,
    quiet: bool,
    verbose: bool,
) -> int:
    """Find mistakes in maps, their parts and learner files.

    PATHS are files, or folders with such files below them; without any, this folder; `-` is
    stdin. The exit code is 1 where there is an error (see --fail-on), 2 where there is nothing to
    check.
    """
    _together(
        paths,
        fix=fix,
        unsafe=unsafe,
        shown=shown,
        watched=watched,
        writes=write_baseline,
        counts=counts,
        formats=formats,
    )
    typed = Typed(select=select, ignore=ignore, fail_on=fail_on or "", formats=formats)
    library, files = _opened(paths, stdin_filename)
    settings = checking.settings_of(files[0], typed)
    asked = forms(settings.formats)
    if verbose:
        checking.explain(settings)
    path = checking.baseline_path(baseline, settings)
    if write_baseline:
        checked = check_files(library, files, settings)
        return _write_baseline(path, checked, settings, shown=shown, quiet=quiet)
    known = checking.read_baseline(path, asked=bool(baseline or settings.baseline))
    if watched:
        from pathplan.cli.watch import every, watch

        return watch(lambda: check_files(*_opened(paths, None), settings, known), every())
    if fix:
        from pathplan.cli import mending

        day = today(None)
        fixed = mending.fix(library, files, settings, known, unsafe=unsafe, today=day)
        library = fixed.library()
        if shown:
            result(diff(fixed.before, fixed.texts))
            return int(bool(fixed.texts))
        mending.write(fixed, quiet=quiet)
    checked = check_files(library, files, settings, known)
    if counts:
        result(statistics(checked))
    else:
        again = " ".join(["pathplan check", *paths])
        if {name for name, _ in asked} & {"json", "sarif"}:
            from pathplan.changes import spelled

            checked = replace(checked, findings=spelled(library, checked.findings))
        tell(checked, asked, Manner(everything=everything, quiet=quiet, again=again), (path,))
    return _code(checked, settings)


def _together(
    paths: tuple[str, ...],
    *,
    fix: bool,
    unsafe: bool,
    shown: bool,
    watched: bool,
    writes: bool,
    counts: bool,
    formats: tuple[str, ...],
) -> None:
    """Refuse options that do not go together."""
    if counts and formats:
        raise Refusal("`--statistics` is a table of its own; leave out --format.")
    if unsafe and not fix:
        raise Refusal("`--unsafe` goes with --fix.")
    if shown and not (fix or writes):
        raise Refusal("`--diff` goes with --fix or --write-baseline.")
    if fix + watched + writes > 1:
        raise Refusal("`--fix`, `--watch` and `--write-baseline` go one at a time.")
    if (fix or watched) and STDIN in paths:
        verb = "mended" if fix else "watched"
        raise Refusal(f"what comes in on stdin cannot be {verb}; name the file.")


def _code(checked: Checked, settings: Settings) -> int:
    least = settings.fail_on
    return int(least is not None and any(f.severity >= least for f in checked.findings))


def _opened(paths: tuple[str, ...], stdin_filename: str | None) -> tuple[Library, list[str]]:
    if STDIN not in paths:
        if stdin_filename:
            raise Refusal("`--stdin-filename` goes with `-`: pathplan check - ...")
        return Library(), checking.files_of(paths, (MAP, PART, LEARNER))
    if len(paths) > 1:
        raise Refusal("`-` is checked alone; what it names is read as well.")
    name = stdin_filename or STDIN
    return Library(unsaved={name: checking.from_stdin()}), [name]


def _write_baseline(
    path: str, checked: Checked, settings: Settings, *, shown: bool, quiet: bool
) -> int:
    text, kept = checking.baseline_of(path, checked, settings)
    if shown:
        before = disk.read_bytes(path) if disk.exists(path) else b""
        result(diff({path: before}, {path: text}))
        return 0
    write(path, text, checked.files)
    number = len(checked.findings)
    files = {finding.where.file for finding in checked.findings}
    noun = "file" if any(file.endswith(LEARNER) for file in files) else "map"
    note(
        f"Wrote {path}: {count(number, 'finding')} in {count(len(files), noun)}."
        " They no longer fail the check; new ones do.",
        quiet=quiet,
    )
    if kept:
        note(
            f"{count(kept, 'other finding stays', 'other findings stay')}:"
            " this check did not look for them.",
            quiet=quiet,
        )
    return 0


COMMAND = check
