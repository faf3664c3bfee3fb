"""What the words of a time say before they are anchored: a small record that fits into one string.

    >>> Reading.parse("calendar month=9 day=24")
    Reading(kind='calendar', unit='', count=0, base='', year='', month=9, day=24, ...)

`Timex.reading` carries that string, so that a time can be anchored again once its article is dated better, without
its words being read a second time.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

Kind = Literal["calendar", "shift", "window", "vague", "clock", "duration", "set"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One time as said.

    `kind`: *calendar* names a stretch of the calendar ("late July", "last Friday"), *shift* counts units from a base
    ("two days ago", "the next day", "this week"), *window* reaches from a base over units ("the past three years"),
    *vague* points at present, past or future, *clock* is a time of day without a day, *duration* and *set* are only
    measured.

    `base` is "now" (publication), "previous" (the narrative's own time) or empty (decided by the sentence's tense).
    `unit` is D W M Y Q DE CE H MIN WE; `count` how many of them, backwards when negative; for a calendar reading the
    step of "last" (-1), "this" (0) and "next" (+1), where `base` is set. `year` is a number, `BC0499`, or a step:
    "+0" this year, "-1" last, "=0" that year. `season` is SP SU FA WI, Q1-Q4, H1, H2. `part` is MO AF EV NI DT or a
    clock time `15:00`. `mod` is early, mid, late; or before, after (up to publication, from publication on). `value`
    is the TIMEX3 value of what is not anchored. `name` is a holiday that moves.
    """

    kind: Kind
    unit: str = ""
    count: int = 0
    base: str = ""
    year: str = ""
    month: int = 0
    day: int = 0
    weekday: int = -1
    season: str = ""
    part: str = ""
    mod: str = ""
    value: str = ""
    name: str = ""

    def __str__(self) -> str:
        """The record as one string; fields that say nothing are left out."""
        said = (f for f in fields(self)[1:] if getattr(self, f.name) != f.default)
        return " ".join([self.kind, *(f"{f.name}={getattr(self, f.name)}" for f in said)])

    @classmethod
    def parse(cls, text: str) -> Reading:
        """The record that `str` wrote.

        Raises:
            ValueError: the text was not written by it.
        """
        kind, *pairs = text.split(" ")
        numbers = {f.name: isinstance(f.default, int) for f in fields(cls)[1:]}
        try:
            values = {k: int(v) if numbers[k] else v for k, v in (pair.split("=", 1) for pair in pairs)}
        except KeyError as exc:
            raise ValueError(f"{text!r} is no reading: unknown field {exc}") from exc
        return cls(kind, **values)  # type: ignore[arg-type]
