"""What stands in the drawer for an id: what it is, what is known of it, and the sentences behind it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from tidings.record.wording import came_through, dated_by, days, origins, shorten, summary
from tidings.web.quotes import Quote, quote_account, quote_link, quote_mentions, quote_statement, quote_thing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tidings.web.index import Index

MOST_QUOTES = 60  # in one section of a drawer: what a person scrolls through
LONGEST = 110  # characters of a statement in a list of links


@dataclass(frozen=True, slots=True)
class Item:
    """Words that may lead somewhere."""

    text: str
    open: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what is known under it."""

    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, its quotes or things, and how many were left out for room."""

    heading: str
    quotes: tuple[Quote, ...] = ()
    items: tuple[Item, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Drawer:
    """All of it; `why` says on what grounds the program made it."""

    id: str
    kind: str
    title: str
    facts: tuple[Fact, ...] = ()
    sections: tuple[Section, ...] = ()
    disputed: bool = False
    why: str = ""


def open_drawer(index: Index, name: str) -> Drawer | None:
    """The drawer for an id, `pair:ID:ID` or `outlet:NAME`; None where there is no such thing."""
    if name.startswith("pair:"):
        return _open_pair(index, name)
    if name.startswith("outlet:"):
        return _open_outlet(index, name)
    view = index.view
    tables: tuple[tuple[Iterable[str], Callable[[Index, str], Drawer]], ...] = (
        (view.events, _open_event),
        (view.statements, _open_statement),
        (view.accounts, _open_account),
        (view.actors, _open_actor),
        (view.links, _open_link),
        (view.places, _open_place),
    )
    return next((opener(index, name) for table, opener in tables if name in table), None)


def facts(*known: tuple[str, Iterable[Item]]) -> tuple[Fact, ...]:
    """The facts of which something is known."""
    told = ((name, tuple(i for i in items if i.text)) for name, items in known)
    return tuple(Fact(name, items) for name, items in told if items)


def _plain(text: str | None) -> list[Item]:
    return [Item(text)] if text else []


def _actors(index: Index, actors: Iterable[str]) -> list[Item]:
    return [Item(index.view.actor_name(a), a) for a in actors]


def event_words(index: Index, name: str) -> str:
    """An event in a line: what and when."""
    event = index.view.events[name]
    return f"{summary(event)} ({days(event.interval)})"


def _events(index: Index, events: Iterable[str]) -> tuple[Item, ...]:
    return tuple(Item(event_words(index, e), e) for e in events if e in index.view.events)


def section(heading: str, quotes: Iterable[Quote | None], total: int | None = None) -> list[Section]:
    """A section with those quotes that there are, or none at all; of `total` only so many are made as are shown."""
    if total is not None:
        found = [q for q in islice(quotes, MOST_QUOTES) if q is not None]
    else:
        found = [q for q in quotes if q is not None]
    more = max(0, (len(found) if total is None else total) - MOST_QUOTES)
    return [Section(heading, tuple(found[:MOST_QUOTES]), more=more)] if found else []


def _open_event(index: Index, name: str) -> Drawer:
    view, event = index.view, index.view.events[name]
    variants = [f"{v.field} {v.value} ({len(v.accounts)})" for v in event.variants]
    place = [Item(view.place_name(event.place) or "", event.place or "")]
    known = facts(
        ("When", _plain(days(event.interval))),
        ("Where", place),
        ("Who", _actors(index, event.actors)),
        ("To or with whom", _actors(index, event.recipients)),
        ("Kind", _plain(" ".join(filter(None, (event.type.lower(), event.mode))))),
        ("Origins", [Item(f"{origins(event)}: " + "; ".join(event.origins.roots))]),
        ("Variants", [Item(v) for v in variants]),
    )
    told = [quote_account(index, a, in_event=True) for a in index.accounts(event)]
    denied = [quote_thing(index, i) for i in event.disputed_by]
    parts = section("Told by", told) + section("Disputed by", denied)
    return Drawer(name, "event", summary(event), known, tuple(parts), bool(event.disputed_by), view.in_words(event.why))


def _open_statement(index: Index, name: str) -> Drawer:
    view, weighed = index.view, index.view.statements[name]
    said = weighed.statement
    parts = section("In its own words", [quote_statement(index, weighed)])
    parts += section("Tells of", [quote_account(index, a) for a in index.told_inside.get(name, [])])
    parts += section("Denies", [quote_thing(index, i) for i in weighed.denies])
    parts += section("Denied by", [quote_statement(index, s) for s in index.denied_by.get(name, [])])
    known = facts(
        ("Who says it", [Item(view.speaker(weighed), weighed.speaker or "")]),
        ("How it came", _plain(came_through(view, weighed) if said.chain else "")),
        ("Act", _plain(f"{said.act}, {said.form}" + ("" if said.certainty == "certain" else f", {said.certainty}"))),
        ("Events", _events(index, index.events_of(weighed))),
    )
    title = f"{view.speaker(weighed)} {said.act}: {shorten(view.words(said.content), LONGEST)}"
    return Drawer(name, "statement", title, known, tuple(parts), name in index.denied_by, view.in_words(said.why))


def _open_account(index: Index, name: str) -> Drawer:
    view, told = index.view, index.view.accounts[name]
    known = facts(
        ("When", _plain(days(told.interval))),
        ("Where", [Item(view.place_name(told.place) or "", told.place or "")]),
        ("Who", _actors(index, told.actors)),
        ("To or with whom", _actors(index, told.recipients)),
        ("Kind", _plain(" ".join(filter(None, (told.account.type.lower(), told.account.mode))))),
        ("Event", _events(index, [told.event])),
    )
    parts = section("In its own words", [quote_account(index, told, in_event=True)])
    parts += section("Denied by", [quote_statement(index, s) for s in index.denied_by.get(name, [])])
    title = shorten(view.words([told.account.evidence]), LONGEST)
    return Drawer(name, "account", title, known, tuple(parts), name in index.denied_by, told.account.why)


def _open_actor(index: Index, name: str) -> Drawer:
    view, actor = index.view, index.view.actors[name]
    says = [s for s in view.affair.statements if name in {s.speaker, *s.hop_actors}]
    events = [e.id for e in view.find_events() if name in {*e.actors, *e.recipients}]
    known = facts(
        ("Kind", _plain(actor.type)),
        ("Codes", _plain(" ".join(actor.codes))),
        ("Also called", [Item(n) for n in actor.names if n != actor.name]),
    )
    parts = [Section("Takes part in", items=_events(index, events[:MOST_QUOTES]))] if events else []
    parts += section("Says or passes on", [quote_statement(index, s) for s in says])
    parts += section("Named", quote_mentions(index, actor.mentions, MOST_QUOTES))
    return Drawer(name, "actor", actor.name, known, tuple(parts), why=view.in_words(actor.why))


def _open_place(index: Index, name: str) -> Drawer:
    place = index.view.places[name].place
    point = "" if place.latitude is None else f"{place.latitude:.2f}, {place.longitude:.2f}"
    known = facts(
        ("Kind", _plain(place.kind)), ("Country", _plain(place.country)), ("Latitude, longitude", _plain(point))
    )
    here = [e for e, facets in index.event_facets.items() if name in facets.places]
    parts = [Section("Events here", items=_events(index, here[:MOST_QUOTES]))] if here else []
    parts += section("Named", quote_mentions(index, index.view.places[name].mentions, MOST_QUOTES))
    return Drawer(name, "place", place.name, known, tuple(parts))


def _open_link(index: Index, name: str) -> Drawer:
    view, link = index.view, index.view.links[name]
    source = Item(view.outlet(link.source), link.source if link.source in view.articles else "")
    known = facts(
        ("From", [source]),
        ("To", [Item(view.outlet(link.target), link.target)]),
        ("Sure to", [Item(f"{link.score:.2f}")]),
    )
    aligned = section("The words", quote_link(index, link))
    title = f"{view.outlet(link.target)} {link.kind} {view.outlet(link.source)}"
    return Drawer(name, "link", title, known, tuple(aligned), why=view.in_words(link.why))


def _open_pair(index: Index, name: str) -> Drawer | None:
    """What two actors do to each other, in the words of the articles."""
    ends = name.removeprefix("pair:").split(":")
    if not set(ends) <= set(index.view.actors):
        return None
    both = [e for e in index.view.find_events() if set(ends) <= {*e.actors, *e.recipients}]
    told = [quote_account(index, a) for e in both for a in index.accounts(e)]
    parts = [Section("Events", items=_events(index, [e.id for e in both[:MOST_QUOTES]])), *section("Told by", told)]
    title = " and ".join(index.view.actor_name(a) for a in ends)
    return Drawer(name, "pair", title, facts(("Who", _actors(index, ends))), tuple(parts))


def _open_outlet(index: Index, name: str) -> Drawer | None:
    """The articles of an outlet."""
    outlet = name.removeprefix("outlet:")
    mine = [a for a in index.articles if index.view.outlet(a.id) == outlet]
    links = [ln for ln in index.view.links.values() if outlet in {ln.source, index.view.outlet(ln.target)}]
    items = tuple(
        Item(f"{' '.join((a.title or a.id).split())} ({days(a.published.interval)})", a.id) for a in mine[:MOST_QUOTES]
    )
    if not mine and not links:
        return None
    sections = [Section("Articles", items=items, more=max(0, len(mine) - MOST_QUOTES))] if mine else []
    grounds = [dated_by(index.view, a) for a in mine if a.published.method == "inferred"]
    return Drawer(name, "outlet", outlet, facts(("Dated by", [Item(g) for g in grounds[:3]])), tuple(sections))
