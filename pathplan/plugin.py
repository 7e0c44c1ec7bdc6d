"""How extension modules are found: one module in the right folder, named like what it adds."""

from __future__ import annotations

import importlib
from functools import cache
from keyword import iskeyword


@cache
def names(package: str) -> tuple[str, ...]:
    """Return the names of the extensions in `package`, sorted; nothing is imported but it."""
    import pkgutil
    from importlib.util import find_spec

    spec = find_spec(package)
    if spec is None or spec.submodule_search_locations is None:
        return ()
    found = [m.name for m in pkgutil.iter_modules(spec.submodule_search_locations)]
    return tuple(sorted(n.rstrip("_").replace("_", "-") for n in found if not n.startswith("_")))


def load(package: str, name: str, attribute: str) -> object:
    """Return `attribute` of the extension `name` in `package`.

    The module of one that is a word of Python ends with `_`.

    Raises:
        ModuleNotFoundError: there is no such extension.
        AttributeError: its module does not end with that line.
    """
    called = name.replace("-", "_") + ("_" if iskeyword(name) else "")
    module = importlib.import_module(f"{package}.{called}")
    return getattr(module, attribute)
