"""A part of a map with the overview of all of it below, as one picture."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

from pictures import SVG, everything, picture

from pathplan.model.drawing import Box, Share
from pathplan.render.image import figure, image

OVERVIEW = picture(
    Box(id="v0", title="Strand", status="plain", share=Share(many=301, first=1, last=4)),
    extent="overview",
)
BOTH = replace(everything(), overview=OVERVIEW)


def read(text: bytes) -> ET.Element:
    return ET.fromstring(text)


def test_both_pictures_are_whole_and_stand_one_below_the_other() -> None:
    upper = read(image(everything(), "svg")[0])
    lower = read(image(OVERVIEW, "svg")[0])
    both = read(image(BOTH, "svg")[0])
    inner = both.find(f"{SVG}svg")
    assert inner is not None
    assert float(inner.get("y", "")) == float(upper.get("height", ""))
    assert inner.get("height") == lower.get("height")
    heights = float(upper.get("height", "")) + float(lower.get("height", ""))
    assert abs(float(both.get("height", "")) - heights) < 0.1
    assert both.get("viewBox") == f"0 0 {both.get('width')} {both.get('height')}"
    assert [e.text for e in both.iter(f"{SVG}text")] == [
        *(e.text for e in upper.iter(f"{SVG}text")),
        *(e.text for e in lower.iter(f"{SVG}text")),
    ]
    assert len(list(both.iter(f"{SVG}style"))) == 1


def test_no_id_occurs_twice_and_every_reference_leads_somewhere() -> None:
    both = read(image(BOTH, "svg")[0])
    ids = [e.get("id", "") for e in both.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    for element in both.iter():
        for name in (element.get("aria-labelledby") or "").split():
            assert name in ids


def test_in_a_page_a_picture_stands_alone() -> None:
    assert figure(BOTH, prefix="")[0] == figure(everything(), prefix="")[0]
