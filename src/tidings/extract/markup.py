"""Articles from HTML: trafilatura decides what the main text is, we find it again in the visible text.

Its decision comes back as text; its lines are looked up in the page's visible text, blanks aside, in order, so that
spans always point into the page. Metadata are read by us as well: trafilatura drops organisations as authors.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tidings.extract.dates import find_date_in_url, parse_published
from tidings.extract.furniture import find_cue
from tidings.extract.header import find_byline, find_dateline
from tidings.extract.language import find_language
from tidings.extract.lines import cut_lines
from tidings.extract.masthead import read_masthead
from tidings.extract.metadata import Metadata, read_metadata
from tidings.extract.plain import (
    article_id,
    find_articles_in_text,
    find_credits,
    find_dropped,
    own_pieces,
)
from tidings.extract.publication import given_outlet, given_publication
from tidings.model import Article, Extraction, Publication, Span
from tidings.outlets import find_outlet, outlet_of_url

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from tidings.extract.header import Dateline
    from tidings.model import Page

_NO_STORY = ("caption", "whole", "end", "section", "opens")
EDGE_CHARACTERS = 30
"""A line not found whole is found by its first and last thirty characters: links in it may be set differently."""

MAX_STRETCH = 1.5
"""Such a find may be longer than the line by this factor at most; more means that an end was found elsewhere."""


def find_articles_in_html(page: Page) -> Extraction:
    """The articles of a page of HTML; by the look of its lines where trafilatura finds none."""
    metadata = read_metadata(page.html or "")
    bodies = _find_bodies(page)
    if not bodies:
        return _dated(find_articles_in_text(page), page, metadata)
    articles = tuple(_read_article(page, body, metadata, number) for number, body in enumerate(bodies, 1))
    return Extraction(articles, find_dropped(page.text, [span for article in articles for span in article.spans]))


@dataclass(frozen=True, slots=True)
class _Body:
    """Trafilatura's decision on one story: spans of its paragraphs, and what it says of it."""

    spans: tuple[tuple[int, int], ...]
    title: str | None
    author: str | None
    day: str | None


def _find_bodies(page: Page) -> list[_Body]:
    """The stories of the page, in order: of its `article` elements when several hold one, else of the whole page."""
    markup = page.html or ""
    several = [body for part in _stories(markup) if (body := _find_body(page, part))]
    if len(several) > 1:
        return several
    return [body] if (body := _find_body(page, markup)) else []


def _stories(markup: str) -> list[str]:
    """The markup of each `article` element that is a whole story; empty when fewer than two are."""
    from lxml import etree

    from tidings.readers.visible import parse_markup

    root = parse_markup(markup)
    whole = [] if root is None else [element for element in root.iter("article") if _is_story(element)]
    sizes = [len(element.text_content()) for element in whole]
    if len(whole) < 2 or max(sizes) > LARGEST_STORY * sum(sizes):  # noqa: PLR2004 - several
        return []
    return [etree.tostring(element, encoding="unicode", method="html", with_tail=False) for element in whole]


MIN_STORY_CHARACTERS, MIN_STORY_PARAGRAPHS = 1200, 4
LARGEST_STORY = 0.7
"""Where one `article` holds more than this share of the text, the others are teasers or comments beside it."""


def _is_story(element: HtmlElement) -> bool:
    """Whether an `article` element is a story of its own: a heading, several paragraphs, no story within it."""
    long = sum(len(p.text_content()) > EDGE_CHARACTERS * 2 for p in element.iter("p")) >= MIN_STORY_PARAGRAPHS
    headed = next(element.iter("h1", "h2"), None) is not None
    inner = sum(1 for _ in element.iter("article")) > 1
    return long and headed and not inner and len(element.text_content()) >= MIN_STORY_CHARACTERS


def _find_body(page: Page, markup: str) -> _Body | None:
    """What trafilatura takes for the story, found in the page's text; None when it finds none."""
    import trafilatura

    found = trafilatura.bare_extraction(markup, url=page.hints.url, include_comments=False, with_metadata=True)
    told = found if isinstance(found, dict) or found is None else found.as_dict()
    spans = align((told.get("text") or "").split("\n"), page.text) if told else ()
    return _Body(spans, told.get("title"), told.get("author"), told.get("date")) if told and spans else None


def align(lines: Sequence[str], text: str) -> tuple[tuple[int, int], ...]:
    """Where the lines stand in the text, blanks aside: sorted spans that never overlap; lines not found are left out.

    Lines are looked for in order, each after the one before, and from the beginning again when that fails.
    """
    offsets = [i for i, c in enumerate(text) if _counts(c)]
    squashed = "".join(text[i] for i in offsets)
    position, spans = 0, list[tuple[int, int]]()
    for line in lines:
        wanted = "".join(filter(_counts, line.lstrip("-*•| ").replace("|", " ")))
        found = _find(squashed, wanted, position) if wanted else None
        if found:
            position = found[1]
            spans.append((offsets[found[0]], offsets[found[1] - 1] + 1))
    return _by_line(_disjoint(spans), text)


def _by_line(spans: Sequence[tuple[int, int]], text: str) -> tuple[tuple[int, int], ...]:
    """The same stretches cut where the visible text breaks its lines, blanks at the ends cut off."""
    cut = ((start + line.start, start + line.end) for start, end in spans for line in cut_lines(text[start:end]))
    return tuple(cut)


