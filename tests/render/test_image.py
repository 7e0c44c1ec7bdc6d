"""Engines that are missing, fail, take too long, or give nothing or nonsense; and PDF."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pictures import SVG, everything, in_page, picture, read_svg

from pathplan.model.amounts import Share
from pathplan.model.drawing import Box
from pathplan.render import engine, pdf
from pathplan.render.drawings import renderer
from pathplan.render.drawings._graphviz import FORM
from pathplan.render.image import How, NoPictureError, image, wide
from pathplan.render.pdf import NoPdfError

WRONG = {
    "missing": None,
    "error": "import sys; sys.stderr.write('syntax error in line 1\\n'); sys.exit(1)",
    "slow": "import time; time.sleep(60)",
    "empty": "",
    "garbage": 'print(\'{"not": "a picture"}\')',
    "no json": "print('<svg>')",
    "cut off": 'print(\'{"bb": "0,0,10,10", "objects": [\')',
    "nowhere": 'print(\'{"bb": "0,0,nan,10", "objects": [], "edges": []}\')',
}
Maker = Callable[[str], str]


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Maker:
    """Make a program that does the wrong thing; return its path."""
    monkeypatch.setattr(engine, "SECONDS", 1)

    def make(kind: str) -> str:
        path = tmp_path / "dot"
        code = WRONG[kind]
        if code is not None:
            path.write_text(f"#!{sys.executable} -S\n{code}\n")
            path.chmod(0o700)
        return str(path)

    return make


@pytest.mark.parametrize("kind", WRONG)
def test_without_a_working_graphviz_our_own_layout_draws(
    kind: str, fake: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = fake(kind)
    monkeypatch.setattr(engine, "bundled", lambda: program)
    data, remark = image(everything(), "svg")
    assert remark.startswith("Drawn with the built-in layout, for ")
    whole = read_svg(in_page(everything()))
    monkeypatch.undo()
    drawn, nothing = image(everything(), "svg")
    assert nothing == ""
    assert whole == read_svg(drawn.decode()) == read_svg(data.decode())


@pytest.mark.parametrize("kind", WRONG)
def test_a_graphviz_that_was_asked_for_is_not_replaced(kind: str, fake: Maker) -> None:
    how = How(engine="dot", program=fake(kind))
    with pytest.raises(NoPictureError, match=r"dot .*\. Without --engine dot"):
        image(everything(), "svg", how)
    with pytest.raises(NoPictureError, match=r"dot .*\. Without --engine dot"):
        image(everything(), "png", how)


def test_a_picture_that_is_cut_short_is_no_picture(fake: Maker) -> None:
    program = fake("garbage")
    Path(program).write_text(
        f"#!{sys.executable} -S\nimport subprocess, sys, json\n"
        f"data = json.loads(subprocess.run([{engine.bundled()!r}, *sys.argv[2:]],"
        " stdin=sys.stdin, capture_output=True).stdout)\n"
        "data['edges'].pop()\nprint(json.dumps(data))\n"
    )
    with pytest.raises(NoPictureError, match="gave no picture"):
        image(everything(), "svg", How(engine="dot", program=program))


def test_what_is_said_is_the_first_line_of_the_error(fake: Maker) -> None:
    with pytest.raises(NoPictureError, match=r"^dot failed: syntax error in line 1\. "):
        image(everything(), "svg", How(engine="dot", program=fake("error")))


def begun_and_left(program: str, at_work: Path) -> int:
    """Start a program that reads nothing; return its number while it is at work."""
    with engine.running(program, "x" * 1_000_000, FORM):
        while not (at_work.exists() and at_work.read_text().endswith(".")):
            time.sleep(0.01)
        return int(at_work.read_text()[:-1])


def test_a_graphviz_is_started_without_a_wait_and_ended_with_what_it_is_for(
    fake: Maker, tmp_path: Path
) -> None:
    program, at_work = fake("slow"), tmp_path / "pid"
    first, rest = Path(program).read_text().split("\n", 1)
    note = f"import os, pathlib; pathlib.Path({str(at_work)!r}).write_text(f'{{os.getpid()}}.')"
    Path(program).write_text(f"{first}\n{note}\n{rest}")
    number = begun_and_left(program, at_work)
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_the_graphviz_of_a_user_places_the_same_picture() -> None:
    how = How(engine="dot", program=engine.bundled())
    assert image(everything(), "svg", how) == image(everything(), "svg")


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PROGRAM", "graphviz-gone")
    with pytest.raises(NoPictureError, match=r"^graphviz-gone is not installed here\. A PNG"):
        image(everything(), "png")


@pytest.mark.parametrize("title", ["日本語", "हिन्दी", "\N{PARTY POPPER}", "e\u0301", "a\\b"])
def test_a_png_says_what_its_fonts_may_not_have(title: str) -> None:
    box = Box(id="n0", title=title, status="plain")
    assert "missing from this PNG" in image(picture(box), "png")[1]
    assert image(picture(replace(box, title="Größe Œuvre Ξ Щит Ễ ‰")), "png")[1] == ""


def test_a_png_grows_with_its_scale() -> None:
    small, large = (image(everything(), "png", How(scale=s))[0] for s in (1, 2))
    sizes = [int.from_bytes(data[16:20]) for data in (small, large)]
    assert sizes[1] == pytest.approx(2 * sizes[0], rel=0.01)
    assert small.startswith(b"\x89PNG")


def test_a_pdf_is_tagged_and_the_same_each_time() -> None:
    data, remark = image(everything(), "pdf")
    assert (data, remark) == image(everything(), "pdf")
    assert remark == ""
    assert data.startswith(b"%PDF-")
    assert b"StructTreeRoot" in data
    assert b"/Lang" in data
    assert b"/Title" in data


@pytest.mark.parametrize("text", ['#panic("x") "] \\', "<b> \\u{41}", "$x$ *y* @z // w", ""])
def test_no_title_is_code_of_typst(text: str) -> None:
    box = Box(id="n0", title=text or "x", status="plain")
    data, _ = image(picture(box, title=text, told_in="es"), "pdf")
    assert data.startswith(b"%PDF-")


def test_a_pdf_with_text_that_no_font_shows_is_none() -> None:
    box = Box(id="n0", title="\N{LINEAR A SIGN AB001}", status="plain")
    with pytest.raises(NoPictureError, match=r"no font on this machine shows `.`.*: install one"):
        image(picture(box), "pdf")


def test_a_pdf_needs_typst(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(NoPictureError, match=r'pip install "pathplan-curriculum\[pdf\]"'):
        image(everything(), "pdf")
    with pytest.raises(NoPdfError):
        pdf.pdf("", {})


def test_a_graphviz_of_the_user_draws_a_pdf_without_typst(
    fake: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    program = fake("empty")
    script = (
        f"#!{sys.executable} -S\nimport os, sys\nif '-Tpdf' in sys.argv: sys.stdout.write('MADE')\n"
        f"else: os.execv({engine.bundled()!r}, ['dot', *sys.argv[1:]])\n"
    )
    how = How(engine="dot", program=program)
    Path(program).write_text(script.replace("MADE", "%PDF-1.7"))
    data, remark = image(everything(), "pdf", how)
    assert data == b"%PDF-1.7"
    assert "screen reader" in remark
    Path(program).write_text(script.replace("MADE", ""))
    with pytest.raises(NoPictureError, match="gave nothing"):
        image(everything(), "pdf", how)


def test_text_that_typst_refuses_is_said() -> None:
    with pytest.raises(NoPdfError, match="typst made no PDF"):
        pdf.pdf('#image("none.svg")', {})


def test_a_drawing_with_nothing_in_it_is_a_picture() -> None:
    for form in ("svg", "png", "pdf"):
        assert image(picture(), form)[0]
    for form in ("dot", "mermaid", "graphml", "outline"):
        assert renderer(form)(picture(), 80)
    box = Box(id="n0", title="Many", status="plain", share=Share(many=0))
    assert image(picture(box), "svg")[0]


def test_two_figures_fit_in_one_page() -> None:
    one, other = (in_page(everything(), prefix) for prefix in ("zq1-", "zq2-"))
    assert one.replace("zq1-", "zq2-") == other
    assert io.StringIO(one).readline().startswith('<svg xmlns="')
    assert SVG.strip("{}") in one


@pytest.mark.parametrize(
    ("width", "height", "lies"),
    [
        (600, 300, False),  # as large as it is on any sheet
        (1800, 340, True),
        (800, 600, False),
        (690, 480, True),
        (900, 900, False),
        (400, 2000, False),
    ],
)
def test_a_picture_is_wide_where_a_sheet_that_lies_shows_it_larger(
    width: float, height: float, lies: bool
) -> None:
    assert wide(f'<svg width="{width}" height="{height}">') is lies
