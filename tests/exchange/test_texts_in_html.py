"""Descriptions in HTML: the text that a person reads, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathplan.exchange.html import paragraphs, plain


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("no tags, 1 > 0", "no tags, 1 > 0"),
        ("<p>One.</p>\n<p>Two\nlines.</p>", "One.\n\nTwo lines."),
        ("a<br>b<BR/>c", "a\nb\nc"),
        ("<ul><li>one</li><li><b>two</b></li></ul>", "- one\n- two"),
        ("2 &lt; 3 &amp; &eacute; &#233;", "2 < 3 & é é"),
        ("seen<script>alert('<p>')</script>, too<style>p{}</style>", "seen, too"),
        ("a<!-- <p>hidden</p> -->b<!DOCTYPE x><?xml y?>c", "abc"),
        ('<a href="x" title="y">link</a> and <i>more</i>', "link and more"),
        ("1 < 2 and <", "1 < 2 and <"),
        ("<!-- never closed", ""),
    ],
)
def test_the_text_is_what_a_person_reads(html: str, text: str) -> None:
    assert plain(html) == text


@given(st.text(st.characters(exclude_characters="\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")))
def test_plain_texts_come_back(text: str) -> None:
    words = [" ".join(part.split()) for part in text.split("\n") if part.strip()]
    back = plain(paragraphs(text))
    assert [" ".join(part.split()) for part in back.split("\n") if part.strip()] == words


@pytest.mark.parametrize("piece", ["<a ", "<!--", "<![x ", "<", "&", "<p", "&#"])
def test_broken_pages_take_no_time_that_grows_with_their_square(piece: str) -> None:
    assert len(plain(piece * 300_000)) <= len(piece) * 300_000


@pytest.mark.parametrize("begin", ["<a", "</p", "<a:", "<!", "&", "<p "])
def test_a_tag_without_an_end_takes_no_time_that_grows_with_its_square(begin: str) -> None:
    assert plain(f"{begin}{'a' * 500_000}").startswith(begin.strip())
