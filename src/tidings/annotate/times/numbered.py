"""Patterns for days and months that numbers alone name: "11/2016", "since 7/2", "the second Saturday of May"."""

# ruff: noqa: E501 - a pattern is read more easily on one line than cut in two
from __future__ import annotations

import re
from collections.abc import Callable

from tidings.annotate.times import words as w
from tidings.annotate.times.reading import Reading

Builder = Callable[[re.Match[str]], "Reading | None"]
MONTHS_IN_YEAR = 12
LAST = "last"
MOST_WEEKS = 5


def _month_year(match: re.Match[str]) -> Reading | None:
    """11/2016, 2016/11."""
    month = int(match["m"])
    return Reading("calendar", year=match["year"], month=month) if 1 <= month <= MONTHS_IN_YEAR else None


def _year_month(match: re.Match[str]) -> Reading:
    """2016 November; November, 2016."""
    return Reading("calendar", year=match["year"], month=w.month_number(match["month"]))


def _slashed(match: re.Match[str]) -> Reading | None:
    """7/2 after "since" or "on": the month first unless it cannot be one."""
    first, second = int(match["a"]), int(match["b"])
    month, day = (first, second) if first <= MONTHS_IN_YEAR else (second, first)
    return Reading("calendar", month=month, day=day) if 1 <= month <= MONTHS_IN_YEAR else None


def _nth_weekday(match: re.Match[str]) -> Reading | None:
    """The second Saturday of May; the last Sunday in October 2012; of each month it is a set."""
    n = -1 if match["n"].lower() in {"last", "final"} else w.ordinal_value(match["n"])
    weekday = w.weekday_number(match["weekday"])
    if n > MOST_WEEKS:
        return None
    if match["every"]:
        return Reading("set", value=f"XXXX-XX-WXX-{weekday + 1}")
    year, month = match["year"] or "", w.month_number(match["month"])
    return Reading("calendar", year=year, month=month, weekday=weekday, name=f"weekday{n}")


def _weekday_the(match: re.Match[str]) -> Reading:
    """Tuesday the thirty-first: the nearest month in which that day is a Tuesday."""
    return Reading("calendar", weekday=w.weekday_number(match["weekday"]), day=w.ordinal_value(match["day"]))


_ORDINAL = r"(?:[0-3]?\d(?:st|nd|rd|th)|(?i:thirty[\s-]first|thirtieth|twenty[\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))|" + w.ORDINAL[3:]  # fmt: skip
_WEEK = rf"(?P<weekday>{w.WEEKDAY_FULL})"

NUMBERED: tuple[tuple[str, str, Builder], ...] = (
    ("month-year", r"(?<![\d/.$-])(?P<m>0?[1-9]|1[0-2])\s?[/-]\s?(?P<year>(?:19|20)\d\d)(?![\d/%-]|[.,]\d)", _month_year),
    ("slashed-month", r"(?<![\d/.$-])(?P<year>(?:19|20)\d\d)\s?/\s?(?P<m>0?[1-9]|1[0-2])(?![\d/%-]|[.,]\d)", _month_year),
    ("year-month", rf"(?<![\d/.$-])(?P<year>(?:19|20)\d\d)\s+(?P<month>{w.MONTH})\b(?!\s+\d)", _year_month),
    ("month-comma-year", rf"\b(?P<month>{w.MONTH})\s+,\s+(?P<year>(?:19|20)\d\d)\b", _year_month),
    ("slashed-day", rf"\b(?i:on|since|until|till|before|after|by)\s+(?P<t>(?P<a>{w.DAY})/(?P<b>{w.DAY}))(?![\d/%]|[.,]\d|\s+(?:of|inch))", _slashed),
    ("nth-weekday", rf"\b(?:the\s+)?(?P<n>{w.ORDINAL}|(?i:last|final))\s+{_WEEK}\s+(?:of|in)\s+(?:(?P<every>(?:each|every|the)\s+month)|(?P<month>{w.MONTH})(?:,?\s+(?:of\s+)?(?P<year>{w.YEAR}))?)\b", _nth_weekday),
    ("weekday-the", rf"\b{_WEEK},?\s+(?:the\s+)?(?P<day>{_ORDINAL})\b(?!\s+(?:of|day|week|time|{w.MONTH}))", _weekday_the),
)  # fmt: skip
