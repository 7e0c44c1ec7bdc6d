"""Which way a line goes, in words: in each of these files, adding is what needs counting."""

from __future__ import annotations

import json

import pytest

from pathplan.exchange import Foreign, loaded
from pathplan.exchange.format import Asked

COUNT, ADD = "https://example.org/count", "https://example.org/add"
ASN = "http://credreg.net/ctdlasn/schema/context/json"
CTDL = "https://credreg.net/ctdl/schema/context/json"
T, N = "https://purl.org/ctdlasn/terms/", "https://purl.org/ctdl/terms/"


def _case(*associations: object) -> dict[str, object]:
    items = [{"uri": COUNT, "fullStatement": "Count"}, {"uri": ADD, "fullStatement": "Add"}]
    return {"CFDocument": {"title": "x"}, "CFItems": items, "CFAssociations": associations}


def _asn(term: str, *, on: str, value: object, prefix: str = "ceasn:") -> dict[str, object]:
    texts = {COUNT: "Count", ADD: "Add"}
    nodes = [
        {"@id": id_, "@type": "ceasn:Competency", "ceasn:competencyText": said}
        | ({f"{prefix}{term}": value} if id_ == on else {})
        for id_, said in texts.items()
    ]
    return {"@context": ASN, "@graph": nodes}


def _pathway(term: str, *, on: str, value: object, prefix: str = "ceterms:") -> dict[str, object]:
    names = {COUNT: "Count", ADD: "Add"}
    nodes = [
        {"@id": id_, "@type": "ceterms:CourseComponent", "ceterms:name": said}
        | ({f"{prefix}{term}": value} if id_ == on else {})
        for id_, said in names.items()
    ]
    return {"@context": CTDL, "@graph": [{"@type": "ceterms:Pathway"}, *nodes]}


CONDITION = {"@type": "ceterms:ComponentCondition", "ceterms:requiredNumber": 1}
WRITTEN = {
    "case: counting precedes adding": (
        "case",
        _case(
            {
                "associationType": "precedes",
                "originNodeURI": {"uri": COUNT},
                "destinationNodeURI": {"uri": ADD},
            }
        ),
    ),
    "case: the same in the draft of 2016": (
        "case",
        _case(
            {
                "associationType": "Precedes",
                "originNodeIdentifier": COUNT,
                "destinationNodeIdentifier": ADD,
            }
        ),
    ),
    "ctdl-asn: adding has counting as its prerequisite": (
        "ctdl-asn",
        _asn("prerequisiteAlignment", on=ADD, value=COUNT),
    ),
    "ctdl-asn: the same with whole addresses": (
        "ctdl-asn",
        _asn("prerequisiteAlignment", on=ADD, value=[{"@id": COUNT}], prefix=T),
    ),
    "ctdl-asn: the same with the older term": (
        "ctdl-asn",
        _asn("prerequisiteAlignment", on=ADD, value=COUNT, prefix="asn:"),
    ),
    "ctdl-pathway: counting precedes adding": (
        "ctdl-pathway",
        _pathway("precedes", on=COUNT, value=ADD),
    ),
    "ctdl-pathway: adding is preceded by counting": (
        "ctdl-pathway",
        _pathway("precededBy", on=ADD, value=[{"@id": COUNT}], prefix=N),
    ),
    "ctdl-pathway: adding has counting as its prerequisite": (
        "ctdl-pathway",
        _pathway("prerequisite", on=ADD, value=COUNT),
    ),
    "ctdl-pathway: adding takes one of counting": (
        "ctdl-pathway",
        _pathway("hasCondition", on=ADD, value=CONDITION | {"ceterms:targetComponent": [COUNT]}),
    ),
    "ctdl-pathway: adding is made of counting": (
        "ctdl-pathway",
        _pathway("hasChild", on=ADD, value=COUNT, prefix="ceasn:"),
    ),
}


def _sentences(form: str, data: object, *, reverse: bool = False) -> list[str]:
    """Return what needs what in the map that a file makes, by titles."""
    read = loaded(form).read_map
    assert read is not None
    file = Foreign("x.json", json.dumps(data).encode())
    competencies = read(file, Asked(reverse=reverse)).data["competencies"]
    assert isinstance(competencies, dict)
    return [
        f"{entry['title']} needs {competencies[needed]['title']}"
        for entry in competencies.values()
        for needed in entry.get("requires", ())
    ]


@pytest.mark.parametrize("said", WRITTEN)
def test_adding_needs_counting(said: str) -> None:
    form, data = WRITTEN[said]
    assert _sentences(form, data) == ["Add needs Count"]


@pytest.mark.parametrize("said", WRITTEN)
def test_only_what_is_found_both_ways_is_read_the_other_way_round(said: str) -> None:
    form, data = WRITTEN[said]
    expected = "Count needs Add" if loaded(form).both_ways else "Add needs Count"
    assert _sentences(form, data, reverse=True) == [expected]
    assert loaded(form).both_ways == (form == "ctdl-asn")
