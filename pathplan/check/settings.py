"""What is wrong with settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pathplan.check import schema
from pathplan.check.rule import Option, rule, rule_names, unknown_rule
from pathplan.diagnostic import Diagnostic, Severity, ordered
from pathplan.model import Settings
from pathplan.text import Document, Where

KINDS = {bool: "true or false", int: "a whole number", tuple: "a list of texts"}


def check_settings(document: Document, settings: Settings) -> list[Diagnostic]:
    """Return what is wrong with a settings file: its shape, and the rules it names."""
    found = [_as_toml(f) for f in schema.shape(document, "settings").diagnostics]
    found += _rules(Where(document.file), settings)
    return ordered(f.located(document.locate) for f in found)


def fitting(settings: Settings) -> Settings:
    """Return settings without what `check_settings` finds wrong with them."""
    known = frozenset(rule_names())
    soft = frozenset(name for name in known if not rule(name).hard)
    ignored = (
        replace(entry, rules=tuple(name for name in entry.rules if name in soft))
        for entry in settings.ignored
        if entry.reason.strip()
    )
    return replace(
        settings,
        levels={name: level for name, level in settings.levels.items() if name in soft},
        options={
            name: _fitting(name, chosen)
            for name, chosen in settings.options.items()
            if name in known
        },
        select=tuple(name for name in settings.select if name in known),
        ignore=tuple(name for name in settings.ignore if name in soft),
        ignored=tuple(entry for entry in ignored if entry.files and entry.rules),
    )


def _fitting(name: str, chosen: Mapping[str, object]) -> dict[str, object]:
    options = rule(name).options
    return {
        option.name: chosen[option.name]
        for option in options
        if option.name in chosen and not _wrong(option, chosen[option.name])
    }


def _as_toml(found: Diagnostic) -> Diagnostic:
    """Return a finding of shape as one about settings; what to add is written as in TOML."""
    return replace(found, rule="settings", help=found.help.replace(": ...`", ' = "..."`'))


def _rules(top: Where, settings: Settings) -> Iterator[Diagnostic]:
    known = rule_names()
    for name in dict.fromkeys((*settings.levels, *settings.options)):
        at = top / "rules" / name
        if name not in known:
            yield _said(at.at_key(), *unknown_rule(name))
            continue
        if rule(name).hard and name in settings.levels:
            yield _said(at, f"`{name}` is always an error", "take this out")
        chosen = settings.options.get(name, {})
        options = {option.name: option for option in rule(name).options}
        for option, value in chosen.items():
            yield from _option(at / option, name, value, options)
    yield from _unknown(top / "check" / "select", settings.select)
    yield from _ignored(top / "check" / "ignore", settings.ignore)
    for entry in settings.ignored:
        yield from _ignored(entry.where / "rules", entry.rules)
        if entry.reason and not entry.reason.strip():
            yield _said(entry.where / "reason", "this is no reason", "say why")


def _option(
    at: Where, name: str, value: object, options: dict[str, Option[Any]]
) -> Iterator[Diagnostic]:
    option = options.get(at.path[-1] if isinstance(at.path[-1], str) else "")
    if option is None:
        listed = ", ".join(["level", *options])
        yield _said(at.at_key(), f"`{name}` has no option `{at.path[-1]}`", f"it has {listed}")
    elif wrong := _wrong(option, value):
        yield _said(at, f"`{at.path[-1]}` is {wrong}")


def _wrong(option: Option[Any], value: object) -> str:
    """Return what to say of a value that an option cannot have, "" of one that fits."""
    texts = not isinstance(value, tuple) or all(isinstance(text, str) for text in value)
    if type(value) is not type(option.default) or not texts:
        return KINDS[type(option.default)]
    return "less than 0" if isinstance(value, int) and value < 0 else ""


def _ignored(at: Where, names: Sequence[str]) -> Iterator[Diagnostic]:
    yield from _unknown(at, names)
    for number, name in enumerate(names):
        if name in rule_names() and rule(name).hard:
            yield _said(at / number, f"`{name}` cannot be ignored", "take this out")


def _unknown(at: Where, names: Sequence[str]) -> Iterator[Diagnostic]:
    for number, name in enumerate(names):
        if name not in rule_names():
            yield _said(at / number, *unknown_rule(name))


def _said(where: Where, message: str, advice: str = "") -> Diagnostic:
    return Diagnostic(
        rule="settings", severity=Severity.ERROR, where=where, message=message, help=advice
    )
