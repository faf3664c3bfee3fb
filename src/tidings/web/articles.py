"""An article as it stands on its page, with everything found on it marked and everything dropped greyed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tidings.record.wording import dated_by, days, receipt_story
from tidings.web.drawers import Fact, Item, facts
from tidings.web.marks import Mark, Piece, cut_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidings.model import Page, Span
    from tidings.web.index import Index

LEGEND = (
    ("told", "account of an event"),
    ("content", "what somebody says"),
    ("sources", "who says it"),
    ("cue", "the word of saying"),
    ("mention", "actor"),
    ("place", "place"),
    ("time", "time"),
    ("dropped", "not read"),
)


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """A page around one article: its text in pieces, the receipt, and what each mark stands for."""

    id: str
    page: str
    title: str
    facts: tuple[Fact, ...]
    receipt: tuple[Fact, ...]
    pieces: tuple[Piece, ...]
    live: str = ""
    others: tuple[Item, ...] = ()


def mark_article(index: Index, name: str) -> MarkedArticle | None:
    """The page of an article with every mark on it; None for an unknown article."""
    article = index.view.articles.get(name)
    if article is None:
        return None
    page = index.view.pages[article.page]
    marks = [*_dropped(index, page, name), *_found(index, page.id)]
    others = tuple(
        Item(" ".join((a.title or a.id).split()), a.id) for a in index.on_page.get(page.id, []) if a.id != name
    )
    pieces = tuple(cut_text(page.text, (0, len(page.text)), marks))
    title = " ".join((article.title or "").split()) or index.view.outlet(name)
    live = _web_address(article.url or page.hints.url)
    return MarkedArticle(name, page.id, title, _facts(index, name), _receipt(index, page), pieces, live, others)


def _web_address(url: str | None) -> str:
    """The address where it is one of the web; nothing else becomes a link."""
    return url if url and urlsplit(url).scheme in {"http", "https"} else ""


def _facts(index: Index, name: str) -> tuple[Fact, ...]:
    article, view = index.view.articles[name], index.view
    links = [ln for ln in view.links.values() if ln.target == name]
    sources = [Item(f"{ln.kind}: {view.outlet(ln.source)}", key) for key, ln in view.links.items() if ln in links]
    return facts(
        ("Outlet", [Item(article.outlet or "", f"outlet:{article.outlet}")]),
        ("Byline", [Item(article.byline or "")]),
        ("Dateline", [Item(article.dateline or "")]),
        ("Credits", [Item(c) for c in article.credits]),
        ("Published", [Item(days(article.published.interval))]),
        ("Known by", [Item(dated_by(view, article) or article.published.method)]),
        ("Sources", sources),
    )


def _receipt(index: Index, page: Page) -> tuple[Fact, ...]:
    found = index.receipts.get(page.id)
    told = facts(
        ("File", [Item(page.source)]), ("SHA-256", [Item(page.sha256)]), ("Captured", [Item(page.retrieved or "")])
    )
    if found is None:
        return told
    kept = f"{found.kept_characters:,} characters kept, {found.dropped_characters:,} dropped"
    story = receipt_story(index.view, found)
    return told + facts(("Status", [Item(found.status)]), ("Text", [Item(kept)]), ("Notes", [Item(story)]))


def _dropped(index: Index, page: Page, name: str) -> Iterable[Mark]:
    """What is no part of any article of the page, and what belongs to another one."""
    article = index.view.articles[name]
    title = [(article.title_span.start, article.title_span.end)] if article.title_span else []
    kept = sorted([*article.spans, *title])
    at = 0
    for start, end in [*kept, (len(page.text), len(page.text))]:
        if start > at:
            yield Mark(at, start, "dropped")
        at = max(at, end)


def _found(index: Index, page: str) -> Iterable[Mark]:
    view = index.view
    for article in index.on_page.get(page, []):
        for told in index.told_in.get(article.id, []):
            yield _mark(told.account.evidence, "told", told.event)
            yield _mark(told.account.trigger, "trigger", told.event)
        for said in index.said_in.get(article.id, []):
            for kind in ("content", "sources", "cue"):
                yield from (_mark(s, kind, said.id) for s in getattr(said.statement, kind))
    for actor in index.actors_on.get(page, []):
        yield from (_mark(m, "mention", actor.id) for m in actor.mentions if m.page == page)
    for place in view.affair.places:
        yield from (_mark(m, "place", place.id) for m in place.mentions if m.page == page)
    yield from (_mark(t.span, "time", "") for t in index.times_on.get(page, []))


def _mark(span: Span, kind: str, opens: str) -> Mark:
    return Mark(span.start, span.end, kind, opens)
