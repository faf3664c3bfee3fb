"""The table of toponyms: a sorted file, mapped into memory and searched by halving; opening it costs nothing."""

from __future__ import annotations

import mmap
import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from anyascii import anyascii

from tidings.errors import ConfigError
from tidings.resources import DATA

TABLE = DATA / "places.tsv"
KINDS = {"C": "country", "c": "city", "k": "capital", "r": "region", "w": "water", "s": "site", "d": "demonym"}
CITY_KM_PER_SQRT_PERSON = 0.012  # a million people live within about 12 km
ABBREVIATED = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "mtn": "mountain"}


class Toponym(NamedTuple):
    """One place that a name can mean.

    `kind` is country, capital, city, region, water, site or demonym; `km` its rough size. `country` is
    ISO 3166 alpha-3, `division` GeoNames' code of the first-level division; either may be empty.
    """

    key: str
    name: str
    geonames: int | None
    country: str
    division: str
    latitude: float
    longitude: float
    population: int
    kind: str
    km: float


def fold_toponym(name: str) -> str:
    """A name as the table keys it: plain letters, no case, accents, marks or leading "the"; St. is Saint.

    >>> fold_toponym("St. Petersburg"), fold_toponym("Ḩamāh"), fold_toponym("Deir ez-Zor")
    ('saint petersburg', 'hamah', 'deir ez zor')
    """
    plain = name if name.isascii() else anyascii(unicodedata.normalize("NFC", name))
    words = re.sub(r"[^\w\s-]", "", plain.replace("-", " ")).casefold().split()
    words = words[1:] if words[:1] == ["the"] and len(words) > 1 else words
    return " ".join(ABBREVIATED.get(w, w) if len(words) > 1 else w for w in words)


@cache
def _table() -> mmap.mmap:
    """The table, mapped.

    Raises:
        ConfigError: it is missing from the package.
    """
    try:
        with TABLE.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except OSError as exc:
        raise ConfigError(f"{TABLE.name} is missing from the package; run scripts/build_places.py") from exc


@lru_cache(maxsize=20_000)
def find_toponyms(name: str) -> tuple[Toponym, ...]:
    """All places that a name can mean, the most populous first; empty when the table has none."""
    key = fold_toponym(name)
    if not key:
        return ()
    table, wanted = _table(), key.encode() + b"\t"
    at, found = _first_line(table, wanted), []
    while table[at : at + len(wanted)] == wanted:
        end = table.find(b"\n", at)
        found.append(_read_line(table[at:end].decode(), name))
        at = end + 1
    return tuple(found)


def _first_line(table: mmap.mmap, wanted: bytes) -> int:
    """Where the first line that does not sort before `wanted` begins."""
    low, high = 0, len(table)
    while low < high:
        start = table.rfind(b"\n", 0, (low + high) // 2) + 1
        if table[start : table.find(b"\t", start) + 1] < wanted:
            low = table.find(b"\n", start) + 1
        else:
            high = start
    return low


def _read_line(line: str, said: str) -> Toponym:
    """One line of the table; a name that folds to its key is left out there."""
    key, name, geonames, country, division, lat, lon, population, kind, km = line.split("\t")
    return Toponym(
        key, name or (said if said.casefold() == key else key.title()), int(geonames) if geonames else None,
        country, division,
        float(lat), float(lon), int(population or 0), KINDS[kind],
        float(km) if km else max(1.0, CITY_KM_PER_SQRT_PERSON * int(population or 0) ** 0.5),
    )  # fmt: skip
