"""What an article's own words say of when it was published: explicit dates, datelines, weekdays, months."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from tidings.model import Annotated, Interval, Span, Timex
from tidings.weigh.relative import MONTHS, WEEKDAYS

YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
AHEAD = re.compile(
    r"\b(will|shall|plans?|planned|planning|scheduled|expected|due|deadline|set to|aims?|upcoming|looming)\b"
)
LIMIT = re.compile(
    r"\b(by|until|till|next|before|later than|ahead of|in time for|through|into|for|(set|slated) (for|to .*))"
    r" (the |early |late |mid-)?$",
    re.IGNORECASE,
)
PLAIN_YEAR = re.compile(r"\b(in|since|of|from|during|and|late|early|after|to|or)( the)? $", re.IGNORECASE)
HEDGED = re.compile(r"\b(would|could|should|may|might)\b")  # not "May"
MONTH_NAME = {name[:length]: i for i, name in enumerate(MONTHS, 1) for length in range(3, len(name) + 1)}
MONTH_WORD = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH_WORD}", re.IGNORECASE)
MONTH_FIRST = re.compile(rf"\b{MONTH_WORD}\s+(\d{{1,2}})(?:st|nd|rd|th)?\b", re.IGNORECASE)
WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(mon|tue|wed|thu|fri|sat|sun)\b", re.IGNORECASE)
HALF_A_YEAR = 6  # months
DATELINE_REACH = 600  # code points from an article's first word in which its dateline is looked for


class Firmness(IntEnum):
    """How much a clue can be relied on; a softer one never overrules a firmer one."""

    TIE = 1
    BOUND = 2


@dataclass(frozen=True, slots=True)
class Clue:
    """Days between which an article was published, if the reasoning in `why` holds."""

    interval: Interval
    firmness: Firmness
    why: str
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class YearlessDay:
    """A day and month without a year, with its weekday (0 is Monday) where that is said."""

    month: int
    day: int
    weekday: int | None = None

    def in_year(self, year: int) -> date | None:
        """The day in a year; None where that year has no such day or it is another weekday."""
        try:
            found = date(year, self.month, self.day)
        except ValueError:
            return None
        return found if self.weekday in (None, found.weekday()) else None


def read_yearless(text: str) -> YearlessDay | None:
    """The day and month that words name without a year ("London, 24 Sep"), None when they name none, or a year too.

    >>> read_yearless("Thursday, Sept. 24")
    YearlessDay(month=9, day=24, weekday=3)
    """
    found = DAY_FIRST.search(text)
    day, month = (found[1], found[2]) if found else (None, None)
    if not found and (found := MONTH_FIRST.search(text)):
        month, day = found[1], found[2]
    if YEAR.search(text) or not day or not month:
        return None
    weekday = WEEKDAY.search(text)
    names = [w[:3] for w in WEEKDAYS]
    return YearlessDay(
        MONTH_NAME[month[:3].casefold()], int(day), names.index(weekday[0][:3].casefold()) if weekday else None
    )


def find_dateline(article: Annotated, texts: Mapping[str, str]) -> tuple[YearlessDay, tuple[Span, ...]] | None:
    """The day of an article's dateline that lacks its year, and where it stands."""
    line = article.article.dateline
    day = read_yearless(line) if line else None
    if not line or not day:
        return None
    page, start = article.article.page, article.article.spans[0][0]
    at = texts[page].find(line, start, start + DATELINE_REACH + len(line))
    return day, (Span(page, at, at + len(line)),) if at >= 0 else ()


def is_explicit(time: Timex) -> bool:
    """Whether a time expression spells out its year and so needs no publication date."""
    return time.type in ("DATE", "TIME") and time.interval.earliest is not None and bool(YEAR.search(time.text))


def find_bounds(article: Annotated, texts: Mapping[str, str]) -> Iterator[Clue]:
    """The bounds that explicit dates set: from what is told as past, up to what is told as still to come."""
    captured = article.article.published.interval
    if captured.latest and not captured.earliest:
        yield Clue(captured, Firmness.BOUND, f"was captured on {captured.latest}")
    past, ahead = _split_explicit(article, texts)
    if newest := max(past, key=lambda t: (t.interval.earliest, t.span), default=None):
        why = f"tells “{newest.text}” as past"
        yield Clue(Interval(newest.interval.earliest, None), Firmness.BOUND, why, (newest.span,))
    if nearest := min(ahead, key=lambda t: (t.interval.latest or date.max, t.span), default=None):
        why = f"tells “{nearest.text}” as still to come"
        yield Clue(Interval(None, nearest.interval.latest), Firmness.BOUND, why, (nearest.span,))


def _split_explicit(article: Annotated, texts: Mapping[str, str]) -> tuple[list[Timex], list[Timex]]:
    """Explicit dates told as past, and as to come; those of which neither is clear are left out."""
    past, ahead = [], []
    future = [a.evidence for a in article.accounts if a.tense == "future"]
    told = [a.evidence for a in article.accounts if a.tense == "past"]
    for time in filter(is_explicit, article.times):
        words, before = _around(article, time, texts)
        if any(e.contains(time.span) for e in future) and AHEAD.search(words):
            ahead.append(time)
        elif any(e.contains(time.span) for e in told) or not (
            is_ahead(article, time, texts) or HEDGED.search(words) or _is_label(time, before)
        ):
            past.append(time)
    return past, ahead


def is_ahead(article: Annotated, time: Timex, texts: Mapping[str, str]) -> bool:
    """Whether the words around a time speak of plans, or lead up to it: it may lie after publication."""
    words, before = _around(article, time, texts)
    return bool(AHEAD.search(words) or LIMIT.search(before))


def _around(article: Annotated, time: Timex, texts: Mapping[str, str]) -> tuple[str, str]:
    """The sentence of a time, and what stands in it before the time."""
    sentence = next((s for s in article.sentences if s.contains(time.span)), time.span)
    text = texts[sentence.page]
    return text[sentence.start : sentence.end], text[sentence.start : time.span.start]


def _is_label(time: Timex, before: str) -> bool:
    """Whether a bare year only tells which of its kind a thing is: "the 2016 election", which may be years off."""
    return bool(YEAR.fullmatch(time.text)) and not PLAIN_YEAR.search(before)


def find_newest_month(article: Annotated, since: date) -> tuple[date, Timex] | None:
    """The latest month named without a year, read as the first such month from `since` on, and where it stands.

    Months that would lie more than half a year after `since` are of the year before and say nothing.
    """
    found = []
    for time in article.times:
        words = re.findall(r"[a-z]+", time.text.casefold())
        months = [MONTH_NAME[w] for w in words if w in MONTH_NAME] if not YEAR.search(time.text) else []
        for month in months:
            steps = (month - since.month) % 12
            if steps <= HALF_A_YEAR:
                found.append((date(since.year + (since.month - 1 + steps) // 12, month, 1), time))
    return max(found, key=lambda f: (f[0], f[1].span), default=None)
