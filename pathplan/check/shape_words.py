"""What a schema's error is called, and in which words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pathplan.check.broken_shape import Broken, Words, named, say
from pathplan.check.shape_units import age, effort
from pathplan.diagnostic import Diagnostic, Fix, Severity
from pathplan.model.ids import as_id
from pathplan.spelling import nearest
from pathplan.text import Change, Document, Where

KINDS = {
    "object": "a mapping",
    "array": "a list",
    "string": "a text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "nothing",
}
PERSONAL = frozenset(
    {"name", "first_name", "last_name", "surname", "full_name", "e-mail", "email", "mail"}
    | {"birthday", "birthdate", "address", "phone"}
)
"""Keys that say who a learner is."""
PAIR = re.compile(r"([A-Za-z0-9._/-]+):(\S+)")


def words(document: Document, where: Where, error: Broken) -> Iterator[Diagnostic]:
    """Yield the finding, or the findings, that one error of a schema stands for."""
    special = SPECIAL.get(str(error.schema.get("x-rule", "")))
    if special is not None and error.keyword in {"pattern", "type", "const"}:
        yield from special(document, where, error)
    else:
        yield from BY_KEYWORD.get(error.keyword, _other)(document, where, error)


def _name(error: Broken) -> str:
    return str(error.schema.get("x-name", "this"))


def _unknown_keys(document: Document, where: Where, error: Broken) -> Iterator[Diagnostic]:
    known = list(error.schema.get("properties", {}))
    name = _name(error)
    bare = all(value is None for value in error.value.values())
    if bare and name == "a reference" and not set(error.value) & set(known):
        listed = ", ".join(error.value)
        yield say("not-a-list", where, "a list is due here, not a mapping", f"write [{listed}]")
        return
    for key, value in error.value.items():
        if key in known:
            continue
        at = (where / key).at_key()
        pair = PAIR.fullmatch(key)
        if value is None and pair:
            yield say(
                "space-after-colon",
                at,
                f"`{key}` is read as one word",
                f"a space is needed after the colon: {pair.group(1)}: {pair.group(2)}",
            )
        elif value is None and _flow(document, where):
            yield say(
                "comma-in-value",
                at,
                "a comma ends a value inside { }",
                "put quotes around the whole value",
            )
        elif name == "a learner file" and key.lower() in PERSONAL:
            advice = "names live in names.csv, beside the file and out of version control"
            found = say("personal-data", at, f"`{key}` does not belong in a learner file", advice)
            yield replace(found, severity=Severity.WARNING)
        elif len(error.value) == 1 and name == "a reference" and isinstance(value, str | int):
            yield say(
                "wrong-type", where, f"`{key}: {value}` is a mapping", f"write `{key}/{value}`"
            )
        else:
            near = nearest(key, [k for k in known if k not in error.value])
            advice = f"did you mean `{near}`?" if near else ""
            if not near and len(known) <= 8:
                advice = f"its keys are {', '.join(known)}"
            change = Change(kind="rename", where=where / key, value=near)
            fix = Fix(changes=(change,)) if near else None
            yield say("unknown-key", at, f"{name} has no key `{key}`", advice, fix)


def _flow(document: Document, where: Where) -> bool:
    """Say whether a mapping is written with braces."""
    span = document.spans(where.path, False)
    return span is not None and document.line(span.line)[span.column : span.column + 1] == "{"


def _missing(_document: Document, where: Where, error: Broken) -> Iterator[Diagnostic]:
    if _name(error) == "a reference" and len(error.value) == 1:
        return  # a pair like `arith: add`, which has a finding of its own
    for key in error.wanted:
        if key not in error.value:
            at = where.at_key() if where.path else where
            advice = f"add `{key}: ...`"
            if key == "format":
                advice = "start with `format: pathplan-map/1`, or pathplan-learner/1"
            if key == "mastery":
                advice = "name the level that counts as achieved: `mastery: ...`"
            unlike = [k for k in error.value if k not in _known(error)]
            if nearest(key, unlike) or any(str(k).startswith(f"{key}:") for k in unlike):
                continue
            yield say("missing-key", at, f"{_name(error)} needs `{key}`", advice)


def _known(error: Broken) -> set[str]:
    return set(error.schema.get("properties", {}))


def _spaceless(where: Where, value: Any, wanted: Any) -> Diagnostic | None:
    """Return the finding for `a:0.5`, which is a key without a value, or a text: one word."""
    key = where.path[-1] if where.path else ""
    word = key if value is None and isinstance(key, str) else value if wanted == "object" else ""
    pair = PAIR.fullmatch(word) if isinstance(word, str) else None
    if pair is None:
        return None
    advice = f"a space is needed after the colon: {pair.group(1)}: {pair.group(2)}"
    at = where.at_key() if value is None else where
    return say("space-after-colon", at, f"`{word}` is read as one word", advice)


def _type(document: Document, where: Where, error: Broken) -> Iterator[Diagnostic]:
    kind, value = error.schema.get("x-kind"), error.value
    spaceless = _spaceless(where, value, error.wanted)
    if spaceless is not None:
        yield spaceless
        return
    wanted = error.wanted
    listed = [wanted] if isinstance(wanted, str) else list(wanted)
    if kind == "file":
        found = "a text" if isinstance(value, str) else named(value)
        yield say("wrong-type", where, f"{found} stands here; a file starts with keys")
    elif kind == "item" and isinstance(value, list):
        change = Change(kind="replace", where=where, value={"all_of": value})
        yield say(
            "wrong-type",
            where,
            "a list in a list does not say whether all or one of them is meant",
            "write `all_of: [...]` or `any_of: [...]`",
            Fix(changes=(change,)),
        )
    elif wanted == "object" and isinstance(value, list) and _ids(value):
        message = (
            f"`{where.path[-1] if where.path else 'this'}` is a list here; ids stand in it as keys"
        )
        yield say(
            "wrong-type",
            where,
            message,
            f"write `{_ids(value)[0]}:` without a dash, its keys below",
        )
    elif "string" in listed and (value is None or isinstance(value, bool)):
        yield _not_text(document, where, value, kind=str(kind or ""))
    else:
        due = " or ".join(dict.fromkeys(KINDS[w] for w in listed if w != "number" or kind is None))
        yield say("wrong-type", where, f"{named(value)} stands here; {due} is due")


def _ids(items: list[Any]) -> list[str]:
    return [str(item["id"]) for item in items if isinstance(item, dict) and "id" in item]


def _not_text(document: Document, where: Where, value: Any, *, kind: str) -> Diagnostic:
    """Say that true, false or nothing is no text."""
    if value is None and not _spelled(document, where):
        due = "a title" if kind == "titled" else "a text"
        return say(
            "not-text", where, f"nothing stands here; {due} is due", "write it after the colon"
        )
    word = _spelled(document, where) or str(value).lower()
    change = Change(kind="replace", where=where, value=word)
    return say(
        "not-text",
        where,
        f"`{word}` is not a text in YAML",
        f'put quotes around it: "{word}"',
        Fix(changes=(change,), safe=True),
    )


def _spelled(document: Document, where: Where) -> str:
    span = document.spans(where.path, False)
    if span is None or span.line != span.end_line:
        return ""
    return document.line(span.line)[span.column : span.end_column]


def _id(document: Document, where: Where, error: Broken) -> Iterator[Diagnostic]:
    value = error.value
    if value is None or isinstance(value, bool):
        yield _not_text(document, where, value, kind="")
        return
    text = str(value)
    if len(text) > 120:
        yield say("bad-id", where, "this id is longer than 120 characters", "use a short one")
        return
    wanted = as_id(text)
    advice = f"write `{wanted}`" if wanted else "use letters, digits, dots, dashes, underscores"
    yield say("bad-id", where, f"`{text}` cannot be an id", advice)


def _list(_document: Document, where: Where, error: Broken) -> Iterator[Diagnostic]:
    value = error.value
    key = where.path[-1] if where.path else "this"
    if isinstance(value, str):
        bare = value.strip().removeprefix("[").removesuffix("]")
        ids = ", ".join(word for part in bare.split(",") if (word := part.strip(" \"'")))
        change = Change(kind="replace", where=where, value=ids.split(", "))
        yield say(
            "not-a-list",
            where,
            f"`{key}` is one text here; it takes a list of ids",
            f"write [{ids}]",
            Fix(changes=(change,), safe=True),
        )
    else:
        what = named(value)
        yield say("not-a-list", where, f"{what} stands here; `{key}` takes a list of ids")


def _format(_document: Document, where: Where, error: Broken) -> Iterator[Diagnostic]:
    due, value = str(error.wanted), str(error.value)
    name, _, version = value.partition("/")
    if name == due.partition("/")[0] and version.isdecimal() and version.lstrip("0") > "1":
        message = f"this file is of format {version}; this pathplan reads format 1"
        yield say("bad-format", where, message, "a newer pathplan is needed")
    else:
        yield say("bad-format", where, f"`{value}` is no format of this kind", f"write {due}")


def _choice(_document: Document, where: Where, error: Broken) -> Iterator[Diagnostic]:
    allowed = [str(v) for v in error.wanted]
    near = nearest(str(error.value), allowed)
    listed = ", ".join(allowed)
    advice = f"nearest: `{near}`" if near else ""
    yield say("bad-value", where, f"{named(error.value)} is none of {listed}", advice)


def _bound(_document: Document, where: Where, error: Broken) -> Iterator[Diagnostic]:
    limit = error.wanted
    said = {
        "minimum": f"less than {limit}",
        "maximum": f"more than {limit}",
        "exclusiveMinimum": f"not more than {limit}",
        "maxLength": f"longer than {limit} characters",
        "maxItems": f"longer than {limit} entries",
    }[error.keyword]
    what = {"maxLength": "this text", "maxItems": "this list"}.get(error.keyword)
    yield say("bad-value", where, f"{what or named(error.value)} is {said}")


def _empty(_document: Document, where: Where, error: Broken) -> Iterator[Diagnostic]:
    yield say(
        "missing-key", where, f"{_name(error)} says nothing here", "fill it in or take it out"
    )


def _other(_document: Document, where: Where, error: Broken) -> Iterator[Diagnostic]:
    yield say("bad-value", where, f"{named(error.value)} does not fit here")


SPECIAL: dict[str, Words] = {
    "effort-unit": effort,
    "age-unit": age,
    "bad-id": _id,
    "not-a-list": _list,
    "bad-format": _format,
}
BY_KEYWORD: dict[str, Words] = {
    "additionalProperties": _unknown_keys,
    "required": _missing,
    "type": _type,
    "enum": _choice,
    "minimum": _bound,
    "maximum": _bound,
    "exclusiveMinimum": _bound,
    "maxLength": _bound,
    "maxItems": _bound,
    "minProperties": _empty,
}
