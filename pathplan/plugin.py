"""How extension modules are found: one module in the right folder, named like what it adds."""

from __future__ import annotations

import importlib


def names(package: str) -> tuple[str, ...]:
    """Return the names of the extensions in `package`, sorted; nothing is imported but it."""
    import pkgutil
    from importlib.util import find_spec

    spec = find_spec(package)
    if spec is None or spec.submodule_search_locations is None:
        return ()
    modules = pkgutil.iter_modules(spec.submodule_search_locations)
    return tuple(sorted(m.name.replace("_", "-") for m in modules if not m.name.startswith("_")))


def load(package: str, name: str, attribute: str) -> object:
    """Return `attribute` of the extension `name` in `package`.

    Raises:
        ModuleNotFoundError: there is no such extension.
        AttributeError: its module does not end with that line.
    """
    module = importlib.import_module(f"{package}.{name.replace('-', '_')}")
    return getattr(module, attribute)
