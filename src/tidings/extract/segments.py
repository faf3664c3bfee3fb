"""Where one article of a page ends and the next begins, and which of its lines are its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tidings.extract.header import find_byline, find_dateline, is_names
from tidings.extract.layout import Judged, judge
from tidings.extract.masthead import read_masthead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidings.extract.lines import Line

MIN_TITLE_WORDS = 4
"""Headlines have at least so many words; navigation entries have fewer."""

MAX_HEADER_LINES = 4
"""Between a title and the first paragraph: a standfirst, a byline, a date, an outlet."""

SAME_TITLE_SHARE = 0.6
"""A title on the page may lack so much of the given one, which often ends in the outlet's name."""

MIN_PARAGRAPHS = 2
"""What has fewer paragraphs of prose is a teaser, not an article of its own."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One article's stretch of a page: its judged lines; `title`, `first` and `last` are positions in them.

    `first` to `last` is its body; `title` is None where it stands without one.
    """

    judged: tuple[Judged, ...]
    title: int | None
    first: int
    last: int

    @property
    def header(self) -> tuple[Judged, ...]:
        """The lines before the body, title excluded, with what stands above the title."""
        return tuple(item for i, item in enumerate(self.judged[: self.first]) if i != self.title)

    @property
    def body(self) -> tuple[Judged, ...]:
        """The lines of the body, dropped ones between them included."""
        return self.judged[self.first : self.last + 1]

    @property
    def tail(self) -> tuple[Judged, ...]:
        """The lines after the body."""
        return self.judged[self.last + 1 :]

    def kept(self) -> list[Judged]:
        """The article's own paragraphs in order, title and standfirst first."""
        above = self.title if self.title is not None else -1
        opening = [
            item
            for i, item in enumerate(self.judged[: self.first])
            if i == above or (i > above and item.kind == "heading" and _is_standfirst(item.line))
        ]
        return opening + [item for item in self.body if item.kind in ("article", "heading")]


def cut_segments(lines: Sequence[Line], title: str | None = None) -> list[Segment]:
    """The articles among the lines, in order; empty when there is no running text.

    Args:
        lines: the paragraphs of a page.
        title: what the first article is known to be called.
    """
    starts = [0, *_starts(lines)]
    ends = [*starts[1:], len(lines)]
    segments = [
        _read_segment(judge(lines[start:end]), title if start == 0 else None)
        for start, end in zip(starts, ends, strict=True)
    ]
    return [segment for segment in segments if segment]


def _starts(lines: Sequence[Line]) -> list[int]:
    """Positions of the titles with which a further article begins."""
    starts: list[int] = []
    for i in range(1, len(lines)):
        since = starts[-1] if starts else 0
        if not lines[i].is_prose or sum(line.is_prose for line in lines[since:i]) < MIN_PARAGRAPHS:
            continue
        title = _title_above(lines, i)
        if title is not None and title > since and all(line.is_prose for line in lines[i : i + MIN_PARAGRAPHS]):
            starts.append(title)
    return starts


def _title_above(lines: Sequence[Line], i: int) -> int | None:
    """The title over a paragraph that opens an article: by its dateline, or by a byline, date or outlet between."""
    dateline = find_dateline(lines[i].text)
    told = bool(dateline and (dateline.is_header or dateline.source or dateline.text))
    for j in range(i - 1, max(-1, i - 1 - MAX_HEADER_LINES), -1):
        line = lines[j]
        if not line.is_label:
            return None
        if is_header_line(line):
            told = True
        elif line.words >= MIN_TITLE_WORDS and Judged(line, "heading") == judge([line])[0]:
            return j if told else None
        elif not told:
            return None
    return None


def is_header_line(line: Line) -> bool:
    """Whether the line tells outlet, author, place or day of publication and nothing else."""
    return read_masthead(line.text) is not None or find_byline(line.text) is not None


def _is_standfirst(line: Line) -> bool:
    whole = line.words > MIN_TITLE_WORDS or line.is_sentence
    return whole and not line.is_teaser and not is_header_line(line) and not is_names(line.text)


def _read_segment(judged: list[Judged], title: str | None) -> Segment | None:
    """The segment with its body found, None when there is no prose in it."""
    prose = [i for i, item in enumerate(judged) if item.kind == "article"]
    if not prose:
        judged = [replace(it, kind="article") if it.kind == "heading" and it.line.is_sentence else it for it in judged]
        prose = [i for i, item in enumerate(judged) if item.kind == "article"]
    if not prose:
        return None
    first, last = _stretch(judged, prose[0], prose[-1])
    found = _find_title(judged[:first], title)
    return Segment(tuple(judged), found, first, last)


def _stretch(judged: Sequence[Judged], first: int, last: int) -> tuple[int, int]:
    """Takes in the short sentences before and after the prose, and the list that its last line announces."""
    while first > 0 and judged[first - 1].kind == "heading" and judged[first - 1].line.is_sentence:
        first -= 1
    while last + 1 < len(judged) and judged[last + 1].kind == "heading" and _goes_on(judged, last):
        last += 1
    return first, last


def _goes_on(judged: Sequence[Judged], last: int) -> bool:
    """Whether the line after `last` is a short sentence, or an item of a list begun at or before it."""
    item = judged[last]
    in_list = item.line.text.endswith(":") or (item.kind == "heading" and not item.line.is_sentence)
    return judged[last + 1].line.is_sentence or in_list


def _find_title(header: Sequence[Judged], given: str | None) -> int | None:
    """The line that is the title: the given one, else a headline above the body.

    Of several headlines that follow one another directly the first of the last two counts: the second is a standfirst.
    """
    if given:
        return next((i for i, item in enumerate(header) if _same_title(item.line.text, given)), None)
    candidates = [i for i, item in enumerate(header) if item.kind == "heading" and _may_be_title(item.line)]
    long = [i for i in candidates if header[i].line.words >= MIN_TITLE_WORDS]
    if long[1:] and long[-1] - long[-2] == 1:
        return long[-2]
    headlines = long or candidates
    return headlines[-1] if headlines else None


def _may_be_title(line: Line) -> bool:
    alone = line.words < MIN_TITLE_WORDS and is_names(line.text)
    return not (alone or line.is_teaser or is_header_line(line) or line.text.endswith(":"))


def _same_title(first: str, second: str) -> bool:
    """Whether two titles are the same but for case, punctuation and an outlet's name at the end of one."""
    shorter, longer = sorted((re.sub(r"\W+", "", text).casefold() for text in (first, second)), key=len)
    return bool(shorter) and shorter in longer and len(shorter) >= SAME_TITLE_SHARE * len(longer)
