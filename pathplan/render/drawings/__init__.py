"""Drawings as text: an outline, DOT, Mermaid, and SVG of our own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pathplan.model.drawing import Drawing
from pathplan.plugin import load


@dataclass(frozen=True, slots=True)
class Renderer:
    """One form: a drawing and a width in columns to text."""

    render: Callable[[Drawing, int], str]


def renderer(name: str) -> Callable[[Drawing, int], str]:
    """Load the renderer of a form."""
    found = load("pathplan.render.drawings", name, "RENDERER")
    if not isinstance(found, Renderer):
        raise TypeError(name)
    return found.render
