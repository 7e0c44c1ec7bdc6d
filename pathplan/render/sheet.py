"""The style sheet of pictures: what their own attributes cannot say, dark and forced colours."""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.render.style import LOOKS, SHADES, Colours, Theme, ground

FORCED = (
    "@media (forced-colors:active){"
    ".pathplan text{fill:CanvasText}.pathplan .edge text{stroke:Canvas}"
    ".pathplan .page,.pathplan .band rect,.pathplan .gate circle,.pathplan .side{fill:Canvas}"
    ".pathplan .side,.pathplan .rim,.pathplan .gate circle,.pathplan .band rect,"
    ".pathplan .group rect,.pathplan .edge path,.pathplan .key path{stroke:CanvasText}"
    ".pathplan .bar,.pathplan g .tip{fill:CanvasText}"
    "}"
)


def style_sheet(theme: Theme = "auto") -> str:
    """Return the rules that colour pictures of ours by class, for a page that holds some.

    By their own attributes pictures are light. With `auto` the rules make them dark where a reader
    prefers that; `light` and `dark` settle it, whatever a reader prefers. All of them leave colours
    to a system that forces its own.
    """
    rules = "".join(_rules("light" if theme == "light" else "dark"))
    return (f"@media (prefers-color-scheme:dark){{{rules}}}" if theme == "auto" else rules) + FORCED


def _rules(theme: Theme) -> Iterator[str]:
    of, dark = ground(theme), theme == "dark"
    yield f".pathplan .page,.pathplan .gate circle{{fill:{of.page}}}"
    yield f".pathplan text{{fill:{of.ink}}}"
    yield f".pathplan .said{{fill:{of.grey}}}"
    yield f".pathplan .edge text{{fill:{of.grey};stroke:{of.page}}}"
    yield f".pathplan .band rect{{fill:{of.band};stroke:{of.rim}}}"
    yield f".pathplan .group rect,.pathplan .edge path,.pathplan .key path{{stroke:{of.grey}}}"
    yield f".pathplan g .tip{{fill:{of.grey};stroke:none}}"
    for name in ("taken", "chain"):
        yield f".pathplan g.{name} path{{stroke:{of.ink}}}"
        yield f".pathplan g.{name} .tip{{fill:{of.ink};stroke:none}}"
    yield f".pathplan .gate circle{{stroke:{of.ink}}}"
    for status, look in LOOKS.items():
        yield _box(status, look.dark if dark else look.light)
    for number, shade in enumerate(SHADES):
        yield _box(f"shade{number}", shade[dark])
    yield ".pathplan .side{fill:var(--fill);stroke:var(--border)}"
    yield ".pathplan .rim{stroke:var(--border)}"
    yield ".pathplan .bar{fill:var(--border)}"
    yield ".pathplan .box text{fill:var(--text)}"


def _box(name: str, of: Colours) -> str:
    """Return the colours of one look; a shade comes later, so that it wins."""
    return f".pathplan .{name}{{--fill:{of.fill};--border:{of.border};--text:{of.text}}}"
