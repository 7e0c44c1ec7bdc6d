"""A language without letters: each sentence is one sign and what was put into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from pathplan.render.languages import Language

FIRST = 0xE000
"""The first of the characters that no text has."""


def walk(group: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every sentence of a language with its path, as `next.take`, in a fixed order."""
    for field in fields(group):
        value = getattr(group, field.name)
        place = f"{path}{field.name}"
        if place == "words":
            continue
        if is_dataclass(value):
            yield from walk(value, f"{place}.")
        elif isinstance(value, dict):
            yield from ((f"{place}.{key}", text) for key, text in value.items())
        else:
            yield place, value


class Silent:
    """Makes a language in which only what is put into sentences is told."""

    def __init__(self, model: Language) -> None:
        self.signs = {path: chr(FIRST + n) for n, (path, _) in enumerate(walk(model))}
        self.language = Language(**self._made(model, ""), words={})

    def _made(self, group: Any, path: str) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for field in fields(group):
            value = getattr(group, field.name)
            place = f"{path}{field.name}"
            if is_dataclass(value) and not isinstance(value, type):
                made[field.name] = type(value)(**self._made(value, f"{place}."))
            elif isinstance(value, dict) and place != "words":
                made[field.name] = {key: self.signs[f"{place}.{key}"] for key in value}
            elif place != "words":
                made[field.name] = self._sentence(value, self.signs[place])
        return made

    def _sentence(self, value: Any, sign: str) -> Any:
        if not callable(value):
            return sign
        return lambda *told: " ".join([sign, *_parts(told)])

    def used(self, texts: Iterable[str]) -> set[str]:
        """Return the paths of the sentences that occur in texts."""
        found = {character for text in texts for character in text}
        return {path for path, sign in self.signs.items() if sign in found}

    def heard(self, text: str) -> str:
        """Return what a text says besides the sentences of a language."""
        return "".join(" " if ord(c) >= FIRST and ord(c) < 0xF000 else c for c in text)


def _parts(told: Sequence[Any]) -> Iterator[str]:
    """Yield what was put into a sentence, as text without letters of its own."""
    for value in told:
        if isinstance(value, str):
            yield value
        elif isinstance(value, (list, tuple)):
            yield from _parts(value)
        elif isinstance(value, int) and not isinstance(value, bool):
            yield str(value)
        elif is_dataclass(value):
            continue
        elif not isinstance(value, bool):
            yield str(value)  # a day
