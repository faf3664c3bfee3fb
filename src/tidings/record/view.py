"""A record to look things up in: what an id stands for, who a name is, which events a question is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING

from anyascii import anyascii

from tidings.errors import ConfigError
from tidings.model import (
    UNKNOWN_INTERVAL,
    Affair,
    Article,
    Event,
    Interval,
    Link,
    Page,
    Receipt,
    Span,
    WeighedAccount,
    WeighedStatement,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from tidings.model import Actor
    from tidings.record.record import Record

ID_LENGTH = 12  # hexadecimal digits: 48 bits
SHORTEST_ID = 5  # characters: 16 million ids share them by chance once in 65,000
LONGEST_TITLE = 40  # characters of a title that stands for an unnamed outlet
FULL_ID = re.compile(rf"\b[a-z][0-9a-f]{{{ID_LENGTH}}}\b")
ID_LIKE = re.compile(r"[a-z](?=\w*\d)[0-9a-f]{3,12}")
ASKED_FOR = 0.93  # likeness of a name asked for: "Dehqan" finds Deghan (0.97) and "Deghan" does not find Tehran (0.91)
SUGGESTED = 8  # actors named when the one asked for is unknown
Thing = Article | Event | WeighedStatement | WeighedAccount | Link


@dataclass(frozen=True, slots=True)
class Question:
    """What a list is narrowed to: an actor under any spelling, days (both ends included), disputed things only."""

    actor: str | None = None
    days: Interval = UNKNOWN_INTERVAL
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """How much a record holds; `one_origin` counts the events that may rest on one origin alone."""

    pages: int
    articles: int
    statements: int
    accounts: int
    events: int
    disputed: int
    one_origin: int


class View:
    """An affair with its pages, ready to be asked. Nothing here changes the record."""

    def __init__(self, pages: Iterable[Page], affair: Affair, receipts: Iterable[Receipt] = ()) -> None:
        self.affair = affair
        self.pages = {p.id: p for p in pages}
        self.receipts = tuple(receipts)
        self.articles = {a.id: a for a in affair.articles}
        self.actors = {a.id: a for a in affair.actors}
        self.statements = {s.id: s for s in affair.statements}
        self.accounts = {a.id: a for a in affair.accounts}
        self.events = {e.id: e for e in affair.events}
        self.places = {p.id: p for p in affair.places}
        self.links = {link_id(link): link for link in affair.links}
        self.sentences: Mapping[str, list[Span]] = {}

    @property
    def figures(self) -> Figures:
        """The counts that answer "what is in it"."""
        events = self.affair.events
        return Figures(
            len(self.pages),
            len(self.articles),
            len(self.statements),
            len(self.accounts),
            len(events),
            sum(1 for e in events if e.disputed_by),
            sum(1 for e in events if e.origins.low <= 1),
        )

    @cached_property
    def ids(self) -> list[str]:
        """Every id that can be asked about, sorted."""
        things = (self.articles, self.actors, self.statements, self.accounts, self.events, self.places, self.links)
        return sorted(i for table in (*things, self.pages) for i in table)

    def short(self, full: str) -> str:
        """The fewest characters of an id, at least SHORTEST_ID, that mean no other."""
        at = bisect_right(self.ids, full)
        neighbours = [*self.ids[max(0, at - 2) : at - 1], *self.ids[at : at + 1]]
        shared = max((_shared(full, other) for other in neighbours), default=0)
        return full[: max(SHORTEST_ID, shared + 1)]

    def in_words(self, text: str) -> str:
        """A text with the names of articles and places for their ids, and every other id as short as it can be."""
        return FULL_ID.sub(lambda found: self._in_words(found[0]), text)

    def _in_words(self, full: str) -> str:
        if full in self.articles:
            return self.outlet(full)
        if full in self.places:
            return self.places[full].place.name
        return self.short(full) if full in self.ids else full

    def find_id(self, begun: str) -> str:
        """The id that is or begins with these characters.

        Raises:
            ConfigError: none does, or several do.
        """
        found = [i for i in self.ids if i.startswith(begun)]
        if begun in found or len(found) == 1:
            return begun if begun in found else found[0]
        if not found:
            raise ConfigError(f"nothing here has the id {begun!r}; `tidings show` lists the ids")
        raise ConfigError(f"{begun!r} begins {len(found)} ids; give more of it: {', '.join(found[:5])}")

    def find(self, asked: str) -> str:
        """The id that is or begins with `asked`, else that of the actor most named among those who go by it.

        Raises:
            ConfigError: several ids begin so, or it is neither an id nor a name here.
        """
        if ID_LIKE.fullmatch(asked) or any(i.startswith(asked) for i in self.ids):
            return self.find_id(asked)
        return max(self.find_actors(asked), key=lambda a: len(a.mentions)).id

    def words(self, spans: Iterable[Span]) -> str:
        """The words of spans as they stand on their pages, white space made single."""
        return " … ".join(" ".join(self.pages[s.page].text[s.start : s.end].split()) for s in spans)

    def sentence(self, span: Span) -> Span:
        """The stretch from the start of the first sentence that a span touches to the end of the last; or the span."""
        touched = [s for s in self.sentences.get(span.page, []) if s.overlaps(span)]
        first, last = min([span, *touched]), max(s.end for s in [span, *touched])
        return Span(span.page, first.start, last)

    def actor_name(self, actor: str) -> str:
        """What to call an actor."""
        return self.actors[actor].name if actor in self.actors else actor

    def place_name(self, place: str | None) -> str | None:
        """What to call a place, None where there is none."""
        return self.places[place].place.name if place in self.places else None

    def outlet(self, article: str) -> str:
        """Who ran an article: its outlet, else its title, else its file; an outlet's name stands for itself."""
        if article not in self.articles:
            return article
        found = self.articles[article]
        return found.outlet or _quoted(found.title) or self.file_name(found.page)

    def file_name(self, page: str) -> str:
        """The name of the file a page came in, with its row where it is one of several."""
        return PurePath(self.pages[page].source).name

    def event_outlets(self, event: Event) -> list[str]:
        """The outlets that tell an event, each once, in the order of their accounts."""
        return list(dict.fromkeys(self.outlet(self.accounts[a].article) for a in event.accounts if a in self.accounts))

    def speaker(self, weighed: WeighedStatement) -> str:
        """Who says it, in words."""
        if weighed.speaker is not None:
            return self.actor_name(weighed.speaker)
        return weighed.statement.speaker_text or "unnamed"

    def find_actors(self, name: str) -> list[Actor]:
        """The actors that go by a name or one like it, in any spelling or script; a surname finds its bearers.

        Raises:
            ConfigError: nobody here does.
        """
        wanted = _fold(name)
        found = [a for a in self.affair.actors if any(wanted <= _fold(n) for n in (a.name, *a.names) if wanted)]
        found += [a for a in self.affair.actors if a not in found and _sounds_like(name, a)]
        if not found:
            known = sorted(self.affair.actors, key=lambda a: -len(a.mentions))[:SUGGESTED]
            raise ConfigError(f"no actor goes by {name!r}; the most named are: " + ", ".join(a.name for a in known))
        return found

    def find_events(self, question: Question = Question()) -> list[Event]:
        """The events a question is about, by day, those of unknown date last."""
        actors = self._asked(question)
        kept = (
            e
            for e in self.affair.events
            if (actors is None or actors & {*e.actors, *e.recipients})
            and _within(e.interval, question.days)
            and (e.disputed_by or not question.disputed)
        )
        return sorted(kept, key=lambda e: (*_day_order(e.interval), e.id))

    def find_statements(self, question: Question = Question()) -> list[WeighedStatement]:
        """The statements an actor makes or passes on, by the day they were published."""
        actors, disputed = self._asked(question), self._disputed
        kept = (
            s
            for s in self.affair.statements
            if (actors is None or actors & {a for a in (s.speaker, *s.hop_actors) if a})
            and _within(self.published(s.article), question.days)
            and (s.id in disputed or not question.disputed)
        )
        return sorted(kept, key=lambda s: (*_day_order(self.published(s.article)), s.article, _begins(s)))

    def find_articles(self, question: Question = Question()) -> list[Article]:
        """The articles that name an actor, by the day they were published."""
        actors = self._asked(question)
        wanted = None if actors is None else {article for a in actors for article, _ in self.actors[a].members}
        telling = {self.accounts[a].article for e in self.events.values() if e.disputed_by for a in e.accounts}
        kept = (
            a
            for a in self.affair.articles
            if (wanted is None or a.id in wanted)
            and _within(a.published.interval, question.days)
            and (a.id in telling or not question.disputed)
        )
        return sorted(kept, key=lambda a: (*_day_order(a.published.interval), a.id))

    def published(self, article: str) -> Interval:
        """When an article was published."""
        return self.articles[article].published.interval if article in self.articles else UNKNOWN_INTERVAL

    def undated(self) -> list[Article]:
        """The articles whose day of publication nothing told."""
        return [a for a in self.affair.articles if a.published.interval == UNKNOWN_INTERVAL]

    def _asked(self, question: Question) -> set[str] | None:
        return None if question.actor is None else {a.id for a in self.find_actors(question.actor)}

    @cached_property
    def _disputed(self) -> set[str]:
        """Statements that deny something, and what they deny."""
        denying = {i for e in self.affair.events for i in e.disputed_by}
        denials = [s for s in self.affair.statements if s.denies]
        return denying | {s.id for s in denials} | {i for s in denials for i in s.denies}


