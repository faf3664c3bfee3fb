"""Times that stand beside each other and say one thing: "10 a.m. Wednesday", "two hours and 30 minutes"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tidings.annotate.times.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidings.annotate.times.grammar import Candidate

BESIDE = re.compile(r",?\s+")
AND_MORE = re.compile(r",?\s+(?:and\s+)?")
LENGTH = re.compile(r"P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(?:T(\d+H)?(\d+M)?(\d+S)?)?")
CLOCK_DIGITS = re.compile(r"\d")


def join_times(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of a paragraph in order, those that make one time together as one."""
    out: list[Candidate] = []
    for candidate in candidates:
        joined = _joined(text, out[-1], candidate) if out else None
        if joined is None:
            out.append(candidate)
        else:
            out[-1] = out[-1]._replace(end=candidate.end, reading=joined)
    return out


def _joined(text: str, first: Candidate, second: Candidate) -> Reading | None:
    """What two neighbours say together, None where they are two."""
    one, two = first.reading, second.reading
    between = text[first.end : second.start]
    if one.kind == two.kind == "duration" and AND_MORE.fullmatch(between):
        return _lengths(one, two)
    if not BESIDE.fullmatch(between):
        return None
    if one.kind == "clock" and _is_day(two):
        return replace(two, part=one.part)
    if two.kind == "clock" and _is_day(one) and CLOCK_DIGITS.match(two.part):
        return replace(one, part=two.part, mod="")
    return None


def _is_day(reading: Reading) -> bool:
    """Whether a reading is one day, its part not said."""
    if reading.part:
        return False
    if reading.kind == "calendar":
        return bool(reading.day or reading.weekday >= 0)
    return reading.kind == "shift" and reading.unit == "D"


def _lengths(one: Reading, two: Reading) -> Reading | None:
    """Two lengths as one where the second has the smaller unit: P2Y and P3M are P2Y3M."""
    first, second = LENGTH.fullmatch(one.value), LENGTH.fullmatch(two.value)
    if not first or not second:
        return None
    if max(_filled(first)) >= min(_filled(second)):
        return None
    parts = [a or b or "" for a, b in zip(first.groups(), second.groups(), strict=True)]
    clock = "".join(parts[4:])
    return replace(one, value="P" + "".join(parts[:4]) + (f"T{clock}" if clock else ""))


def _filled(match: re.Match[str]) -> list[int]:
    """The places of the units that a length names, the largest unit first."""
    return [i for i, part in enumerate(match.groups()) if part]
