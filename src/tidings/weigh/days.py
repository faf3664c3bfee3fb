"""Arithmetic on intervals of days."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from tidings.model import UNKNOWN_INTERVAL, Interval


def intersect(one: Interval, other: Interval) -> Interval | None:
    """The days that belong to both; None when there is no such day."""
    if not one.meets(other):
        return None
    firsts = [d for d in (one.earliest, other.earliest) if d]
    lasts = [d for d in (one.latest, other.latest) if d]
    return Interval(max(firsts, default=None), min(lasts, default=None))


def hull(intervals: Iterable[Interval]) -> Interval:
    """From the first day of any to the last day of any; an end that one of them leaves open is open."""
    known = list(intervals)
    if not known:
        return UNKNOWN_INTERVAL
    firsts, lasts = [i.earliest for i in known], [i.latest for i in known]
    first = None if None in firsts else min(d for d in firsts if d)
    return Interval(first, None if None in lasts else max(d for d in lasts if d))


def add_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last day where it has no such day.

    >>> add_months(date(2016, 12, 31), 2)
    datetime.date(2017, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shift(interval: Interval, before: int, after: int) -> Interval:
    """The interval with its ends moved by numbers of days; open ends stay open."""
    first, last = interval.earliest, interval.latest
    return Interval(first and first + timedelta(before), last and last + timedelta(after))


def gap(one: Interval, other: Interval) -> int:
    """Days between two intervals: 0 when they meet, 1 when one begins the day after the other ends."""
    if one.meets(other):
        return 0
    if one.latest and other.earliest and one.latest < other.earliest:
        return (other.earliest - one.latest).days
    return (one.earliest - other.latest).days if one.earliest and other.latest else 0


def agree(intervals: Sequence[Interval]) -> Interval:
    """The days that most of the intervals allow; unknown when none of them is known.

    Beginning with the one that meets most others, the tightest of these, each next tightest is taken in unless that
    would leave no day.
    """
    known = sorted((i for i in set(intervals) if i.days is not None), key=lambda i: (i.days or 0, i))
    if not known:
        return UNKNOWN_INTERVAL
    best = max(known, key=lambda i: (sum(intervals.count(k) for k in known if i.meets(k)), -(i.days or 0)))
    for other in known:
        best = intersect(best, other) or best
    return best
