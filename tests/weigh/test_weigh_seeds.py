"""The development pages through the whole chain: every one must be dated as a careful reader dates it."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tidings.annotate import annotate
from tidings.extract import find_articles
from tidings.language import parse
from tidings.model import Affair, Interval, Page
from tidings.weigh import weigh

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the development pages are not here"),
]


@cache
def affair() -> tuple[Affair, dict[str, str]]:
    texts = {f.stem: f.read_bytes().decode("utf8") for f in sorted((SHARED / "seeds").glob("*.txt"))}
    pages = [Page(name, f"{name}.txt", "", "text/plain", text) for name, text in texts.items()]
    articles = [(a, p.text) for p in pages for a in find_articles(p).articles]
    return weigh([annotate(parse(a, text)) for a, text in articles], texts), texts


def gold(text: str) -> Interval:
    first, _, last = text.partition("/")
    return Interval(_edge(first, last=False), _edge(last or first, last=True))


def _edge(text: str, *, last: bool) -> date:
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    return date(parts[0], parts[1], 28 if last else 1)


def test_every_article_is_dated_as_the_gold_has_it():
    found, _ = affair()
    segments = json.loads((SHARED / "gold/seeds/gold.json").read_text(encoding="utf8"))["segments"]
    assert len(found.articles) == len(segments)
    for segment in segments:
        article = next(
            a for a in found.articles if a.page == segment["a"] and segment["start"] <= a.spans[-1][0] < segment["end"]
        )
        known = article.published.interval
        assert known.meets(gold(segment["published"])), segment["a"]
        assert known.days is not None, segment["a"]
        assert known.days <= max(32, 3 * gold(segment["published"]).days), segment["a"]


def test_spans_point_into_their_pages():
    found, texts = affair()
    for account in found.accounts:
        span = account.account.evidence
        assert 0 <= span.start < span.end <= len(texts[span.page])
    assert {a.event for a in found.accounts} == {e.id for e in found.events}
