"""The command line: arguments in, text and exit code out."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run pathplan with the arguments of this process and leave with its exit code.

    A run is short: what it reads makes no garbage worth the looking, and at the end all of it is
    given back at once instead of piece by piece. Only what workers share has to be put away. The
    solver brings a library that would start threads for matrices; here are none.
    """
    gc.disable()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from pathplan.cli.run import run

    code = run(sys.argv[1:])
    if "multiprocessing" in sys.modules:
        sys.exit(code)
    for stream in filter(None, (sys.stdout, sys.stderr)):
        stream.flush()
    os._exit(code)
