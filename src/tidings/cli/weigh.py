"""`tidings weigh --mentions`: which of the mentions that somebody marked are one event or one thing."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidings.errors import SourceError
from tidings.model import Hints, Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from tidings.weigh.mentions import Document

KINDS = ("event", "entity")


@dataclass(frozen=True, slots=True)
class Row:
    """A text with the places that are marked in it: (start, end, kind), code points of the text."""

    id: str
    text: str
    places: tuple[tuple[int, int, str], ...]
    published: str | None = None


def weigh_mentions(path: Path, *, as_json: bool = False) -> None:
    """The marked mentions of a file stand on stdout with the chains that weighing puts them in.

    As JSON Lines `{"id", "mentions": [{"start", "end", "kind", "chain"}]}`, one a row and in its order; else every
    chain of two or more as a line. What the rows themselves say of chains, topics or types is not read.

    Raises:
        SourceError: the file cannot be opened, a row is not such an object, or two have one `id`.
    """
    from tidings.weigh.mentions import group_mentions

    rows = read_rows(path)
    chains = group_mentions([_read(row) for row in rows])
    for line in _json_lines(rows, chains) if as_json else _told(rows, chains):
        sys.stdout.write(line + "\n")


def read_rows(path: Path) -> list[Row]:
    """The rows of a file.

    Raises:
        SourceError: the file cannot be opened, a row is not such an object, or two have one `id`.
    """
    try:
        lines = path.read_text(encoding="utf8").split("\n")
    except (OSError, UnicodeDecodeError) as exc:
        raise SourceError(f"{path} cannot be read: {exc}; name a JSON Lines file in UTF-8") from exc
    rows: dict[str, Row] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            row = _parse_row(line, f"{path}#{number}")
            if row.id in rows:
                raise SourceError(f"{path}#{number}: another row has the id {row.id!r}; give every text its own")
            rows[row.id] = row
    return list(rows.values())


def _parse_row(line: str, source: str) -> Row:
    try:
        row = json.loads(line)
        places = tuple((int(m["start"]), int(m["end"]), str(m.get("kind", "event"))) for m in row["mentions"])
        read = Row(str(row["id"]), str(row["text"]), places, row.get("published"))
    except (ValueError, KeyError, TypeError, AttributeError) as exc:
        raise SourceError(f"{source} is no object with id, text and mentions ({type(exc).__name__}: {exc})") from exc
    for start, end, kind in places:
        if not 0 <= start < end <= len(read.text) or kind not in KINDS:
            rule = f"{kind} at {start} to {end} of {len(read.text)} characters"
            raise SourceError(f"{source}: {rule}; a mention is an event or entity and lies within the text")
    return read


def _read(row: Row) -> Document:
    """A row read by our own model, its marks on the words that they stand on."""
    from tidings.annotate import annotate
    from tidings.extract import find_articles
    from tidings.language import parse
    from tidings.weigh.marked import mark
    from tidings.weigh.mentions import Document

    page = Page(row.id, row.id, "", "text/plain", row.text, hints=Hints(published=row.published, plain=True))
    parsed = [parse(article, row.text) for article in find_articles(page).articles]
    annotated = tuple(annotate(p) for p in parsed)
    marked = (m for p, a in zip(parsed, annotated, strict=True) for m in mark(p, a, row.places, row.id))
    return Document(row.id, row.text, tuple(marked), annotated)


def _chain_of(row: Row, place: tuple[int, int, str], chains: Mapping[str, str]) -> str:
    """The chain of a mention; one that stands on no word is a chain of its own."""
    from tidings.weigh.marked import key_of

    key = key_of(row.id, place)
    return chains.get(key, key).replace("\x1f", ":")


def _json_lines(rows: Sequence[Row], chains: Mapping[str, str]) -> Iterator[str]:
    for row in rows:
        mentions = [{"start": p[0], "end": p[1], "kind": p[2], "chain": _chain_of(row, p, chains)} for p in row.places]
        yield json.dumps({"id": row.id, "mentions": mentions}, ensure_ascii=False)


def _told(rows: Sequence[Row], chains: Mapping[str, str]) -> Iterator[str]:
    """Every chain of two or more: its kind, how many mentions in how many texts, the words they stand on."""
    members: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in rows:
        for start, end, kind in row.places:
            words = " ".join(row.text[start:end].split())
            members[kind, _chain_of(row, (start, end, kind), chains)].append((row.id, words))
    for (kind, _), found in sorted(members.items(), key=lambda item: (-len(item[1]), item[0])):
        if len(found) > 1:
            words = ", ".join(sorted({w for _, w in found}))
            yield f"{kind:6} {len(found):4} in {len({d for d, _ in found}):3} texts  {words}"
