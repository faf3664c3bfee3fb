from __future__ import annotations

from datetime import date

from tidings.annotate.times import find_times
from tidings.language import parse
from tidings.language.parsed import Parsed
from tidings.model import Article, Interval, Timex


def day(text: str) -> Interval:
    return Interval(date.fromisoformat(text), date.fromisoformat(text))


def between(first: str, last: str) -> Interval:
    return Interval(date.fromisoformat(first), date.fromisoformat(last))


PUBLISHED = day("2015-09-24")  # a Thursday


def parsed(*paragraphs: str) -> Parsed:
    spans, at = [], 0
    for paragraph in paragraphs:
        spans.append((at, at + len(paragraph)))
        at += len(paragraph) + 2
    return parse(Article(id="a", page="p", spans=tuple(spans)), "\n\n".join(paragraphs))


def times(*paragraphs: str, published: Interval = PUBLISHED) -> tuple[Timex, ...]:
    return find_times(parsed(*paragraphs), published)


def one(text: str, published: Interval = PUBLISHED) -> Timex:
    found = times(text, published=published)
    assert len(found) == 1, [(t.text, t.value) for t in found]
    return found[0]
