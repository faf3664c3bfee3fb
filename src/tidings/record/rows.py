"""An affair as rows: what stands in the readable columns, and the whole thing in `data`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from tidings.record.codec import encode

if TYPE_CHECKING:
    from tidings.model import (
        Affair,
        Article,
        Event,
        Interval,
        Link,
        Span,
        WeighedAccount,
        WeighedPlace,
        WeighedStatement,
    )

Row = dict[str, Any]
Rows = dict[str, list[Row]]
Texts = Mapping[str, str]


def affair_rows(affair: Affair, texts: Texts) -> Rows:
    """Rows for every table of a weighing, by table name, in an order in which they can be inserted."""
    tables: Rows = {
        "articles": [_article(a) for a in affair.articles],
        "actors": [_columns(a, "id", "name", "type", "why", codes=a.codes, names=a.names) for a in affair.actors],
        "places": [_place(p) for p in affair.places],
        "times": [
            {"type": t.type, "value": t.value, **on_page(t.span, texts), **_days(t.interval), "data": encode(t)}
            for t in affair.times
        ],
        "statements": [_statement(s, texts) for s in affair.statements],
        "events": [_event(e) for e in affair.events],
        "accounts": [_account(a, texts) for a in affair.accounts],
        "links": [_link(link, texts) for link in affair.links],
    }
    for rows in tables.values():
        for position, row in enumerate(rows):
            row["position"] = position
    return tables | _joins(affair, texts)


def on_page(span: Span, texts: Texts) -> Row:
    """Where a span stands and its words."""
    return {"page": span.page, "start": span.start, "end": span.end, "text": _words([span], texts)}


def _joins(affair: Affair, texts: Texts) -> Rows:
    """The tables that only join two others, or a thing and its spans."""
    return {
        "mentions": [{"actor": a.id, **on_page(s, texts)} for a in affair.actors for s in a.mentions],
        "statement_spans": [
            {"statement": s.id, "part": part, **on_page(span, texts)}
            for s in affair.statements
            for part, spans in (
                ("source", s.statement.sources),
                ("cue", s.statement.cue),
                ("content", s.statement.content),
            )
            for span in spans
        ],
        "event_actors": [row for e in affair.events for row in _roles("event", e)],
        "account_actors": [row for a in affair.accounts for row in _roles("account", a)],
    }


def _roles(kind: str, thing: Event | WeighedAccount) -> list[Row]:
    actors = [{kind: thing.id, "actor": a, "role": "actor"} for a in thing.actors]
    return actors + [{kind: thing.id, "actor": a, "role": "recipient"} for a in thing.recipients]


def _columns(thing: object, *names: str, **lists: Iterable[str]) -> Row:
    """Plain attributes under their own names, lists joined for reading, and `data`."""
    row = {name: getattr(thing, name) for name in names}
    return row | {name: ", ".join(values) for name, values in lists.items()} | {"data": encode(thing)}


def _days(interval: Interval) -> Row:
    return {"earliest": iso(interval.earliest), "latest": iso(interval.latest)}


def iso(day: object) -> str | None:
    """A day as ISO 8601, None for an unknown one."""
    return None if day is None else str(day)


def _words(spans: Iterable[Span], texts: Texts) -> str:
    return " … ".join(texts.get(s.page, "")[s.start : s.end] for s in spans)


def _article(article: Article) -> Row:
    published = article.published
    row = _columns(
        article, "id", "page", "title", "outlet", "byline", "dateline", "language", "url", credits=article.credits
    )
    days = {f"published_{name}": value for name, value in _days(published.interval).items()}
    return row | days | {"published_method": published.method}


def _place(weighed: WeighedPlace) -> Row:
    place = _columns(weighed.place, "name", "kind", "country", "geonames", "latitude", "longitude")
    return place | {"id": weighed.id, "data": encode(weighed)}


def _statement(weighed: WeighedStatement, texts: Texts) -> Row:
    said = weighed.statement
    row = _columns(said, "speaker_text", "act", "form", "certainty", "score", chain=[hop.name for hop in said.chain])
    row |= {"cue": _words(said.cue, texts), "content": _words(said.content, texts), "denies": ", ".join(weighed.denies)}
    return row | _columns(weighed, "id", "article", "speaker", "parent")


def _event(event: Event) -> Row:
    row = _columns(
        event,
        "id",
        "summary",
        "type",
        "mode",
        "place",
        "why",
        disputed_by=event.disputed_by,
        origins=event.origins.roots,
    )
    return row | _days(event.interval) | {"origins_low": event.origins.low, "origins_high": event.origins.high}


def _account(weighed: WeighedAccount, texts: Texts) -> Row:
    told = weighed.account
    row = _columns(told, "type", "mode", "polarity", "certainty", "tense", "score")
    row |= {"evidence": _words([told.evidence], texts), "trigger": _words([told.trigger], texts)}
    return row | _days(weighed.interval) | _columns(weighed, "id", "article", "event", "statement", "place")


def _link(link: Link, texts: Texts) -> Row:
    return _columns(link, "source", "target", "kind", "score", "why") | {"evidence": _words(link.evidence, texts)}
