"""The affair file: one JSON object that holds a whole record. Its keys are told in docs/affair-file.md."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidings.model import (
        Actor,
        Affair,
        Article,
        Event,
        Interval,
        Link,
        Page,
        Receipt,
        Span,
        Timex,
        WeighedAccount,
        WeighedPlace,
        WeighedStatement,
    )
    from tidings.record import Record

FORMAT = "tidings-affair/1"
Item = dict[str, Any]


def write_affair_file(record: Record, out: TextIO) -> None:
    """The record's affair as one JSON object, every key of the format there."""
    document = affair_document(record.pages(), record.affair(), record.receipts())
    json.dump(document, out, ensure_ascii=False, indent=1)
    out.write("\n")


def affair_document(pages: Iterable[Page], affair: Affair, receipts: Iterable[Receipt]) -> Item:
    """The affair as plain dicts and lists: None for an unknown value, [] for an empty list."""
    return {
        "format": FORMAT,
        "pages": [_picked(p, "id", "source", "sha256", "media_type", "retrieved", "text") for p in pages],
        "articles": [article_item(a) for a in affair.articles],
        "actors": [actor_item(a) for a in affair.actors],
        "places": [_place(p) for p in affair.places],
        "times": [time_item(t) for t in affair.times],
        "statements": [statement_item(s) for s in affair.statements],
        "accounts": [account_item(a) for a in affair.accounts],
        "events": [event_item(e) for e in affair.events],
        "links": [link_item(link) for link in affair.links],
        "receipts": [receipt_item(r) for r in receipts],
    }


def span_item(span: Span) -> Item:
    """A span as the file writes it."""
    return {"page": span.page, "start": span.start, "end": span.end}


def _spans(spans: Iterable[Span]) -> list[Item]:
    return [span_item(s) for s in spans]


def interval_item(interval: Interval) -> Item:
    """`earliest` and `latest` as ISO 8601 days or None."""
    return {"earliest": _iso(interval.earliest), "latest": _iso(interval.latest)}


def _iso(day: object) -> str | None:
    return None if day is None else str(day)


def _picked(thing: object, *names: str) -> Item:
    return {name: getattr(thing, name) for name in names}


def article_item(article: Article) -> Item:
    """An article with its dating."""
    published = article.published
    item = _picked(article, "id", "page", "title", "outlet", "byline", "dateline", "language", "url")
    dating = {"method": published.method, "evidence": _spans(published.evidence), "why": published.why}
    item |= {"spans": [list(s) for s in article.spans], "credits": list(article.credits)}
    return item | {"published": interval_item(published.interval) | dating}


def actor_item(actor: Actor) -> Item:
    """An actor under all its spellings."""
    item = _picked(actor, "id", "name", "type", "why")
    return item | {"codes": list(actor.codes), "names": list(actor.names), "mentions": _spans(actor.mentions)}


def _place(weighed: WeighedPlace) -> Item:
    item = _picked(weighed.place, "name", "geonames", "country", "latitude", "longitude", "kind")
    return {"id": weighed.id, **item, "mentions": _spans(weighed.mentions)}


def time_item(time: Timex) -> Item:
    """A time expression after dating."""
    return span_item(time.span) | _picked(time, "type", "value") | interval_item(time.interval)


def statement_item(weighed: WeighedStatement) -> Item:
    """A statement; its hops carry the role and, where it is known, the actor of each station of its chain."""
    said = weighed.statement
    actors = (*weighed.hop_actors, *[None] * (len(said.chain) - len(weighed.hop_actors)))
    hops = [{"name": h.name, "role": h.role, "actor": a} for h, a in zip(said.chain, actors, strict=True)]
    item = _picked(weighed, "id", "article", "speaker", "parent")
    item |= _picked(said, "speaker_text", "role", "act", "form", "certainty", "depth", "score", "why")
    item |= {name: _spans(getattr(said, name)) for name in ("sources", "cue", "content")}
    return item | {"chain": [h.name for h in said.chain], "hops": hops, "denies": list(weighed.denies)}


def account_item(weighed: WeighedAccount) -> Item:
    """An account with the event it tells."""
    told = weighed.account
    item = _picked(weighed, "id", "article", "place", "statement", "event")
    item |= _picked(told, "type", "mode", "polarity", "certainty", "tense", "score", "why")
    item |= {"evidence": span_item(told.evidence), "trigger": span_item(told.trigger), "contexts": list(told.contexts)}
    return (
        item
        | {"actors": list(weighed.actors), "recipients": list(weighed.recipients)}
        | interval_item(weighed.interval)
    )


def event_item(event: Event) -> Item:
    """An event with its origins, disputes and variants."""
    item = _picked(event, "id", "summary", "type", "mode", "place", "why")
    item |= {name: list(getattr(event, name)) for name in ("actors", "recipients", "accounts", "disputed_by")}
    origins = _picked(event.origins, "low", "high", "effective", "shared") | {"roots": list(event.origins.roots)}
    variants = [{"field": v.field, "value": v.value, "accounts": list(v.accounts)} for v in event.variants]
    return item | interval_item(event.interval) | {"origins": origins, "variants": variants}


def link_item(link: Link) -> Item:
    """A link from an article or an outlet to an article."""
    ends = {"from": link.source, "to": link.target}
    return ends | _picked(link, "kind", "score", "why") | {"evidence": _spans(link.evidence)}


def receipt_item(receipt: Receipt) -> Item:
    """What happened to one source."""
    return _picked(receipt, "source", "status", "reason", "kept_characters", "dropped_characters", "published_method")
