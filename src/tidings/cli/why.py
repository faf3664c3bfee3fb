"""`tidings why`: everything that one thing in a record rests on, sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from rich.text import Text

from tidings.cli.console import indented, marked, stdout
from tidings.export.affair_file import interval_item, span_item
from tidings.model import Span
from tidings.record.wording import (
    article_line,
    came_through,
    dated_by,
    days,
    effective_origins,
    origins,
    receipt_story,
    summary,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tidings.model import Account, Actor, Article, Event, Link, Page, WeighedAccount, WeighedPlace, WeighedStatement
    from tidings.record import View

Facts = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Ground:
    """Words that something rests on: in which article, which of its words, and what they show."""

    heading: str
    article: str
    words: tuple[Span, ...]
    facts: Facts = field(default_factory=list)
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """What an id stands for, what is known of it, and its grounds in order."""

    id: str
    kind: str
    title: str
    facts: Facts
    grounds: list[Ground]


def explain(view: View, begun: str) -> Explanation:
    """All that stands behind the thing with this id (or the only id that begins so), or behind the actor of this name.

    Raises:
        ConfigError: no id begins so, or several do; nobody goes by that name.
    """
    found = view.find(begun)
    tables: tuple[tuple[dict[str, Any], Callable[[View, str], Explanation]], ...] = (
        (view.events, _explain_event),
        (view.statements, _explain_statement),
        (view.accounts, _explain_account),
        (view.actors, _explain_actor),
        (view.articles, _explain_article),
        (view.links, _explain_link),
        (view.places, _explain_place),
        (view.pages, _explain_page),
    )
    return next(explainer(view, found) for table, explainer in tables if found in table)


def _known(*facts: tuple[str, str | None]) -> Facts:
    return [(name, value) for name, value in facts if value]


def _names(view: View, actors: Iterable[str]) -> str:
    return ", ".join(view.actor_name(a) for a in actors)


def _explain_event(view: View, found: str) -> Explanation:
    event: Event = view.events[found]
    variants = "; ".join(f"{v.field} {v.value} ({len(v.accounts)})" for v in event.variants)
    facts = _known(
        ("type", " ".join(filter(None, (event.type, event.mode)))),
        ("when", days(event.interval)),
        ("where", view.place_name(event.place)),
        ("who", _names(view, event.actors)),
        ("to or with whom", _names(view, event.recipients)),
        ("origins", f"{origins(event)}: {'; '.join(event.origins.roots)}"),
        ("effective number", effective_origins(event)),
        ("variants", variants),
        ("told as one because", event.why),
    )
    grounds = [_account_ground(view, view.accounts[a]) for a in event.accounts if a in view.accounts]
    grounds += [_ground(view, i, "disputed by") for i in event.disputed_by]
    same_days = ("when", days(event.interval))
    grounds = [replace(g, facts=[f for f in g.facts if f != same_days]) for g in grounds]
    return Explanation(found, "event", summary(event), facts, in_reading_order(view, grounds))


def in_reading_order(view: View, grounds: Iterable[Ground]) -> list[Ground]:
    """Grounds by the day their article was published (undated ones last), each article's as they stand on its page."""

    def place(ground: Ground) -> tuple[bool, str, str, Span]:
        first = view.published(ground.article).earliest
        return first is None, str(first), ground.article, min(ground.words)

    return sorted(grounds, key=place)


def _ground(view: View, found: str, heading: str) -> Ground:
    """The ground that a statement or an account is."""
    if found in view.statements:
        return _statement_ground(view, view.statements[found], heading)
    return _account_ground(view, view.accounts[found], heading)


def _account_ground(view: View, weighed: WeighedAccount, heading: str = "told by") -> Ground:
    told = weighed.account
    facts = _known(
        ("on the word of", _voice(view, weighed.statement)),
        ("told as", ", ".join(_colours(told))),
        ("when", days(weighed.interval)),
        ("rule", f"{told.type}{f' {told.mode}' if told.mode else ''} by {told.why}" if told.why else told.type),
    )
    return Ground(heading, weighed.article, (told.evidence,), facts, weighed.id)


def _colours(told: Account) -> Iterator[str]:
    """How an account is told, as far as it is no plain report of what has happened."""
    if told.polarity == "negated":
        yield "not having happened"
    if told.certainty != "certain":
        yield told.certainty
    if told.tense != "past":
        yield {"present": "going on", "future": "still to come"}[told.tense]


def _voice(view: View, statement: str | None) -> str:
    """Who vouches for an account: the speaker and how the words came, or the outlet's own voice."""
    if statement is None or statement not in view.statements:
        return "the outlet's own voice"
    said = view.statements[statement]
    return f"{came_through(view, said)} ({said.statement.act})"


def _statement_ground(view: View, weighed: WeighedStatement, heading: str = "said") -> Ground:
    told = weighed.statement
    facts = _known(
        ("on the word of", came_through(view, weighed)),
        ("act", f"{told.act}, {told.form}" + ("" if told.certainty == "certain" else f", {told.certainty}")),
        ("rule", told.why),
    )
    return Ground(heading, weighed.article, (*told.sources, *told.cue, *told.content), facts, weighed.id)


