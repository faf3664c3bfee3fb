"""Calendar readings -> values and intervals: full dates, and those whose year or month the setting must supply."""

from __future__ import annotations

import calendar
import math
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tidings.annotate.times import calendar as cal
from tidings.annotate.times.calendar import Anchored
from tidings.annotate.times.reading import Reading
from tidings.model import UNKNOWN_INTERVAL, Interval

if TYPE_CHECKING:
    from tidings.annotate.times.anchor import Setting

FLASHBACK = 4
"""In a history, a month up to this many before the last told one looks back; an earlier one is next year's."""
AGAINST_TENSE = 6.0
UNSAID_TENSE = 1.5
"""How much farther a day counts on the side that the tense speaks against, and ahead where no tense is said."""
UNKNOWN_YEAR = "XXXX"
FITTING_DAYS = 420
"""Within so many days of any day, every day of the month falls on every weekday once."""


def anchor_calendar(reading: Reading, setting: Setting) -> Anchored:
    """A stretch of the calendar in its setting; with no year to be had, a value with XXXX and no interval."""
    if reading.weekday >= 0 and not reading.day and not reading.month:
        return _with_part(_weekday(reading, setting), reading)
    if reading.unit in {"DE", "CE"}:
        return _long(reading)
    if reading.day and not reading.month:
        return _with_part(_day_only(reading, setting), reading)
    year = _year(reading, setting)
    if isinstance(year, str):
        return _with_part(_without_days(reading, year), reading)
    return _with_part(_modified(_in_year(reading, year), reading), reading)


def _with_part(anchored: Anchored, reading: Reading) -> Anchored:
    """Narrowed to the part of the day that was said."""
    return anchored._replace(value=f"{anchored.value}T{reading.part}") if reading.part else anchored


def _modified(anchored: Anchored, reading: Reading) -> Anchored:
    """Narrowed to its early, middle or late part; the value keeps the whole, as TIMEX3 wants."""
    return anchored._replace(interval=cal.third(anchored.interval, reading.mod))


def _long(reading: Reading) -> Anchored:
    """A decade or a century."""
    if reading.year.startswith("BC"):
        return Anchored(reading.year if reading.unit == "CE" else reading.year[:5], UNKNOWN_INTERVAL, reading.unit)
    return _modified(cal.stretch(reading.unit, date(max(1, int(reading.year)), 1, 1)), reading)


def _without_days(reading: Reading, year: str) -> Anchored:
    """The value of a date before our era, or with no known year."""
    if reading.season:
        value = f"{year}-{reading.season}"
    elif reading.name or not reading.month:
        value = year
    else:
        value = f"{year}-{reading.month:02d}" + (f"-{reading.day:02d}" if reading.day else "")
    return Anchored(value, UNKNOWN_INTERVAL, "" if year == UNKNOWN_YEAR else "Y" if value == year else "M")


def _in_year(reading: Reading, year: int) -> Anchored:
    """The stretch in a known year."""
    if reading.name:
        return _named_day(reading, year)
    if reading.season:
        return Anchored(f"{year:04d}-{reading.season}", cal.season_of(year, reading.season), "S")
    if not reading.month:
        return cal.stretch("Y", date(year, 1, 1))
    if not reading.day:
        return cal.stretch("M", date(year, reading.month, 1))
    if reading.day > calendar.monthrange(year, reading.month)[1]:
        return Anchored(f"{year:04d}-{reading.month:02d}-{reading.day:02d}")
    return cal.stretch("D", date(year, reading.month, reading.day))


def _named_day(reading: Reading, year: int) -> Anchored:
    """A holiday, or the second Saturday of a month; a value with its day open where the month has no fifth."""
    if not reading.name.startswith("weekday"):
        return cal.stretch("D", cal.holiday(reading.name, year))
    try:
        return cal.stretch(
            "D", cal.nth_weekday(year, reading.month, reading.weekday, int(reading.name.removeprefix("weekday")))
        )
    except IndexError:
        return Anchored(f"{year:04d}-{reading.month:02d}-XX")


def _year(reading: Reading, setting: Setting) -> int | str:
    """The year of a reading: as said, counted, or chosen by tense; a string where it has no days."""
    if reading.year.isdigit():
        return int(reading.year) or 1
    if reading.year:
        return _counted_year(reading.year, setting)
    if reading.base == "previous":
        return _year_from_previous(reading, setting)
    if setting.narrative and not reading.base:
        return _narrative_year(reading, setting)
    if setting.now is None:
        return UNKNOWN_YEAR
    return _stepped_year(reading, setting.now) if reading.base else _chosen_year(reading, setting, setting.now)


def _counted_year(step: str, setting: Setting) -> int | str:
    """This year counts from publication, "that year" from the time told before."""
    if step.startswith("BC"):
        return step
    if step[0] == "=":
        return _previous_year(setting) or (setting.now.year if setting.now else UNKNOWN_YEAR)
    return setting.now.year + int(step) if setting.now else UNKNOWN_YEAR


def _previous_year(setting: Setting) -> int | str | None:
    """The year of the time told before."""
    if setting.previous is None:
        return None
    if setting.previous.value.startswith("BC"):
        return setting.previous.value[:6]
    first = setting.previous.interval.earliest
    return first.year if first else None


def _year_from_previous(reading: Reading, setting: Setting) -> int | str:
    """The following spring, "that August": the next, last or same one, counted from the time told before."""
    base = setting.previous.interval.earliest if setting.previous else setting.now
    if base is None:
        return _previous_year(setting) or UNKNOWN_YEAR
    if reading.count == 0:
        return base.year
    return _stepped_year(reading, base)