def open_view(record: Record) -> View:
    """A record's affair, pages, sentences and receipts as they stand now."""
    view = View(record.pages(), record.affair(), record.receipts())
    view.sentences = record.sentences()
    return view


def _quoted(title: str | None) -> str | None:
    """A title in quotation marks, cut at a word when it is long."""
    words = " ".join((title or "").split())
    if len(words) > LONGEST_TITLE:
        words = words[:LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
    return f"“{words}”" if words else None


def link_id(link: Link) -> str:
    """A name for a link, the same as long as its ends and kind are."""
    said = "\x1f".join(map(str, (link.source, link.target, link.kind, link.evidence[:1])))
    return "l" + sha256(said.encode()).hexdigest()[:ID_LENGTH]


def _shared(a: str, b: str) -> int:
    """How many characters two ids begin with in common."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _fold(name: str) -> frozenset[str]:
    """The words of a name in plain small letters, articles left out."""
    return frozenset(re.findall(r"\w+", anyascii(name).lower())) - {"the", "a", "an", "of"}


def _sounds_like(name: str, actor: Actor) -> bool:
    from tidings.names import compare_names

    return any(compare_names(name, spelling).score >= ASKED_FOR for spelling in {actor.name, *actor.names})


def _within(interval: Interval, asked: Interval) -> bool:
    """Whether an interval may meet the days asked for; an unknown date meets only a question without days."""
    return asked == UNKNOWN_INTERVAL or (interval != UNKNOWN_INTERVAL and interval.meets(asked))


def _day_order(interval: Interval) -> tuple[bool, str, str]:
    first: date | None = interval.earliest or interval.latest
    return first is None, str(first), str(interval.latest or first)


def _begins(weighed: WeighedStatement) -> int:
    said = weighed.statement
    return min((s.start for s in (*said.content, *said.cue)), default=0)