def _explain_statement(view: View, found: str) -> Explanation:
    weighed: WeighedStatement = view.statements[found]
    inside = [a for a in view.affair.accounts if a.statement == found]
    denying = [s for s in view.affair.statements if found in s.denies]
    grounds = [_statement_ground(view, weighed)]
    grounds += [_account_ground(view, a, "tells of") for a in inside]
    grounds += [_ground(view, i, "denies") for i in weighed.denies]
    grounds += [_statement_ground(view, s, "denied by") for s in denying]
    title = f"{view.speaker(weighed)}: {view.words(weighed.statement.content)}"
    return Explanation(found, "statement", title, [], grounds)


def _explain_account(view: View, found: str) -> Explanation:
    weighed: WeighedAccount = view.accounts[found]
    event = view.events.get(weighed.event)
    facts = _known(
        ("who", _names(view, weighed.actors)),
        ("to or with whom", _names(view, weighed.recipients)),
        ("where", view.place_name(weighed.place)),
        ("event", f"{view.short(event.id)} {event.summary}" if event else None),
    )
    grounds = [_account_ground(view, weighed)]
    grounds += [_statement_ground(view, s, "denied by") for s in view.affair.statements if found in s.denies]
    return Explanation(found, "account", view.words([weighed.account.evidence]), facts, grounds)


def _explain_actor(view: View, found: str) -> Explanation:
    actor: Actor = view.actors[found]
    facts = _known(
        ("type", actor.type),
        ("codes", " ".join(actor.codes)),
        ("also called", ", ".join(n for n in actor.names if n != actor.name)),
        ("taken for one because", actor.why),
    )
    says = [view.short(s.id) for s in view.affair.statements if found in {s.speaker, *s.hop_actors}]
    takes_part = [f"{view.short(e.id)} {e.summary}" for e in view.affair.events if found in {*e.actors, *e.recipients}]
    facts += _known(("statements", " ".join(says)), ("events", "; ".join(takes_part)))
    return Explanation(found, "actor", actor.name, facts, _mention_grounds(view, actor.mentions))


def _mention_grounds(view: View, mentions: Iterable[Span]) -> list[Ground]:
    """A ground a sentence, with all mentions in it, in the order of publication."""
    by_sentence: dict[Span, list[Span]] = {}
    for mention in sorted(mentions):
        by_sentence.setdefault(view.sentence(mention), []).append(mention)
    grounds = [Ground("named", _article_at(view, words[0]), tuple(words)) for words in by_sentence.values()]
    return sorted(grounds, key=lambda g: (str(view.published(g.article).earliest), g.words))


def _article_at(view: View, span: Span) -> str:
    """The article that a span stands in, the page's id where it stands in none."""
    inside = (
        a.id for a in view.affair.articles if a.page == span.page and any(s <= span.start < e for s, e in a.spans)
    )
    return next(inside, span.page)


def _explain_article(view: View, found: str) -> Explanation:
    article: Article = view.articles[found]
    published = article.published
    facts = _known(
        ("outlet", article.outlet),
        ("byline", article.byline),
        ("dateline", article.dateline),
        ("credits", ", ".join(article.credits)),
        ("published", f"{days(published.interval)} ({published.method})"),
        ("dated so because", dated_by(view, article)),
        ("page", view.pages[article.page].source),
        ("address", article.url),
    )
    grounds = [Ground("dated by", found, (span,)) for span in published.evidence]
    grounds += [_link_ground(view, link) for link in view.affair.links if found in {link.source, link.target}]
    grounds += [_statement_ground(view, s) for s in view.affair.statements if s.article == found]
    grounds += [_account_ground(view, a, "tells of") for a in view.affair.accounts if a.article == found]
    return Explanation(found, "article", article_line(view, found), facts, grounds)


def _link_ground(view: View, link: Link) -> Ground:
    way = f"{article_line(view, link.source)} → {article_line(view, link.target)}"
    return Ground(link.kind, link.target, link.evidence, _known(("link", way), ("rule", link.why)))


def _explain_link(view: View, found: str) -> Explanation:
    link: Link = view.links[found]
    title = f"{article_line(view, link.source)} -> {article_line(view, link.target)}"
    facts = _known(("kind", link.kind), ("because", link.why))
    grounds = [Ground(link.kind, _article_at(view, span), (span,)) for span in link.evidence]
    return Explanation(found, "link", title, facts, grounds)


def _explain_place(view: View, found: str) -> Explanation:
    weighed: WeighedPlace = view.places[found]
    place = weighed.place
    point = None if place.latitude is None else f"{place.latitude}, {place.longitude}"
    facts = _known(("kind", place.kind), ("country", place.country), ("latitude, longitude", point))
    return Explanation(found, "place", place.name, facts, _mention_grounds(view, weighed.mentions))


