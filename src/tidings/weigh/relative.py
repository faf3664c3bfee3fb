"""Time words counted from publication, read backwards: from when the thing happened to when it was reported."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tidings.model import Interval
from tidings.weigh.days import add_months

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
AGO = re.compile(r"\b(\w+) (day|week|month|year)s? (?:ago|earlier)\b")
LAST = re.compile(r"\b(last|this|past) (week|month|year)\b")
NEAR = {"today": 0, "this morning": 0, "this afternoon": 0, "tonight": 0, "yesterday": 1, "last night": 1}
EXACT = 3  # days; a weekday or "yesterday" of an event known less exactly than this dates nothing


def date_report(words: str, event: Interval) -> Interval | None:
    """When an article was published that tells an event of known days as having happened `words` ago.

    >>> date_report("last month", Interval(date(2016, 12, 21), date(2016, 12, 31)))
    Interval(earliest=datetime.date(2017, 1, 1), latest=datetime.date(2017, 1, 31))

    None when the words are not counted from publication, or the event is not known well enough.
    """
    if event.earliest is None or event.latest is None:
        return None
    text = " ".join(words.casefold().split())
    if ago := AGO.search(text):
        return _from_count(ago[1], ago[2], event.earliest, event.latest)
    if last := LAST.search(text):
        return _from_last(int(last[1] != "this"), last[2], event.earliest, event.latest)
    return _from_day(text, event.earliest, event.latest)


def _from_count(number: str, unit: str, first: date, last: date) -> Interval | None:
    """Where "five months ago" is said from four months on, and up to the middle of the sixth."""
    count = NUMBERS.get(number) or (int(number) if number.isdecimal() else 0)
    if not count:
        return None
    if unit in ("day", "week"):
        size = 1 if unit == "day" else 7
        return Interval(first + timedelta(size * count - size // 2), last + timedelta(size * count + size // 2))
    months = count * (12 if unit == "year" else 1)
    slack = 6 if unit == "year" else 1
    return Interval(add_months(first, months - slack), add_months(last, months) + timedelta(15 * slack))


def _from_last(step: int, unit: str, first: date, last: date) -> Interval:
    """The whole week, month or year that follows the event's, or (`step` 0, "this week") holds it."""
    if unit == "week":
        monday = first - timedelta(first.weekday()) + timedelta(7 * step)
        return Interval(monday, last - timedelta(last.weekday()) + timedelta(7 * step + 6))
    if unit == "month":
        start, end = add_months(first.replace(day=1), step), add_months(last.replace(day=1), step + 1)
        return Interval(start, end - timedelta(1))
    return Interval(date(first.year + step, 1, 1), date(last.year + step, 12, 31))


def _from_day(text: str, first: date, last: date) -> Interval | None:
    if (last - first).days >= EXACT:
        return None
    for words, days in NEAR.items():
        if re.search(rf"\b{words}\b", text):
            return Interval(first + timedelta(days), last + timedelta(days))
    if any(re.search(rf"\b{w}\b", text) for w in WEEKDAYS) and not re.search(r"\d", text):
        return Interval(first, last + timedelta(6))
    return None
