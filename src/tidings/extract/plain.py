"""Articles from text whose HTML is lost."""

from __future__ import annotations

import re
from bisect import bisect_right
from hashlib import sha256
from typing import TYPE_CHECKING

from tidings.extract.furniture import find_cue, find_inline
from tidings.extract.header import find_agencies, find_dateline
from tidings.extract.language import find_language
from tidings.extract.lines import cut_lines, cut_paragraphs, subtract
from tidings.extract.publication import (
    Header,
    find_byline_in,
    find_outlet_in,
    find_publication,
    given_outlet,
    given_publication,
    read_front,
    read_header,
)
from tidings.extract.segments import Segment, cut_segments
from tidings.model import Article, Extraction, Hints, Publication, Span
from tidings.outlets import find_outlet, find_outlets_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tidings.extract.header import Dateline
    from tidings.model import LineKind, Page

_OWNED = re.compile(r"copyright|©|\(c\)|\bproperty of\b", re.IGNORECASE)
_COPYRIGHT = re.compile(r"\W*(?:copyright|©|\(c\))", re.IGNORECASE)
ARTICLE_ID_LENGTH = 12  # hexadecimal digits: 48 bits, as the ids of everything else


def find_articles_in_text(page: Page) -> Extraction:
    """The articles of a page of text, by the look and the words of its lines."""
    lines = cut_paragraphs(page.text)
    segments = cut_segments(lines, page.hints.title)
    front = read_front(segments[0]) if segments else Header()
    articles = tuple(_read_article(page, segment, number, front) for number, segment in enumerate(segments, 1))
    kept = [span for article in articles for span in article.spans]
    kinds = {item.line.start: item.kind for segment in segments for item in segment.judged}
    return Extraction(articles, find_dropped(page.text, kept, kinds))


def take_whole(page: Page) -> Extraction:
    """The page as one article, nothing dropped: every line a paragraph."""
    spans = tuple((line.start, line.end) for line in cut_lines(page.text))
    if not spans:
        return Extraction(())
    hints = page.hints
    article = Article(
        article_id(page, 1),
        page.id,
        spans,
        title=hints.title,
        outlet=given_outlet(hints),
        byline=hints.authors,
        url=hints.url,
        language=find_language(page.text),
        published=given_publication(hints) or Publication(),
    )
    return Extraction((article,))


def article_id(page: Page, number: int) -> str:
    """The id of the page's article of that number, counted from 1: `n` and twelve hexadecimal digits."""
    return "n" + sha256(f"{page.id}/{number}".encode()).hexdigest()[:ARTICLE_ID_LENGTH]


def find_credits(
    lines: Iterable[str], dateline: Dateline | None, byline: str | None, outlet: str | None
) -> tuple[str, ...]:
    """The agencies thanked for the words, in credit lines, dateline and byline; the outlet itself is none."""
    bracketed = find_outlet(dateline.source, ambiguous=True) if dateline and dateline.source else None
    wired = [bracketed.name] if bracketed and bracketed.is_agency else []
    named = [*find_agencies(lines), *wired, *find_agencies([byline] if byline else [])]
    return tuple(name for name in dict.fromkeys(named) if name != outlet)


def _read_article(page: Page, segment: Segment, number: int, front: Header) -> Article:
    headers = [read_header(segment), front] if number > 1 else [read_header(segment)]
    given = page.hints if number == 1 else Hints()
    dateline = _opening(segment)
    outlet = given_outlet(given) or _find_outlet(segment, headers, dateline)
    byline = given.authors or find_byline_in(headers[0])
    credit_lines = [item.line.text for item in segment.judged if item.cue == "credit" or _is_copyright(item.line.text)]
    title = segment.judged[segment.title].line if segment.title is not None else None
    return Article(
        article_id(page, number),
        page.id,
        tuple(span for item in segment.kept() for span in own_pieces(item.line.start, item.line.end, page.text)),
        title=given.title or (title.text if title else None),
        title_span=Span(page.id, title.start, title.end) if title else None,
        outlet=outlet,
        byline=byline,
        credits=find_credits(credit_lines, dateline, byline, outlet),
        dateline=(dateline.text if dateline else None) or headers[0].day,
        url=page.hints.url,
        language=find_language(" ".join(item.line.text for item in segment.body)),
        published=_publication(page, segment, headers, dateline),
    )


