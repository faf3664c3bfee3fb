"""Which times a word takes, and what days they make together.

A verb takes the times of its own clause; a noun those inside its phrase, then its verb's; both may take the one that
opens the sentence. A time inside another clause belongs to that clause.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tidings.annotate.times.reading import Reading
from tidings.model import UNKNOWN_INTERVAL, Interval, Tense, Timex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from tidings.language.parsed import Parsed

CLAUSES = {"ccomp", "advcl", "acl", "acl:relcl", "conj", "parataxis", "csubj", "xcomp", "csubj:pass", "ROOT"}
SHARED_CLAUSES = {"xcomp", "conj"}
CLAUSE_TAGS = {"VERB", "AUX"}
NO_DATES = {"current", "currently", "former"}
VAGUE_VALUES = {"PAST_REF", "FUTURE_REF", "PRESENT_REF", ""}
OPENING = 3
"""A time that begins within this many words of its sentence opens it."""
NEAREST = 8
"""The clause's nearest time, where the parse gives none, stands at most this many words away."""
NARRATIVE_UNITS = {"D", "W", "WE", "M"}
LONGEST_NARRATIVE = 31
DATELINE_MARKS = 4  # characters of punctuation that a dateline may have on its page beyond those it is kept with
RECENT = 7
"""A past event without a time in a dated report lies at most this many days before it: measured on the gold affairs."""


def governing_times(parsed: Parsed, times: Sequence[Timex], token_index: int) -> tuple[int, ...]:
    """The positions of the times that the verb or noun at a token takes; empty when it has none.

    Its own clause first (a noun: its own phrase, then its verb's clause), then the time that opens the sentence, then
    the nearest of its clause. Durations and sets are left out unless they reach to a known day ("in recent months").
    """
    first, last = parsed.sentence(token_index)
    here = [
        i for i, t in enumerate(times) if first <= t.tokens[0] < last and _tells_when(t) and not _is_dateline(parsed, t)
    ]
    if not here:
        return ()
    token = parsed.doc[token_index]
    owners = {i: _owners(parsed, times[i]) for i in here}
    for holder in (*_holders(token), *(c for c in token.children if c.dep_ == "xcomp")):
        if taken := tuple(i for i in here if holder.i in owners[i]):
            return taken
    opening = tuple(i for i in here if times[i].tokens[0] - first <= OPENING and _opens(parsed, times[i], token))
    return opening or _nearest(parsed, times, here, token)


def narrative_time(parsed: Parsed, times: Sequence[Timex], token_index: int) -> int | None:
    """The position of the time that the paragraph last told before a token: what an account without a time may take.

    Only a time with known days that is no vaguer than a month, and not of the sentence itself, counts; None when the
    paragraph has none.
    """
    first, _ = parsed.sentence(token_index)
    paragraph = parsed.paragraph[token_index]
    told = [
        i
        for i, t in enumerate(times)
        if t.tokens[1] <= first
        and parsed.paragraph[t.tokens[0]] == paragraph
        and _is_exact(t)
        and not _is_dateline(parsed, t)
    ]
    return told[-1] if told else None


def _is_exact(time: Timex) -> bool:
    """Whether a time is known to a month at most, or will be once its article is dated, and no vague word."""
    if time.type not in {"DATE", "TIME"} or time.value[:4] == "PRES":
        return False
    length = time.interval.days
    return length <= LONGEST_NARRATIVE if length is not None else _may_be_exact(Reading.parse(time.reading))


def _may_be_exact(reading: Reading) -> bool:
    """Whether a time of an undated article names a day, a week or a month."""
    if reading.kind == "shift":
        return reading.unit in NARRATIVE_UNITS
    return reading.kind == "calendar" and (reading.month > 0 or reading.day > 0 or reading.weekday >= 0)


def _tells_when(time: Timex) -> bool:
    """Whether a time places an event: a date, or a stretch with known days; not "former", "current" and their like.

    In an undated article a stretch counts that reaches from a day still to be known: "shortly thereafter".
    """
    if time.text.lower() in NO_DATES:
        return False
    reaches = time.interval.earliest is not None or Reading.parse(time.reading).kind == "window"
    return reaches if time.value in VAGUE_VALUES or time.type == "DURATION" else time.type in {"DATE", "TIME"}


def _is_dateline(parsed: Parsed, time: Timex) -> bool:
    """Whether the time is the day in the dateline that opens its paragraph: when it was written, not when it was."""
    line = parsed.article.dateline
    if not line or time.text not in line:
        return False
    start = parsed.article.spans[parsed.paragraph[time.tokens[0]]][0]
    return bool(time.span.end - start <= len(line) + DATELINE_MARKS)


