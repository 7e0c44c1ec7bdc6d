"""A browser for all tests, and every report as a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hostile
import pytest
from chromium import FLAGS, Visit, others, program, reports
from golden import CURRICULA

from pathplan.cli.run import run


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of all reports, each written by the command that writes it for people."""
    folder = tmp_path_factory.mktemp("pages")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(CURRICULA)
        for name, words in {**reports(), **others()}.items():
            run([*words, "-o", str(folder / f"{name}.html")])
        patch.chdir(folder)
        (folder / "x.map.yaml").write_text(hostile.MAP.format(language="en"))
        run(["draw", "x.map.yaml", "-o", "hostile.html", "-q"])
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, with nothing kept from before."""
    from playwright.sync_api import sync_playwright

    path = program()
    assert path, "no Chromium on the PATH; PATHPLAN_BROWSER names another one"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def visit(pages: Path, browser: Any) -> Iterator[Callable[..., Visit]]:
    """Open a report, in a window of its own; it has to stay silent and ask nothing of a network."""
    open_: list[tuple[Any, Visit, str]] = []

    def opening(name: str, hash_: str = "", **options: Any) -> Visit:
        context = browser.new_context(**{"reduced_motion": "reduce", **options})
        found = Visit(context.new_page())
        found.listen()
        url = (pages / f"{name}.html").as_uri()
        found.page.goto(f"{url}{hash_}")
        open_.append((context, found, url))
        return found

    yield opening
    for context, found, url in open_:
        context.close()
        assert found.said == []
        assert {asked.partition("#")[0] for asked in found.asked_for} == {url}
