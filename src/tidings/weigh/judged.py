"""How each step of weighing obeys what people decided; newer judgements stand above older ones.

With no judgements every function here gives back what it was given.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from tidings.held import Bound, Held, Ruled, Spot
from tidings.model import Interval, Link, LinkKind, Place, Span, WeighedPlace
from tidings.weigh.ids import name_thing
from tidings.weigh.regrouping import Verdict

if TYPE_CHECKING:
    from tidings.weigh.chains import Chain
    from tidings.weigh.pile import Pile, Telling

PINNED = frozenset({"merge", "split", "accept"})
"""Kinds of judgement that hold things together or apart."""
Member = tuple[str, int]


def find_place(spot: Spot, places: Mapping[Span, Sequence[tuple[str, str]]]) -> list[str]:
    """The ids that stand at a spot's head, of its own kind where there are such; [] where nothing stands there."""
    there = places.get(spot.head or spot.span, ())
    return [name for name, detail in there if detail == spot.detail] or [name for name, _ in there]


def _place_tellings(tellings: Iterable[Telling]) -> dict[Span, list[tuple[str, str]]]:
    found: dict[Span, list[tuple[str, str]]] = defaultdict(list)
    for told in tellings:
        found[told.account.trigger].append((told.id, told.account.read_as or told.account.type))
    return found


def judge_events(held: Held, tellings: Sequence[Telling]) -> list[Verdict[str]]:
    """Which accounts are of one event and which are not, newest first."""
    if not held:
        return []
    places = _place_tellings(tellings)
    return [
        Verdict(_part(ruled, [_tellings_of(b, places) for b in ruled.subjects]), ruled.grounds)
        for ruled in held.of(*PINNED, about="event")
    ]


def _tellings_of(bound: Bound, places: Mapping[Span, Sequence[tuple[str, str]]]) -> frozenset[str]:
    return frozenset(name for spot in bound.spots for name in find_place(spot, places))


def _part(ruled: Ruled, sides: Sequence[frozenset[str]]) -> tuple[frozenset[str], ...]:
    return tuple(sides) if ruled.judgement.kind == "split" else (frozenset().union(*sides),)


def judge_actors(held: Held, chains: Sequence[Chain]) -> list[Verdict[Member]]:
    """Which chains of mentions are one actor and which are not, newest first."""
    if not held:
        return []
    places = {span: chain.member for chain in chains for span in chain.spans}
    called: dict[str, set[Member]] = defaultdict(set)
    for chain in chains:
        called[chain.name.casefold()].add(chain.member)
    out = []
    for ruled in held.of(*PINNED, about="actor"):
        sides = [_members_of(bound, places, called) for bound in ruled.subjects]
        parts = tuple(sides) if ruled.judgement.kind == "split" else (frozenset().union(*sides),)
        out.append(Verdict(parts, ruled.grounds))
    return out


def _members_of(
    bound: Bound, places: Mapping[Span, Member], called: Mapping[str, Iterable[Member]]
) -> frozenset[Member]:
    """The chains at an actor's spots; where none of its pages is there, those that are called just as it is."""
    found = frozenset(places[spot.span] for spot in bound.spots if spot.span in places)
    return found or (frozenset() if bound.spots else frozenset(called.get(bound.subject.name.casefold(), ())))


def find_rejected(held: Held, chains: Sequence[Chain]) -> frozenset[Member]:
    """The chains of actors that a person said are none."""
    if not held:
        return frozenset()
    places = {span: chain.member for chain in chains for span in chain.spans}
    verdict: dict[Member, bool] = {}
    for ruled in reversed(list(held.of("accept", "reject", about="actor"))):
        for spot in (s for b in ruled.subjects for s in b.spots if s.span in places):
            verdict[places[spot.span]] = ruled.judgement.kind == "reject"
    return frozenset(member for member, out in verdict.items() if out)


def retell(pile: Pile, told: Telling) -> Telling:
    """A telling with the days, place and people that a person gave it."""
    for ruled in pile.held.edits.get(told.account.trigger, ()):
        if _is_of(ruled, told, pile):
            told = _edit(pile, told, ruled)
    return told


def _is_of(ruled: Ruled, told: Telling, pile: Pile) -> bool:
    """Whether an edit is of this telling and not of another kind told by the same word."""
    kind = told.account.read_as or told.account.type
    spots = (s for bound in ruled.subjects for s in bound.spots)
    details = {s.detail for s in spots if (s.head or s.span) == told.account.trigger}
    if kind in details:
        return True
    here = (a for article in pile.articles if article.article.id == told.article for a in article.accounts)
    return not details & {a.read_as or a.type for a in here if a.trigger == told.account.trigger}


def _edit(pile: Pile, told: Telling, ruled: Ruled) -> Telling:
    name, value = ruled.judgement.field, ruled.judgement.value
    if name == "date":
        return replace(told, interval=read_days(value))
    if name == "place":
        return replace(told, place=find_place_id(pile, value[0], ruled) if value else None)
    if name == "actors":
        return replace(told, actors=frozenset(find_targets(pile, ruled)))
    if name == "recipients":
        return replace(told, recipients=frozenset(find_targets(pile, ruled)))
    return told


def read_days(value: Sequence[str]) -> Interval:
    """The days of an edited date: one day, or the first and last; unknown for none."""
    days = [datetime.fromisoformat(day).date() for day in value]
    return Interval(days[0], days[-1]) if days else Interval()


