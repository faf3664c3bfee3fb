"""Patterns for times as English papers wrote them: "to-day", "Friday last", "last Friday week", "yesterday week"."""

# ruff: noqa: E501 - a pattern is read more easily on one line than cut in two
from __future__ import annotations

import re
from collections.abc import Callable

from tidings.annotate.times import words as w
from tidings.annotate.times.reading import Reading

Builder = Callable[[re.Match[str]], "Reading | None"]
WEEK = 7  # days
HYPHENED = {"day": 0, "night": 0, "morrow": 1}
STEPS = {"last": -1, "next": 1}


def _hyphened(match: re.Match[str]) -> Reading:
    """To-day, to-night, to-morrow morning."""
    word = match["word"].lower()
    part = w.part_code(match["part"]) if match["part"] else "NI" if word == "night" else ""
    return Reading("shift", unit="D", count=HYPHENED[word], base="now", part=part)


def _step_after(match: re.Match[str]) -> Reading:
    """Friday last, Monday next, the night of Friday last."""
    part = match.groupdict().get("part")
    return Reading(
        "calendar",
        weekday=w.weekday_number(match["weekday"]),
        count=STEPS[match["step"].lower()],
        base="now",
        part=w.part_code(part) if part else "",
    )


def _week_beyond(match: re.Match[str]) -> Reading:
    """Last Friday week: the Friday a week before last Friday; (on) Friday week: a week after the next."""
    count = -2 if match["step"] else 2
    return Reading("calendar", weekday=w.weekday_number(match["weekday"]), count=count, base="now")


def _day_week(match: re.Match[str]) -> Reading:
    """Yesterday week: a week before yesterday; to-morrow week: a week after to-morrow."""
    count = -1 - WEEK if match["word"].lower() == "yesterday" else 1 + WEEK
    return Reading("shift", unit="D", count=count, base="now")


def _night_between(match: re.Match[str]) -> Reading:
    """The night of 21 to 22 October: the night that begins on the first day."""
    year = match["year"] or ""
    return Reading(
        "calendar",
        year=year,
        month=w.month_number(match["month"]),
        day=int(match["day"]),
        part=w.part_code(match["part"]),
    )


_TO = r"\s*(?:to|and|or|/|–|—|-)\s*(?:the\s+)?"
_DAY = rf"(?P<day>{w.DAY})(?:st|nd|rd|th)?"
_NEXT_DAY = rf"{w.DAY}(?:st|nd|rd|th)?"
_YEAR = rf"(?:,?\s+(?P<year>{w.YEAR}))?"
_NIGHT = r"(?:the\s+)?(?P<part>(?i:night))\s+(?i:of|from|between)\s+(?:the\s+)?"

OLDER: tuple[tuple[str, str, Builder], ...] = (
    ("hyphened", rf"(?<!-)\b(?i:to)-(?P<word>(?i:day|night|morrow))\b(?:\s+(?P<part>{w.PART}))?", _hyphened),
    ("step-after", rf"\b(?:(?:the\s+)?(?P<part>{w.PART})\s+of\s+)?(?P<weekday>{w.WEEKDAY_FULL})\s+(?P<step>last|next)\b(?!\s+(?:week|month|year))", _step_after),
    ("week-beyond", rf"\b(?:(?P<step>(?i:last))\s+)?(?P<weekday>{w.WEEKDAY_FULL})\s+week\b(?!-)", _week_beyond),
    ("day-week", r"\b(?P<word>(?i:yesterday|to-?morrow))\s+week\b", _day_week),
    ("night-between", rf"\b{_NIGHT}{_DAY}{_TO}{_NEXT_DAY}(?:\s+of)?\s+(?P<month>{w.MONTH})(?![a-z]){_YEAR}", _night_between),
    ("night-between-american", rf"\b{_NIGHT}(?P<month>{w.MONTH})\s+{_DAY}{_TO}(?:{w.MONTH}\s+)?{_NEXT_DAY}(?!\d){_YEAR}", _night_between),
)  # fmt: skip
