"""When an article was published: from hints, metadata, its header, its address. Never from a sidebar."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from tidings.model import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAMES = "january february march april may june july august september october november december".split()  # noqa: SIM905
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY, _YEAR = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?", r"(?P<year>(?:18|19|20)\d\d)"

# Every way of writing a day with its year, the clearest first.
_WRITTEN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_YEAR}-(?P<month>[01]?\d)-(?P<day>[0-3]?\d)(?!\d)",
        rf"(?<!\d){_YEAR}[/.](?P<month>[01]?\d)[/.](?P<day>[0-3]?\d)(?!\d)",
        rf"\b{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}\b",
        rf"(?<!\d){_DAY}\s*[-\s]\s*(?:of\s+)?{_MONTH}\s*[-,\s]\s*{_YEAR}\b",
    )
)
_SLASHED = re.compile(
    r"(?<!\d)(?P<first>[0-3]?\d)(?P<mark>[/.])(?P<second>[0-3]?\d)(?P=mark)(?P<year>(?:18|19|20)\d\d|\d\d)(?!\d)"
)
_ONLY_MONTH = re.compile(rf"{_MONTH}\s+{_YEAR}", re.IGNORECASE)

# Days in addresses: /2016/02/14/, /2015/nov/24/, /2015/1124/, -20160214, 2016-02-14; then months.
_IN_ADDRESS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"[/_-]{_YEAR}[/_-](?P<month>[01]?\d)[/_-](?P<day>[0-3]?\d)(?=[/_.?-]|$)",
        rf"/{_YEAR}/{_MONTH}/(?P<day>[0-3]?\d)(?=[/_.?-]|$)",
        rf"/{_YEAR}/(?P<month>[01]\d)(?P<day>[0-3]\d)(?=/|$)",
        rf"[/_-]{_YEAR}(?P<month>[01]\d)(?P<day>[0-3]\d)(?=[/_.?-]|$)",
        rf"[/_-]{_YEAR}[/_-](?P<month>[01]\d)(?=[/_.?-]|$)",
        rf"/{_YEAR}/{_MONTH}(?=[/_.?-]|$)",
    )
)
_MONTHS_IN_YEAR = 12


def parse_published(text: str) -> Interval | None:
    """The days that a user, a row or a metadata field means; None when no date can be read from it.

    Understands `2015-09-28`, with a time after it, `2015-09`, `2015`, ISO intervals `2015-09-21/2015-09-30`, and dates
    written out. "9/10/2015" is the interval from 10 September to 9 October.
    """
    text = text.strip()
    first, mark, last = text.partition("/")
    if mark and (ends := (_parse_iso(first), _parse_iso(last)))[0] and ends[1]:
        return Interval(ends[0].earliest, ends[1].latest)
    return _parse_iso(text) or find_date(text)


def find_date(text: str, *, month_first: bool | None = None) -> Interval | None:
    """The first day (else month) with its year written in the text, None when there is none.

    Args:
        text: a header line or a metadata field.
        month_first: how "9/10/2015" is meant; None leaves both readings open.
    """
    for pattern in _WRITTEN:
        for match in pattern.finditer(text):
            if found := _interval(match["year"], match["month"], match["day"]):
                return found
    if slashed := _SLASHED.search(text):
        return _slashed(slashed, month_first=month_first)
    month = _ONLY_MONTH.search(text)
    return _interval(month["year"], month["month"], None) if month else None


def find_date_in_url(url: str) -> Interval | None:
    """The day, else the month, that the address carries in its path; None when it carries none."""
    for pattern in _IN_ADDRESS:
        for match in pattern.finditer(url.partition("?")[0]):
            if found := _interval(match["year"], match["month"], match.groupdict().get("day")):
                return found
    return None


def hull(intervals: Iterable[Interval]) -> Interval:
    """The shortest interval that holds them all; open at both ends when there are none or one is open."""
    known = [(it.earliest, it.latest) for it in intervals if it.earliest and it.latest]
    if not known:
        return Interval()
    return Interval(min(first for first, _ in known if first), max(last for _, last in known if last))


def _parse_iso(text: str) -> Interval | None:
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?", text.strip())
    if not match:
        return None
    if match[2] is None:
        return Interval(date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)) if match[1] > "1500" else None
    return _interval(match[1], match[2], match[3])


def _interval(year: str, month: str | None, day: str | None) -> Interval | None:
    """The day, or the whole month where no day is given; None for a day that does not exist."""
    number = _month_number(month or "")
    full = int(year) + (2000 if len(year) == 2 else 0)  # noqa: PLR2004 - a year of two digits
    if not 1 <= number <= _MONTHS_IN_YEAR:
        return None
    last = monthrange(full, number)[1]
    if day is None:
        return Interval(date(full, number, 1), date(full, number, last))
    if not 1 <= int(day) <= last:
        return None
    return Interval(date(full, number, int(day)), date(full, number, int(day)))


def _month_number(month: str) -> int:
    if month.isdigit():
        return int(month)
    return next((i for i, name in enumerate(_NAMES, 1) if name.startswith(month.lower()[:3])), 0) if month else 0


def _slashed(match: re.Match[str], *, month_first: bool | None) -> Interval | None:
    """Both readings of "9/10/2015" unless only one is a day, or it is known which is meant."""
    first, second, year = match["first"], match["second"], match["year"]
    by_day, by_month = _interval(year, second, first), _interval(year, first, second)
    if match["mark"] == "." or month_first is False:
        by_month = by_month if by_day is None else None
    elif month_first:
        by_day = by_day if by_month is None else None
    found = [it for it in (by_day, by_month) if it]
    return hull(found) if found else None