def _stepped_year(reading: Reading, base: date) -> int:
    """The year of the last one over before a day, the first one to begin after it, or the one of its own year."""
    if reading.count == 0:
        return base.year
    for year in range(base.year + reading.count, base.year - 2 * reading.count, -reading.count)[::-1]:
        found = _in_year(reading, year).interval
        if reading.count < 0 and found.latest and found.latest < base:
            return year
        if reading.count > 0 and found.earliest and found.earliest > base:
            return year
    return base.year + reading.count


def _narrative_year(reading: Reading, setting: Setting) -> int | str:
    """The year told before, or the next one where the months have turned over."""
    year = _previous_year(setting)
    if year is None:
        return UNKNOWN_YEAR
    before = setting.previous
    month = reading.month or cal.SEASON_STARTS.get(reading.season, 0)
    if isinstance(year, str) or before is None or before.grain not in {"D", "M", "W"} or not month:
        return year
    told = before.interval.earliest.month if before.interval.earliest else month
    return year + 1 if told - month > FLASHBACK else year


def _chosen_year(reading: Reading, setting: Setting, now: date) -> int:
    """The year that puts a month, day or season where the tense says: not after publication, or not before it."""
    if reading.weekday >= 0 and reading.day and (fitting := _fitting_year(reading, now)):
        return fitting
    if not reading.day and setting.tense == "future":
        return min(
            y for y in (now.year, now.year + 1) if (last := _in_year(reading, y).interval.latest) and last >= now
        )
    if not reading.day and setting.tense == "past":
        return max(
            y for y in (now.year - 1, now.year) if (day := _in_year(reading, y).interval.earliest) and day <= now
        )
    return min((now.year - 1, now.year, now.year + 1), key=lambda y: _cost(_in_year(reading, y).interval, setting, now))


def _cost(interval: Interval, setting: Setting, now: date) -> float:
    """How far a stretch lies from publication; more on the side the tense speaks against.

    "On May 23", told in the past tense on May 12, is eleven days ahead rather than a year back.
    """
    if interval.earliest is None or interval.latest is None:
        return math.inf
    ahead, back = (interval.earliest - now).days, (now - interval.latest).days
    if max(ahead, back) <= 0:
        return 0.0
    if ahead > 0:
        return ahead * {"future": 1.0, "past": AGAINST_TENSE}.get(setting.tense or "", UNSAID_TENSE)
    return back * (AGAINST_TENSE if setting.tense == "future" else 1.0)


def _fitting_year(reading: Reading, now: date) -> int | None:
    """The year nearest to publication in which that day of the month is that weekday."""
    years = [
        year
        for year in range(now.year - 6, now.year + 2)
        if (day := _in_year(reading, year).interval.earliest) and day.weekday() == reading.weekday
    ]
    return min(years, key=lambda y: abs((date(y, reading.month, 15) - now).days), default=None)


def _weekday(reading: Reading, setting: Setting) -> Anchored:
    """On Friday by tense; last and next Friday strictly before or after; that Friday from the narrative."""
    value = f"XXXX-WXX-{reading.weekday + 1}"
    base = setting.now
    if reading.base == "previous" or setting.narrative:
        base = setting.previous.interval.earliest if setting.previous else setting.now
    if base is None:
        return Anchored(value)
    return cal.stretch("D", _nearest_weekday(reading, base, setting))


def _nearest_weekday(reading: Reading, base: date, setting: Setting) -> date:
    """The weekday before or after a day, on the side that step or tense says; the day itself counts for a bare one."""
    back, on = (base.weekday() - reading.weekday) % 7, (reading.weekday - base.weekday()) % 7
    if reading.base and reading.count:
        beyond = 7 * (abs(reading.count) - 1)
        return base + timedelta(days=(on or 7) + beyond if reading.count > 0 else -(back or 7) - beyond)
    if reading.base == "previous" or setting.narrative or setting.tense == "future":
        return base + timedelta(days=on)
    return base - timedelta(days=back)


def _day_only(reading: Reading, setting: Setting) -> Anchored:
    """The 22nd: of the month told before, else the latest one not after publication (the next, for the future)."""
    previous = setting.previous
    if previous and previous.interval.earliest and not reading.base and previous.grain in {"D", "M"}:
        first = previous.interval.earliest
        return _in_year(Reading("calendar", month=first.month, day=reading.day), first.year)
    if setting.now is None or setting.narrative:
        return Anchored(f"XXXX-XX-{reading.day:02d}")
    if reading.weekday >= 0:
        return cal.stretch("D", _fitting_month(reading, setting.now, setting))
    month = cal.add_months(setting.now.replace(day=1), reading.count)
    if not reading.base and setting.tense != "future" and reading.day > setting.now.day:
        month = cal.add_months(month, -1)
    elif setting.tense == "future" and reading.day < setting.now.day:
        month = cal.add_months(month, 1)
    return _in_year(Reading("calendar", month=month.month, day=reading.day), month.year)


def _fitting_month(reading: Reading, now: date, setting: Setting) -> date:
    """The day nearest to publication that is that weekday and that day of its month; ahead only for the future."""
    near = [now + timedelta(days=n) for n in range(-FITTING_DAYS, FITTING_DAYS)]
    fits = [d for d in near if d.day == reading.day and d.weekday() == reading.weekday]
    return min(fits, key=lambda d: _cost(Interval(d, d), setting, now), default=now)
