"""What stands in the cells of a roster: countries, codes, days, kinds of actors, lists of names."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

from tidings.errors import ConfigError
from tidings.model import ActorType, Interval
from tidings.names.groups import plain
from tidings.resources import load

CODE_LETTERS = 3  # a PLOVER or CAMEO code is made of groups of three
_LIST_MARKS = re.compile(r"\s*[;|\n]\s*")
_NO_CODE = re.compile(r"[^A-Za-z0-9]*")
_KINDS: dict[ActorType, str] = {
    "person": "person people per individual human man woman politician",
    "organisation": "organisation organization org company publicbody legalentity body institution agency party "
    "ministry vessel airplane vehicle ship business firm bank media outlet",
    "group": "group movement people militia rebels ethnic norp",
    "state": "state country gpe nation",
    "office": "office position post title role",
}


def split_list(cell: str) -> tuple[str, ...]:
    """The items of a cell, parted by semicolons, bars or line ends; empty for an empty cell."""
    return tuple(item for item in _LIST_MARKS.split(cell.strip()) if item)


def parse_type(said: str, where: str) -> ActorType | None:
    """The kind of actor that a word names; None for an empty cell.

    Raises:
        ConfigError: it is none of the words we know.
    """
    word = re.sub(r"[^a-z]", "", said.lower())
    if not word:
        return None
    for kind, words in _KINDS.items():
        if word in words.split():
            return kind
    raise ConfigError(f"{where}: {said!r} is no type of actor; write {', '.join(_KINDS)}")


@cache
def _countries() -> dict[str, str]:
    """Alpha-3 code by everything that a country may be called: codes, names, adjectives."""
    found: dict[str, str] = {}
    rows: list[dict[str, Any]] = [row for row in load("countries") if "iso3" in row]
    for row in rows:
        for name in (row["iso3"], row["name"], *row.get("aliases", ()), *row.get("adjectives", ())):
            found.setdefault(plain(name), row["iso3"])
    for alpha_2, alpha_3 in load("iso_countries").items():
        found.setdefault(alpha_2.lower(), alpha_3)
        found.setdefault(alpha_3.lower(), alpha_3)
    return found


def find_country(said: str) -> str | None:
    """The alpha-3 code of a country said by code, name or adjective; None for an empty cell and for what is no country.

    >>> find_country("ru"), find_country("Russian"), find_country("Mordor")
    ('RUS', 'RUS', None)
    """
    return _countries().get(plain(said))


def parse_country(said: str, where: str) -> str | None:
    """`find_country`, an unknown one being an error; None for an empty cell.

    Raises:
        ConfigError: no country is called so.
    """
    found = find_country(said)
    if found is None and said.strip():
        raise ConfigError(f"{where}: {said!r} is no country; write its name or its ISO 3166 code, RUS or RU")
    return found


def parse_codes(said: str) -> tuple[str, ...]:
    """The codes in a cell, one after another or written together; those of several actors give the first one's.

    >>> parse_codes("RUSGOVMIL"), parse_codes("rus mil"), parse_codes("---"), parse_codes("IGOEEC/USA")
    (('RUS', 'GOV', 'MIL'), ('RUS', 'MIL'), (), ('IGO', 'EEC'))
    """
    words = re.split(r"[\s,;|]+", said.partition("/")[0].strip().lstrip("~").upper())
    found = (part for word in words if not _NO_CODE.fullmatch(word) for part in _groups(word))
    return tuple(dict.fromkeys(found))


def _groups(word: str) -> list[str]:
    """A code written together as its groups of three; a single letter or digit left over is none: AFGELI1."""
    word = "".join(c for c in word if c.isalnum())
    groups = [word[i : i + CODE_LETTERS] for i in range(0, len(word), CODE_LETTERS)]
    return [group for group in groups if len(group) > 1]


def parse_days(first: str, last: str, where: str) -> Interval:
    """The days from the first day of one cell to the last of another; an empty cell leaves its end open.

    Raises:
        ConfigError: a cell holds no date, or the end is before the beginning.
    """
    days = Interval(_day(first, where, last=False), _day(last, where, last=True))
    if days.earliest and days.latest and days.earliest > days.latest:
        raise ConfigError(f"{where}: {last!r} is before {first!r}; `to` is the last day, `from` the first")
    return days


def _day(said: str, where: str, *, last: bool) -> date | None:
    from tidings.extract.dates import parse_published

    if not said.strip():
        return None
    found = parse_published(said)
    if found is None:
        raise ConfigError(f"{where}: {said!r} is no date; write it as 2012-11-06, 2012-11 or 2012")
    return found.latest if last else found.earliest
