"""What only suggests when an article was published, weighed together: no such clue decides alone.

A leaning is a guess, spread over days, with the share of cases in which it holds. The days are judged by the product of
what all leanings give them, each also leaving room for its being wrong: two weak ones that agree are worth a strong
one, and two that contradict each other leave the article without a date.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from tidings.model import Interval, Span

SPAN = 7300  # days; a leaning that does not hold says nothing over twenty years
SURE = 0.75  # of what the leanings say must fall into the days that are given; a leaning of less cannot date alone
WIDEST = 366  # days; more is no date
HOLE = 31  # days; likely stretches further apart are two answers, and so none


@dataclass(frozen=True, slots=True)
class Leaning:
    """Days between which an article was likely published: stretches with their shares, which make 1 in sum.

    `weight` is how often such a clue holds, from 0 to 1.
    """

    boxes: tuple[tuple[Interval, float], ...]
    weight: float
    why: str
    evidence: tuple[Span, ...] = ()

    def share_in(self, days: Interval) -> float:
        """The share of its stretches that meet some days: 0 to 1."""
        return sum(share for box, share in self.boxes if box.meets(days))


@dataclass(frozen=True, slots=True)
class Verdict:
    """The days that leanings agree on, how much of what they say falls into them, and which of them meet these days."""

    interval: Interval
    share: float
    used: tuple[Leaning, ...]


Stretch = tuple[int, int]  # the first day and the day after the last, as ordinals


def lean_on(day: Interval, reach: Iterable[tuple[int, int, float]]) -> tuple[tuple[Interval, float], ...]:
    """Stretches around some days: (days before, days after, share) each.

    >>> lean_on(Interval(date(2015, 9, 24), date(2015, 9, 24)), [(1, 2, 1.0)])[0][0].latest
    datetime.date(2015, 9, 26)
    """
    first, last = day.earliest or date.min, day.latest or date.max
    return tuple((Interval(first - timedelta(b), last + timedelta(a)), share) for b, a, share in reach)


def weigh_days(bounds: Interval, leanings: Sequence[Leaning]) -> Verdict | None:
    """The days within `bounds` that the leanings agree on; None where they leave it open."""
    stretches = _cut(bounds, leanings)
    masses = _measure(stretches, leanings)
    total = sum(masses)
    chosen: list[Stretch] = []
    held = 0.0
    for mass, stretch in sorted(zip(masses, stretches, strict=True), key=lambda m: (-m[0] / _length(m[1]), m[1])):
        if held < SURE * total:
            held, chosen = held + mass, [*chosen, stretch]
    chosen.sort()
    if not chosen or chosen[-1][1] - chosen[0][0] > WIDEST or any(b[0] - a[1] > HOLE for a, b in pairwise(chosen)):
        return None
    found = Interval(date.fromordinal(chosen[0][0]), date.fromordinal(chosen[-1][1] - 1))
    return Verdict(found, held / total, tuple(x for x in leanings if x.share_in(found)))


def share_within(bounds: Interval, leanings: Sequence[Leaning]) -> float:
    """How much of what the leanings say falls within `bounds`: 0 to 1, 1 where there are none."""
    stretches = _cut(Interval(), leanings, bounds)
    masses = _measure(stretches, leanings)
    inside = sum(m for m, s in zip(masses, stretches, strict=True) if bounds.meets(_days(s)))
    return inside / sum(masses) if leanings else 1.0


def choose_day(days: Sequence[date], leanings: Sequence[Leaning]) -> tuple[date, float] | None:
    """The likeliest of a few days and its share, None where it has too small a one or nothing speaks for any."""
    if not leanings or not days:
        return None
    found = [(_density(day.toordinal(), leanings), day) for day in days]
    best = max(found, key=lambda f: (f[0], f[1]))
    share = 1 / sum(math.exp(density - best[0]) for density, _ in found)
    return (best[1], share) if share >= SURE and any(x.share_in(Interval(best[1], best[1])) for x in leanings) else None


def _days(stretch: Stretch) -> Interval:
    return Interval(date.fromordinal(stretch[0]), date.fromordinal(stretch[1] - 1))


def _length(stretch: Stretch) -> int:
    return stretch[1] - stretch[0]


def _cut(bounds: Interval, leanings: Sequence[Leaning], also: Interval | None = None) -> list[Stretch]:
    """The days cut where any leaning changes, `SPAN` beyond the outermost where `bounds` are open."""
    ends = [e for x in leanings for box, _ in x.boxes for e in _edges(box)] + list(_edges(also or bounds))
    if not ends:
        return []
    first = bounds.earliest.toordinal() if bounds.earliest else max(1, min(ends) - SPAN)
    last = bounds.latest.toordinal() + 1 if bounds.latest else min(date.max.toordinal(), max(ends) + SPAN)
    inside = sorted({first, last, *(e for e in ends if first < e < last)})
    return list(pairwise(inside))


def _edges(box: Interval) -> tuple[int, ...]:
    first = (box.earliest.toordinal(),) if box.earliest else ()
    return (*first, box.latest.toordinal() + 1) if box.latest else first


def _measure(stretches: Sequence[Stretch], leanings: Sequence[Leaning]) -> list[float]:
    """How likely each stretch is, compared with the others."""
    logs = [_density(start, leanings) for start, _ in stretches]
    top = max(logs, default=0.0)
    return [math.exp(log - top) * _length(s) for log, s in zip(logs, stretches, strict=True)]


def _density(day: int, leanings: Sequence[Leaning]) -> float:
    """The logarithm of how likely a day is; every leaning leaves some room for its being wrong."""
    return sum(math.log(x.weight * _held(x, day) + (1 - x.weight) / SPAN) for x in leanings)


def _held(leaning: Leaning, day: int) -> float:
    """What a leaning that holds gives to a day."""
    here = date.fromordinal(day)
    return sum(share / (box.days or SPAN) for box, share in leaning.boxes if box.meets(Interval(here, here)))
