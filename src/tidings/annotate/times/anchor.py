"""Readings -> TIMEX3 values and intervals of days, given a day of publication and the narrative's own time.

An article known only to within some days is anchored at both ends of its publication interval; a time's interval is
the hull of both answers, so that nothing is more exact than what it is counted from.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING

from tidings.annotate.times import calendar as cal
from tidings.annotate.times.absolute import anchor_calendar
from tidings.annotate.times.calendar import Anchored
from tidings.annotate.times.reading import Reading
from tidings.model import UNKNOWN_INTERVAL, Interval, Tense, Timex

if TYPE_CHECKING:
    from collections.abc import Sequence

VAGUE_REACH = {"S": 1, "MIN": 1, "H": 1, "D": 7, "W": 5, "WE": 5, "M": 3, "Q": 4, "Y": 3, "DE": 3, "CE": 2}
"""How many units "recent days", "in recent months", "a few years" may mean at most: as the gold affairs read them."""
NARRATIVE_DATES = 4
NARRATIVE_DISTANCE = 400
"""An article is a history when this many of its dates name month and year, most of them this many days before it."""
CLOCK_REACH = 4
"""A time of day takes the day that stands at most this many words away."""
WORKING_WEEK = 5  # from Monday to Friday "the weekend" of something past is that of the week before
ASIDE_YEARS = 15
DAY_GRAINS = {"D"}
QUOTED = "quoted"
"""The name of a day counted from now inside a quotation: said on the day of publication, or the day before it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What one time is anchored in: the day of publication, the time told before it, the sentence's tense."""

    now: date | None
    previous: Anchored | None = None
    tense: Tense | None = None
    narrative: bool = False


def anchor_all(times: Sequence[Timex], published: Interval) -> tuple[Timex, ...]:
    """The times of one article with value, interval and `previous` set anew for a publication interval."""
    ends = (published.earliest, published.latest) if published.earliest and published.latest else (None,)
    readings = [Reading.parse(t.reading) for t in times]
    narrative = is_narrative(readings, ends[-1])
    runs = [_run(times, readings, now, narrative=narrative) for now in dict.fromkeys(ends)]
    merged = [_merge([run[i] for run in runs]) for i in range(len(times))]
    return tuple(
        replace(t, value=m.value, interval=m.interval, previous=_counted_from(readings[i], runs[0][i][1]))
        for i, (t, m) in enumerate(zip(times, merged, strict=True))
    )


def is_narrative(readings: Sequence[Reading], now: date | None) -> bool:
    """Whether the article is a history, so that "in March" is counted from its own dates, not from publication."""
    years = [int(r.year) for r in readings if r.kind == "calendar" and r.year.isdigit() and (r.month or r.season)]
    if len(years) < NARRATIVE_DATES:
        return any(r.year.startswith("BC") for r in readings)
    if now is None:
        return True
    old = [y for y in years if (now - date(max(1, y), 12, 31)).days > NARRATIVE_DISTANCE]
    return 2 * len(old) > len(years)


def _counted_from(reading: Reading, previous: int | None) -> int | None:
    """The time that a reading needed, None when it stands on its own."""
    needs = reading.base == "previous" or reading.year.startswith("=") or reading.kind == "clock"
    return previous if needs else None


def _run(
    times: Sequence[Timex], readings: Sequence[Reading], now: date | None, *, narrative: bool
) -> list[tuple[Anchored, int | None]]:
    """Every time anchored for one day of publication, with the position of the time told before it."""
    out: list[tuple[Anchored, int | None]] = []
    last: int | None = None
    for i, (time, reading) in enumerate(zip(times, readings, strict=True)):
        setting = Setting(now, out[last][0] if last is not None else None, time.tense, narrative)
        if reading.kind == "clock":
            anchored, source = _clock(times, readings, i, (setting, last, out))
        else:
            anchored, source = anchor(reading, setting), last
        out.append((anchored, source))
        if _moves_narrative(reading, anchored, setting):
            last = i
    return out


