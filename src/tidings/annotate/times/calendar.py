"""Calendar arithmetic for times: intervals of days, their TIMEX3 values, holidays that move."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from tidings.model import UNKNOWN_INTERVAL, Interval

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
FIXED_DAYS = {"D": 1, "W": 7, "WE": 7}
MONTHS_OF = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
LAST_YEAR = 9000
SHORTEST_MONTH, LONGEST_MONTH = 28, 31
FROM_EASTER = {
    "easter": 0, "good-friday": -2, "easter-monday": 1, "palm-sunday": -7, "ash-wednesday": -46, "maundy-thursday": -3,
    "pentecost": 49,
}  # fmt: skip
NTH_WEEKDAYS = {
    "thanksgiving": (11, 3, 4), "labor-day": (9, 0, 1), "memorial-day": (5, 0, -1), "king-day": (1, 0, 3),
    "presidents-day": (2, 0, 3), "columbus-day": (10, 0, 2), "mothers-day": (5, 6, 2), "fathers-day": (6, 6, 3),
}  # fmt: skip
"""Month, weekday (0 is Monday) and which of them in the month; the holidays are those of the United States."""


class Anchored(NamedTuple):
    """A time that found its place: TIMEX3 value, days, and the unit it is exact to (D W M Q S Y DE CE, or empty)."""

    value: str
    interval: Interval = UNKNOWN_INTERVAL
    grain: str = ""


def days(first: date, last: date) -> Interval:
    """The closed interval of two days."""
    return Interval(first, last)


def month_of(year: int, month: int) -> Interval:
    """All days of a month."""
    return days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def year_of(year: int) -> Interval:
    """All days of a year."""
    return days(date(year, 1, 1), date(year, 12, 31))


def week_of(day: date) -> Interval:
    """Monday to Sunday of the week that a day is in."""
    monday = day - timedelta(days=day.weekday())
    return days(monday, monday + timedelta(days=6))


def season_of(year: int, season: str) -> Interval:
    """The days of a season, quarter or half; winter begins in December of its year."""
    if season[0] == "Q":
        first, length = 3 * int(season[1]) - 2, 3
    elif season[0] == "H":
        first, length = 6 * int(season[1]) - 5, 6
    else:
        first, length = SEASON_STARTS[season], 3
    start = date(year, first, 1)
    return days(start, add_months(start, length) - timedelta(days=1))


def add_months(day: date, months: int) -> date:
    """The same day of a month that many months on; the last of it where the month is too short."""
    index = day.year * 12 + day.month - 1 + months
    year, month = max(1, min(LAST_YEAR, index // 12)), index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def shift(day: date, unit: str, count: int) -> date:
    """The day that many units on."""
    if unit in MONTHS_OF:
        return add_months(day, count * MONTHS_OF[unit])
    try:
        return day + timedelta(days=count * FIXED_DAYS.get(unit, 0))
    except OverflowError:
        return day


def stretch(unit: str, day: date) -> Anchored:
    """The day, week, weekend, month, quarter, year, decade or century that a day is in.

    >>> stretch("W", date(2015, 9, 24)).value
    '2015-W39'
    """
    if unit in {"W", "WE"}:
        week, iso = week_of(day), day.isocalendar()
        value = f"{iso.year}-W{iso.week:02d}"
        if unit == "W":
            return Anchored(value, week, "W")
        assert week.latest is not None  # noqa: S101 - week_of closes both ends
        return Anchored(value + "-WE", days(week.latest - timedelta(days=1), week.latest), "WE")
    if unit == "M":
        return Anchored(f"{day:%Y-%m}", month_of(day.year, day.month), "M")
    if unit == "Q":
        season = f"Q{(day.month + 2) // 3}"
        return Anchored(f"{day.year}-{season}", season_of(day.year, season), "Q")
    if unit in {"Y", "DE", "CE"}:
        return _years(unit, day.year)
    return Anchored(day.isoformat(), days(day, day), "D")


def _years(unit: str, year: int) -> Anchored:
    """The year, decade or century that a year is in."""
    if unit == "Y":
        return Anchored(f"{year:04d}", year_of(year), "Y")
    length = 10 if unit == "DE" else 100
    first = max(1, year // length * length)
    interval = days(date(first, 1, 1), date(first // length * length + length - 1, 12, 31))
    return Anchored(f"{year:04d}"[: 3 if unit == "DE" else 2], interval, unit)


def third(interval: Interval, mod: str) -> Interval:
    """The early, middle or late part: of a month by tens of days ("late July" is 21 to 31), else by thirds.

    Weeks and shorter are left whole.
    """
    first, last = interval.earliest, interval.latest
    if first is None or last is None or mod not in {"early", "mid", "late"} or (last - first).days < SHORTEST_MONTH - 1:
        return interval
    if (last - first).days <= LONGEST_MONTH:
        cuts = [first, first.replace(day=11), first.replace(day=21)]
    else:
        step = (last - first).days // 3
        cuts = [first, first + timedelta(days=step + 1), first + timedelta(days=2 * step + 1)]
    part = ("early", "mid", "late").index(mod)
    return days(cuts[part], last if part == 2 else cuts[part + 1] - timedelta(days=1))  # noqa: PLR2004 - the last part


def clip(interval: Interval, now: date | None, mod: str) -> Interval:
    """What is left of an interval before or after a day; whole where nothing would be left."""
    if now is None or interval.earliest is None or interval.latest is None:
        return interval
    if mod == "before" and interval.earliest <= now:
        return days(interval.earliest, min(interval.latest, now))
    if mod == "after" and interval.latest >= now:
        return days(max(interval.earliest, now), interval.latest)
    return interval


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus.

    >>> easter(2016).isoformat()
    '2016-03-27'
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The n-th such weekday of a month; n = -1 is the last."""
    on = [d for d in calendar.Calendar().itermonthdates(year, month) if d.month == month and d.weekday() == weekday]
    return on[n - 1 if n > 0 else n]


def holiday(name: str, year: int) -> date:
    """The day of a holiday that moves, by the name that the grammar gave it.

    Raises:
        KeyError: there is no such holiday.
    """
    if name in FROM_EASTER:
        return easter(year) + timedelta(days=FROM_EASTER[name])
    return nth_weekday(year, *NTH_WEEKDAYS[name])