def _explain_page(view: View, found: str) -> Explanation:
    page: Page = view.pages[found]
    articles = [a for a in view.affair.articles if a.page == found]
    receipt = next((r for r in view.receipts if r.page == found), None)
    facts = _known(("source", page.source), ("retrieved", page.retrieved), ("sha256", page.sha256))
    if receipt is not None:
        kept = f"{receipt.kept_characters:,} characters, {receipt.dropped_characters:,} dropped"
        facts += _known(("status", receipt.status), ("kept", kept), ("why", receipt_story(view, receipt)))
    facts += _known(("articles", "; ".join(f"{view.short(a.id)} {article_line(view, a.id)}" for a in articles)))
    return Explanation(found, "page", view.file_name(found), facts, [])


def explanation_json(view: View, explanation: Explanation) -> dict[str, Any]:
    """An explanation as one JSON object: `id`, `kind`, `title`, `facts`, `grounds`, spans into the pages' text."""
    return {
        "id": explanation.id,
        "kind": explanation.kind,
        "title": explanation.title,
        "facts": dict(explanation.facts),
        "grounds": [_ground_json(view, g) for g in explanation.grounds],
    }


def _ground_json(view: View, ground: Ground) -> dict[str, Any]:
    article = view.articles.get(ground.article)
    sentences = _sentences(view, ground)
    return {
        "id": ground.id,
        "heading": ground.heading,
        "article": ground.article,
        "title": article.title if article else None,
        "outlet": article.outlet if article else None,
        "published": interval_item(view.published(ground.article)),
        "published_method": article.published.method if article else None,
        "sentences": [span_item(s) | {"text": view.words([s])} for s in sentences],
        "words": [span_item(s) | {"text": view.words([s])} for s in ground.words],
        "facts": dict(ground.facts),
    }


def _sentences(view: View, ground: Ground) -> list[Span]:
    """The sentences that hold a ground's words, those that meet or overlap made one."""
    out: list[Span] = []
    for span in sorted(view.sentence(w) for w in ground.words):
        if out and out[-1].page == span.page and span.start <= out[-1].end:
            out[-1] = Span(span.page, out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def print_explanation(view: View, explanation: Explanation) -> None:
    """An explanation stands on stdout: what it is, then article by article each ground with its words marked."""
    console = stdout()
    kind = Text(f"{explanation.kind} {view.short(explanation.id)}  ", style="dim")
    console.print(kind + Text(" ".join(explanation.title.split()), style="bold not dim"))
    _print_facts(view, explanation.facts, indent=2)
    telling: str | None = None
    for ground in explanation.grounds:
        if ground.article != telling:
            console.print()
            console.print(_article_heading(view, ground.article))
        telling = ground.article
        _print_ground(view, ground)


def _print_ground(view: View, ground: Ground) -> None:
    """A ground's heading and id, its sentences, and what is known of it in one line."""
    name = f"  [{view.short(ground.id)}]" if ground.id else ""
    stdout().print(indented(Text.assemble((ground.heading, "cyan"), (name, "dim")), 2))
    for sentence in _sentences(view, ground):
        stdout().print(indented(_marked_sentence(view, sentence, ground.words), 4))
    _print_facts(view, ground.facts, indent=6)


def _print_facts(view: View, facts: Facts, *, indent: int) -> None:
    for name, value in facts:
        stdout().print(indented(Text.assemble((f"{name}: ", "dim"), view.in_words(value)), indent))


def _article_heading(view: View, article: str) -> Text:
    """Article, its day and how that is known, and its id."""
    found = view.articles.get(article)
    line = Text(article_line(view, article), style="bold")
    if found is None:
        return line
    dated = f"{days(found.published.interval)} ({found.published.method})"
    return Text.assemble(line, f", {dated}", (f"  [{view.short(article)}]", "dim"))


def _marked_sentence(view: View, sentence: Span, words: Iterable[Span]) -> Text:
    """A sentence with white space made single and its words marked, wherever they stand in it."""
    text = view.pages[sentence.page].text
    marks = [(w.start, w.end) for w in _joined(words, text) if w.overlaps(sentence)]
    return marked(*_single_spaced(text, sentence, marks))


def _joined(words: Iterable[Span], text: str) -> Iterator[Span]:
    """Stretches with only white space between them become one."""
    before: Span | None = None
    for span in sorted(set(words)):
        if before is not None and before.page == span.page and not text[before.end : span.start].strip():
            before = Span(span.page, before.start, max(before.end, span.end))
            continue
        if before is not None:
            yield before
        before = span
    if before is not None:
        yield before


def _single_spaced(text: str, sentence: Span, marks: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """The sentence with single spaces, and the marks where they fall in it."""
    place, out = {}, ""
    for i in range(sentence.start, sentence.end):
        place[i] = len(out)
        if not text[i].isspace():
            out += text[i]
        elif not out.endswith(" "):
            out += " "
    place[sentence.end] = len(out)
    return out, [(place[max(a, sentence.start)], place[min(b, sentence.end)]) for a, b in marks]
