"""Search over everything: sentences by their words, `"exact phrases"`, actors by any spelling, events and articles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tidings.errors import ConfigError
from tidings.record.wording import article_line, days, summary
from tidings.web.drawers import Drawer, Item, Section
from tidings.web.quotes import Quote, quote_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tidings.model import Span
    from tidings.web.index import Index

PHRASE = re.compile(r"[\"“„]([^\"“”„]+)[\"”“]")
MOST_SENTENCES = 60
MOST_NAMES = 12
WORD = re.compile(r"\w+")


def search(index: Index, asked: str, find_sentences: Callable[[str], list[Span]]) -> Drawer:
    """What the words lead to, as a drawer; `find_sentences` gives those with all of the words, best first."""
    phrases, words = [" ".join(p.split()) for p in PHRASE.findall(asked)], " ".join(asked.split())
    bare = " ".join(WORD.findall(words))
    found = [s for s in find_sentences(bare) if _has_phrases(index, s, phrases)] if bare else []
    sections = [*_section("Actors", _actors(index, bare)), *_section("Events", _events(index, words, phrases))]
    sections += _section("Articles", _articles(index, words, phrases))
    quotes = tuple(_quotes(index, found[:MOST_SENTENCES], bare))
    if quotes:
        sections.append(Section("Sentences", quotes, more=max(0, len(found) - MOST_SENTENCES)))
    title = f"Search: {words}" if sections else f"Nothing here has: {words}"
    return Drawer(f"search:{words}", "search", title, sections=tuple(sections))


def _section(heading: str, items: list[Item]) -> list[Section]:
    more = max(0, len(items) - MOST_NAMES)
    return [Section(heading, items=tuple(items[:MOST_NAMES]), more=more)] if items else []


def _has_phrases(index: Index, sentence: Span, phrases: Iterable[str]) -> bool:
    words = index.view.words([sentence]).casefold()
    return all(p.casefold() in words for p in phrases)


def _actors(index: Index, words: str) -> list[Item]:
    try:
        found = index.view.find_actors(words) if words else []
    except ConfigError:
        return []
    ranked = sorted(found, key=lambda a: -len(a.mentions))
    return [Item(f"{a.name} ({a.type}, named {len(a.mentions)}×)", a.id) for a in ranked]


def _is_told(text: str, words: str, phrases: list[str]) -> bool:
    """Whether a text has every word asked for, each phrase as it stands."""
    folded = " ".join(text.split()).casefold()
    return all(p.casefold() in folded for p in (*phrases, *WORD.findall(words)))


def _events(index: Index, words: str, phrases: list[str]) -> list[Item]:
    found = (index.view.events[e] for e in index.event_facets)
    return [Item(f"{summary(e)} ({days(e.interval)})", e.id) for e in found if _is_told(e.summary, words, phrases)]


def _articles(index: Index, words: str, phrases: list[str]) -> list[Item]:
    lines = ((a, article_line(index.view, a.id)) for a in index.articles)
    return [Item(f"{ln} ({days(a.published.interval)})", a.id) for a, ln in lines if _is_told(ln, words, phrases)]


def _quotes(index: Index, sentences: Iterable[Span], words: str) -> Iterable[Quote]:
    wanted = {w.casefold() for w in words.split()}
    for sentence in sentences:
        text = index.view.pages[sentence.page].text[sentence.start : sentence.end]
        hits = [m for m in WORD.finditer(text) if m[0].casefold() in wanted]
        spans = [type(sentence)(sentence.page, sentence.start + m.start(), sentence.start + m.end()) for m in hits]
        yield quote_words(index, spans or [sentence], "told" if spans else "")