def _moves_narrative(reading: Reading, anchored: Anchored, setting: Setting) -> bool:
    """Whether what follows may be counted from this time: in a history not from "today", nor from a year far off."""
    if reading.kind not in {"calendar", "shift"} or not anchored.grain:
        return False
    if not setting.narrative:
        return True
    return reading.base != "now" and not _is_aside(anchored, setting.previous)


def _is_aside(anchored: Anchored, previous: Anchored | None) -> bool:
    """Whether a bare year lies so far from the time told before that it only looks aside ("a book of 1998")."""
    before, here = previous.interval.earliest if previous else None, anchored.interval.earliest
    return anchored.grain in {"Y", "DE", "CE"} and bool(before and here and abs(here.year - before.year) > ASIDE_YEARS)


def _clock(
    times: Sequence[Timex],
    readings: Sequence[Reading],
    i: int,
    state: tuple[Setting, int | None, list[tuple[Anchored, int | None]]],
) -> tuple[Anchored, int | None]:
    """A time of day: on the day named beside it, else the narrative's day in the same sentence, else publication."""
    setting, last, out = state
    part = readings[i].part
    follows = i + 1 < len(times) and times[i + 1].tokens[0] - times[i].tokens[1] <= CLOCK_REACH
    if follows and readings[i + 1].kind in {"calendar", "shift"}:
        after = anchor(readings[i + 1], replace(setting, tense=times[i + 1].tense))
        if after.grain in DAY_GRAINS:
            return on_day(after, part), i + 1
    if last is not None and out[last][0].grain in DAY_GRAINS:
        return on_day(out[last][0], part), last
    if setting.now and not setting.narrative:
        return on_day(cal.stretch("D", setting.now), part), None
    return Anchored(f"XXXX-XX-XXT{part}", grain=""), None


def on_day(day: Anchored, part: str) -> Anchored:
    """A day narrowed to a part of it; its interval stays that day."""
    return Anchored(f"{day.value.split('T')[0]}T{part}", day.interval, day.grain)


def anchor(reading: Reading, setting: Setting) -> Anchored:
    """One time in its setting. A duration, a set and what cannot be anchored have an unknown interval."""
    if reading.kind == "calendar":
        return anchor_calendar(reading, setting)
    if reading.kind == "shift":
        return _spoken(_shift(reading, setting)) if reading.name == QUOTED else _shift(reading, setting)
    if reading.kind == "window":
        return _window(reading, setting)
    if reading.kind == "vague":
        now = setting.now if reading.value == "PRESENT_REF" and not setting.narrative else None
        return Anchored(reading.value, Interval(now, now))
    return Anchored(reading.value)


def _spoken(anchored: Anchored) -> Anchored:
    """A quoted day with the day before it, as speech is often printed on the morrow; the value is the likelier one."""
    first = anchored.interval.earliest
    if first is None:
        return anchored
    return anchored._replace(interval=Interval(cal.shift(first, "D", -1), anchored.interval.latest))


def _shift(reading: Reading, setting: Setting) -> Anchored:
    """So many units from publication or from the narrative's own time."""
    base = _base(reading, setting)
    if base is None or base.interval.earliest is None or base.interval.latest is None:
        return _unanchored(reading, base)
    if not reading.unit:
        return base
    if reading.count == 0 and base.grain == "D" and reading.unit == "D":
        return on_day(base, reading.part) if reading.part else Anchored(base.value.split("T")[0], base.interval, "D")
    if reading.unit in {"H", "MIN", "S"}:
        return Anchored(f"{base.value.split('T')[0]}TXX", base.interval, base.grain)
    if reading.unit == "WE" and not reading.base and setting.tense != "future":
        base = cal.stretch("D", cal.shift(base.interval.earliest, "D", -WORKING_WEEK))
    return _moved(reading, base, setting.now)


def _moved(reading: Reading, base: Anchored, now: date | None) -> Anchored:
    """The unit that both ends of the base fall in after the step; as vague as the base was."""
    first, last = base.interval.earliest, base.interval.latest
    if first is None or last is None:
        return base
    ends = [cal.stretch(reading.unit, cal.shift(d, reading.unit, reading.count)) for d in (first, last)]
    moved = _hull(ends)
    if abs(reading.count) and reading.unit in {"W", "M", "Y"} and reading.base == "previous" and base.grain == "D":
        moved = moved._replace(
            interval=_about(cal.shift(first, reading.unit, reading.count), reading.unit, moved.interval)
        )
    if reading.mod:
        moved = moved._replace(interval=cal.clip(cal.third(moved.interval, reading.mod), now, reading.mod))
    return on_day(moved, reading.part) if reading.part else moved


