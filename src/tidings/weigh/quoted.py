"""Which words of a text stand inside quotation marks: curly, straight, single (British papers), or are a tweet's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tidings.weigh.words import Word

OPENERS, CLOSERS, STRAIGHT = "“«", "”»", '"'
BEFORE_OPENING = "([{—–-‘'“"
AFTER_CLOSING = ".,;:!?)]}—–-’'”"
LONGEST_SINGLE = 800  # characters; a single mark that closes no sooner was an apostrophe ("'90s")
TWEET = 200  # characters before its signature that are taken for a tweet's own words
_SINGLE = re.compile(rf"(?<!\w)['‘](?=\w)[^\n]{{1,{LONGEST_SINGLE}}}?['’](?!\w)")
_SIGNATURE = re.compile(r"[—–-]\s?[^\n—–]{2,60}?\(@\w+\)")


def mark_quoted(text: str, words: Sequence[Word]) -> list[bool]:
    """Which words stand inside quotation marks or belong to a signed tweet; a paragraph's end closes all marks."""
    spans = sorted(find_quotations(text))
    out, at, reach = [], 0, 0
    for word in words:
        while at < len(spans) and spans[at][0] <= word.start:
            reach = max(reach, spans[at][1])
            at += 1
        out.append(word.start < reach)
    return out


def find_quotations(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each quotation, marks included; they may overlap and stand in no order."""
    yield from _find_double(text)
    for match in _SINGLE.finditer(text):
        yield match.span()
    for match in _SIGNATURE.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        yield max(line, match.start() - TWEET), match.end()


def _find_double(text: str) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for match in re.finditer(r'[“«”»"\n]', text):
        at, inside = match.start(), start is not None
        opened = _inside_after(text, at, inside=inside)
        if opened and not inside:
            start = at
        if inside and not opened and start is not None:
            yield start, at + 1
            start = None
    if start is not None:
        yield start, len(text)


def _inside_after(text: str, at: int, *, inside: bool) -> bool:
    """Whether a quotation is open behind the mark; a straight one is told by the blanks around it, else by turns."""
    mark = text[at]
    if mark in OPENERS:
        return True
    if mark in CLOSERS or mark == "\n":
        return False
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    opens = (not before or before.isspace() or before in BEFORE_OPENING) and bool(after) and not after.isspace()
    closes = bool(before) and not before.isspace() and (not after or after.isspace() or after in AFTER_CLOSING)
    return not inside if opens == closes else opens
