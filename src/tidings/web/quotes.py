"""A quote: the sentences that something rests on, with all that a reader must know to judge them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tidings.model import WeighedStatement
from tidings.record.wording import days
from tidings.web.marks import Mark, Piece, cut_text, find_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidings.model import Link, Span, WeighedAccount
    from tidings.record import View
    from tidings.web.index import Index

SHOWN_METHODS = {
    "metadata": "from the page's metadata",
    "url": "from the page's address",
    "dateline": "from the dateline",
    "given": "given with the page",
    "inferred": "inferred",
    "unknown": "",
}
TENSES = {"present": "going on", "future": "still to come"}


@dataclass(frozen=True, slots=True)
class Voice:
    """One station of the way from who said it to the reader; `open` is the actor's id where it is known."""

    name: str
    role: str
    open: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words on a page. `voices` begin with who said it; `stance` is asserts, hedges or denies."""

    id: str
    article: str
    outlet: str
    title: str
    when: str
    method: str
    sentences: tuple[tuple[Piece, ...], ...]
    voices: tuple[Voice, ...] = ()
    act: str = ""
    stance: str = ""
    notes: tuple[str, ...] = ()
    rule: str = ""
    event: str = ""


def quote_account(index: Index, told: WeighedAccount, *, in_event: bool = False) -> Quote:
    """An account's own words, on whose word, and how it is told; `in_event` leaves the event it belongs to unsaid."""
    account = told.account
    marks = [_mark(account.evidence, "told"), _mark(account.trigger, "trigger")]
    quote = _quote(index, told.id, told.article, (account.evidence,), marks)
    said = index.view.statements.get(told.statement or "")
    stance = "denies" if account.polarity == "negated" else "asserts" if account.certainty == "certain" else "hedges"
    quote = replace(quote, stance=stance, notes=tuple(_notes(index.view, told)), rule=account.why)
    quote = replace(quote, event="" if in_event else told.event)
    return replace(quote, voices=find_voices(index.view, said), act=said.statement.act) if said else quote


def _notes(view: View, told: WeighedAccount) -> Iterable[str]:
    """How an account is told, as far as it is no plain report of what has happened, and when and where it puts it."""
    account = told.account
    if account.polarity == "negated":
        yield "told as not having happened"
    if account.certainty != "certain":
        yield f"told as {account.certainty}"
    if account.tense != "past":
        yield f"told as {TENSES[account.tense]}"
    if told.interval.earliest or told.interval.latest:
        yield days(told.interval)
    if place := view.place_name(told.place):
        yield f"at {place}"


def quote_statement(index: Index, weighed: WeighedStatement, heading: str = "") -> Quote:
    """A statement's own words with who says it, how and through whom; `heading` is its first note."""
    said = weighed.statement
    marks = [_mark(s, kind) for kind in ("sources", "cue", "content") for s in getattr(said, kind)]
    quote = _quote(index, weighed.id, weighed.article, (*said.sources, *said.cue, *said.content), marks)
    stance = {"denies": "denies", "retracts": "denies"}.get(said.act, "asserts")
    certainty = () if said.certainty == "certain" else (f"told as {said.certainty}",)
    notes = (*([heading] if heading else []), said.form, *certainty)
    voices = find_voices(index.view, weighed)
    return replace(quote, voices=voices, act=said.act, stance=stance, notes=notes, rule=said.why)


def quote_thing(index: Index, name: str, heading: str = "") -> Quote | None:
    """The quote of a statement or an account by its id, None for an unknown one."""
    if name in index.view.statements:
        return quote_statement(index, index.view.statements[name], heading)
    if name in index.view.accounts:
        quote = quote_account(index, index.view.accounts[name], in_event=True)
        return replace(quote, notes=(heading, *quote.notes) if heading else quote.notes)
    return None


def quote_link(index: Index, link: Link) -> list[Quote]:
    """The words that show a link, a quote for each page they stand on."""
    pages: dict[str, list[Span]] = {}
    for span in link.evidence:
        pages.setdefault(span.page, []).append(span)
    return [quote_words(index, spans, "told") for spans in pages.values()]


def quote_words(index: Index, spans: list[Span], kind: str) -> Quote:
    """Some words on one page in their sentences."""
    article = index.article_at(spans[0]) or ""
    return _quote(index, "", article, tuple(spans), [_mark(s, kind) for s in spans])


def quote_mentions(index: Index, spans: Iterable[Span], most: int) -> list[Quote]:
    """Where something is named, a quote for each sentence, by day of publication, at most so many."""
    sentences: dict[Span, list[Span]] = {}
    for span in sorted(spans):
        sentences.setdefault(index.view.sentence(span), []).append(span)
    found = [(index.when(index.article_at(s) or ""), s, words) for s, words in sentences.items()]
    return [quote_words(index, words, "mention") for _, _, words in sorted(found)[:most]]


def find_voices(view: View, weighed: WeighedStatement | None) -> tuple[Voice, ...]:
    """Who said it and through whom it came, the reader's outlet left out."""
    if weighed is None:
        return ()
    said = weighed.statement
    first = Voice(view.speaker(weighed), said.role, weighed.speaker or "")
    actors = (*weighed.hop_actors, *[None] * (len(said.chain) - len(weighed.hop_actors)))
    hops = [Voice(h.name, h.role, a or "") for h, a in zip(said.chain, actors, strict=True)]
    return (first, *reversed(hops))


def _mark(span: Span, kind: str) -> Mark:
    return Mark(span.start, span.end, kind)


def _quote(index: Index, name: str, article: str, words: tuple[Span, ...], marks: list[Mark]) -> Quote:
    view, found = index.view, index.view.articles.get(article)
    texts = view.pages
    pieces = tuple(tuple(cut_text(texts[s.page].text, (s.start, s.end), marks)) for s in find_sentences(view, words))
    title = " ".join((found.title or "").split()) if found else ""
    method = SHOWN_METHODS[found.published.method] if found else ""
    when = days(view.published(article))
    return Quote(name, article, view.outlet(article) if found else "", title, when, method, pieces)
