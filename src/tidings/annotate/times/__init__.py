"""Time expressions: found by a grammar over each paragraph, checked against the parse, anchored on publication.

Two steps that never mix: what the words say (`find_times` reads them once), and what they mean given a date of
publication (`anchor_times`, which can be asked again whenever that date becomes better known).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tidings.annotate.times.anchor import QUOTED, anchor_all, is_narrative
from tidings.annotate.times.check import is_time
from tidings.annotate.times.grammar import Candidate, read_candidates
from tidings.annotate.times.joining import join_times
from tidings.annotate.times.reading import Reading
from tidings.annotate.times.spoken import is_quoted, spoken_on
from tidings.annotate.times.tense import tense_at
from tidings.model import Interval, Span, Timex, TimexType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidings.language.parsed import Parsed

LINK = re.compile(r"\s*(?:,|to|and|or|until|till|through|–|—|-)\s*(?:the\s+|in\s+)?")


def find_times(parsed: Parsed, published: Interval) -> tuple[Timex, ...]:
    """All time expressions of an article, in order, anchored on its publication interval, or its dateline's day.

    Spans leave a preposition out and keep a determiner in, as TimeML does. A time that the interval cannot anchor has
    a value with X in it and an unknown interval. Returns an empty tuple when there are none.
    """
    return anchor_times(_read_times(parsed), spoken_on(parsed.article, published))


def anchor_times(times: Sequence[Timex], published: Interval) -> tuple[Timex, ...]:
    """The times of one article as `find_times` would give them for another publication interval."""
    return anchor_all(times, published)


def _read_times(parsed: Parsed) -> list[Timex]:
    """The times as said, not anchored yet."""
    found = []
    for start, end in parsed.article.spans:
        text = parsed.page_text[start:end]
        here = [c for c in read_candidates(text) if (t := _tokens(parsed, start, c)) and is_time(parsed, c, t)]
        readings = _share_years(text, here)
        joined = join_times(text, [c._replace(reading=r) for c, r in zip(here, readings, strict=True)])
        timed = [(_as_spoken(text, c), _tokens(parsed, start, c)) for c in joined]
        found += [_timex(parsed, start, c, t) for c, t in timed if t]
    return found if _is_history(found) else [t for t in found if t.text.lower() != "former"]


def _is_history(times: Sequence[Timex]) -> bool:
    """Whether an article gives its dates with their years: only there is "former" a time; in news it is a title."""
    return is_narrative([Reading.parse(t.reading) for t in times], None)


def _as_spoken(text: str, candidate: Candidate) -> Candidate:
    """A candidate that knows whether it is quoted: "yesterday" may then count from the day before publication."""
    reading = candidate.reading
    deictic = reading.kind == "shift" and reading.base == "now" and reading.unit == "D"
    if not (deictic and is_quoted(text, candidate.start)):
        return candidate
    return candidate._replace(reading=replace(reading, name=QUOTED))


def _tokens(parsed: Parsed, offset: int, candidate: Candidate) -> tuple[int, int] | None:
    """The tokens a candidate covers, None where the article has none there."""
    first = parsed.token_at(offset + candidate.start)
    last = parsed.token_at(offset + candidate.end - 1)
    return None if first is None or last is None else (first, last + 1)


def _timex(parsed: Parsed, offset: int, candidate: Candidate, tokens: tuple[int, int]) -> Timex:
    """A candidate as a Timex."""
    start, end = offset + candidate.start, offset + candidate.end
    return Timex(
        span=Span(parsed.article.page, start, end),
        tokens=tokens,
        text=parsed.page_text[start:end],
        type=timex_type(candidate.reading),
        value="",
        reading=str(candidate.reading),
        tense=tense_at(parsed, tokens[1] - 1),
    )


def timex_type(reading: Reading) -> TimexType:
    """The TIMEX3 type of a reading."""
    if reading.kind in {"duration", "set"}:
        return "DURATION" if reading.kind == "duration" else "SET"
    if reading.kind == "window" and reading.value.startswith("P") and not reading.value.startswith("PAST"):
        return "DURATION"
    return "TIME" if reading.part or reading.unit in {"H", "MIN", "S"} else "DATE"


def _share_years(text: str, candidates: Sequence[Candidate]) -> list[Reading]:
    """Readings in which "June" of "between June and August 2014" has the year of its neighbour."""
    readings = [c.reading for c in candidates]
    for i in range(len(readings) - 2, -1, -1):
        if LINK.fullmatch(text, candidates[i].end, candidates[i + 1].start):
            readings[i] = _year_before(readings[i], readings[i + 1])
    for i in range(1, len(readings)):
        if LINK.fullmatch(text, candidates[i - 1].end, candidates[i].start):
            readings[i] = _year_after(readings[i - 1], readings[i])
    return readings


def _needs_year(reading: Reading) -> bool:
    """Whether a reading names a month of no year."""
    return reading.kind == "calendar" and bool(reading.month) and not reading.year and not reading.base


def _year_before(first: Reading, second: Reading) -> Reading:
    """The first of a pair, in the year of the second or the one before."""
    if not (_needs_year(first) and second.kind == "calendar" and second.month and second.year.isdigit()):
        return first
    return replace(first, year=str(int(second.year) - (first.month > second.month)))


def _year_after(first: Reading, second: Reading) -> Reading:
    """The second of a pair, in the year of the first or the one after."""
    if not (_needs_year(second) and first.kind == "calendar" and first.month and first.year.isdigit()):
        return second
    return replace(second, year=str(int(first.year) + (second.month < first.month)))
