"""A map as a framework of CTDL-ASN."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pathplan.exchange.formats._frameworks_out import (
    Identifiers,
    Lines,
    address,
    aligned,
    choices_lost,
    held,
    not_aligned,
    other_losses,
    written_entries,
)
from pathplan.exchange.json_values import packed
from pathplan.exchange.lines import strand_abouts, strand_titles
from pathplan.model import Competency, CompetencyMap, Entry
from pathplan.model.foreign import Loss, Written

CONTEXT = "https://credreg.net/ctdlasn/schema/context/json"
ALIGNMENTS = {
    "exact": "exactAlignment",
    "close": "majorAlignment",
    "broad": "broadAlignment",
    "narrow": "narrowAlignment",
}
"""The term for each kind of alignment."""
STRAND, CREDENTIAL = "Strand", "Credential"
UNTOLD = "und"
"""The code of a language that is not told."""
Object = dict[str, object]


def write_map(maps: Sequence[CompetencyMap]) -> Written:
    """Return a map as a framework of CTDL-ASN; the first map is written."""
    framework = _Framework(maps[0])
    graph = [framework.about(), *framework.headings(), *map(framework.item, framework.entries)]
    data = {"@context": CONTEXT, "@graph": graph}
    return Written(
        data=packed(data),
        holds=held(maps[0], framework.lines.many),
        losses=tuple(framework.losses()),
    )


class _Framework:
    """Writes a map as objects of a graph."""

    def __init__(self, home: CompetencyMap) -> None:
        self.home = home
        self.entries = written_entries(home)
        self.lines = Lines.of(self.entries)
        self._strands = strand_titles(home)
        self._ids = Identifiers(home)
        self._id = self._ids.whole

    def losses(self) -> Iterator[Loss]:
        """Yield what CTDL-ASN cannot hold."""
        why = "it knows only what is needed in any case"
        yield from choices_lost(self.home, self.lines, why)
        yield from not_aligned(self.home, tuple(ALIGNMENTS))
        yield from other_losses(self.home)

    def about(self) -> Object:
        """Return the framework itself."""
        top = [self._ids.strand(id_) for id_ in self._strands]
        top += [self._ids.entry(e.id) for e in self.entries if not self._above(e)]
        return self._object(
            self._id,
            "ceasn:CompetencyFramework",
            name=self._said(self.home.title or self.home.id),
            description=self._said(self.home.about),
            inLanguage=self.home.language,
            hasTopChild=[address(id_) for id_ in top],
        )

    def headings(self) -> Iterator[Object]:
        """Yield the strands as competencies with others under them."""
        abouts = strand_abouts(self.home)
        for id_, title in self._strands.items():
            below = [self._ids.entry(e.id) for e in self.entries if self._above(e) == id_]
            yield self._object(
                self._ids.strand(id_),
                "ceasn:Competency",
                codedNotation=id_,
                competencyLabel=self._said(title if abouts[id_] else ""),
                competencyText=self._said(abouts[id_] or title),
                competencyCategory=self._said(STRAND),
                isPartOf=address(self._id),
                isTopChildOf=address(self._id),
                hasChild=[address(one) for one in below],
            )

    def item(self, entry: Entry) -> Object:
        """Return a competency or a credential."""
        own = isinstance(entry, Competency)
        above = self._above(entry)
        like = {
            term: [one.to for one in aligned(entry, match, address(self._ids.entry(entry.id)))]
            for match, term in ALIGNMENTS.items()
        }
        tags = list(entry.tags) if isinstance(entry, Competency) else []
        return self._object(
            self._ids.entry(entry.id),
            "ceasn:Competency",
            codedNotation=entry.id,
            competencyLabel=self._said(entry.title if entry.description else ""),
            competencyText=self._said(entry.description or entry.title),
            competencyCategory=self._said("" if own else CREDENTIAL),
            conceptKeyword={self.home.language or UNTOLD: tags} if tags else {},
            isPartOf=address(self._id),
            **{
                "isChildOf" if above else "isTopChildOf": address(
                    self._ids.strand(above) if above else self._id
                )
            },
            prerequisiteAlignment=[
                address(self._ids.entry(name)) for name in self.lines.names(entry.id)
            ],
            **like,
        )

    def _object(self, id_: str, kind: str, **values: object) -> Object:
        """Return an object with its identifiers, and what is not empty."""
        kept = {
            f"ceasn:{name}": value for name, value in values.items() if value not in ("", [], {})
        }
        return {"@id": address(id_), "@type": kind, "ceterms:ctid": f"ce-{id_}", **kept}

    def _said(self, text: str) -> Object:
        return {self.home.language or UNTOLD: text} if text else {}

    def _above(self, entry: Entry) -> str:
        strand = entry.strand if isinstance(entry, Competency) else ""
        return strand if strand in self._strands else ""
