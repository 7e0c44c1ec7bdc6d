"""The command line: arguments in, text and exit code out."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run pathplan with the arguments of this process and leave with its exit code."""
    gc.disable()  # a run is short, and what it reads makes no garbage worth the looking
    from pathplan.cli.run import run

    sys.exit(run(sys.argv[1:]))
