"""Contents: the words before and around an attribution, and where a content ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidings.annotate.statements.nominals import np_right
from tidings.annotate.statements.reading import FINITE, NOUN, Reading

if TYPE_CHECKING:
    from tidings.annotate.statements.cues import Cue

TRAILING = frozenset({".", ",", ";", ":", "--", "—", "–", "-"})
RESUMERS = frozenset({"because", "as", "but", "if", "since", "so", "though", "although", "and", "when"})
ASIDES = frozenset({"which", "who", "where"})
NP_ENDS = frozenset(
    {"while", "because", "although", "though", "when", "which", "whereas", "but", "saying", "adding", "calling"}
)
LEADS = frozenset(
    {
        "and",
        "but",
        "or",
        "yet",
        "so",
        "however",
        "meanwhile",
        "similarly",
        "still",
        "moreover",
        "also",
        "furthermore",
        "indeed",
        "nevertheless",
        "nonetheless",
        "instead",
    }
)
DATELINE_MARKS = frozenset({"-", "--", "–", "—", "~"})
LONGEST_RELATIVE = 40  # tokens of a relative clause between an object and its "of"
LONGEST_DATELINE = 10  # tokens


def preposed(r: Reading, edge: int, bounds: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Content that ends right before `edge`, where its attribution begins; empty when there is none.

    A quotation takes the words before it in its sentence with it ("Those visits “all come ...,” he said").
    """
    first, _ = bounds
    j = edge - 1
    if j >= first and r.lower[j] in {",", "—", "--", "–"} and r.closes(j) is None:
        j -= 1
        found = r.closes(j)
        if found is None:
            start = left_start(r, first, j + 1)
            return ((start, j + 1),) if j - start >= 1 else ()
    found = r.closes(j) if j >= 0 else None
    if found is None or (j < first and r.paragraph[j] != r.paragraph[first]):
        return ()
    start = found.first
    if start > first:
        left = left_start(r, first, start)
        start = left if left < start - 1 or (left < start and r.tags[left] in NOUN | {"PRP"}) else start
    return ((start, j + 1),)


def left_start(r: Reading, first: int, end: int) -> int:
    """The first token behind conjunctions and connecting adverbs."""
    j = _behind_dateline(r, first, end)
    while j < end and (
        r.lower[j] in LEADS or (r.lower[j] == "," and j > first) or r.lower[j] in {")", "(", "-", "–", "—", "--"}
    ):
        if r.lower[j] == "so" and r.word(j + 1) != ",":
            break
        j += 1
    return j


def _behind_dateline(r: Reading, first: int, end: int) -> int:
    """The token behind "LONDON, 24 Sep (Agency) -" at the head of a paragraph, else `first`."""
    if first and r.paragraph[first] == r.paragraph[first - 1]:
        return first
    for k in range(first, min(end, first + LONGEST_DATELINE)):
        if r.lower[k] in DATELINE_MARKS and r.tags[k] != "HYPH" and r.words[first][:1] in "(ABCDEFGHIJKLMNOPQRSTUVWXYZ":
            return k + 1
        if r.is_finite(k):
            break
    return first


def resumed(r: Reading, j: int, bound: int, piece: tuple[int, int]) -> tuple[int, int] | None:
    """What goes on behind an attribution in mid-sentence, from the comma at `j`; None when it is the reporter's own."""
    start = j + 1
    if r.word(j) != "," or j + 2 >= bound:
        return None
    if r.opens(start) is not None:
        return start, bound
    verb = next((k for k in range(start, bound) if r.is_finite(k)), None)
    if r.lower[start] in ASIDES or r.tags[start] == "VBG":
        return None
    if not any(r.is_finite(k) for k in range(*piece)) or verb == start:
        return (start, bound) if verb is not None or r.tags[start].startswith("V") else None
    if r.lower[start] in {"and", "or"} and r.tag(start + 1) in FINITE | {"RB", "VBN", "VB"}:
        start += 1
    return (start, bound) if verb is not None and (start > j + 1 or r.lower[start] in RESUMERS) else None


def trim(r: Reading, start: int, end: int) -> tuple[int, int]:
    """Without punctuation at either end; a full stop inside the quotation that it closes stays."""
    while start < end and r.lower[start] in TRAILING | {")"}:
        start += 1
    while (
        end > start
        and r.lower[end - 1] in TRAILING | {"by"}
        and not (r.quote[end - 1] >= 0 and r.quote[end - 1] != r.quote[start - 1])
    ):
        end -= 1
    return start, end


def np_end(r: Reading, cue: Cue, start: int, bound: int) -> int:
    """Where a noun phrase object and what belongs to it end: at a comma, subordinate clause or time word."""
    behind = start + 1
    for k in range(start + 1, bound):
        if k < behind or (r.quote[k] >= 0 and r.quote[k] != r.quote[cue.head]):
            continue
        behind = past_relative(r, k, bound)
        if behind > k:
            continue
        if (
            r.lower[k] in NP_ENDS
            or _as_clause(r, k, bound)
            or (r.lower[k] in {",", "--", "—"} and not _list_goes_on(r, k, bound))
        ):
            return k
    return bound


def past_relative(r: Reading, comma: int, bound: int) -> int:
    """Behind "..., which fired first," where "of" or "as" goes on behind it; else the comma."""
    if r.word(comma) != "," or r.word(comma + 1) not in {"which", "who", "whose"}:
        return comma
    stop = min(bound, comma + LONGEST_RELATIVE)
    return next((k + 1 for k in range(comma + 1, stop) if r.lower[k] == "," and r.word(k + 1) in {"of", "as"}), comma)


def infinitive_end(r: Reading, start: int, bound: int) -> int:
    """Where "to increase ..." ends: before a clause that gives its circumstances."""
    for k in range(start + 1, bound):
        if r.quote[k] == r.quote[start] and (_as_clause(r, k, bound) or r.lower[k] in {"while", "although", "whereas"}):
            return k
    return bound


def _as_clause(r: Reading, k: int, bound: int) -> bool:
    """Whether "as" at `k` opens a clause of its own ("as both countries continue")."""
    if r.lower[k] != "as":
        return False
    end = np_right(r, k + 1, bound)
    return end > k + 1 and r.is_finite(end)


def _list_goes_on(r: Reading, comma: int, bound: int) -> bool:
    """Whether a comma parts the members of a list: an "and" follows within a few words with no verb between."""
    for k in range(comma + 1, min(bound, comma + 12)):
        if r.lower[k] in {"and", "or"}:
            return np_right(r, k + 1, bound) > k + 1 and not any(
                r.is_finite(m) for m in range(k + 1, min(bound, k + 9))
            )
        if r.tags[k] in FINITE | {"VBG", "IN", "TO", "WDT", "WP"}:
            return False
    return False
