"""`tidings read`: one page at a time, what is found on it; as JSON Lines or to be read."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import typer
from rich.text import Text

from tidings.building import find_roster, iter_paths, iter_source
from tidings.cli.build import check_published, try_pipeline
from tidings.cli.console import attention_line, indented, stderr, stdout
from tidings.engine import ReadingOptions, read_pages
from tidings.export.affair_file import interval_item
from tidings.model import Receipt
from tidings.record.wording import THROUGH, days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from tidings.model import Account, Annotated, Article, Hints, Mention, Page, Span, Statement, Token
    from tidings.pipeline import PageReading

Item = dict[str, Any]
NOTHING = ((0, 0), (0, 0))
NOT_VOICED = "unvoiced"  # in the place of the act: thought, wanted, planned, or spoken of without its words
Pair = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user asked `read` for."""

    hints: Hints
    as_json: bool = False
    pairs: bool = False
    debug: bool = False
    pipeline: str | None = None
    actors: Path | None = None


def read_files(files: Sequence[str], options: ReadOptions) -> None:
    """Every page of the files stands on stdout as it is read, in order; what cannot be read is told on stderr.

    Raises:
        ConfigError: the day of publication is no date, or the spaCy pipeline or the roster cannot be used.
        typer.Exit: no page could be read (1).
    """
    check_published(options.hints.published)
    try_pipeline(options.pipeline)
    done = False
    roster = find_roster(options.actors)
    how = ReadingOptions(debug=options.debug, tokens=options.as_json, pipeline=options.pipeline, roster=roster)
    for page, reading in read_pages(_pages(files, options), how):
        done = done or reading.receipt.status in {"read", "empty"}
        if reading.receipt.reason:
            _complain(reading.receipt)
        if options.as_json:
            pair = read_pair(page) if options.pairs else None
            sys.stdout.write(
                json.dumps(page_item(page, reading.annotated, pair, options.pipeline), ensure_ascii=False) + "\n"
            )
            sys.stdout.flush()
        else:
            print_page(page, reading)
    if not done:
        raise typer.Exit(1)


def _pages(files: Sequence[str], options: ReadOptions) -> Iterator[Page]:
    for path in iter_paths(files):
        for found in [path] if isinstance(path, Receipt) else iter_source(path, options.hints):
            if isinstance(found, Receipt):
                _complain(found)
            else:
                yield found


def _complain(receipt: Receipt) -> None:
    stderr().print(attention_line(receipt), soft_wrap=True)


def page_name(page: Page) -> str:
    """The `id` a row gave, else the stem of the page's file, with its row's number where it is one of several.

    >>> from tidings.model import Page
    >>> page_name(Page("p", "in/rows.jsonl#3", "", "", ""))
    'rows#3'
    """
    path, _, row = page.source.rpartition("#") if page.source.rpartition("#")[2].isdigit() else (page.source, "", "")
    stem = PurePath(path).stem
    return page.given_id or (f"{stem}#{row}" if row else stem)


def page_item(
    page: Page, annotated: Sequence[Annotated], pair: Pair | None = None, pipeline: str | None = None
) -> Item:
    """A page as `read --json` writes it: all that was found, spans without their page.

    Heads count within the page's tokens and chains within the page. With `pair`, `root` is the type of what the first
    span's bearer does to the second's, None when no word tells of an event; `pipeline` is the one that read the page.
    """
    item = {
        "id": page_name(page),
        "text": page.text,
        "articles": [_article(a.article) for a in annotated],
        "sentences": [_span(s) for a in annotated for s in a.sentences],
        "tokens": list(_tokens(annotated)),
        "mentions": list(_mentions(annotated)),
        "times": [
            _span(t.span) | {"type": t.type, "value": t.value} | interval_item(t.interval)
            for a in annotated
            for t in a.times
        ],
        "places": [
            _span(p.span) | {"name": p.name, "lat": p.latitude, "lon": p.longitude, "country": p.country}
            for a in annotated
            for p in a.places
        ],
        "statements": [_statement(s) for a in annotated for s in a.statements],
        "accounts": [_account(a, told) for a in annotated for told in a.accounts],
    }
    return item | ({"root": find_root(page, annotated, pair, pipeline)} if pair else {})


def _span(span: Span) -> Item:
    return {"start": span.start, "end": span.end}


def _spans(spans: Iterable[Span]) -> list[Item]:
    return [_span(s) for s in spans]


def _article(article: Article) -> Item:
    published = article.published
    dating = interval_item(published.interval) | {"method": published.method, "evidence": _spans(published.evidence)}
    names = {"title": article.title, "outlet": article.outlet, "byline": article.byline}
    return {"spans": [list(s) for s in article.spans], **names, "published": dating}


