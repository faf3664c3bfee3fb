"""Patterns for times of the clock: "8:30 p.m.", "0600 GMT", "ten am", "between 3 and 5 p.m.", "noon" kept elsewhere."""

# ruff: noqa: E501 - a pattern is read more easily on one line than cut in two
from __future__ import annotations

import re
from collections.abc import Callable

from tidings.annotate.times import words as w
from tidings.annotate.times.reading import Reading

Builder = Callable[[re.Match[str]], "Reading | None"]
LAST_HOUR, LAST_MINUTE, HALF_DAY = 24, 59, 12
LATE_PARTS = {"afternoon", "evening", "night"}
UNIVERSAL = {"GMT", "UTC"}


def _clock(match: re.Match[str]) -> Reading | None:
    """A time of day without its day; none where the numbers are no time."""
    said = match.groupdict()
    hour, minute = _hour(match["h"]), int(said.get("min") or 0)
    if hour is None or hour > LAST_HOUR or minute > LAST_MINUTE:
        return None
    zone = (said.get("zone") or "").upper()
    return Reading("clock", part=f"{_turned(hour, said):02d}:{minute:02d}" + "Z" * (zone in UNIVERSAL))


def _hour(text: str) -> int | None:
    """The hour that digits or a word say."""
    number = w.number_value(text)
    return None if number is None else int(number)


def _turned(hour: int, said: dict[str, str | None]) -> int:
    """The hour on the day's 24, by its a.m. or p.m. or by the part of the day named after it."""
    half = (said.get("half") or "").lower().replace(".", "")
    part = (said.get("part") or "").lower()
    if not half and not part:
        return hour
    late = half == "pm" or (part in LATE_PARTS and not (part == "night" and hour == HALF_DAY))
    return hour % HALF_DAY + HALF_DAY * late


_WORD = r"(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_LATER = (
    r"(?i:thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[\s-](?:one|two|three|four))?|zero)"
)
_HALF = r"(?P<half>[ap]\.m\.|[apAP][mM]\b)"
_ANY_HALF = r"(?:[ap]\.m\.|[apAP][mM]\b)"
_ZONE = rf"(?:,?\s*\(?(?P<zone>{w.ZONE})\b)?"
_DIGITS = r"(?<![\d:.,/$€£])(?P<h>[01]?\d)(?:[:.](?P<min>[0-5]\d))?"
_PART_AFTER = r"(?:\s+(?i:in\s+the|at)\s+(?P<part>(?i:morning|afternoon|evening|night)))"
_FREE = r"(?<![\d:.,/$€£-])"
_PAIR = r"\s*(?:to|and|until|till|or|–|—|-)\s*"

HOURS: tuple[tuple[str, str, Builder], ...] = (
    ("o-clock", rf"\b(?P<h>{w.NUMBER})\s+o['’]clock\b{_PART_AFTER}?", _clock),
    ("clock", rf"{_DIGITS}\s*{_HALF}{_ZONE}", _clock),
    ("clock-24", rf"{_FREE}(?P<h>[012]?\d):(?P<min>[0-5]\d)(?::\d\d)?(?!\d|[:]\d)(?:\s*(?:hrs|hours|h)\b)?{_PART_AFTER}?(?:\s*(?P<zone>{w.ZONE})\b)?", _clock),
    ("clock-zone", rf"{_FREE}(?P<h>[012]\d)(?P<min>[0-5]\d)\s*(?:(?:hrs|hours)\b|(?P<zone>{w.ZONE})\b)", _clock),
    ("clock-hour", rf"{_FREE}(?P<h>[012]?\d)\s+(?P<zone>GMT|UTC)\b", _clock),
    ("word-clock", rf"\b(?P<h>{_WORD})\s+{_HALF}{_ZONE}", _clock),
    ("hour-of-part", rf"\b(?i:at|around|about|by|until|before|after)\s+(?P<t>(?P<h>\d{{1,2}}|{_WORD}){_PART_AFTER})\b", _clock),
    # the first of a pair has the second's half of the day: "between 3 and 5 p.m."
    ("clock-before", rf"\b(?i:from|between|at)\s+(?P<t>(?P<h>1?\d|{_WORD})(?::(?P<min>[0-5]\d))?)(?={_PAIR}(?:1?\d(?::\d\d)?|{_WORD})\s*{_HALF})", _clock),
    # the hour that a meeting is moved to: "changed the 3 pm session to 4"
    ("clock-moved", rf"(?:\d|{_WORD})\s*{_ANY_HALF}[^.;:!?\n]{{0,40}}?\s(?:to|until|till)\s+(?P<t>(?P<h>2[0-4]|[01]?\d|{_LATER}|{_WORD}))(?![\w-]|[.:,]\d|\s*[ap]\.?m|\s+(?i:one|two|three|four|five|six|seven|eight|nine)\b)(?=\s*(?:$|[.,;:!?]|or\b))", _clock),
)  # fmt: skip
