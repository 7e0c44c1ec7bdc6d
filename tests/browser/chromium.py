"""The pages that a browser is to open, and how Chromium is started for them."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from golden import CURRICULA

if TYPE_CHECKING:
    from playwright.sync_api import Page

NAMED = "PATHPLAN_BROWSER"
"""A program to take instead of the Chromium on the PATH; tests that cannot start it fail."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LEARNERS = (
    "computing/learners/C-2001",
    "fractions/learners/L-0042",
    "it-support/learners/T-101",
    "school-math/learners/S-1207",
)
MAPS = sorted(str(path.relative_to(CURRICULA)) for path in CURRICULA.rglob("*.map.yaml"))
TODAY = ("--today", "2026-11-23", "--quiet")


def reports() -> dict[str, list[str]]:
    """Return what is typed for the page of each shipped map and of a learner on it, by name."""
    made = {Path(path).stem.split(".")[0]: ["draw", path, *TODAY] for path in MAPS}
    for path in LEARNERS:
        for audience in ("learner", "advisor"):
            words = ["plan", f"{path}.learner.yaml", "--for", audience, *TODAY]
            made[f"{Path(path).name}-{audience}"] = words
    return made


def others() -> dict[str, list[str]]:
    """Return what is typed for pages without a map, and for one that is drawn downwards."""
    return {
        "down": ["draw", "fractions/fractions.map.yaml", "--direction", "tb", *TODAY],
        "status": ["status", "fractions/learners", *TODAY],
        "status-L-0042": ["status", f"{LEARNERS[1]}.learner.yaml", *TODAY],
    }


def program() -> str | None:
    """Return the browser to test with, None where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get(NAMED) or next(filter(None, map(shutil.which, names)), None)


@dataclass
class Visit:
    """A page that is open, and what it did besides showing itself."""

    page: Page
    said: list[str] = field(default_factory=list)
    asked_for: list[str] = field(default_factory=list)

    def listen(self) -> None:
        """Note what goes to the console, what fails, and what is asked of a network."""
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: self.said.append(dialog.message))
        self.page.on("request", lambda request: self.asked_for.append(request.url))

    def focused(self) -> str:
        """Return what the element with the focus is called."""
        return str(
            self.page.evaluate(
                "document.activeElement.getAttribute('aria-label')"
                " ?? document.activeElement.textContent"
            )
        )

    def live(self) -> str:
        """Return what is announced."""
        return self.page.inner_text(".map-live")

    def names(self, selector: str) -> set[str]:
        """Return the ids of the competencies whose boxes a selector finds."""
        found = self.page.eval_on_selector_all(selector, "all => all.map(one => one.dataset.id)")
        return set(found)