def _publication(page: Page, segment: Segment, headers: Sequence[Header], dateline: Dateline | None) -> Publication:
    """What the user says of the page's first article, then what is printed with it, then the page's address."""
    given = given_publication(page.hints) if len(headers) == 1 else None
    if given and page.hints.published:
        return given
    printed = find_publication(page, segment, headers, dateline)
    return given if given and printed.method == "unknown" else printed


def _is_copyright(text: str) -> bool:
    """Whether the line says whose the words are: "Copyright 2018 Example Press. All rights reserved."."""
    return bool(_COPYRIGHT.match(text))


def _opening(segment: Segment) -> Dateline | None:
    """The dateline of the first paragraph."""
    first = next((item.line.text for item in segment.body if item.kind == "article"), "")
    return find_dateline(first)


def _find_outlet(segment: Segment, headers: Sequence[Header], dateline: Dateline | None) -> str | None:
    """The outlet that the header names, in the opening brackets, heading the page, or presenting itself at the end.

    An agency in brackets sold the words to the outlet in the header; where no header names one it is the outlet.
    """
    own, *others = headers
    if dateline and dateline.source and dateline.is_header:
        return _canonical(dateline.source)
    if told := next((name for header in (own, *others) if (name := find_outlet_in(header))), None):
        return told
    credited = _canonical(dateline.source) if dateline and dateline.source else None
    return _owner(segment) or credited or _presented(segment)


def _canonical(name: str) -> str:
    known = find_outlet(name, ambiguous=True)
    return known.name if known else name


def _owner(segment: Segment) -> str | None:
    """The outlet that a closing notice calls the owner: "Copyright 2019 Example News"; an agency sold the words."""
    notices = (item.line.text for item in segment.tail if _OWNED.search(item.line.text))
    named = (outlet for text in notices for _, _, outlet in find_outlets_in(text))
    return next((outlet.name for outlet in named if not outlet.is_agency), None)


def _presented(segment: Segment) -> str | None:
    """The outlet of a closing notice such as "The Example Institute (EI) is an independent, non-partisan ..."."""
    for item in segment.tail:
        subject, verb, _ = item.line.text.partition(" is a")
        if item.cue == "holds" and verb and len(subject.split()) <= 8 and subject[:1].isupper():  # noqa: PLR2004
            return _canonical(subject.split(" (")[0])
    return None


def own_pieces(start: int, end: int, text: str) -> list[tuple[int, int]]:
    """A paragraph without the furniture inside it, and without what is left of it only as furniture."""
    holes = [(start + i, start + j) for i, j in find_inline(text[start:end])]
    if not holes:
        return [(start, end)]
    return [piece for piece in subtract(start, end, holes, text) if find_cue(text[slice(*piece)]) is None]


def find_dropped(
    text: str, kept: Iterable[tuple[int, int]], kinds: Mapping[int, LineKind] | None = None
) -> tuple[tuple[int, int, LineKind], ...]:
    """Every stretch of the page that belongs to no article, line by line, with what it was found to be.

    Args:
        text: the page's.
        kept: the articles' spans.
        kinds: what the line beginning at a position was judged to be; boilerplate where nothing is said.
    """
    dropped: list[tuple[int, int, LineKind]] = []
    spans = sorted(kept)
    for line in cut_lines(text):
        near = spans[max(0, bisect_right(spans, (line.start, line.start)) - 1) : bisect_right(spans, (line.end, 0))]
        kind = (kinds or {}).get(line.start, "boilerplate")
        for start, end in subtract(line.start, line.end, near, text):
            dropped.append((start, end, "boilerplate" if kind == "article" else kind))
    return tuple(dropped)
