"""pathplan completion: the script that lets a shell complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from pathplan.cli.out import result

SHELLS = ("bash", "zsh", "fish", "powershell")
POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName pathplan -ScriptBlock {
    param($word, $line, $cursor)
    $env:_PATHPLAN_COMPLETE = "bash_complete"
    $env:COMP_WORDS = $line.ToString()
    $env:COMP_CWORD = $line.CommandElements.Count - [int]($word -ne "")
    pathplan | ForEach-Object {
        $kind, $value = $_ -split ",", 2
        [System.Management.Automation.CompletionResult]::new($value)
    }
    Remove-Item Env:_PATHPLAN_COMPLETE, Env:COMP_WORDS, Env:COMP_CWORD
}
"""


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, *, shell: str) -> int:
    """Print the completion script for a shell.

    For bash: eval "$(pathplan completion bash)" in ~/.bashrc; for fish: pathplan completion fish
    > ~/.config/fish/completions/pathplan.fish.
    """
    if shell == "powershell":
        result(POWERSHELL)
        return 0
    made = get_completion_class(shell)
    if made is None:
        raise TypeError(shell)
    root = ctx.find_root().command
    result(made(root, {}, "pathplan", "_PATHPLAN_COMPLETE").source())
    return 0


COMMAND = completion
