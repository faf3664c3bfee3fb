"""Where sentences begin, from punctuation, quotation marks and abbreviations.

News text ends its sentences cleanly; what is hard is the quotation mark after the full stop, the abbreviation that may
or may not end the sentence ("in the U.S. The ..."), and the question inside a quotation that its speaker follows.
"""

from __future__ import annotations

from collections.abc import Sequence

ENDERS = {".", "!", "?", "…", "...", "?!", "!!", ".."}
CLOSERS = {'"', "”", "’", "'", ")", "]", "''", "»"}
MAY_END = {"u.s.", "u.k.", "u.n.", "e.u.", "a.m.", "p.m.", "inc.", "corp.", "ltd.", "co.", "etc.", "d.c.", "jr.", "sr."}
STARTERS = {
    "the", "a", "an", "he", "she", "it", "they", "we", "i", "you", "in", "on", "at", "but", "and", "this", "that",
    "these", "those", "there", "his", "her", "their", "its", "if", "when", "while", "after", "before", "as", "for",
    "however", "meanwhile", "however,", "both", "some", "many", "no", "not", "what", "who", "how", "why", "according",
}  # fmt: skip
SAID = {"said", "says", "asked", "asks", "added", "wrote", "told", "shouted", "wondered", "replied", "tweeted"}


def find_sentence_starts(words: Sequence[str], spaced: Sequence[bool], paragraph: Sequence[int]) -> list[bool]:
    """For each word whether a sentence begins there.

    `spaced[i]` is whether white space follows word i; `paragraph[i]` numbers its paragraph, whose first word always
    begins a sentence. The word after a full stop begins one unless it is lower case or a closing mark.

    >>> find_sentence_starts(["He", "left", ".", "”", "Then", "she", "did"], [1, 0, 0, 1, 1, 1, 0], [0] * 7)
    [True, False, False, False, True, False, False]
    """
    starts = [False] * len(words)
    for i in range(len(words)):
        starts[i] = i == 0 or paragraph[i] != paragraph[i - 1] or _follows_end(words, spaced, i)
    return starts


def _follows_end(words: Sequence[str], spaced: Sequence[bool], i: int) -> bool:
    """Whether the words before `i` close a sentence and `i` can open one."""
    last = i - 1
    if not spaced[last] and words[last] not in ENDERS | CLOSERS:
        return False
    while last > 0 and words[last] in CLOSERS and not spaced[last - 1]:
        last -= 1
    word, opener = words[last], words[i]
    if word.lower() in MAY_END:
        return spaced[i - 1] and opener[:1].isupper() and opener.lower() in STARTERS
    if word not in ENDERS or (words[i] in CLOSERS and not spaced[i - 1]):
        return False
    return spaced[i - 1] and _can_open(words, i, quoted=last < i - 1 and word != ".")


def _can_open(words: Sequence[str], i: int, *, quoted: bool) -> bool:
    """Whether word `i` looks like the first of a sentence; after a quoted question its speaker may follow instead."""
    if words[i][:1].islower():
        return False
    return not (quoted and any(w.lower() in SAID for w in words[i + 1 : i + 4]))
