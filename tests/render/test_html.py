"""HTML that is built from values: no text becomes more than text."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from pathplan.render.pages._html import Html, document, joined, tag


class _Read(HTMLParser):
    """Collects the elements and the text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.said: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.said.append(data)


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Cn"])))
def test_text_and_attributes_come_back_as_they_were(text: str) -> None:
    read = _Read(tag("p", text, title=text))
    assert read.seen == [("p", [("title", text)])]
    assert "".join(read.said) == text


def test_what_is_html_stays_and_what_is_nothing_is_left_out() -> None:
    assert joined(joined("a < b"), None, "", Html("<b>"), by=", ") == "a &lt; b, <b>"
    assert tag("input", type="checkbox", checked=True, disabled=False, id=None, class_="x") == (
        '<input type="checkbox" checked class="x">'
    )


def test_a_document_allows_only_its_own_style_and_script() -> None:
    page = document(
        language="en", title="</title>", body=tag("p", "x"), style="p{}", script="1", data='"</x>"'
    )
    policy = next(
        dict(attrs)["content"] or ""
        for name, attrs in _Read(page).seen
        if name == "meta" and ("http-equiv", "Content-Security-Policy") in attrs
    )
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert '"\\u003c/x>"' in page
    assert "<title>&lt;/title&gt;</title>" in page
