"""pathplan lsp: what check, fmt and rename know, in an editor."""

from __future__ import annotations

import gc

import click

from pathplan.cli.errors import Refusal

NEEDED = ("pygls", "lsprotocol", "cattrs", "attrs")


@click.command("lsp")
def lsp() -> int:
    """Serve an editor over stdin and stdout (Language Server Protocol).

    The editor starts this itself, for maps, parts and learner files: findings while you type, with
    quick fixes; completion of ids, levels, strands and keys; what an id or a key means; where an
    id is given and where it is used; renaming everywhere; the outline of a file; folding; tidying.
    It writes no file: the editor does. It needs the package pygls, which the extra `lsp` brings.
    """
    try:
        from pathplan.cli.lsp.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in NEEDED:
            raise
        raise Refusal(
            "the language server needs one more package:",
            '  pip install "pathplan-curriculum[lsp]"',
        ) from None
    gc.enable()  # unlike other commands this one goes on for hours
    gc.freeze()
    return serve()


COMMAND = lsp
