"""A roster as a table: one row an actor, or an actor's office for a time."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tidings.errors import ConfigError
from tidings.model import UNKNOWN_INTERVAL
from tidings.roster.entries import Entry, Office
from tidings.roster.fields import parse_codes, parse_country, parse_days, parse_type, split_list
from tidings.roster.gather import gather

DELIMITERS = "\t,;|"
# Our name of each column and what else it may be called, letters only.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "actor", "actorname", "fullname", "entity", "label", "caption"),
    "aliases": ("aliases", "alias", "aka", "alsoknownas", "othernames", "altnames", "synonyms", "spellings", "names"),
    "type": ("type", "schema", "kind", "category", "actortype", "entitytype"),
    "codes": ("codes", "code", "cameo", "plover", "cameocode", "plovercode", "actorcode"),
    "country": ("country", "nationality", "iso", "iso3", "iso2", "countrycode", "state"),
    "from": ("from", "start", "startdate", "since", "begin", "validfrom", "fromdate", "firstday"),
    "to": ("to", "end", "enddate", "until", "till", "validto", "todate", "lastday"),
    "office": ("office", "title", "position", "role", "post", "function"),
    "id": ("id", "key", "uid", "identifier", "actorid"),
}


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of one row by our names of the columns, and where it stands."""

    cells: Mapping[str, str]
    where: str

    def cell(self, column: str) -> str:
        return self.cells.get(column, "")


def is_table(text: str) -> bool:
    """Whether the first line names the columns of a roster, `name` among them."""
    return "name" in _columns(next(_cells(text), []))


def read_table(text: str, source: str) -> tuple[Entry, ...]:
    """The actors of a table in order; rows of one `id`, else of one name and country, are one actor's.

    Raises:
        ConfigError: a row has no name, or a cell cannot be read.
    """
    rows = _cells(text)
    columns = _columns(next(rows, []))
    lines = _lines(text)
    found = []
    for cells, line in zip(rows, lines, strict=False):
        if any(cell.strip() for cell in cells):
            told = {name: cells[at].strip() for name, at in columns.items() if at < len(cells)}
            found.append(_read_row(_Row(told, f"{source} line {line}")))
    return gather(found)


def _cells(text: str) -> Iterator[list[str]]:
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    except csv.Error as exc:
        raise ConfigError(f"the table of actors is no CSV ({exc}); save it again") from exc


def _lines(text: str) -> Iterator[int]:
    """The line on which each row after the first begins, counted from 1."""
    delimiter = max(DELIMITERS, key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    next(reader, None)
    before = reader.line_num
    for _ in reader:
        yield before + 1
        before = reader.line_num


def _columns(header: list[str]) -> dict[str, int]:
    """The position of each column that we know, by our name for it."""
    words = [re.sub(r"[^a-z0-9]", "", cell.lower()) for cell in header]
    found: dict[str, int] = {}
    for name, spellings in COLUMNS.items():
        at = next((words.index(s) for s in spellings if s in words), None)
        if at is not None:
            found[name] = at
    return found


def _read_row(row: _Row) -> tuple[str, Entry]:
    """The row as an entry with at most one office, under what makes it one with other rows."""
    if not row.cell("name"):
        raise ConfigError(f"{row.where} has no name; every row needs one in the column `name`")
    country = parse_country(row.cell("country"), row.where)
    days = parse_days(row.cell("from"), row.cell("to"), row.where)
    codes, title = parse_codes(row.cell("codes")), row.cell("office") or None
    offices = (Office(codes, days, title),) if codes or title or days != UNKNOWN_INTERVAL else ()
    aliases = split_list(row.cell("aliases"))
    name, kind = row.cell("name"), parse_type(row.cell("type"), row.where)
    key = row.cell("id") or f"{name}|{country or ''}"
    return key, Entry(f"{name} ({row.where})", name, kind, aliases, country, offices)
