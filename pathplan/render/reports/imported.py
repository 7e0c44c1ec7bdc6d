"""What was read from another system, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pathplan.model.foreign import Dropped, Heard, Held, MapIn, Turned, Written
from pathplan.render.escape import line, terminal
from pathplan.render.width import cells, pad, wrap
from pathplan.render.words import because, count, counted, duration, listing

INDENT = "  "
FEW, MANY = 3, 4
"""Needs of a sample that are read at a glance, and options of a choice."""
LONGEST, WIDEST = 120, 50
"""Characters of a title in a sample, and of a column's name."""
SECTIONS = ("competencies", "credentials")


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much is in a map that was made: `minutes` in all, `starts` need nothing first."""

    competencies: int
    strands: int
    links: int
    choices: int
    credentials: int
    minutes: int
    starts: int
    ends: int


def imported_map(name: str, found: MapIn, width: int) -> str:
    """Return what a file is, how it was understood, what is left out, and samples to check."""
    lines = [*_read(name, found, width), *_heard(found.heard, width)]
    dropped = [*_dropped(found.dropped), *_outside(found.outside)]
    if dropped:
        lines += ["", *_in_columns(dropped, width)]
    if samples := list(_samples(found.data)):
        lines += ["", "Please check that this reads the right way round:"]
        for sample in samples:
            lines += wrap(f"{INDENT}{sample}", width)
    for remark in found.remarks:
        lines += ["", *wrap(remark, width)]
    return _text(lines)


def turned_map(name: str, found: MapIn, turned: Turned, again: str, width: int) -> str:
    """Return why a graph looks the wrong way round; `again` is the command that reads it so."""
    title, needed, needing = (line(t) for t in (turned.title, turned.needed, turned.needing))
    lines = [*_read(name, found, width), "", "This looks the wrong way round:"]
    lines += wrap(
        f'{INDENT}"{title}" would need {turned.needs} of the other {turned.others}, and nothing'
        " would need it.",
        width,
    )
    lines += ["", "Files of this kind come both ways."]
    lines += wrap(f'If "{needing}" needs "{needed}", add --reverse:', width)
    lines += [f"{INDENT}{again} --reverse"]
    lines += wrap(
        f'If it is right as it is, and "{needed}" needs "{needing}", add --no-reverse.', width
    )
    return _text([*lines, "Nothing was written."])


def made_map(target: str, size: Size, width: int) -> str:
    """Return what is in a map that was written, and what to do next."""
    parts = [count(size.links, "link")]
    parts += [count(size.choices, "either-or choice")] if size.choices else []
    parts += [count(size.credentials, "credential")] if size.credentials else []
    parts += [duration(size.minutes)] if size.minutes else []
    strands = f" in {count(size.strands, 'strand')}" if size.strands else ""
    many = count(size.competencies, "competency", "competencies")
    lines = wrap(f"Wrote {target}: {many}{strands}, {', '.join(parts)}.", width)
    if size.links:
        starts = f"{count(size.starts, 'competency needs', 'competencies need')} nothing first"
        leads = "leads" if size.ends == 1 else "lead"
        lines.append(f"{starts}; {size.ends:,} {leads} nowhere further.")
    return _text(lines)


def exported(target: str, found: Written, system: str, width: int) -> str:
    """Return what is in a file for another system, and what it cannot hold."""
    lines = wrap(f"Wrote {target}: {_all(found.holds)}.", width)
    if found.losses:
        lines += ["", f"What {system} cannot hold, and is left out:"]
        lines += _in_columns(
            [(counted(x.many, x.what), because(x.many, x.why)) for x in found.losses], width
        )
    return _text(lines)


def _read(name: str, found: MapIn, width: int) -> list[str]:
    return wrap(f"Read {name} as {found.what}: {_all(found.size)}.", width)


def _all(held: Sequence[Held]) -> str:
    return ", ".join(counted(one.many, one.what) for one in held if one.many)


def _text(lines: Sequence[str]) -> str:
    return "".join(f"{terminal(row.rstrip())}\n" for row in lines)


def _heard(heard: Sequence[Heard], width: int) -> Iterator[str]:
    """Yield how columns were understood, several on a line where they fit."""
    if not heard:
        return
    told = [(_short(line(h.name), WIDEST), f"-> {h.as_}" if h.as_ else "not used") for h in heard]
    first = max(cells(name) for name, _ in told)
    second = max(cells(as_) for _, as_ in told)
    many = (width - 2) // (first + second + 4)
    yield ""
    if not many:
        yield from _in_columns(told, width)
        return
    for start in range(0, len(told), many):
        row = [f"{pad(name, first)} {pad(as_, second)}" for name, as_ in told[start : start + many]]
        yield f"{INDENT}{'   '.join(row)}"


def _dropped(dropped: Sequence[Dropped]) -> Iterator[tuple[str, str]]:
    for one in dropped:
        more = ", ..." if one.many > len(one.at) else ""
        places = f" ({', '.join(one.at)}{more})" if one.at else ""
        yield f"{counted(one.many, one.what)} left out", f"{because(one.many, one.why)}{places}"


def _outside(outside: Sequence[str]) -> Iterator[tuple[str, str]]:
    if outside:
        named = listing([f"`{line(name)}`" for name in outside[:3]])
        more = f" and {len(outside) - 3:,} more" if len(outside) > 3 else ""
        yield (
            f"{counted(len(outside), 'references to elsewhere')} left out",
            f"not in this file, so unverified: {named}{more}",
        )


def _in_columns(rows: Sequence[tuple[str, str]], width: int) -> list[str]:
    first = min(max(cells(what) for what, _ in rows), width * 3 // 5)
    lines = []
    for what, why in rows:
        room = max(20, width - first - 5)
        texts = wrap(line(why), room)
        lines.append(f"{INDENT}{pad(what, first)}   {texts[0]}")
        lines += [f"{INDENT}{' ' * first}   {more}" for more in texts[1:]]
    return lines


def _samples(data: Mapping[str, object]) -> Iterator[str]:
    """Yield one or two sentences that say what the lines of a map mean: a plain and a rich one."""
    entries = {id_: e for name in SECTIONS for id_, e in _section(data, name)}
    titles = {id_: _quoted(entry.get("title", id_)) for id_, entry in entries.items()}
    asked = {
        id_: e["requires"] for id_, e in entries.items() if isinstance(e.get("requires"), list)
    }
    plain = [i for i, a in asked.items() if all(isinstance(x, str) for x in a)]
    rich = [i for i, a in asked.items() if any(isinstance(x, dict) for x in a)]
    for found in filter(None, (plain, rich)):
        id_ = next((i for i in found if len(asked[i]) <= FEW), found[0])
        yield f"{titles[id_]} needs {_needs(asked[id_], titles)}."


def _needs(asked: Sequence[object], titles: Mapping[str, str]) -> str:
    """Return what is needed: what is needed in any case first, then the choices, each by itself."""
    few = asked[:FEW]
    choices = [a for a in few if isinstance(a, dict) and "id" not in a]
    plain = [_told(a, titles) for a in few if a not in choices]
    plain += [f"{len(asked) - FEW:,} more"] if len(asked) > FEW else []
    if not choices:
        return listing(plain)
    return ", and ".join(
        [*([", ".join(plain)] if plain else []), *(_told(a, titles) for a in choices)]
    )


def _section(data: Mapping[str, object], name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    found = data.get(name)
    if isinstance(found, dict):
        yield from found.items()


def _told(asked: object, titles: Mapping[str, str]) -> str:
    """Return what is asked for, in words: `one of "a" or "b"`."""
    if not isinstance(asked, dict):
        return titles.get(str(asked), str(asked))
    if "id" in asked:
        level = f" ({asked['level']})" if asked.get("level") else ""
        return f"{titles.get(str(asked['id']), asked['id'])}{level}"
    if "any_of" in asked:
        return f"one of {listing(_each(asked['any_of'], titles), 'or')}"
    if "all_of" in asked:
        return f"({listing(_each(asked['all_of'], titles))})"
    return f"{asked.get('at_least')} of {listing(_each(asked.get('of', []), titles))}"


def _each(asked: Sequence[object], titles: Mapping[str, str]) -> list[str]:
    more = [f"{len(asked) - MANY:,} more"] if len(asked) > MANY else []
    return [*(_told(one, titles) for one in asked[:MANY]), *more]


def _quoted(title: object) -> str:
    return f'"{_short(line(str(title)), LONGEST)}"'


def _short(text: str, most: int) -> str:
    """Return a text of at most so many characters, cut between words where there are some."""
    return text if len(text) <= most else f"{text[: most - 3].rsplit(' ', 1)[0]} ..."
