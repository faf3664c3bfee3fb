"""Noun phrases and adjuncts by tags alone: good enough to name a speaker, and steady where the parse is not."""

from __future__ import annotations

from tidings.annotate.statements.reading import NAME, NOUN, VERBAL, Reading

BASE = NOUN | {"DT", "PDT", "PRP$", "JJ", "JJR", "JJS", "CD", "POS", "HYPH", "$", "WP$", "AFX", "FW", "NFP"}
OPENERS = frozenset({"DT", "PDT", "PRP$", "PRP", "WP", "EX"})
LINKS = frozenset(
    {
        "of",
        "for",
        "in",
        "at",
        "from",
        "on",
        "with",
        "to",
        "against",
        "within",
        "near",
        "inside",
        "under",
        "by",
        "behind",
        "between",
        "among",
        "close",
    }
)
SITTING = frozenset({"at", "in", "on", "during", "after", "before", "with", "to", "from", "while", "near"})
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
MONTHS = frozenset({"january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                    "november", "december", "jan.", "feb.", "aug.", "sept.", "oct.", "nov.", "dec."})  # fmt: skip
TIMES = WEEKDAYS | MONTHS | {
    "today", "yesterday", "tomorrow", "tonight", "morning", "afternoon", "evening", "night", "week", "month", "year",
    "weekend", "spring", "summer", "autumn", "winter", "fall", "hour", "hours", "day", "days", "weeks", "months",
    "years", "ago", "time", "earlier", "later", "recently", "now", "then", "midday", "noon", "midnight",
}  # fmt: skip
TIME_LEADS = frozenset(
    {
        "last",
        "this",
        "next",
        "that",
        "late",
        "early",
        "earlier",
        "later",
        "the",
        "same",
        "past",
        "a",
        "two",
        "three",
        "few",
        "one",
        "four",
        "five",
    }
)
ADJUNCT_PREPOSITIONS = frozenset(
    {
        "in",
        "on",
        "at",
        "during",
        "for",
        "to",
        "after",
        "before",
        "via",
        "through",
        "from",
        "by",
        "as",
        "over",
        "since",
        "outside",
        "inside",
        "near",
        "ahead",
        "following",
        "under",
        "alongside",
        "with",
        "when",
        "while",
    }
)
LONGEST_PHRASE = 40  # tokens; a noun phrase longer than this has run into the next clause


def np_right(r: Reading, i: int, bound: int) -> int:
    """The end of the plain noun phrase that begins at `i`, without what hangs on it; `i` when none begins there."""
    if i >= bound:
        return i
    if r.tags[i] in {"PRP", "WP", "EX"}:
        return i + 1
    j, noun = i, False
    while j < bound and _fits(r, j, noun=noun, first=j == i):
        noun = noun or r.tags[j] in NOUN | {"CD"}
        if r.tags[j] == "POS":
            noun = False
        j += 1
    return j if any(r.tags[k] in NOUN | {"CD", "DT", "JJ", "PRP$"} for k in range(i, j)) else i


def _fits(r: Reading, j: int, *, noun: bool, first: bool) -> bool:
    """Whether the word at `j` goes on a noun phrase."""
    tag = r.tags[j]
    if tag in {"VB", "VBP"} and not first and r.tags[j - 1] in {"DT", "PRP$"}:
        return True
    if tag in {"DT", "PDT", "PRP$"}:
        return first or r.tags[j - 1] in {"DT", "PDT", "POS"} or r.lower[j - 1] in {"all", "both"}
    if tag in {"VBN", "VBG"}:
        return not noun and not first and r.tag(j + 1) in BASE
    if r.lower[j] in TIMES and tag in NOUN and not first and r.lower[j] in WEEKDAYS | {"yesterday", "today"}:
        return r.tag(j + 1) in NOUN
    if r.lower[j] == "&":
        return True
    return tag in BASE and (tag != "NFP" or r.lower[j] == "-")


def full_np_right(r: Reading, i: int, bound: int) -> int:
    """The end of the noun phrase at `i` with its prepositional parts and appositions."""
    j = np_right(r, i, bound)
    while j > i and j < bound and j - i < LONGEST_PHRASE:
        further = _extend(r, i, j, bound)
        if further == j:
            break
        j = further
    return j


def _extend(r: Reading, i: int, j: int, bound: int) -> int:
    """One more part of the phrase [i, j): "of ...", "and ...", ", the minister"; `j` when it is over."""
    word = r.lower[j]
    if word == "of" or (word in LINKS and takes_links(r, j) and not is_time(r, j + 1, bound)):
        return max(j, np_right(r, j + 1, bound)) if np_right(r, j + 1, bound) > j + 1 else j
    if word in {"and", "&"}:
        end = np_right(r, j + 1, bound)
        return end if end > j + 1 and not _verb_follows(r, end, bound) else j
    if word == ",":
        return _apposition(r, i, j, bound)
    return j


def _verb_follows(r: Reading, j: int, bound: int) -> bool:
    return j < bound and r.tags[j] in VERBAL - {"VBN"}


def takes_links(r: Reading, j: int) -> bool:
    """Whether "in", "for", "at" can belong to the phrase that ends at `j`: not to a bare name or pronoun."""
    return r.tags[j - 1] not in NAME | {"PRP", "WP"}


def _apposition(r: Reading, i: int, comma: int, bound: int) -> int:
    """The end of an apposition after the comma; the comma itself when what follows is none."""
    first = comma + 1
    if first >= bound or r.tags[first] not in BASE or is_time(r, first, bound):
        return comma
    end = np_right(r, first, bound)
    while end < bound and r.lower[end] in {"of", "for", "in", "at", "to"} and np_right(r, end + 1, bound) > end + 1:
        end = np_right(r, end + 1, bound)
    closed = end >= bound or r.lower[end] in {",", ".", ";", "”", '"', "--", "—"}
    common = any(r.tags[k] in {"NN", "NNS"} for k in range(first, end))
    named = any(r.tags[k] in NAME for k in range(i, comma))
    return end if end > first and closed and common and named else comma


def is_time(r: Reading, i: int, bound: int) -> bool:
    """Whether a time expression begins at `i` ("Wednesday", "last week", "late Thursday", "Nov. 24")."""
    j = i
    while j < bound and r.lower[j] in TIME_LEADS and j - i < 3:  # noqa: PLR2004 - "the same late Thursday"
        j += 1
    if j > i and r.lower[j - 1] in TIMES:
        return True
    if j > i and r.word(j) in MONTHS | WEEKDAYS and r.tag(j + 1) in {"NN", "NNS"} and r.word(j + 1) not in TIMES:
        return False  # "the March attack"
    return j < bound and r.lower[j] in TIMES and not (r.lower[j] == "may" and r.tags[j] == "MD")


def skip_time(r: Reading, i: int, bound: int) -> int:
    """The end of the time expression at `i`."""
    j = i
    while (
        j < bound
        and (r.lower[j] in TIME_LEADS | TIMES or r.tags[j] == "CD")
        and not (j > i and r.lower[j] in {"the", "a", "that", "this"})
    ):
        j += 1
    return j


def skip_adjunct(r: Reading, i: int, bound: int) -> int:
    """The end of the time or prepositional phrase at `i` that places the saying; `i` when none begins there."""
    if is_time(r, i, bound):
        return skip_time(r, i, bound)
    if i >= bound or r.lower[i] not in ADJUNCT_PREPOSITIONS:
        return i
    start = i + 1
    while start < bound and (r.tags[start] in {"VBG", "VBN"} or r.lower[start] == "of"):
        start += 1
    if is_time(r, start, bound):
        return skip_time(r, start, bound)
    end = np_right(r, start, bound)
    while end > start and end < bound and r.lower[end] == "of" and np_right(r, end + 1, bound) > end + 1:
        end = np_right(r, end + 1, bound)
    return end if end > start else i
