"""A bar that shows what is said in words beside it."""

from __future__ import annotations

from pathplan.render.pages._html import Html, tag


def bar(done: int, total: int) -> Html | None:
    """Return a bar filled as far as so many of all are done, None where there is nothing to do."""
    if not total:
        return None
    # attributes of a picture, for the policy of a page lets no style set a width
    share = f"{100 * done / total:.1f}".removesuffix(".0")
    return tag(
        "svg",
        tag("rect", class_="all", width="100", height="4"),
        tag("rect", class_="part", width=share, height="4"),
        class_="bar",
        viewBox="0 0 100 4",
        preserveAspectRatio="none",
        aria_hidden="true",
    )