def _about(day: date, unit: str, whole: Interval) -> Interval:
    """A month later than a known day: that day, give or take a quarter of the unit."""
    slack = {"W": 2, "M": 8, "Y": 0}[unit]
    return whole if not slack else Interval(cal.shift(day, "D", -slack), cal.shift(day, "D", slack))


def _base(reading: Reading, setting: Setting) -> Anchored | None:
    """What a reading is counted from: publication as a day, or the narrative's own time while one is told."""
    now = cal.stretch("D", setting.now) if setting.now else None
    if reading.base == "now":
        return now
    if reading.base == "previous" or setting.narrative:
        return setting.previous or (None if setting.narrative else now)
    return now


def _unanchored(reading: Reading, base: Anchored | None) -> Anchored:
    """The value of a count that has nothing dated to start from."""
    if not reading.unit and base:
        return base
    shape = {
        "D": "XXXX-XX-XX",
        "W": "XXXX-WXX",
        "WE": "XXXX-WXX-WE",
        "M": "XXXX-XX",
        "Q": "XXXX-QX",
        "CE": "XX",
        "DE": "XXX",
    }
    value = shape.get(reading.unit, "XXXX")
    if base and base.value.startswith("BC") and reading.unit == "Y":
        return Anchored(f"BC{int(base.value[2:6]) - reading.count:04d}", grain="Y")
    if base and base.value[:4].isdigit() and reading.unit in {"D", "M", "W"}:
        value = base.value[:4] + value[4:]
    return Anchored(f"{value}T{reading.part}" if reading.part else value)


def _window(reading: Reading, setting: Setting) -> Anchored:
    """A stretch that reaches back or on from its base; "a few days later" leaves the base out."""
    base = _base(reading, setting)
    if base is None or base.interval.earliest is None or base.interval.latest is None:
        return Anchored(reading.value)
    reach = abs(reading.count) or VAGUE_REACH[reading.unit]
    first, last = base.interval.earliest, base.interval.latest
    apart = 1 if reading.name == "apart" else 0
    if reading.mod == "before":
        interval = Interval(cal.shift(first, reading.unit, -reach), cal.shift(last, reading.unit, -apart))
    else:
        interval = Interval(cal.shift(first, reading.unit, apart), cal.shift(last, reading.unit, reach))
    return Anchored(reading.value, interval)


def _hull(found: Sequence[Anchored]) -> Anchored:
    """One answer for several: the days from the first to the last, the value as far as they agree."""
    first = found[0]
    if all(f == first for f in found):
        return first
    known = [f.interval for f in found if f.interval.earliest and f.interval.latest]
    if len(known) < len(found):
        return Anchored(_common_value([f.value for f in found]), UNKNOWN_INTERVAL, first.grain)
    interval = Interval(min(k.earliest for k in known if k.earliest), max(k.latest for k in known if k.latest))
    return Anchored(_common_value([f.value for f in found]), interval, first.grain)


def _merge(run: Sequence[tuple[Anchored, int | None]]) -> Anchored:
    """The answers for both ends of the publication interval as one."""
    return _hull([anchored for anchored, _ in run])


def _common_value(values: Sequence[str]) -> str:
    """TIMEX3 values as one, X where they differ: field by field, so that no digit is kept of a number that changed.

    >>> _common_value(["2015-09-24", "2015-10-01"])
    '2015-XX-XX'
    """
    fields = zip_longest(*(v.split("-") for v in values), fillvalue="")
    out, open_ = [], False
    for field in fields:
        open_ = open_ or len(set(field)) > 1
        body, _, part = field[0].partition("T")
        part = f"T{part}" if part and len({f.partition("T")[2] for f in field}) == 1 else ""
        out.append(
            field[0] if not open_ else ("W" * body.startswith("W") + "X" * (len(body) - body.startswith("W")) + part)
        )
    return "-".join(out)
