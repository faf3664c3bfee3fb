"""What the page looks up again and again, worked out once for each state of a record."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from tidings.model import UNKNOWN_INTERVAL, Interval, Span
from tidings.record import find_conflicts, index_judgements

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tidings.model import Actor, Article, Event, Judgement, Timex, WeighedAccount, WeighedStatement
    from tidings.record import Conflict, View

K = TypeVar("K")
V = TypeVar("V")
OWN_VOICE = "own voice"  # the "act" of an account that no statement tells
COPYING = frozenset({"verbatim", "wire", "translates"})  # links that make one article another's reprint


@dataclass(frozen=True, slots=True)
class Facets:
    """What a filter asks of an event or a statement."""

    days: Interval
    actors: frozenset[str]
    places: frozenset[str]
    outlets: frozenset[str]
    types: frozenset[str]
    acts: frozenset[str]
    disputed: bool


@dataclass(frozen=True, slots=True)
class Bundle:
    """Articles that are one another's reprints, and what to call them together."""

    label: str
    articles: tuple[str, ...]


class Index:
    """A view with everything joined that the page shows side by side."""

    def __init__(self, view: View, judgements: Sequence[Judgement] = ()) -> None:
        self.view, self.judgements = view, tuple(judgements)
        affair = view.affair
        self.told_in = _grouped((a.article, a) for a in affair.accounts)
        self.told_inside = _grouped((a.statement, a) for a in affair.accounts if a.statement)
        self.said_in = _grouped((s.article, s) for s in affair.statements)
        self.denied_by = _grouped((denied, s) for s in affair.statements for denied in s.denies)
        self.links_of = _grouped((end, link) for link in affair.links for end in {link.source, link.target})
        self.on_page = _grouped((a.page, a) for a in affair.articles)
        self.receipts = {r.page: r for r in view.receipts if r.page}

    @cached_property
    def judged(self) -> dict[str, tuple[Judgement, ...]]:
        """The judgements in force on each id, and on each outlet by its name."""
        return index_judgements(self.view, self.judgements) if self.judgements else {}

    @cached_property
    def conflicts(self) -> list[Conflict]:
        """Where two people contradict each other."""
        return find_conflicts(self.judgements)

    @cached_property
    def actors_on(self) -> dict[str, list[Actor]]:
        """The actors named on each page."""
        return _grouped((page, a) for a in self.view.affair.actors for page in {m.page for m in a.mentions})

    @cached_property
    def times_on(self) -> dict[str, list[Timex]]:
        """The time expressions of each page."""
        return _grouped((t.span.page, t) for t in self.view.affair.times)

    @cached_property
    def event_facets(self) -> dict[str, Facets]:
        """By event id, in the order of time."""
        return {e.id: self._facets_of_event(e) for e in self.view.find_events()}

    @cached_property
    def statement_facets(self) -> dict[str, Facets]:
        """By statement id, in the order of publication."""
        return {s.id: self._facets_of_statement(s) for s in self.view.find_statements()}

    def _facets_of_event(self, event: Event) -> Facets:
        accounts = self.accounts(event)
        statements = [*self._telling(accounts), *self._disputing(event)]
        voices = {s.speaker for s in statements} | {a for s in statements for a in s.hop_actors}
        took_part = {a for told in accounts for a in (*told.actors, *told.recipients)}
        own = {OWN_VOICE} if any(a.statement is None for a in accounts) else set()
        return Facets(
            event.interval,
            frozenset({*event.actors, *event.recipients, *took_part, *voices} - {None}),  # type: ignore[arg-type]
            frozenset(p for p in (event.place, *(a.place for a in accounts)) if p),
            frozenset(self.view.outlet(a.article) for a in accounts),
            frozenset({event.type}),
            frozenset(s.statement.act for s in statements) | own,
            bool(event.disputed_by),
        )

    def _facets_of_statement(self, weighed: WeighedStatement) -> Facets:
        inside = self.told_inside.get(weighed.id, [])
        named = {weighed.speaker, *weighed.hop_actors} | {x for a in inside for x in (*a.actors, *a.recipients)}
        return Facets(
            self.view.published(weighed.article),
            frozenset(named - {None}),  # type: ignore[arg-type]
            frozenset(a.place for a in inside if a.place),
            frozenset({self.view.outlet(weighed.article)}),
            frozenset(a.account.type for a in inside),
            frozenset({weighed.statement.act}),
            bool(weighed.denies) or weighed.id in self.denied_by or any(a.id in self.denied_by for a in inside),
        )

    def accounts(self, event: Event) -> list[WeighedAccount]:
        """The accounts of an event, in the order of their publication."""
        found = [self.view.accounts[a] for a in event.accounts if a in self.view.accounts]
        return sorted(found, key=lambda a: (self.when(a.article), a.article, a.account.evidence))

    def _telling(self, accounts: Iterable[WeighedAccount]) -> list[WeighedStatement]:
        said = (self.view.statements.get(a.statement or "") for a in accounts)
        return list({s.id: s for s in said if s is not None}.values())

    def _disputing(self, event: Event) -> list[WeighedStatement]:
        return [self.view.statements[i] for i in event.disputed_by if i in self.view.statements]

    def when(self, article: str) -> tuple[bool, str, str]:
        """A key that sorts articles by publication, those of unknown date last."""
        days = self.view.published(article)
        first = days.earliest or days.latest
        return first is None, str(first), str(days.latest or first)

    def events_of(self, thing: WeighedStatement | Article) -> list[str]:
        """The events that a statement or an article tells of or denies, each once."""
        said = [thing] if hasattr(thing, "statement") else self.said_in.get(thing.id, [])
        told = self.told_inside if hasattr(thing, "statement") else self.told_in
        found = [a.event for a in told.get(thing.id, [])]
        for weighed in said:
            found += [self.view.accounts[i].event for i in weighed.denies if i in self.view.accounts]  # type: ignore[union-attr]
        return list(dict.fromkeys(e for e in found if e in self.view.events))

    @cached_property
    def articles(self) -> list[Article]:
        """The articles by day of publication."""
        return sorted(self.view.affair.articles, key=lambda a: (self.when(a.id), a.id))

    @cached_property
    def bundles(self) -> list[Bundle]:
        """All articles, reprints of one another together, by the day of the first of each bundle."""
        chief = {a.id: a.id for a in self.articles}
        for link in self.view.affair.links:
            if link.kind in COPYING:
                source = chief.setdefault(link.source, link.source)
                _unite(chief, source, link.target)
        together = _grouped((_root(chief, a.id), a.id) for a in self.articles)
        return [Bundle(self._bundle_name(members), tuple(members)) for members in together.values()]

    def _bundle_name(self, members: list[str]) -> str:
        wires = {ln.source for m in members for ln in self.links_of.get(m, []) if ln.kind == "wire" and ln.target == m}
        wires -= set(members)
        return " / ".join(sorted(wires)) if wires else self.view.outlet(members[0])

    @cached_property
    def span_of_days(self) -> Interval:
        """From the first to the last day that any event may have."""
        days = [d for f in self.event_facets.values() for d in (f.days.earliest, f.days.latest) if d]
        return Interval(min(days), max(days)) if days else UNKNOWN_INTERVAL

    def article_at(self, span: Span) -> str | None:
        """The article whose text holds a span; else the first on its page, None where there is none."""
        here = self.on_page.get(span.page, [])
        inside = (a.id for a in here if any(s <= span.start < e for s, e in a.spans))
        return next(inside, here[0].id if here else None)


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    found: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)


def _root(chief: Mapping[str, str], name: str) -> str:
    while chief[name] != name:
        name = chief[name]
    return name


def _unite(chief: dict[str, str], one: str, other: str) -> None:
    chief[_root(chief, one)] = _root(chief, chief.setdefault(other, other))
