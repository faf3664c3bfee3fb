"""A line of a header in its parts: which outlet, who wrote it, where, on what day.

Outlets print these in any order, with any mark between them: "Hull Daily Mail, Monday, October 24, 1904",
"Le Temps – Paris, 29 October 1904", "By Ann Example | Example News | Published 12:03 EST, 5 March 2019".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tidings import resources
from tidings.extract.dates import find_date, find_date_in_url
from tidings.extract.header import DAY, WEEKDAY, find_byline, is_date_line, is_names
from tidings.outlets import find_outlet, find_outlet_at, outlet_of_url

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidings.model import Interval

MAX_CHARACTERS = 170
"""Two bylines, an outlet and two dates with their times fit."""

MAX_UNKNOWN = 1
"""A line with a date may hold one name that is no outlet, place or byline we know: a section, a desk, a town."""

MAX_NAME_WORDS = 4
STAMP_REACH = 250
"""A title, a byline and a stamp that have run into one line end within so many characters."""

STAMP_LENGTH = 45  # characters after "Published": a time with its zone, a weekday, a date
LONGEST_PLACE = 3  # words: "Hull", "New York", "St. Petersburg"

_ADDRESS = re.compile(r"https?\s?:\s?/\s?/\s?\S.*", re.IGNORECASE)
_CLOCK = r"\d{1,2}\s?[:.h]\s?\d\d(?:\s?:\s?\d\d)?\s*(?:[ap]\.?\s?m\b\.?|hrs?\b|h\b)?|\b\d{1,2}\s?[ap]\.?m\b\.?"
_ZONE = r"\(?\b(?:GMT|UTC|BST|IST|MSK|HKT|JST|CEST|CET|EEST|EET|[ECMP][SD]?T)\b(?:\s?[+-]\s?\d{1,2}(?::?\d\d)?)?\)?"
_STATED = r"\b(?:first |originally )?(?:published|posted|updated|modified|created|issued|last updated|last modified)\b"
_WHEN = re.compile(
    rf"(?:{_CLOCK})|(?-i:{_ZONE})|(?:{_STATED}(?: (?:on|at|by))?\s*:?)|\b{WEEKDAY}\b|{DAY}|"
    r"\b(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\b\.?,?|"
    r"(?:18|19|20)\d\d\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}|\d{1,2}\s?[/.]\s?\d{1,2}\s?[/.]\s?(?:(?:18|19|20)\d\d|\d\d)\b|"
    r"\b(?:18|19|20)\d\d\b",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"\b(?:PUBLISHED|UPDATED|POSTED|Published|Updated|Posted|(?:Last|First) (?:updated|published|modified))(?: on\b)?"
    r"\s*:?(?= ?(?:\d|[A-Z][a-z]{2}))"
)
_MARK = re.compile(r"\s*[|•·–—/()\[\]~@]+\s*|\s+-+\s+|,\s*|\s{3,}|;\s*")
_AMERICAN = re.compile(r"\b[ECMP][SD]?T\b")
_FIRST_PUBLISHED = re.compile(r"\b(?:published|posted|created|issued)\b", re.IGNORECASE)
_CHANGED = re.compile(r"\b(?:updated|modified|edited)\b", re.IGNORECASE)
_NAME_WORD = r"(?:[A-Z0-9][\w.'’&-]*|of|the|and|for|de|der|la|le|du|des)"
_NAME = re.compile(rf"{_NAME_WORD}(?: {_NAME_WORD})*")
_TIME_WORDS = re.compile(r"\b(?:on|at|by|the|of|last|first|date|time|edition|local|hours?)\b|[\W\d_]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Masthead:
    """What one line of a header tells; None where it tells nothing of the kind.

    `published` is a day or a month with its year, `changed` whether it is only that of a later change; `day` holds
    the words of a day without its year ("Monday, October 24"). `is_address` where the line is the page's URL.
    """

    outlet: str | None = None
    byline: str | None = None
    place: str | None = None
    published: Interval | None = None
    changed: bool = False
    day: str | None = None
    is_address: bool = False


def read_masthead(line: str) -> Masthead | None:
    """What the line tells when it is a header line and nothing else; None for a title or a sentence.

    Example:
        `read_masthead("Novoye Vremya, St. Petersburg, 26 October 1904")` has outlet, place and day.
    """
    if _ADDRESS.fullmatch(line):
        return _read_address("".join(line.split()))
    if len(line) > MAX_CHARACTERS:
        return None
    published = find_header_date(line)
    if is_date_line(line):
        return Masthead(published=published, changed=_is_changed(line), day=None if published else _yearless(line))
    parts = _split(line)
    byline = next((found for part in parts if (found := find_byline(part))), None)
    rest = _join_authors([part for part in parts if not find_byline(part)], byline)
    told = _tell(rest, dated=published is not None or _yearless(line) is not None, byline=byline)
    if told is None:
        return None
    outlet, place, names = told
    authors = ", ".join(name for name in (byline, *names) if name) or None
    return Masthead(outlet, authors, place, published, _is_changed(line), None if published else _yearless(line))


def find_header_date(line: str) -> Interval | None:
    """The day that a header line gives: that of publication where it names one of a change too; None without one."""
    line = re.sub(r"(?<=\d)\s*([/:])\s*(?=\d)", r"\1", line)
    month_first = True if _AMERICAN.search(line) else None
    if stated := _FIRST_PUBLISHED.search(line):
        return find_date(line[stated.end() :], month_first=month_first) or find_date(line, month_first=month_first)
    return find_date(line, month_first=month_first)


def find_stamp(line: str) -> Interval | None:
    """The day stamped into the first words of a longer line ("Envoys meet Updated: 2016-05-30 09:53"), else None."""
    stamp = _STAMP.search(line[:STAMP_REACH])
    return find_header_date(line[stamp.start() : stamp.end() + STAMP_LENGTH]) if stamp else None


def _read_address(url: str) -> Masthead:
    known = outlet_of_url(url)
    return Masthead(known.name if known else None, published=find_date_in_url(url), is_address=True)


def _is_changed(line: str) -> bool:
    """Whether the line's only date is that of a change: "Updated: 6 March 2019"."""
    changed = _CHANGED.search(line)
    return changed is not None and not _FIRST_PUBLISHED.search(line) and find_date(line[: changed.start()]) is None


