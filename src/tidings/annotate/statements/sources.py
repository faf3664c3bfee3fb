"""Sources: the words that name who speaks, found from the cue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidings.annotate.statements.nominals import (
    BASE,
    LINKS,
    SITTING,
    TIME_LEADS,
    TIMES,
    WEEKDAYS,
    full_np_right,
    is_time,
    np_right,
    skip_time,
)
from tidings.annotate.statements.reading import DASHES, FINITE, NAME, NOUN, VERBAL, Reading
from tidings.annotate.statements.subjects import own_subject

if TYPE_CHECKING:
    from tidings.annotate.statements.cues import Cue

DAYS = WEEKDAYS | {"yesterday", "today", "to-day"}
RELATIVE = frozenset({"who", "which", "that"})
BREAKS = frozenset({",", ";", ":", "“", "”", '"', "(", ")", "--", "—", "–"})
CLAUSE_WORDS = frozenset(
    {
        "that",
        "while",
        "as",
        "but",
        "because",
        "if",
        "when",
        "where",
        "what",
        "whereas",
        "although",
        "though",
        "since",
        "after",
        "before",
        "until",
        "than",
        "how",
        "why",
        "whether",
        "so",
        "yet",
        "which",
        "who",
    }
)
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
NO_SPEAKER = frozenset({"it", "there", "this", "that", "these", "those", "what", "one"})


@dataclass(frozen=True, slots=True)
class Source:
    """Tokens `first` up to `last` that name the speaker; `how` they were found.

    `antecedent` is what a relative "who" stands for. `inherited` marks a source carried over from an earlier cue.
    """

    first: int
    last: int
    how: str
    antecedent: tuple[int, int] | None = None
    inherited: bool = False


def find_source(r: Reading, cue: Cue, bounds: tuple[int, int]) -> Source | None:
    """Who speaks by this verb: before it, behind it or across commas; None when it has no subject here."""
    first, _ = bounds
    before = cue.group - 1
    if cue.passive:
        return _agent(r, cue, bounds)
    if before >= first and r.lower[before] in RELATIVE and r.tags[before] in {"WP", "WDT", "IN", "DT"}:
        return _relative(r, before, bounds)
    if _may_be_inverted(r, cue, bounds):
        found = _inverted(r, cue, bounds)
        if found is not None:
            return found
    while before > first and r.lower[before] in DAYS and r.word(before - 1) in {",", ")", "”"}:
        before -= 1
    if before >= first and r.tags[before] in BASE | {"PRP", "EX"}:
        stressed = r.lower[before] in REFLEXIVE and r.tag(before - 1) in NOUN
        found = _left(r, cue.group - stressed, bounds)
        return _with_its_head(r, cue, bounds, found)
    participle = r.tags[cue.head] == "VBG" and cue.group == cue.first and not r.words[cue.head].isupper()
    if before >= first and r.lower[before] in {",", ")", "”", "--", "—"} and not participle:
        subject = own_subject(r, cue, bounds)
        return Source(*subject, "across") if subject else _across(r, cue.group, bounds)
    return None


def _with_its_head(r: Reading, cue: Cue, bounds: tuple[int, int], found: Source | None) -> Source | None:
    """The source, or the noun before it that it only describes ("three groups fighting in the war")."""
    subject = own_subject(r, cue, bounds)
    if found is None or subject is None or subject[1] > found.first:
        return found
    between = range(subject[1], found.first)
    describes = r.tag(subject[1]) in {"VBG", "VBN"} and all(r.tags[k] in BASE | {"VBG", "VBN", "IN"} for k in between)
    return Source(*subject, "parse") if describes else found


def _agent(r: Reading, cue: Cue, bounds: tuple[int, int]) -> Source | None:
    """The "by" phrase of a passive cue, within ten words."""
    for k in range(cue.last, min(cue.last + 10, bounds[1])):
        if r.lower[k] == "by" and r.tag(k + 1) in BASE | {"PRP"}:
            return Source(k + 1, full_np_right(r, k + 1, bounds[1]), "agent")
        if r.lower[k] in {",", "that"} or r.tags[k] in FINITE:
            break
    return None


def _relative(r: Reading, pronoun: int, bounds: tuple[int, int]) -> Source | None:
    """A relative pronoun with the noun phrase it stands for."""
    end = pronoun - 1 if r.word(pronoun - 1) in {",", "--", "—"} else pronoun
    if end <= bounds[0] or r.tags[end - 1] not in BASE:
        return None
    found = _left(r, end, bounds)
    if found is None:
        return None
    if r.lower[pronoun] == "who":
        return Source(pronoun, pronoun + 1, "relative", (_before_apposition(r, found.first, bounds[0]), found.last))
    return Source(found.first, found.last, "relative")


def _before_apposition(r: Reading, first: int, floor: int) -> int:
    """Where a name begins that "[first ...]", a description behind a comma, belongs to."""
    if r.word(first - 1) != "," or r.tag(first) not in {"DT", "JJ", "NN"} or r.tag(first - 2) not in NAME:
        return first
    start = first - 2
    while start > floor and r.tags[start - 1] in NOUN | {"JJ"}:
        start -= 1
    return start


def _may_be_inverted(r: Reading, cue: Cue, bounds: tuple[int, int]) -> bool:
    """Whether the verb stands right behind a quotation or comma, with a noun phrase behind it."""
    before = cue.group - 1
    quoted = before >= 0 and (
        r.closes(before) is not None or (r.word(before) == "," and r.closes(before - 1) is not None)
    )
    if before < bounds[0]:
        quoted = quoted and r.paragraph[before] == r.paragraph[cue.head]
    behind_content = quoted or (before > bounds[0] and r.lower[before] == "," and _ends_the_sentence(r, cue, bounds))
    simple = r.tags[cue.head] in {"VBD", "VBZ", "VBP", "VBN", "NNS", "NN"}
    return behind_content and simple and r.tag(cue.last) in BASE | {"PRP"} and r.tag(cue.last) != "POS"


def _ends_the_sentence(r: Reading, cue: Cue, bounds: tuple[int, int]) -> bool:
    """Whether a noun phrase behind the verb is all that is left (", says the paper.")."""
    end = full_np_right(r, cue.last, bounds[1])
    return (
        "post" in cue.entry.takes
        and not cue.entry.takes & {"np", "as", "person"}
        and (end >= bounds[1] or r.lower[end] in {".", ",", "”", '"'})
    )


def _inverted(r: Reading, cue: Cue, bounds: tuple[int, int]) -> Source | None:
    """The noun phrase behind the verb, when the sentence then ends or breaks off."""
    end = np_right(r, cue.last, bounds[1])
    if end == cue.last or is_time(r, cue.last, bounds[1]):
        return None
    full = full_np_right(r, cue.last, bounds[1])
    rest = full
    while rest < bounds[1] and r.tags[rest] == "RB":
        rest += 1
    if (
        rest >= bounds[1]
        or r.lower[rest]
        in BREAKS | {".", "who", "in", "on", "at", "during", "after", "and", "as", "of", "from", "when", "while"}
        or r.tags[rest] == "VBN"
        or is_time(r, rest, bounds[1])
    ):
        return Source(cue.last, full, "inverted")
    return None


def _left(r: Reading, end: int, bounds: tuple[int, int]) -> Source | None:
    """The noun phrase that ends right before `end`."""
    if r.tags[end - 1] in {"PRP", "EX"} or r.lower[end - 1] in NO_SPEAKER:
        return Source(end - 1, end, "pronoun")
    start = _walk_left(r, end, bounds[0])
    if start > bounds[0] and r.lower[start - 1] in SITTING and r.word(start - 2) == "," and end < bounds[1]:
        found = _across(r, start - 1, bounds)
        if found is not None:
            return found
    blocked = start > bounds[0] and (
        r.tags[start - 1] in VERBAL or r.tags[start - 1] in {"PRP", "WP"} or r.lower[start - 1] in LINKS
    )
    if blocked:
        start = _last_base(r, start, end)
    trimmed = _trim(r, start, end)
    return Source(trimmed[0], trimmed[1], "left") if trimmed else None


def _walk_left(r: Reading, end: int, floor: int) -> int:
    """As far left as the words can belong to one noun phrase with its prepositional parts."""
    i = end
    while i > floor and end - i < 40:  # noqa: PLR2004 - no source is longer
        tag, word = r.tags[i - 1], r.lower[i - 1]
        joined = i < end
        if r.closes(i - 1) or r.opens(i - 1):
            break
        if word in DASHES and tag != "HYPH" and word != "-":
            break
        if (
            tag in BASE
            or (joined and word in LINKS and r.tag(i - 2) in BASE | {"VBN"})
            or (joined and word in {"and", "&"} and r.tag(i - 2) in BASE and r.word(i - 2) != ",")
            or (
                tag in {"VBN", "VBG", "JJ", "RB", "RBR"}
                and joined
                and (r.tags[i] in BASE - {"DT"} or r.lower[i] in LINKS)
                and _modifies(r, i - 1)
            )
        ):
            i -= 1
        else:
            break
    return i


def _modifies(r: Reading, i: int) -> bool:
    """Whether a participle at `i` stands inside a noun phrase ("rebels armed by", "the rescued co-pilot")."""
    return r.tag(i - 1) in BASE


def _last_base(r: Reading, start: int, end: int) -> int:
    """The start of the last plain noun phrase of [start, end): what a verb further left cannot claim."""
    i = end - 1
    while i > start:
        tag, before = r.tags[i - 1], r.lower[i - 1]
        opens = r.tags[i] in {"DT", "PRP$"} and tag not in {"DT", "PDT"}
        after_common = tag in {"NN", "NNS"} and r.tags[i] in NAME | {"JJ"} and r.lower[i] not in TIMES
        if before == "of" and r.tag(i - 2) in NOUN:
            i -= 1
            continue
        if opens or after_common or before in LINKS or before == "and" or tag in VERBAL:
            break
        i -= 1
    return i


def _trim(r: Reading, start: int, end: int) -> tuple[int, int] | None:
    """Without leading conjunctions and time words, and without the adjuncts that follow a name."""
    while start < end and (r.lower[start] in CLAUSE_WORDS | {"and", "or"} or r.tags[start] in {"CC", "RB", "HYPH"}):
        start += 1
    if start < end and is_time(r, start, end):
        after = skip_time(r, start, end)
        start = after if after < end else start
    stop = _sitting(r, start, end)
    if start >= stop or r.tags[stop - 1] in {"PRP$", "POS"} or r.lower[stop - 1] in {"the", "a", "an"}:
        return None
    if all(r.lower[k] in TIMES | TIME_LEADS or r.tags[k] == "CD" for k in range(start, stop)):
        return None
    return start, stop


def _sitting(r: Reading, start: int, end: int) -> int:
    """Where "at a meeting with ..." or "last spring" after a name begins, else `end`."""
    base = np_right(r, start, end)
    if base < end and base > start and r.lower[base] in SITTING and r.tags[base - 1] in NAME:
        return base
    stop = end
    while stop > start + 1 and is_time(r, stop - 1, end):
        stop -= 1
        while stop > start + 1 and r.lower[stop - 1] in {"last", "this", "late", "early", "in", "on"}:
            stop -= 1
    return stop


def _across(r: Reading, group: int, bounds: tuple[int, int]) -> Source | None:
    """The subject that a comma, an apposition or an inserted phrase parts from its verb."""
    start = _clause_start(r, group, bounds[0])
    while start < group - 1:
        if r.tags[start] in BASE | {"PRP"} and not is_time(r, start, group):
            end = full_np_right(r, start, group)
            if r.word(end) in {",", "--", "—", "("} or end >= group - 1 or r.word(end) in SITTING:
                return Source(start, max(end, start + 1) if end < group - 1 else group - 1, "across")
        start = _next_segment(r, start, group)
    return None


def _clause_start(r: Reading, group: int, floor: int) -> int:
    """Where the clause around `group` begins: behind the last quotation, semicolon or finite clause."""
    i = group - 1
    while i > floor:
        word = r.lower[i - 1]
        if word in {";", ":", "that", ")"} or r.closes(i - 1) or (r.tags[i - 1] in FINITE and r.word(i) != ","):
            return _after_verb(r, i, group)
        if word in {"while", "but", "and", "although", "whereas"} and r.word(i - 2) == ",":
            return i
        i -= 1
    return floor


def _after_verb(r: Reading, i: int, group: int) -> int:
    """Behind the next comma when a finite verb stopped the search, else `i`."""
    if r.tags[i - 1] not in FINITE:
        return i
    return next((k + 1 for k in range(i, group - 1) if r.lower[k] in {",", "--", "—"}), i)


def _next_segment(r: Reading, start: int, group: int) -> int:
    """The token behind the next comma."""
    return next((k + 1 for k in range(start, group - 1) if r.lower[k] == ","), group)


def main_subject(r: Reading, bounds: tuple[int, int], before: int) -> Source | None:
    """The subject of the sentence's first finite verb, for a participle or coordinated verb without one of its own."""
    start = bounds[0]
    while start < before:
        if (
            r.opens(start) is None
            and r.quote[start] < 0
            and r.tags[start] in BASE | {"PRP"}
            and not is_time(r, start, before)
        ):
            end = full_np_right(r, start, before)
            return Source(start, max(end, start + 1), "main subject", inherited=True)
        start = (
            _next_segment(r, start, before + 1)
            if r.tags[start] in {"IN", "VBG", "TO", "VBN"} or is_time(r, start, before)
            else start + 1
        )
    return None
