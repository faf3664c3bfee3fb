"""A page's text as lines, and lines as paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SENTENCE_END = re.compile(r"""[.!?:;…][”"’')\]»*]*$|[”"’»]$""")
_ELLIPSIS = re.compile(r"(?:\.\.\.|…)$")
_DATELINE_ALONE = re.compile(r"^[A-Z][A-Z .,'/-]+(?:, [A-Z][\w.]+)?(?: \([A-Z]\w+\))?\s*(?:--|[-–—])$")
_LIST_ITEM = re.compile(r"^\s*(?:[-*•·–—»>]|\(?\d{1,3}[.)])\s")

WRAP_WIDTH = (45, 100)
"""A hard-wrapped page breaks its lines at 60 to 80 characters; this with some room on both sides."""

WRAP_SHARE = 0.75
"""A block is hard-wrapped when this share of its lines, the last apart, fills at least 0.7 of its widest."""

PROSE_CHARACTERS = 40
"""A shorter line is no paragraph, whatever its last character: news paragraphs are rarely under fifty."""

LONG_CHARACTERS = 160
"""A line this long is prose even where its full stop was lost; headlines end at 120 or so."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the page, blanks at its ends cut off.

    `text` is its words with line breaks as blanks; `block` counts the stretches between empty lines.
    """

    start: int
    end: int
    text: str
    block: int

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def is_teaser(self) -> bool:
        """Whether it breaks off in the middle of a sentence."""
        return bool(_ELLIPSIS.search(self.text))

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does; a teaser does not."""
        return bool(_SENTENCE_END.search(self.text)) and not self.is_teaser

    @property
    def is_prose(self) -> bool:
        """Whether it looks like a paragraph of running text."""
        size = len(self.text)
        return (size >= LONG_CHARACTERS and not self.is_teaser) or (size >= PROSE_CHARACTERS and self.is_sentence)

    @property
    def is_label(self) -> bool:
        """Whether it looks like a heading, a name or a list item: short, no sentence."""
        return not self.is_prose and not self.is_teaser and len(self.text) < LONG_CHARACTERS


def cut_lines(text: str) -> list[Line]:
    """Every line of the text with something in it, spans into the text."""
    lines, position, block = [], 0, 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            start = position + raw.index(stripped)
            lines.append(Line(start, start + len(stripped), stripped, block))
        else:
            block += 1
        position += len(raw)
    return lines


def cut_paragraphs(text: str) -> list[Line]:
    """The paragraphs of the text: lines, with hard-wrapped ones and a dateline on its own joined to what follows."""
    blocks: dict[int, list[Line]] = {}
    for line in cut_lines(text):
        blocks.setdefault(line.block, []).append(line)
    paragraphs = [line for block in blocks.values() for line in (_join(block) if _is_wrapped(block) else block)]
    return _join_datelines(paragraphs)


def _is_wrapped(block: list[Line]) -> bool:
    """Whether the lines of a block are one paragraph broken at the margin."""
    widest = max(len(line.text) for line in block)
    if len(block) < 2 or not WRAP_WIDTH[0] <= widest <= WRAP_WIDTH[1]:  # noqa: PLR2004 - a pair is the least to join
        return False
    if any(_LIST_ITEM.match(line.text) for line in block[1:]):
        return False
    full = sum(len(line.text) >= 0.7 * widest for line in block[:-1])
    run_on = sum(not first.is_sentence and second.text[:1].islower() for first, second in pairwise(block))
    return full >= WRAP_SHARE * (len(block) - 1) and run_on >= max(1, (len(block) - 1) // 4)


def _join(lines: list[Line]) -> list[Line]:
    text = " ".join(line.text for line in lines)
    return [replace(lines[0], end=lines[-1].end, text=text)]


def _join_datelines(lines: list[Line]) -> list[Line]:
    joined: list[Line] = []
    for line in lines:
        if joined and _DATELINE_ALONE.match(joined[-1].text) and line.is_prose:
            joined[-1:] = _join([joined[-1], line])
        else:
            joined.append(line)
    return joined


def subtract(start: int, end: int, holes: Iterable[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """What is left of a stretch without the holes (in order): pieces with something in them, blanks at ends cut off."""
    pieces = []
    for hole_start, hole_end in (*holes, (end, end)):
        piece = text[start : max(start, hole_start)]
        if stripped := piece.strip():
            left = start + piece.index(stripped)
            pieces.append((left, left + len(stripped)))
        start = max(start, hole_end)
    return pieces