def _yearless(line: str) -> str | None:
    """The words for a day and month in a line, None when there are none."""
    found = re.search(rf"(?:{WEEKDAY},? )?{DAY}", line)
    return found[0] if found else None


def _split(line: str) -> list[str]:
    """What stands between the marks of a line, its days and times taken out."""
    parts = (part.strip(" :.*") if len(part) < 3 else part.strip(" :*") for part in _MARK.split(_WHEN.sub(" | ", line)))  # noqa: PLR2004
    return [part for part in parts if part and _TIME_WORDS.sub("", part)]


def _join_authors(parts: Sequence[str], byline: str | None) -> list[str]:
    """The parts without what only goes on with the byline's list of names ("By Ann Example, Bo Other and Cy Third")."""
    return [part for part in parts if not (byline and re.match(r"and [A-Z]", part))]


def _tell(parts: Sequence[str], *, dated: bool, byline: str | None) -> tuple[str | None, str | None, list[str]] | None:
    """Outlet, place and further authors among the parts; None when some part is none of these."""
    capital = next((country for part in parts if (country := country_of(part))), None)
    known = {
        part: found
        for part in parts
        if (found := find_outlet_at(part, capital) if dated or byline else find_outlet(part))
    }
    rest = [part for part in parts if part not in known]
    outlet = next((found.name for found in known.values()), None)
    if not all(_is_name(part) or is_names(part) for part in rest):
        return None
    names = [part for part in rest if is_names(part) and byline and not country_of(part)]
    others = [part for part in rest if part not in names]
    if not (dated or byline):
        fits = bool(known) and all(country_of(part) or _is_shouted(part) for part in others)
        return (outlet, others[0] if others else None, []) if fits else None
    if len([part for part in others if not country_of(part)]) > MAX_UNKNOWN:
        return None
    place = next((part for part in others if country_of(part)), others[0] if others else None)
    return outlet, place, names


def _is_name(part: str) -> bool:
    return len(part.split()) <= MAX_NAME_WORDS and bool(_NAME.fullmatch(part))


def _is_shouted(part: str) -> bool:
    """Whether the words can be a town as datelines print it: "Example Agency | NEW YORK"."""
    return part.isupper() and len(part.split()) <= LONGEST_PLACE


def country_of(place: str) -> str | None:
    """The country (ISO 3166 alpha-3) whose capital or own name the words are, None when they are neither."""
    return _places().get(place.strip(". ").casefold())


@cache
def _places() -> dict[str, str]:
    return {
        name.casefold(): row["iso3"]
        for row in resources.load("countries")
        if row.get("iso3")
        for name in (row["name"], *row.get("capital", ()), *row.get("aliases", ()))
    }
