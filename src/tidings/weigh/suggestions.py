"""The leanings of one article: what its own times and the dated articles around it suggest of its publication.

The weights are shares of cases, counted on dated news in small piles (`evaluation/dating.py`), rounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from tidings.annotate.times.reading import Reading
from tidings.model import Annotated, Interval, Timex
from tidings.weigh.clues import (
    YearlessDay,
    find_newest_month,
    is_ahead,
    is_explicit,
)
from tidings.weigh.days import add_months, shift
from tidings.weigh.leanings import Leaning, lean_on
from tidings.weigh.neighbours import NARROW, Neighbours

A_YEAR = 365  # days
COMPANION = 15  # days on either side of an article republished on the same page
FRESH = 45  # days; "last month" reaches back so far at most
COMPANIONS = 12  # articles on one page; with more it is a collection of all times
CLOSE_BY = 3  # paragraphs
LAST_MONTH = re.compile(r"\b(last|this|past) month\b", re.IGNORECASE)
NEWS = re.compile(
    r"\b((mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tonight|this (morning|week|afternoon|evening))\b",
    re.IGNORECASE,
)
NEWS_WORDS = 1  # such times make an article news of the day
MONTH_TAIL = 15  # days for which a month is still called by its bare name after its end
AROUND = ((4, 4, 0.75), (21, 21, 0.17), (150, 150, 0.08))  # days before and after another report of the affair
AFTER_NEWEST = ((3, FRESH, 0.55), (3, 400, 0.2), (20, 800, 0.25))  # days from an article's newest explicit date
YEARS_ON = ((0, 0.3), (1, 0.25), (2, 0.2), (3, 0.15), (-1, 0.1))  # from the newest year that it names
WEEKDAY_REACH = ((7, 30, 0.7), (45, 120, 0.3))  # days from a weekday with day and month to the report
STRAY = 0.02  # likeness that an article of the same record is given where it shares no words
REPORTED = 0.85  # weight of what is reported on one page, or with a date beside it
NEAR, NEWSY = (0.8, 0.83, 0.87), 0.06  # weights: beside one, two, more dated articles; more for news of the day
NEWEST, NEWEST_YEAR, WEEKDAY, COPIED_TIME = 0.75, 0.55, 0.8, 0.5
TIED = 0.7  # a tie that another contradicts


def find_leanings(article: Annotated, around: Neighbours, published: Mapping[str, Interval]) -> list[Leaning]:
    """All that suggests when an article was published, in a fixed order.

    `published` are the dates known so far; those inferred only count for articles that stand on one page.
    """
    page = _lean_on_page(article, around, published)
    own = [*_lean_on_fresh(article), *_lean_on_newest(article, around)]
    others = [*page, *_lean_on_near(article, around), *_lean_on_twins(article, around), *_lean_on_month(article, page)]
    return [*own, *others, *_lean_on_weekdays(article, find_years([*own, *others], article.article.published.interval))]


def find_years(leanings: Sequence[Leaning], bounds: Interval) -> range:
    """The years that leanings or bounds name, those between them and two on either side; empty where there is none."""
    boxes = [box for x in leanings for box, _ in x.boxes]
    years = [d.year for box in (*boxes, bounds) for d in (box.earliest, box.latest) if d]
    return range(max(1, min(years) - 2), min(date.max.year, max(years) + 3)) if years else range(0)


def _lean_on_fresh(article: Annotated) -> Iterator[Leaning]:
    """An article that speaks of "last month" near its newest explicit date is news of that date.

    Far apart they have nothing to do with each other: a date with its year is background more often than not. Nor does
    "last week" say anything: nobody writes the year of a day so near.
    """
    dates = [t for t in article.times if is_explicit(t) and (t.interval.days or NARROW + 1) <= NARROW]
    newest = _newest(dates)
    beside = (t for t in article.times if newest and LAST_MONTH.search(t.text) and _are_near(article, t, newest))
    recent = next(beside, None)
    if recent and newest:
        why = f"speaks of “{recent.text}”, and its newest date is “{newest.text}”"
        boxes = ((shift(newest.interval, 0, FRESH), 1.0),)
        yield Leaning(boxes, REPORTED, why, (recent.span, newest.span))


def _newest(times: Sequence[Timex]) -> Timex | None:
    return max(times, key=lambda t: (t.interval.latest or date.min, t.span), default=None)


def _are_near(article: Annotated, first: Timex, second: Timex) -> bool:
    """Whether two times stand in one paragraph or in ones close by."""
    at = [sum(start <= time.span.start for start, _ in article.article.spans) for time in (first, second)]
    return abs(at[0] - at[1]) <= CLOSE_BY


def _lean_on_newest(article: Annotated, around: Neighbours) -> Iterator[Leaning]:
    """The newest date spelt out, and the newest year, of those that are not told as still to come."""
    told = [t for t in article.times if is_explicit(t) and not is_ahead(article, t, around.pile.texts)]
    if newest := _newest([t for t in told if (t.interval.days or NARROW + 1) <= NARROW]):
        yield Leaning(
            lean_on(newest.interval, AFTER_NEWEST), NEWEST, f"names “{newest.text}” as its newest date", (newest.span,)
        )
    if year := _newest([t for t in told if A_YEAR <= (t.interval.days or 0) <= A_YEAR + 1]):
        last = year.interval.earliest or date.max
        boxes = tuple((_year(last.year + n), share) for n, share in YEARS_ON)
        yield Leaning(boxes, NEWEST_YEAR, f"names “{year.text}” as its newest year", (year.span,))


def _year(number: int) -> Interval:
    return Interval(date(number, 1, 1), date(number, 12, 31))


def _lean_on_weekdays(article: Annotated, years: range) -> Iterator[Leaning]:
    """A weekday with day and month: a report soon after such a day, in one of the years in which it is that weekday."""
    for time in article.times:
        day = _read_weekday(time)
        if day and (days := [d for y in years if (d := day.in_year(y))]):
            yield _lean_on_days(time, days)
            return


def _lean_on_days(time: Timex, days: Sequence[date]) -> Leaning:
    share = 1 / len(days)
    boxes = tuple((i, s * share) for d in days for i, s in lean_on(Interval(d, d), WEEKDAY_REACH))
    return Leaning(boxes, WEEKDAY, f"“{time.text}” is that weekday", (time.span,))


def _read_weekday(time: Timex) -> YearlessDay | None:
    try:
        reading = Reading.parse(time.reading)
    except ValueError:
        return None
    whole = reading.kind == "calendar" and reading.month and reading.day and reading.weekday >= 0 and not reading.year
    return YearlessDay(reading.month, reading.day, reading.weekday) if whole else None


def _lean_on_page(article: Annotated, around: Neighbours, published: Mapping[str, Interval]) -> list[Leaning]:
    """The dates of other articles on the same page, which were put together at about one time."""
    found = []
    for other in around.pile.articles:
        own = published.get(other.article.id)
        if own and other.article.page == article.article.page and other.article.id != article.article.id:
            why = f"stands on one page with {other.article.id} of {own.earliest}/{own.latest}"
            found.append(Leaning(((shift(own, -COMPANION, COMPANION), 1.0),), REPORTED, why))
    return found if len(found) <= COMPANIONS else []


def _lean_on_near(article: Annotated, around: Neighbours) -> Iterator[Leaning]:
    """The dates of the articles of the record that are most alike; more where both are news of the day."""
    near = [(like + STRAY, other, around.dated[n]) for like, other in around.find_closest(article)
            if (n := other.article.id) in around.dated and (around.dated[n].days or 0) <= NARROW]  # fmt: skip
    if not near:
        return
    total = sum(like for like, _, _ in near)
    boxes = tuple((i, s * like / total) for like, _, days in near for i, s in lean_on(days, AROUND))
    told = ", ".join(f"{o.article.id} of {d.earliest}" for _, o, d in near[:3])
    news = sum(bool(NEWS.search(t.text)) for t in article.times) >= NEWS_WORDS
    weight = NEAR[min(len(near), len(NEAR)) - 1] + NEWSY * news
    yield Leaning(boxes, weight, f"{'news ' * news}like {told}")


def _lean_on_twins(article: Annotated, around: Neighbours) -> Iterator[Leaning]:
    for twin in around.find_twins(article):
        there = around.pile.read(twin.there)[:80]
        why = f"tells as of “{twin.here.text}” what may be: {there}"
        boxes = ((shift(twin.report, -1, 2), 0.8), (shift(twin.report, -30, 30), 0.2))
        yield Leaning(boxes, min(REPORTED, COPIED_TIME + twin.likeness / 2), why, (twin.here.span, twin.there))


def _lean_on_month(article: Annotated, page: Sequence[Leaning]) -> Iterator[Leaning]:
    """The newest month named without a year, read from the first date that the page's other articles suggest."""
    firsts = [b.earliest for x in page for b, _ in x.boxes if b.earliest]
    newest = find_newest_month(article, min(firsts)) if firsts else None
    if newest:
        month, time = newest
        tail = add_months(month, 1) + timedelta(MONTH_TAIL - 1)
        yield Leaning(((Interval(month, tail), 1.0),), REPORTED, f"speaks of “{time.text}”", (time.span,))