def _counts(character: str) -> bool:
    """Whether a character takes part in the comparison: no blanks, no soft hyphens or zero-width marks."""
    return not character.isspace() and unicodedata.category(character) != "Cf"


def _find(text: str, wanted: str, position: int) -> tuple[int, int] | None:
    for start in (position, 0):
        if (at := text.find(wanted, start)) >= 0:
            return at, at + len(wanted)
    head, tail = wanted[:EDGE_CHARACTERS], wanted[-EDGE_CHARACTERS:]
    if len(wanted) < 2 * EDGE_CHARACTERS or (at := text.find(head, position)) < 0:
        return None
    end = text.find(tail, at + EDGE_CHARACTERS, at + int(MAX_STRETCH * len(wanted)))
    return (at, end + len(tail)) if end >= 0 else None


def _disjoint(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(spans)):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def _read_article(page: Page, body: _Body, metadata: Metadata, number: int) -> Article:
    hints, alone = page.hints, number == 1
    text = page.text
    dateline = find_dateline(text[body.spans[0][0] : body.spans[0][1]]) or _second_dateline(body, text)
    title = (hints.title if alone else None) or (metadata.title if alone else None) or body.title
    title_span = _find_title(page, title, body)
    spans, credit_lines = _own(body.spans, text, title_span)
    outlet = given_outlet(hints) or _outlet_of(metadata, dateline)
    byline = (hints.authors if alone else None) or metadata.author or body.author or _printed_byline(page, body)
    return Article(
        article_id(page, number),
        page.id,
        spans,
        title=title,
        title_span=title_span,
        outlet=outlet,
        byline=byline,
        credits=find_credits(credit_lines, dateline, byline, outlet),
        dateline=dateline.text if dateline else None,
        url=hints.url or metadata.url,
        language=find_language(" ".join(text[start:end] for start, end in spans)),
        published=_find_publication(page, body, metadata, dateline),
    )


def _second_dateline(body: _Body, text: str) -> Dateline | None:
    """The dateline of the paragraph below, when the first is the title or a standfirst."""
    return next((found for start, end in body.spans[1:3] if (found := find_dateline(text[start:end]))), None)


def _own(
    spans: Sequence[tuple[int, int]], text: str, title: Span | None
) -> tuple[tuple[tuple[int, int], ...], list[str]]:
    """The paragraphs that are the article's telling, title first, and the credit lines taken out of them."""
    own = [] if title is None else [(title.start, title.end)]
    thanks = []
    for start, end in spans:
        cue = find_cue(text[start:end])
        if cue == "credit":
            thanks.append(text[start:end])
        elif cue in _NO_STORY or read_masthead(text[start:end]):
            continue
        elif title is None or start >= title.end:
            own.extend(own_pieces(start, end, text))
    return (tuple(own) or tuple(spans)), thanks


def _find_title(page: Page, title: str | None, body: _Body) -> Span | None:
    """The last line above or at the top of the body that is the title, word for word."""
    if not title:
        return None
    wanted = "".join(title.split()).casefold()
    found = None
    for line in cut_lines(page.text):
        if line.start > body.spans[min(1, len(body.spans) - 1)][0]:
            break
        if "".join(line.text.split()).casefold() == wanted:
            found = Span(page.id, line.start, line.end)
    return found


def _outlet_of(metadata: Metadata, dateline: Dateline | None) -> str | None:
    """The outlet that the markup names, else that of the address; only then an agency that the dateline credits."""
    address = outlet_of_url(metadata.url) if metadata.url else None
    known = (find_outlet(metadata.outlet, ambiguous=True) if metadata.outlet else None) or address
    name = metadata.outlet or (dateline.source if dateline else None)
    known = known or (find_outlet(name, ambiguous=True) if name else None)
    return known.name if known else name


def _printed_byline(page: Page, body: _Body) -> str | None:
    """A line "By ..." in the six lines above the body or at its top."""
    above = [line.text for line in cut_lines(page.text) if line.start <= body.spans[0][0]][-6:]
    return next((found for text in above if (found := find_byline(text))), None)


def _find_publication(page: Page, body: _Body, metadata: Metadata, dateline: Dateline | None) -> Publication:
    """Given, else the page's own fields, else trafilatura's reading of them, the dateline, the address."""
    if page.hints.published and (given := given_publication(page.hints)):
        return given
    for text in (metadata.published, body.day):
        if text and (interval := parse_published(text)):
            return Publication(interval, "metadata")
    if dateline and dateline.published:
        return Publication(dateline.published, "dateline")
    interval = find_date_in_url(metadata.url) if metadata.url else None
    return given_publication(page.hints) or (Publication(interval, "url") if interval else Publication())


def _dated(extraction: Extraction, page: Page, metadata: Metadata) -> Extraction:
    """The line classifier's articles with what the markup says of the page."""
    published = parse_published(metadata.published) if metadata.published else None
    articles = tuple(
        replace(
            article,
            title=article.title or metadata.title,
            outlet=article.outlet or _outlet_of(metadata, None),
            byline=article.byline or metadata.author,
            url=article.url or metadata.url,
            published=Publication(published, "metadata")
            if published and article.published.method in ("unknown", "url") and not page.hints.published
            else article.published,
        )
        for article in extraction.articles[:1]
    )
    return replace(extraction, articles=articles + extraction.articles[1:])