def find_targets(pile: Pile, ruled: Ruled) -> list[str]:
    """The actors that an edit names, in their order, as far as they are in the affair."""
    found = (_find_actor(pile, bound) for bound in ruled.targets)
    return list(dict.fromkeys(actor for actor in found if actor))


def _find_actor(pile: Pile, bound: Bound) -> str | None:
    """The actor of most of the mentions that a target holds on to, else the one that is called so."""
    spans = {s.span for s in bound.spots}
    pages = {s.page for s in spans}
    votes = Counter(
        pile.chains[article.article.id, m.chain]
        for article in pile.articles
        if article.article.page in pages
        for m in article.mentions
        if m.span in spans and (article.article.id, m.chain) in pile.chains
    )
    best = min(votes, key=lambda a: (-votes[a], a), default=None)
    return best or pile.called.get(bound.subject.name.casefold())


def find_place_id(pile: Pile, name: str, ruled: Ruled) -> str:
    """The id of a place of the affair that is called so; a new one where none is."""
    known = sorted(n for n, place in pile.grounds.items() if place.name.casefold() == name.casefold())
    return known[0] if known else _new_place(name, ruled)[0]


def _new_place(name: str, ruled: Ruled) -> tuple[str, Place]:
    spots = ruled.subjects[0].spots
    span = spots[0].span if spots else Span("", 0, 0)
    return name_thing("l", name.casefold(), None), Place(span, (0, 0), name)


def find_new_places(pile: Pile) -> dict[str, WeighedPlace]:
    """The places that people named and no article does, by id."""
    found = {}
    named = {name for names in pile.places.values() for name in names} if pile.held else set()
    for ruled in pile.held.of("edit"):
        if ruled.judgement.field == "place" and ruled.judgement.value:
            name = find_place_id(pile, ruled.judgement.value[0], ruled)
            if name not in named:
                found[name] = WeighedPlace(name, _new_place(ruled.judgement.value[0], ruled)[1], ())
    return found


def judge_fields(pile: Pile, groups: Mapping[str, Sequence[Telling]]) -> dict[str, dict[str, Ruled]]:
    """The newest edit of each field of each event, by the event's id; `groups` are the tellings of each."""
    rulings = list(pile.held.of("edit", about="event"))
    if not rulings:
        return {}
    places = _place_tellings(t for tellings in groups.values() for t in tellings)
    event_of = {t.id: event for event, tellings in groups.items() for t in tellings}
    found: dict[str, dict[str, Ruled]] = defaultdict(dict)
    for ruled in rulings:
        for bound in ruled.subjects:
            votes = Counter(event_of[name] for name in sorted(_tellings_of(bound, places)))
            if votes and ruled.judgement.field:
                found[min(votes, key=lambda e: (-votes[e], e))].setdefault(ruled.judgement.field, ruled)
    return found


def judge_links(pile: Pile, links: Sequence[Link]) -> tuple[Link, ...]:
    """The links, without those struck and with those added, sorted as before."""
    out = list(links)
    for ruled in reversed(list(pile.held.of("link"))):
        ends, kind = find_ends(pile, ruled), ruled.judgement.field
        same = [k for k in out if ends and are_ends(k, ends) and kind in {None, k.kind}]
        out = [k for k in out if k not in same]
        if ends and ruled.judgement.value == ("true",):
            out += [replace(k, score=1.0, why=f"{k.why}; {ruled.grounds}") for k in same] or _add(ruled, ends)
    return tuple(sorted(out, key=lambda k: (k.source, k.target, k.kind)))


def are_ends(link: Link, ends: tuple[str, str]) -> bool:
    """Whether a link goes from the one to the other; outlets' names in any case."""
    return link.target == ends[1] and link.source.casefold() == ends[0].casefold()


def _add(ruled: Ruled, ends: tuple[str, str]) -> list[Link]:
    kind: LinkKind = ruled.judgement.field or "inferred"  # type: ignore[assignment]  # checked where it was said
    return [Link(*ends, kind, (), 1.0, ruled.grounds)]


def find_ends(pile: Pile, ruled: Ruled) -> tuple[str, str] | None:
    """The ids of the two articles that a link joins, an outlet's name for the first; None where one is not there."""
    if len(ruled.subjects) != 2:  # noqa: PLR2004 -- from, to
        return None
    source, target = (find_article(pile, bound) for bound in ruled.subjects)
    if ruled.subjects[0].subject.kind == "outlet":
        source = ruled.subjects[0].subject.name
    return (source, target) if source and target else None


def find_article(pile: Pile, bound: Bound) -> str | None:
    """The article that shares most with a subject's stretch of its page."""
    shared = {
        a.article.id: sum(max(0, min(e, s.span.end) - max(b, s.span.start)) for b, e in a.article.spans)
        for s in bound.spots
        for a in pile.articles
        if a.article.page == s.span.page
    }
    best = min(shared, key=lambda i: (-shared[i], i), default=None)
    return best if best and shared[best] else None


def find_struck_pairs(pile: Pile) -> frozenset[frozenset[str]]:
    """Pairs of articles of which a person said that neither copies the other."""
    found: dict[frozenset[str], bool] = {}
    for ruled in pile.held.of("link"):
        if ruled.judgement.field in {None, "verbatim"} and (ends := find_ends(pile, ruled)):
            found.setdefault(frozenset(ends), ruled.judgement.value == ("false",))
    return frozenset(pair for pair, struck in found.items() if struck)


def find_added_links(pile: Pile) -> tuple[Link, ...]:
    """The links that people say there are, whether or not the texts show them."""
    return judge_links(pile, ())