def _owners(parsed: Parsed, time: Timex) -> set[int]:
    """The words on the way from a time up to the head of its clause, that head included."""
    token = _head(parsed, time)
    out = set()
    while token.head.i != token.i:
        token = token.head
        out.add(token.i)
        if token.pos_ in CLAUSE_TAGS or token.dep_ in CLAUSES:
            break
    return out


def _head(parsed: Parsed, time: Timex) -> Token:
    """The word of a time that the rest of it hangs on."""
    first, last = time.tokens
    return next(
        (t for t in parsed.doc[first:last] if not first <= t.head.i < last or t.head.i == t.i), parsed.doc[first]
    )


def _holders(token: Token) -> list[Token]:
    """The word itself, then those whose times are its own too: a noun's verb, the verb that an infinitive completes."""
    out = [token]
    while token.head.i != token.i and len(out) <= 4:  # noqa: PLR2004 - further up it is another matter
        if token.dep_ in CLAUSES - SHARED_CLAUSES:
            break
        token = token.head
        out.append(token)
        if token.pos_ in CLAUSE_TAGS and token.dep_ not in SHARED_CLAUSES:
            break
    return out


def _opens(parsed: Parsed, time: Timex, token: Token) -> bool:
    """Whether a time opens the sentence for a word that is not quoted inside it."""
    quotes = sum(t.text in {'"', "“", "”", "``", "''"} for t in parsed.doc[time.tokens[1] : token.i])
    return time.tokens[1] <= token.i and quotes % 2 == 0


def _nearest(parsed: Parsed, times: Sequence[Timex], here: Sequence[int], token: Token) -> tuple[int, ...]:
    """The nearest time with no other verb between it and the word."""
    near = []
    for i in here:
        first, last = times[i].tokens
        between = parsed.doc[last : token.i] if last <= token.i else parsed.doc[token.i + 1 : first]
        if len(between) <= NEAREST and not any(_parts_clauses(t) for t in between):
            near.append((len(between), i))
    return (min(near)[1],) if near else ()


def _parts_clauses(token: Token) -> bool:
    """Whether the two sides of a word belong to different clauses ("said on Thursday that the raid")."""
    return token.pos_ == "VERB" or token.text in {";", ":"} or (token.lower_ == "that" and token.dep_ == "mark")


def interval_of(times: Sequence[Timex], positions: Sequence[int], tense: Tense, published: Interval) -> Interval:
    """The days that some times of one word make together: what they share, else from the first to the last.

    A word without a time in a dated report: of the past, the week up to publication; of the present, publication; of
    the future, the week from it on. With an unknown publication everything without a time is unknown. Nothing of the
    past happened after the article about it was published: "this month" of the past ends there.
    """
    known = [times[i].interval for i in positions if times[i].interval.earliest and times[i].interval.latest]
    if known:
        days = _together(known)
        return _until(days, published) if tense == "past" else days
    if positions or published.earliest is None or published.latest is None:
        return UNKNOWN_INTERVAL
    back, on = (RECENT if tense == "past" else 0), (RECENT if tense == "future" else 0)
    return Interval(published.earliest - timedelta(days=back), published.latest + timedelta(days=on))


def _until(days: Interval, published: Interval) -> Interval:
    """Days without those after publication; as they are where that would leave none."""
    if days.earliest is None or days.latest is None or published.latest is None or days.earliest > published.latest:
        return days
    return Interval(days.earliest, min(days.latest, published.latest))


def _together(known: Sequence[Interval]) -> Interval:
    """The days common to all intervals, else their hull."""
    starts = [k.earliest for k in known if k.earliest]
    ends = [k.latest for k in known if k.latest]
    if max(starts) <= min(ends):
        return Interval(max(starts), min(ends))
    return Interval(min(starts), max(ends))


def _is_after(time: Timex, published: Interval) -> bool:
    """Whether a time lies wholly after publication and so belongs to what was planned, not to what happened."""
    first, last = time.interval.earliest, published.latest
    return first is not None and last is not None and first > last


def date_event(
    parsed: Parsed, times: Sequence[Timex], token_index: int, tense: Tense, published: Interval
) -> tuple[tuple[int, ...], Interval]:
    """The times that tell when the event at a token was, and its days.

    Its governing times; for the past without one, the paragraph's narrative time (right for all eleven such accounts
    of the gold affairs, where the week up to publication was right for six); else what `interval_of` makes of none.
    """
    positions = governing_times(parsed, times, token_index)
    if tense == "past":
        positions = tuple(i for i in positions if not _is_after(times[i], published))
    if not positions and tense == "past":
        told = narrative_time(parsed, times, token_index)
        positions = () if told is None or _is_after(times[told], published) else (told,)
    return positions, interval_of(times, positions, tense, published)