def _tokens(annotated: Iterable[Annotated]) -> Iterator[Item]:
    before = 0
    for reading in annotated:
        yield from (_token(t, before) for t in reading.tokens)
        before += len(reading.tokens)


def _token(token: Token, before: int) -> Item:
    head = token.head + before if token.head >= 0 else -1
    return {"start": token.start, "end": token.end, "upos": token.upos, "head": head, "deprel": token.deprel}


def _mentions(annotated: Iterable[Annotated]) -> Iterator[Item]:
    before = 0
    for reading in annotated:
        yield from (_mention(m, before) for m in reading.mentions)
        before += max((m.chain + 1 for m in reading.mentions), default=0)


def _mention(mention: Mention, before: int) -> Item:
    told = {"type": mention.type, "level": mention.level, "chain": mention.chain + before}
    listed = {"entry": mention.entry} if mention.entry else {}
    return _span(mention.bare or mention.span) | told | listed


def _statement(said: Statement) -> Item:
    item: Item = {name: _spans(getattr(said, name)) for name in ("sources", "cue", "content")}
    return item | {
        "chain": [h.name for h in said.chain],
        "act": said.act,
        "form": said.form,
        "certainty": said.certainty,
        "voiced": said.voiced,
    }


def _account(reading: Annotated, told: Account) -> Item:
    item = _span(told.evidence) | {"type": told.type, "mode": told.mode}
    sides = {"actor_spans": told.actors, "recipient_spans": told.recipients}
    item |= {name: [_span(reading.mentions[m].span) for m in side] for name, side in sides.items()}
    return item | {"polarity": told.polarity, "certainty": told.certainty, "tense": told.tense}


def read_pair(page: Page) -> Pair | None:
    """The `source_span` and `target_span` of a JSON Lines row as (start, end); None where it has neither.

    Where it has one, the other is (0, 0), which holds no word.
    """
    try:
        row = json.loads(page.raw)
        (a, b), (c, d) = row.get("source_span") or (0, 0), row.get("target_span") or (0, 0)
        pair = (int(a), int(b)), (int(c), int(d))
    except (ValueError, AttributeError, TypeError):
        return None
    return pair if any(pair) and pair != NOTHING else None


def find_root(page: Page, annotated: Iterable[Annotated], pair: Pair, pipeline: str | None = None) -> str | None:
    """The type of what the first of a pair does to the second; None when no word there tells of an event."""
    from tidings.annotate.accounts.pairs import find_pair_type
    from tidings.language import parse

    types = (find_pair_type(parse(a.article, page.text, pipeline), a, pair) for a in annotated)
    return next(filter(None, types), None)


def print_page(page: Page, reading: PageReading) -> None:
    """A page's articles stand on stdout to be read: who ran them and when, who says what, what is told."""
    console = stdout()
    for found in reading.annotated:
        article = found.article
        published = f"{days(article.published.interval)} ({article.published.method})"
        console.print(Text(article.title or page.source, style="bold"))
        about = [article.outlet, article.byline and f"by {article.byline}", published, ", ".join(article.credits)]
        console.print(Text(" | ".join(part for part in about if part), style="dim"))
        for said in found.statements:
            console.print(indented(_said(page, said), 2))
        for told in found.accounts:
            console.print(indented(_told(page, found, told), 2))
        console.print()


def _words(page: Page, spans: Iterable[Span]) -> str:
    return " … ".join(" ".join(page.text[s.start : s.end].split()) for s in spans)


def _said(page: Page, said: Statement) -> Text:
    through = "".join(f"{hop.name}{THROUGH}" for hop in said.chain)
    speaker = said.speaker_text or _words(page, said.sources) or "unnamed"
    act = said.act if said.voiced else NOT_VOICED
    content = f": {_words(page, said.content)}"
    return Text.assemble((f"{act:<9} ", "cyan"), (through, "dim"), (speaker, "bold"), content)


def _told(page: Page, reading: Annotated, told: Account) -> Text:
    actors, recipients = ([reading.mentions[m].name for m in side] for side in (told.actors, told.recipients))
    who = ", ".join(actors) + (f" → {', '.join(recipients)}" if recipients else "")
    doubts = "".join(f"{word} " for word in (told.polarity, told.certainty) if word not in {"affirmed", "certain"})
    place = f", {reading.places[told.place].name}" if told.place is not None else ""
    kind = doubts + " ".join(filter(None, (told.type, told.mode)))
    evidence = f": {_words(page, [told.evidence])}"
    return Text.assemble((f"{kind}  ", "magenta"), (who, "bold"), f"  {days(told.interval)}{place}", (evidence, "dim"))
